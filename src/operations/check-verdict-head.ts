import type { Question } from '../claims/question.js'
import { combined, type Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { matchOf } from './check-verdict-match.js'
import { chosen, inWords, type Outcome, type Reading, unknown } from './check-verdict-outcome.js'

type Level = Extract<Question, { ask: 'level' }>

/**
 * Spending per head. It is published at constant prices only; at current ones it is made from the same edition's totals. Where those are not
 * held, an amount of no stated prices that differs from the constant one is left undecided.
 */
export function askPerHead(question: Level, view: View): Outcome {
  const { knowledge } = view
  const m = knowledge.roles.measures
  const { amount, currency, prices } = question
  const [area = '', ...others] = question.areas
  const [period = '', ...later] = question.periods
  const of = `${knowledge.nameOf(area)} in ${period}`
  if (others.length > 0 || later.length > 0 || currency !== knowledge.currency)
    return unknown(`spending per head is held in ${knowledge.currency}, for one country and year at a time`)
  for (const edition of view.asked([period])) {
    const head = edition.value(m.perHead, area, period)
    if (head === undefined) continue
    const [current, constant] = [edition.value(m.current, area, period), edition.value(m.constant, area, period)]
    const atCurrent =
      current && constant && constant.value > 0
        ? combined((head.value * current.value) / constant.value, current.unit, 'per head at the prices of the year', [
            head,
            current,
            constant,
          ])
        : undefined
    const read = (known: Known, basis: string | null): Reading => ({
      basis,
      known,
      match: matchOf(amount, known.value, 'amount'),
      explained: () => knowledge.revisions.explains(m.perHead, area, known.value, amount.value),
      of,
      shown: `${inWords(known.value, known.unit)} a head`,
    })
    const isConstant = prices === head.unit.prices || prices === 'constant'
    const readings = [
      read(
        head,
        isConstant || (prices === null && atCurrent === undefined) ? null : `at the prices of ${head.unit.prices}`,
      ),
    ]
    if (atCurrent) readings.push(read(atCurrent, isConstant ? 'at current prices' : null))
    const outcome = chosen(knowledge, readings, '')
    const undecided = atCurrent === undefined && !isConstant && outcome.truth !== 'true'
    return undecided ? unknown(`${outcome.says}; at current prices it is not held`) : outcome
  }
  return unknown(`${view.none} spending per head for ${of}`)
}
