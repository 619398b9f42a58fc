import type { CostModel, CostModelMember, ModelPoint } from '../exports/workbook-model.js'
import { planOf, planPoints } from './announced-plan.js'
import { budgetScale } from './budget-scale.js'
import type { Courses } from './cost-courses.js'
import { populationOf } from './cost-heads.js'
import { moneyUnit } from './cost-money.js'
import type { CostInput } from './cost-schema.js'
import type { ScenarioFrame } from './scenario-frame.js'
import type { Member } from './scenario-members.js'
import { paceOf } from './scenario-pace.js'
import { unitsOf } from './scenario-units.js'

/** Years before the start whose prices amounts can be shown at without asking again. */
const EARLIER = 10

/** Years whose price level is no part of the path: those before it, and all where GDP is held still. */
function priceYearsOf(frame: ScenarioFrame): number[] {
  const { from, by, priceYear } = frame
  const last = frame.gdp.kind === 'static' ? by : from - 1
  const first = from - EARLIER
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const asked = priceYear !== undefined && !years.includes(priceYear) && (priceYear < from || priceYear > last)
  const inPath = priceYear !== undefined && priceYear >= from && frame.gdp.kind !== 'static'
  return asked && !inPath ? [...years, priceYear].sort((a, b) => a - b) : years
}

/** A budget's part of an area's GDP in each year, in per cent; as in its last year beyond the projection. */
function budgetOf(frame: ScenarioFrame, member: Member, measure: string, years: readonly number[]) {
  const { ratio } = budgetScale(frame, member)
  return years.map((year) => {
    const last = frame.macro?.latest(measure, member.area.code, year)
    return last === undefined ? null : ratio * last.figure.value
  })
}

function planAhead(frame: ScenarioFrame, input: CostInput, member: Member): ModelPoint[] | null {
  if (member.exempt) return null
  const { pledges } = frame.book.facts
  const plan = planOf(pledges, member.area.code, frame.parts.share, frame.from, frame.asOf, input.plan)
  return plan === undefined ? null : planPoints(plan, frame.parts.share).filter((p) => p.year > frame.from)
}

function secondOf(frame: ScenarioFrame, courses: Courses, currency: string): CostModel['second'] {
  const [one] = courses.members
  if (one === undefined || frame.group !== undefined) return null
  if (one.currency !== currency) return { currency: one.currency, rate: 1, says: 'national currency, not converted' }
  const dollars = one.cell?.dollars
  if (dollars === undefined || dollars.unit.code === currency) return null
  return {
    currency: dollars.unit.code,
    rate: dollars.value,
    says: `one ${one.currency} in ${dollars.unit.code} as the publisher’s own dollars imply, of ${one.cell?.year}, held fixed`,
  }
}

/** How the money of a cost was computed, for whoever writes it as formulas. */
export function costModel(frame: ScenarioFrame, input: CostInput, courses: Courses): CostModel {
  const { from, by, macro, parts } = frame
  const years = Array.from({ length: by - from + 1 }, (_, i) => from + i)
  const priceYears = priceYearsOf(frame)
  const settings = frame.book.facts.scenarios.economy
  const unit = moneyUnit(frame, courses.members)
  const { choice, asWhole } = courses
  const members = courses.members.map((m, i): CostModelMember => {
    const start = asWhole ? courses.startShare : m.exempt ? 0 : m.start.value
    return {
      area: m.area.code,
      name: m.area.name,
      currency: m.currency,
      exempt: m.exempt,
      startShare: start,
      gdp: [...m.economy.gdp],
      deflator: [...m.economy.deflator],
      wanted: [...(courses.wanted[i] ?? [])],
      path: [...(courses.paths[i] ?? [])],
      rate: m.rate.value,
      priceLevels: priceYears.map((year) => m.priceLevel(year) ?? null),
      pace: asWhole || m.exempt ? null : (paceOf(frame, [m])?.change ?? null),
      plan: planAhead(frame, input, m),
      revenue: macro ? budgetOf(frame, m, settings.revenue, years) : years.map(() => null),
      expenditure: macro ? budgetOf(frame, m, settings.expenditure, years) : years.map(() => null),
    }
  })
  const rows = choice.rows ?? []
  const amounts = new Map(rows.flatMap((r) => (r.values.amount === undefined ? [] : [[r.year, r.values.amount]])))
  const points = rows.flatMap((r) =>
    r.values.share === undefined || r.year <= from ? [] : [{ year: r.year, share: r.values.share }],
  )
  return {
    area: frame.area.code,
    name: frame.area.name,
    group: frame.group !== undefined,
    asWhole,
    from,
    by,
    target: frame.target,
    startShare: courses.startShare,
    currency: unit.code,
    scale: unit.scale,
    priceYear: frame.priceYear ?? null,
    baseline: input.baseline,
    path: {
      kind: choice.kind,
      bend: choice.bend,
      steps: choice.steps,
      pace: asWhole && parts.published ? (paceOf(frame, courses.members)?.change ?? null) : null,
      points: points.length > 0 ? points : null,
      amounts: amounts.size > 0 ? years.map((y) => (amounts.get(y) ?? 0) / unitsOf(unit)) : null,
      maxGrowth: input.maxGrowth ?? null,
    },
    still: frame.gdp.kind === 'static',
    priceYears,
    members,
    population: years.map((year) => {
      const persons = populationOf(frame, courses.members, year)
      return persons === undefined ? null : persons.value * unitsOf(persons.unit)
    }),
    second: secondOf(frame, courses, unit.code),
  }
}
