import { significant } from '../math/rounding.js'
import { derived, type Figure, given, percentOf, published, sum } from '../series/figure.js'
import type { Precision } from '../series/recomputed.js'
import type { Snapshot } from '../series/snapshot.js'
import type { Observation } from '../terms/observation.js'
import type { Period } from '../terms/period.js'
import { PERCENT, type Unit } from '../terms/unit.js'
import { moneyOf } from './gap.js'
import type { Decided, FunctionOf, Functions } from './readings-functions.js'
import { READINGS, type Reading, type ReadingName } from './readings-schema.js'

/** What the readings of any area and year are made from. */
export interface ReadingsFrame {
  readonly snapshot: Snapshot
  readonly precision: Precision
  readonly edition: string
  readonly functions: Functions
  /** The function whose money and share give GDP: the one with the largest share, whose rounding matters least. */
  readonly whole: Functions['wholes'][number]
  readonly cap: number
  readonly decide: (f: FunctionOf, period: string, amount: number | null) => Decided
  /** Areas and years that were looked at already. */
  readonly known: Map<string, AreaYear | undefined>
}

interface Taken {
  readonly of: FunctionOf
  readonly decided: Decided
  readonly cell: Observation
  readonly figure: Figure
}

/** One area in one year: its functions as decided, and its GDP as the file implies it. */
export interface AreaYear {
  readonly area: string
  readonly gdp: Figure
  /** By how much of itself GDP may be off, from the rounding of the share. */
  readonly loose: number
  readonly taken: readonly Taken[]
  readonly missing: readonly { readonly of: FunctionOf; readonly decided: Decided }[]
  readonly money: Readonly<Record<ReadingName, Figure>>
}

function part(figure: Figure, share: number): Figure {
  if (share === 1) return figure
  return derived(figure.value * share, figure.unit, `${share} of it`, [
    figure,
    given(share, { code: 'ratio', scale: 0, prices: null }, 'share of the function', 'the rule set'),
  ])
}

/** Undefined where the edition has no GDP to divide by. Functions without a figure are named, never filled in. */
export function areaYear(frame: ReadingsFrame, area: string, period: Period): AreaYear | undefined {
  const key = `${area} ${period}`
  if (!frame.known.has(key)) frame.known.set(key, lookAt(frame, area, period))
  return frame.known.get(key)
}

function lookAt(frame: ReadingsFrame, area: string, period: Period): AreaYear | undefined {
  const { snapshot, edition, whole, functions, decide } = frame
  const at = (measure: string) => snapshot.cellOf(edition, measure, area, period)
  const shareCell = at(whole.share)
  const [spent, share] = [published(at(whole.money)), published(shareCell)]
  if (shareCell === undefined || spent === undefined || share === undefined || share.value <= 0) return undefined
  const gdp = derived((100 * spent.value) / share.value, spent.unit, 'GDP: all expenditure ÷ its share of GDP', [
    spent,
    share,
  ])
  const taken: Taken[] = []
  const missing: { of: FunctionOf; decided: Decided }[] = []
  for (const of of functions.lines) {
    if (of.code === whole.code) continue
    const cell = at(of.money)
    const figure = published(cell)
    const scale = figure ? Number(`1e${figure.unit.scale}`) : 1
    const decided = decide(of, period, figure ? significant(figure.value * scale) : null)
    if (READINGS.every((r) => decided.takes[r.name] === 0)) continue
    if (cell && figure) taken.push({ of, decided, cell, figure })
    else missing.push({ of, decided })
  }
  taken.sort((a, b) => b.figure.value - a.figure.value)
  return {
    area,
    gdp,
    loose: frame.precision.halfStep(edition, whole.share) / share.value,
    taken,
    missing,
    money: byReading((name) => {
      const parts = taken.filter((t) => t.decided.takes[name] > 0).map((t) => part(t.figure, t.decided.takes[name]))
      return parts.length > 0 ? sum(parts, `functions of the ${name} reading`) : nothing(spent.unit, name)
    }),
  }
}

function nothing(unit: Unit, name: ReadingName): Figure {
  return derived(0, unit, `the ${name} reading takes no function with a figure`, [])
}

export function byReading<T>(of: (name: ReadingName) => T): Record<ReadingName, T> {
  return { narrow: of('narrow'), middle: of('middle'), broad: of('broad') }
}

/** A reading of one area or of a group, and the figures behind its numbers. */
export interface TracedReading {
  readonly value: Reading
  readonly figures: ReadonlyMap<string, Figure>
}

function reachesCap(value: number, within: number, cap: number): Reading['reachesCap'] {
  if (value - within >= cap) return 'yes'
  return value + within < cap ? 'no' : 'cannot-tell'
}

/** What of a share counts: up to the cap. */
function capped(share: Figure, cap: number): Figure {
  if (share.value <= cap) return share
  return derived(cap, PERCENT, 'no more than the cap counts', [share])
}

/** Money ÷ GDP, uncapped and as it counts. `members` of a group count up to the cap each. */
export function traceReading(name: ReadingName, frame: ReadingsFrame, members: readonly AreaYear[]): TracedReading {
  const [first, ...others] = members
  const only = others.length === 0 ? first : undefined
  const moneys = members.map((m) => m.money[name])
  const summed = (figures: readonly Figure[]) =>
    only && figures[0] ? figures[0] : sum(figures, `sum of ${members.length} members`)
  const money = summed(moneys)
  const gdp = summed(members.map((m) => m.gdp))
  const share = percentOf(
    money,
    gdp,
    only ? `${name} reading ÷ GDP` : `${name} reading ÷ GDP, each summed over the members`,
  )
  const counting = members.map((m): Figure => {
    const own = percentOf(m.money[name], m.gdp, `${name} reading ÷ GDP`)
    const counts = capped(own, frame.cap)
    return counts === own
      ? m.money[name]
      : derived((counts.value / 100) * m.gdp.value, m.gdp.unit, 'the cap of GDP', [counts, m.gdp])
  })
  const counts = only
    ? capped(share, frame.cap)
    : percentOf(summed(counting), gdp, `what counts of each member, at most ${frame.cap} %, ÷ GDP`)
  const loose = members.reduce((total, m) => total + m.loose * m.gdp.value, 0) / gdp.value
  const within = significant(Math.abs(share.value) * loose)
  return {
    value: {
      value: share.value,
      counts: counts.value,
      reachesCap: reachesCap(share.value, within, frame.cap),
      within,
      money: moneyOf(money),
    },
    figures: new Map([
      ['value', share],
      ['counts', counts],
      ['money/value', money],
    ]),
  }
}
