import { fanChart } from '../charts/fan-chart.js'
import { fanTable } from '../charts/fan-table.js'
import type { Pictures } from './picture.js'
import type { PlanAnswer } from './plan-schema.js'

/** The shares of GDP of the plan that was found. */
function sharesOf(answer: PlanAnswer) {
  const { start, by, limits } = answer.assumptions
  const { target } = answer.goal
  return {
    title: `${answer.name}: the ${answer.objective.kind} path to ${target} % of GDP by ${by}`,
    subtitle: `${limits.join('; ')}`,
    unit: '% of GDP',
    source: answer.citation.text,
    notes: [`${answer.objective.kind}: ${answer.objective.says}.`, `GDP: ${answer.assumptions.gdp}.`],
    history: [],
    years: answer.years.map((y, i) => ({ period: y.period, value: y.share, at: `/years/${i}/share` })),
    central: 'plan',
    baseline: {
      label: 'share of the start',
      points: answer.years.map((y) => ({ period: y.period, value: start.share })),
    },
    goal: { value: target, label: `${target} % of GDP` },
  }
}

/** The charts of `plan` by name, the usual one first. */
export const PLAN_PICTURES: Pictures<PlanAnswer> = {
  share: (answer) => ({
    svg: (options) => fanChart(sharesOf(answer), options),
    table: (options) => fanTable(sharesOf(answer), options),
  }),
}
