import type { Question } from '../claims/question.js'
import { type Day, formatDay, parseDay } from '../terms/day.js'
import type { Knowledge } from './check-knowledge.js'
import type { View } from './check-knowledge-view.js'
import { becauseOf } from './check-verdict-because.js'
import { askChange } from './check-verdict-change.js'
import { askCost } from './check-verdict-cost.js'
import { askCount } from './check-verdict-count.js'
import { askGoalDate } from './check-verdict-dates.js'
import { askDuration } from './check-verdict-days.js'
import { askOwnTarget, askTerms } from './check-verdict-goals.js'
import { askLevel } from './check-verdict-level.js'
import { askAccession, askArticleFive, askFounding, askMembers, askNoForces } from './check-verdict-members.js'
import { type Outcome, unknown } from './check-verdict-outcome.js'
import { askCategory, askPart, askPersonnel } from './check-verdict-part.js'
import { askRank } from './check-verdict-rank.js'
import { askMultiple, askShare } from './check-verdict-share.js'
import type { CheckVerdict, Finding, Judged, Said } from './check-verdict-types.js'

/**
 * Holds one grounded claim against what was published on or before the day of its text (`then`) and against what the book knows
 * (`now`). Pure and synchronous: `knowledge` holds every figure it may need. A text later than the book is judged by what the book
 * knows, with a warning. Throws `input` `day.malformed` for a day that is none.
 */
export function judge(question: Question, said: Said, knowledge: Knowledge): Judged {
  const knownTo = said.asOf === undefined ? knowledge.book.knownTo : parseDay(said.asOf, 'asOf')
  const published = said.published === null ? null : parseDay(said.published, 'published')
  const late = published !== null && published > knownTo
  const view = published === null ? undefined : knowledge.viewAt(late ? knownTo : published, 'then')
  const then = view && presentOf(question, said, view)
  const now = nowFor(question, said, then, knowledge.viewAt(knownTo, 'now'))
  const first = thenOf(question, said, then, now, view)
  const second = nowOf(question, said, first, now)
  const stood = (day: Day, outcome: Outcome | undefined) => olderThat(question, said, day, outcome, knowledge)
  const old = first.verdict === 'contradicted' && view ? stood(view.day, then) : undefined
  const since = second.verdict === 'contradicted' && old === undefined ? stood(knownTo, now) : undefined
  const warnings = late
    ? [
        {
          code: 'check.laterThanBook',
          message: `the text is of ${formatDay(published)}, this answer what was published to ${formatDay(knownTo)}: newer figures may exist`,
        },
      ]
    : []
  // Who may have written before the revision is not accused.
  const verdict = since !== undefined && view === undefined ? 'superseded' : second.verdict
  const told = [
    { ...first, says: first.says + (old ?? '') },
    { ...second, verdict, says: second.says + (since ?? '') },
  ] as const
  return { then: told[0], now: told[1], because: becauseOf(...told), warnings }
}

/** A number that an edition gave which another has overtaken is wrong of today, but not made up: the sentence says where it stood. */
function olderThat(question: Question, said: Said, day: Day, outcome: Outcome | undefined, knowledge: Knowledge) {
  const used = outcome?.edition ? knowledge.edition(outcome.edition) : undefined
  const older = knowledge.held.find((e) => {
    if (used === undefined || e.publishedOn >= used.publishedOn || e.publishedOn > day) return false
    const seen = outcomeOf(question, said, knowledge.viewAt(e.publishedOn, 'then'))
    return seen.truth === 'true' && seen.edition === e.id
  })
  return older && `, while what is written is that of ${knowledge.sourceName(older.id)}`
}

/** What a goal costs by the figures of one day stays true on their basis. */
function nowFor(question: Question, said: Said, then: Outcome | undefined, view: View): Outcome {
  const now = outcomeOf(question, said, view)
  return question.ask === 'cost' && then?.truth === 'other' && now.truth !== 'other' ? then : now
}

/** "At present" is said of the newest year that has figures, where the year of the text has none yet. */
function presentOf(question: Question, said: Said, view: View): Outcome {
  const direct = outcomeOf(question, said, view)
  const year = view.day.slice(0, 4)
  if (direct.truth !== 'unknown' || said.mood !== 'fact' || !('periods' in question)) return direct
  // A place among others is of the year it is said of: it moves from one to the next.
  if (question.ask === 'rank' || question.periods.length !== 1 || question.periods[0] !== year) return direct
  const before = outcomeOf({ ...question, periods: [String(Number(year) - 1)] }, said, view)
  return before.truth === 'true' ? before : direct
}

/** Questions of one area's or a group's own figures. */
const OF_SOMEBODY: ReadonlySet<Question['ask']> = new Set(['share', 'level', 'change', 'category-share', 'personnel'])

function outcomeOf(question: Question, said: Said, view: View): Outcome {
  if (OF_SOMEBODY.has(question.ask) && 'areas' in question && question.areas.length === 0)
    return unknown('whose figure it is is not said')
  switch (question.ask) {
    case 'share':
      return askShare(question, said, view)
    case 'share-multiple':
      return askMultiple(question, view)
    case 'level':
      return askLevel(question, view)
    case 'change':
      return askChange(question, view)
    case 'part-of-total':
      return askPart(question, view)
    case 'count':
      return askCount(question, view)
    case 'category-share':
      return askCategory(question, view)
    case 'personnel':
      return askPersonnel(question, view)
    case 'rank':
      return askRank(question, view)
    case 'goal-terms':
      return askTerms(question, view)
    case 'goal-date':
      return askGoalDate(question, said, view)
    case 'own-target':
      return askOwnTarget(question, view)
    case 'members':
      return askMembers(question, said, view)
    case 'accession':
      return askAccession(question, view)
    case 'founding':
      return askFounding(question, view)
    case 'duration':
      return askDuration(question, view)
    case 'cost':
      return askCost(question, said, view)
    case 'article-5':
      return askArticleFive(question, view)
    case 'no-forces':
      return askNoForces(question, view)
  }
}

function finding(verdict: CheckVerdict, outcome: Outcome, more = ''): Finding {
  const { evidence, found, basis } = outcome
  const other = verdict === 'basis-dependent'
  return {
    verdict,
    evidence,
    found,
    how: other ? basis : null,
    says: outcome.says + (other ? (outcome.aside ?? '') : more),
  }
}

/** Predictions, opinions and suppositions assert nothing that figures could contradict. */
function assertsNothing({ mood }: Said): boolean {
  return mood === 'prediction' || mood === 'opinion' || mood === 'hypothetical'
}

/**
 * A figure that the day's edition does not give and a later one does is `not-yet-true`: an edition holds estimates that the next revises,
 * and who wrote otherwise is borne out. What no revision can touch, such as a list of members, was wrong on the day, and stays so whatever
 * came later: what would be printed of "32 members" in 2019 is that there were 29.
 */
function thenOf(
  question: Question,
  said: Said,
  then: Outcome | undefined,
  now: Outcome,
  view: View | undefined,
): Finding {
  if (then === undefined || view === undefined)
    return finding('no-data', unknown('the day of the text is not known, so that what was known then is not either'))
  if (then.truth === 'true') return finding('supported', then)
  const missed = then.edition === null ? undefined : view.missed(then.edition)
  if (then.truth === 'other') return finding('basis-dependent', then)
  if (then.truth === 'unknown') {
    const open = then.early === true || (said.mood === 'fact' && isAhead(question, view))
    return finding(open && now.truth === 'true' ? 'not-yet-true' : 'no-data', then)
  }
  // The edition of the day is not held, or not this part of it: it may have said what the text says.
  if (missed && (then.truth === 'near' || then.explained))
    return finding(
      'no-data',
      then,
      `, but the newer "${missed.title}" of ${formatDay(missed.publishedOn)} is not held or not in this part`,
    )
  if (then.truth === 'near') return finding('imprecise', then)
  if (then.soon === true || (now.truth === 'true' && then.certain !== true)) return finding('not-yet-true', then)
  return finding(assertsNothing(said) ? 'no-data' : 'contradicted', then)
}

/** Whether it speaks of a year, its own or a later one, that no edition out by then, held or not, had figures for. */
function isAhead(question: Question, view: View): boolean {
  const years = 'periods' in question ? question.periods : 'to' in question ? [question.to] : []
  return years.some((year) => year >= view.day.slice(0, 4) && !view.covers(year))
}

function nowOf(question: Question, said: Said, then: Finding, now: Outcome): Finding {
  if (now.truth === 'true') return finding('supported', now)
  if (now.truth === 'unknown') return finding('no-data', now)
  // A revised figure may fit another basis by chance; where the text names its prices, that basis is what it is about.
  const named = question.ask === 'level' && question.prices !== null
  if (now.truth === 'other' && (named || then.verdict !== 'supported')) return finding('basis-dependent', now)
  if (then.verdict === 'supported' || then.verdict === 'not-yet-true') return finding('superseded', now)
  if (now.truth === 'near') return finding('imprecise', now)
  return finding(assertsNothing(said) ? 'no-data' : 'contradicted', now)
}
