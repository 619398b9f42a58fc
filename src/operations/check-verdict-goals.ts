import type { Question, Relation, Written } from '../claims/question.js'
import { dueYear, type Goal, targetOf } from '../goals/goal.js'
import { formatDay } from '../terms/day.js'
import type { Knowledge } from './check-knowledge.js'
import type { View } from './check-knowledge-view.js'
import { fact, type Outcome, unknown } from './check-verdict-outcome.js'
import { RESIDUE } from './check-verdict-tolerances.js'
import type { FactEvidence } from './check-verdict-types.js'

type Terms = Extract<Question, { ask: 'goal-terms' }>
type OwnTarget = Extract<Question, { ask: 'own-target' }>

export function goalEvidence(goal: Goal): FactEvidence {
  return { kind: 'fact', id: goal.id, says: goal.wording, source: goal.source }
}

export function hasTarget(goal: Goal, { value }: Pick<Written, 'value'>): boolean {
  return Math.abs(targetOf(goal) - value) < RESIDUE
}

/** Goals of a holder on a measure with this number, agreed by the day of the view. */
export function goalsAt(holder: string, measure: string, value: number, { knowledge, day }: View): FactEvidence[] {
  return knowledge
    .goalsOf(holder)
    .filter((g) => g.measure === measure && hasTarget(g, { value }) && g.announcedOn <= day)
    .map(goalEvidence)
}

/** Whether a hedge fits the goal's own: "up to" is not said of a floor, "at least" not of a cap. */
function fits(goal: Goal, relation: Relation): boolean {
  if (relation === 'equal' || relation === 'about') return true
  const floor = goal.floor !== undefined
  return floor ? relation === 'at-least' : relation === 'at-most'
}

/** Its title within a sentence. */
export function titleOf({ title }: Goal): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}

function promiseInWords(goals: readonly Goal[]): string {
  const [first] = goals
  if (first === undefined) return ''
  return `what was agreed on ${formatDay(first.announcedOn)} is ${goals.map(titleOf).join(', ')}`
}

export function askTerms(question: Terms, view: View): Outcome {
  const { knowledge } = view
  const all = knowledge.goalsOf(question.holder)
  const known = all.filter((g) => g.announcedOn <= view.day)
  const name = knowledge.nameOf(question.holder)
  if (all.length === 0) return unknown(`the book holds no promise of ${name}`)
  const pledges = [...new Set(known.map((g) => g.pledge))]
  const contrary = question.words.find((w) => knowledge.roles.contrary.includes(w))
  const outcomes = pledges.flatMap((pledge) => inPledge(question, pledge, known, view))
  const found = outcomes.find((o) => o.truth === 'true') ?? outcomes.find((o) => o.truth === 'near') ?? outcomes[0]
  if (contrary !== undefined) {
    const goals = known.filter((g) => question.percent.some((p) => hasTarget(g, p)))
    const shown = goals.length > 0 ? goals : known.slice(0, 1)
    return fact('false', shown.map(goalEvidence), `${promiseInWords(shown)}: a share of GDP, not what the text says`)
  }
  if (found) return found
  if (all.length > known.length && later(question, all, view.day))
    return { ...unknown(`nothing like it had been agreed by ${formatDay(view.day)}`), early: true }
  if (question.percent.length === 0) return unknown('the text gives no number of the goal')
  if (knowledge.group(question.holder) === undefined)
    return unknown(`${name} may have a target of its own; the book holds none that decides this`)
  const newest = known.filter((g) => g.pledge === pledges[0])
  return fact('false', newest.map(goalEvidence), promiseInWords(newest))
}

/** Whether a promise that was made only later has these numbers. */
function later(question: Terms, all: readonly Goal[], day: string): boolean {
  return question.percent.every((p) => all.some((g) => g.announcedOn > day && hasTarget(g, p)))
}

/**
 * Terms that the text uses, by the book's names of them: those of this promise, and those of other promises alone. A word is a name
 * (`move-towards`) or the text's own phrase with such names in it.
 */
function wordsOf(question: Terms, pledge: string, { roles }: Knowledge): { own: string[]; foreign: string[] } {
  const said = question.words.map((w) => w.toLowerCase().replaceAll('-', ' '))
  const used = (word: string) => said.some((s) => ` ${s} `.includes(` ${word.replaceAll('-', ' ')} `))
  const own = roles.terms.filter((t) => t.pledge === pledge).flatMap((t) => t.words.filter(used))
  const all = [...new Set(roles.terms.flatMap((t) => t.words.filter(used)))]
  return { own, foreign: all.filter((w) => !own.includes(w)) }
}

/** The claim held against one promise; nothing if the promise has none of its numbers. */
function inPledge(question: Terms, pledge: string, known: readonly Goal[], view: View): Outcome[] {
  const goals = known.filter((g) => g.pledge === pledge)
  const { own, foreign } = wordsOf(question, pledge, view.knowledge)
  const matched = question.percent.map(
    (p) => goals.find((g) => hasTarget(g, p) && fits(g, p.relation)) ?? goals.find((g) => hasTarget(g, p)),
  )
  if (matched.some((g) => g === undefined)) return []
  const meant = [...new Set(matched.flatMap((g) => (g === undefined ? [] : [g])))]
  if (meant.length === 0 && (own.length === 0 || foreign.length > 0)) return []
  const shown = meant.length > 0 ? meant : goals
  const evidence = shown.map(goalEvidence)
  const says = promiseInWords(shown)
  const by = question.by === '' ? undefined : question.by
  if (by !== undefined && !shown.some((g) => String(dueYear(g)) === by)) {
    const open = shown.some((g) => !('by' in g.due) && g.due.everyPeriodFrom <= by)
    return [fact(open ? 'near' : 'false', evidence, says)]
  }
  if (foreign.length > 0) return [fact('near', evidence, `${says}; "${foreign.join('", "')}" is not in it`)]
  const strained = question.percent.some((p, i) => {
    const goal = matched[i]
    return goal !== undefined && !fits(goal, p.relation)
  })
  if (strained) return [fact('near', evidence, `${says}: a floor and a cap are not the same`)]
  // A goal that a newer one on the same measure has overtaken is no longer the goal, unless the text tells of its time.
  const newer = known.find(
    (g) =>
      g.announcedOn > (shown[0]?.announcedOn ?? '') &&
      shown.some((s) => s.measure === g.measure && (g.floor ?? 0) > (s.floor ?? 0)),
  )
  const present = question.inForce === true
  if (newer && present)
    return [
      fact(
        'near',
        [...evidence, goalEvidence(newer)],
        `${says}; since ${formatDay(newer.announcedOn)} the goal is ${newer.title}`,
      ),
    ]
  return [fact('true', evidence, says)]
}

/** A country's own aim for a later year: true as the text of a common goal, else not decided by published figures. */
export function askOwnTarget(question: OwnTarget, view: View): Outcome {
  const { knowledge } = view
  const { percent, when, areas } = question
  const [area = ''] = areas
  const goal = knowledge
    .goalsOf(area)
    .find((g) => g.announcedOn <= view.day && hasTarget(g, percent) && when !== null && String(dueYear(g)) === when)
  if (goal) return fact('true', [goalEvidence(goal)], promiseInWords([goal]))
  const plan = knowledge.book.facts.pledges.find(
    (p) =>
      areas.includes(p.area) &&
      p.announcedOn <= view.day &&
      p.share.some((s) => Math.abs(s.value - percent.value) < RESIDUE && (when === null || s.period === when)),
  )
  const name = knowledge.nameOf(area)
  if (plan === undefined) return unknown(`a plan of ${name} itself, which published figures do not decide`)
  const evidence: FactEvidence = { kind: 'fact', id: plan.id, says: plan.says, source: plan.source }
  return {
    ...unknown(
      `a plan of ${name} itself, announced on ${formatDay(plan.announcedOn)}, which published figures do not decide`,
    ),
    evidence: [evidence],
  }
}
