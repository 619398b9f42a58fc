import { type Growth, growthOf } from '../scenarios/economy.js'
import type { Figure } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import type { KnownGrowth, Macro } from './macro.js'
import type { ScenarioRow } from './scenario-file.js'
import type { GdpFile } from './scenario-gdp-file.js'

/** How GDP is to go on, as asked. */
export interface GdpChoice {
  readonly kind: 'weo' | 'splice' | 'static' | 'file' | 'given'
  readonly year: number | undefined
  readonly growth: number | undefined
  readonly inflation: number | undefined
  readonly rows: readonly ScenarioRow[] | undefined
}

/** How an area's GDP grows from year to year as asked, and by which cells. */
export interface ChosenGrowth {
  /** A year's growth on the year before; undefined where the last known is to be repeated. */
  readonly of: (year: number) => Growth | undefined
  /** Cells that the growth of a year was read from; none where the user gives it or the last year's is repeated. */
  readonly cells: (year: number) => readonly Figure[]
}

/** Growth of the projection, of the user's file from the start on, or at the user's rates. */
export function chosenGrowth(
  macro: Macro | undefined,
  area: string,
  choice: GdpChoice,
  file: GdpFile | undefined,
): ChosenGrowth {
  const { growth, inflation } = choice
  const newer = choice.kind === 'splice' ? (macro?.newerPartial ?? undefined) : undefined
  const projected = (year: number): KnownGrowth | undefined =>
    (newer === undefined ? undefined : macro?.growth(area, year, newer)) ?? macro?.growth(area, year)
  const ownPrices = inflation !== undefined || file?.deflator !== undefined
  const given = ownPrices && (file !== undefined || growth !== undefined)

  const pricesOf = (year: number): number => {
    const [before, now] = [file?.deflator?.get(year - 1), file?.deflator?.get(year)]
    if (before !== undefined && now !== undefined) return now / before - 1
    if (inflation !== undefined) return inflation / 100
    for (let y = year; y > year - 60; y--) {
      const known = projected(y)
      if (known) return known.prices
    }
    throw new PledgebookError(
      'notFound',
      'gdp.noPrices',
      `no change of prices of ${area} in ${year} is held`,
      'give the file a column deflator, or --inflation',
    )
  }
  return {
    of: (year) => {
      const [before, now] = [file?.gdp.get(year - 1), file?.gdp.get(year)]
      if (before !== undefined && now !== undefined) return { nominal: now / before - 1, prices: pricesOf(year) }
      if (growth !== undefined && inflation !== undefined) return growthOf(growth / 100, inflation / 100)
      const known = projected(year)
      if (known === undefined || (growth === undefined && inflation === undefined)) return known
      const real = growth === undefined ? (1 + known.nominal) / (1 + known.prices) - 1 : growth / 100
      return growthOf(real, inflation === undefined ? known.prices : inflation / 100)
    },
    cells: (year) => (given ? [] : (projected(year)?.from ?? [])),
  }
}
