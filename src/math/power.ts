// Arithmetic only, so that the digits do not depend on the engine, as those of its own powers and roots do.

function refuseUnless(whole: boolean, name: string, n: number): void {
  if (!whole) throw new RangeError(`${name} takes a whole number n, not ${n}`)
}

/** x to a whole power n ≥ 0, by repeated squaring; 1 for n = 0. Throws RangeError for any other n. */
export function wholePower(x: number, n: number): number {
  refuseUnless(Number.isSafeInteger(n) && n >= 0, 'wholePower', n)
  let result = 1
  let square = x
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return result
}

/** A power of two from the root up to twice the root. */
function atLeastRoot(x: number, n: number): number {
  let root = 1
  while (wholePower(root, n) < x) root *= 2
  while (wholePower(root / 2, n) >= x) root /= 2
  return root
}

/**
 * The n-th root, not negative, of a finite x ≥ 0 for a whole n ≥ 1, by Newton's method from above; right to the last few
 * units. Throws RangeError for anything else.
 */
export function wholeRoot(x: number, n: number): number {
  refuseUnless(Number.isSafeInteger(n) && n >= 1, 'wholeRoot', n)
  if (!(x >= 0 && x < Number.POSITIVE_INFINITY))
    throw new RangeError(`no root of ${x}: a finite number from 0 up is needed`)
  if (x === 0) return 0
  let root = atLeastRoot(x, n)
  for (;;) {
    const next = ((n - 1) * root + x / wholePower(root, n - 1)) / n
    if (!(next < root)) return root
    root = next
  }
}

/** The square root of a finite x ≥ 0. Throws RangeError for anything else. */
export function squareRoot(x: number): number {
  return wholeRoot(x, 2)
}
