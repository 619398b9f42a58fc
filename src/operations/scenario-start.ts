import type { Book } from '../book/book.js'
import type { Goal } from '../goals/goal.js'
import { convertBy, derived, type Figure, given, percentOf, published } from '../series/figure.js'
import type { Snapshot } from '../series/snapshot.js'
import type { Area } from '../terms/area.js'
import { PledgebookError } from '../terms/fault.js'
import { periodOf } from '../terms/period.js'
import { residualOf } from './group-sums.js'

/** Measures that a share's level and denominator are made of. */
export interface Parts {
  readonly share: string
  /** Whether the measures below are of that share; if not, only its denominator is known. */
  readonly published: boolean
  readonly base: string
  readonly own: string
  readonly usd: string
}

/** An area's spending and GDP of one year in its own currency, from one edition's cells. */
export interface Start {
  readonly year: number
  readonly currency: string
  readonly level: Figure
  readonly gdp: Figure
  /** Nominal ratio in per cent. */
  readonly share: Figure
  /** The share as published. */
  readonly published: Figure | undefined
  /** Spending and GDP in dollars, the cells that the rate is implied by. */
  readonly usd: Figure
  readonly base: Figure
  /** Dollars for one unit of the currency, as the edition implies. */
  readonly dollars: Figure
  readonly status: string
  readonly edition: string
  readonly cell: string
}

/**
 * The start by rule: level as published at current prices in national currency, denominator = level × GDP in dollars ÷ level in
 * dollars, all of one edition, the newest that has the level. Undefined where a cell is missing.
 */
export function publishedStart(snapshot: Snapshot, parts: Parts, area: string, year: number): Start | undefined {
  const known = starts.get(snapshot) ?? new Map<string, Start | undefined>()
  starts.set(snapshot, known)
  const key = `${area} ${year} ${parts.own} ${parts.share}`
  if (known.has(key)) return known.get(key)
  const start = readStart(snapshot, parts, area, year)
  known.set(key, start)
  return start
}

/** Starts are asked for again and again, by the pace, the past and every question that follows. */
const starts = new WeakMap<Snapshot, Map<string, Start | undefined>>()

function readStart(snapshot: Snapshot, parts: Parts, area: string, year: number): Start | undefined {
  const period = periodOf(year)
  const cell = snapshot.cell(parts.own, area, period)
  const level = published(cell)
  if (cell === undefined || level === undefined) return undefined
  const usd = published(snapshot.cellOf(cell.edition, parts.usd, area, period))
  const base = published(snapshot.cellOf(cell.edition, parts.base, area, period))
  if (usd === undefined || base === undefined || !(usd.value > 0)) return undefined
  const gdp = convertBy(base, level, usd, `GDP in dollars × ${parts.own} ÷ ${parts.usd}, the rate of the same cell`)
  return {
    year,
    currency: level.unit.code,
    level,
    gdp,
    share: percentOf(level, gdp, 'spending ÷ GDP, both at current prices'),
    published: published(snapshot.cellOf(cell.edition, parts.share, area, period)),
    usd,
    base,
    dollars: derived(
      usd.value / level.value,
      { code: usd.unit.code, scale: 0, prices: null },
      `one ${level.unit.code} in ${usd.unit.code}: ${parts.usd} ÷ ${parts.own}`,
      [usd, level],
    ),
    status: cell.status,
    edition: cell.edition,
    cell: cell.cell,
  }
}

/** A member without forces: no spending, GDP in dollars as listed or as the residual of the smallest aggregate that holds it. */
export function exemptStart(
  book: Book,
  snapshot: Snapshot,
  parts: Parts,
  area: Area,
  edition: string,
  year: number,
): Start | undefined {
  const period = periodOf(year)
  const listed = snapshot.cellOf(edition, parts.base, area.code, period)
  const gdp = published(listed) ?? residualOf(book, snapshot, area, parts.base, edition, period)
  if (gdp === undefined) return undefined
  const none = given(0, gdp.unit, 'no spending', `${area.name} has no armed forces`)
  return {
    year,
    currency: gdp.unit.code,
    level: none,
    gdp,
    share: percentOf(none, gdp, 'spending ÷ GDP'),
    published: undefined,
    usd: none,
    base: gdp,
    dollars: given(1, { code: gdp.unit.code, scale: 0, prices: null }, 'one dollar', 'by definition'),
    status: listed?.status ?? 'estimate',
    edition,
    cell: listed?.cell ?? '',
  }
}

/** Newest year in which an area, or every member of a group with forces, has a level. */
export function newestStart(
  snapshot: Snapshot,
  parts: Parts,
  areas: readonly Area[],
  exempt: readonly string[],
): number | undefined {
  const years = areas
    .filter((a) => !exempt.includes(a.code))
    .map((a) => {
      const edition = snapshot.editionOf(parts.own, a.code)
      if (edition === undefined) return undefined
      const held = snapshot.series(edition, parts.own, a.code).filter((o) => o.value !== null)
      return held.length === 0 ? undefined : Number(held.at(-1)?.period)
    })
  const known = years.filter((y) => y !== undefined)
  return known.length === years.length && known.length > 0 ? Math.min(...known) : undefined
}

/** Why areas have no published start: `notFound` `start.none`. */
export function nothingPublished(
  book: Book,
  goal: Goal,
  parts: Parts,
  areas: readonly Area[],
  snapshot: Snapshot,
  only: string | undefined,
): PledgebookError {
  const fail = (message: string) =>
    new PledgebookError(
      'notFound',
      'start.none',
      message,
      'give the start yourself: --start-share 2.0 or --start-level 62.5e9',
    )
  if (!parts.published) return fail(`nothing is published of the ${book.measure(parts.share).title}`)
  const exempt = goal.exempt.find((e) => areas.length === 1 && e.area === areas[0]?.code)
  if (exempt) return fail(`exempt from ${goal.id}: ${exempt.because}`)
  const without = areas.filter(
    (a) => snapshot.editionOf(parts.own, a.code) === undefined && !goal.exempt.some((e) => e.area === a.code),
  )
  const where = only === undefined ? `as known on ${snapshot.asOf}` : `in ${only}`
  return fail(`no ${parts.own} of ${without.map((a) => a.name).join(', ') || 'these areas'} is held, ${where}`)
}
