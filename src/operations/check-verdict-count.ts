import type { Question, Written } from '../claims/question.js'
import { fixedHalfUp } from '../math/rounding.js'
import type { EditionView, Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { namesOf } from './check-verdict-areas.js'
import { goalsAt } from './check-verdict-goals.js'
import { type Outcome, together, unknown } from './check-verdict-outcome.js'
import { lineOn } from './check-verdict-share.js'
import { PRINTED } from './check-verdict-tolerances.js'

type Count = Extract<Question, { ask: 'count' }>

/** One member's cell against the line. `rounded` says that the other side is reached when shown with one decimal. */
interface Side {
  readonly area: string
  readonly met: boolean
  readonly rounded: boolean
  readonly known: Known
}
interface Sides {
  readonly edition: string
  readonly sides: readonly Side[]
  /** Members whose cell is blank: they may be on either side. */
  readonly blank: readonly string[]
}

const COUNT = { code: 'count', scale: 0, prices: null } as const

export function askCount(asked: Count, view: View): Outcome {
  const { knowledge } = view
  const question = upright(asked)
  const measure =
    question.measure === 'equipment' ? knowledge.roles.categories.equipment : knowledge.roles.measures.share
  return together(
    question.periods.map((period) => {
      const line = question.line ?? goalLine(question, period, view)
      const nothing = `${view.none} the figures of ${period} for the members of ${knowledge.nameOf(question.group)}`
      if (line === undefined) return unknown('the text does not say which line')
      for (const edition of view.asked([period])) {
        const sides = sidesOf(edition, measure, question.group, period, period, line)
        if (sides === undefined) continue
        const goals = goalsAt(question.group, measure, line.value, view)
        const counted = inEdition(question, sides, line, period, measure, view)
        const outcome = { ...counted, evidence: [...counted.evidence, ...goals] }
        if (outcome.truth === 'true') return outcome
        // Tables list today's members for all years: a reader may have counted those who joined later.
        const rows = sidesOf(edition, measure, question.group, period, view.day.slice(0, 4), line)
        const listed = rows && inEdition(question, rows, line, period, measure, view)
        return listed?.truth === 'true' ? { ...listed, evidence: [...listed.evidence, ...goals] } : outcome
      }
      return unknown(nothing)
    }),
  )
}

/** "Met less than 1.5" is to be below it. */
function upright(question: Count): Count {
  const below = question.line?.relation === 'less-than' || question.line?.relation === 'at-most'
  return below && question.side === 'met' ? { ...question, side: 'missed' } : question
}

/** The number and the names that the text gives, or all members if it gives neither. */
function inEdition(question: Count, sides: Sides, line: Written, period: string, measure: string, view: View): Outcome {
  const { count, named: names } = question
  if (count === null && names.length === 0) {
    const all = sides.sides.map((s) => s.area)
    return named({ ...question, named: all }, sides, line, period, measure, view)
  }
  return together([
    ...(count === null ? [] : [counted(question, count, sides, line, period, measure, view)]),
    ...(names.length === 0 ? [] : [named(question, sides, line, period, measure, view)]),
  ])
}

/** The line that is meant if none is named: the goal on that measure. */
function goalLine(question: Count, period: string, view: View): Written | undefined {
  const { knowledge } = view
  const goals = knowledge.book.facts.goals
  const value =
    question.measure === 'equipment'
      ? goals.find((g) => g.measure === knowledge.roles.categories.equipment)?.floor
      : lineOn(knowledge, period)
  return value === undefined ? undefined : { value, step: 1, relation: 'at-least' }
}

/** Sides of every member of that year with a row; undefined where fewer than half of them have a number. */
function sidesOf(
  edition: EditionView,
  measure: string,
  group: string,
  period: string,
  membersIn: string,
  line: Written,
): Sides | undefined {
  const { rows, blank, members } = edition.rowsOf(measure, group, period, membersIn)
  const sides = rows.map(({ area, known, printed, shown }): Side => {
    const met = isMet(line, printed)
    return { area, met, rounded: isMet(line, shown) !== met, known }
  })
  if (sides.length === 0 || sides.length < members / 2) return undefined
  return { edition: edition.id, sides, blank }
}

function isMet({ value, relation }: Written, share: number): boolean {
  return relation === 'more-than' ? share > value : share >= value
}

function counted(
  question: Count,
  count: Written,
  rows: Sides,
  line: Written,
  period: string,
  measure: string,
  view: View,
): Outcome {
  const { knowledge } = view
  const { sides, blank, edition } = rows
  const on = sides.filter((s) => s.met === (question.side === 'met'))
  const spread = { low: on.length, high: on.length + blank.length }
  const rounded = sides.filter((s) => s.rounded)
  const lenient =
    question.side === 'met'
      ? on.length + rounded.filter((s) => !s.met).length
      : on.length - rounded.filter((s) => !s.met).length
  // "All 32" is said of every member with a row.
  const all = knowledge.members(question.group, Number(period)).length
  const everyone = count.value === all && spread.high === sides.length + blank.length && on.length === sides.length
  const truth = everyone ? 'true' : truthOf(count, spread, lenient)
  const gap = count.value > spread.high ? count.value - spread.high : spread.low - count.value
  const codes = (p: string) => knowledge.members(question.group, Number(p)).map((a) => a.code)
  const side = question.side === 'met' ? 'at or above' : 'below'
  const beside = blank.length === 0 ? '' : ` (${namesOf(knowledge, blank)} without a figure)`
  const shown =
    on.length <= MOST_NAMED && on.length > 0 ? `: ${on.map((s) => knowledge.nameOf(s.area)).join(', ')}` : ''
  return {
    truth,
    basis: null,
    evidence: (on.length <= sides.length / 2 ? on : sides).flatMap((s) => s.known.cells),
    found: { value: on.length, unit: COUNT, how: `members ${side} ${line.value} % by their published cells` },
    says: `${knowledge.sourceName(edition)} has ${on.length} of ${sides.length} members with figures ${side} ${line.value} % in ${period}${beside}${shown}`,
    edition,
    explained: truth === 'true' || gap <= knowledge.revisions.ofCounts(measure, line.value, codes),
  }
}

const MOST_NAMED = 10

function truthOf(count: Written, { low, high }: { low: number; high: number }, lenient: number): Outcome['truth'] {
  const { value, relation } = count
  if (relation === 'at-least' || relation === 'more-than') {
    const least = relation === 'more-than' ? value + 1 : value
    return low >= least ? 'true' : high >= least || lenient >= least ? 'near' : 'false'
  }
  if (relation === 'less-than') return high < value ? 'true' : low < value ? 'near' : 'false'
  // "No more than 22" of a count is said of 22.
  if (value >= low && value <= high) return 'true'
  const slack = relation === 'about' ? Math.max(1, count.step / 2) : 0
  if (slack > 0 && value >= low - slack && value <= high + slack) return 'true'
  return value === lenient ? 'near' : 'false'
}

/** "22 met it; Belgium, Canada and others fell short": names that are not as many as the number, and mostly on the other side, are of that side. */
function sideOf(question: Count, rows: readonly Side[]): Count {
  const { count, side } = question
  if (count === null || count.value === question.named.length) return question
  const other = rows.filter((r) => r.met !== (side === 'met')).length > rows.length / 2
  return other ? { ...question, side: side === 'met' ? 'missed' : 'met' } : question
}

function named(
  asked: Count,
  { sides, edition, blank }: Sides,
  line: Written,
  period: string,
  measure: string,
  view: View,
): Outcome {
  const { knowledge } = view
  const rows = asked.named.flatMap((code) => sides.filter((s) => s.area === code))
  const question = sideOf(asked, rows)
  const wrong = rows.filter((s) => s.met !== (question.side === 'met'))
  const missing = question.named.filter((code) => !sides.some((s) => s.area === code))
  const told = wrong.length > 0 ? wrong : rows
  const list = told.map((s) => `${knowledge.nameOf(s.area)} ${fixedHalfUp(s.known.value, PRINTED)}`).join(', ')
  const truth = wrong.some((s) => !s.rounded)
    ? 'false'
    : wrong.length > 0
      ? 'near'
      : missing.some((c) => !blank.includes(c))
        ? 'unknown'
        : rows.length === 0
          ? 'unknown'
          : 'true'
  return {
    truth,
    basis: null,
    evidence: rows.flatMap((s) => s.known.cells),
    found: null,
    says:
      rows.length === 0
        ? `${knowledge.sourceName(edition)} has no figure for ${namesOf(knowledge, question.named)} in ${period}`
        : `${knowledge.sourceName(edition)} has ${list} % in ${period}`,
    edition,
    explained: wrong.every((s) => knowledge.revisions.explains(measure, s.area, s.known.value, line.value)),
  }
}
