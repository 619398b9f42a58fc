import { describe, expect, it } from 'vitest'
import { openKernel } from '../../src/math/kernel.js'
import { drawTables } from '../../src/scenarios/draw-tables.js'
import { drawnErrors, errorsOfOne, heldErrors } from '../../src/scenarios/drawn-errors.js'
import { madeVectors, withErrors } from './vectors-at-hand.js'

const YEARS = 8
const DRAWS = 501
const vectors = madeVectors(['AAA', 'BBB'])
const kernel = await openKernel()

const drawn = (of = vectors, years = YEARS) => {
  const tables = drawTables(of, 1, years)
  const picks = kernel.drawPicks(1, 'test', of.origins.length, 1 + Math.max(...tables.blockOf), DRAWS)
  return drawnErrors(kernel, tables, picks, 0.5)
}

describe('drawn errors', () => {
  it('that are held are those that are drawn, and stay while others are drawn', () => {
    const held = heldErrors(drawn())
    const [first, second] = [held.of(0), held.of(1)]
    expect(second.real).not.toEqual(first.real)
    expect(held.of(0).real).toBe(first.real)
    expect(first.price).toEqual(drawn().of(0).price)
  })

  it('of fewer years are the beginning of those of more', () => {
    const [few, many] = [drawn(vectors, 4).of(1), drawn(vectors, 13).of(1)]
    expect(many.real.subarray(0, 4 * DRAWS)).toEqual(few.real)
    expect(many.price.subarray(0, 4 * DRAWS)).toEqual(few.price)
  })

  it.each(['growth', 'prices'] as const)('of %s alone are those where the other was never forecast wrongly', (only) => {
    const other = only === 'growth' ? 1 : 0
    const sure = vectors.ratio.map((x, i) => (Math.floor(i / vectors.origins.length) % 2 === other ? 1 : x))
    const alone = errorsOfOne(drawn(), only).of(1)
    const expected = drawn(withErrors(vectors, sure)).of(1)
    expect([...alone.real]).toEqual([...expected.real])
    expect([...alone.price]).toEqual([...expected.price])
  })
})
