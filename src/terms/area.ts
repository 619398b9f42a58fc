/** A span of membership: from the day it began to the day before it ended (`until` exclusive). */
export interface Membership {
  readonly of: string
  readonly from: string
  readonly until?: string | undefined
}

/** A place numbers are about, by ISO 3166-1 alpha-3. */
export interface Area {
  readonly code: string
  readonly name: string
  readonly currency: string
  /** Other names publishers use for it. */
  readonly names: readonly string[]
  readonly memberships: readonly Membership[]
}

/** A set of areas by rule: members of every organisation in `of`, without `except`. */
export interface Group {
  readonly code: string
  readonly name: string
  readonly of: readonly string[]
  readonly except: readonly string[]
  /** What its members are called, where not allies. */
  readonly members?: string | undefined
  /** If given, only these areas. */
  readonly only?: readonly string[] | undefined
}

/**
 * Whether an area belonged to an organisation in a year, that is on 31 December of it: who joins during a year
 * counts from that year on (Finland 2023), who leaves during it does not (the United Kingdom and the EU, 2020).
 */
export function isMember(area: Area, organisation: string, year: number): boolean {
  const day = `${year}-12-31`
  return area.memberships.some(
    (m) => m.of === organisation && m.from <= day && (m.until === undefined || m.until > day),
  )
}

/** Areas of a group in a year, in the order given. */
export function membersOf(group: Group, areas: readonly Area[], year: number): Area[] {
  return areas.filter(
    (a) =>
      !group.except.includes(a.code) &&
      (group.only?.includes(a.code) ?? true) &&
      group.of.every((o) => isMember(a, o, year)),
  )
}
