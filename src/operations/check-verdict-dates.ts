import type { Question } from '../claims/question.js'
import { dueYear, type Goal } from '../goals/goal.js'
import { formatDay } from '../terms/day.js'
import type { View } from './check-knowledge-view.js'
import { goalEvidence, hasTarget, titleOf } from './check-verdict-goals.js'
import { fact, type Outcome, unknown } from './check-verdict-outcome.js'
import type { FactEvidence, Said } from './check-verdict-types.js'

type GoalDate = Extract<Question, { ask: 'goal-date' }>

/** Whether a day lies in a year, month or day as a text names it: `2014`, `2014-09`, `2014-09-05`, or a span with a stroke. */
export function isOn(named: string, day: string, until?: string | undefined): boolean {
  return named.split('/').some((part) => {
    if (day.startsWith(part)) return true
    return until !== undefined && part.length === day.length && part >= day && part <= until
  })
}

export function askGoalDate(question: GoalDate, said: Said, view: View): Outcome {
  const { knowledge } = view
  const { percent, event, holder } = question
  if (!/^\d{4}/.test(question.when)) return unknown('the text does not say when')
  if (event === 'summit') return summit(question, view)
  const all = knowledge.goalsOf(holder).filter((g) => percent === undefined || hasTarget(g, percent))
  const agreed = (day: string) => all.filter((g) => g.announcedOn <= day)
  // A text that could speak of a promise does not speak of a later one.
  const own = agreed(said.published !== null && said.published < view.day ? said.published : view.day)
  const known = own.length > 0 ? own : agreed(view.day)
  if (known.length === 0)
    return all.length > 0
      ? { ...unknown(`nothing like it had been agreed by ${formatDay(view.day)}`), early: true }
      : unknown(
          `no promise of ${knowledge.nameOf(holder)} that is held here has this number; its own plans are not decided by published figures`,
        )
  if (event === 'due') return due(question, known, view)
  if (event === 'adopted') return adopted(question, known, view)
  if (event === 'review') return review(question, known, view)
  return start(question, known)
}

function dated(goals: readonly Goal[]): string {
  return goals.map((g) => `${titleOf(g)} (agreed on ${formatDay(g.announcedOn)})`).join(', ')
}

function due({ when, holder }: GoalDate, known: readonly Goal[], view: View): Outcome {
  const year = when.slice(0, 4)
  const exact = known.filter((g) => String(dueYear(g)) === year)
  if (exact.length > 0) return fact('true', exact.map(goalEvidence), dated(exact))
  // A country may have set itself another year.
  if (view.knowledge.group(holder) === undefined)
    return unknown(`the common goal is ${dated(known.slice(0, 1))}; a year of the country’s own is not decided by it`)
  const always = known.filter((g) => !('by' in g.due) && g.due.everyPeriodFrom <= year)
  return fact(always.length > 0 ? 'near' : 'false', known.map(goalEvidence), dated(known))
}

function adopted({ when, percent, holder }: GoalDate, known: readonly Goal[], view: View): Outcome {
  const exact = known.filter((g) => isOn(when, g.announcedOn))
  if (exact.length > 0) return fact('true', exact.map(goalEvidence), dated(exact))
  const held = known.filter((g) => eventsOf(g.pledge, view).some((e) => isOn(when, e.on, e.until)))
  if (held.length > 0) return fact('true', held.map(goalEvidence), dated(held))
  // The number alone may be that of a decision before the first that is held here, or one that a later summit stood by.
  const { events } = view.knowledge.book.facts
  const [first = ''] = view.knowledge
    .goalsOf(holder)
    .map((g) => g.announcedOn)
    .sort()
  const early = when < first.slice(0, when.length)
  const again =
    known.some((g) => g.announcedOn < when) && events.some((e) => e.kind === 'summit' && isOn(when, e.on, e.until))
  if (percent === undefined || early || again) return unknown(`what is held here is ${dated(known)}`)
  return fact('false', known.map(goalEvidence), dated(known))
}

function eventsOf(pledge: string, view: View) {
  const { summits } = view.knowledge.roles
  const ids = summits.filter((s) => s.pledge === pledge).map((s) => s.event)
  return view.knowledge.book.facts.events.filter((e) => ids.includes(e.id))
}

function review({ when }: GoalDate, known: readonly Goal[], view: View): Outcome {
  const reviews = view.knowledge.roles.reviews.filter((r) => known.some((g) => g.pledge === r.pledge))
  if (reviews.length === 0) return unknown('the book knows no review of that promise')
  const evidence = reviews.map((r): FactEvidence => ({ kind: 'fact', id: r.pledge, says: r.says, source: r.source }))
  const fits = reviews.some((r) => r.when === when.slice(0, 4))
  return fact(fits ? 'true' : 'false', evidence, reviews.map((r) => r.says).join('; '))
}

/** "From this year": true of a promise for every year from one on, loosely said of the year it was made or falls due. */
function start({ when }: GoalDate, known: readonly Goal[]): Outcome {
  const year = when.slice(0, 4)
  const from = known.filter((g) => !('by' in g.due) && g.due.everyPeriodFrom === year)
  if (from.length > 0) return fact('true', from.map(goalEvidence), dated(from))
  const loose = known.some((g) => g.announcedOn.startsWith(year) || String(dueYear(g)) === year)
  return fact(loose ? 'near' : 'false', known.map(goalEvidence), dated(known))
}

function summit({ when }: GoalDate, view: View): Outcome {
  const { events } = view.knowledge.book.facts
  const found = events.filter((e) => e.kind === 'summit' && isOn(when, e.on, e.until))
  if (found.length === 0) return unknown('the book knows no summit then')
  return fact(
    'true',
    found.map((e): FactEvidence => ({ kind: 'fact', id: e.id, says: e.title, source: e.source })),
    found.map((e) => `${e.title}, ${formatDay(e.on)}`).join('; '),
  )
}
