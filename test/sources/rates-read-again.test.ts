import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeWithFolders } from '../shared-data.js'
import { WORLD } from '../workbooks/world.js'
import { cellsOf, heldOf, raw } from './macro-held.js'

describeWithFolders(['fx', 'worldbank'], 'the exchange rates behind the editions', (folder) => {
  /** A decimal number as a whole number of units of the twelfth decimal: sums of these are exact. */
  const exact = (text: string): bigint => {
    const [whole = '', decimals = ''] = text.split('.')
    return BigInt(whole + decimals.padEnd(12, '0'))
  }

  it('are the means of the daily rates, recomputed exactly', () => {
    const sums = new Map<string, { sum: bigint; days: number }>()
    const days = new Map<string, number>()
    for (const { Date: day = '', ...rates } of raw(join(folder, 'fx/original/eurofxref-hist.csv'))) {
      const year = day.slice(0, 4)
      days.set(year, (days.get(year) ?? 0) + 1)
      for (const [currency, rate] of Object.entries(rates)) {
        if (rate === 'N/A' || rate === '') continue
        const known = sums.get(`${currency}/${year}`) ?? { sum: 0n, days: 0 }
        sums.set(`${currency}/${year}`, { sum: known.sum + exact(rate), days: known.days + 1 })
      }
    }
    for (const o of heldOf('ecb.fx/2026-04-13')) {
      const found = sums.get(`${o.unit.code}/${o.period}`)!
      expect(found.days).toBe(days.get(o.period))
      expect(o.cell).toBe(`${o.unit.code}/${o.period} (mean of ${found.days} days)`)
      const mean = Number(found.sum / BigInt(found.days)) / 1e12
      expect(o.value).toBe(Number(mean.toPrecision(6)))
    }
  })

  it('are those of the annual table made of the same days', () => {
    const table = new Map(
      raw(join(folder, 'fx/ecb-reference-rates-annual.csv')).map((r) => [`${r.currency}/${r.year}`, r]),
    )
    for (const o of heldOf('ecb.fx/2026-04-13'))
      expect(o.value).toBe(Number(table.get(`${o.unit.code}/${o.period}`)?.avg_per_eur))
  })

  it("are the World Bank's, the same in its own file and in the table cut from it", () => {
    const cut = new Map(
      raw(join(folder, 'fx/worldbank-official-exchange-rate-and-ppp.csv')).map((r) => [
        `${r.indicator}/${r.iso3}/${r.year}`,
        Number(r.value),
      ]),
    )
    const both = heldOf('worldbank.wdi/2025-07-01').filter((o) => cut.has(o.cell))
    expect(both.length).toBe(802)
    for (const o of both) expect(o.value! / cut.get(o.cell)!).toBeCloseTo(1, 12)
    const parities = heldOf('worldbank.wdi/2026-03-05')
    expect(parities.map((o) => o.value)).toEqual(parities.map((o) => cut.get(o.cell)))
  })

  it('before the euro are in another currency at the World Bank: the years left out are those', () => {
    const { heldFrom } = WORLD.datasets.find((d) => d.id === 'worldbank.wdi')!
    const rates = new Map(
      raw(join(folder, 'fx/worldbank-official-exchange-rate-and-ppp.csv'))
        .filter((r) => r.indicator === 'PA.NUS.FCRF')
        .map((r) => [`${r.iso3}/${r.year}`, Number(r.value)]),
    )
    const held = cellsOf('worldbank.wdi/2025-07-01')
    let broken = 0
    for (const [area, first] of Object.entries(heldFrom['wb.usd-rate'] ?? {})) {
      const before = String(Number(first) - 1)
      expect(held.has(`wb.usd-rate|${area}|${before}`)).toBe(false)
      expect(held.has(`wb.usd-rate|${area}|${first}`)).toBe(true)
      const then = rates.get(`${area}/${before}`)
      const euro = rates.get(`EMU/${before}`) ?? 1
      // Montenegro had the mark, but the World Bank gives euros.
      if (then === undefined || area === 'MNE') continue
      expect(Math.abs(then / euro - 1)).toBeGreaterThan(0.2)
      broken++
    }
    expect(broken).toBe(16)
  })

  it('to the dollar, of areas with the euro, are those of the euro area', () => {
    const euro = new Map(
      raw(join(folder, 'fx/worldbank-official-exchange-rate-and-ppp.csv'))
        .filter((r) => r.indicator === 'PA.NUS.FCRF' && r.iso3 === 'EMU')
        .map((r) => [r.year ?? '', Number(r.value)]),
    )
    const ours = heldOf('worldbank.wdi/2025-07-01').filter((o) => o.unit.code === 'EUR')
    expect(ours.length).toBeGreaterThan(400)
    for (const o of ours) expect(Math.abs(o.value! / euro.get(o.period)! - 1)).toBeLessThan(0.005)
  })
})
