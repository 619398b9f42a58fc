import { BASELINE_SAYS } from '../scenarios/baseline.js'
import { planInWords, planOf } from './announced-plan.js'
import type { Courses } from './cost-courses.js'
import type { Keeper } from './cost-keeper.js'
import type { YearMoney } from './cost-money.js'
import { extrapolatedFrom, gdpSays } from './cost-says.js'
import type { Cost, CostInput } from './cost-schema.js'
import type { ScenarioFrame } from './scenario-frame.js'

function startOf(frame: ScenarioFrame, courses: Courses, first: YearMoney, keep: Keeper): Cost['assumptions']['start'] {
  const [member] = courses.members
  const alone = courses.members.length === 1 ? member : undefined
  const own = frame.input.startShare !== undefined || frame.input.startLevel !== undefined
  const cell = alone && alone.origin !== 'given' ? alone.cell : undefined
  const origin = own ? 'given' : alone ? alone.origin : 'derived'
  const estimated = !own && courses.members.some((m) => m.cell?.status === 'estimate' && !m.exempt)
  const at = '/assumptions/start'
  return {
    period: String(frame.from),
    share: keep.number(`${at}/share`, alone ? alone.start : first.share),
    publishedShare: cell?.published ? keep.number(`${at}/publishedShare`, cell.published) : null,
    publishedLevel: cell && alone?.origin === 'derived' ? keep.money(`${at}/publishedLevel`, cell.level) : null,
    level: keep.money(`${at}/level`, first.level),
    gdp: keep.money(`${at}/gdp`, first.gdp),
    origin,
    status: own ? null : estimated ? 'estimate' : (cell?.status ?? (alone ? null : 'outturn')),
    edition: cell?.edition ?? null,
    cell: cell?.cell ?? null,
  }
}

function economyOf(courses: Courses, keep: Keeper): Cost['assumptions']['economy'] {
  const [one] = courses.members
  if (one === undefined || courses.members.length > 1) return []
  const { gdp, deflator, first } = one.economy
  return Array.from(gdp)
    .slice(1)
    .map((value, i) => {
      const nominal = value / (gdp[i] ?? 1)
      const prices = (deflator[i + 1] ?? 1) / (deflator[i] ?? 1)
      const rate = (x: number) => Number((100 * (x - 1)).toPrecision(10))
      const year = first + i + 1
      const put = (key: string, x: number, how: string) =>
        keep.reasoned(`/assumptions/economy/${i}/${key}`, rate(x), how, [one.gdp, ...one.grownBy(year)])
      return {
        period: String(year),
        nominalGrowth: put('nominalGrowth', nominal, `GDP of ${year} at current prices on that of ${year - 1}`),
        realGrowth: put(
          'realGrowth',
          nominal / prices,
          `GDP of ${year} on that of ${year - 1}, both at the same prices`,
        ),
        inflation: put('inflation', prices, `GDP deflator of ${year} on that of ${year - 1}`),
      }
    })
}

function currencyOf(
  frame: ScenarioFrame,
  courses: Courses,
  code: string,
  keep: Keeper,
): Cost['assumptions']['currency'] {
  const converted = courses.members.filter((m) => m.currency !== code)
  if (converted.length === 0) return { code, year: null, rate: null, says: 'national currency, not converted' }
  const year = String(frame.rateYear)
  const [one] = converted
  const rate =
    one !== undefined && courses.members.length === 1 ? keep.number('/assumptions/currency/rate', one.rate) : null
  return {
    code,
    year,
    rate,
    says: `deflated in national currency first, then converted at the one rate of ${year}, held fixed`,
  }
}

/** Whether any cell of the projection stands behind GDP or its prices. */
function projectionUsed(frame: ScenarioFrame, courses: Courses): boolean {
  const years = Array.from({ length: frame.by - frame.from }, (_, i) => frame.from + 1 + i)
  return courses.members.some((m) =>
    [...m.startedBy, ...years.flatMap(m.grownBy)].some(
      (f) => f.kind === 'published' && f.observation.edition === frame.macro?.edition,
    ),
  )
}

/** The plans that a baseline of plans is made of. */
function planSays(frame: ScenarioFrame, input: CostInput, courses: Courses): string {
  const plans = courses.members.flatMap((m) => {
    const plan = planOf(frame.book.facts.pledges, m.area.code, frame.parts.share, frame.from, frame.asOf, input.plan)
    return plan ? [plan] : []
  })
  const [one] = plans
  return plans.length === 1 && one ? `: ${planInWords(one)}` : `: ${plans.map((p) => p.id).join(', ')}`
}

/** All that an answer stands on, said in words and numbers. */
export function assumptionsOf(
  frame: ScenarioFrame,
  input: CostInput,
  courses: Courses,
  first: YearMoney,
  uncertainty: Cost['assumptions']['uncertainty'],
  keep: Keeper,
): Cost['assumptions'] {
  const extrapolated = extrapolatedFrom(frame, courses)
  return {
    start: startOf(frame, courses, first, keep),
    by: String(frame.by),
    target: frame.target,
    baseline: {
      kind: input.baseline,
      says: `${BASELINE_SAYS[input.baseline]}${input.baseline === 'plan' ? planSays(frame, input, courses) : ''}`,
    },
    path: {
      kind: input.path,
      says: `${courses.says}${input.maxGrowth === undefined ? '' : `; spending grows by at most ${input.maxGrowth} % a year in real terms`}`,
      arrives: courses.arrives === null ? null : String(courses.arrives),
      reachesTarget: courses.reachesTarget,
    },
    gdp: {
      kind: frame.gdp.kind,
      says: gdpSays(frame, courses),
      edition: projectionUsed(frame, courses) ? (frame.macro?.edition ?? null) : null,
      extrapolatedFrom: extrapolated === null ? null : String(extrapolated),
      newerPartial: frame.macro?.newerPartial ?? null,
    },
    economy: economyOf(courses, keep),
    prices: {
      base: frame.priceYear === undefined ? 'current' : String(frame.priceYear),
      says:
        frame.priceYear === undefined
          ? 'money of each year at that year’s prices'
          : `money at the prices of ${frame.priceYear}, by the GDP deflator`,
    },
    currency: currencyOf(frame, courses, first.level.unit.code, keep),
    uncertainty,
  }
}
