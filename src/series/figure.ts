import { significant } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'
import type { Observation } from '../terms/observation.js'
import { isMoney, PERCENT, POINTS, sameUnit, type Unit, unitInWords } from '../terms/unit.js'

/** A number read from a cell of an edition. */
export interface PublishedFigure {
  readonly kind: 'published'
  readonly value: number
  readonly unit: Unit
  readonly observation: Observation
}
/** A number that is part of a goal or was given by the user, with who says so. */
export interface GivenFigure {
  readonly kind: 'given'
  readonly value: number
  readonly unit: Unit
  readonly label: string
  readonly source: string
}
/** A number made by Pledgebook, with how and from what; given to twelve significant digits. */
export interface DerivedFigure {
  readonly kind: 'derived'
  readonly value: number
  readonly unit: Unit
  readonly how: string
  readonly from: readonly Figure[]
}
/** A number that knows its unit and where it comes from: the leaves of every figure are cells or given numbers. */
export type Figure = PublishedFigure | GivenFigure | DerivedFigure

/** The figure of an observation, or undefined where the cell holds no number. */
export function published(observation: Observation | undefined): PublishedFigure | undefined {
  if (observation === undefined || observation.value === null) return undefined
  return { kind: 'published', value: observation.value, unit: observation.unit, observation }
}

export function given(value: number, unit: Unit, label: string, source: string): GivenFigure {
  return { kind: 'given', value, unit, label, source }
}

/** A figure made by a named method; the value is cut to twelve significant digits. */
export function derived(value: number, unit: Unit, how: string, from: readonly Figure[]): DerivedFigure {
  return { kind: 'derived', value: significant(value), unit, how, from }
}

function refuse(what: string, a: Unit, b: Unit): never {
  throw new PledgebookError(
    'bug',
    'unit.mismatch',
    `cannot ${what} ${unitInWords(a)} and ${unitInWords(b)}`,
    'bring both to one currency, scale and price base first',
  )
}

/** Difference `a − b`; of two percentages it is in points. Throws `unit.mismatch` when the units differ. */
export function subtract(a: Figure, b: Figure, how: string): DerivedFigure {
  if (!sameUnit(a.unit, b.unit)) refuse('subtract', a.unit, b.unit)
  return derived(a.value - b.value, a.unit.code === 'percent' ? POINTS : a.unit, how, [a, b])
}

/** Sum of figures of one unit. Shares have no sum: throws `unit.notAddable`. */
export function sum(figures: readonly Figure[], how: string): DerivedFigure {
  const [first] = figures
  if (first === undefined) throw new PledgebookError('bug', 'sum.empty', 'nothing to sum', 'check the group')
  if (first.unit.code === 'percent')
    throw new PledgebookError(
      'bug',
      'unit.notAddable',
      'shares have no sum',
      'sum their numerators and denominators separately, then divide',
    )
  let total = 0
  for (const figure of figures) {
    if (!sameUnit(figure.unit, first.unit)) refuse('add', first.unit, figure.unit)
    total += figure.value
  }
  return derived(total, first.unit, how, figures)
}

/** Quotient of two figures of one unit, in per cent. Throws `unit.mismatch` when units differ. */
export function percentOf(numerator: Figure, denominator: Figure, how: string): DerivedFigure {
  if (!sameUnit(numerator.unit, denominator.unit)) refuse('divide', numerator.unit, denominator.unit)
  return derived((100 * numerator.value) / denominator.value, PERCENT, how, [numerator, denominator])
}

/** `points` per cent of an amount, in the amount's unit. */
export function pointsOf(points: Figure, base: Figure, how: string): DerivedFigure {
  if (points.unit.code !== 'points' && points.unit.code !== 'percent') refuse('take points of', points.unit, base.unit)
  return derived((points.value / 100) * base.value, base.unit, how, [points, base])
}

/**
 * An amount carried into another currency at the rate implied by one amount published in both. Prices and scale of
 * all three must agree; throws `unit.mismatch`.
 */
export function convertBy(amount: Figure, to: Figure, from: Figure, how: string): DerivedFigure {
  if (!sameUnit(amount.unit, from.unit)) refuse('convert', amount.unit, from.unit)
  if (!isMoney(to.unit) || to.unit.scale !== from.unit.scale || to.unit.prices !== from.unit.prices)
    refuse('convert', from.unit, to.unit)
  return derived((amount.value * to.value) / from.value, to.unit, how, [amount, to, from])
}

/** Mean of figures of one unit that are each a year's value. */
export function meanOf(figures: readonly Figure[], how: string): DerivedFigure {
  const [first] = figures
  if (first === undefined) throw new PledgebookError('bug', 'sum.empty', 'nothing to average', 'check the periods')
  let total = 0
  for (const figure of figures) {
    if (!sameUnit(figure.unit, first.unit)) refuse('average', first.unit, figure.unit)
    total += figure.value
  }
  return derived(total / figures.length, first.unit, how, figures)
}
