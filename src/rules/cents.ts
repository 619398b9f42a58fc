import { PledgebookError } from '../terms/fault.js'

/** A whole number, half away from zero. */
function whole(x: number): number {
  return x < 0 ? Math.ceil(x - 0.5) : Math.floor(x + 0.5)
}

/** Units of a line beyond which its hundredths come near 2⁵², where a double has no halves to cut; exclusive. */
export const MOST_UNITS = 45_000_000_000_000

/**
 * Hundredths of a unit, half away from zero: money is added in whole hundredths, so that parts sum to the total. Written
 * with products, floor and ceiling only, which every SQL engine computes to the same digits (their `round` do not agree).
 */
export function toCents(amount: number): number {
  const cents = whole(amount * 100)
  if (!(Math.abs(amount) < MOST_UNITS))
    throw new PledgebookError(
      'data',
      'ledger.amount',
      `an amount of ${amount} is no number of hundredths below 45 trillion units`,
      'correct the scale or the number style of the ledger',
    )
  return cents
}

/** Units of a sum of hundredths; exact up to 45 trillion, the nearest double beyond. */
export function fromCents(cents: bigint): number {
  const sign = cents < 0n ? '-' : ''
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return cents === 0n ? 0 : Number(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`)
}

const SHARE = 1_000_000_000_000

/** Parts of a hundredth that shares are counted in. */
export const SHARE_UNIT = BigInt(SHARE)

/** A share as written, to twelve decimals, in units of `SHARE_UNIT`. */
export function scaledShare(share: number): bigint {
  return BigInt(Math.round(share * SHARE))
}

/** A quotient as a whole number, half away from zero. `divisor` is positive. */
export function wholeQuotient(dividend: bigint, divisor: bigint): bigint {
  const double = 2n * dividend
  return (double + (double < 0n ? -divisor : divisor)) / (2n * divisor)
}

/** A share of hundredths, half away from zero, from the share as written to twelve decimals. */
export function shareOf(cents: bigint, share: number): bigint {
  return wholeQuotient(cents * scaledShare(share), SHARE_UNIT)
}
