import type { About, Claim, Mood } from './claim.js'
import { addClaim, type Context } from './context.js'
import { holderOf, partsOf } from './goal-holder.js'
import { isOfOthers, lineOf } from './goal-line.js'
import { deadlineIn, isFuture, isNextYear, startsIn } from './goal-timing.js'
import { aboutGroup, moodOf, stretchOf, timingNextTo } from './ground.js'
import { shareOfLine, stretchFromGoal } from './line-share.js'
import { type Quantity, writtenOf } from './quantity.js'
import type { Question } from './question.js'
import { begins, clauseOf, ends, has, last, type Mark } from './reading.js'
import { pledgedPercents } from './world.js'

/** Terms and dates of goals said with a percentage; false where the percentage is a figure of its own. */
export function findGoalPercent(context: Context, quantity: Quantity, gdp: Mark | undefined): boolean {
  const { reading, published, world, used } = context
  const end = gdp !== undefined && gdp.from >= quantity.to ? gdp.to : quantity.to
  if (isOfOthers(context, quantity)) {
    used.add(quantity)
    return true
  }
  const line = lineOf(context, quantity)
  const clause = clauseOf(reading, quantity.from)
  const timing =
    timingNextTo(context, quantity, Math.max(end, line?.as === 'named' ? line.goal.to : 0)) ??
    deadlineIn(context, quantity, clause)
  const ahead = timing !== undefined && isFuture(context, timing)
  const pledged = published === null ? new Set<number>() : pledgedPercents(world, published)
  const written = writtenOf(quantity)
  // "The leaders agreed. They will spend 5 per cent by 2035."
  const adopted =
    has(reading, 'adopt', Math.max(clause.from, quantity.hedged - 14), quantity.hedged) ||
    (context.discourse.adopted && has(reading, 'pronoun', clause.from, quantity.from))
  const mood = moodOf(context, quantity)
  const goals = adopted || context.discourse.line !== null || has(reading, 'goal') || context.claims.some(isOfGoal)
  const ofWhich = goals ? last(reading, 'ofWhich', Math.max(0, quantity.hedged - 3), quantity.hedged) : undefined
  const { holder, group, assumed, outside } = holderOf(context, quantity, end)
  if (outside) return false
  const grounds = { assumed, unclear: [] }
  const alliance = holder[0] ?? context.lexicon.alliance
  const span = stretchOf(
    context,
    quantity,
    Math.max(end, line?.as === 'named' ? line.goal.to : 0),
    timing === undefined ? undefined : { periods: [], timing, adjacent: timing.from >= quantity.to, assumed: [] },
  )
  if (timing !== undefined && timing.to <= quantity.from && quantity.hedged - timing.to <= 2)
    span.from = Math.min(span.from, timing.from)

  const add = (about: About, question: Question, said: Mood, from = span.from, to = span.to): true => {
    used.add(quantity)
    addClaim(context, from, to, about, question, said, grounds)
    return true
  }
  const due = timing?.years.at(-1)
  const terms = { ask: 'goal-terms', holder: alliance, percent: [written], words: [] } as const
  const target = { ask: 'own-target', areas: holder, percent: written, when: due ?? null } as const
  const date = { ask: 'goal-date', holder: alliance, percent: written } as const

  /** A percentage with its year: the group's, as its terms or as the day they fall due; a country's, as its own target. */
  const addDue = (asTerms: boolean): true => {
    // "4 per cent next year" is a figure to come, no day by which to reach it.
    if (!group) return add(isNextYear(context, timing) ? 'share-of-gdp' : 'goal-date', target, 'plan')
    if (asTerms) return add('goal-terms', { ...terms, by: due }, 'fact')
    return add('goal-date', { ...date, when: due ?? '', event: 'due' }, 'fact')
  }

  const parts = group ? partsOf(context, quantity) : [quantity]
  if (group && (parts.length > 1 || ofWhich || (line !== undefined && 'parts' in line))) {
    for (const part of parts) used.add(part)
    const from = Math.min(span.from, ofWhich?.from ?? span.from)
    const question = { ...terms, percent: parts.map(writtenOf), ...(ahead ? { by: due } : {}) }
    return add('goal-terms', question, 'fact', from, Math.max(span.to, parts.at(-1)?.to ?? 0))
  }
  if (line !== undefined) {
    const verb = last(reading, 'miss', clause.from, quantity.from) ?? last(reading, 'meet', clause.from, quantity.from)
    const met =
      verb !== undefined &&
      !context.quantities.some((q) => q.kind === 'percent' && q.from >= verb.to && q.to <= quantity.from)
    const current =
      line.as === 'named'
        ? (ends(reading, 'current', quantity.hedged) ?? ends(reading, 'current', quantity.hedged - 1))
        : undefined
    if (line.as === 'is' || (line.as === 'of' && adopted) || (current && group)) {
      const stated = stretchFromGoal(context, line, span)
      if (!group) return add(ahead ? 'goal-date' : 'goal-terms', target, 'plan', stated.from, stated.to)
      const starts = context.timings.find(
        (t) =>
          t.from >= clause.from &&
          t.to <= clause.to &&
          t.years.length > 0 &&
          !isFuture(context, t) &&
          startsIn(context, t),
      )
      if (starts !== undefined) {
        const question = { ...date, when: starts.years[0] ?? '', event: 'start' } as const
        return add(
          'goal-date',
          question,
          'fact',
          Math.min(starts.from - 1, stated.from),
          Math.max(starts.to, stated.to),
        )
      }
      const inForce = line.as === 'is' || isInForce(context, current)
      return add('goal-terms', { ...terms, inForce, ...(ahead ? { by: due } : {}) }, 'fact', stated.from, stated.to)
    }
    if (met && !group && !(ahead && mood !== 'fact'))
      return shareOfLine(context, quantity, holder, line, clause, grounds)
    if (ahead) return addDue(adopted || line.as === 'of')
    if (group && (adopted || line.as === 'of') && pledged.has(quantity.value))
      return add('goal-terms', terms, 'fact', line.as === 'of' ? Math.min(line.goal.from, span.from) : span.from)
    used.add(quantity)
    return true
  }
  const current = ends(reading, 'current', quantity.hedged)
  if (current !== undefined && gdp === undefined && pledged.has(quantity.value) && ofGroup(context, clause, quantity)) {
    used.add(quantity)
    const question = { ...terms, holder: context.lexicon.alliance, inForce: isInForce(context, current) }
    addClaim(context, current.from, quantity.to, 'goal-terms', question, 'fact')
    return true
  }
  if (ahead || (timing?.deadline === true && timing.years.length > 0)) {
    if (timing !== undefined && !ahead && !group) return false
    return addDue(adopted)
  }
  // "It will from now on spend more than 2 % each year"
  if (!group && mood !== 'fact' && timing === undefined && has(reading, 'plan', clause.from, quantity.from))
    if (has(reading, 'lasting', clause.from, clause.to)) return add('goal-terms', target, 'plan')
  if (adopted && group && pledged.has(quantity.value)) return add('goal-terms', terms, 'fact')
  if (!adopted || group || !pledged.has(quantity.value) || gdp !== undefined) return false
  used.add(quantity)
  return true
}

function isOfGoal({ question }: Claim): boolean {
  return question.ask === 'goal-terms' || question.ask === 'goal-date'
}

/** "the current 2 %", but not "the old 2 %" or "up from the current 2 %", which a new goal has replaced. */
function isInForce({ reading }: Context, current: Mark | undefined): boolean {
  if (current === undefined || begins(reading, 'inForce', current.from) === undefined) return false
  return !has(reading, 'from', current.from - 2, current.from)
}

/** "double the old 2 percent": without a country before it in the clause, a number that was or is in force is the group's. */
function ofGroup(context: Context, clause: { from: number }, quantity: Quantity): boolean {
  return !context.places.some(
    (p) => p.as === 'subject' && p.from >= clause.from && p.to <= quantity.from && !aboutGroup(context, p.codes),
  )
}
