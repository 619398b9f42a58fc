import type { Question, Written } from '../claims/question.js'
import { combined, type EditionView, type Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { namesOf, otherGroups } from './check-verdict-areas.js'
import { convertedLevel } from './check-verdict-convert.js'
import { askPerHead } from './check-verdict-head.js'
import { matchOf } from './check-verdict-match.js'
import { chosen, inWords, type Outcome, type Reading, unknown } from './check-verdict-outcome.js'
import { notFarOff } from './check-verdict-share.js'
import { LEAST_BUDGET } from './check-verdict-tolerances.js'
import type { FactEvidence } from './check-verdict-types.js'

type Level = Extract<Question, { ask: 'level' }>

/** A measure that holds amounts in the currency asked, and whether it is at constant prices. */
interface Table {
  readonly measure: string
  readonly constant: boolean
}

export function askLevel(question: Level, view: View): Outcome {
  if (question.perHead) return askPerHead(question, view)
  const { knowledge } = view
  const tables = tablesFor(question, view)
  const name = `${namesOf(knowledge, question.areas)} in ${question.periods.join(', ')}`
  if (tables.length === 0)
    return (
      convertedLevel(question, view) ??
      unknown(
        `${knowledge.publisher} gives spending of ${namesOf(knowledge, question.areas)} in ${knowledge.currency} and in its own money, not in ${question.currency}`,
      )
    )
  const nothing = `${view.none} spending in ${question.currency} for ${name}`
  const perimeter = budgetOf(question, view)
  for (const edition of view.asked(question.periods)) {
    const readings = readingsIn(edition, question, tables, view)
    const own = readings.filter((r) => r.basis === null)
    if (own.length === 0) continue
    if (view.kind === 'now' || question.prices !== null) readings.push(...olderPrices(edition, question, tables, view))
    const outcome = chosen(knowledge, readings, nothing)
    return settled(question, outcome, perimeter, view)
  }
  // At the prices of a year that no newer edition uses, an older one may still say.
  const older = view
    .asked(question.periods)
    .flatMap((e) => [...readingsIn(e, question, tables, view), ...olderPrices(e, question, tables, view)])
  return chosen(
    knowledge,
    older.filter((r) => r.match === 'true'),
    nothing,
  )
}

function settled(question: Level, outcome: Outcome, budget: ReturnType<typeof budgetOf>, view: View): Outcome {
  if (outcome.truth === 'true' || outcome.truth === 'other') return outcome
  if (budget)
    return {
      ...outcome,
      truth: 'other',
      basis: budget.basis,
      evidence: [...outcome.evidence, budget.evidence],
      aside: `; ${budget.basis} it is as written`,
    }
  if (outcome.found === null) return outcome
  if (question.by === 'own' || question.by === 'other') {
    const whose =
      question.by === 'own'
        ? 'by the national budget, not by the publisher’s count'
        : 'by another count, which the text names'
    return { ...outcome, truth: 'other', basis: whose, aside: `; the text gives the amount ${whose}` }
  }
  // What a newer edition that is not held may have said needs no guess.
  const open = outcome.edition !== null && outcome.explained && view.missed(outcome.edition) !== undefined
  if (!open && isOfBudget(question, outcome.found.value, view))
    return {
      ...outcome,
      truth: 'other',
      basis: OF_BUDGET,
      aside: `; the text fits ${OF_BUDGET}`,
    }
  return notFarOff(outcome, question.amount)
}

const OF_BUDGET = 'only a national budget, which leaves out part of what the publisher counts'

/** An amount in a country's own money, if that is not the common one, of nobody's stated count, that is somewhat less than the published one. */
function isOfBudget({ currency, by, amount }: Level, found: number, { knowledge }: View): boolean {
  const part = amount.value / found
  return by === 'unsaid' && currency !== knowledge.currency && part < 1 && part >= LEAST_BUDGET
}

function tablesFor({ currency, areas }: Level, view: View): Table[] {
  const { knowledge } = view
  const { current, constant, ownCurrent, ownConstant } = knowledge.roles.measures
  const common = knowledge.currency
  if (currency === common)
    return [
      { measure: current, constant: false },
      { measure: constant, constant: true },
    ]
  const own = areas.every((a) => knowledge.area(a)?.currency === currency)
  return own
    ? [
        { measure: ownCurrent, constant: false },
        { measure: ownConstant, constant: true },
      ]
    : []
}

/** Sum over the areas and years asked, from one edition. */
export function amountIn(
  edition: EditionView,
  measure: string,
  areas: readonly string[],
  periods: readonly string[],
): Known | undefined {
  const cells: Known[] = []
  for (const area of areas)
    for (const period of periods) {
      const value = edition.value(measure, area, period)
      if (value === undefined) return undefined
      cells.push(value)
    }
  const [first] = cells
  if (first === undefined || cells.length === 1) return first
  return combined(
    cells.reduce((sum, c) => sum + c.value, 0),
    first.unit,
    `sum of ${cells.length} cells`,
    cells,
  )
}

function reading(
  question: { readonly amount: Written },
  known: Known,
  basis: string | null,
  of: string,
  explained: () => boolean,
): Reading {
  return {
    basis,
    known,
    match: matchOf(question.amount, known.value, 'amount'),
    explained,
    of,
    // A basis names the prices itself.
    shown: inWords(known.value, basis === null ? known.unit : { ...known.unit, prices: null }),
  }
}

function readingsIn(edition: EditionView, question: Level, tables: readonly Table[], view: View): Reading[] {
  const { knowledge } = view
  const { prices, areas, periods } = question
  const of = `${namesOf(knowledge, areas)} in ${periods.join(', ')}`
  const [only = ''] = areas
  const readings: Reading[] = []
  for (const { measure, constant } of tables) {
    const known = amountIn(edition, measure, areas, periods)
    if (known === undefined) continue
    const base = known.unit.prices
    const stated =
      prices === null ? !constant : constant ? prices === base || prices === 'constant' : prices === 'current'
    const explained = () => knowledge.revisions.explains(measure, only, known.value, question.amount.value)
    readings.push(reading(question, known, stated ? null : basisOf(base), of, explained))
  }
  for (const group of areas.length === 1 ? otherGroups(knowledge, only) : [])
    for (const { measure } of tables) {
      const known = amountIn(edition, measure, [group], periods)
      if (known)
        readings.push(
          reading(question, known, `${basisOf(known.unit.prices)} for ${knowledge.nameOf(group)}`, of, () => true),
        )
    }
  return readings
}

function basisOf(prices: string | null): string {
  return prices === 'current' ? 'at current prices' : `at the prices of ${prices}`
}

/** The same amounts at the constant prices of older editions, which newer ones no longer print. */
function olderPrices(newest: EditionView, question: Level, tables: readonly Table[], view: View): Reading[] {
  const { knowledge } = view
  const of = `${namesOf(knowledge, question.areas)} in ${question.periods.join(', ')}`
  return view.editions
    .filter((e) => e.id !== newest.id && e.edition.constantPrices !== newest.edition.constantPrices)
    .flatMap((edition) =>
      tables
        .filter((t) => t.constant)
        .flatMap(({ measure }) => {
          const known = amountIn(edition, measure, question.areas, question.periods)
          if (known === undefined) return []
          return [reading(question, known, `${basisOf(known.unit.prices)}, in an older edition`, of, () => true)]
        }),
    )
}

/** An amount of the same year that an announced plan names, on the perimeter of the national budget. */
function budgetOf(question: Level, view: View): { basis: string; evidence: FactEvidence } | undefined {
  for (const pledge of view.knowledge.book.facts.pledges) {
    if (!question.areas.includes(pledge.area) || pledge.announcedOn > view.day) continue
    for (const m of pledge.money) {
      if (m.currency !== question.currency || !question.periods.includes(m.period) || m.perimeter === undefined)
        continue
      if (matchOf(question.amount, m.value * Number(`1e${m.scale}`), 'amount') !== 'true') continue
      const basis = `on the perimeter "${m.perimeter}"`
      return { basis, evidence: { kind: 'fact', id: pledge.id, says: pledge.says, source: pledge.source } }
    }
  }
  return undefined
}
