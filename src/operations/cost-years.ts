import { BASELINE_SAYS, BASELINES } from '../scenarios/baseline.js'
import { PledgebookError } from '../terms/fault.js'
import type { Uncertainty } from './cost-bands.js'
import type { Courses } from './cost-courses.js'
import { ofBudget, perHead, populationOf } from './cost-heads.js'
import type { Keeper } from './cost-keeper.js'
import { type Levels, moneyOf, type YearMoney } from './cost-money.js'
import type { Cost, CostInput } from './cost-schema.js'
import { totalsOf } from './cost-total.js'
import type { ScenarioFrame } from './scenario-frame.js'

/** Money of each year with its bands, for each person and as a part of the budget. */
export function yearsOf(
  frame: ScenarioFrame,
  courses: Courses,
  money: readonly YearMoney[],
  fans: Uncertainty | undefined,
  keep: Keeper,
): Cost['years'] {
  const settings = frame.book.facts.scenarios.economy
  return money.map((y, i) => {
    const at = `/years/${i}`
    const population = populationOf(frame, courses.members, y.year)
    const revenue = ofBudget(frame, courses.members, settings.revenue, y.share, y.year)
    const expenditure = ofBudget(frame, courses.members, settings.expenditure, y.share, y.year)
    const fan = fans?.years[i]
    const central = { bands: y.level, extraBands: y.extra, shareBands: y.share }
    for (const [key, reasoning] of fan?.origins ?? []) {
      const [band] = key.split('/') as [keyof typeof central]
      keep.origins.set(`${at}/${key}`, { ...reasoning, from: [central[band]] })
    }
    return {
      period: String(y.year),
      share: keep.number(`${at}/share`, y.share),
      level: keep.money(`${at}/level`, y.level),
      baseline: keep.money(`${at}/baseline`, y.baseline),
      extra: keep.money(`${at}/extra`, y.extra),
      perHead: population ? keep.money(`${at}/perHead`, perHead(y.level, population)) : null,
      extraPerHead: population ? keep.money(`${at}/extraPerHead`, perHead(y.extra, population)) : null,
      ofRevenue: revenue ? keep.number(`${at}/ofRevenue`, revenue) : null,
      ofExpenditure: expenditure ? keep.number(`${at}/ofExpenditure`, expenditure) : null,
      gdp: keep.money(`${at}/gdp`, y.gdp),
      bands: fan?.bands ?? null,
      extraBands: fan?.extraBands ?? null,
      shareBands: fan?.shareBands ?? null,
      calibrated: fan?.calibrated ?? false,
    }
  })
}

/** Probabilities, each resting on the central amount of its year. */
export function probabilityOf(
  probability: Uncertainty['probability'],
  money: readonly YearMoney[],
  keep: Keeper,
): Uncertainty['probability'] {
  for (const [i, { goals }] of probability.byYear.entries())
    for (const [g, goal] of goals.entries()) {
      const level = money[i + 1]?.level
      const at = `/probability/byYear/${i}/goals/${g}/probability`
      keep.reasoned(at, goal.probability, probability.says, level ? [level] : [])
    }
  return probability
}

/** The same path over every baseline. */
export function baselinesOf(
  frame: ScenarioFrame,
  input: CostInput,
  courses: Courses,
  levels: Levels,
  money: readonly YearMoney[],
  keep: Keeper,
): Cost['baselines'] {
  return BASELINES.map((kind, i) => {
    try {
      const total = totalsOf(kind === input.baseline ? money : moneyOf(frame, input, courses, levels, kind))
      return {
        kind,
        says: BASELINE_SAYS[kind],
        inTargetYear: keep.money(`/baselines/${i}/inTargetYear`, total.inTargetYear),
        cumulative: keep.money(`/baselines/${i}/cumulative`, total.cumulative),
        because: null,
      }
    } catch (error) {
      if (!(error instanceof PledgebookError && error.code === 'baseline.noPlan')) throw error
      return { kind, says: BASELINE_SAYS[kind], inTargetYear: null, cumulative: null, because: error.message }
    }
  })
}
