import type { Question } from '../claims/question.js'
import { combined, type EditionView, type Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { namesOf } from './check-verdict-areas.js'
import { matchOf } from './check-verdict-match.js'
import { chosen, inWords, type Outcome, type Reading } from './check-verdict-outcome.js'

type Level = Extract<Question, { ask: 'level' }>

/**
 * An amount in a money that is neither the common one nor the country's, at the rate that the publisher's own tables imply for it. Only
 * an amount that fits is told: another rate may have been used, so that nothing contradicts. Undefined where none fits.
 */
export function convertedLevel(question: Level, view: View): Outcome | undefined {
  const { knowledge } = view
  const { areas, periods, currency, amount } = question
  const [period = ''] = periods
  if (periods.length !== 1 || areas.length === 0) return undefined
  for (const edition of view.asked(periods)) {
    const rate = rateOf(edition, currency, period)
    const cells = areas.map((area) => edition.value(knowledge.roles.measures.current, area, period))
    if (rate === undefined || cells.some((c) => c === undefined)) continue
    const known = cells.flatMap((c) => (c === undefined ? [] : [c]))
    const total = known.reduce((sum, c) => sum + c.value, 0)
    const made = combined(
      total * rate.value,
      { code: currency, scale: 0, prices: 'current' },
      'at the rate the tables imply',
      [...known, ...rate.from],
    )
    const match = matchOf(amount, made.value, 'amount')
    if (match === 'false') return undefined
    const of = `${namesOf(knowledge, areas)} in ${period}, at the rate its tables imply`
    const reading: Reading = {
      basis: null,
      known: made,
      match,
      explained: () => true,
      of,
      shown: inWords(made.value, made.unit),
    }
    return chosen(knowledge, [reading], '')
  }
  return undefined
}

/** Units of a money for one of the common one, by the first member with it whose spending is published in both. */
function rateOf(
  edition: EditionView,
  currency: string,
  period: string,
): { value: number; from: readonly Known[] } | undefined {
  const { roles, book } = edition.knowledge
  for (const area of book.facts.areas) {
    if (area.currency !== currency) continue
    const own = edition.value(roles.measures.ownCurrent, area.code, period)
    const common = edition.value(roles.measures.current, area.code, period)
    if (own && common && own.unit.code === currency && common.value > 0)
      return { value: own.value / common.value, from: [own, common] }
  }
  return undefined
}
