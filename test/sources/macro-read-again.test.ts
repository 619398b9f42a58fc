import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { describeWithFolders } from '../shared-data.js'
import { WORLD } from '../workbooks/world.js'
import { deskOf, heldOf, MACRO, raw } from './macro-held.js'

/** Numbers held of each edition; a change here is a change of what we publish. */
const HELD: Readonly<Record<string, number>> = {
  'imf.weo/2019-04-28': 1002,
  'imf.weo/2019-10-28': 1002,
  'imf.weo/2020-04-28': 192,
  'imf.weo/2020-10-28': 1120,
  'imf.weo/2021-04-28': 1120,
  'imf.weo/2021-10-28': 1120,
  'imf.weo/2022-04-28': 1120,
  'imf.weo/2022-10-28': 1120,
  'imf.weo/2023-04-28': 1120,
  'imf.weo/2023-10-28': 1120,
  'imf.weo/2024-04-28': 1120,
  'imf.weo/2024-10-28': 1120,
  'imf.weo/2025-04-28': 1120,
  'imf.weo/2025-10-16': 15323,
  'imf.weo/2026-04-28': 2816,
  'ecb.fx/2026-04-13': 445,
  'worldbank.wdi/2025-07-01': 888,
  'worldbank.wdi/2026-03-05': 958,
  'worldbank.wdi/2026-03-06': 960,
}

const editions = WORLD.facts.editions.filter((e) => e.dataset in MACRO)

describe('the macroeconomic editions in data/', () => {
  it('hold as many numbers as are published here, and not one blank cell', () => {
    const held = Object.fromEntries(editions.map((e) => [e.id, heldOf(e.id).length]))
    expect(held).toEqual(HELD)
    expect(editions.flatMap((e) => heldOf(e.id)).filter((o) => o.value === null)).toEqual([])
  })

  it('say of each measure what its dataset says it is counted in', () => {
    const odd = editions.flatMap(({ id, dataset }) => {
      const { units } = WORLD.datasets.find((d) => d.id === dataset)!
      return heldOf(id).filter(({ measure, unit }) => {
        const { code, scale, prices } = units[measure]!
        const sameCode = code === 'national' ? /^[A-Z]{3}$/.test(unit.code) : code === unit.code
        const samePrices =
          prices === 'constant' ? /^20\d\d$/.test(String(unit.prices)) : (prices ?? null) === unit.prices
        return !sameCode || scale !== unit.scale || !samePrices
      })
    })
    expect(odd).toEqual([])
  })
})

const FOLDERS = ['imf-weo', 'fx', 'worldbank']

describeWithFolders(FOLDERS, 'the files behind the macroeconomic editions', (folder) => {
  it.each(Object.entries(MACRO))('of %s, read again, give every committed edition unchanged', (id, transcription) => {
    const again = transcription(deskOf(id, folder))
    const days = editions.filter((e) => e.dataset === id).map((e) => e.publishedOn as string)
    expect([...again.keys()].sort()).toEqual(days)
    for (const [day, observations] of again) {
      expect(observations).toEqual(heldOf(`${id}/${day}`))
      console.log(`${id}/${day}: ${observations.length} numbers come back unchanged`)
    }
  })

  it('have the SHA-256 that the editions give', () => {
    const paths = new Map(
      FOLDERS.flatMap((name) =>
        readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
          .filter((f) => f.isFile())
          .map((f) => [basename(f.name), join(f.parentPath, f.name)] as const),
      ),
    )
    const files = new Map(editions.flatMap((e) => e.copies.flatMap((c) => c.files)).map((f) => [f.name, f.sha256]))
    expect(files.size).toBe(8)
    for (const [name, sha256] of files)
      expect([
        name,
        createHash('sha256')
          .update(readFileSync(paths.get(name)!))
          .digest('hex'),
      ]).toEqual([name, sha256])
  })

  it.each([
    ['imf.weo/2025-10-16', 'weo-2025-10-nato-partners.csv', '2025-10', 13626],
    ['imf.weo/2025-10-16', 'weo-2025-10-all-economies.csv.gz', '2025-10', 15323],
    ['imf.weo/2026-04-28', 'weo-2026-04-nato-partners-to2026.csv', '2026-04', 2816],
    ['imf.weo/2022-10-28', 'weo-vintages-2019-2026-nato-partners.csv.gz', '2022-10', 1120],
    ['imf.weo/2026-04-28', 'weo-vintages-2019-2026-nato-partners.csv.gz', '2026-04', 2816],
  ] as const)('%s: the numbers of %s stand under their subject, area and year', (edition, file, vintage, count) => {
    const held = new Map(heldOf(edition).map((o) => [o.cell, o]))
    const theirs: string[] = []
    const ours: string[] = []
    for (const r of raw(join(folder, 'imf-weo', file))) {
      const o = held.get(`${r.subject}/${r.iso3}/${r.year}`)
      if (r.vintage !== vintage || o === undefined) continue
      const known = r.latest_actual === '' ? String(Number(vintage.slice(0, 4)) - 1) : (r.latest_actual ?? '')
      const status = (r.year ?? '') <= known ? 'outturn' : 'forecast'
      theirs.push([o.cell, Number(r.value), r.iso3, r.year, status, Number(r.scale_exp)].join(' '))
      ours.push([o.cell, o.value, o.area, o.period, o.status, o.unit.scale].join(' '))
    }
    expect(ours).toEqual(theirs)
    expect(ours.length).toBe(count)
  })

  it("of April 2026 are the IMF's workbook as the repository has it, but for one wrong label", () => {
    const path = join(folder, 'imf-weo/original/WEOApr2026-extract-1980-2026.json.gz')
    const { economies } = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as {
      economies: Record<string, { series: Record<string, { values: Record<string, number>; currencyCode?: string }> }>
    }
    const held = heldOf('imf.weo/2026-04-28')
    const mislabelled = new Set<string>()
    for (const o of held) {
      const [subject = '', area = '', year = ''] = o.cell.split('/')
      const series = economies[area]?.series[subject]
      expect([o.cell, series?.values[year]]).toEqual([o.cell, o.value])
      if (subject === 'NGDP' && series?.currencyCode !== o.unit.code) mislabelled.add(area)
    }
    expect([...mislabelled]).toEqual(['BGR'])
  })

  it('of October 2025 name the base years that the figures of April 2026 show, but for two brought forward', () => {
    const stated = new Map(
      raw(join(folder, 'imf-weo/weo-2025-10-nato-partners.csv'))
        .filter((r) => r.subject === 'NGDP_R')
        .map((r) => [r.iso3 ?? '', r.base_year ?? '']),
    )
    const shown = new Map(
      heldOf('imf.weo/2026-04-28')
        .filter((o) => o.measure === 'imf.gdp.real')
        .map((o) => [o.area, String(o.unit.prices)]),
    )
    expect(shown.size).toBe(32)
    const moved = [...shown].filter(([area, year]) => stated.get(area) !== year)
    expect(moved.map(([area, year]) => [area, stated.get(area), year])).toEqual([
      ['NOR', '2022', '2023'],
      ['GBR', '2022', '2023'],
    ])
  })
})
