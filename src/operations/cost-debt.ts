import { fixedHalfUp } from '../math/rounding.js'
import { baselineLevels } from '../scenarios/baseline.js'
import { type DebtBaseline, debtBaseline, withGrowth } from '../scenarios/debt.js'
import { debtEffect } from '../scenarios/debt-effect.js'
import { debtRanges } from '../scenarios/debt-ranges.js'
import { type Economy, projectEconomy } from '../scenarios/economy.js'
import type { Figure } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import { budgetScale, weightOf } from './budget-scale.js'
import { type Courses, withBaseline } from './cost-courses.js'
import { debtAssumptions } from './cost-debt-assumptions.js'
import type { Cost, CostInput } from './cost-schema.js'
import type { Reasoning } from './operation.js'
import type { ScenarioFrame } from './scenario-frame.js'
import type { Member } from './scenario-members.js'

export interface Debt {
  readonly value: NonNullable<Cost['debt']>
  readonly origins: readonly (readonly [string, Reasoning])[]
  readonly notes: readonly string[]
}

/** A share of the projection's GDP of the members together, by year; undefined where one of them has none. Cells read are added to `cells`. */
function togetherOf(
  frame: ScenarioFrame,
  members: readonly Member[],
  economy: (m: Member) => Economy,
  measure: string,
  cells: Figure[],
): (number | undefined)[] {
  const years = members[0]?.economy.gdp.length ?? 0
  return Array.from({ length: years }, (_, t) => {
    let points = 0
    let gdp = 0
    for (const m of members) {
      const figure = frame.macro?.figure(measure, m.area.code, frame.from + t)
      if (figure === undefined) return undefined
      const scale = budgetScale(frame, m)
      cells.push(figure, ...scale.from)
      const one = weightOf(m, t, economy(m)) * scale.ratio
      points += figure.value * one
      gdp += one
    }
    return points / gdp
  })
}

/**
 * GDP of the members together by year, the start's times each year's growth at current prices, by which members are weighed as at the start's
 * prices: summed as it stands, one country's inflation at a fixed rate would be the group's growth.
 */
function gdpOf(members: readonly Member[], economy: (m: Member) => Economy): Float64Array {
  const parts = members.map((m) => ({ economy: economy(m), rate: m.rate.value }))
  const weights = (t: number) =>
    parts.map(({ economy: e, rate }) => ((e.gdp[t] ?? 0) * rate * (e.deflator[0] ?? 1)) / (e.deflator[t] ?? 1))
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)
  const gdp = new Float64Array(parts[0]?.economy.gdp.length ?? 0)
  gdp[0] = sum(weights(0))
  for (let t = 1; t < gdp.length; t++) {
    const before = weights(t - 1)
    const grown = parts.map(({ economy: e }, a) => ((before[a] ?? 0) * (e.gdp[t] ?? 0)) / (e.gdp[t - 1] ?? 1))
    gdp[t] = ((gdp[t - 1] ?? 0) * sum(grown)) / sum(before)
  }
  return gdp
}

/**
 * Debt of the members together as published, and the cells it was read from. Where GDP is the user's own, interest, balances and residual are
 * those of the projection's GDP, and the debt is moved to the user's.
 */
export function publishedDebt(
  frame: ScenarioFrame,
  members: readonly Member[],
): { baseline: DebtBaseline; cells: Figure[] } {
  const settings = frame.book.facts.scenarios.economy
  const cells: Figure[] = []
  const { macro } = frame
  const projected = new Map(
    members.map((m) => [
      m,
      frame.gdp.kind === 'weo' || frame.gdp.kind === 'splice' || macro === undefined
        ? m.economy
        : projectEconomy(m.economy.gdp[0] ?? 0, frame.from, frame.by, (year) => macro.growth(m.area.code, year)),
    ]),
  )
  const economy = (m: Member) => projected.get(m) ?? m.economy
  const published = debtBaseline(frame.from, gdpOf(members, economy), {
    debt: togetherOf(frame, members, economy, settings.debt, cells),
    primaryBalance: togetherOf(frame, members, economy, settings.primaryBalance, cells),
    balance: togetherOf(frame, members, economy, settings.balance, cells),
  })
  const own = frame.gdp.kind !== 'weo' && frame.gdp.kind !== 'splice'
  return {
    baseline: own
      ? withGrowth(
          published,
          gdpOf(members, (m) => m.economy),
        )
      : published,
    cells,
  }
}

/** Faults that leave the cost itself standing: nothing is published, or the path is beyond any debt dynamics. */
const NO_EFFECT = ['debt.none', 'debt.output']

/** Extra spending in points of each year's GDP, the projection's. */
function extraPoints(frame: ScenarioFrame, input: CostInput, courses: Courses): Float64Array {
  const against = withBaseline(frame, input, courses, input.baseline)
  const bases = against.map((c) => baselineLevels(c.baseline, c.economy))
  return (against[0]?.economy.gdp ?? new Float64Array()).map((_, t) => {
    if (t === 0) return 0
    let extra = 0
    let gdp = 0
    against.forEach((c, a) => {
      const member = courses.members[a]
      if (member === undefined) return
      const one = weightOf(member, t)
      extra += one * ((c.path[t] ?? 0) - (100 * (bases[a]?.[t] ?? 0)) / (c.economy.gdp[t] ?? 1))
      gdp += one * budgetScale(frame, member).ratio
    })
    return extra / gdp
  })
}

/** What the extra spending does to debt; a note says why where nothing can be said. */
export function debtOf(
  frame: ScenarioFrame,
  input: CostInput,
  courses: Courses,
): Debt | { value: null; origins: []; notes: string[] } {
  const assumptions = debtAssumptions(frame, input)
  if (frame.gdp.kind === 'static')
    return {
      value: null,
      origins: [],
      notes: ['No debt effect: with GDP and prices held still there is no debt path.'],
    }
  const settings = frame.book.facts.scenarios.debt
  const extra = extraPoints(frame, input, courses)
  let published: ReturnType<typeof publishedDebt>
  let years: ReturnType<typeof debtEffect>
  let ranges: ReturnType<typeof debtRanges>
  try {
    published = publishedDebt(frame, courses.members)
    years = debtEffect(published.baseline, extra, assumptions)
    ranges = debtRanges(published.baseline, extra, assumptions, {
      multipliers: settings.multipliers,
      rateShifts: settings.rMinusG,
    })
  } catch (error) {
    if (!(error instanceof PledgebookError && NO_EFFECT.includes(error.code))) throw error
    return { value: null, origins: [], notes: [`No debt effect: ${error.message}.`] }
  }
  const { baseline, cells } = published
  const last = years.at(-1)
  const reason = (conclusion: number, how: string): Reasoning => ({ kind: 'reasoned', conclusion, how, from: cells })
  const origins = years.flatMap((y, i): (readonly [string, Reasoning])[] => [
    [`/debt/byYear/${i}/baseline`, reason(y.baseline, `debt of ${y.year} by the projection’s debt and balances`)],
    [`/debt/byYear/${i}/scenario`, reason(y.scenario, `debt of ${y.year} with the extra spending`)],
    [`/debt/byYear/${i}/effect`, reason(y.effect, `scenario − baseline of ${y.year}`)],
    [
      `/debt/byYear/${i}/output`,
      reason(y.output, `effect of the extra spending on real GDP of ${y.year}, in per cent`),
    ],
  ])
  const parts = last?.parts
  const decomposition = parts
    ? [
        { part: 'extra spending borrowed', points: parts.spending },
        { part: 'interest on it', points: parts.interest },
        { part: 'growth of GDP', points: parts.growth },
        { part: 'revenue from higher GDP', points: parts.feedback },
        { part: 'dearer interest', points: parts.interestResponse },
      ]
    : []
  const { lowest, highest } = ranges
  for (const [i, p] of decomposition.entries())
    origins.push([
      `/debt/decomposition/${i}/points`,
      reason(p.points, `${p.part}, part of the effect of ${last?.year}`),
    ])
  for (const [i, r] of ranges.byYear.entries())
    origins.push(
      [`/debt/ranges/byYear/${i}/low`, reason(r.low, `least effect of ${r.year} over the assumptions`)],
      [`/debt/ranges/byYear/${i}/high`, reason(r.high, `largest effect of ${r.year} over the assumptions`)],
    )
  for (const [name, corner] of Object.entries({ lowest, highest }))
    origins.push([
      `/debt/ranges/${name}/effect`,
      reason(corner.effect, `effect with multiplier ${corner.multiplier} and interest ${corner.rateShift} points away`),
    ])
  return {
    value: {
      byYear: years.map((y) => ({
        period: String(y.year),
        baseline: y.baseline,
        scenario: y.scenario,
        effect: y.effect,
        output: y.output,
      })),
      decomposition,
      ranges: {
        byYear: ranges.byYear.map((r) => ({ period: String(r.year), low: r.low, high: r.high })),
        lowest,
        highest,
      },
      assumptions: [
        `${fixedHalfUp(100 * input.debtFinanced, 0)} % of the extra spending is borrowed, the rest paid by cuts elsewhere`,
        `multiplier ${assumptions.multiplier} on borrowed spending, ${assumptions.persistence} of the effect left a year later`,
        `the primary balance improves by ${assumptions.semiElasticity} points for each per cent of extra GDP`,
        `the projection’s debt is taken as that without the extra, whichever baseline it is counted over`,
        `extra debt costs at least ${settings.leastRate} % interest`,
        `ranges over multipliers ${settings.multipliers.join(', ')} and interest rates ${settings.rMinusG.map((x) => `${x > 0 ? '+' : x < 0 ? '−' : ''}${Math.abs(x)}`).join(', ')} points`,
        ...(baseline.heldFrom === null
          ? []
          : [
              `from ${baseline.heldFrom} on the interest rate and the primary balance stay as in ${baseline.heldFrom - 1}`,
            ]),
      ],
    },
    origins,
    notes:
      baseline.netEarner.length === 0
        ? []
        : [
            `The government earns more interest than it pays (${baseline.netEarner.join(', ')}); extra debt costs ${settings.leastRate} % all the same, and the level of the debt after the projection means little, its change does not.`,
          ],
  }
}
