import { type Economy, growthOf, projectEconomy } from '../../src/scenarios/economy.js'

/** An economy of constant real growth and inflation, fractions a year, from 1,000 in 2025 to `last`. */
export function steadyEconomy(real: number, prices: number, last = 2035, level = 1000): Economy {
  return projectEconomy(level, 2025, last, () => growthOf(real, prices))
}
