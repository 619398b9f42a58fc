import { roundHalfUp, significant } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'

export const GROUP_KEYS = ['gdp', 'population', 'effort'] as const
/** `gdp` and `population`: in proportion to them. `effort`: every member raises its spending by the same per cent. */
export type GroupKey = (typeof GROUP_KEYS)[number]

/** GDP and spending in one currency, at one scale and price base. Population is needed by its own key alone. */
export interface GroupMember {
  readonly area: string
  readonly gdp: number
  readonly spending: number
  readonly population?: number
}

export interface GroupPlanRequest {
  readonly members: readonly GroupMember[]
  /** Share of the group's GDP, in per cent. */
  readonly target: number
  readonly key: GroupKey
  /** Only members below the target take part, and none is taken above it unless the rest cannot carry what is needed. */
  readonly onlyBelow: boolean
}

/** Shares in per cent of GDP, growth as a fraction (null from nothing). */
export interface GroupPlanMember {
  readonly area: string
  readonly add: number
  readonly share: number
  readonly newShare: number
  readonly growth: number | null
}

export interface GroupPlan {
  /** Already at the target: nothing is needed. */
  readonly reached: boolean
  readonly needed: number
  readonly share: number
  readonly members: readonly GroupPlanMember[]
  readonly words: string
}

/** Significant digits of the sum to be shared out; the additions have the same decimals. */
const DIGITS = 12

function refuse(code: string, found: string, hint: string): never {
  throw new PledgebookError('input', code, found, hint)
}

function check({ members, target, key }: GroupPlanRequest): void {
  if (members.length === 0) refuse('group.empty', 'a group without members', 'name at least one member')
  if (!(target > 0 && target <= 100)) refuse('group.target', `a target of ${target} %`, 'give a share of GDP up to 100')
  const seen = new Set<string>()
  for (const { area, gdp, spending, population } of members) {
    if (seen.has(area)) refuse('group.twice', `${area} is named twice`, 'name each member once')
    seen.add(area)
    if (!(gdp > 0 && gdp < Infinity && spending >= 0 && spending < Infinity))
      refuse(
        'group.number',
        `${area} has a GDP of ${gdp} and spends ${spending}`,
        'GDP must be above zero and spending not below it; leave out members without figures',
      )
    if (key === 'population' && !(population !== undefined && population > 0 && population < Infinity))
      refuse('group.population', `${area} has a population of ${population}`, 'take --key gdp, or leave it out')
  }
}

function weightOf({ gdp, spending, population }: GroupMember, key: GroupKey): number {
  return key === 'gdp' ? gdp : key === 'population' ? (population ?? 0) : spending
}

/** Shares out `total` by weights; nobody gets more than its cap as long as others still can take more. */
function sharedOut(total: number, weights: readonly number[], caps: readonly number[]): number[] {
  const given = weights.map(() => 0)
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)
  let open = weights.map((_, i) => i).filter((i) => (weights[i] ?? 0) > 0)
  let left = total
  while (open.length > 0) {
    const weight = sum(open.map((i) => weights[i] ?? 0))
    const part = (i: number) => (left * (weights[i] ?? 0)) / weight
    const full = open.filter((i) => part(i) > (caps[i] ?? 0))
    if (full.length === 0) {
      for (const i of open) given[i] = part(i)
      return given
    }
    for (const i of full) given[i] = caps[i] ?? 0
    open = open.filter((i) => !full.includes(i))
    left = total - sum(given)
  }
  const all = sum(weights)
  return given.map((add, i) => add + (left * (weights[i] ?? 0)) / all)
}

/** Cuts parts to multiples of 10^−decimals that sum to `total`, itself such a multiple: largest remainders first. */
function wholeParts(parts: readonly number[], total: number, decimals: number): number[] {
  const scale = Number(`1e${decimals}`)
  const floors = parts.map((part) => Math.floor(part * scale))
  const remainder = (i: number) => (parts[i] ?? 0) * scale - (floors[i] ?? 0)
  const left = Math.round(total * scale) - floors.reduce((a, b) => a + b, 0)
  const order = parts.map((_, i) => i).filter((i) => (parts[i] ?? 0) > 0)
  order.sort((a, b) => remainder(b) - remainder(a) || a - b)
  for (const i of order.slice(0, left)) floors[i] = (floors[i] ?? 0) + 1
  return floors.map((units) => units / scale)
}

function decimalsFor(total: number): number {
  const exponent = Number(total.toExponential().split('e')[1])
  return Math.min(DIGITS, Math.max(0, DIGITS - 1 - exponent))
}

/**
 * Who adds what so that a group reaches a share of its GDP, all at once: needed = target · ΣGDP − Σspending, each member's part
 * in proportion to the key. With `onlyBelow` parts are capped at the target's share of a member's own GDP and the rest is
 * passed on to those who still have room; only where all who take part are full (a member that spends nothing raises nothing by
 * equal effort) does the rest go over the caps. The additions, as written, sum to `needed` to the last digit. A group that is at
 * the target adds nothing, and says so. Throws `input` `group.*`.
 */
export function groupPlan(request: GroupPlanRequest): GroupPlan {
  check(request)
  const { members, target, key, onlyBelow } = request
  const gdp = members.reduce((sum, m) => sum + m.gdp, 0)
  const spending = members.reduce((sum, m) => sum + m.spending, 0)
  const gap = (target / 100) * gdp - spending
  const reached = significant(spending) >= significant((target / 100) * gdp)
  const decimals = decimalsFor(Math.abs(gap))
  const needed = reached ? 0 : roundHalfUp(gap, decimals)
  const room = members.map((m) => (target / 100) * m.gdp - m.spending)
  const weights = members.map((m, i) => (onlyBelow && (room[i] ?? 0) <= 0 ? 0 : weightOf(m, key)))
  if (!reached && !weights.some((w) => w > 0))
    refuse('group.key', 'nobody who takes part spends anything', 'equal effort raises what is there: take --key gdp')
  const caps = members.map((_, i) => (onlyBelow ? Math.max(0, room[i] ?? 0) : Infinity))
  const adds = reached ? members.map(() => 0) : wholeParts(sharedOut(needed, weights, caps), needed, decimals)
  const share = significant((100 * spending) / gdp)
  return {
    reached,
    needed,
    share,
    members: members.map((m, i) => {
      const add = adds[i] ?? 0
      return {
        area: m.area,
        add,
        share: significant((100 * m.spending) / m.gdp),
        newShare: significant((100 * (m.spending + add)) / m.gdp),
        growth: m.spending > 0 ? significant(add / m.spending) : null,
      }
    }),
    words: reached
      ? `the group is at ${roundHalfUp(share, 2)} %, at or above ${target} %: nothing is needed`
      : `the group is at ${roundHalfUp(share, 2)} % and needs ${target} %`,
  }
}
