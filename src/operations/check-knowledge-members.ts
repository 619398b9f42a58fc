import type { Area, Group, Membership } from '../terms/area.js'

/** A member, with the membership by which it came to belong. */
export interface Joined {
  readonly area: Area
  readonly membership: Membership
}

/** Who belongs to a group from one day to the next change of their number, `until` exclusive. */
export interface Strength {
  readonly from: string
  readonly until: string | undefined
  readonly members: readonly Joined[]
}

/** Who has joined an organisation, in order of the day. */
export function joinedOf(areas: readonly Area[], organisation: string): Joined[] {
  return areas
    .flatMap((area) =>
      area.memberships.filter((m) => m.of === organisation).map((membership) => ({ area, membership })),
    )
    .sort((a, b) => (a.membership.from < b.membership.from ? -1 : 1))
}

/** The history of a group's number of members, from its first day on. */
export function strengthsOf({ of, except, only }: Group, areas: readonly Area[]): Strength[] {
  const within = areas.filter((a) => !except.includes(a.code) && (only?.includes(a.code) ?? true))
  const spans = within.flatMap((a) => a.memberships.filter((m) => of.includes(m.of)))
  const days = [...new Set(spans.flatMap((m) => (m.until === undefined ? [m.from] : [m.from, m.until])))].sort()
  const sets = days.map((from) => ({ from, members: membersOn(within, of, from) }))
  return sets
    .filter(({ members }, i) => members.length !== (sets[i - 1]?.members.length ?? 0))
    .map((set, i, all) => ({ ...set, until: all[i + 1]?.from }))
}

function membersOn(areas: readonly Area[], of: readonly string[], day: string): Joined[] {
  const members = areas.flatMap((area) => {
    const own = of.map((o) =>
      area.memberships.find((m) => m.of === o && m.from <= day && (m.until === undefined || m.until > day)),
    )
    const [first, ...more] = own
    if (first === undefined || more.some((m) => m === undefined)) return []
    const membership = own.reduce((a, b) => (b !== undefined && b.from > (a?.from ?? '') ? b : a)) ?? first
    return [{ area, membership }]
  })
  return members.sort((a, b) => (a.membership.from < b.membership.from ? -1 : 1))
}
