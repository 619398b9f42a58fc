import type { UncertaintySettings } from '../../src/scenarios/settings.js'
import type { TrackRecord } from '../../src/terms/track-record.js'

/** Settings for records of the areas AAA to DDD, the first three one group. */
export const SETTINGS: UncertaintySettings = {
  trackRecord: 'test',
  growth: 'growth',
  prices: ['deflator', 'consumer-prices'],
  horizon: 2,
  highInflation: 40,
  borrowed: 20,
  highInflationSource: 'test',
  floor: 0.5,
  bands: [50, 80, 95],
  groups: [{ name: 'one', areas: ['AAA', 'BBB', 'CCC'] }],
}

export interface RecordDraft {
  readonly areas: readonly string[]
  /** First and last year of October editions, inclusive. */
  readonly from: number
  readonly to: number
  /** Years ahead that forecasts reach. */
  readonly horizon?: number
  readonly variables?: readonly string[]
  readonly forecast: (area: string, variable: string, origin: number, h: number) => number | null
  readonly outcome: (area: string, variable: string, year: number) => number | null
}

/** A record whose outcomes were published in October of the year after. */
export function recordOf(draft: RecordDraft): TrackRecord {
  const { areas, from, to, horizon = SETTINGS.horizon, variables = ['growth', 'consumer-prices'] } = draft
  const years = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i)
  return {
    id: 'test',
    title: 'a record made for a test',
    source: { text: 'test' },
    forecasts: areas.flatMap((area) =>
      variables.flatMap((variable) =>
        years(from, to).map((origin) => ({
          area,
          variable,
          origin: `${origin}-10`,
          values: years(0, horizon).map((h) => draft.forecast(area, variable, origin, h)),
        })),
      ),
    ),
    outcomes: areas.flatMap((area) =>
      variables.flatMap((variable) =>
        years(from, to + horizon).flatMap((year) => {
          const value = draft.outcome(area, variable, year)
          return value === null ? [] : [{ area, variable, year, value, edition: `${year + 1}-10` }]
        }),
      ),
    ),
  }
}

/** An even, reproducible spread of numbers from −1 to 1 that has no meaning. */
export function scattered(...seeds: readonly number[]): number {
  let x = 2166136261
  for (const s of seeds) x = Math.imul(x ^ (s + 0x9e37), 16777619) >>> 0
  x = Math.imul(x ^ (x >>> 15), 2246822519) >>> 0
  return ((x ^ (x >>> 13)) >>> 0) / 2147483648 - 1
}
