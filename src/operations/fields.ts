import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import { type Goal, targetOf } from '../goals/goal.js'
import { shown } from '../sources/shown.js'
import { closestName, didYouMean } from '../terms/closest-name.js'
import { type Day, formatDay, parseDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Measure } from '../terms/measure.js'

/** Input fields that several operations share, with the words the doors show. */
export const goalField = z.string().register(z.globalRegistry, { description: 'goal, such as wales-2014.spending' })
export const measureField = z.string().register(z.globalRegistry, { description: 'measure, such as nato.core.share' })
export const areaField = z
  .string()
  .register(z.globalRegistry, { description: 'area or group: ISO code (POL) or name (Poland)' })
export const periodField = z
  .string()
  .register(z.globalRegistry, { description: 'year the figures are about, such as 2024' })
export const asOfField = z.string().register(z.globalRegistry, {
  description: 'look as on this day (2026-07-31; a month counts from its 28th). Default: the day the book is known to',
})
export const editionField = z
  .string()
  .register(z.globalRegistry, { description: 'look at this edition only, such as nato.defexp/2024-06-17' })

/** The book's default goal leads a list of goals. */
function usualFirst(book: Book, goal: Goal): number {
  return goal.id === book.facts.defaults.goal ? 0 : 1
}

/** Whether a measure is a share of GDP, by the measures that `data/scenarios/economy.yaml` calls GDP. */
export function isOfGdp(book: Book, { ratio, gap }: Measure): boolean {
  return ratio !== undefined && gap !== undefined && book.facts.scenarios.economy.gdp.includes(gap.base)
}

/** The goal of this id, or the book's default. Throws `notFound` `goal.unknown`. */
export function goalOf(book: Book, id: string | undefined): Goal {
  const wanted = id ?? book.facts.defaults.goal
  const goal = book.facts.goals.find((g) => g.id === wanted)
  if (goal) return goal
  throw new PledgebookError(
    'notFound',
    'goal.unknown',
    `no goal "${wanted}"`,
    didYouMean(
      wanted,
      [...book.facts.goals].sort((a, b) => usualFirst(book, a) - usualFirst(book, b)).map((g) => g.id),
    ),
  )
}

/** Nobody could be held to a goal before it was announced. Throws `input` `goal.notYetAnnounced`. */
export function refuseUnannounced(goal: Goal, asOf: Day): void {
  if (goal.announcedOn <= asOf) return
  throw new PledgebookError(
    'input',
    'goal.notYetAnnounced',
    `${goal.id} was announced on ${formatDay(goal.announcedOn)}, after ${formatDay(asOf)}`,
    'nobody could be held to it then; ask as of a later day or for another goal',
  )
}

/** Code and name of an area or group by code or name, case ignored. Throws `notFound` `area.unknown`. */
export function areaOf(book: Book, text: string): { code: string; name: string; group: boolean } {
  const wanted = text.trim().toLowerCase()
  const all = [
    ...book.facts.groups.map((g) => ({ code: g.code, name: g.name, names: [], group: true })),
    ...book.facts.areas.map((a) => ({ code: a.code, name: a.name, names: a.names, group: false })),
  ]
  const found = all.find((a) => [a.code, a.name, ...a.names].some((name) => name.toLowerCase() === wanted))
  if (found) return { code: found.code, name: found.name, group: found.group }
  const near = closestName(
    text,
    all.flatMap((a) => [a.code, a.name, ...a.names]),
  )
  const ways = 'give an ISO code such as POL, a name such as Poland, or a group such as NATO-Europe'
  throw new PledgebookError(
    'notFound',
    'area.unknown',
    `no area "${shown(text)}"`,
    near === undefined ? ways : `did you mean "${near}"? Or ${ways}`,
  )
}

/**
 * The day to look as of: the book's `knownTo` when nothing is said, never the clock. Throws `input` `asOf.later` beyond
 * it, since nobody has looked.
 */
export function asOfDay(book: Book, text: string | undefined): Day {
  if (text === undefined) return book.knownTo
  const day = parseDay(text, '--as-of')
  if (day > book.knownTo)
    throw new PledgebookError(
      'input',
      'asOf.later',
      `--as-of is ${day}, but the book is known only to ${book.knownTo}`,
      `ask as of ${formatDay(book.knownTo)} or earlier, or import what has been published since`,
    )
  return day
}

/** The edition of this id or day. Throws `notFound` `edition.unknown`, or `edition.notHeld` for one known but not held. */
export function editionOf(book: Book, text: string, asOf: string): string {
  const found = book.facts.editions.find((e) => e.id === text || e.publishedOn === text)
  const held = book.facts.editions.filter((e) => e.held).map((e) => e.id)
  if (!found) throw new PledgebookError('notFound', 'edition.unknown', `no edition "${text}"`, didYouMean(text, held))
  if (!found.held)
    throw new PledgebookError(
      'notFound',
      'edition.notHeld',
      `the edition of ${formatDay(found.publishedOn)} exists, but the book does not hold it`,
      `held are: ${held.filter((id) => id.startsWith(`${found.dataset}/`)).join(', ')}; or import it`,
    )
  if (found.publishedOn > asOf)
    throw new PledgebookError(
      'input',
      'edition.later',
      `the edition of ${formatDay(found.publishedOn)} was not known on ${formatDay(asOf)}`,
      'ask as of that day or later, or for an earlier edition',
    )
  return found.id
}

/** Goals with a number on one of these measures that had been announced by a day: id and number. */
export function goalsOfMeasure(
  book: Book,
  measure: string,
  other: string,
  asOf: Day,
): { readonly id: string; readonly target: number }[] {
  return book.facts.goals
    .filter((g) => (g.measure === measure || g.measure === other) && g.announcedOn <= asOf && g.floor !== undefined)
    .map((g) => ({ id: g.id, target: targetOf(g) }))
}
