/**
 * Turns the transcriptions of NATO's editions, as other people made them, into tidy CSV, and reads the 2024 workbook with
 * the package's own reader. `npm run transcribe -- ../shared/data/nato` writes data/editions; the tests compare.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { splitLine } from '../src/book/csv-table.js'
import type { Facts } from '../src/book/facts.js'
import { formatTidy } from '../src/book/tidy-csv.js'
import type { Dataset } from '../src/sources/layout.js'
import { splitLabel } from '../src/sources/nato-rows.js'
import { readNatoWorkbook } from '../src/sources/nato-workbook.js'
import type { Observation } from '../src/terms/observation.js'
import { parsePeriod } from '../src/terms/period.js'
import type { Prices, Unit } from '../src/terms/unit.js'

type Draft = Omit<Observation, 'edition' | 'copy'>

/** Edition day → which copy it makes and from what. */
export type Transcriber = (folder: string, facts: Facts, dataset: Dataset) => Promise<Observation[]>

function rows(folder: string, file: string): string[][] {
  const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '')
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => splitLine(line) ?? [])
}

function areaOf(facts: Facts, dataset: Dataset, label: string): string {
  const code =
    dataset.aggregates[label] ??
    facts.areas.find((a) => a.code === label || a.name === label || a.names.includes(label))?.code
  if (code === undefined) throw new Error(`unknown area ${label}`)
  return code
}

function unitOf(facts: Facts, dataset: Dataset, measure: string, area: string, base: Prices): Unit {
  const unit = dataset.units[measure]
  if (unit === undefined) throw new Error(`no unit for ${measure}`)
  const currency = facts.areas.find((a) => a.code === area)?.currency ?? ''
  const prices = unit.prices === 'constant' ? base : (unit.prices ?? null)
  return { code: unit.code === 'national' ? currency : unit.code, scale: unit.scale, prices }
}

function sealed(edition: string, copy: string, drafts: readonly Draft[]): Observation[] {
  return drafts.map((d) => ({ ...d, edition: `nato.defexp/${edition}`, copy }))
}

const VALUE = (text: string): Pick<Draft, 'value' | 'missing'> =>
  text === '' ? { value: null, missing: 'blank' } : { value: Number(text), missing: null }

/** 2019: one row per ally and year, money in dollars and personnel in persons, as its author left them. */
const edition2019: Transcriber = async (folder, facts, dataset) => {
  const columns: [measure: string, place: string, unit: Unit][] = [
    [
      'nato.core.usd.current',
      'Table 2/Current prices and exchange rates',
      { code: 'USD', scale: 0, prices: 'current' },
    ],
    [
      'nato.core.usd.constant',
      'Table 2/Constant 2015 prices and exchange rates',
      { code: 'USD', scale: 0, prices: '2015' },
    ],
    ['nato.core.share', 'Table 3/Share of real GDP (%)', { code: 'percent', scale: 0, prices: null }],
    ['nato.core.real-change', 'Table 3/Annual real change (%)', { code: 'percent', scale: 0, prices: null }],
    [
      'nato.gdp.usd.constant',
      'Table 5/Constant 2015 prices and exchange rates',
      { code: 'USD', scale: 0, prices: '2015' },
    ],
    ['nato.gdp.per-capita', 'Table 6/GDP per capita', { code: 'USD', scale: 0, prices: '2015' }],
    ['nato.core.per-capita', 'Table 6/Defence expenditure per capita', { code: 'USD', scale: 0, prices: '2015' }],
    ['nato.personnel', 'Table 7', { code: 'persons', scale: 0, prices: null }],
    ['nato.core.equipment', 'Table 8a/Equipment', { code: 'percent', scale: 0, prices: null }],
    ['nato.core.personnel', 'Table 8a/Personnel', { code: 'percent', scale: 0, prices: null }],
    ['nato.core.infrastructure', 'Table 8b/Infrastructure', { code: 'percent', scale: 0, prices: null }],
    ['nato.core.other', 'Table 8b/Other', { code: 'percent', scale: 0, prices: null }],
  ]
  const drafts: Draft[] = []
  for (const [code = '', year = '', ...values] of rows(folder, 'edition-2019/nato.csv').slice(1))
    columns.forEach(([measure, place, unit], i) => {
      const area = areaOf(facts, dataset, code)
      if (dataset.exempt.includes(area) && !measure.startsWith('nato.gdp.')) return
      drafts.push({
        measure,
        area,
        period: parsePeriod(year),
        ...VALUE(values[i] ?? ''),
        unit,
        status: Number(year) >= 2018 ? 'estimate' : 'outturn',
        mark: '',
        cell: `${place}/${area}/${year}`,
      })
    })
  return sealed('2019-06-25', 'transcription', drafts)
}

/** 2023: a sheet of the United Kingdom's rows above a list of shares for 2023. */
const edition2023: Transcriber = async (folder, facts, dataset) => {
  const british: Record<string, [measure: string, place: string]> = {
    'UK defence spending': ['nato.core.national.current', 'Table 1/Current prices'],
    'Real  UK defence spending': ['nato.core.national.constant', 'Table 1/Constant 2015 prices'],
    'UK defence spending as % Real GDP': ['nato.core.share', 'Table 3/Share of real GDP (%)'],
    Equipment: ['nato.core.equipment', 'Table 8a/Equipment (a)'],
    Personnel: ['nato.core.personnel', 'Table 8a/Personnel (b)'],
    Infrastructure: ['nato.core.infrastructure', 'Table 8b/Infrastructure (c)'],
    Other: ['nato.core.other', 'Table 8b/Other (d)'],
  }
  const drafts: Draft[] = []
  let countries = false
  const add = (measure: string, label: string, place: string, year: number, value: string): void => {
    const { name, mark } = splitLabel(label)
    const area = areaOf(facts, dataset, name)
    if (drafts.some((d) => d.measure === measure && d.area === area && d.period === String(year))) return
    drafts.push({
      measure,
      area,
      period: parsePeriod(year),
      ...VALUE(value),
      unit: unitOf(facts, dataset, measure, area, '2015'),
      status: year >= 2022 ? 'estimate' : 'outturn',
      mark,
      cell: `${place}/${name}/${year}`,
    })
  }
  for (const [label = '', ...values] of rows(folder, 'edition-2023/230707-def-exp-2023-TABLES-en.csv')) {
    if (label === 'Country') countries = true
    else if (countries && label !== 'NATO target')
      add('nato.core.share', label, 'Table 3/Share of real GDP (%)', 2023, values[0] ?? '')
    else if (british[label])
      for (const [i, value] of values.entries())
        add(british[label]?.[0] ?? '', 'United Kingdom', british[label]?.[1] ?? '', 2014 + i, value)
  }
  return sealed('2023-07-07', 'transcription', drafts)
}

/** 2025: one file a table, years in columns, `e` on estimates. */
const edition2025: Transcriber = async (folder, facts, dataset) => {
  const files: [file: string, measure: string, place: string][] = [
    ['shareofgdp.csv', 'nato.core.share', 'Table 3/Share of real GDP (%)'],
    ['realchange.csv', 'nato.core.real-change', 'Table 3/Annual real change (%)'],
    [
      'def-exp-2025-en.table6-defence-expenditure-per-capita.csv',
      'nato.core.per-capita',
      'Table 6/Defence expenditure per capita',
    ],
    ['militarypersonelinthousands.csv', 'nato.personnel', 'Table 7'],
    ['portionofexpenditure_equipment.csv', 'nato.core.equipment', 'Table 8a/Equipment (a)'],
    ['portionofexpenditure_personel.csv', 'nato.core.personnel', 'Table 8a/Personnel (b)'],
    ['portionofexpenditure_infrastructure.csv', 'nato.core.infrastructure', 'Table 8b/Infrastructure (c)'],
    ['portionofexpenditure_other.csv', 'nato.core.other', 'Table 8b/Other (d)'],
  ]
  const starred = new Set(
    rows(folder, 'edition-2025/as-exported/realchange.csv')
      .map(([label = '']) => splitLabel(label))
      .filter((l) => l.mark !== '')
      .map((l) => l.name),
  )
  const drafts: Draft[] = []
  for (const [file, measure, place] of files) {
    const [heading = [], ...lines] = rows(folder, `edition-2025/${file}`)
    for (const [label = '', ...values] of lines)
      heading.slice(1).forEach((head, i) => {
        const area = areaOf(facts, dataset, label)
        const year = head.replace('e', '')
        drafts.push({
          measure,
          area,
          period: parsePeriod(year),
          ...VALUE(values[i] ?? ''),
          unit: unitOf(facts, dataset, measure, area, '2021'),
          status: head.endsWith('e') ? 'estimate' : 'outturn',
          mark: place.startsWith('Table 3') && starred.has(label) ? '*' : '',
          cell: `${place}/${label}/${head}`,
        })
      })
  }
  return sealed('2025-08-28', 'transcription', drafts)
}

/** 2026: one row a number; a cell without a row is one that NATO left blank. */
const edition2026: Transcriber = async (folder, facts, dataset) => {
  const measures: Record<string, string> = {
    core_nat_currency_current_m: 'nato.core.national.current',
    core_nat_currency_2021_m: 'nato.core.national.constant',
    core_usd_current_m: 'nato.core.usd.current',
    core_usd_2021_m: 'nato.core.usd.constant',
    core_share_gdp: 'nato.core.share',
    core_real_change_pct: 'nato.core.real-change',
    gdp_usd_current_m: 'nato.gdp.usd.current',
    gdp_usd_2021_m: 'nato.gdp.usd.constant',
    personnel_k: 'nato.personnel',
    equipment_share_pct: 'nato.core.equipment',
    personnel_share_pct: 'nato.core.personnel',
    infrastructure_share_pct: 'nato.core.infrastructure',
    other_share_pct: 'nato.core.other',
  }
  const drafts = new Map<string, Draft>()
  const blocks = new Map<string, { place: string; labels: Set<string> }>()
  const years = new Map<string, boolean>()
  const draft = (
    measure: string,
    place: string,
    label: string,
    year: string,
    estimate: boolean,
    value: string,
  ): Draft => {
    const area = areaOf(facts, dataset, label)
    return {
      measure,
      area,
      period: parsePeriod(year),
      ...VALUE(value),
      unit: unitOf(facts, dataset, measure, area, '2021'),
      status: estimate ? 'estimate' : 'outturn',
      mark: '',
      cell: `${place}/${label}/${year}${estimate ? 'e' : ''}`,
    }
  }
  for (const [table = '', block = '', , column = '', label = '', , year = '', estimate = '', value = ''] of rows(
    folder,
    'edition-2026/def-exp-2026-en.tables-long.csv',
  ).slice(1)) {
    const measure = measures[column]
    if (measure === undefined) throw new Error(`unknown column ${column}`)
    const place = `${table}/${block}`
    years.set(year, estimate === 'true')
    const known = blocks.get(measure) ?? { place, labels: new Set<string>() }
    known.labels.add(label)
    blocks.set(measure, known)
    drafts.set(`${measure}|${label}|${year}`, draft(measure, place, label, year, estimate === 'true', value))
  }
  for (const [measure, { place, labels }] of blocks)
    for (const label of labels)
      for (const [year, estimate] of years) {
        const key = `${measure}|${label}|${year}`
        if (!drafts.has(key)) drafts.set(key, draft(measure, place, label, year, estimate, ''))
      }
  return sealed('2026-07-07', 'transcription', [...drafts.values()])
}

const edition2024: Transcriber = async (folder, facts, dataset) => {
  const bytes = new Uint8Array(readFileSync(join(folder, 'edition-2024/240617-def-exp-2024-TABLES-en.xlsx')))
  const context = {
    dataset,
    areas: facts.areas,
    measures: facts.measures,
    edition: 'nato.defexp/2024-06-17',
    publishedOn: '2024-06-17',
    copy: 'original',
  }
  return [...(await readNatoWorkbook(bytes, context)).observations]
}

export const TRANSCRIBERS: Readonly<Record<string, { copy: string; read: Transcriber }>> = {
  '2019-06-25': { copy: 'transcription', read: edition2019 },
  '2023-07-07': { copy: 'transcription', read: edition2023 },
  '2024-06-17': { copy: 'original', read: edition2024 },
  '2025-08-28': { copy: 'transcription', read: edition2025 },
  '2026-07-07': { copy: 'transcription', read: edition2026 },
}

/** Writes the tidy CSV of every edition below `data`. */
export async function transcribe(folder: string, data: string, facts: Facts, dataset: Dataset): Promise<void> {
  for (const [day, { copy, read }] of Object.entries(TRANSCRIBERS)) {
    const observations = await read(folder, facts, dataset)
    writeFileSync(join(data, 'editions', dataset.id, day, `${copy}.csv`), formatTidy(observations))
    console.log(
      `${day} ${copy}: ${observations.filter((o) => o.value !== null).length} numbers, ${observations.filter((o) => o.value === null).length} blank`,
    )
  }
}
