import type { Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'

/** GDP of a year in whole units of one currency, with the deflator of the same edition. */
export interface YearGdp {
  readonly year: number
  readonly value: number
  readonly deflator: number | undefined
  readonly known: Known
  /** Beyond the last year of the edition, grown on at its last rate. */
  readonly extrapolated: boolean
}

/** No horizon of a goal is farther from the last forecast: a text's year beyond is nobody's. */
const MOST_GROWN = 30

/**
 * GDP year by year as the newest forecast known on the day has it, in the area's own money, grown on from its last year to `last`; in the
 * common currency as the publisher of spending has it, without years to come.
 */
export function economyOf(area: string, currency: string, last: number, view: View): YearGdp[] {
  const { knowledge } = view
  const { economy, measures } = knowledge.roles
  if (knowledge.area(area)?.currency !== currency)
    return currency === knowledge.currency ? published(measures.gdpCurrent, area, view) : []
  const forecasts = knowledge.book.facts.editions
    .filter((e) => e.dataset === economy.dataset && e.held && e.publishedOn <= view.day)
    .sort((a, b) => (a.publishedOn > b.publishedOn ? -1 : 1))
  for (const edition of forecasts) {
    const figures = knowledge.figuresOf(edition)
    const years: YearGdp[] = []
    for (const period of [...figures.periodsOf(economy.gdp)].sort()) {
      const known = figures.value(economy.gdp, area, period)
      if (known === undefined) continue
      if (known.unit.code !== currency) return []
      const deflator = figures.value(economy.deflator, area, period)?.value
      years.push({ year: Number(period), value: known.value, deflator, known, extrapolated: false })
    }
    if (years.length > 1) return grownOn(years, last)
  }
  return []
}

function grownOn(years: YearGdp[], to: number): YearGdp[] {
  const [before, last] = [years.at(-2), years.at(-1)]
  if (before === undefined || last === undefined) return years
  const rate = last.value / before.value
  const inflation = last.deflator && before.deflator ? last.deflator / before.deflator : undefined
  let { value, deflator } = last
  for (let year = last.year + 1; year <= Math.min(to, last.year + MOST_GROWN); year++) {
    value *= rate
    deflator = deflator !== undefined && inflation !== undefined ? deflator * inflation : undefined
    years.push({ year, value, deflator, known: last.known, extrapolated: true })
  }
  return years
}

function published(measure: string, area: string, view: View): YearGdp[] {
  for (const edition of view.editions) {
    const years = [...edition.periodsOf(measure)].flatMap((period) => {
      const known = edition.value(measure, area, period)
      return known
        ? [{ year: Number(period), value: known.value, deflator: undefined, known, extrapolated: false }]
        : []
    })
    if (years.length > 0) return years
  }
  return []
}
