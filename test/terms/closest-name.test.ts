import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closestName, didYouMean } from '../../src/terms/closest-name.js'

const goals = ['wales-2014.spending', 'wales-2014.equipment', 'hague-2025.core', 'hague-2025.total']

describe('closestName', () => {
  it.each([
    ['hague-2025.cor', 'hague-2025.core'],
    ['HAGUE-2025.TOTAL', 'hague-2025.total'],
    ['wales-2014.spendnig', 'wales-2014.spending'],
    ['wales', 'wales-2014.spending'],
    ['hague-2025', 'hague-2025.core'],
  ])('for "%s" finds %s', (text, name) => {
    expect(closestName(text, goals)).toBe(name)
  })

  it.each(['', 'x', 'XX', 'something else entirely'])('for "%s" finds none', (text) => {
    expect(closestName(text, [...goals, 'EU'])).toBeUndefined()
  })

  it('finds every name by itself and by itself with one letter dropped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...goals), fc.nat(), (name, at) => {
        expect(closestName(name, goals)).toBe(name)
        const place = at % name.length
        expect(closestName(name.slice(0, place) + name.slice(place + 1), goals)).toBe(name)
      }),
    )
  })

  it('answers for very long texts without working through them', () => {
    expect(closestName('x'.repeat(1_000_000), goals)).toBeUndefined()
  })
})

describe('didYouMean', () => {
  it('names the nearest and lists the known', () => {
    expect(didYouMean('hague-2025.cor', goals)).toBe(`did you mean "hague-2025.core"? Known are: ${goals.join(', ')}`)
  })

  it('only lists the known when none is near', () => {
    expect(didYouMean('budget', goals)).toBe(`known are: ${goals.join(', ')}`)
  })
})
