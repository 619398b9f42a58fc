import type { Kernel, Picks } from '../math/kernel.js'
import type { DrawTables } from './draw-tables.js'

/** One area's drawn errors as levels of real GDP and prices over the central ones: `[year · draws + draw]`. */
export interface ErrorPaths {
  readonly real: Float32Array
  readonly price: Float32Array
}

/** Errors drawn for several areas together, years after the start. */
export interface DrawnErrors {
  readonly years: number
  readonly draws: number
  /** Paths of one area, in the order of the tables; of these years at least. */
  readonly of: (area: number) => ErrorPaths
}

/** Drawn one area after another, and never held together: for any number of draws. */
export function drawnErrors(kernel: Kernel, tables: DrawTables, picks: Picks, floor: number): DrawnErrors {
  return {
    years: tables.years,
    draws: picks.draws,
    of: (area) => kernel.paths(tables, picks, tables.blockOf, floor, area),
  }
}

/** The same, each area drawn once and held: 8 bytes for each area, year and draw. */
export function heldErrors(errors: DrawnErrors): DrawnErrors {
  const held: ErrorPaths[] = []
  const of = (area: number): ErrorPaths => {
    const known = held[area]
    if (known) return known
    const { real, price } = errors.of(area)
    held[area] = { real, price }
    return { real, price }
  }
  return { ...errors, of }
}

/** As if only growth or only prices had ever been forecast wrongly: the two are drawn apart. */
export function errorsOfOne(errors: DrawnErrors, only: 'growth' | 'prices'): DrawnErrors {
  const none = new Float32Array(errors.years * errors.draws).fill(1)
  const of = (area: number): ErrorPaths => {
    const { real, price } = errors.of(area)
    return only === 'growth' ? { real, price: none } : { real: none, price }
  }
  return { ...errors, of }
}
