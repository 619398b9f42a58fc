import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../src/operations/registry.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { openedBook } from '../opened-book.js'
import { asked } from './asked.js'

interface Tried {
  readonly covered: number
  readonly low: number
  readonly high: number
  readonly origins: number
  readonly cells: number
}
interface Calibration {
  readonly origins: string[]
  readonly areas: string[]
  readonly edition: string
  readonly coverage: (Record<'level' | 'verdict', string> &
    Record<'horizon' | 'band', number> &
    Record<'others' | 'apart', Tried>)[]
  readonly errors: { variable: string; horizon: number; meanAbsolute: number }[]
  readonly estimates: {
    from: string
    to: string
    period: string
    areas: number
    meanAbsolute: number
    largest: { area: string; change: number }
    basisChanges: boolean
  }[]
  readonly notes: string[]
}
const PINNED = { asOf: '2026-11-23', draws: 500 }
const calibrated = async (input: Record<string, unknown> = {}) =>
  (await asked(await openedBook(), 'calibrate', { ...PINNED, ...input })).value as Calibration

describe('calibration', () => {
  it('judges every band, level and year ahead by the editions whose outcomes are known', async () => {
    const value = await calibrated()
    expect(value.areas).toHaveLength(32)
    expect([value.origins[0], value.origins.at(-1)]).toEqual(['1990-10', '2020-10'])
    const keys = value.coverage.map((c) => `${c.level} ${c.horizon} ${c.band}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length % (3 * 5 * 3)).toBe(0)
    for (const c of value.coverage) {
      for (const { covered, low, high, cells, origins } of [c.others, c.apart]) {
        expect(low <= covered && covered <= high && low >= 0 && high <= 1).toBe(true)
        expect(cells).toBeLessThanOrEqual(origins * 32)
        expect(origins).toBeLessThanOrEqual(31)
      }
      const { high, low } = c.apart
      expect(c.verdict).toBe(high < c.band ? 'too narrow' : low > c.band ? 'too wide' : 'as stated')
    }
    const operation = await OPERATIONS.calibrate?.()
    expect(canonicalJson(operation?.output.parse(value))).toBe(canonicalJson(value))
  })

  it('names each band that is off, and tunes none', async () => {
    const { coverage, notes } = await calibrated()
    const off = coverage.filter((c) => c.verdict !== 'as stated')
    const words = notes.join(' ')
    for (const c of off) expect(words).toContain(c.verdict)
    expect(words.includes('No band is surely off')).toBe(off.length === 0)
  })

  it('finds that forecasts err more the further ahead they look', async () => {
    const { errors } = await calibrated()
    for (const variable of ['growth', 'prices']) {
      const sizes = errors.filter((e) => e.variable === variable).map((e) => e.meanAbsolute)
      expect(sizes).toHaveLength(6)
      expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 9)
      expect(sizes[3]).toBeGreaterThan(sizes[1] ?? 9)
    }
  })

  it('says how far estimates moved, as NATO’s own editions have them, and where the basis changed', async () => {
    const { estimates, notes } = await calibrated()
    const pairs = new Map(estimates.map((e) => [`${e.from.slice(12)} ${e.to.slice(12)} ${e.period}`, e]))
    expect([...pairs.keys()]).toContain('2025-08-28 2026-07-07 2025')
    const last = pairs.get('2025-08-28 2026-07-07 2025')
    expect(last?.basisChanges).toBe(true)
    // 31 allies with forces, without Germany, whose cell the earlier edition leaves blank.
    expect(last?.areas).toBe(30)
    // Denmark, Czechia and others were revised by fractions of a point; nobody by two points.
    expect(last?.meanAbsolute ?? 0).toBeGreaterThan(0.02)
    expect(Math.abs(last?.largest.change ?? 9)).toBeLessThan(2)
    expect(notes.join(' ')).toContain('few')
  })

  it('of one ally has its own cells only, and fewer of them', async () => {
    const one = await calibrated({ area: 'TUR' })
    expect(one.areas).toEqual(['TUR'])
    for (const { others } of one.coverage) expect(others.cells).toBeLessThanOrEqual(others.origins)
  })

  it('is the same for the same seed, and knows only what was known on the day, of the season of its projection', async () => {
    expect(await calibrated({ area: 'GBR' })).toEqual(await calibrated({ area: 'GBR' }))
    const early = await calibrated({ area: 'GBR', asOf: '2024-07-01' })
    expect(early.origins.at(-1)).toBe('2017-04')
    expect(early.edition <= 'imf.weo/2024-07-01').toBe(true)
    expect(early.estimates.filter((e) => e.to > 'nato.defexp/2024-07-01')).toEqual([])
  })
})
