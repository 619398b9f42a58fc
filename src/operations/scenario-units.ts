import { derived, type Figure } from '../series/figure.js'
import type { Unit } from '../terms/unit.js'

/** How many units of the currency, or persons, one of a unit is: a million for a scale of 6. */
export function unitsOf(unit: Unit): number {
  let units = 1
  for (let s = 0; s < unit.scale; s++) units *= 10
  return units
}

/** A figure in another power of ten. */
export function inScale(figure: Figure, unit: Unit): Figure {
  if (figure.unit.scale === unit.scale) return figure
  const value = (figure.value * unitsOf(figure.unit)) / unitsOf(unit)
  return derived(value, unit, `the same in units of 10^${unit.scale}`, [figure])
}
