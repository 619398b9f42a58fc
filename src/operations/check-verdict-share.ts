import type { Question, Written } from '../claims/question.js'
import { dueYear, type Goal, targetOf } from '../goals/goal.js'
import { fixedHalfUp } from '../math/rounding.js'
import type { Knowledge } from './check-knowledge.js'
import { combined, type EditionView, type Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { otherGroups } from './check-verdict-areas.js'
import { hasTarget } from './check-verdict-goals.js'
import { matchOf } from './check-verdict-match.js'
import { chosen, type Outcome, type Reading, together, unknown } from './check-verdict-outcome.js'
import { OTHER_COUNT, SOMETHING_ELSE } from './check-verdict-tolerances.js'
import type { FactEvidence, Said } from './check-verdict-types.js'

type Share = Extract<Question, { ask: 'share' }>
type Multiple = Extract<Question, { ask: 'share-multiple' }>

const PERCENT = { code: 'percent', scale: 0, prices: null } as const

interface Part {
  readonly area: string
  readonly period: string
  readonly written: Written
}

/** Which value is of which area and year: lists of one length go together, one value is of all. */
export function partsOf(areas: readonly string[], periods: readonly string[], values: readonly Written[]): Part[] {
  const pairs = areas.flatMap((area) => periods.map((period) => ({ area, period })))
  const [only] = values
  if (only === undefined) return []
  if (values.length === 1) return pairs.map((p) => ({ ...p, written: only }))
  // A list of values for areas that are each named once, in one year, or for one area in several years.
  if (values.length === pairs.length) return pairs.flatMap((p, i) => withValue(p, values[i]))
  return []
}

function withValue(pair: { area: string; period: string }, written: Written | undefined): Part[] {
  return written === undefined ? [] : [{ ...pair, written }]
}

export function askShare(question: Share, said: Said, view: View): Outcome {
  const parts = partsOf(question.areas, question.periods, question.values)
  if (parts.length === 0) return unknown('it is not clear which value is of which country and year')
  return together(parts.map((part) => byWhom(question, part, shareIn(part, said, view), view)))
}

function shareIn(part: Part, said: Said, view: View): Outcome {
  const { knowledge } = view
  const { area, period, written } = part
  const { share } = knowledge.roles.measures
  const nothing = `${view.none} a share of GDP for ${knowledge.nameOf(area)} in ${period}`
  for (const edition of view.asked([period])) {
    if (edition.isBlank(share, area, period))
      return unknown(`${knowledge.publisher} left the share of ${knowledge.nameOf(area)} in ${period} blank`)
    const value = edition.value(share, area, period)
    if (value === undefined) continue
    const read = (known: Known, basis: string | null, code: string): Reading => ({
      basis,
      known,
      match: matchOf(written, known.value, 'share'),
      explained: () => knowledge.revisions.explains(share, code, known.value, written.value),
      of: `${knowledge.nameOf(code)} in ${period}`,
      shown: `${inPercent(known.value)} of GDP`,
    })
    const readings = [read(value, null, area)]
    const nominal = nominalShare(edition, area, period)
    if (nominal) readings.push(read(nominal, 'with spending and GDP both at current prices', area))
    for (const group of otherGroups(knowledge, area)) {
      const other = edition.value(share, group, period)
      if (other) readings.push(read(other, `for ${knowledge.nameOf(group)}`, group))
    }
    return notAGoal(notFarOff(chosen(knowledge, readings, nothing), written), part, said, view)
  }
  return unknown(nothing)
}

/** The number of a goal that was being agreed and is not due yet is said of the goal more often than, wrongly, of what is spent. */
function notAGoal(outcome: Outcome, { area, period, written }: Part, said: Said, { knowledge, day }: View): Outcome {
  if (outcome.truth !== 'false') return outcome
  const line = lineOn(knowledge, period) ?? 0
  // Drafts are told of for months before a summit.
  const inMaking = (goal: Goal) => goal.announcedOn.slice(0, 4) <= (said.published ?? day).slice(0, 4)
  const goal = knowledge
    .goalsOf(area)
    .filter((g) => inMaking(g) && g.start <= period && String(dueYear(g)) > period)
    .find((g) => hasTarget(g, written) && targetOf(g) > line)
  return goal === undefined ? outcome : unknown(`${outcome.says}; the number is that of the goal "${goal.title}"`)
}

/** A false outcome whose number is so far off that it cannot be of the same thing is no contradiction. */
export function notFarOff(outcome: Outcome, { value }: Written): Outcome {
  if (outcome.truth !== 'false' || outcome.found === null) return outcome
  const times = Math.abs(outcome.found.value) / Math.max(Math.abs(value), 1e-9)
  if (times <= SOMETHING_ELSE && times >= 1 / SOMETHING_ELSE) return outcome
  return unknown(`${outcome.says}: so far from the text that its number may be of something else`)
}

function inPercent(value: number): string {
  return `${fixedHalfUp(value, 2)} %`
}

/** Spending by GDP, both at current prices: what a reader who divides two published columns finds. */
function nominalShare(edition: EditionView, area: string, period: string): Known | undefined {
  const { gdpCurrent, current } = edition.knowledge.roles.measures
  const [top, bottom] = [edition.value(current, area, period), edition.value(gdpCurrent, area, period)]
  if (top === undefined || bottom === undefined) return undefined
  return combined((100 * top.value) / bottom.value, PERCENT, 'spending by GDP at current prices', [top, bottom])
}

/** A figure by the country's own reckoning, or another body's, is not refuted by the publisher's. */
function byWhom(question: Share, part: Part, outcome: Outcome, view: View): Outcome {
  const own = ownCount(part, view)
  if (own && (outcome.truth === 'false' || outcome.truth === 'near'))
    return {
      ...outcome,
      truth: 'other',
      basis: own.basis,
      evidence: [...outcome.evidence, own.evidence],
      aside: `; ${own.basis} it is as written`,
    }
  if (question.by === 'nato' || question.by === 'unsaid') return outcome
  if (outcome.truth !== 'false' && outcome.truth !== 'near') return outcome
  const gap = Math.abs((outcome.found?.value ?? 0) - part.written.value) / Math.max(part.written.value, 0.1)
  const whose = question.by === 'own' ? 'by the country’s own count' : 'by another count'
  if (gap <= OTHER_COUNT)
    return {
      ...outcome,
      truth: 'other',
      basis: `${whose}, which the text names`,
      aside: `; the text gives it ${whose}`,
    }
  return unknown(`the text gives it ${whose}, which is not held here`)
}

/** A national count of the same year that the book holds as an announced plan. */
function ownCount(part: Part, view: View): { basis: string; evidence: FactEvidence } | undefined {
  const { facts } = view.knowledge.book
  const measures = new Set(facts.measures.map((m) => m.id))
  for (const pledge of facts.pledges) {
    if (pledge.area !== part.area || pledge.announcedOn > view.day) continue
    const entry = pledge.share.find(
      (s) => s.period === part.period && !measures.has(s.measure) && matchOf(part.written, s.value, 'share') === 'true',
    )
    if (entry === undefined) continue
    const basis = `counted as ${entry.measure.replace(/^other: /, '')}`
    return { basis, evidence: { kind: 'fact', id: pledge.id, says: pledge.says, source: pledge.source } }
  }
  return undefined
}

export function askMultiple(question: Multiple, view: View): Outcome {
  const { knowledge } = view
  const { share } = knowledge.roles.measures
  const parts = question.areas.flatMap((area) => question.periods.map((period) => ({ area, period })))
  return together(
    parts.map(({ area, period }) => {
      const from = question.from
      const nothing = `${view.none} both shares for ${knowledge.nameOf(area)}`
      if (question.of === 'own-earlier-share' && from === undefined) return unknown('the text does not say since when')
      const line = lineOn(knowledge, period)
      for (const edition of view.asked([period])) {
        const value = edition.value(share, area, period)
        if (value === undefined) continue
        const base = question.of === 'goal' ? undefined : edition.value(share, area, from ?? '')
        if (question.of !== 'goal' && base === undefined) continue
        const divisor = base?.value ?? line
        if (divisor === undefined) continue
        const known = combined(
          value.value / divisor,
          RATIO,
          base ? 'share by the earlier share' : 'share by the goal',
          base ? [value, base] : [value],
        )
        const reading: Reading = {
          basis: null,
          known,
          match: matchOf(question.times, known.value, 'ratio'),
          explained: () => knowledge.revisions.explains(share, area, known.value, question.times.value),
          of: `${knowledge.nameOf(area)} in ${period}`,
          shown: base
            ? `${inPercent(value.value)} of GDP after ${inPercent(base.value)} in ${from}, ${fixedHalfUp(known.value, 2)} times,`
            : `${inPercent(value.value)} of GDP, ${fixedHalfUp(known.value, 2)} times the ${divisor} %,`,
        }
        return chosen(knowledge, [reading], nothing)
      }
      return unknown(nothing)
    }),
  )
}

const RATIO = { code: 'ratio', scale: 0, prices: null } as const

/** The line of spending that was in force in a year: the largest floor that was already due, or the first that was promised. */
export function lineOn(knowledge: Knowledge, period: string): number | undefined {
  const { share } = knowledge.roles.measures
  const goals = knowledge.book.facts.goals.filter((g) => g.measure === share && g.floor !== undefined)
  const current = goals.filter((g) => g.start <= period && ('by' in g.due ? g.due.by : g.due.everyPeriodFrom) <= period)
  const floors = (current.length > 0 ? current : goals).map((g) => g.floor ?? 0)
  return floors.length === 0 ? undefined : current.length > 0 ? Math.max(...floors) : Math.min(...floors)
}
