import { decimalsOf, roundHalfUp } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'
import { decimalsFor, type Figures, figuresOf, isNumber, MOST_DECIMALS, type Value } from './figures.js'
import { plainText } from './markup.js'

/** One part of a change. */
export interface Part {
  readonly label: string
  readonly value: Value
  /** JSON pointer to the number in the answer. */
  readonly at?: string | undefined
}

/** By how much parts may miss the whole, relative to the largest number: residue of decimal text, not of arithmetic. */
const RESIDUE = 1e-9

/**
 * The running sums of the parts, beginning with `from` and ending at `to`. Throws `input` `chart.noData` where a number
 * is missing, `input` `chart.partsDoNotSum` where the parts do not lead from the one to the other.
 */
export function runningSums(from: Part, parts: readonly Part[], to: Part): number[] {
  const all = [from, ...parts, to]
  const values = all.map((p) => p.value).filter(isNumber)
  const missing = all.find((p) => !isNumber(p.value))
  if (missing)
    throw new PledgebookError(
      'input',
      'chart.noData',
      `"${plainText(missing.label)}" has no number, and without it nothing adds up`,
      'ask for years that the book has figures for',
    )
  const sums = [values[0] ?? 0]
  for (const value of values.slice(1, -1)) sums.push((sums.at(-1) ?? 0) + value)
  const [reached = 0, wanted = 0] = [sums.at(-1), values.at(-1)]
  if (Math.abs(reached - wanted) > RESIDUE * Math.max(...values.map(Math.abs)))
    throw new PledgebookError(
      'input',
      'chart.partsDoNotSum',
      `from ${sums[0]}, the parts lead to ${reached}, not to ${wanted}`,
      'give every part, with one for the remainder',
    )
  return sums
}

const MORE_DECIMALS = 3

/**
 * Figures for parts: with as many decimals as it takes for the parts as written to add up to the whole as written, up
 * to three more than the numbers need. The given decimals if there are any.
 */
export function addingFigures(from: Part, parts: readonly Part[], to: Part, decimals: number | undefined): Figures {
  const values = [from, ...parts, to].map((p) => p.value)
  if (decimals !== undefined) return figuresOf(values, decimals)
  const { scaled } = figuresOf(values)
  const drawnOf = (all: readonly Value[]) => all.map((v) => scaled(v) ?? 0)
  const drawn = drawnOf(values)
  const least = Math.max(...drawn.map(decimalsOf))
  const figures = figuresOf(values, Math.min(least, decimalsFor(drawnOf(runningSums(from, parts, to))), MOST_DECIMALS))
  for (let places = figures.decimals; places <= figures.decimals + MORE_DECIMALS && places <= least; places++) {
    const written = drawn.map((v) => roundHalfUp(v, places))
    const sum = written.slice(0, -1).reduce((total, v) => total + v, 0)
    if (roundHalfUp(sum - (written.at(-1) ?? 0), places) === 0)
      return figuresOf(values, Math.min(places, MOST_DECIMALS))
  }
  return figures
}
