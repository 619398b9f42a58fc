import { SOLVER_OPTIONS, type Solve } from '../scenarios/plan-lp.js'

let opened: Promise<Solve> | undefined

/**
 * HiGHS, loaded when first asked for (megabytes of WebAssembly) and kept. `wasm` gives the bytes where the package cannot
 * find its own file, as in browsers.
 */
export function openSolver(wasm?: () => Promise<Uint8Array>): Promise<Solve> {
  opened ??= load(wasm)
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

async function load(wasm: (() => Promise<Uint8Array>) | undefined): Promise<Solve> {
  const module = await import('highs')
  // The package's types are of its CommonJS form, where the loader lies one `default` deeper.
  const loadHighs = module.default as unknown as typeof module.default.default
  const highs = await loadHighs(wasm && startedFrom(await wasm()))
  return (lp) => highs.solve(lp, SOLVER_OPTIONS)
}

/** The package's `wasmBinary` is declared and never read, but it asks whoever starts it to make the instance. */
function startedFrom(bytes: Uint8Array): object {
  return {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object {
      void WebAssembly.instantiate(bytes as Uint8Array<ArrayBuffer>, imports).then(({ instance }) => done(instance))
      return {}
    },
  }
}
