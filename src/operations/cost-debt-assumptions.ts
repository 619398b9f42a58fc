import type { DebtAssumptions } from '../scenarios/debt-effect.js'
import { PledgebookError } from '../terms/fault.js'
import type { CostInput } from './cost-schema.js'
import type { ScenarioFrame } from './scenario-frame.js'

/** Multipliers that studies have found lie well inside. */
const MOST_MULTIPLIER = 5

/** Assumptions of the debt dynamics: the user's, else the settings'. Throws `input` `debt.financing` and `debt.multiplier`. */
export function debtAssumptions(frame: ScenarioFrame, input: CostInput): DebtAssumptions {
  const { multiplier: own, debtFinanced } = input
  if (!(debtFinanced >= 0 && debtFinanced <= 1))
    throw new PledgebookError(
      'input',
      'debt.financing',
      `--debt-financed is ${debtFinanced}`,
      'give the part of the extra spending that is borrowed, from 0 to 1',
    )
  if (own !== undefined && !(Math.abs(own) <= MOST_MULTIPLIER))
    throw new PledgebookError(
      'input',
      'debt.multiplier',
      `--multiplier is ${own}`,
      `give a number such as 0.6, at most ${MOST_MULTIPLIER}`,
    )
  const settings = frame.book.facts.scenarios.debt
  return {
    financing: { debt: input.debtFinanced, taxes: 0, cuts: Number((1 - input.debtFinanced).toPrecision(12)) },
    multiplier: input.multiplier ?? settings.multiplier,
    persistence: settings.persistence,
    semiElasticity: settings.semiElasticity,
    leastRate: settings.leastRate,
  }
}
