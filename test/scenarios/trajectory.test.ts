import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrivalOf,
  bentPath,
  cappedPath,
  growthPath,
  pacePath,
  pointsPath,
  steppedPath,
} from '../../src/scenarios/trajectory.js'
import { refusalOf } from '../terms/refusal.js'
import { steadyEconomy } from './economies-at-hand.js'

const share = fc.double({ min: 0.1, max: 10, noNaN: true })
const years = fc.integer({ min: 2, max: 40 })
const near = (a: number | undefined, b: number, within = 1e-9) => Math.abs((a ?? Number.NaN) - b) <= within

describe('a path between two shares', () => {
  it('begins at the start, ends at the target exactly, and does not turn back', () => {
    fc.assert(
      fc.property(share, share, years, fc.double({ min: -1, max: 1, noNaN: true }), (start, rise, n, bend) => {
        const target = start + rise
        const paths = [bentPath(start, target, n, bend), steppedPath(start, target, n, Math.min(3, n - 1))]
        for (const path of paths) {
          expect([path[0], path.at(-1), path.length]).toEqual([start, target, n])
          for (let i = 1; i < n; i++) expect((path[i] ?? 0) - (path[i - 1] ?? 0)).toBeGreaterThanOrEqual(-1e-12)
        }
      }),
    )
  })

  it('is straight without a bend, above the line when front-loaded, below it when back-loaded, by the same', () => {
    const [line, front, back] = [0, 0.5, -0.5].map((bend) => bentPath(2, 3.5, 11, bend))
    expect(near(line?.[5], 2.75)).toBe(true)
    expect(near(front?.[5], 2.75 + 1.5 * 0.5 * 0.25)).toBe(true)
    for (let i = 0; i < 11; i++) expect(near((front?.[i] ?? 0) + (back?.[i] ?? 0), 2 * (line?.[i] ?? 0))).toBe(true)
  })

  it('rises in as many equal steps as asked, the last in the due year', () => {
    const path = steppedPath(2, 3.5, 10, 3)
    expect([...path]).toEqual([2, 2, 2, 2.5, 2.5, 2.5, 3, 3, 3, 3.5])
    expect(new Set(steppedPath(2, 3.5, 10, 9)).size).toBe(10)
  })

  it.each([
    ['a bend of 2', () => bentPath(2, 3.5, 5, 2), 'path.bend'],
    ['no number as a bend', () => bentPath(2, 3.5, 5, Number.NaN), 'path.bend'],
    ['no step', () => steppedPath(2, 3.5, 5, 0), 'path.steps'],
    ['more steps than years', () => steppedPath(2, 3.5, 5, 5), 'path.steps'],
    ['half a step', () => steppedPath(2, 3.5, 5, 1.5), 'path.steps'],
    ['growth from nothing', () => growthPath(0, 3.5, steadyEconomy(0, 0)), 'path.noStart'],
  ])('is refused for %s', async (_name, call, code) => {
    const error = await refusalOf(call)
    expect([error.fault, error.code]).toEqual(['input', code])
    expect(error.hint).toMatch(/--(bend|steps|path)/)
  })
})

describe('constant real growth of spending', () => {
  it('is one rate, from the start to the target’s share of the due year', () => {
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: -0.02, max: 0.06, noNaN: true }),
        fc.double({ min: -0.01, max: 0.2, noNaN: true }),
        (start, target, growth, prices) => {
          const economy = steadyEconomy(growth, prices)
          const path = growthPath(start, target, economy)
          const real = path.map((s, i) => (s * (economy.gdp[i] ?? 0)) / (economy.deflator[i] ?? 1))
          const rate = (real[1] ?? 0) / (real[0] ?? 1)
          for (let i = 1; i < real.length; i++)
            expect(Math.abs((real[i] ?? 0) / (real[i - 1] ?? 1) / rate - 1)).toBeLessThan(1e-9)
          expect(path.at(-1)).toBe(target)
        },
      ),
    )
  })

  it('at the economy’s own rate keeps the share', () => {
    const path = growthPath(2, 2, steadyEconomy(0.015, 0.02))
    for (const s of path) expect(near(s, 2)).toBe(true)
  })
})

describe('a path through points', () => {
  const points = [
    { year: 2025, share: 9 },
    { year: 2028, share: 3.2 },
    { year: 2032, share: 3.6 },
  ]
  it('goes in straight lines from the start, whatever a point of the start year says, and stays at the last', () => {
    const path = pointsPath(2, points, 2025, 11)
    expect([...path].map((s) => Number(s.toFixed(9)))).toEqual([2, 2.4, 2.8, 3.2, 3.3, 3.4, 3.5, 3.6, 3.6, 3.6, 3.6])
  })
  it('stays at the start where no point is later', () => {
    expect([...pointsPath(2, [{ year: 2020, share: 3 }], 2025, 3)]).toEqual([2, 2, 2])
  })
})

describe('a pace', () => {
  it('goes on until the target and holds it; the year of arrival is the first at or above it', () => {
    const { path, arrives } = pacePath(2, 0.3, 3.5, 2025, 11)
    expect(arrives).toBe(2030)
    expect([...path].map((s) => Number(s.toFixed(9)))).toEqual([2, 2.3, 2.6, 2.9, 3.2, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5])
    expect(pacePath(2, 0.31, 3.5, 2025, 3).arrives).toBe(2030)
  })
  it('arrives beyond the due year, at once, or never', () => {
    expect(pacePath(2, 0.1, 3.5, 2025, 11).arrives).toBe(2040)
    expect(pacePath(4, 0.1, 3.5, 2025, 11).arrives).toBe(2025)
    expect(pacePath(2, 0, 3.5, 2025, 11).arrives).toBeNull()
    expect(pacePath(2, -0.5, 3.5, 2025, 11)).toMatchObject({ arrives: null })
    expect(Math.min(...pacePath(2, -0.5, 3.5, 2025, 11).path)).toBe(0)
  })
})

describe('a cap on real growth', () => {
  it('holds spending below it, and leaves a path that needs less as it is', () => {
    const economy = steadyEconomy(0.01, 0.02)
    const path = bentPath(2, 3.5, 11, 0)
    expect([...cappedPath(path, economy, 1)]).toEqual([...path])
    const capped = cappedPath(path, economy, 0.03)
    const real = capped.map((s, i) => (s * (economy.gdp[i] ?? 0)) / (economy.deflator[i] ?? 1))
    for (let i = 1; i < real.length; i++) expect((real[i] ?? 0) / (real[i - 1] ?? 1)).toBeLessThanOrEqual(1.03 + 1e-12)
    expect(near(capped.at(-1), 2 * (1.03 / 1.01) ** 10)).toBe(true)
    expect(arrivalOf(capped, 3.5, 2025)).toBeNull()
  })
  it('lets spending that is held back catch up later', () => {
    const economy = steadyEconomy(0, 0)
    const late = cappedPath(Float64Array.of(2, 3, 3, 3, 3), { ...economy, gdp: economy.gdp.slice(0, 5) }, 0.2)
    expect([...late].map((s) => Number(s.toFixed(9)))).toEqual([2, 2.4, 2.88, 3, 3])
    expect(arrivalOf(late, 3, 2025)).toBe(2028)
  })
})
