import type { Context } from './context.js'
import { subjectOf } from './ground.js'
import { broken, ends } from './reading.js'
import type { Timing } from './timing.js'
import { isAlly } from './world.js'

export const NEAR = 9

/** The day or year of a time, the most exact that was said. */
export function momentOf(timing: Timing | undefined): string | undefined {
  return timing?.day ?? (timing?.range === false ? timing.years[0] : undefined)
}

/** The country or countries that joined: the subject of the verb. */
export function joiner(
  context: Context,
  from: number,
  to: number,
): { codes: readonly string[]; from: number } | undefined {
  const { places, lexicon, world, reading } = context
  const allies = places.filter((p) => p.as !== 'compared' && p.codes.every((c) => isAlly(world, c, lexicon.alliance)))
  const it = ends(reading, 'pronoun', from) !== undefined
  const before = allies.findLast((p) => p.to <= from && (it || (from - p.to <= 14 && !broken(reading, p.to, from))))
  if (before !== undefined) return { codes: before.codes, from: before.from }
  const after = allies.find((p) => p.from >= to && p.from - to <= 6)
  if (after !== undefined) return { codes: after.codes, from }
  const subject = subjectOf(context, { from, to }, to)
  return subject.areas.length > 0 && subject.areas.every((c) => isAlly(world, c, lexicon.alliance))
    ? { codes: subject.areas, from }
    : undefined
}
