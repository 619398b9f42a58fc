import { type Area, type Group, isMember } from '../terms/area.js'

/** What must be known of the world to resolve words such as "the newest member" or "the time of the pledge". */
export interface World {
  readonly areas: readonly Area[]
  readonly groups: readonly Group[]
  readonly events: readonly {
    readonly id: string
    readonly title: string
    readonly kind: string
    readonly on: string
    readonly until?: string | undefined
    readonly place?: string | undefined
  }[]
  /** Days on which the alliance published figures of its members, held here or not. */
  readonly editions: readonly string[]
  /** Pledges with the percentages they name, in per cent of GDP. */
  readonly pledges: readonly {
    readonly id: string
    readonly announcedOn: string
    readonly percents: readonly number[]
    readonly due: string | null
  }[]
}

function belongs(world: World, code: string, group: string, year: number): boolean {
  const area = world.areas.find((a) => a.code === code)
  return area !== undefined && isMember(area, group, year)
}

/** Whether an area was ever a member of an organisation by the end of a year. */
export function isAlly(world: World, code: string, alliance: string, year = 2199): boolean {
  return belongs(world, code, alliance, year)
}

/** How many members an organisation had on a day. */
export function membersOn(world: World, organisation: string, day: string): number {
  const on = world.areas.filter((area) =>
    area.memberships.some((m) => m.of === organisation && m.from <= day && (m.until === undefined || m.until > day)),
  )
  return on.length
}

interface Strength {
  readonly least: number
  readonly most: number
}

/** Asked of every count of every sentence. */
const strengths = new WeakMap<World, Map<string, Strength>>()

/** Fewest and most members that an alliance has had since its first pledge. */
export function strengthOf(world: World, alliance: string): Strength {
  const known = strengths.get(world) ?? new Map<string, Strength>()
  strengths.set(world, known)
  const strength = known.get(alliance) ?? strengthSince(world, alliance)
  known.set(alliance, strength)
  return strength
}

function strengthSince(world: World, alliance: string): Strength {
  const [first = ''] = world.pledges.map((p) => p.announcedOn).sort()
  const joined = world.areas.flatMap((a) => a.memberships).flatMap((m) => (m.of === alliance ? [m.from] : []))
  const days = [first, ...joined.filter((day) => day > first)]
  const counts = days.map((day) => membersOn(world, alliance, day))
  return { least: Math.min(...counts), most: Math.max(...counts) }
}

/** Whether so many may be all members, or all but one that has no forces. */
export function isWhole(world: World, alliance: string, count: number): boolean {
  return count >= strengthOf(world, alliance).least - 1
}

/** The day of the treaty that founded the alliance. */
export function treatyDay(world: World): string | undefined {
  return world.events.find((e) => e.kind === 'treaty')?.on
}

/** The member that had joined last by a day; undefined without members. */
export function newestMember(world: World, alliance: string, day: string): string | undefined {
  let newest: { code: string; from: string } | undefined
  for (const area of world.areas)
    for (const m of area.memberships)
      if (m.of === alliance && m.from <= day && (newest === undefined || m.from > newest.from))
        newest = { code: area.code, from: m.from }
  return newest?.code
}

export function currencyOf(world: World, code: string): string | undefined {
  return world.areas.find((a) => a.code === code)?.currency
}

export function isGroup(world: World, code: string): boolean {
  return world.groups.some((g) => g.code === code)
}

/** Percentages of all pledges announced by a day. */
export function pledgedPercents(world: World, day: string): Set<number> {
  return new Set(world.pledges.filter((p) => p.announcedOn <= day).flatMap((p) => p.percents))
}

/** Day of the pledge meant by "when the pledge was made" on a day, the earliest still awaited or the last due. */
export function pledgeDay(world: World, day: string): string | undefined {
  return [...world.pledges]
    .filter((p) => p.announcedOn <= day)
    .sort((a, b) => (a.announcedOn < b.announcedOn ? -1 : 1))[0]?.announcedOn
}

// Reports of spring tell of the year before; tables with estimates of the running year come out from June on.
const FIRST_MONTH = '05'

/** The newest year with published figures on a day: its own once an edition of the year is out, else the year before. */
export function newestYear(world: World, day: string): number {
  const year = day.slice(0, 4)
  return (
    Number(year) - (world.editions.some((e) => e.startsWith(year) && e <= day && e.slice(5, 7) >= FIRST_MONTH) ? 0 : 1)
  )
}
