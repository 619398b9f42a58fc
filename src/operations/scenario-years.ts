import { dueYear, type Goal } from '../goals/goal.js'
import { PledgebookError } from '../terms/fault.js'
import type { ScenarioInput } from './scenario-fields.js'

/** Years a scenario spans at most, and how far from its start other years it names may lie. */
const FARTHEST = 60
const FIRST = 1960
const LAST = 2140

function input(code: string, message: string, hint: string): PledgebookError {
  return new PledgebookError('input', code, message, hint)
}

/**
 * First and last year of a question, both inclusive: as asked, else `newest` (the newest published start) and the year the goal
 * is due. Throws `input` `from.impossible`, `due.none`, `due.past` and `due.far`.
 */
export function spanOf(asked: ScenarioInput, goal: Goal, newest: number): { from: number; by: number } {
  const from = asked.from ?? newest
  if (!(from >= FIRST && from <= LAST))
    throw input('from.impossible', `--from is ${from}`, 'give the year of the start, such as 2025')
  const by = asked.by ?? ('by' in goal.due ? dueYear(goal) : undefined)
  if (by === undefined)
    throw input(
      'due.none',
      `${goal.id} is due in every year from ${dueYear(goal)}, so no year is given`,
      'say by when: --by 2030',
    )
  if (by <= from)
    throw input(
      'due.past',
      `due in ${by}, which is not after the start in ${from}`,
      'give a later --by, or an earlier --from',
    )
  if (by - from > FARTHEST)
    throw input('due.far', `from ${from} to ${by} is ${by - from} years`, `ask for ${FARTHEST} years at most`)
  return { from, by }
}

/** Refuses a year that lies too far from the start to mean anything. Throws `input` with the code given. */
function refuseFar(year: number | undefined, from: number, flag: string, code: string): void {
  if (year === undefined || Math.abs(year - from) <= FARTHEST) return
  throw input(
    code,
    `${flag} ${year} is ${Math.abs(year - from)} years from the start in ${from}`,
    `take a year at most ${FARTHEST} years from it`,
  )
}

/**
 * Year whose prices amounts are at; undefined for those of each year. Throws `input` `prices.unknown` for words and far years,
 * `gdp.year` and `rate.year` for other years of the question that lie far from the start.
 */
export function priceYearOf(asked: ScenarioInput, from: number, by: number): number | undefined {
  refuseFar(asked.gdpYear, from, '--gdp-year', 'gdp.year')
  refuseFar(asked.rateYear, from, '--rate-year', 'rate.year')
  if (asked.prices === 'current') return undefined
  if (!/^(19|20|21)\d\d$/.test(asked.prices))
    throw input(
      'prices.unknown',
      `--prices is "${asked.prices}"`,
      'write current, or the year whose prices are meant, such as 2025',
    )
  const year = Number(asked.prices)
  refuseFar(year, from, '--prices', 'prices.unknown')
  if (year > by)
    throw input('prices.unknown', `--prices ${year} lies after the due year ${by}`, `take ${by} or an earlier year`)
  return year
}
