import { fixedHalfUp } from '../math/rounding.js'
import { type Baseline, baselineParts } from '../scenarios/baseline.js'
import { sumEconomies } from '../scenarios/economy.js'
import type { Course } from '../scenarios/fan.js'
import { arrivalOf, cappedPath, pointsPath, type Shares } from '../scenarios/trajectory.js'
import { PledgebookError } from '../terms/fault.js'
import { planOf, planPoints } from './announced-plan.js'
import { weightOf } from './budget-scale.js'
import type { CostInput } from './cost-schema.js'
import type { ScenarioFrame } from './scenario-frame.js'
import { type Member, memberOf } from './scenario-members.js'
import { refuseOtherGdp, refuseOwnStart, refuseUnlikely } from './scenario-own-start.js'
import { paceOf } from './scenario-pace.js'
import { type ChosenPath, chosenPath, type PathChoice, type PathGround, pathChoiceOf } from './scenario-path.js'
import { unitsOf } from './scenario-units.js'

/** The areas of a question on their paths. */
export interface Courses {
  readonly members: readonly Member[]
  /** Path of each member, in the same order. */
  readonly paths: readonly Shares[]
  /** The same before a limit on real growth. */
  readonly wanted: readonly Shares[]
  /** The path as asked for. */
  readonly choice: PathChoice
  /** Share of the whole in the start year, in per cent. */
  readonly startShare: number
  readonly says: string
  /** First year at or above the target; for a pace also beyond the due year. */
  readonly arrives: number | null
  readonly reachesTarget: boolean
  /** A group that reaches the target as a whole, not each of its members. */
  readonly asWhole: boolean
  /** The money of every year is given by the user: the share is what is uncertain. */
  readonly amounts: boolean
  /** Members that were at or above the target at the start: they keep their share. */
  readonly above: readonly string[]
}

function refuseBelow(frame: ScenarioFrame, start: number, kind: PathChoice['kind']): void {
  if (kind === 'file' || kind === 'plan' || start <= frame.target) return
  throw new PledgebookError(
    'input',
    'target.below',
    `${frame.area.name} is at ${fixedHalfUp(start, 2)} % of GDP in ${frame.from} already, above the target of ${frame.target} %`,
    'nothing is missing; give a higher --target, another --goal, an earlier --from, or your own path as a file',
  )
}

function groundOf(
  frame: ScenarioFrame,
  input: CostInput,
  member: Member,
  start: number,
  kind: PathChoice['kind'],
): PathGround {
  return {
    start,
    target: frame.target,
    economy: member.economy,
    pace: kind === 'pace' ? paceOf(frame, [member]) : undefined,
    plan: planOf(frame.book.facts.pledges, member.area.code, frame.parts.share, frame.from, frame.asOf, input.plan),
    measure: frame.parts.share,
    unitsPer: unitsOf(member.unit),
    currency: member.currency,
  }
}

function membersAt(frame: ScenarioFrame, scale: number): Member[] {
  const edition = frame.areas.map((a) => frame.snapshot.editionOf(frame.parts.own, a.code)).find((e) => e !== undefined)
  return frame.areas.map((area) => memberOf(frame, area, edition, scale))
}

const total = (members: readonly Member[], of: (m: Member) => number) =>
  members.reduce((sum, m) => sum + of(m) * m.rate.value, 0)

/** A group's own start: the user's share or level, else the sums of its members'. */
function wholeStart(frame: ScenarioFrame, members: readonly Member[]): { share: number; scale: number } {
  const { startShare, startLevel } = frame.input
  const gdp = total(members, (m) => (m.economy.gdp[0] ?? 0) * unitsOf(m.unit))
  const share = startLevel === undefined ? 0 : (100 * startLevel) / gdp
  if (startShare !== undefined && startLevel !== undefined) {
    refuseOtherGdp(share / startShare)
    return { share: startShare, scale: share / startShare }
  }
  if (startShare !== undefined) return { share: startShare, scale: 1 }
  if (startLevel !== undefined) {
    refuseUnlikely(frame, share)
    return { share, scale: 1 }
  }
  const level = total(members, (m) => m.level.value * unitsOf(m.unit))
  return { share: (100 * level) / gdp, scale: 1 }
}

function capped(input: CostInput, path: Shares, economy: Member['economy']): Shares {
  if (input.maxGrowth === undefined) return path
  if (!(input.maxGrowth > -100))
    throw new PledgebookError(
      'input',
      'growth.impossible',
      `--max-growth is ${input.maxGrowth} %`,
      'give per cent a year, such as 8',
    )
  return cappedPath(path, economy, input.maxGrowth / 100)
}

/** What the members of a group do, where each has its own pace or plan. */
function groupSays(kind: PathChoice['kind'], one: string): string {
  if (kind === 'pace') return 'every member’s share goes on changing as its own has since the goal’s first year'
  return kind === 'plan' ? 'every member follows its own announced plan or target' : one
}

/** Puts every area of the question on its path. Throws `input` `target.below` where nothing is missing. */
export async function coursesOf(frame: ScenarioFrame, input: CostInput): Promise<Courses> {
  refuseOwnStart(frame)
  const choice = await pathChoiceOf(frame.context, input)
  const own = input.startShare !== undefined || input.startLevel !== undefined
  const asWhole = frame.group !== undefined && (own || input.members === 'whole')
  const first = membersAt(frame, 1)
  if (asWhole) return wholeCourses(frame, input, choice, first)
  if (frame.group !== undefined && choice.rows?.some((r) => r.values.amount !== undefined))
    throw new PledgebookError(
      'input',
      'path.group',
      `the amounts of "${choice.file}" would be those of each member of ${frame.area.name}`,
      'add --members whole, or give a file of shares',
    )
  const above: string[] = []
  const chosen = first.map((member): ChosenPath => {
    const start = member.start.value
    const years = member.economy.gdp.length
    if (member.exempt) return { path: new Float64Array(years), says: 'no spending' }
    const keeps = frame.group !== undefined && start >= frame.target && choice.kind !== 'file' && choice.kind !== 'plan'
    if (keeps) {
      above.push(member.area.code)
      return { path: new Float64Array(years).fill(start), says: 'keeps its share' }
    }
    if (frame.group === undefined) refuseBelow(frame, start, choice.kind)
    return chosenPath(choice, groundOf(frame, input, member, start, choice.kind))
  })
  const wanted = chosen.map((c) => c.path)
  const paths = first.map((m, i) => capped(input, wanted[i] ?? new Float64Array(), m.economy))
  const sum = shareOfAll(first, paths)
  const end = sum.at(-1) ?? 0
  const leading = chosen.find((c) => c.says !== 'keeps its share' && c.says !== 'no spending')
  const alone = frame.group === undefined
  return {
    members: first,
    paths,
    wanted,
    choice,
    startShare: wholeStart(frame, first).share,
    says:
      leading === undefined
        ? 'every member keeps its share'
        : alone
          ? leading.says
          : groupSays(choice.kind, leading.says),
    arrives: alone && leading?.arrives !== undefined ? leading.arrives : arrivalOf(sum, frame.target, frame.from),
    reachesTarget: alone
      ? reached(end, frame.target)
      : paths.every((p, i) => first[i]?.exempt || reached(p.at(-1) ?? 0, frame.target)),
    asWhole: false,
    amounts: leading?.amounts === true,
    above,
  }
}

function reached(share: number, target: number): boolean {
  return share >= target * (1 - 1e-12)
}

/**
 * Share of the members together, in per cent, each year: their shares weighed by their GDP at the start's prices and rates, so that it does not
 * depend on the prices amounts are shown at, nor on one member's inflation.
 */
export function shareOfAll(members: readonly Member[], paths: readonly Shares[]): Shares {
  const years = members[0]?.economy.gdp.length ?? 0
  return Float64Array.from({ length: years }, (_, t) => {
    if (members.length === 1) return paths[0]?.[t] ?? 0
    let points = 0
    let weights = 0
    members.forEach((m, i) => {
      const weight = weightOf(m, t)
      points += weight * (paths[i]?.[t] ?? 0)
      weights += weight
    })
    return points / weights
  })
}

function wholeCourses(frame: ScenarioFrame, input: CostInput, choice: PathChoice, first: readonly Member[]): Courses {
  const { share, scale } = wholeStart(frame, first)
  const members = scale === 1 ? first : membersAt(frame, scale)
  refuseBelow(frame, share, choice.kind)
  const economy = sumEconomies(members.map((m) => ({ economy: m.economy, rate: m.rate.value * unitsOf(m.unit) })))
  const ground = {
    start: share,
    target: frame.target,
    economy,
    pace: paceOf(frame, members),
    plan: undefined,
    measure: frame.parts.share,
    unitsPer: 1,
    currency: frame.currency ?? '',
  }
  const { path, says, arrives, amounts } = chosenPath(choice, ground)
  const final = capped(input, path, economy)
  return {
    members,
    paths: members.map(() => final),
    wanted: members.map(() => path),
    choice,
    startShare: share,
    says,
    arrives: arrives === undefined ? arrivalOf(final, frame.target, frame.from) : arrives,
    reachesTarget: reached(final.at(-1) ?? 0, frame.target),
    asWhole: true,
    amounts: amounts === true,
    above: [],
  }
}

/**
 * The courses against a baseline, as the engine takes them. A group as a whole has one start share for all its members. Throws
 * `notFound` `baseline.noPlan` for an area without an announced plan.
 */
export function withBaseline(frame: ScenarioFrame, input: CostInput, courses: Courses, baseline: Baseline): Course[] {
  return courses.members.map((member, i): Course => {
    const { economy } = member
    const start = courses.asWhole ? courses.startShare : member.exempt ? 0 : member.start.value
    const level = ((economy.gdp[0] ?? 0) * start) / 100
    const plan = baseline === 'plan' && !member.exempt ? announced(frame, input, member, start) : undefined
    return {
      economy,
      path: courses.paths[i] ?? new Float64Array(economy.gdp.length),
      baseline: baselineParts(baseline, start, level, economy.gdp.length, plan),
      rate: member.rate.value,
    }
  })
}

function announced(frame: ScenarioFrame, input: CostInput, member: Member, start: number): Shares {
  const plan = planOf(frame.book.facts.pledges, member.area.code, frame.parts.share, frame.from, frame.asOf, input.plan)
  if (plan === undefined)
    throw new PledgebookError(
      'notFound',
      'baseline.noPlan',
      `no announced plan of ${member.area.name} with shares of GDP after ${frame.from} is held`,
      'take another --baseline: constant-share, frozen-cash or frozen-real',
    )
  return pointsPath(start, planPoints(plan, frame.parts.share), member.economy.first, member.economy.gdp.length)
}
