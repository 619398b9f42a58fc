import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertBy, type Figure, given, meanOf, percentOf, pointsOf, subtract, sum } from '../../src/series/figure.js'
import { POINTS, sameUnit, type Unit } from '../../src/terms/unit.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { answerOrCode, driverses } from './questions.js'

const unit: fc.Arbitrary<Unit> = fc.record({
  code: fc.constantFrom('percent', 'points', 'persons', 'USD', 'EUR', 'DKK'),
  scale: fc.constantFrom(0, 3, 6),
  prices: fc.constantFrom(null, 'current' as const, '2015' as const, '2021' as const),
})
const money = (code: string): Unit => ({ code, scale: 6, prices: 'current' })
const amount = fc.double({ min: 0.01, max: 1e7, noNaN: true })
const of = (value: number, u: Unit): Figure => given(value, u, 'test', 'test')
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(a), Math.abs(b))

describe('figures', () => {
  it('come back as they were when converted there and back', () => {
    fc.assert(
      fc.property(amount, amount, amount, (x, dollars, euros) => {
        const [usd, eur] = [of(dollars, money('USD')), of(euros, money('EUR'))]
        const there = convertBy(of(x, money('USD')), eur, usd, 'there')
        const back = convertBy(there, usd, eur, 'back')
        expect(near(back.value, x)).toBe(true)
        expect(back.unit).toEqual(money('USD'))
      }),
    )
  })

  it('of different units are never added, subtracted, divided or averaged', async () => {
    await fc.assert(
      fc.asyncProperty(amount, amount, unit, unit, async (x, y, u, v) => {
        fc.pre(!sameUnit(u, v))
        const [a, b] = [of(x, u), of(y, v)]
        const calls = [
          () => subtract(a, b, 'x'),
          () => percentOf(a, b, 'x'),
          () => meanOf([a, b], 'x'),
          () => convertBy(a, b, b, 'x'),
        ]
        for (const call of calls) expect((await refusalOf(call)).code).toBe('unit.mismatch')
        expect((await refusalOf(() => sum([a, b], 'x'))).code).toMatch(/^unit\.(mismatch|notAddable)$/)
      }),
    )
  })

  it('add to the same sum in any order', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 32 }), (values) => {
        const figures = values.map((x) => of(x, money('EUR')))
        expect(near(sum(figures, 'x').value, sum([...figures].reverse(), 'x').value)).toBe(true)
      }),
    )
  })

  it('taken as points of an amount are that many per cent of it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), amount, (points, base) => {
        const part = pointsOf(of(points, POINTS), of(base, money('EUR')), 'x')
        expect(near(percentOf(part, of(base, money('EUR')), 'x').value, points)).toBe(true)
      }),
    )
  })
})

describe('drivers of any area, between any years, as of any day', () => {
  it('sum to the published change', async () => {
    const book = await openedBook()
    let answered = 0
    await fc.assert(
      fc.asyncProperty(driverses, async (question) => {
        const answer = await answerOrCode(book, question)
        if (typeof answer === 'string') return
        answered++
        const value = answer.value as Record<'change' | 'spending' | 'gdp' | 'remainder', number> &
          Record<'from' | 'to', { value: number }>
        expect(Math.abs(value.spending + value.gdp + value.remainder - value.change)).toBeLessThan(1e-9)
        expect(Math.abs(value.to.value - value.from.value - value.change)).toBeLessThan(1e-9)
      }),
      { numRuns: 200 },
    )
    expect(answered).toBeGreaterThan(30)
  })
})
