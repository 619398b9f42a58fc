import type { Figure } from '../series/figure.js'
import type { ScenarioFrame } from './scenario-frame.js'
import type { Member } from './scenario-members.js'
import { unitsOf } from './scenario-units.js'

/** The projection's GDP over the publisher's, and the cells it was read from. */
export interface BudgetScale {
  readonly ratio: number
  readonly from: readonly Figure[]
}

const SAME: BudgetScale = { ratio: 1, from: [] }

/**
 * By how much a share of the projection's GDP (debt, revenue) is larger as money than the same share of the member's GDP here: the two
 * publishers' GDP of the start year differ, for Luxembourg by half. In one currency where both have it, else both in dollars. 1 where the user
 * gives GDP, or one of them has none.
 */
export function budgetScale(frame: ScenarioFrame, member: Member): BudgetScale {
  const { macro, input, gdp: choice } = frame
  const { cell } = member
  const ownGdp = input.startShare !== undefined && input.startLevel !== undefined
  if (macro === undefined || cell === undefined || choice.kind === 'file' || ownGdp) return SAME
  const projected = macro.figure(macro.settings.nominal, member.area.code, cell.year)
  if (projected && projected.unit.code === cell.gdp.unit.code)
    return {
      ratio: (projected.value * unitsOf(projected.unit)) / (cell.gdp.value * unitsOf(cell.gdp.unit)),
      from: [projected, cell.gdp],
    }
  const dollars = macro.figure(macro.settings.usd, member.area.code, cell.year)
  const { base } = cell
  if (dollars === undefined) return SAME
  return { ratio: (dollars.value * unitsOf(dollars.unit)) / (base.value * unitsOf(base.unit)), from: [dollars, base] }
}

/**
 * A member's GDP of year i at the prices of the start, in the answer's currency: what members are weighed by wherever a share of theirs is averaged, so that
 * one country's inflation at a fixed rate moves no one's debt.
 */
export function weightOf(member: Member, i: number, economy = member.economy): number {
  const { gdp, deflator } = economy
  return ((gdp[i] ?? 0) * member.rate.value * (deflator[0] ?? 1)) / (deflator[i] ?? 1)
}
