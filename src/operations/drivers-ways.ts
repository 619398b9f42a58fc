import { type Drivers, decompose, type Way } from '../goals/drivers.js'
import { type Figure, subtract } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import type { Period } from '../terms/period.js'
import { type Amounts, type EditionFigures, type ShareFigures, statusOf } from './edition-figures.js'

/** A year that both editions give, where a way crosses from the one to the other. */
export interface Crossing {
  readonly period: Period
  readonly before: Figure
  readonly after: Figure
}

/** The ways from a share of one edition to a share of another, with every figure they stand on. */
export interface Ways {
  readonly from: Figure
  readonly to: Figure
  readonly ways: readonly Way[]
  readonly crossings: readonly Crossing[]
  /** Amounts behind the parts. */
  readonly evidence: readonly Figure[]
}

function none(because: string, hint: string): never {
  throw new PledgebookError('notFound', 'drivers.noFigures', because, hint)
}

const HINT = 'choose other years, or another edition with --edition (for each end: --from-edition, --to-edition)'

function levels({ share, spending, gdp }: { share: Figure; spending: Figure; gdp: Figure }) {
  return { published: share.value, spending: spending.value, gdp: gdp.value }
}

/** What happened between two years within one edition; undefined, with the reason, where it lacks the amounts. */
function legOf(
  edition: EditionFigures,
  from: Period,
  to: Period,
): { readonly leg: Drivers; readonly evidence: readonly Figure[] } | { readonly because: string } {
  const [start, end] = [edition.level(from), edition.level(to)]
  if ('because' in start) return start
  if ('because' in end) return end
  return { leg: decompose(levels(start), levels(end)), evidence: amountsOf(start, end) }
}

function amountsOf(...of: readonly ShareFigures[]): Figure[] {
  return of.flatMap(({ spending, gdp }) => [spending, gdp])
}

/** The one way within one edition. Throws `notFound` `drivers.noFigures`. */
export function waysWithin(edition: EditionFigures, from: Period, to: Period): Ways {
  const [start, end] = [edition.level(from), edition.level(to)]
  if ('because' in start) return none(start.because, HINT)
  if ('because' in end) return none(end.because, HINT)
  return {
    from: start.share,
    to: end.share,
    ways: [{ legs: [decompose(levels(start), levels(end))], redefined: 0 }],
    crossings: [],
    evidence: amountsOf(start, end),
  }
}

/** Shares that both editions give, in order of their years. */
function sharedYears(before: EditionFigures, after: EditionFigures, years: readonly Period[]): Crossing[] {
  return years.flatMap((period) => {
    const [was, is] = [before.share(period), after.share(period)]
    return 'because' in was || 'because' in is ? [] : [{ period, before: was.figure, after: is.figure }]
  })
}

/** The first and the last of these; none twice. */
function outermost(crossings: readonly Crossing[]): Crossing[] {
  return crossings.filter((_, i) => i === 0 || i === crossings.length - 1)
}

/**
 * The ways between two editions: crossing in the first year and in the last where both editions give both, else in the one
 * that both give; where they give neither, in the first and in the last year that both give. A way that needs amounts which an edition lacks is left
 * out. `years` are those that either edition has. Throws `notFound` `drivers.noFigures`, `drivers.noSharedYear`.
 */
export function waysAcross(
  before: EditionFigures,
  after: EditionFigures,
  from: Period,
  to: Period,
  years: readonly Period[],
): Ways {
  const [start, end] = [before.share(from), after.share(to)]
  if ('because' in start) return none(start.because, HINT)
  if ('because' in end) return none(end.because, HINT)
  const shared = sharedYears(before, after, years)
  if (shared.length === 0)
    throw new PledgebookError(
      'notFound',
      'drivers.noSharedYear',
      `${before.edition} and ${after.edition} as held share no year with figures of ${before.area.name}: what one changed of the other cannot be told`,
      'choose editions whose years overlap',
    )
  const atEnds = shared.filter((c) => c.period === from || c.period === to)
  const refused: string[] = []
  const found = outermost(atEnds.length > 0 ? atEnds : shared).flatMap((crossing) => {
    const first = crossing.period === from ? NO_LEG : legOf(before, from, crossing.period)
    const last = crossing.period === to ? NO_LEG : legOf(after, crossing.period, to)
    if ('because' in first || 'because' in last) {
      refused.push(...[first, last].flatMap((l) => ('because' in l ? l.because : [])))
      return []
    }
    const legs = [first, last].flatMap((l) => l.leg ?? [])
    const redefined = subtract(crossing.after, crossing.before, 'restated').value
    return [{ crossing, way: { legs, redefined }, evidence: [...first.evidence, ...last.evidence] }]
  })
  if (found.length === 0) return none(refused[0] ?? '', HINT)
  return {
    from: start.figure,
    to: end.figure,
    ways: found.map((f) => f.way),
    crossings: found.map((f) => f.crossing),
    evidence: found.flatMap((f) => f.evidence),
  }
}

const NO_LEG = { leg: undefined, evidence: [] as readonly Figure[] }

/** What was restated of the crossings' years: money, GDP, and what is left of the published shares. */
export interface Restated {
  readonly parts: readonly Drivers[]
  readonly currency: string
  readonly evidence: readonly Figure[]
}

/**
 * Splits what the second edition made of the first's shares by both editions' figures at current prices: in the area's
 * own currency where both use the same, else in the common one. Undefined where an edition lacks the tables.
 */
export function restatedBy(
  before: EditionFigures,
  after: EditionFigures,
  crossings: readonly Crossing[],
): Restated | undefined {
  const pairs = crossings.map(({ period }) => [before.atCurrentPrices(period), after.atCurrentPrices(period)] as const)
  for (const kind of ['own', 'common'] as const) {
    const amounts = pairs.flatMap(([was, is]) => (was[kind] && is[kind] ? [{ was: was[kind], is: is[kind] }] : []))
    const currencies = new Set(amounts.flatMap(({ was, is }) => [was, is]).map((a) => a.spending.unit.code))
    const [currency] = currencies
    if (amounts.length < crossings.length || currencies.size !== 1 || currency === undefined) continue
    const parts = amounts.flatMap(({ was, is }, i) => {
      const crossing = crossings[i]
      if (crossing === undefined) return []
      return [decompose(levels({ share: crossing.before, ...was }), levels({ share: crossing.after, ...is }))]
    })
    const figures = ({ spending, gdp }: Amounts) => [spending, gdp]
    return { parts, currency, evidence: amounts.flatMap(({ was, is }) => [...figures(was), ...figures(is)]) }
  }
  return undefined
}

/** A crossing as the answer gives it. */
export function crossingShown({ period, before, after }: Crossing) {
  const shown = (figure: Figure) => ({ value: figure.value, status: statusOf(figure) })
  return { period, before: shown(before), after: shown(after) }
}
