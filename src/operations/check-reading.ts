import type { Claim } from '../claims/claim.js'
import type { Question } from '../claims/question.js'
import { YEAR_BEFORE } from '../claims/timing-years.js'
import type { Knowledge } from './check-knowledge.js'
import { judge } from './check-verdict.js'
import { becauseOf } from './check-verdict-because.js'
import type { Finding, Judged, Said } from './check-verdict-types.js'

/** A claim as it was read in the end, with its verdicts. */
export interface ReadClaim extends Claim {
  readonly judged: Judged
}

/** Readings tried of one claim at most. */
const MOST = 24

const contradicted = ({ then, now }: Judged) => then.verdict === 'contradicted' || now.verdict === 'contradicted'

/** Right by what was known then, or by what is known now where the day's knowledge does not decide. */
function holds({ then, now }: Judged): boolean {
  return then.verdict === 'supported' || (now.verdict === 'supported' && then.verdict !== 'contradicted')
}

/** Other readings that the text offers of a claim, the nearest first: another year, another area, both. */
function otherReadings({ question, offer }: Claim): Question[] {
  // A place among others is of those it is said of.
  if (offer === undefined || !('areas' in question) || question.ask === 'rank' || question.ask === 'accession')
    return []
  if (question.ask === 'share' && question.values.length !== 1) return []
  // Nobody is a part of itself.
  const whole = 'group' in question ? question.group : undefined
  const areas = offer.plain.area ? [] : offer.areas.filter((a) => a.join() !== whole)
  const years = offer.plain.period ? [] : offer.periods
  const readings = [question, ...areas.map((a) => ({ ...question, areas: a }))].flatMap((own): Question[] => {
    if (own.ask === 'change') return [own, ...years.map((y) => ({ ...own, from: String(Number(y) - 1), to: y }))]
    if (!('periods' in own) || own.periods.length > 1) return [own]
    return [own, ...years.map((y) => ({ ...own, periods: [y] }))]
  })
  return readings.slice(1)
}

function inWords(question: Question, knowledge: Knowledge): string {
  const areas = 'areas' in question ? question.areas.map((code) => knowledge.nameOf(code)).join(', ') : ''
  const years = 'periods' in question ? question.periods : 'from' in question ? [question.from, question.to] : []
  return [areas, ...(years.length > 0 ? [`in ${years.join('–')}`] : [])].join(' ')
}

/** One figure, and several areas or years that it cannot be of at once. */
function isMuddled({ question }: Claim): boolean {
  return question.ask === 'share' && question.values.length === 1 && question.areas.length * question.periods.length > 1
}

/** Each area and year of a muddled claim alone, the nearest first. */
function parted({ question, offer }: Claim): Question[] {
  if (question.ask !== 'share') return []
  const nearest = (offer?.areas ?? []).filter((a) => a.length === 1 && question.areas.includes(a[0] ?? ''))
  const areas = [...nearest, ...question.areas.map((a) => [a])]
  return areas.flatMap((a) => question.periods.map((p) => ({ ...question, areas: a, periods: [p] })))
}

/** A figure whose area and year both had to be guessed accuses nobody. */
function undecided(found: Finding): Finding {
  return found.verdict === 'contradicted' ? { ...found, verdict: 'no-data' } : found
}

/** Terms or days of a goal whose holder was guessed: governments have goals of their own. */
function isGuessedGoal({ question, assumed }: Claim): boolean {
  return (question.ask === 'goal-terms' || question.ask === 'goal-date') && assumed.length > 0
}

/** The claim without an accusation, and why. */
function acquitted(claim: ReadClaim, because: string): ReadClaim {
  const { judged, unclear } = claim
  const [then, now] = [undecided(judged.then), undecided(judged.now)]
  return { ...claim, judged: { ...judged, then, now, because: becauseOf(then, now) }, unclear: [...unclear, because] }
}

/** "Of the 32 allies, nine are below": whoever counts all members counts those without figures among them. */
function withoutFigures(q: Question, said: Said, knowledge: Knowledge): Question | undefined {
  if (q.ask !== 'count' || q.side !== 'missed' || q.count === null || q.of === undefined) return undefined
  const day = said.published ?? knowledge.book.knownTo
  const whole = knowledge.strengthsOf(q.group).findLast((s) => s.from <= day)?.members.length
  return q.of === whole ? { ...q, of: undefined, count: { ...q.count, value: q.count.value - 1 } } : undefined
}

/** Whether a figure is only meant or expected, for a year that the text does not say. */
function isUndatedPlan({ mood, offer, question }: Claim): boolean {
  return (mood === 'plan' || mood === 'prediction') && question.ask === 'share' && offer?.plain.period === false
}

/**
 * Judges a claim as it was read; where that would contradict it and the text names other areas or years that it may as well be
 * of, the nearest reading by which it holds is taken, and said. One whose area and year are both not said beside it, and for
 * which no reading holds, is not contradicted: to accuse an author of what he did not write is the worst error.
 */
export function judgeClaim(claim: Claim, said: Said, knowledge: Knowledge): ReadClaim {
  const { question, offer } = claim
  /** The claim with the verdicts of what is asked, shown as it is written where that is only counted otherwise. */
  const read = (asked: Question, assumed: readonly string[] = [], shown = question): ReadClaim => ({
    ...claim,
    question: shown,
    judged: judge(asked, said, knowledge),
    assumed: [...claim.assumed, ...assumed],
  })
  const nearest = (others: readonly Question[]): ReadClaim | undefined => {
    for (const other of others.slice(0, MOST)) {
      const tried = read(other, [`taken to be of ${inWords(other, knowledge)}`], other)
      if (holds(tried.judged)) return tried
    }
    return undefined
  }
  if (question.ask === 'members' && question.besides) {
    const count = { ...question.count, value: question.count.value + 1 }
    return read({ ...question, count }, ['the one spoken of is not counted'])
  }
  const own = read(question)
  const { then, now } = own.judged
  if (isMuddled(claim) && then.verdict === 'no-data' && now.verdict === 'no-data') return nearest(parted(claim)) ?? own
  if (!contradicted(own.judged)) return own
  const counted = withoutFigures(question, said, knowledge)
  const whole = counted && read(counted, ['members without figures are counted in'])
  if (whole !== undefined && !contradicted(whole.judged)) return whole
  if (isGuessedGoal(claim)) return acquitted(own, 'whose goal it is is not said')
  if (question.ask === 'rank' && claim.assumed.includes(YEAR_BEFORE))
    return acquitted(own, 'of which year the place is is not said beside it')
  if (offer === undefined || (offer.plain.area && offer.plain.period)) return own
  const other = nearest(otherReadings(claim))
  if (other !== undefined) return other
  if ((offer.plain.area || offer.plain.period) && !isUndatedPlan(claim)) return own
  return acquitted(own, 'whose figure it is and of which year is not said beside it')
}
