import type { PartTone } from '../charts/parts-tone.js'
import type { PartTile, TiledPart, TreemapSpec } from '../charts/treemap-parts.js'
import { roundHalfUp } from '../math/rounding.js'
import { NOT_COUNTED } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import type { ClassifyAnswer } from './classify-schema.js'
import {
  grouped,
  inWords,
  type PictureMoney,
  pictureMoney,
  pictureNotes,
  rulesInWords,
  ruleWords,
  stageInWords,
} from './picture-classify-words.js'

const HUES: readonly PartTone[] = ['first', 'second', 'third']

/** Sums of money as the answer has them have no more than hundredths. */
const hundredths = (value: number) => roundHalfUp(value, 2)

type YearRule = ClassifyAnswer['byRule'][number]

/** What the central shares of a rule leave over: in no part, but some of it may be. */
function leftOver(rule: YearRule): Pick<PartTile, 'value' | 'low' | 'high'> {
  const sum = (key: 'low' | 'central' | 'high') => rule.parts.reduce((all, p) => all + p[key], 0)
  const [value, a, b] = [sum('central'), sum('high'), sum('low')].map((s) => hundredths(rule.money - s))
  return { value: value ?? 0, low: Math.min(a ?? 0, b ?? 0), high: Math.max(a ?? 0, b ?? 0) }
}

interface Unmatched {
  readonly part: TiledPart | undefined
  readonly note: string
}

/**
 * Money that no rule decides: a part of its own, or a sentence where it is below zero, or so large that what the rules
 * decide would be a corner of the picture.
 */
function unmatchedOf(answer: ClassifyAnswer, period: string, decided: number, money: PictureMoney): Unmatched {
  const year = answer.years.find((y) => y.period === period)
  const own = answer.unmatched.byPeriod.find((p) => p.period === period)
  if (year === undefined || year.unmatchedLines === 0) return { part: undefined, note: '' }
  const value = year.unmatched
  const lines = `${grouped(String(year.unmatchedLines))} lines`
  if (value > 0 && value <= decided) {
    const shown = money.shown(value)
    const span = { value: shown, low: shown, high: shown }
    const label = lines
    const tiles = [{ id: '', label, alone: true, ...span }]
    return { part: { label: 'no rule decides', tone: 'open', ...span, tiles }, note: '' }
  }
  const sides =
    own === undefined || own.revenue === 0
      ? money.text(value)
      : `${money.text(own.expenditure)} of spending and ${money.text(-own.revenue)} of revenue`
  return { part: undefined, note: `Not drawn: ${lines} that no rule decides, ${sides}.` }
}

/** Money of the year asked for, else the last, by part and rule. Throws `input` `chart.noData` for an answer without a year. */
export function tilesOf(answer: ClassifyAnswer, asked?: string): { spec: TreemapSpec; decimals: number } {
  const period = answer.years.find((y) => y.period === asked)?.period ?? answer.years.at(-1)?.period
  if (period === undefined)
    throw new PledgebookError('input', 'chart.noData', 'the ledger has no year', 'look at it with pledgebook ledger')
  const byPart = answer.byPart.flatMap((p, i) => (p.period === period ? [{ ...p, at: `/byPart/${i}` }] : []))
  const rules = answer.byRule.flatMap((r, i) => (r.period === period ? [{ ...r, at: `/byRule/${i}` }] : []))
  const money = pictureMoney(
    answer,
    byPart.flatMap((p) => [p.low, p.central, p.high]),
  )
  const { shown } = money
  const words = ruleWords(answer.byRule.map((r) => r.rule))
  const hues = byPart.map((p) => p.part).filter((part) => part !== NOT_COUNTED)
  const parts = byPart.map(
    ({ part, low, central, high, at }): TiledPart => ({
      label: inWords(part),
      at,
      tone: part === NOT_COUNTED ? 'outside' : (HUES[hues.indexOf(part) % HUES.length] ?? 'first'),
      value: shown(central),
      low: shown(low),
      high: shown(high),
      tiles: rules.flatMap((rule): PartTile[] => {
        const place = rule.parts.findIndex((p) => p.part === part)
        const own = rule.parts[place]
        if (own === undefined || (own.low === 0 && own.central === 0 && own.high === 0)) return []
        const span = { value: shown(own.central), low: shown(own.low), high: shown(own.high) }
        const short = rule.rule.startsWith(`${part}.`) ? inWords(rule.rule.slice(part.length + 1)) : undefined
        return [{ id: rule.rule, label: words(rule.rule), short, at: `${rule.at}/parts/${place}`, ...span }]
      }),
    }),
  )
  const over = rules
    .map((rule) => ({ rule: rule.rule, ...leftOver(rule) }))
    .filter((o) => o.value !== 0)
    .map(({ rule, value, low, high }): PartTile => {
      const span = { value: shown(value), low: shown(low), high: shown(high) }
      return { id: rule, label: words(rule), ...span }
    })
  const sum = (key: 'value' | 'low' | 'high') => over.reduce((all, o) => all + o[key], 0)
  if (over.length > 0)
    parts.push({
      label: 'left over',
      tone: 'over',
      value: sum('value'),
      low: sum('low'),
      high: sum('high'),
      tiles: over,
    })
  const decided = rules.reduce((all, r) => all + Math.max(0, r.money), 0)
  const unmatched = unmatchedOf(answer, period, decided, money)
  if (unmatched.part) parts.push(unmatched.part)
  return {
    spec: {
      title: `${answer.name} ${period}: what counts, by rule`,
      subtitle: `${stageInWords(answer)}, spending less revenue, by ${rulesInWords(answer)}`,
      unit: money.unit,
      source: answer.citation.text,
      notes: [
        over.length > 0 ? 'Left over: money of these lines that the central shares give to no part.' : '',
        unmatched.note,
        ...pictureNotes(answer),
      ].filter((note) => note !== ''),
      parts,
    },
    decimals: money.decimals,
  }
}
