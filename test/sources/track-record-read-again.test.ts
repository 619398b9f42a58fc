import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { formatForecasts, formatOutcomes, transcribeTrackRecord } from '../../scripts/transcribe-track-record.js'
import { readDataTrackRecords } from '../../src/book/track-record-folder.js'
import { DATA } from '../opened-book.js'
import { describeWithFolders } from '../shared-data.js'
import { WORLD } from '../workbooks/world.js'
import { ALLIES, cellsOf, deskOf, numberOf, raw } from './macro-held.js'

const RECORD = readDataTrackRecords(DATA, WORLD.facts)[0]!
const text = (file: string) => readFileSync(join(DATA, 'track-records/imf.weo', file), 'utf8')
const subjects: Readonly<Record<string, string>> = {
  growth: 'imf.gdp.growth',
  'consumer-prices': 'imf.prices.consumer',
}
const days: Readonly<Record<string, string>> = { '2025-10': '2025-10-16' }
const editionOf = (month: string) => `imf.weo/${days[month] ?? `${month}-28`}`
const count = <T>(rows: readonly T[], of: (row: T) => string) => {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[of(row)] = (counts[of(row)] ?? 0) + 1
  return counts
}

describe("the IMF's track record", () => {
  it('has every ally, three variables, and editions from April 1990 to April 2026', () => {
    const areas = [...new Set(RECORD.forecasts.map((f) => f.area))].sort()
    expect(areas).toEqual([...ALLIES].sort())
    expect(count(RECORD.forecasts, (f) => f.variable)).toEqual({ growth: 2224, 'consumer-prices': 2223, deflator: 416 })
    expect(count(RECORD.outcomes, (o) => o.variable)).toEqual({ growth: 1108, 'consumer-prices': 1108, deflator: 224 })
    const origins = [...new Set(RECORD.forecasts.map((f) => f.origin))].sort()
    expect([origins[0], origins.at(-1), origins.length]).toEqual(['1990-04', '2026-04', 73])
  })

  it('has whole rows but for the short edition of April 2020 and that of April 2026, held to 2026', () => {
    const short = RECORD.forecasts.filter((f) => f.values.includes(null))
    expect(count(short, (f) => f.origin)).toEqual({ '2020-04': 64, '2026-04': 64 })
    expect(RECORD.forecasts.some((f) => f.variable === 'deflator' && f.origin === '2020-04')).toBe(false)
  })

  it('settles an outcome in October of the following year, that of 2025 in April 2026', () => {
    for (const o of RECORD.outcomes)
      expect([o.area, o.year, o.edition]).toEqual([o.area, o.year, o.year === 2025 ? '2026-04' : `${o.year + 1}-10`])
  })

  it('agrees with the editions held, of which one consumer-price forecast alone differs', () => {
    const differing: string[] = []
    let both = 0
    for (const f of RECORD.forecasts) {
      const measure = subjects[f.variable]
      if (measure === undefined || f.origin < '2019-04') continue
      const cells = cellsOf(editionOf(f.origin))
      f.values.forEach((value, h) => {
        if (value === null) return
        both++
        const published = numberOf(cells, `${measure}|${f.area}|${Number(f.origin.slice(0, 4)) + h}`)
        if (Math.abs(value - published) > 0.00051 + 1e-5 * Math.abs(published))
          differing.push(`${f.area} ${f.variable} ${f.origin} h${h}: ${value}, ${published}`)
      })
    }
    expect(both).toBe(4352 + 2 * 32 * 6 * 2 + 64)
    expect(differing).toEqual(['HUN consumer-prices 2023-10 h0: 17.7728, 17.695'])
  }, 60_000)

  it('has deflators that are the changes of those held, in 2026 of nominal by real GDP', () => {
    const outcome = RECORD.outcomes.find((o) => o.area === 'POL' && o.variable === 'deflator' && o.year === 2025)!
    const april = cellsOf('imf.weo/2026-04-28')
    const level = (year: number) =>
      numberOf(april, `imf.gdp.nominal|POL|${year}`) / numberOf(april, `imf.gdp.real|POL|${year}`)
    expect(outcome.value).toBe(Number((100 * (level(2025) / level(2024) - 1)).toPrecision(6)))
    const forecast = RECORD.forecasts.find(
      (f) => f.area === 'POL' && f.variable === 'deflator' && f.origin === '2022-10',
    )!
    const october = cellsOf('imf.weo/2022-10-28')
    const index = (year: number) => numberOf(october, `imf.gdp.deflator|POL|${year}`)
    const changes = [2022, 2023, 2024, 2025, 2026, 2027].map((y) =>
      Number((100 * (index(y) / index(y - 1) - 1)).toPrecision(6)),
    )
    expect(forecast.values).toEqual(changes)
  })
})

describeWithFolders(['imf-weo'], 'the files behind the track record', (folder) => {
  it('read again, give what is committed', () => {
    const { forecasts, outcomes } = transcribeTrackRecord(deskOf('imf.weo', folder))
    expect(formatForecasts(forecasts)).toBe(text('forecasts.csv'))
    expect(formatOutcomes(outcomes)).toBe(text('outcomes.csv'))
    console.log(`${forecasts.length} forecasts and ${outcomes.length} outcomes come back unchanged`)
  })

  it('have each number to October 2024 as the repository has it, to six digits', async () => {
    const bytes = readFileSync(join(folder, 'imf-weo/original/WEOforecasts_prefilter.parquet'))
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
      columns: ['ISOAlpha_3Code', 'target', 'target_year', 'forecast_season', 'forecast_year', 'prediction', 'tv_1'],
    })
    const variables: Readonly<Record<string, string>> = { ngdp_rpch: 'growth', pcpi_pch: 'consumer-prices' }
    const forecasts = new Map(RECORD.forecasts.map((f) => [`${f.area} ${f.variable} ${f.origin}`, f.values]))
    const outcomes = new Map(RECORD.outcomes.map((o) => [`${o.area} ${o.variable} ${o.year}`, o.value]))
    const allies = new Set(ALLIES)
    let found = 0
    const differing: string[] = []
    const settled = new Set<string>()
    for (const r of rows) {
      const area = String(r.ISOAlpha_3Code)
      const variable = variables[String(r.target)]
      if (!allies.has(area) || variable === undefined) continue
      const h = Number(r.target_year) - Number(r.forecast_year)
      const origin = `${r.forecast_year}-${r.forecast_season === 'S' ? '04' : '10'}`
      if (typeof r.prediction === 'number' && Number.isFinite(r.prediction) && h >= 0 && h <= 5) {
        found++
        const ours = forecasts.get(`${area} ${variable} ${origin}`)?.[h]
        if (ours !== Number(r.prediction.toPrecision(6)))
          differing.push(`${area} ${variable} ${origin} h${h}: ${r.prediction}, ${ours}`)
      }
      if (typeof r.tv_1 === 'number' && Number.isFinite(r.tv_1) && h >= 0 && h <= 5) {
        const key = `${area} ${variable} ${r.target_year}`
        settled.add(key)
        if (outcomes.get(key) !== Number(r.tv_1.toPrecision(6)))
          differing.push(`${key}: ${r.tv_1}, ${outcomes.get(key)}`)
      }
    }
    expect(differing).toEqual([])
    const ours = RECORD.forecasts.filter((f) => f.variable !== 'deflator' && f.origin <= '2024-10')
    expect(found).toBe(ours.flatMap((f) => f.values).filter((v) => v !== null).length)
    expect(settled.size).toBe(RECORD.outcomes.filter((o) => o.variable !== 'deflator' && o.year <= 2023).length)
    console.log(`${found} forecasts and ${settled.size} outcomes as in the repository's own file`)
  })

  it('call outcome what the editions of the following October say, for every year that both have', () => {
    const published = new Map(
      raw(join(folder, 'imf-weo/weo-vintages-2019-2026-nato-partners.csv.gz')).map((r) => [
        `${r.vintage}|${r.iso3}|${r.subject}|${r.year}`,
        Number(r.value),
      ]),
    )
    const codes: Readonly<Record<string, string>> = { growth: 'NGDP_RPCH', 'consumer-prices': 'PCPIPCH' }
    let compared = 0
    for (const o of RECORD.outcomes) {
      const said = published.get(`${o.edition}|${o.area}|${codes[o.variable]}|${o.year}`)
      if (said === undefined) continue
      compared++
      expect(Math.abs(o.value - said)).toBeLessThan(0.00051 + 1e-5 * Math.abs(said))
    }
    expect(compared).toBe(2 * 32 * 8)
  })
})
