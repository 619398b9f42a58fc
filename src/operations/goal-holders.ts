import type { Book } from '../book/book.js'
import type { Goal } from '../goals/goal.js'
import { type Area, type Group, membersOf } from '../terms/area.js'

/** Whether every member of a group is a member of another, by the rules of both. */
export function isWithin(group: Group, outer: Group): boolean {
  return outer.of.every((o) => group.of.includes(o)) && outer.except.every((code) => group.except.includes(code))
}

/** Whether an area belongs to a group in a year or will later: who joins afterwards is held to the goal, who has left is not. */
function belongs(area: Area, group: Group, year: number): boolean {
  const stays = area.memberships.map((m) => ({ ...m, from: m.from <= `${year}-12-31` ? m.from : `${year}-12-31` }))
  return membersOf(group, [{ ...area, memberships: stays }], year).length > 0
}

/** How much of an area or group is held to a goal in a year: all of it, some members, or none. */
export function heldBy(book: Book, goal: Goal, code: string, year: number): 'all' | 'some' | 'none' {
  const holders = book.facts.groups.find((g) => g.code === goal.holders)
  if (holders === undefined) return 'none'
  const group = book.facts.groups.find((g) => g.code === code)
  if (group !== undefined && isWithin(group, holders)) return 'all'
  const areas = group ? membersOf(group, book.facts.areas, year) : book.facts.areas.filter((area) => area.code === code)
  if (!areas.some((area) => belongs(area, holders, year))) return 'none'
  return group === undefined ? 'all' : 'some'
}
