import type { ExplainNode } from 'pledgebook/browser'
import { say, type Word } from '../words/words.js'
import { type Figures, numberFormat } from './figures.js'

const WORDS: Readonly<Record<string, Word>> = {
  percent: 'why.percent',
  points: 'why.points',
  outturn: 'why.outturn',
  estimate: 'why.estimate',
  forecast: 'why.forecast',
  published: 'why.published',
  derived: 'why.derived',
  given: 'why.given',
  reasoned: 'why.reasoned',
}

/** A name of the data in the page's words; names that the catalogue does not have stand as they are. */
export function worded(name: string): string {
  const word = WORDS[name]
  return word ? say(word) : name
}

/** A number with all the digits it was given with, in the reader's manner. */
export function exact(value: unknown, figures: Figures): string {
  if (typeof value !== 'number') return worded(String(value))
  return numberFormat(figures.locale, { maximumSignificantDigits: 12 }).format(value)
}

/** A unit with its scale: `million EUR`. */
export function unitWords({ code, scale }: NonNullable<ExplainNode['unit']>): string {
  const unit = worded(code)
  if (scale === 3) return say('why.scale.3', { unit })
  if (scale === 6) return say('why.scale.6', { unit })
  if (scale === 9) return say('why.scale.9', { unit })
  return scale === 0 ? unit : `10^${scale} ${unit}`
}

/** What year's prices an amount is in; empty for what has none. */
export function pricesWords(unit: NonNullable<ExplainNode['unit']>): string {
  if (unit.prices === null) return ''
  return unit.prices === 'current' ? say('why.prices.current') : say('why.prices.constant', { year: unit.prices })
}

/** A number with its unit, as a sentence would have it. */
export function quantity(value: unknown, unit: ExplainNode['unit'], figures: Figures): string {
  const text = exact(value, figures)
  if (unit === undefined || typeof value !== 'number') return text
  return unit.code === 'percent' ? `${text} %` : `${text} ${unitWords(unit)}`
}
