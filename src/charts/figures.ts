import { decimalsOf, fixedHalfUp, roundHalfUp } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'

const LARGEST = 1e200
const SMALLEST = 1e-200
/** From here on `toFixed` writes powers of ten. */
const TOO_LARGE_FOR_FIXED = 1e21
/** From here on numbers are shown in a multiple of the caller's unit. */
const MANY = 1e6
const FEW = 1e-2
export const MOST_DECIMALS = 8
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A number as callers have it; null, undefined and NaN all mean that there is none. */
export type Value = number | null | undefined

export function isNumber(value: Value): value is number {
  return typeof value === 'number' && !Number.isNaN(value)
}

/** How the numbers of one chart are written: all in one power of ten and with the same decimals. */
export interface Figures {
  /** 0, or the power of ten (a multiple of 3) in which very large and very small numbers are drawn and written. */
  readonly exponent: number
  readonly decimals: number
  /** The number that is drawn, in 10^exponent of the caller's unit; null where there is none. */
  readonly scaled: (value: Value) => number | null
  /** A number of the caller's as text, with grouping commas and a true minus sign. */
  readonly text: (value: Value) => string
  /** A number in drawn units as `text` writes it. */
  readonly drawnText: (drawn: number) => string
  /** As `text` with its sign, `+` included. */
  readonly change: (value: Value) => string
  /** A mark on an axis, in drawn units, with the decimals that the distance between marks needs. */
  readonly mark: (drawn: number, step: number) => string
  /** The caller's unit, with the power of ten if there is one: `10⁶ × EUR`. */
  readonly unit: (label: string) => string
}

function magnitude(value: number): number {
  return Number(value.toExponential().split('e')[1])
}

/** A power of ten as the nearest double: the literal, not a product of tens. */
function tenTo(exponent: number): number {
  return Number(`1e${exponent}`)
}

function raised(exponent: number): string {
  return String(exponent)
    .replace('-', '⁻')
    .replace(/\d/g, (d) => RAISED[Number(d)] ?? d)
}

/** With grouping commas, a true minus sign, and `sign` before what is not below zero; all digits however large. */
function fixed(value: number, decimals: number, sign: '' | '+' = ''): string {
  const size = Math.abs(value)
  const plain = size >= TOO_LARGE_FOR_FIXED ? BigInt(size).toString() : fixedHalfUp(size, decimals)
  const [whole = '', fraction] = plain.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const below = value < 0 && Number(plain) > 0
  return `${below ? '−' : sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

function written(drawn: number, decimals: number, sign: '' | '+'): string {
  const rounded = roundHalfUp(drawn, decimals)
  return fixed(rounded, decimals, rounded === 0 ? '' : sign)
}

/** Enough decimals to tell hundredths of what the numbers span apart, and no more than they were given with. */
export function decimalsFor(drawn: readonly number[]): number {
  const least = Math.min(...drawn)
  const most = Math.max(...drawn)
  const span = most - least > 1e-6 * Math.max(Math.abs(least), Math.abs(most)) ? most - least : Math.abs(most)
  const needed = span === 0 ? 0 : Math.max(0, 2 - magnitude(span))
  return Math.min(needed, Math.max(...drawn.map(decimalsOf)), MOST_DECIMALS)
}

/**
 * How to write these numbers, and those `beside` them, such as a goal, which alone are no data. Throws `input` `chart.noData` if none of them is a number, `input` `chart.range` if one is
 * infinite or beyond what can be drawn (10^±200), `input` `chart.decimals` for other than 0 to 8 decimals.
 */
export function figuresOf(
  values: readonly Value[],
  decimals?: number | undefined,
  beside: readonly Value[] = [],
): Figures {
  const numbers = [...values, ...beside].filter(isNumber)
  if (!values.some(isNumber))
    throw new PledgebookError(
      'input',
      'chart.noData',
      'there is no number to draw',
      'ask for an area and years that the book has figures for; a table can still say that there are none',
    )
  const beyond = numbers.find((v) => Math.abs(v) > LARGEST)
  const most = Math.max(...numbers.map(Math.abs))
  if (beyond !== undefined || (most > 0 && most < SMALLEST))
    throw new PledgebookError(
      'input',
      'chart.range',
      `${beyond ?? most} cannot be drawn; numbers between 10⁻²⁰⁰ and 10²⁰⁰ can`,
      'give the numbers in another unit',
    )
  if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS))
    throw new PledgebookError(
      'input',
      'chart.decimals',
      `decimals are ${decimals}`,
      `give a whole number from 0 to ${MOST_DECIMALS}`,
    )
  const exponent = most >= MANY || (most > 0 && most < FEW) ? 3 * Math.floor(magnitude(most) / 3) : 0
  const scaled = (value: Value) => (isNumber(value) ? value / tenTo(exponent) : null)
  const drawn = numbers.map((v) => v / tenTo(exponent))
  const places = decimals ?? decimalsFor(drawn)
  const say = (value: Value, sign: '' | '+') => {
    const number = scaled(value)
    return number === null ? 'no data' : written(number, places, sign)
  }
  return {
    exponent,
    decimals: places,
    scaled,
    text: (value) => say(value, ''),
    drawnText: (drawn) => written(drawn, places, ''),
    change: (value) => say(value, '+'),
    mark: (at, step) => fixed(at, Math.min(Math.max(0, -magnitude(Math.abs(step))), 12)),
    unit: (label) => (exponent === 0 ? label : `10${raised(exponent)} × ${label}`),
  }
}
