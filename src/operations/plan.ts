import { fixedHalfUp } from '../math/rounding.js'
import { sumEconomies } from '../scenarios/economy.js'
import { makePlan, type Plan } from '../scenarios/plan.js'
import type { Objective, PlanLimits, PlanRequest } from '../scenarios/plan-request.js'
import { derived, type Figure } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import { type Courses, coursesOf } from './cost-courses.js'
import { publishedDebt } from './cost-debt.js'
import { moneyUnit, priceBaseOf } from './cost-money.js'
import { costNotes, gdpSays } from './cost-says.js'
import { costInput } from './cost-schema.js'
import { envelope } from './envelope.js'
import { moneyOf as amount } from './gap.js'
import { type Answer, type Context, operation, type Reasoning } from './operation.js'
import { type PlanAnswer, type PlanInput, planInput, planOutput } from './plan-schema.js'
import { splitOf } from './plan-split.js'
import { type ScenarioFrame, scenarioFrame } from './scenario-frame.js'
import { openSolver } from './solver.js'

type Origins = Map<string, Figure | Reasoning>

const OBJECTIVE_SAYS: Readonly<Record<Objective, string>> = {
  cheapest: 'the least real spending over the start’s share, summed over the years',
  smoothest: 'the largest yearly change of the share is as small as can be',
  latest: 'the start’s share is kept for as many years as can be',
}

function limitsOf(frame: ScenarioFrame, input: PlanInput, courses: Courses): PlanLimits {
  return {
    ...(input.maxGrowth === undefined ? {} : { growth: input.maxGrowth / 100 }),
    ...(input.maxStep === undefined ? {} : { step: input.maxStep }),
    mayFall: input.mayFall,
    ...(input.debtCeiling === undefined
      ? {}
      : {
          debt: {
            most: input.debtCeiling,
            financing: input.debtFinanced,
            baseline: publishedDebt(frame, courses.members).baseline,
          },
        }),
  }
}

function limitsSay(input: PlanInput): string[] {
  return [
    ...(input.maxGrowth === undefined ? [] : [`spending grows by at most ${input.maxGrowth} % a year in real terms`]),
    ...(input.maxStep === undefined ? [] : [`the share rises by at most ${input.maxStep} points a year`]),
    input.mayFall ? 'the share may fall' : 'the share does not fall',
    ...(input.debtCeiling === undefined
      ? []
      : [
          `debt is at most ${input.debtCeiling} % of GDP, with ${fixedHalfUp(100 * input.debtFinanced, 0)} % of the extra borrowed and no effect of spending on output`,
        ]),
  ]
}

/** What one unit of the members' money together is in the answer, by year: at the wanted prices. */
function intoAnswer(frame: ScenarioFrame, courses: Courses, i: number): number {
  if (frame.priceYear === undefined) return 1
  let nominal = 0
  let wanted = 0
  for (const m of courses.members) {
    const one = (m.economy.gdp[i] ?? 0) * m.rate.value
    nominal += one
    wanted += (one * priceBaseOf(frame, m)) / (m.economy.deflator[i] ?? 1)
  }
  return wanted / nominal
}

function yearsOf(
  frame: ScenarioFrame,
  courses: Courses,
  request: PlanRequest,
  plan: Plan,
  origins: Origins,
): PlanAnswer['years'] {
  const unit = moneyUnit(frame, courses.members)
  const from = courses.members.flatMap((m) => [m.start, m.gdp])
  return plan.years.map((y, i) => {
    const gdp = ((request.economy.gdp[i] ?? 0) / 100) * intoAnswer(frame, courses, i)
    const level = derived(gdp * y.share, unit, `share of the plan × GDP of ${y.year}`, from)
    const extra = derived(
      gdp * (y.share - request.start),
      unit,
      `share of the plan − start’s share, × GDP of ${y.year}`,
      from,
    )
    origins.set(`/years/${i}/level`, level)
    origins.set(`/years/${i}/extra`, extra)
    origins.set(`/years/${i}/share`, {
      kind: 'reasoned',
      conclusion: y.share,
      how: 'the optimum of a linear programme',
      from,
    })
    return {
      period: String(y.year),
      share: y.share,
      level: amount(level),
      extra: amount(extra),
      realGrowth: y.realGrowth === null ? null : Number((100 * y.realGrowth).toPrecision(10)),
      step: y.step,
    }
  })
}

async function run(context: Context, input: PlanInput): Promise<Answer<PlanAnswer>> {
  if (!(input.debtFinanced >= 0 && input.debtFinanced <= 1))
    throw new PledgebookError(
      'input',
      'debt.financing',
      `--debt-financed is ${input.debtFinanced}`,
      'give a part from 0 to 1',
    )
  const frame = await scenarioFrame(context, input)
  const {
    objective,
    maxGrowth: _g,
    maxStep: _s,
    mayFall: _f,
    debtCeiling: _c,
    debtFinanced: _d,
    key: _k,
    onlyBelow: _o,
    ...shared
  } = input
  const courses = await coursesOf(frame, { ...costInput.parse({ area: input.area, members: 'whole' }), ...shared })
  const economy =
    courses.members.length === 1 && courses.members[0]
      ? courses.members[0].economy
      : sumEconomies(courses.members.map((m) => ({ economy: m.economy, rate: m.rate.value })))
  const toAnswer = courses.members.length === 1 ? (courses.members[0]?.rate.value ?? 1) : 1
  const scaled = { ...economy, gdp: economy.gdp.map((x) => x * toAnswer) }
  const start = courses.members.length === 1 ? (courses.members[0]?.start.value ?? 0) : courses.startShare
  const request: PlanRequest = {
    economy: scaled,
    start,
    target: frame.target,
    by: frame.by,
    objective,
    limits: limitsOf(frame, input, courses),
  }
  const plan = makePlan(request, await openSolver(context.solver))
  const origins: Origins = new Map()
  const years = yearsOf(frame, courses, request, plan, origins)
  const split = splitOf(frame, input, courses, origins)
  const cells = courses.members.flatMap((m) => (m.cell ? [m.cell.edition] : []))
  const unit = moneyUnit(frame, courses.members)
  return {
    origins,
    value: {
      ...envelope(context.book, 'plan', frame.asOf, [
        ...cells,
        ...(frame.gdp.kind === 'static' || !frame.macro ? [] : [frame.macro.edition]),
      ]),
      area: frame.area.code,
      name: frame.area.name,
      goal: { id: frame.goal.id, title: frame.goal.title, target: frame.target },
      status: plan.status,
      objective: {
        kind: objective,
        says: OBJECTIVE_SAYS[objective],
        largestStep: plan.status === 'optimal' ? plan.objective.largestChange : null,
        departs: plan.status === 'optimal' && plan.objective.departs !== null ? String(plan.objective.departs) : null,
      },
      assumptions: {
        start: { period: String(frame.from), share: start },
        by: String(frame.by),
        limits: limitsSay(input),
        gdp: gdpSays(frame, courses),
        prices: frame.priceYear === undefined ? 'current' : String(frame.priceYear),
        currency: unit.code,
      },
      binding:
        plan.status === 'optimal'
          ? plan.binding.map((b) => ({
              constraint: b.constraint,
              years: b.years.map(String),
              needed: null,
              says: b.words,
            }))
          : plan.binding.map((b) => ({
              constraint: b.constraint,
              years: [],
              needed:
                b.needed === null
                  ? null
                  : Number((b.constraint === 'growth' ? 100 * b.needed : b.needed).toPrecision(10)),
              says: b.words,
            })),
      because: plan.status === 'infeasible' ? plan.words : null,
      years,
      split,
      notes: [
        ...(split === null
          ? []
          : [
              'Who adds what is counted over what each would spend in that year at its share of the start: members grow apart, so that the group is not where its own share of the start would have it.',
            ]),
        ...costNotes(frame, courses).filter((n) => !n.startsWith('This path')),
      ],
    },
  }
}

/** The question `plan`: the cheapest, smoothest or latest path that meets a goal under limits, and for a group who adds what. */
export const plan = operation({
  name: 'plan',
  summary: 'The cheapest, smoothest or latest path that meets a goal under limits, and for a group who adds what',
  input: planInput,
  output: planOutput,
  positional: [],
  examples: [
    { arguments: '--area ESP --max-growth 9', says: 'the cheapest path on which spending grows by at most 9 % a year' },
    {
      arguments: '--area ITA --objective smoothest --debt-ceiling 140',
      says: 'the smoothest under a debt ceiling, or why there is none',
    },
    { arguments: '--area NATO-Europe --key effort --only-below', says: 'a group, and who of it adds what' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  run,
})
