import type { CostModel } from './workbook-model.js'
import type { Places } from './workbook-places.js'

/** Whether a year's prices are those of the path itself. */
function inPath(model: CostModel, year: number): boolean {
  return !model.still && year >= model.from && year <= model.by
}

/** Price level of the money shown, in terms of a member's deflator: its own deflator, or a price level held for another year. */
export function priceBaseFormula(places: Places, member: number): string {
  const { model, working, later } = places
  const { priceYears, still } = model
  const count = priceYears.length
  const held = places.alone
    ? `INDEX(${places.assumed(places.priceTop)}:${places.assumed(places.priceTop + count - 1).replace('Assumptions!', '')},MATCH(prices_year,${places.assumed(places.priceTop, 'A')}:${places.assumed(places.priceTop + count - 1, 'A').replace('Assumptions!', '')},0))`
    : `INDEX(${across(places, member)},MATCH(prices_year,${across(places, undefined)},0))`
  const path = working.range('deflator', places.row(member, 0), places.row(member, later))
  const found = still
    ? held
    : `IF(AND(prices_year>=start_year,prices_year<=due_year),INDEX(${path},prices_year-start_year+1),${held})`
  return `IF(ISNUMBER(prices_year),${found},1)`
}

/** Price levels of a member in its row of the sheet of members, or the years they are of. */
function across(places: Places, member: number | undefined): string {
  const { priceYears } = places.model
  const [first, last] = [priceYears[0], priceYears.at(-1)].map((y) => places.members.at(`level-${y}`, member ?? -1))
  const fixed = (at = '') => at.replace(/([A-Z]+)(\d+)/, '$$$1$$$2')
  return `Members!${fixed(first)}:${fixed(last)}`
}

/** What it gives for the answer's own assumptions. */
export function priceBaseValue(model: CostModel, member: number): number {
  const { priceYear, priceYears } = model
  const one = model.members[member]
  if (priceYear === null || one === undefined) return 1
  if (inPath(model, priceYear)) return one.deflator[priceYear - model.from] ?? 1
  return one.priceLevels[priceYears.indexOf(priceYear)] ?? 1
}
