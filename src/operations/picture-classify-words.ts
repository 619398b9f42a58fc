import { fixedHalfUp } from '../math/rounding.js'
import type { Prices } from '../terms/unit.js'
import { unitInWords } from '../terms/unit.js'
import type { ClassifyAnswer } from './classify-schema.js'

const SCALES = [9, 6, 3]
const LARGE = 100

/** How the money of one picture is shown: in thousands, millions or billions of the ledger's currency. */
export interface PictureMoney {
  readonly unit: string
  readonly decimals: number
  readonly shown: (value: number) => number
  /** A number with its unit, as in a sentence. */
  readonly text: (value: number) => string
}

/** A whole or decimal number with commas between thousands. */
export function grouped(digits: string): string {
  const [whole = '', ...rest] = digits.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}

/** Chosen by the largest of these amounts, given in the answer's unit. */
export function pictureMoney({ unit }: ClassifyAnswer, values: readonly number[]): PictureMoney {
  const most = Math.max(0, ...values.map(Math.abs))
  const raised = SCALES.find((scale) => most >= Number(`1e${scale}`)) ?? 0
  const divisor = Number(`1e${raised}`)
  const shown = (value: number) => value / divisor
  const decimals = shown(most) >= LARGE ? 1 : 2
  const of = { code: unit.currency, scale: unit.scale + raised, prices: null }
  return {
    unit: unitInWords({ ...of, prices: unit.prices as Prices }),
    decimals,
    shown,
    text: (value) => {
      const written = fixedHalfUp(shown(Math.abs(value)), decimals)
      return `${value < 0 ? '−' : ''}${grouped(written)} ${unitInWords(of)}`
    },
  }
}

/** An id of a part or stage as words. */
export function inWords(id: string): string {
  return id.replaceAll('-', ' ')
}

/** The stage as the beginning of a sentence. */
export function stageInWords({ ledger }: ClassifyAnswer): string {
  return `${ledger.stage.slice(0, 1).toUpperCase()}${inWords(ledger.stage.slice(1))}`
}

/**
 * Ids of rules as words: `defence.aid-ukraine` is "defence: aid ukraine". A first word that all of them share says nothing and
 * is left out.
 */
export function ruleWords(ids: readonly string[]): (id: string) => string {
  const first = ids[0]?.split('.')[0]
  const shared = ids.length > 1 && ids.every((id) => id.includes('.') && id.split('.')[0] === first)
  return (id) => {
    const words = (shared ? id.slice((first ?? '').length + 1) : id).split('.').map(inWords)
    return words.join(': ')
  }
}

/** By which rules, and what was switched off: a picture of a what-if must not pass for the usual one. */
export function rulesInWords({ rules }: ClassifyAnswer): string {
  const off = rules.off.length === 0 ? '' : ` without ${rules.off.join(', ')}`
  return `rules ${rules.id}${off}, ${rules.standings.join(' and ')}`
}

/** A note as a sentence: notes stand one after the other. */
function asSentence(note: string): string {
  return `${note.slice(0, 1).toUpperCase()}${note.slice(1)}${/[.!?]$/.test(note) ? '' : '.'}`
}

/** What a reader must know, but for what the rule set says of itself at length. */
export function pictureNotes(answer: ClassifyAnswer): string[] {
  return answer.notes.filter((note) => note !== answer.rules.note && note !== '').map(asSentence)
}
