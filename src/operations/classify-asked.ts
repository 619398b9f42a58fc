import type { Book } from '../book/book.js'
import type { RuleSet } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import type { Stage } from '../terms/ledger-line.js'
import { areaOf } from './fields.js'

/** What of the question decides the years. */
type YearsAsked = Readonly<Partial<Record<'from' | 'to' | 'against', string | undefined>>>

/** The last stage of the budget's life that the ledger has, or the one asked for. */
export function stageOf(stages: readonly Stage[], asked: Stage | undefined): Stage {
  const found = asked ?? stages.at(-1)
  if (found !== undefined && stages.includes(found)) return found
  throw new PledgebookError(
    'input',
    'ledger.noStage',
    `the ledger has no money at the stage ${asked}`,
    `it has: ${stages.join(', ')}`,
  )
}

/** The country of the ledger: that of the rules, or of rules for a group the one named. Throws `input` `area.notOfRules`. */
export function areaOfRules(book: Book, set: RuleSet, asked: string | undefined): ReturnType<typeof areaOf> {
  const own = areaOf(book, set.area)
  const area = areaOf(book, asked ?? set.area)
  if (own.group ? !area.group || area.code === own.code : area.code === own.code) return area
  throw new PledgebookError(
    'input',
    'area.notOfRules',
    `the rules ${set.id} are for ${own.name} (${own.code}), not for ${area.name}`,
    'leave --area out, or take the rules of that area',
  )
}

/** A bridge is of the stage it was written for; of another where that is asked for, or where the ledger has no other. */
export function bridgeStage(set: RuleSet, stages: readonly Stage[], shown: Stage, asked: Stage | undefined): Stage {
  const own = set.bridge?.stage
  return asked === undefined && own !== undefined && stages.includes(own) ? own : shown
}

/** The years between which new and relabelled money is told; undefined where there is nothing to compare. */
export function yearsAsked(
  years: readonly string[],
  { from, to, against }: YearsAsked,
): readonly [string, string] | undefined {
  for (const [flag, year] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (year !== undefined && !years.includes(year))
      throw new PledgebookError(
        'input',
        'ledger.noYear',
        `${flag} is ${year}, and the ledger has no such year at this stage`,
        `it has: ${years.join(', ')}`,
      )
  const last = to ?? (from !== undefined && against !== undefined ? from : years.at(-1))
  if (last === undefined) return undefined
  const before = years.filter((year) => year < last).at(-1)
  const first = from ?? (against === undefined ? before : last)
  if (from !== undefined && against === undefined && from === last)
    throw new PledgebookError(
      'input',
      'ledger.noYear',
      `--from is ${from} and the comparison ends in ${last}: from a year to itself nothing is new`,
      'give an earlier year, or a second rule set with --against',
    )
  return first === undefined || (first === last && against === undefined) ? undefined : [first, last]
}
