import { around, type Interval, percentInterval } from '../math/interval.js'
import { type Area, type Group, membersOf } from '../terms/area.js'
import type { Measure } from '../terms/measure.js'
import type { Observation } from '../terms/observation.js'
import { yearOf } from '../terms/period.js'
import { Precision } from './recomputed.js'

/** Laws that published figures of one edition must keep. */
export type Identity =
  | 'share'
  | 'nominal-share'
  | 'real-change'
  | 'distribution'
  | 'aggregate'
  | 'repeat'
  | 'steady'
  | 'blank'

/** A published figure and what the same edition's other figures say it should be, beyond their rounding. */
export interface IdentityBreak {
  readonly identity: Identity
  readonly edition: string
  readonly measure: string
  readonly area: string
  readonly period: string
  /** Null where the cell is blank. */
  readonly published: number | null
  readonly recomputed: number | null
}

export interface IdentityContext {
  readonly measures: readonly Measure[]
  readonly areas: readonly Area[]
  readonly groups: readonly Group[]
  /** Measures that add up to 100 per cent. */
  readonly distributions: readonly (readonly string[])[]
  /** Members that may be missing from the rows of an aggregate. */
  readonly exempt: readonly string[]
}

/** Arithmetic residue of full-precision figures, relative. */
const RESIDUE = 1e-6

interface Check {
  readonly checked: Record<Identity, number>
  readonly breaks: IdentityBreak[]
}

/**
 * Recomputes every identity of one edition's observations within their rounding: a share is its numerator by its
 * denominator, a change is this year by the last, a distribution adds to 100, an aggregate is the sum of that year's members, a
 * repeated cell equals the one it repeats, a steady measure does not jump, no cell is blank. What lacks a figure is not
 * checked; `checked` counts what is.
 */
export function checkIdentities(context: IdentityContext, observations: readonly Observation[]): Check {
  const book = new EditionCells(observations)
  const checked = {
    share: 0,
    'nominal-share': 0,
    'real-change': 0,
    distribution: 0,
    aggregate: 0,
    repeat: 0,
    steady: 0,
    blank: 0,
  }
  const check: Check = { checked, breaks: [] }
  for (const measure of context.measures)
    for (const o of book.of(measure.id)) {
      if (measure.ratio) compare(check, 'share', o, book, ratio(book, o, measure.ratio))
      if (measure.nominal) compare(check, 'nominal-share', o, book, ratio(book, o, measure.nominal))
      if (measure.changeOf) compare(check, 'real-change', o, book, change(book, o, measure.changeOf))
      if (measure.repeats) compare(check, 'repeat', o, book, book.interval(measure.repeats, o.area, o.period))
      if (measure.steady !== undefined) steady(check, book, o, measure.steady)
      check.checked.blank++
      // What the publisher marks as not available is said, not left out.
      if (o.value === null && (o.missing ?? 'blank') === 'blank') add(check, 'blank', o, null)
      const group = measure.nature === 'ratio' ? undefined : context.groups.find((g) => g.code === o.area)
      if (group) aggregate(check, context, book, o, group)
    }
  for (const parts of context.distributions) distribution(check, book, parts)
  return check
}

/** Cells of one edition by measure, area and period, with their rounding. */
class EditionCells {
  readonly #cells = new Map<string, Observation>()
  readonly #byMeasure = new Map<string, Observation[]>()
  readonly #precision: Precision

  constructor(observations: readonly Observation[]) {
    this.#precision = new Precision(observations)
    for (const o of observations) {
      this.#cells.set(`${o.measure}|${o.area}|${o.period}`, o)
      this.#byMeasure.set(o.measure, [...(this.#byMeasure.get(o.measure) ?? []), o])
    }
  }

  of(measure: string): readonly Observation[] {
    return this.#byMeasure.get(measure) ?? []
  }

  interval(measure: string, area: string, period: string): Interval | undefined {
    const cell = this.#cells.get(`${measure}|${area}|${period}`)
    return cell && this.#precision.interval(cell)
  }
}

function compare(
  check: Check,
  identity: Identity,
  o: Observation,
  book: EditionCells,
  expected: Interval | undefined,
): void {
  const published = book.interval(o.measure, o.area, o.period)
  if (o.value === null || published === undefined || expected === undefined) return
  check.checked[identity]++
  const slack = RESIDUE * Math.max(1, Math.abs(o.value))
  if (published.high < expected.low - slack || published.low > expected.high + slack)
    add(check, identity, o, (expected.low + expected.high) / 2)
}

function ratio(
  book: EditionCells,
  o: Observation,
  pair: { numerator: string; denominator: string },
): Interval | undefined {
  const n = book.interval(pair.numerator, o.area, o.period)
  const d = book.interval(pair.denominator, o.area, o.period)
  return n && d && d.low > 0 ? percentInterval(n, d) : undefined
}

function change(book: EditionCells, o: Observation, of: string): Interval | undefined {
  const now = book.interval(of, o.area, o.period)
  const before = book.interval(of, o.area, String(yearOf(o.period) - 1))
  if (!now || !before || before.low <= 0) return undefined
  const bounds = percentInterval(now, before)
  return { low: bounds.low - 100, high: bounds.high - 100 }
}

/** A total that leaves out a blank member is no total, even if it is the sum of the others. */
function aggregate(check: Check, context: IdentityContext, book: EditionCells, o: Observation, group: Group): void {
  let low = 0
  let high = 0
  let blank = false
  for (const area of membersOf(group, context.areas, yearOf(o.period))) {
    const cell = book.interval(o.measure, area.code, o.period)
    if (cell) {
      low += cell.low
      high += cell.high
    } else if (!context.exempt.includes(area.code)) blank = true
    else if (needsExempt(context, o.measure)) return
  }
  if (blank) {
    check.checked.aggregate++
    add(check, 'aggregate', o, (low + high) / 2)
  } else compare(check, 'aggregate', o, book, { low, high })
}

function steady(check: Check, book: EditionCells, o: Observation, most: number): void {
  const bounds = change(book, o, o.measure)
  if (bounds === undefined) return
  check.checked.steady++
  if (bounds.low > most || bounds.high < -most) add(check, 'steady', o, (bounds.low + bounds.high) / 2)
}

function add(check: Check, identity: Identity, o: Observation, recomputed: number | null): void {
  check.breaks.push({
    identity,
    edition: o.edition,
    measure: o.measure,
    area: o.area,
    period: o.period,
    published: o.value,
    recomputed,
  })
}

/** Whether a measure counts members without forces: it is the denominator of some share. */
function needsExempt(context: IdentityContext, measure: string): boolean {
  return context.measures.some((m) => m.ratio?.denominator === measure || m.nominal?.denominator === measure)
}

function distribution(check: Check, book: EditionCells, parts: readonly string[]): void {
  const [first] = parts
  if (first === undefined) return
  for (const o of book.of(first)) {
    const cells = parts.map((part) => book.interval(part, o.area, o.period))
    if (o.value === null || cells.some((c) => c === undefined)) continue
    const low = cells.reduce((sum, c) => sum + (c?.low ?? 0), 0)
    const high = cells.reduce((sum, c) => sum + (c?.high ?? 0), 0)
    check.checked.distribution++
    const hundred = around(100, DISTRIBUTION_SLACK)
    if (high < hundred.low || low > hundred.high) add(check, 'distribution', o, (low + high) / 2)
  }
}

/** Parts typed with two decimals in tables of full numbers may miss 100 by this many points. */
const DISTRIBUTION_SLACK = 0.05
