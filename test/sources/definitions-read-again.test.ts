import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { transcribeCofog } from '../../scripts/transcribe-cofog.js'
import { percentOfFraction, transcribeEda } from '../../scripts/transcribe-eda.js'
import { transcribeGfs } from '../../scripts/transcribe-gfs.js'
import { transcribeKiel } from '../../scripts/transcribe-kiel.js'
import type { Transcription } from '../../scripts/transcription.js'
import { describeWithFolders } from '../shared-data.js'
import { WORLD } from '../workbooks/world.js'
import { cellsOf, deskOf, heldOf, numberOf, raw } from './macro-held.js'

const MADE: Readonly<Record<string, Transcription>> = {
  'eurostat.cofog': transcribeCofog,
  'imf.gfs': transcribeGfs,
  'eda.defence': transcribeEda,
  'kiel.support': transcribeKiel,
}

/** Numbers held of each edition; a change here is a change of what we publish. */
const HELD: Readonly<Record<string, number>> = {
  'eurostat.cofog/2023-01-03': 9071,
  'imf.gfs/2026-02-03': 858,
  'eda.defence/2023-11-30': 918,
  'eda.defence/2024-12-05': 918,
  'kiel.support/2026-08-04': 123,
}

const editions = WORLD.facts.editions.filter((e) => e.dataset in MADE)
const COFOG = 'eurostat.cofog/2023-01-03'
const PARTS = ['military', 'civil', 'aid', 'research', 'other'].map((part) => `eurostat.cofog.${part}.share`)

describe('the other definitions of defence spending in data/', () => {
  it('hold as many numbers as are published here, and not one blank cell', () => {
    expect(Object.fromEntries(editions.map((e) => [e.id, heldOf(e.id).length]))).toEqual(HELD)
    expect(editions.flatMap((e) => heldOf(e.id)).filter((o) => o.value === null)).toEqual([])
  })

  it('say of each measure what its dataset says it is counted in', () => {
    for (const { id, dataset } of editions) {
      const { units } = WORLD.datasets.find((d) => d.id === dataset)!
      for (const o of heldOf(id)) {
        const { code, scale, prices } = units[o.measure]!
        expect([o.cell, o.unit]).toEqual([o.cell, { code, scale, prices: prices ?? null }])
      }
    }
  })

  it('of Eurostat have groups that add up to the division, within the rounding of one decimal', () => {
    const cells = cellsOf(COFOG)
    const totals = heldOf(COFOG).filter((o) => o.measure === 'eurostat.cofog.share')
    const whole = totals.filter((o) => PARTS.every((part) => cells.has(`${part}|${o.area}|${o.period}`)))
    const far = whole.filter((o) => {
      const sum = PARTS.reduce((total, part) => total + numberOf(cells, `${part}|${o.area}|${o.period}`), 0)
      return Math.abs(sum - o.value!) > 0.3
    })
    expect(whole.length).toBe(240)
    expect(far).toEqual([])
  })

  it('of Eurostat and the IMF are one classification: nine in ten within rounding, Slovakia the farthest', () => {
    const gfs = cellsOf('imf.gfs/2026-02-03')
    const both = heldOf(COFOG).flatMap((o) => {
      const other = gfs.get(`imf.gfs.defence.share|${o.area}|${o.period}`)?.value
      return o.measure === 'eurostat.cofog.share' && other != null
        ? [{ cell: o.cell, area: o.area, miss: Math.abs(o.value! - other) }]
        : []
    })
    expect(both.length).toBe(225)
    expect(both.filter((b) => b.miss <= 0.06).length).toBe(202)
    expect(new Set(both.filter((b) => b.miss > 0.15).map((b) => b.area))).toEqual(new Set(['SVK']))
  })

  it("of the Agency are near NATO's, those of national accounts mostly below", () => {
    const nato = cellsOf('nato.defexp/2026-07-07')
    const gaps = (edition: string, measure: string): number[] =>
      heldOf(edition).flatMap((o) => {
        const other = nato.get(`nato.core.share|${o.area}|${o.period}`)?.value
        return o.measure === measure && other != null ? [o.value! - other] : []
      })
    const mean = (of: readonly number[]) => of.reduce((sum, gap) => sum + gap, 0) / of.length
    const eda = gaps('eda.defence/2024-12-05', 'eda.defence.share')
    expect(eda.length).toBeGreaterThan(150)
    expect(Math.abs(mean(eda))).toBeLessThan(0.02)
    const accounts = gaps('eurostat.gov-ev', 'eurostat.defence.share')
    expect(accounts.length).toBe(108)
    expect(accounts.filter((gap) => gap < 0).length).toBe(98)
    expect(mean(accounts)).toBeCloseTo(-0.387, 3)
  })
})

describe('a fraction as per cent', () => {
  it.each([
    ['0.0222', '2.22'],
    ['0.011870076483468434', '1.1870076483468434'],
    ['0.07', '7'],
    ['0', '0'],
  ])('%s is %s, no digit made up', (text, percent) => expect(percentOfFraction(text)).toBe(Number(percent)))

  it.each(['', '-0.1', '1e-3', '2.2 %', 'n/a'])('"%s" is refused', (text) =>
    expect(() => percentOfFraction(text)).toThrow('is no plain fraction'),
  )
})

describeWithFolders(['eurostat-cofog', 'eda', 'kiel'], 'the files behind the other definitions', (folder) => {
  it.each(Object.entries(MADE))('of %s, read again, give every committed edition unchanged', (id, transcription) => {
    const again = transcription(deskOf(id, folder))
    const days = editions.filter((e) => e.dataset === id).map((e) => e.publishedOn as string)
    expect([...again.keys()].sort()).toEqual(days)
    for (const [day, observations] of again) expect(observations).toEqual(heldOf(`${id}/${day}`))
  })

  it('have the SHA-256 that the editions give', () => {
    const paths = new Map(
      ['eurostat-cofog', 'eda', 'kiel/release-29'].flatMap((name) =>
        readdirSync(join(folder, name), { withFileTypes: true })
          .filter((f) => f.isFile())
          .map((f) => [basename(f.name), join(f.parentPath, f.name)] as const),
      ),
    )
    const files = new Map(editions.flatMap((e) => e.copies.flatMap((c) => c.files)).map((f) => [f.name, f.sha256]))
    expect(files.size).toBe(4)
    for (const [name, sha256] of files)
      expect([
        name,
        createHash('sha256')
          .update(readFileSync(paths.get(name)!))
          .digest('hex'),
      ]).toEqual([name, sha256])
  })

  it("of Eurostat: every number and flag is that of the two downloads in Eurostat's own format", () => {
    const theirs = new Map(
      ['PC_GDP', 'MIO_EUR'].flatMap((unit) =>
        raw(join(folder, `eurostat-cofog/original/gov_10a_exp_S13_TE_${unit}_2012-2020.csv`)).map((r) => {
          const key = [r.sector, r.na_item, r.cofog99, r.unit, r.geo, r.TIME_PERIOD].join('/')
          return [key, { value: r.OBS_VALUE, flag: r.OBS_FLAG, update: r['LAST UPDATE'] }] as const
        }),
      ),
    )
    for (const o of heldOf(COFOG)) {
      const found = theirs.get(o.cell)
      expect([o.cell, Number(found?.value), found?.flag === 'p' ? 'estimate' : 'outturn', found?.update]).toEqual([
        o.cell,
        o.value,
        o.status,
        '03/01/23 11:00:00',
      ])
    }
    expect(heldOf(COFOG).filter((o) => o.status === 'estimate').length).toBe(242)
  })

  it("of the Agency: every number is that of the Agency's workbooks, which share the sheet of 2005 to 2021", () => {
    const sheet = (name: string, place: string): Record<string, unknown>[] => {
      const book = read(readFileSync(join(folder, 'eda/original', name)))
      return utils.sheet_to_json(book.Sheets[place]!)
    }
    const billions = sheet('defence-data-2023.xlsx', 'Billions')
    expect(sheet('eda-2022-defence-data.xlsx', 'Billions')).toEqual(billions)
    const codes = new Map(WORLD.facts.areas.flatMap((a) => [a.name, ...a.names].map((name) => [name, a.code] as const)))
    const own: [edition: string, place: string, rows: Record<string, unknown>[]][] = [
      ['eda.defence/2023-11-30', 'Member States', sheet('eda-2022-defence-data.xlsx', 'Member States')],
      ['eda.defence/2024-12-05', 'Member States 2023', sheet('defence-data-2023.xlsx', 'Member States 2023 ')],
    ]
    for (const [edition, place, rows] of own) {
      const theirs = new Map<string, unknown>(
        [...billions.map((r) => ['Billions', r] as const), ...rows.map((r) => [place, r] as const)].flatMap(
          ([from, r]) => {
            const trimmed = Object.fromEntries(Object.entries(r).map(([name, value]) => [name.trim(), value]))
            const area = codes.get(
              String(trimmed.PMS ?? trimmed['EU MS'])
                .replace('*', '')
                .trim(),
            )
            return [
              [`${from}/${area}/${trimmed.Year}/total_defence_expenditure_eur_m`, trimmed['Total Defence Expenditure']],
              [`${from}/${area}/${trimmed.Year}/total_share_of_gdp`, trimmed['Total Defence Expenditure as % of GDP']],
            ] as const
          },
        ),
      )
      for (const o of heldOf(edition)) {
        const found = theirs.get(o.cell)
        expect(typeof found, o.cell).toBe('number')
        const factor = o.unit.code === 'percent' ? 100 : 1
        expect(Math.abs(Number(found) * factor - o.value!), o.cell).toBeLessThan(1e-9)
      }
    }
  })

  it("of the tracker: a year's sum is exact, and all donors' months add up to the tracker's own total", () => {
    const exact = (text: string): bigint => {
      const [whole = '', decimals = ''] = text.split('.')
      return BigInt(whole + decimals.padEnd(6, '0'))
    }
    const months = raw(join(folder, 'kiel/release-29/data_explorer.csv'))
    for (const o of heldOf('kiel.support/2026-08-04')) {
      const own = months.filter((r) => r.iso === o.area && r.year === o.period)
      const sum = own.reduce((total, r) => total + exact(r.military ?? ''), 0n)
      expect([o.cell, o.value]).toEqual([o.cell, Number(sum) / 1e6])
      expect(o.cell).toContain(`(sum of ${own.length} row`)
    }
    const all = months.reduce((total, r) => total + exact(r.military ?? ''), 0n)
    const theirs = raw(join(folder, 'kiel/release-29/total_allocations.csv'))
    expect(all).toBe(theirs.reduce((total, r) => total + exact(r.military ?? ''), 0n))
    expect(theirs.filter((r) => r.year === '2025').length).toBe(12)
  })
})
