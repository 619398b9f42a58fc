import { type DebtBaseline, debtBaseline } from '../../src/scenarios/debt.js'
import type { DebtAssumptions } from '../../src/scenarios/debt-effect.js'

/**
 * Italy, IMF World Economic Outlook database, October 2025: GDP at current prices (bn euro), general government gross debt,
 * primary and overall balance (per cent of GDP), 2024 to 2030.
 */
export const ITALY = {
  first: 2024,
  gdp: [2192.181, 2251.944, 2314.722, 2374.424, 2438.47, 2505.122, 2573.584],
  debt: [135.326, 136.837, 138.304, 138.484, 137.859, 137.311, 137.01],
  primaryBalance: [0.293, 0.52, 1.054, 1.294, 1.77, 1.789, 1.856],
  balance: [-3.446, -3.302, -2.848, -2.679, -2.325, -2.401, -2.458],
} as const

export const italy = (): DebtBaseline => debtBaseline(ITALY.first, ITALY.gdp, ITALY)

/**
 * European Union, same edition, 2024 to 2030. The edition has no GDP of the union in euro: growth at current prices is real
 * growth times consumer prices (1.397 % and 2.412 % in 2025, and so on).
 */
export function europeanUnion(): DebtBaseline {
  const real = [1.397, 1.41, 1.585, 1.54, 1.477, 1.401]
  const prices = [2.412, 2.153, 2.235, 2.115, 2.117, 2.112]
  const gdp = [100]
  for (const [i, growth] of real.entries()) gdp.push((gdp[i] ?? 0) * (1 + growth / 100) * (1 + (prices[i] ?? 0) / 100))
  return debtBaseline(2024, gdp, {
    debt: [82.431, 83.175, 84.458, 85.328, 86.121, 86.954, 87.823],
    primaryBalance: [-1.585, -1.626, -1.743, -1.736, -1.531, -1.434, -1.3],
    balance: [-3.128, -3.288, -3.51, -3.638, -3.557, -3.578, -3.578],
  })
}

/** Wholly borrowed, with the assumptions that answers have unless others are given. */
export const BORROWED: DebtAssumptions = {
  financing: { debt: 1, taxes: 0, cuts: 0 },
  multiplier: 0.6,
  persistence: 0.7,
  semiElasticity: 0.5,
}

export const GRID = { multipliers: [0, 0.6, 1], rateShifts: [-1, 0, 1] } as const
