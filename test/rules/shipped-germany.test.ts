import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedMapping } from '../ledgers/ledger-desk.js'
import { describeWithFolders } from '../shared-data.js'
import { bridged, classified, parts, shipped } from './shipped-set.js'

const SHIPPED = shipped('germany')
const { set, rules } = SHIPPED

describe("Germany's rules", () => {
  it('are read without a problem, for ledgers that are shipped', () => {
    expect([set.id, set.area, set.parts]).toEqual(['germany', 'DEU', ['core', 'related', 'not-counted']])
    expect(set.ledgers).toEqual(['germany.budget-2025', 'germany.draft-2026'])
    for (const id of set.ledgers) expect(shippedMapping(id.replace('.', '-')).id).toBe(id)
  })

  it('hold for certain nothing of other ministries that only the press has reported', () => {
    for (const id of ['de.intelligence', 'de.nva-pensions', 'de.united-nations', 'de.crisis-reconstruction'])
      expect([id, rules.get(id)?.standing, rules.get(id)?.assign[0]?.low]).toEqual([id, 'claimed', 0])
    expect(rules.get('de.debt-interest')?.assign).toEqual([{ part: 'core', low: 0, central: 0, high: 0.115 }])
  })

  it('take no related line for certain', () => {
    const related = set.rules.filter((rule) => rule.assign.some(({ part }) => part === 'related'))
    expect(related.length).toBeGreaterThan(6)
    for (const { standing, assign } of related) {
      expect(standing).not.toBe('agreed')
      expect(assign.find(({ part }) => part === 'related')?.low).toBe(0)
    }
  })
})

describeWithFolders(['ledgers'], "Germany's rules on its budgets", (folder) => {
  const once = (mapping: string, file: string) => {
    let made: ReturnType<typeof classified> | undefined
    return () => (made ??= classified(SHIPPED, mapping, join(folder, 'ledgers/germany', file)))
  }
  const budget = once('germany-budget-2025', 'HH_2025.csv')
  const draft = once('germany-draft-2026', 'HH_2026_draft.csv')

  it('decide every line of Einzelplan 14 in both', async () => {
    for (const { decided } of [await budget(), await draft()]) {
      const own = decided.filter(({ line }) => line.code.startsWith('14'))
      expect(own.length).toBeGreaterThan(300)
      expect(own.filter(({ rule }) => rule === undefined)).toEqual([])
    }
    expect([(await budget()).rows, (await draft()).rows]).toEqual([6906, 8261])
  })

  it('give each part its money, to the hundredth', async () => {
    expect(parts(SHIPPED, (await budget()).money, 'appropriated', '2025')).toMatchInlineSnapshot(`
      {
        "2025 expenditure": [
          [
            69005860000,
            74956489000,
            78419639825,
          ],
          [
            0,
            1135788000,
            2988557000,
          ],
          [
            1287133000,
            1287133000,
            1287133000,
          ],
        ],
        "2025 revenue": [
          [
            -1600000000,
            0,
            0,
          ],
          [
            0,
            0,
            0,
          ],
          [
            -1600000000,
            -1600000000,
            0,
          ],
        ],
      }
    `)
    expect(parts(SHIPPED, (await draft()).money, 'proposed', '2026')).toMatchInlineSnapshot(`
      {
        "2026 expenditure": [
          [
            113936200000,
            121509924000,
            124975548705,
          ],
          [
            0,
            1961735000,
            4247824000,
          ],
          [
            1718195000,
            1718195000,
            1718195000,
          ],
        ],
        "2026 revenue": [
          [
            -800000000,
            0,
            0,
          ],
          [
            0,
            0,
            0,
          ],
          [
            -26725765000,
            -26725765000,
            -25925765000,
          ],
        ],
      }
    `)
  })

  it('count NATO works in Germany on neither side, and no loan as revenue', async () => {
    const { decided } = await draft()
    const sum = (code: string, side: string) =>
      decided
        .filter(({ line }) => line.code.startsWith(code) && line.side === side)
        .reduce((s, { line }) => s + line.amount, 0)
    expect([sum('1490', 'expenditure'), sum('1490', 'revenue')]).toEqual([416e6, -416e6])
    expect([sum('1491', 'expenditure'), sum('1491', 'revenue')]).toEqual([25_509_765e3, -25_509_765e3])
    const fund = new Set(decided.filter(({ line }) => line.code.startsWith('1491')).map(({ rule }) => rule))
    expect(fund).toEqual(new Set(['de.special-fund-credit', 'de.special-fund-interest', 'de.special-fund']))
  })

  it('bridge these items, in million euro', async () => {
    expect(bridged(SHIPPED, (await budget()).money, '2025', 'appropriated').items).toMatchInlineSnapshot(`
      {
        "aid": 8650,
        "aid-2026": 0,
        "foreign-forces": 14,
        "intelligence": 1201,
        "interest": 0,
        "ministry": 53557,
        "nva-pensions": 1042,
        "peace": 1743,
        "pensions": 7177,
        "provision": 1574,
        "revenue": 0,
        "special-fund": 0,
        "special-fund-2025": 24060,
      }
    `)
    expect(bridged(SHIPPED, (await draft()).money, '2026', 'proposed').items).toMatchInlineSnapshot(`
      {
        "aid": 9025,
        "aid-2026": 3000,
        "foreign-forces": 20,
        "intelligence": 1516,
        "interest": 0,
        "ministry": 73585,
        "nva-pensions": 1077,
        "peace": 1675,
        "pensions": 7401,
        "provision": 1701,
        "revenue": 0,
        "special-fund": 25510,
        "special-fund-2025": 0,
      }
    `)
  })

  it("leave this of NATO's estimates unexplained, in per cent, and have them within the range", async () => {
    const found = {
      2025: bridged(SHIPPED, (await budget()).money, '2025', 'appropriated'),
      2026: bridged(SHIPPED, (await draft()).money, '2026', 'proposed'),
    }
    const shown = Object.entries(found).map(([year, { residual, range }]) => [year, residual, ...range])
    console.log(`Germany, unexplained per cent of NATO's estimate: ${shown.map(([y, r]) => `${y} ${r}`).join(', ')}`)
    expect(shown).toEqual([
      ['2025', 0.3, -3.2, 7.9],
      ['2026', 0.1, -2.7, 6.8],
    ])
  })
})
