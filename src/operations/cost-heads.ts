import { derived, type Figure } from '../series/figure.js'
import type { Unit } from '../terms/unit.js'
import { budgetScale, weightOf } from './budget-scale.js'
import type { ScenarioFrame } from './scenario-frame.js'
import type { Member } from './scenario-members.js'
import { unitsOf } from './scenario-units.js'

/**
 * Persons of a year, all members together: the projection's, and beyond it its last change of a year repeated. Undefined where a
 * member has none.
 */
export function populationOf(frame: ScenarioFrame, members: readonly Member[], year: number): Figure | undefined {
  const { macro } = frame
  if (macro === undefined) return undefined
  const id = macro.settings.population
  let persons = 0
  const from: Figure[] = []
  for (const { area } of members) {
    const last = macro.latest(id, area.code, year)
    if (last === undefined) return undefined
    const before = macro.figure(id, area.code, Number(last.year) - 1)
    let count = last.figure.value
    for (let y = Number(last.year); y < year; y++) count *= before ? last.figure.value / before.value : 1
    persons += count
    from.push(last.figure, ...(before && Number(last.year) < year ? [before] : []))
  }
  const [first] = from
  if (first === undefined) return undefined
  const how = members.length === 1 ? `population of ${year}` : `population of ${year}, members summed`
  return derived(persons, first.unit, how, from)
}

/** An amount for each person. */
export function perHead(amount: Figure, population: Figure): Figure {
  const unit: Unit = { ...amount.unit, scale: 0 }
  const value = (amount.value * unitsOf(amount.unit)) / (population.value * unitsOf(population.unit))
  return derived(value, unit, 'amount ÷ population', [amount, population])
}

/**
 * Share of GDP `level` in per cent of general government revenue or expenditure, which the projection gives as shares of GDP and which stay as in its
 * last year beyond it. Undefined where a member has none.
 */
export function ofBudget(
  frame: ScenarioFrame,
  members: readonly Member[],
  measure: string,
  level: Figure,
  year: number,
): Figure | undefined {
  const { macro } = frame
  if (macro === undefined) return undefined
  let budget = 0
  let gdp = 0
  const from: Figure[] = []
  for (const m of members) {
    const last = macro.latest(measure, m.area.code, year)
    if (last === undefined) return undefined
    const one = weightOf(m, year - frame.from)
    const scale = budgetScale(frame, m)
    budget += (one * scale.ratio * last.figure.value) / 100
    gdp += one
    from.push(last.figure, ...scale.from)
  }
  if (!(budget > 0)) return undefined
  return derived(level.value / (budget / gdp), level.unit, 'share of GDP ÷ share of the budget in GDP', [
    level,
    ...from,
  ])
}
