import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/charts/figures.js'
import { addingFigures, runningSums } from '../../src/charts/part-sum.js'
import { PledgebookError } from '../../src/terms/fault.js'

function refusal(run: () => unknown): PledgebookError {
  try {
    run()
  } catch (error) {
    if (error instanceof PledgebookError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('figures', () => {
  it('write numbers with the decimals they need and were given with', () => {
    const shares = figuresOf([2.58, 3.49, 2])
    expect([2.58, 3.49, 2, -0.001].map(shares.text)).toEqual(['2.58', '3.49', '2.00', '0.00'])
    expect(figuresOf([101.234, 143.5]).text(101.25)).toBe('101.3')
    expect(figuresOf([1234, 98_765]).text(98_765)).toBe('98,765')
    expect(figuresOf([1.005, 3]).text(1.005)).toBe('1.01')
  })

  it('write signs as signs', () => {
    const { text, change } = figuresOf([-1.25, 3])
    expect(text(-1.25)).toBe('−1.25')
    expect([change(3), change(-1.25), change(0)]).toEqual(['+3.00', '−1.25', '0.00'])
  })

  it('take very large and very small numbers in a power of ten, and say so in the unit', () => {
    const large = figuresOf([1.25e15, 3e15])
    expect(large.text(1.25e15)).toBe('1.25')
    expect(large.unit('EUR')).toBe('10¹⁵ × EUR')
    const small = figuresOf([2.5e-10, 1e-10])
    expect(small.text(2.5e-10)).toBe('250')
    expect(small.unit('per cent')).toBe('10⁻¹² × per cent')
    expect(figuresOf([999_999]).unit('EUR')).toBe('EUR')
  })

  it('say that there is no number', () => {
    const { text, scaled } = figuresOf([1, null, Number.NaN, undefined])
    expect([null, undefined, Number.NaN].map(text)).toEqual(['no data', 'no data', 'no data'])
    expect([null, undefined, Number.NaN].map(scaled)).toEqual([null, null, null])
  })

  it('refuse what cannot be drawn', () => {
    for (const none of [[], [null], [Number.NaN, undefined]]) {
      const error = refusal(() => figuresOf(none, undefined, [3.5]))
      expect([error.fault, error.code]).toEqual(['input', 'chart.noData'])
      expect(error.message).toContain('no number to draw')
    }
    for (const beyond of [Number.POSITIVE_INFINITY, -1e201, 1e-300])
      expect(refusal(() => figuresOf([beyond])).code).toBe('chart.range')
    for (const decimals of [-1, 1.5, 9, Number.NaN])
      expect(refusal(() => figuresOf([1], decimals)).code).toBe('chart.decimals')
  })

  it('can tell the hundredths of what they span apart', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0.001, max: 1e4, noNaN: true }),
        (low, span) => {
          const high = low + span
          // Numbers given with few digits are written with no more of them.
          fc.pre(String(span).length > 8 && String(high).length > 8)
          const { text } = figuresOf([low, high])
          expect(text(low)).not.toBe(text(low + span / 50))
        },
      ),
    )
  })
})

describe('parts', () => {
  const part = (value: number | null) => ({ label: `part ${value}`, value })

  it('lead from the beginning to the end, or are refused', () => {
    expect(runningSums(part(2), [part(3), part(-1)], part(4))).toEqual([2, 5, 4])
    const error = refusal(() => runningSums(part(2), [part(3)], part(4)))
    expect([error.fault, error.code]).toEqual(['input', 'chart.partsDoNotSum'])
    expect(error.message).toBe('from 2, the parts lead to 5, not to 4')
    const missing = refusal(() => runningSums(part(2), [part(null)], part(4)))
    expect([missing.fault, missing.code]).toEqual(['input', 'chart.noData'])
    expect(missing.message).toContain('"part null" has no number')
  })

  it('add up as they are written', () => {
    const parts = [3.024, -0.538, 0.004].map(part)
    const { text } = addingFigures(part(2.19), parts, part(4.68), undefined)
    expect(parts.map((p) => text(p.value))).toEqual(['3.024', '−0.538', '0.004'])
    const effects = [11.2, 1.36, -1.45, -0.67, 1.1].map(part)
    expect(addingFigures(part(0), effects, part(11.54), undefined).decimals).toBe(1)
    expect(addingFigures(part(0), effects, part(11.54), 2).decimals).toBe(2)
  })
})
