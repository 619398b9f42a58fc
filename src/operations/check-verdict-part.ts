import type { Question, Written } from '../claims/question.js'
import { fixedHalfUp } from '../math/rounding.js'
import { combined, type EditionView, type Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { namesOf, otherGroups } from './check-verdict-areas.js'
import { amountIn } from './check-verdict-level.js'
import { matchOf } from './check-verdict-match.js'
import { chosen, inWords, type Outcome, type Reading, together, unknown } from './check-verdict-outcome.js'
import { notFarOff, partsOf } from './check-verdict-share.js'
import { BESIDE } from './check-verdict-tolerances.js'

type PartOfTotal = Extract<Question, { ask: 'part-of-total' }>
type Category = Extract<Question, { ask: 'category-share' }>
type Personnel = Extract<Question, { ask: 'personnel' }>

const PERCENT = { code: 'percent', scale: 0, prices: null } as const

const WHOLES: Readonly<Record<PartOfTotal['of'], string>> = {
  spending: 'spending',
  gdp: 'GDP',
  forces: 'military personnel',
  'organisation-budget': 'spending',
}

/** What part of a group's total some areas make up: at current prices, else at constant ones, which is another basis. */
export function askPart(question: PartOfTotal, view: View): Outcome {
  const { knowledge } = view
  const m = knowledge.roles.measures
  const budget = question.of === 'organisation-budget'
  const tables =
    question.of === 'gdp'
      ? [
          { measure: m.gdpCurrent, basis: null },
          { measure: m.gdpConstant, basis: 'at constant prices' },
        ]
      : question.of === 'forces'
        ? [{ measure: m.personnel, basis: null }]
        : budget
          ? [m.current, m.constant].map((measure) => ({
              measure,
              basis: 'as a part of what all members spend on defence, not of what the organisation itself spends',
            }))
          : [
              { measure: m.current, basis: null },
              { measure: m.constant, basis: 'at constant prices' },
            ]
  const nothing = budget
    ? `shares in the budget of ${knowledge.nameOf(question.group)} itself are not among the figures held here`
    : `${view.none} both ${namesOf(knowledge, question.areas)} and ${knowledge.nameOf(question.group)} in ${question.periods.join(', ')}`
  return together(question.periods.map((period) => partIn(question, period, tables, nothing, view)))
}

function partIn(
  question: PartOfTotal,
  period: string,
  tables: readonly { readonly measure: string; readonly basis: string | null }[],
  nothing: string,
  view: View,
): Outcome {
  const { knowledge } = view
  const { areas, group, percent } = question
  for (const edition of view.asked([period])) {
    const readings: Reading[] = []
    for (const { measure, basis } of tables)
      for (const whole of [group, ...otherGroups(knowledge, group)]) {
        const [top, total] = [amountIn(edition, measure, areas, [period]), edition.value(measure, whole, period)]
        if (top === undefined || total === undefined || top.value > total.value) continue
        const known = combined(
          (100 * top.value) / total.value,
          PERCENT,
          `${namesOf(knowledge, areas)} by ${knowledge.nameOf(whole)}`,
          [top, total],
        )
        readings.push({
          basis: whole === group ? basis : `of ${knowledge.nameOf(whole)}${basis === null ? '' : `, ${basis}`}`,
          known,
          match: matchOf(percent, known.value, 'percent'),
          explained: () => knowledge.revisions.explains(measure, areas[0] ?? '', known.value, percent.value),
          of: `${namesOf(knowledge, areas)} in ${period}`,
          shown: `${fixedHalfUp(known.value, 1)} % of the ${WHOLES[question.of]} of ${knowledge.nameOf(whole)}`,
        })
      }
    // The first table of all decides whether this edition can answer.
    if (readings.some((r) => r.basis === null) || (question.of === 'organisation-budget' && readings.length > 0))
      return notFarOff(
        chosen(
          knowledge,
          question.of === 'organisation-budget' ? readings.filter((r) => isBeside(percent, r)).map(asOther) : readings,
          nothing,
        ),
        percent,
      )
  }
  return unknown(nothing)
}

function isBeside({ value }: Written, { known }: Reading): boolean {
  return Math.abs(known.value - value) <= BESIDE
}

/** What is near on another basis is worth telling as true of it, since the claim's own basis is not held at all. */
function asOther(reading: Reading): Reading {
  return { ...reading, match: 'true' }
}

export function askCategory(question: Category, view: View): Outcome {
  const { knowledge } = view
  const measure = knowledge.roles.categories[question.category]
  return together(
    partsOf(question.areas, question.periods, [question.percent]).map(({ area, period, written }) => {
      const of = `${knowledge.nameOf(area)} in ${period}`
      const nothing = `${view.none} ${question.category} as a part of spending for ${of}`
      for (const edition of view.asked([period])) {
        if (edition.isBlank(measure, area, period))
          return unknown(`${knowledge.publisher} left this cell for ${of} blank`)
        const known = edition.value(measure, area, period)
        if (known === undefined) continue
        const explained = () => knowledge.revisions.explains(measure, area, known.value, written.value)
        const shown = `${fixedHalfUp(known.value, 1)} % of spending on ${question.category}`
        const reading: Reading = {
          basis: null,
          known,
          match: matchOf(written, known.value, 'percent'),
          explained,
          of,
          shown,
        }
        return notFarOff(chosen(knowledge, [reading], nothing), written)
      }
      return unknown(nothing)
    }),
  )
}

/** A printed total to which a member's blank cell adds nothing is no total. */
function hasGap(edition: EditionView, measure: string, group: string, period: string, { knowledge }: View): boolean {
  if (knowledge.group(group) === undefined) return false
  return knowledge.members(group, Number(period)).some((a) => edition.isBlank(measure, a.code, period))
}

function troops({ value, unit }: Known): string {
  return `${inWords(value, unit)} military personnel`
}

export function askPersonnel(question: Personnel, view: View): Outcome {
  const { knowledge } = view
  const { personnel: measure } = knowledge.roles.measures
  const of = `${namesOf(knowledge, question.areas)} in ${question.periods.join(', ')}`
  const nothing = `${view.none} military personnel for ${of}`
  return together(
    question.periods.map((period) => {
      for (const edition of view.asked([period])) {
        const [area = ''] = question.areas
        if (edition.isBlank(measure, area, period))
          return unknown(`${knowledge.publisher} left this cell for ${of} blank`)
        if (hasGap(edition, measure, area, period, view))
          return unknown(`the total of ${of} lacks members whose cells are blank`)
        const known = amountIn(edition, measure, question.areas, [period])
        if (known === undefined) continue
        const explained = () => knowledge.revisions.explains(measure, area, known.value, question.persons.value)
        const readings: Reading[] = [
          {
            basis: null,
            known,
            match: matchOf(question.persons, known.value, 'amount'),
            explained,
            of,
            shown: troops(known),
          },
        ]
        for (const group of question.areas.length === 1 ? otherGroups(knowledge, area) : []) {
          const other = edition.value(measure, group, period)
          if (other)
            readings.push({
              basis: `for ${knowledge.nameOf(group)}`,
              known: other,
              match: matchOf(question.persons, other.value, 'amount'),
              explained: () => true,
              of,
              shown: troops(other),
            })
        }
        return notFarOff(chosen(knowledge, readings, nothing), question.persons)
      }
      return unknown(nothing)
    }),
  )
}
