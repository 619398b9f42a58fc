import { PledgebookError } from '../terms/fault.js'
import { dayNumber, shortDay } from './day-axis.js'
import { isNumber, type Value } from './figures.js'

/** What one edition says of the period. */
export interface RevisionEdition {
  /** ISO day, `2025-08-28`. */
  readonly publishedOn: string
  /** None where the edition is not held, or leaves it blank. */
  readonly value: Value
  readonly estimate: boolean
  readonly held: boolean
  /** JSON pointer to the value in the answer. */
  readonly at?: string | undefined
  /** The definition the edition follows; values on two bases are not joined by a line. */
  readonly basis?: string | undefined
}

/** An edition with its day as a number. */
export interface DatedEdition extends RevisionEdition {
  readonly day: number
}

/** Editions by day. Throws `input` `day.malformed`, and `input` `chart.editionTwice` for two of one day. */
export function editionsInOrder(editions: readonly RevisionEdition[]): DatedEdition[] {
  const dated = editions.map((e) => ({ ...e, day: dayNumber(e.publishedOn) })).sort((a, b) => a.day - b.day)
  const twice = dated.find((e, i) => dated[i - 1]?.day === e.day)
  if (twice)
    throw new PledgebookError(
      'input',
      'chart.editionTwice',
      `two editions are of ${shortDay(twice.publishedOn)}`,
      'give one value for each edition',
    )
  return dated
}

/** Whether there is a number to place: what is not held is not known, whatever stands there. */
export function isKnown(edition: RevisionEdition): boolean {
  return edition.held && isNumber(edition.value)
}

/** What an edition without a number is. */
export function blankWords(edition: RevisionEdition): 'no data' | 'not held' {
  return edition.held ? 'no data' : 'not held'
}
