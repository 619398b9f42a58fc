import type { Book } from '../book/book.js'
import type { CheckFacts } from '../book/lexicon-facts.js'
import { fixedHalfUp } from '../math/rounding.js'
import { derived, type Figure, published } from '../series/figure.js'
import type { Observation } from '../terms/observation.js'
import type { Unit } from '../terms/unit.js'
import type { RecordAnswer, RecordEntry } from './record-schema.js'

type Claim = RecordEntry['claims'][number]
type Shown = RecordAnswer['comparisons'][number]['editions'][number]
type Newest = RecordAnswer['comparisons'][number]['newest']

/** A claim of one year's share or amount, in the words of the publisher: which measure shows it, and in which unit. */
interface Comparable {
  readonly measures: readonly string[]
  readonly period: string
  readonly value: number
  readonly unit: string
}

const YEAR = /^\d{4}$/
/** Decimal digits to which differences are told, so that no binary remainder is. */
const DIGITS = 6

/**
 * What of a claim editions can show: a share, an own target's share, or an amount of one area in one year; else undefined, as also for
 * an amount that was held only against figures per head or at the prices of another year.
 */
export function comparableOf({ measures }: CheckFacts, claim: Claim): Comparable | undefined {
  const { ask, area, period, value, unit } = claim
  const of = ask === 'level' ? [measures.current, measures.ownCurrent] : [measures.share]
  const year = period.slice(0, 4)
  if (typeof value !== 'number' || unit === null || area === '' || area.includes('+') || !YEAR.test(year))
    return undefined
  const alone = YEAR.test(period) || ask === 'own-target'
  if (!alone) return undefined
  if (ask !== 'share' && ask !== 'own-target' && ask !== 'level') return undefined
  const against = claim.measures
  if (against.includes(measures.perHead) || (against.length > 0 && !against.some((id) => of.includes(id))))
    return undefined
  return { measures: of, period: year, value, unit }
}

/** A cell's number in the unit of the claim: whole units of its currency, or per cent; undefined for any other currency. */
function inUnitOf(wanted: string, unit: Unit, value: number): number | undefined {
  if (wanted.startsWith('percent')) return unit.code === 'percent' ? value : undefined
  return unit.code === wanted ? Number(`${value}e${unit.scale}`) : undefined
}

interface Row {
  readonly cell: Observation
  readonly publishedOn: string
  readonly value: number
  readonly figure: Figure
}

/** The newest year before the one asked that the newest edition with any has: what is published so far. */
function newestOf(rows: readonly Row[], asked: Comparable): Newest {
  const before = rows.filter((row) => row.cell.period < asked.period)
  const [first, ...more] = before
  if (first === undefined) return null
  const key = (row: Row) => `${row.publishedOn} ${row.cell.period}`
  const { cell, publishedOn, value } = more.reduce((a, b) => (key(b) > key(a) ? b : a), first)
  return { period: cell.period, value, status: cell.status, edition: cell.edition, publishedOn, cell: cell.cell }
}

/**
 * What each held edition known on a day gives for what a claim says, oldest first, with the figures behind it. Published cells only; nothing is
 * converted or deflated: an amount is compared at current prices in the currency it was said in.
 */
export async function editionsOf(
  book: Book,
  area: string,
  asked: Comparable,
  day: string | null,
): Promise<{ shown: Shown[]; newest: Newest; figures: Figure[] }> {
  const observations = await book.observations(asked.measures)
  const all = observations.flatMap((cell): Row[] => {
    const edition = book.facts.editions.find((e) => e.id === cell.edition)
    const figure = published(cell)
    if (cell.area !== area || !edition || !figure) return []
    const value = inUnitOf(asked.unit, cell.unit, figure.value)
    if (value === undefined) return []
    const whole: Unit = { ...cell.unit, scale: 0 }
    const shown = cell.unit.scale === 0 ? figure : derived(value, whole, 'the cell, in whole units', [figure])
    return [{ cell, publishedOn: edition.publishedOn, value, figure: shown }]
  })
  const rows = all.filter((row) => row.cell.period === asked.period)
  // An amount in dollars may stand in two tables of an edition; one is enough.
  const first = new Map(rows.toReversed().map((row) => [row.cell.edition, row]))
  const ordered = [...first.values()].sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
  return {
    figures: ordered.map((row) => row.figure),
    newest: rows.length > 0 ? null : newestOf(all, asked),
    shown: ordered.map(({ cell, publishedOn, value }) => ({
      edition: cell.edition,
      publishedOn,
      status: cell.status,
      value,
      unit: asked.unit,
      difference: Number(fixedHalfUp(value - asked.value, DIGITS)),
      cell: cell.cell,
      later: day !== null && publishedOn > day,
    })),
  }
}
