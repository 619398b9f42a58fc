import { groupPlan } from '../scenarios/group-plan.js'
import { derived, type Figure } from '../series/figure.js'
import type { Courses } from './cost-courses.js'
import { populationOf } from './cost-heads.js'
import { moneyUnit, priceBaseOf } from './cost-money.js'
import { moneyOf as amount } from './gap.js'
import type { Reasoning } from './operation.js'
import type { PlanAnswer, PlanInput } from './plan-schema.js'
import type { ScenarioFrame } from './scenario-frame.js'
import { unitsOf } from './scenario-units.js'

/** Who adds what in the due year, at the start's shares of that year's GDP. */
export function splitOf(
  frame: ScenarioFrame,
  input: PlanInput,
  courses: Courses,
  origins: Map<string, Figure | Reasoning>,
): PlanAnswer['split'] {
  if (frame.group === undefined || frame.input.startShare !== undefined || frame.input.startLevel !== undefined)
    return null
  const unit = moneyUnit(frame, courses.members)
  const t = frame.by - frame.from
  const able = courses.members.filter((m) => !m.exempt)
  const members = able.map((m) => {
    const into =
      m.rate.value * (frame.priceYear === undefined ? 1 : priceBaseOf(frame, m) / (m.economy.deflator[t] ?? 1))
    const gdp = (m.economy.gdp[t] ?? 0) * into
    const people = input.key === 'population' ? populationOf(frame, [m], frame.by) : undefined
    return {
      area: m.area.code,
      gdp,
      spending: (gdp * m.start.value) / 100,
      ...(people ? { population: people.value * unitsOf(people.unit) } : {}),
    }
  })
  const found = groupPlan({ members, target: frame.target, key: input.key, onlyBelow: input.onlyBelow })
  const needed = derived(
    found.needed,
    unit,
    `target × GDP of ${frame.by} − spending at the start’s shares, summed`,
    courses.members.flatMap((m) => [m.start, m.gdp]),
  )
  origins.set('/split/needed', needed)
  return {
    key: input.key,
    says: `${found.words}; who adds what in ${frame.by}, in proportion to ${input.key === 'effort' ? 'what each spends at its start’s share' : input.key === 'gdp' ? 'GDP' : 'population'}${input.onlyBelow ? ', members below the target only' : ''}`,
    period: String(frame.by),
    needed: amount(needed),
    members: found.members.map((m, i) => {
      const member = able[i]
      const add = derived(m.add, unit, `part of ${m.area} by ${input.key}`, [
        needed,
        ...(member ? [member.start, member.gdp] : []),
      ])
      origins.set(`/split/members/${i}/add`, add)
      return {
        area: m.area,
        name: member?.area.name ?? m.area,
        add: amount(add),
        share: m.share,
        newShare: m.newShare,
        growth: m.growth === null ? null : Number((100 * m.growth).toPrecision(10)),
      }
    }),
  }
}
