import { type Figure, percentOf } from '../series/figure.js'
import { type Area, type Group, membersOf } from '../terms/area.js'
import { type Period, yearOf } from '../terms/period.js'
import { moneyOf } from './gap.js'
import { type AreaYear, areaYear, byReading, type ReadingsFrame, traceReading } from './readings-area.js'
import {
  READINGS,
  type Reading,
  type ReadingName,
  type ReadingsAnswer,
  type ReadingsMember,
} from './readings-schema.js'

export interface Traced<T> {
  readonly value: T
  readonly origins: ReadonlyMap<string, Figure>
}

/** The three readings of some areas together, with origins by pointer below `/`. */
function three(frame: ReadingsFrame, members: readonly AreaYear[]): Traced<Record<ReadingName, Reading>> {
  const traced = byReading((name) => traceReading(name, frame, members))
  const origins = READINGS.flatMap(({ name }) =>
    [...traced[name].figures].map(([place, figure]) => [`/${name}/${place}`, figure] as const),
  )
  return { value: byReading((name) => traced[name].value), origins: new Map(origins) }
}

/** One area's row: the readings, the functions that make them and those that have no figure. */
export function memberRow(
  frame: ReadingsFrame,
  area: Area,
  holders: Group,
  year: AreaYear,
  period: Period,
): Traced<ReadingsMember> {
  const readings = three(frame, [year])
  const origins = new Map(readings.origins)
  const functions = year.taken.map(({ of, decided, cell, figure }, i) => {
    const share = percentOf(figure, year.gdp, `${of.code} ÷ GDP`)
    origins.set(`/functions/${i}/value`, share)
    origins.set(`/functions/${i}/money/value`, figure)
    return {
      code: of.code,
      value: share.value,
      money: moneyOf(figure),
      rule: decided.rule?.id ?? '',
      ...decided.takes,
      status: cell.status,
      cell: cell.cell,
    }
  })
  return {
    origins,
    value: {
      area: area.code,
      name: area.name,
      member: membersOf(holders, [area], yearOf(period)).length > 0,
      status: functions.some((f) => f.status !== 'outturn') ? 'estimate' : 'outturn',
      edition: frame.edition,
      ...readings.value,
      functions,
      missing: year.missing.map(({ of, decided }) => ({
        code: of.code,
        rule: decided.rule?.id ?? '',
        ...decided.takes,
      })),
    },
  }
}

/** A group in one year: its members of that year that have figures, numerators and denominators summed. */
export function totalRow(
  frame: ReadingsFrame,
  group: Group,
  areas: readonly Area[],
  period: Period,
): Traced<NonNullable<ReadingsAnswer['total']>> | undefined {
  const members = membersOf(group, areas, yearOf(period))
  const found = members.map((area) => areaYear(frame, area.code, period))
  const counted = found.flatMap((year) => year ?? [])
  if (counted.length === 0) return undefined
  const { value, origins } = three(frame, counted)
  return {
    origins,
    value: {
      group: group.code,
      name: group.name,
      members: members.length,
      counted: counted.length,
      without: members.filter((_, i) => found[i] === undefined).map((a) => a.code),
      ...value,
    },
  }
}

/** One area's or a group's readings of every year, the years without figures left out. */
export function yearRows(
  frame: ReadingsFrame,
  periods: readonly Period[],
  of: (period: Period) => readonly AreaYear[],
): Traced<ReadingsAnswer['years']> {
  const origins = new Map<string, Figure>()
  const value: ReadingsAnswer['years'] = []
  for (const period of periods) {
    const members = of(period)
    if (members.length === 0) continue
    const row = three(frame, members)
    for (const [place, figure] of row.origins) origins.set(`/years/${value.length}${place}`, figure)
    value.push({ period, counted: members.length, ...row.value })
  }
  return { value, origins }
}
