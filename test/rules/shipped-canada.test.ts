import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedMapping } from '../ledgers/ledger-desk.js'
import { describeWithFolders } from '../shared-data.js'
import { bridged, classified, parts, shipped } from './shipped-set.js'

const SHIPPED = shipped('canada')
const { set, rules } = SHIPPED

describe("Canada's rules", () => {
  it('are read without a problem, for a ledger that is shipped', () => {
    expect([set.id, set.area, set.parts]).toEqual(['canada', 'CAN', ['core', 'related', 'not-counted']])
    expect(set.ledgers.map((id) => shippedMapping(id.replace('.', '-')).id)).toEqual(set.ledgers)
  })

  it('hold for certain nothing of other organisations', () => {
    for (const id of ['ca.veterans', 'ca.peace-operations', 'ca.coast-guard', 'ca.shared-services'])
      expect([id, rules.get(id)?.standing, rules.get(id)?.assign[0]?.low]).toEqual([id, 'claimed', 0])
  })

  it('take no related line for certain', () => {
    const related = set.rules.filter((rule) => rule.assign.some(({ part }) => part === 'related'))
    expect(related.length).toBeGreaterThan(5)
    for (const { standing, assign } of related) {
      expect(standing).not.toBe('agreed')
      expect(assign.find(({ part }) => part === 'related')?.low).toBe(0)
    }
  })
})

describeWithFolders(['ledgers'], "Canada's rules on its Public Accounts", (folder) => {
  let made: ReturnType<typeof classified> | undefined
  const ledger = () =>
    (made ??= classified(SHIPPED, 'canada-programmes-by-object', join(folder, 'ledgers/canada/program_sobjs.csv')))

  it('decide every line of National Defence and Veterans Affairs', async () => {
    const { rows, decided } = await ledger()
    expect(rows).toBe(12_516)
    const own = decided.filter(({ line }) => ['ND', 'VAC'].includes(line.ministry))
    expect(own.length).toBeGreaterThan(3000)
    expect(own.filter(({ rule }) => rule === undefined)).toEqual([])
  })

  it('give each part its money, to the hundredth', async () => {
    expect(parts(SHIPPED, (await ledger()).money, 'outturn', '2020', '2024')).toMatchInlineSnapshot(`
      {
        "2020 expenditure": [
          [
            26827037837.15,
            30959704934.51,
            31340137501.02,
          ],
          [
            0,
            84766156.61,
            1547164397.63,
          ],
          [
            1598307187.52,
            1598307187.52,
            1598307187.52,
          ],
        ],
        "2024 expenditure": [
          [
            33924795250.62,
            40379954518.71,
            40718907859.49,
          ],
          [
            0,
            77007053.52,
            2807283558.25,
          ],
          [
            2580281433.41,
            2580281433.41,
            2580281433.41,
          ],
        ],
      }
    `)
  })

  it("take the shares of 2022-23 from what Canada told its House, to half a thousandth of the programmes' money", async () => {
    const { money } = await ledger()
    const told = { 'ca.coast-guard': 337.1, 'ca.shared-services': 489.1 }
    for (const [id, million] of Object.entries(told)) {
      const own = money.filter((m) => m.rule === id && m.year === '2022').reduce((s, m) => s + Number(m.cents), 0) / 1e8
      expect(Math.abs((rules.get(id)?.assign[0]?.central ?? 0) - million / own)).toBeLessThan(0.0005)
    }
    const veterans = money.filter((m) => m.rule === 'ca.veterans').map((m) => [m.year, Number(m.cents) / 1e11])
    expect(veterans.filter(([, billion]) => Number(billion).toFixed(1) === '3.7').map(([year]) => year)).toEqual([
      '2022',
    ])
  })

  it('bridge these items, in million dollars', async () => {
    const { money } = await ledger()
    expect(bridged(SHIPPED, money, '2020', 'outturn').items).toMatchInlineSnapshot(`
      {
        "coast-guard": 282,
        "communications-security": 780,
        "military-aid": 207,
        "national-defence": 27001,
        "netted-revenue": -380,
        "peace": 155,
        "pension-credit": -2704,
        "shared-services": 446,
        "veterans": 3249,
      }
    `)
    expect(bridged(SHIPPED, money, '2024', 'outturn').items).toMatchInlineSnapshot(`
      {
        "coast-guard": 535,
        "communications-security": 1089,
        "military-aid": 1493,
        "national-defence": 32771,
        "netted-revenue": -339,
        "peace": 344,
        "pension-credit": 0,
        "shared-services": 505,
        "veterans": 5071,
      }
    `)
  })

  it("leave this of NATO's figures unexplained, in per cent", async () => {
    const { money } = await ledger()
    const shown = ['2020', '2021', '2022', '2023', '2024'].map((y) => [
      y,
      bridged(SHIPPED, money, y, 'outturn').residual,
    ])
    console.log(`Canada, unexplained per cent of NATO's figure: ${shown.map((r) => r.join(' ')).join(', ')}`)
    expect(Object.fromEntries(shown)).toEqual({ 2020: 7.2, 2021: 7.5, 2022: 3.3, 2023: 4.9, 2024: 5.6 })
  })
})
