import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { groupSum, residualOf } from '../../src/operations/group-sums.js'
import type { Figure } from '../../src/series/figure.js'
import { Snapshot } from '../../src/series/snapshot.js'
import { periodOf } from '../../src/terms/period.js'
import { openedBook } from '../opened-book.js'
import { describeWithShared } from '../shared-data.js'

const EDITION = 'nato.defexp/2026-07-07'
const YEARS = Array.from({ length: 13 }, (_, i) => 2014 + i)
const GDP = ['nato.gdp.usd.current', 'nato.gdp.usd.constant'] as const

async function iceland(measure: string, year: number, edition = EDITION): Promise<Figure | undefined> {
  const book = await openedBook()
  const snapshot = new Snapshot(book.facts.editions, await book.observations([measure]), book.knownTo)
  const area = book.facts.areas.find((a) => a.code === 'ISL')!
  return residualOf(book, snapshot, area, measure, edition, periodOf(year))
}

describe("Iceland's GDP, which the edition of July 2026 does not list", () => {
  it.each(GDP)(
    'is what the smallest aggregate leaves of %s: positive, and that of a small country',
    async (measure) => {
      for (const year of YEARS) {
        const figure = await iceland(measure, year)
        expect(figure?.value, String(year)).toBeGreaterThan(15_000)
        expect(figure?.value, String(year)).toBeLessThan(50_000)
      }
    },
  )

  it('is the same taken from all of NATO, within the rounding of thirty rows', async () => {
    const book = await openedBook()
    const cells = await book.observations([GDP[0]])
    for (const year of YEARS) {
      const without = cells.filter((o) => o.area !== 'NATO-Europe-Canada')
      const area = book.facts.areas.find((a) => a.code === 'ISL')!
      const snapshot = new Snapshot(book.facts.editions, without, book.knownTo)
      const fromAll = residualOf(book, snapshot, area, GDP[0], EDITION, periodOf(year))
      const own = await iceland(GDP[0], year)
      expect(Math.abs((fromAll?.value ?? Number.NaN) - (own?.value ?? Number.NaN)), String(year)).toBeLessThanOrEqual(
        16,
      )
    }
  })

  it('is traced to the aggregate and the members taken off it', async () => {
    const figure = await iceland(GDP[0], 2026)
    expect(figure).toMatchObject({
      kind: 'derived',
      how: 'Iceland: what NATO Europe and Canada leaves when the other members are taken off',
      from: [{ kind: 'published' }, { kind: 'derived', how: 'sum of the other members of NATO Europe and Canada' }],
    })
  })

  it('is not guessed where a member is blank or no aggregate is published', async () => {
    const book = await openedBook()
    const cells = await book.observations([GDP[0]])
    const area = book.facts.areas.find((a) => a.code === 'ISL')!
    const residual = (some: typeof cells) =>
      residualOf(book, new Snapshot(book.facts.editions, some, book.knownTo), area, GDP[0], EDITION, periodOf(2026))
    expect(residual(cells.filter((o) => o.area !== 'BEL'))).toBeUndefined()
    expect(residual(cells.filter((o) => !o.area.startsWith('NATO')))).toBeUndefined()
  })
})

describe('a sum over members', () => {
  const exempt = { areas: ['ISL'], countsIn: (id: string) => id === GDP[0] }

  async function europeAndCanada(measure: string, year: number) {
    const book = await openedBook()
    const snapshot = new Snapshot(book.facts.editions, await book.observations([measure]), book.knownTo)
    const group = book.facts.groups.find((g) => g.code === 'NATO-Europe-Canada')!
    const own = snapshot.cellOf(EDITION, measure, group.code, periodOf(year))?.value
    return { own, summed: groupSum(book, snapshot, group, measure, EDITION, periodOf(year), exempt) }
  }

  it('is the published aggregate within rounding: spending without Iceland, GDP with it', async () => {
    for (const measure of ['nato.core.usd.current', GDP[0]])
      for (const year of YEARS) {
        const { own, summed } = await europeAndCanada(measure, year)
        expect(summed, `${measure} ${year}`).toHaveProperty('figure')
        if ('figure' in summed) expect(Math.abs(summed.figure.value - (own ?? Number.NaN))).toBeLessThanOrEqual(16)
      }
  })

  it('is unknown, with the reason, where a member has no figure', async () => {
    const book = await openedBook()
    const cells = await book.observations([GDP[0]])
    const snapshot = new Snapshot(book.facts.editions, cells, '2025-10-01')
    const group = book.facts.groups.find((g) => g.code === 'EU')!
    const summed = groupSum(book, snapshot, group, GDP[0], 'nato.defexp/2024-06-17', periodOf(2024), exempt)
    expect(summed).toEqual({
      because: 'the edition as held has no nato.gdp.usd.current for Austria in 2024',
    })
  })
})

describeWithShared("Iceland's residual against the IMF", (nato) => {
  const file = join(nato, '../imf-weo/weo-2025-10-nato-partners.csv')
  const billions = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .filter(([, iso3, subject]) => iso3 === 'ISL' && subject === 'NGDPD')
      .map(([, , , year, value]) => [Number(year), Number(value)]),
  )

  it.each(YEARS)('is within 3 per cent of its GDP in dollars in %d', async (year) => {
    const figure = await iceland(GDP[0], year)
    const imf = 1000 * (billions.get(year) ?? Number.NaN)
    expect(Math.abs((figure?.value ?? Number.NaN) / imf - 1)).toBeLessThan(0.03)
  })
})
