import type { About, Claim, Mood } from './claim.js'
import { addClaim, type Context } from './context.js'
import { holderOf, partsOf } from './goal-holder.js'
import { lineOf } from './goal-line.js'
import { deadlineIn, isFuture, isNextYear, startsIn } from './goal-timing.js'
import { aboutGroup, moodOf, stretchOf, timingNextTo } from './ground.js'
import { shareOfLine, stretchFromGoal } from './line-share.js'
import { type Quantity, writtenOf } from './quantity.js'
import type { Question } from './question.js'
import { clauseOf, ends, has, last, type Mark } from './reading.js'
import { pledgedPercents } from './world.js'

/** Terms and dates of goals said with a percentage; false where the percentage is a figure of its own. */
export function findGoalPercent(context: Context, quantity: Quantity, gdp: Mark | undefined): boolean {
  const { reading, published, world, used } = context
  const end = gdp !== undefined && gdp.from >= quantity.to ? gdp.to : quantity.to
  const line = lineOf(context, quantity)
  const clause = clauseOf(reading, quantity.from)
  const timing =
    timingNextTo(context, quantity, Math.max(end, line?.as === 'named' ? line.goal.to : 0)) ??
    deadlineIn(context, quantity, clause)
  const ahead = timing !== undefined && isFuture(context, timing)
  const pledged = published === null ? new Set<number>() : pledgedPercents(world, published)
  const percents = [writtenOf(quantity)]
  const written = writtenOf(quantity)
  // "The leaders agreed. They will spend 5 per cent by 2035."
  const adopted =
    has(reading, 'adopt', Math.max(clause.from, quantity.hedged - 14), quantity.hedged) ||
    (context.discourse.adopted && has(reading, 'pronoun', clause.from, quantity.from))
  const mood = moodOf(context, quantity)
  const goals = adopted || context.discourse.line !== null || has(reading, 'goal') || context.claims.some(isOfGoal)
  const ofWhich = goals && has(reading, 'ofWhich', Math.max(0, quantity.hedged - 3), quantity.hedged)
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

  /** A percentage with its year: the group's, as its terms or as the day they fall due; a country's, as its own target. */
  const addDue = (asTerms: boolean): true => {
    used.add(quantity)
    const due = timing?.years.at(-1)
    const add = (about: About, question: Question, said: Mood) =>
      addClaim(context, span.from, span.to, about, question, said, grounds)
    // "4 per cent next year" is a figure to come, no day by which to reach it.
    const planned = isNextYear(context, timing) ? 'share-of-gdp' : 'goal-date'
    if (!group) add(planned, { ask: 'own-target', areas: holder, percent: written, when: due ?? null }, 'plan')
    else if (asTerms)
      add('goal-terms', { ask: 'goal-terms', holder: alliance, percent: percents, words: [], by: due }, 'fact')
    else
      add('goal-date', { ask: 'goal-date', holder: alliance, percent: written, when: due ?? '', event: 'due' }, 'fact')
    return true
  }

  const parts = group ? partsOf(context, quantity) : [quantity]
  if (group && (parts.length > 1 || ofWhich || (line !== undefined && 'parts' in line))) {
    for (const part of parts) used.add(part)
    const from = ofWhich
      ? Math.min(
          span.from,
          last(reading, 'ofWhich', Math.max(0, quantity.hedged - 3), quantity.hedged)?.from ?? span.from,
        )
      : span.from
    addClaim(
      context,
      from,
      Math.max(span.to, parts.at(-1)?.to ?? 0),
      'goal-terms',
      {
        ask: 'goal-terms',
        holder: alliance,
        percent: parts.map(writtenOf),
        words: [],
        ...(ahead ? { by: timing?.years.at(-1) } : {}),
      },
      'fact',
      grounds,
    )
    return true
  }
  if (line !== undefined) {
    const verb = last(reading, 'miss', clause.from, quantity.from) ?? last(reading, 'meet', clause.from, quantity.from)
    const met =
      verb !== undefined &&
      !context.quantities.some((q) => q.kind === 'percent' && q.from >= verb.to && q.to <= quantity.from)
    const current =
      line.as === 'named' &&
      (ends(reading, 'current', quantity.hedged) ?? ends(reading, 'current', quantity.hedged - 1)) !== undefined
    if (line.as === 'is' || (line.as === 'of' && adopted) || (current && group)) {
      used.add(quantity)
      const stated = stretchFromGoal(context, line, span)
      const starts = context.timings.find(
        (t) =>
          t.from >= clause.from &&
          t.to <= clause.to &&
          t.years.length > 0 &&
          !isFuture(context, t) &&
          startsIn(context, t),
      )
      if (group && starts !== undefined)
        addClaim(
          context,
          Math.min(starts.from - 1, stated.from),
          Math.max(starts.to, stated.to),
          'goal-date',
          { ask: 'goal-date', holder: alliance, percent: written, when: starts.years[0] ?? '', event: 'start' },
          'fact',
          grounds,
        )
      else if (group)
        addClaim(
          context,
          stated.from,
          stated.to,
          'goal-terms',
          {
            ask: 'goal-terms',
            holder: alliance,
            percent: percents,
            words: [],
            inForce: line.as === 'is' || current,
            ...(ahead ? { by: timing?.years.at(-1) } : {}),
          },
          'fact',
          grounds,
        )
      else
        addClaim(
          context,
          stated.from,
          stated.to,
          ahead ? 'goal-date' : 'goal-terms',
          { ask: 'own-target', areas: holder, percent: written, when: timing?.years.at(-1) ?? null },
          'plan',
          grounds,
        )
      return true
    }
    if (met && !group && !(ahead && mood !== 'fact'))
      return shareOfLine(context, quantity, holder, line, clause, grounds)
    if (ahead) return addDue(adopted || line.as === 'of')
    if (group && (adopted || line.as === 'of') && pledged.has(quantity.value)) {
      used.add(quantity)
      addClaim(
        context,
        line.as === 'of' ? Math.min(line.goal.from, span.from) : span.from,
        span.to,
        'goal-terms',
        { ask: 'goal-terms', holder: alliance, percent: percents, words: [] },
        'fact',
        grounds,
      )
      return true
    }
    used.add(quantity)
    return true
  }
  const inForce = ends(reading, 'current', quantity.hedged)
  if (inForce !== undefined && gdp === undefined && pledged.has(quantity.value) && ofGroup(context, clause, quantity)) {
    used.add(quantity)
    const question = {
      ask: 'goal-terms',
      holder: context.lexicon.alliance,
      percent: percents,
      words: [],
      inForce: inForce.key === 'current',
    } as const
    addClaim(context, inForce.from, quantity.to, 'goal-terms', question, 'fact')
    return true
  }
  if (ahead || (timing?.deadline === true && timing.years.length > 0)) {
    if (timing !== undefined && !ahead && !group) return false
    return addDue(adopted)
  }
  // "It will from now on spend more than 2 % each year"
  if (!group && mood !== 'fact' && timing === undefined && has(reading, 'plan', clause.from, quantity.from))
    if (has(reading, 'lasting', clause.from, clause.to)) {
      used.add(quantity)
      const question = { ask: 'own-target', areas: holder, percent: written, when: null } as const
      addClaim(context, span.from, span.to, 'goal-terms', question, 'plan', grounds)
      return true
    }
  if (adopted && !group && pledged.has(quantity.value) && gdp === undefined) {
    used.add(quantity)
    return true
  }
  if (adopted && group && pledged.has(quantity.value)) {
    used.add(quantity)
    addClaim(
      context,
      span.from,
      span.to,
      'goal-terms',
      { ask: 'goal-terms', holder: alliance, percent: percents, words: [] },
      'fact',
      grounds,
    )
    return true
  }
  return false
}

function isOfGoal({ question }: Claim): boolean {
  return question.ask === 'goal-terms' || question.ask === 'goal-date'
}

/** "double the old 2 percent": without a country before it in the clause, a number that was or is in force is the group's. */
function ofGroup(context: Context, clause: { from: number }, quantity: Quantity): boolean {
  return !context.places.some(
    (p) => p.as === 'subject' && p.from >= clause.from && p.to <= quantity.from && !aboutGroup(context, p.codes),
  )
}
