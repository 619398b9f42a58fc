import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partMoney } from '../../src/rules/part-money.js'
import { shippedMapping } from '../ledgers/ledger-desk.js'
import { describeWithFolders } from '../shared-data.js'
import { bridged, classified, parts, published, shipped } from './shipped-set.js'

const SHIPPED = shipped('finland')
const { set, rules } = SHIPPED

describe("Finland's rules", () => {
  it('are read without a problem, for a ledger that is shipped', () => {
    expect([set.id, set.area, set.parts]).toEqual(['finland', 'FIN', ['core', 'related', 'not-counted']])
    expect(set.ledgers.map((id) => shippedMapping(id.replace('.', '-')).id)).toEqual(set.ledgers)
  })

  it('count nothing in the middle where the items do not part the money', () => {
    expect(rules.get('fi.pensions')?.assign).toEqual([{ part: 'core', low: 0, central: 0, high: 0.144 }])
    expect(rules.get('fi.border-guard')?.assign[0]).toEqual({ part: 'core', low: 0, central: 0, high: 1 })
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

describeWithFolders(['ledgers'], "Finland's rules on its proposals and outturns", (folder) => {
  let made: ReturnType<typeof classified> | undefined
  const ledger = () =>
    (made ??= classified(
      SHIPPED,
      'finland-budget-proposals',
      join(folder, 'ledgers/finland/budjetti-hallituksen-esitys-2022-2026.csv'),
    ))

  it('decide every line of main title 27', async () => {
    const { rows, decided } = await ledger()
    expect(rows).toBe(2273)
    const own = decided.filter(({ line }) => line.code.startsWith('27.'))
    expect(own.length).toBe(94)
    expect(own.filter(({ rule }) => rule === undefined)).toEqual([])
  })

  it("do not take the epidemic's item of 2020 for the army's, which later has its number", async () => {
    const { decided } = await ledger()
    const own = decided.filter(({ line }) => line.code === '33.60.38' && line.amount !== 0)
    expect(own.map(({ line, rule }) => [line.year, line.stage, line.amount, rule])).toEqual([
      ['2020', 'outturn', 206_000_000, undefined],
      ['2026', 'proposed', 7_500_000, 'fi.medical-readiness'],
    ])
  })

  it('give each part its money, to the hundredth', async () => {
    const { money } = await ledger()
    expect(parts(SHIPPED, money, 'outturn', '2020', '2024')).toMatchInlineSnapshot(`
      {
        "2020 expenditure": [
          [
            3190131807,
            3193783807,
            4334890670.07,
          ],
          [
            0,
            518415343,
            567535343,
          ],
          [
            337998609,
            337998609,
            337998609,
          ],
        ],
        "2024 expenditure": [
          [
            5629044711,
            5638839711,
            7096488013.5,
          ],
          [
            0,
            770406040,
            974102040,
          ],
          [
            217438631,
            217438631,
            217438631,
          ],
        ],
      }
    `)
    expect(parts(SHIPPED, money, 'proposed', '2026')).toMatchInlineSnapshot(`
      {
        "2026 expenditure": [
          [
            6340131000,
            6357626000,
            7559363560,
          ],
          [
            0,
            523567000,
            630327000,
          ],
          [
            185294000,
            185294000,
            185294000,
          ],
        ],
      }
    `)
  })

  it('bridge these items, in million euro', async () => {
    expect(bridged(SHIPPED, (await ledger()).money, '2024', 'outturn').items).toMatchInlineSnapshot(`
      {
        "border-guard": 0,
        "conscripts": 0,
        "crisis": 51,
        "materiel": 2487,
        "operating": 2600,
        "others": 0,
        "pensions": 0,
        "vat": 501,
      }
    `)
  })

  it("leave this of NATO's figures unexplained, in per cent: money is booked when granted, not when paid", async () => {
    const { money } = await ledger()
    const years = ['2020', '2021', '2022', '2023', '2024']
    const shown = years.map((year) => [year, bridged(SHIPPED, money, year, 'outturn').residual])
    console.log(`Finland, unexplained per cent of NATO's figure: ${shown.map((r) => r.join(' ')).join(', ')}`)
    expect(Object.fromEntries(shown)).toEqual({ 2020: 12.3, 2021: -25, 2022: 4.2, 2023: -6.7, 2024: 3.2 })
    const core = partMoney(set, money).filter((y) => y.stage === 'outturn')
    const counted = core
      .flatMap((y) => y.parts.filter(({ part }) => part === 'core'))
      .reduce((s, p) => s + p.central, 0)
    expect(Math.round(counted / 1e6) - years.reduce((s, year) => s + published(SHIPPED, year), 0)).toBe(443)
  })
})
