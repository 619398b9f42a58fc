/** Numbers from `low` to `high`, both inclusive; equal for an exact number. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export function exactly(x: number): Interval {
  return { low: x, high: x }
}

/** What a number published in steps of `2 × halfStep` may have been before rounding. */
export function around(x: number, halfStep: number): Interval {
  return { low: x - halfStep, high: x + halfStep }
}

/** Quotient of two positive intervals, in per cent. */
export function percentInterval(numerator: Interval, denominator: Interval): Interval {
  return { low: (100 * numerator.low) / denominator.high, high: (100 * numerator.high) / denominator.low }
}
