import * as highsModule from 'highs'
import type { Economy } from '../../src/scenarios/economy.js'
import { SOLVER_OPTIONS, type Solve } from '../../src/scenarios/plan-lp.js'

/** The package's types describe a CommonJS file; its module has the loader as plain default export. */
const loadHighs = highsModule.default as unknown as typeof highsModule.default.default

/** The solver that the operations load, with the same options. */
export async function openSolver(): Promise<Solve> {
  const highs = await loadHighs()
  return (lp) => highs.solve(lp, SOLVER_OPTIONS)
}

/** An economy from its growth at current prices and its inflation, both fractions, one of each a year after the first. */
export function economyOf(
  first: number,
  level: number,
  nominal: readonly number[],
  prices: readonly number[],
): Economy {
  const gdp = [level]
  const deflator = [1]
  for (const [i, growth] of nominal.entries()) {
    gdp.push((gdp[i] ?? 0) * (1 + growth))
    deflator.push((deflator[i] ?? 0) * (1 + (prices[i] ?? 0)))
  }
  return { first, gdp: Float64Array.from(gdp), deflator: Float64Array.from(deflator), extrapolatedFrom: null }
}

/** The same growth and inflation every year. */
export function steadyEconomy(first: number, last: number, nominal: number, prices: number): Economy {
  const each = (x: number) => Array.from({ length: last - first }, () => x)
  return economyOf(first, 1000, each(nominal), each(prices))
}
