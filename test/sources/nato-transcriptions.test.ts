import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TRANSCRIBERS } from '../../scripts/transcribe-nato.js'
import { splitLine } from '../../src/book/csv-table.js'
import { describeWithShared } from '../shared-data.js'
import { editionOf, WORLD } from '../workbooks/world.js'

/** Numbers and blank cells held of each edition; a change here is a change of what we publish. */
const HELD: Readonly<Record<string, readonly [numbers: number, blank: number]>> = {
  '2019-06-25': [2681, 23],
  '2023-07-07': [99, 0],
  '2024-06-17': [5501, 0],
  '2025-08-28': [3058, 14],
  '2026-07-07': [5415, 6],
}

describe('the editions in data/', () => {
  it.each(Object.entries(HELD))('%s holds %j numbers and blank cells', (day, counts) => {
    const held = editionOf(day)
    const numbers = held.filter((o) => o.value !== null).length
    expect([numbers, held.length - numbers]).toEqual(counts)
  })
})

describeWithShared("the publishers' files behind data/editions", (folder) => {
  const lines = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => splitLine(line) ?? [])

  it.each(Object.entries(TRANSCRIBERS))('%s: read again, they give what is committed', async (day, { copy, read }) => {
    const observations = await read(folder, WORLD.facts, WORLD.dataset)
    expect(observations).toEqual(editionOf(day))
    expect(new Set(observations.map((o) => o.copy))).toEqual(new Set([copy]))
    console.log(`${day}: ${observations.filter((o) => o.value !== null).length} numbers come back unchanged`)
  })

  it('2026: each of the 5,415 numbers stands in the edition under its table, block, label and year', () => {
    const held = new Map(editionOf('2026-07-07').map((o) => [o.cell, o]))
    const found = lines('edition-2026/def-exp-2026-en.tables-long.csv').slice(1)
    for (const [table, block, , , label, iso3, year, estimate, value] of found) {
      const o = held.get(`${table}/${block}/${label}/${year}${estimate === 'true' ? 'e' : ''}`)
      expect([o?.value, o?.period, o?.status]).toEqual([
        Number(value),
        year,
        estimate === 'true' ? 'estimate' : 'outturn',
      ])
      if (iso3 !== '') expect(o?.area).toBe(iso3)
    }
    expect(found.length).toBe(5415)
  })

  it('2025: the numbers of the exported tables are those of the edition, no more and no fewer', () => {
    const files = [
      'shareofgdp',
      'realchange',
      'def-exp-2025-en.table6-defence-expenditure-per-capita',
      'militarypersonelinthousands',
      ...['equipment', 'personel', 'infrastructure', 'other'].map((part) => `portionofexpenditure_${part}`),
    ]
    const published = files.flatMap((file) =>
      lines(`edition-2025/${file}.csv`)
        .slice(1)
        .flatMap(([, ...values]) => values.filter((v) => v !== '').map(Number)),
    )
    const held = editionOf('2025-08-28').flatMap((o) => (o.value === null ? [] : [o.value]))
    expect(held.toSorted((a, b) => a - b)).toEqual(published.toSorted((a, b) => a - b))
  })

  it("2026: the 78 Czech numbers of another transcription, from NATO's PDF, are the same", () => {
    const other = JSON.parse(readFileSync(join(folder, 'edition-2026/nato-czech-2026-transcription.json'), 'utf8')) as {
      years: number[]
      categories: Record<string, { values: number[] }>
      totals: Record<string, { values: number[] }>
    }
    const measures = {
      'nato.core.equipment': other.categories.equipment,
      'nato.core.personnel': other.categories.personnel,
      'nato.core.infrastructure': other.categories.infrastructure,
      'nato.core.other': other.categories.other,
      'nato.core.national.current': other.totals.current_prices,
      'nato.core.national.constant': other.totals.constant_2021_prices,
    }
    const held = editionOf('2026-07-07').filter((o) => o.area === 'CZE')
    const pairs = Object.entries(measures).flatMap(([measure, row]) =>
      other.years.map((year, i) => ({
        theirs: `${measure} ${year} ${row?.values[i]}`,
        ours: `${measure} ${year} ${held.find((o) => o.measure === measure && o.period === String(year))?.value}`,
      })),
    )
    expect(pairs.map((p) => p.ours)).toEqual(pairs.map((p) => p.theirs))
    expect(pairs.length).toBe(78)
  })

  it('have the SHA-256 that each edition.yaml gives', () => {
    const files = WORLD.facts.editions
      .filter((e) => e.held && e.dataset === WORLD.dataset.id)
      .flatMap((e) =>
        e.copies.flatMap((c) => c.files.map((f) => ({ ...f, path: `edition-${e.publishedOn.slice(0, 4)}/${f.name}` }))),
      )
    const hashed = files.map((f) => ({
      ...f,
      sha256: createHash('sha256')
        .update(readFileSync(join(folder, f.path)))
        .digest('hex'),
    }))
    expect(hashed).toEqual(files)
    expect(files.length).toBeGreaterThanOrEqual(14)
  })
})
