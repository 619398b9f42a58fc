import { wholePower, wholeRoot } from '../math/power.js'
import { PledgebookError } from '../terms/fault.js'
import type { ScenarioRow } from './scenario-file.js'

/** Beyond these no GDP in units of a currency and no price index is meant. */
const MOST = 1e20
const LEAST = 1e-6

/** A user's GDP, in units of the currency, and deflator if the file has one, of every year from its first to its last. */
export interface GdpFile {
  readonly gdp: ReadonlyMap<number, number>
  readonly deflator: ReadonlyMap<number, number> | undefined
  /** Years of the question whose GDP stands between two of the file's. */
  readonly filled: readonly number[]
}

/** Every year from points of some years: between two of them it grows by one constant rate. */
function filledColumn(rows: readonly ScenarioRow[], name: 'gdp' | 'deflator', first: number, last: number) {
  const points = rows.flatMap((r) => (r.values[name] === undefined ? [] : [{ year: r.year, value: r.values[name] }]))
  const words = name === 'gdp' ? 'GDP' : 'a deflator'
  const bad = points.find((p) => !(p.value >= LEAST && p.value <= MOST))
  const from = points[0]?.year
  const to = points.at(-1)?.year
  if (bad || from === undefined || to === undefined || from > first || to < last)
    throw new PledgebookError(
      'data',
      'gdp.file',
      bad
        ? `${words} of ${bad.value} in ${bad.year}`
        : `the file has ${words} for ${from ?? 'no year'}${to === undefined ? '' : ` to ${to}`}`,
      `give ${words} above zero for ${first} and ${last} at least; years between are filled by constant growth`,
    )
  const values = new Map<number, number>()
  const filled: number[] = []
  points.forEach((point, i) => {
    values.set(point.year, point.value)
    const next = points[i + 1]
    if (next === undefined) return
    const factor = wholeRoot(next.value / point.value, next.year - point.year)
    for (let year = point.year + 1; year < next.year; year++) {
      values.set(year, point.value * wholePower(factor, year - point.year))
      filled.push(year)
    }
  })
  return { values, filled: filled.filter((y) => y >= first && y <= last) }
}

/**
 * The years `first` to `last`, inclusive, of a user's rows, and the file's other years. Throws `data` `gdp.file` where a column does
 * not reach over them or holds what is no GDP.
 */
export function gdpFileOf(rows: readonly ScenarioRow[], first: number, last: number): GdpFile {
  const gdp = filledColumn(rows, 'gdp', first, last)
  const priced = rows.some((r) => r.values.deflator !== undefined)
  return {
    gdp: gdp.values,
    deflator: priced ? filledColumn(rows, 'deflator', first, last).values : undefined,
    filled: gdp.filled,
  }
}
