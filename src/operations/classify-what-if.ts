import { significant } from '../math/rounding.js'
import { activeRules, type RuleOptions } from '../rules/interpret.js'
import { type RuleSet, STANDINGS, type Standing } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import type { MoneyAnswer } from './classify-money.js'
import type { ClassifyAnswer } from './classify-schema.js'

function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/**
 * Which rules count, from `--off` and `--standings`. Throws `input` `rules.unknown` for a rule that the set does not have, and
 * `input` `standings.unknown`.
 */
export function ruleOptions(
  set: RuleSet,
  asked: { readonly off?: string | undefined; readonly standings?: string | undefined },
): RuleOptions {
  const standings = listed(asked.standings)
  const odd = standings.find((s) => !(STANDINGS as readonly string[]).includes(s))
  if (odd !== undefined || (asked.standings !== undefined && standings.length === 0))
    throw new PledgebookError(
      'input',
      'standings.unknown',
      `"${odd ?? ''}" is no standing of a rule`,
      `give some of ${STANDINGS.join(', ')}, with commas`,
    )
  if (asked.off !== undefined && listed(asked.off).length === 0)
    throw new PledgebookError(
      'input',
      'rules.unknown',
      '--off names no rule',
      `rules are: ${set.rules.map((r) => r.id).join(', ')}`,
    )
  const options: RuleOptions = {
    off: listed(asked.off),
    ...(asked.standings === undefined ? {} : { standings: standings as Standing[] }),
  }
  activeRules(set, options)
  return options
}

/** Standings that count under these options, in the order of `STANDINGS`. */
export function countedStandings(options: RuleOptions): Standing[] {
  return STANDINGS.filter((s) => (options.standings ?? ['agreed', 'claimed']).includes(s))
}

/** What switching rules or standings moves: the central money of each part and year, against the usual rules. */
export function whatIf(changed: string, usual: MoneyAnswer, now: MoneyAnswer): NonNullable<ClassifyAnswer['whatIf']> {
  return {
    changed,
    byPart: now.byPart.map((row) => {
      const before = usual.byPart.find((u) => u.part === row.part && u.period === row.period)
      return {
        part: row.part,
        period: row.period,
        usual: before?.central ?? 0,
        now: row.central,
        change: significant(row.central - (before?.central ?? 0)),
        points: row.share && before?.share ? significant(row.share.central - before.share.central) : null,
      }
    }),
  }
}
