import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/terms/observation.js'
import { WORLD } from '../workbooks/world.js'
import { ALLIES, cellsOf, heldOf, numberOf } from './macro-held.js'

/** All that are or were members of NATO or the EU; areas of other promises have no projections here. */
const COVERED = WORLD.facts.areas
  .filter((a) => a.memberships.some((m) => m.of === 'NATO' || m.of === 'EU'))
  .map((a) => a.code)
  .sort()

const WEO = 'imf.weo'
const weoEditions = WORLD.facts.editions.filter((e) => e.dataset === WEO)
/** Kuna and leva for one euro, as fixed when Croatia and Bulgaria took it. */
const KUNA = 7.5345
const LEVA = 1.95583

const areasOf = (cells: readonly Observation[]) => [...new Set(cells.map((o) => o.area))].sort()
const measuresOf = (cells: readonly Observation[]) => [...new Set(cells.map((o) => o.measure))].sort()
const yearsOf = (cells: readonly Observation[]) => {
  const years = cells.map((o) => o.period).sort()
  return [years[0], years.at(-1)]
}

describe("the IMF's editions", () => {
  it('are in the currency that Croatia and Bulgaria had on their day', () => {
    const currencies = (area: string) =>
      weoEditions
        .filter((e) => e.publishedOn !== '2020-04-28')
        .map((e) => {
          const units = heldOf(e.id).filter((o) => o.measure === 'imf.gdp.nominal' && o.area === area)
          return [e.publishedOn, [...new Set(units.map((o) => o.unit.code))].join()] as const
        })
    expect(
      currencies('HRV')
        .filter(([, code]) => code === 'HRK')
        .at(-1),
    ).toEqual(['2022-10-28', 'HRK'])
    expect(currencies('HRV').find(([, code]) => code === 'EUR')).toEqual(['2023-04-28', 'EUR'])
    expect(
      currencies('BGR')
        .filter(([, code]) => code === 'BGN')
        .at(-1),
    ).toEqual(['2025-10-16', 'BGN'])
    expect(currencies('BGR').find(([, code]) => code === 'EUR')).toEqual(['2026-04-28', 'EUR'])
    expect(new Set([...currencies('HRV'), ...currencies('BGR')].map(([, code]) => code)).size).toBe(3)
  })

  it('have numbers that fit those currencies: the same year before and after, by the fixed rate', () => {
    const nominal = (edition: string, area: string, year: number) =>
      numberOf(cellsOf(`${WEO}/${edition}`), `imf.gdp.nominal|${area}|${year}`)
    expect(nominal('2022-10-28', 'HRV', 2022) / nominal('2023-04-28', 'HRV', 2022) / KUNA).toBeCloseTo(1, 1)
    expect(nominal('2025-10-16', 'BGR', 2024) / nominal('2026-04-28', 'BGR', 2024) / LEVA).toBeCloseTo(1, 1)
  })

  it('imply exchange rates to the dollar that are the World Bank’s, in the currency of the unit', () => {
    const rates = new Map(
      heldOf('worldbank.wdi/2025-07-01').map((o) => [`${o.area}|${o.period}|${o.unit.code}`, o.value!]),
    )
    const far = ['2025-10-16', '2026-04-28'].flatMap((day) => {
      const cells = cellsOf(`${WEO}/${day}`)
      const nominal = [...cells.values()].filter((o) => o.measure === 'imf.gdp.nominal')
      const compared = nominal.flatMap((o) => {
        const rate = rates.get(`${o.area}|${o.period}|${o.unit.code}`)
        const usd = cells.get(`imf.gdp.usd|${o.area}|${o.period}`)?.value
        return rate === undefined || usd == null ? [] : [{ o, miss: Math.abs(o.value! / usd / rate - 1) }]
      })
      expect(compared.length).toBeGreaterThan(180)
      return compared.filter(({ miss }) => miss > 0.025).map(({ o }) => `${day} ${o.cell}`)
    })
    expect(far).toEqual([])
  })

  it('of October 2025 has every area of NATO and the EU, also Austria, Cyprus, Ireland and Malta, from 1995 to 2030', () => {
    const held = heldOf(`${WEO}/2025-10-16`)
    expect(areasOf(held)).toEqual(COVERED)
    expect(yearsOf(held)).toEqual(['1995', '2030'])
    expect(measuresOf(held)).toHaveLength(12)
    for (const measure of measuresOf(held))
      expect(held.filter((o) => o.measure === measure && o.period >= '2025' && o.period <= '2030')).toHaveLength(36 * 6)
  })

  it('calls years after the last actual forecasts, and where no actual is named those from its own on', () => {
    const held = heldOf(`${WEO}/2025-10-16`)
    const firsts = (measure: string) =>
      held
        .filter((o) => o.measure === measure && o.status === 'forecast')
        .map((o) => o.period)
        .sort()[0]
    expect(firsts('imf.ppp')).toBe('2025')
    expect(firsts('imf.gdp.growth')).toBe('2025')
    for (const { id } of weoEditions) {
      const series = new Map<string, Observation[]>()
      for (const o of heldOf(id)) {
        const key = `${o.measure}|${o.area}`
        series.set(key, [...(series.get(key) ?? []), o])
      }
      const odd = [...series].filter(([, years]) => {
        const foreseen = years.findIndex((o) => o.status === 'forecast')
        return foreseen < 0 || years.slice(foreseen).some((o) => o.status !== 'forecast')
      })
      // Of Romania's GDP the copies of 2019 kept 2018 alone.
      expect(odd.map(([key]) => key)).toEqual(id.startsWith('imf.weo/2019') ? ['imf.gdp.nominal|ROU'] : [])
    }
  })

  it('keeps nominal growth, real growth and the deflator in one identity, within their rounding', () => {
    const cells = cellsOf(`${WEO}/2025-10-16`)
    const far: string[] = []
    let checked = 0
    for (const o of cells.values()) {
      if (o.measure !== 'imf.gdp.nominal') continue
      const at = (measure: string, year: number) => cells.get(`${measure}|${o.area}|${year}`)?.value ?? undefined
      const year = Number(o.period)
      const [before, d1, d0, growth] = [
        at('imf.gdp.nominal', year - 1),
        at('imf.gdp.deflator', year),
        at('imf.gdp.deflator', year - 1),
        at('imf.gdp.growth', year),
      ]
      if (before === undefined || d1 === undefined || d0 === undefined || growth === undefined) continue
      checked++
      const rounding = 0.0006 * (1 / o.value! + 1 / before + 1 / d0 + 1 / d1) + 0.00002
      if (Math.abs(o.value! / before / (d1 / d0) / (1 + growth / 100) - 1) > rounding) far.push(o.cell)
    }
    expect(checked).toBe(1250)
    expect(far).toEqual([])
  })

  it('of April 2019 and October 2019 have no GDP of 1,000 or more and so none of the large; all else is whole', () => {
    for (const day of ['2019-04-28', '2019-10-28']) {
      const held = heldOf(`${WEO}/${day}`)
      const nominal = held.filter((o) => o.measure === 'imf.gdp.nominal')
      expect(Math.max(...nominal.map((o) => o.value!))).toBeLessThan(1000)
      expect(ALLIES.filter((a) => !nominal.some((o) => o.area === a)).sort()).toEqual(
        'ALB CAN CZE DEU DNK ESP FRA GBR HUN ISL ITA NOR POL SWE TUR USA'.split(' '),
      )
      expect(nominal.filter((o) => o.area === 'ROU').map((o) => o.period)).toEqual(['2018'])
      for (const measure of ['imf.gdp.growth', 'imf.gdp.deflator', 'imf.prices.consumer', 'imf.population'])
        expect(held.filter((o) => o.measure === measure)).toHaveLength(32 * 7)
    }
  })

  it('of April 2020 is the short one: growth and consumer prices, to 2021', () => {
    const held = heldOf(`${WEO}/2020-04-28`)
    expect(measuresOf(held)).toEqual(['imf.gdp.growth', 'imf.prices.consumer'])
    expect(yearsOf(held)).toEqual(['2019', '2021'])
  })

  it('of the other vintages look from the year before to five years ahead, all 32 allies and five measures', () => {
    const vintages = weoEditions.filter((e) => e.publishedOn > '2020-06' && e.publishedOn < '2025-06')
    expect(vintages).toHaveLength(10)
    for (const { id, publishedOn } of vintages) {
      const year = Number(publishedOn.slice(0, 4))
      expect([id, heldOf(id).length, ...yearsOf(heldOf(id))]).toEqual([id, 32 * 5 * 7, `${year - 1}`, `${year + 5}`])
    }
  })

  it('of April 2026 ends in 2026 and has no deflator, but GDP at constant prices, which grows as it says', () => {
    const held = heldOf(`${WEO}/2026-04-28`)
    const cells = cellsOf(`${WEO}/2026-04-28`)
    expect(yearsOf(held)).toEqual(['2019', '2026'])
    expect(measuresOf(held)).not.toContain('imf.gdp.deflator')
    expect(areasOf(held)).toEqual([...ALLIES].sort())
    const far = held.filter((o) => {
      if (o.measure !== 'imf.gdp.real' || o.period === '2019') return false
      const before = numberOf(cells, `imf.gdp.real|${o.area}|${Number(o.period) - 1}`)
      const growth = numberOf(cells, `imf.gdp.growth|${o.area}|${o.period}`)
      return Math.abs(100 * (o.value! / before - 1) - growth) > 0.0006 + 0.06 * (1 / before + 1 / o.value!)
    })
    expect(far.map((o) => o.cell)).toEqual([])
  })

  it('of April 2026 have real and nominal GDP agree in the year whose prices they name', () => {
    const cells = cellsOf(`${WEO}/2026-04-28`)
    const inside = [...cells.values()].filter((o) => o.measure === 'imf.gdp.real' && o.unit.prices === o.period)
    expect(inside.length).toBe(24)
    for (const o of inside) {
      const ratio = numberOf(cells, `imf.gdp.nominal|${o.area}|${o.period}`) / o.value!
      expect(Math.abs(ratio - 1)).toBeLessThan(0.0005)
    }
  })
})

describe("the ECB's rates", () => {
  const held = heldOf('ecb.fx/2026-04-13')
  const years = (area: string) => held.filter((o) => o.area === area).map((o) => `${o.period}${o.unit.code}`)

  it('are in the currency of the year, and none where an area had the euro or was not quoted all year', () => {
    expect(years('HRV')).toEqual(Array.from({ length: 17 }, (_, i) => `${2006 + i}HRK`))
    expect(years('BGR')).toEqual(Array.from({ length: 25 }, (_, i) => `${2001 + i}BGN`))
    expect(years('ROU').filter((y) => y < '2007')).toEqual([
      '1999ROL',
      '2000ROL',
      '2001ROL',
      '2002ROL',
      '2003ROL',
      '2004ROL',
      '2006RON',
    ])
    expect(years('TUR').slice(5, 7)).toEqual(['2004TRL', '2005TRY'])
    expect(years('ISL').filter((y) => y > '2008' && y < '2020')).toEqual(['2019ISK'])
    const euro = WORLD.facts.areas.filter((a) => a.currency === 'EUR').map((a) => a.code)
    expect(areasOf(held).filter((a) => euro.includes(a))).toEqual([
      'BGR',
      'CYP',
      'EST',
      'HRV',
      'LTU',
      'LVA',
      'MLT',
      'SVK',
      'SVN',
    ])
    expect(ALLIES.filter((a) => years(a).length === 0 && !euro.includes(a)).sort()).toEqual(['ALB', 'MKD'])
  })

  it('of 2026 are estimates, of other years outturns', () => {
    expect(new Set(held.map((o) => `${o.period === '2026'} ${o.status}`))).toEqual(
      new Set(['true estimate', 'false outturn']),
    )
    expect(held.filter((o) => o.period === '2026').every((o) => o.cell.endsWith('(mean of 70 days)'))).toBe(true)
  })
})

describe("the World Bank's figures", () => {
  it('have parities without a break where an area took the euro', () => {
    const parities = cellsOf('worldbank.wdi/2026-03-05')
    const { heldFrom } = WORLD.datasets.find((d) => d.id === 'worldbank.wdi')!
    const breaks = Object.entries(heldFrom['wb.usd-rate'] ?? {}).flatMap(([area, first]) => {
      const after = parities.get(`wb.ppp|${area}|${first}`)?.value
      const before = parities.get(`wb.ppp|${area}|${Number(first) - 1}`)?.value
      return after == null || before == null || Math.abs(after / before - 1) < 0.06 ? [] : [area]
    })
    expect(breaks).toEqual([])
  })

  it('have Bulgaria in leva and Croatia in euros', () => {
    const rates = cellsOf('worldbank.wdi/2025-07-01')
    expect(rates.get('wb.usd-rate|BGR|2024')?.unit.code).toBe('BGN')
    expect(rates.get('wb.usd-rate|HRV|2023')?.unit.code).toBe('EUR')
    expect(rates.has('wb.usd-rate|HRV|2022')).toBe(false)
    expect(rates.get('wb.usd-rate|ALB|2024')?.unit.code).toBe('ALL')
    const parities = cellsOf('worldbank.wdi/2026-03-05')
    expect(parities.get('wb.ppp|BGR|2024')?.unit.code).toBe('BGN')
    expect(parities.get('wb.ppp|HRV|1995')?.unit.code).toBe('EUR')
    const imf = cellsOf('imf.weo/2025-10-16')
    const leva = numberOf(imf, 'imf.ppp|BGR|2024') / numberOf(parities, 'wb.ppp|BGR|2024')
    expect(leva).toBeGreaterThan(0.9)
    expect(leva).toBeLessThan(1.1)
  })

  it('have a population near the IMF’s, but for Albania, which the IMF counts by its census of 2023', () => {
    const imf = cellsOf('imf.weo/2025-10-16')
    const far = heldOf('worldbank.wdi/2026-03-06').filter((o) => {
      const millions = imf.get(`imf.population|${o.area}|${o.period}`)?.value
      return o.period === '2019' && Math.abs(o.value! / 1e6 / millions! - 1) > 0.05
    })
    expect(far.map((o) => o.area)).toEqual(['ALB'])
  })
})
