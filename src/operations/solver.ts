import { SOLVER_OPTIONS, type Solve } from '../scenarios/plan-lp.js'

let opened: Promise<Solve> | undefined

/** HiGHS, loaded when first asked for (a megabyte of WebAssembly) and kept. */
export function openSolver(): Promise<Solve> {
  opened ??= import('highs').then(async (module) => {
    // The package's types are of its CommonJS form, where the loader lies one `default` deeper.
    const loadHighs = module.default as unknown as typeof module.default.default
    const highs = await loadHighs()
    return (lp) => highs.solve(lp, SOLVER_OPTIONS)
  })
  return opened
}
