import { type Economy, economyFrom, projectEconomy, staticEconomy } from '../scenarios/economy.js'
import type { Figure } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import type { Macro } from './macro.js'
import { gdpFileOf } from './scenario-gdp-file.js'
import { type ChosenGrowth, chosenGrowth, type GdpChoice } from './scenario-growth.js'

/** What an area's economy is made from. */
export interface GdpGround {
  readonly macro: Macro | undefined
  readonly area: string
  readonly choice: GdpChoice
  /** GDP at current prices of the year `anchor`, at the latest the start. */
  readonly gdp: number
  readonly anchor: number
  readonly from: number
  readonly by: number
  /** Year whose prices are wanted; undefined for current ones. */
  readonly priceYear: number | undefined
  /** Units of the economy's money, such as 10⁶. */
  readonly unitsPer: number
  /** The publisher's own GDP of years before the anchor. */
  readonly earlier: (year: number) => Figure | undefined
}

/** An area's economy from the start on, and the cells it was made from. */
export interface AreaEconomy {
  readonly economy: Economy
  /** Price level of a year, in the terms of the economy's deflator; undefined where it is not known. */
  readonly priceLevel: (year: number) => number | undefined
  /** Cells behind the price level of a year. */
  readonly pricedBy: (year: number) => readonly Figure[]
  /** Cells by which GDP of the anchor became that of the start. */
  readonly startedBy: readonly Figure[]
  /** Cells by which GDP of a year after the start grew from the year before. */
  readonly grownBy: (year: number) => readonly Figure[]
  /** Years whose GDP was filled in between two of a user's. */
  readonly filled: readonly number[]
}

const NOTHING: readonly Figure[] = []

/** Cells of every year after `first` up to `last`, inclusive. */
function cellsBetween(growth: ChosenGrowth, first: number, last: number): Figure[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => growth.cells(first + 1 + i)).flat()
}

/** Deflator cells of a year before `first` and of `first`. */
function pastCells(macro: Macro | undefined, area: string, first: number, year: number): readonly Figure[] {
  if (macro === undefined || year >= first) return NOTHING
  const then = macro.figure(macro.settings.deflator, area, year)
  const now = macro.figure(macro.settings.deflator, area, first)
  return then && now ? [then, now] : NOTHING
}

/** Price levels of a path from `first` on, 1 there; of years before it from the projection's deflator back. */
function levelsOf(ground: GdpGround, whole: Economy): (year: number) => number | undefined {
  return (year) => {
    const [then, now] = pastCells(ground.macro, ground.area, whole.first, year)
    return whole.deflator[year - whole.first] ?? (then && now && then.value / now.value)
  }
}

/**
 * GDP of one year, at its prices, in every year. Price levels are in terms of the anchor's. Throws `notFound` `gdp.year` where that
 * GDP or its prices are not known.
 */
function heldStill(ground: GdpGround): AreaEconomy {
  const { macro, area, choice, gdp, anchor, from, by } = ground
  const still = choice.year ?? from
  const growth = chosenGrowth(macro, area, choice, undefined)
  const reach = Math.max(still, ground.priceYear ?? still)
  const whole = reach > anchor ? projectEconomy(gdp, anchor, reach, growth.of) : staticEconomy(gdp, 1, anchor, anchor)
  const priceLevel = levelsOf(ground, whole)
  const own = still < anchor ? ground.earlier(still) : undefined
  const held = whole.gdp[still - anchor] ?? own?.value ?? backCast(ground, growth, still)
  const prices = priceLevel(still)
  if (held === undefined || prices === undefined)
    throw new PledgebookError(
      'notFound',
      'gdp.year',
      `no GDP of ${area} in ${still} is held`,
      'take another --gdp-year, or --gdp FILE',
    )
  const startedBy = own ? [own] : cellsBetween(growth, Math.min(anchor, still), Math.max(anchor, still))
  return {
    economy: staticEconomy(held, prices, from, by),
    priceLevel,
    pricedBy: (year) => [
      ...pastCells(macro, area, anchor, year),
      ...cellsBetween(growth, Math.max(anchor, Math.min(still, year)), Math.max(still, year)),
    ],
    startedBy,
    grownBy: () => NOTHING,
    filled: [],
  }
}

/** GDP of an earlier year at its prices, taken back at the projection's nominal growth. */
function backCast({ gdp, anchor }: GdpGround, growth: ChosenGrowth, year: number): number | undefined {
  let level = gdp
  for (let y = anchor; y > year; y--) {
    const known = growth.of(y)
    if (known === undefined) return undefined
    level /= 1 + known.nominal
  }
  return level
}

/**
 * An area's economy from `from` to `by`, inclusive: from its GDP in the anchor year along the chosen path, or as the user's file has
 * it. Throws the faults of projections and of the user's own numbers.
 */
export function areaEconomy(ground: GdpGround): AreaEconomy {
  const { macro, area, choice, gdp, anchor, from, by, unitsPer } = ground
  if (choice.kind === 'static') return heldStill(ground)
  const last = Math.max(by, ground.priceYear ?? by)
  const file = choice.rows && gdpFileOf(choice.rows, from, last)
  const growth = chosenGrowth(macro, area, choice, file)
  const level = file?.gdp.get(from)
  const whole =
    level === undefined
      ? projectEconomy(gdp, anchor, last, growth.of)
      : projectEconomy(level / unitsPer, from, last, growth.of)
  const start = whole.deflator[from - whole.first] ?? 1
  const levels = levelsOf(ground, whole)
  const priceLevel = (year: number): number | undefined => {
    const [own, base] = [file?.deflator?.get(year), file?.deflator?.get(from)]
    if (own !== undefined && base !== undefined) return own / base
    const at = levels(year)
    return at === undefined ? undefined : at / start
  }
  const cut = economyFrom(whole, from)
  const years = by - from + 1
  return {
    economy: { ...cut, gdp: cut.gdp.slice(0, years), deflator: cut.deflator.slice(0, years).map((d) => d / start) },
    priceLevel,
    pricedBy: (year) => [
      ...pastCells(macro, area, whole.first, year),
      ...cellsBetween(growth, Math.max(whole.first, Math.min(from, year)), Math.max(from, year)),
    ],
    startedBy: cellsBetween(growth, whole.first, from),
    grownBy: growth.cells,
    filled: file?.filled ?? [],
  }
}
