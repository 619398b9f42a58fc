import { PledgebookError } from '../terms/fault.js'
import type { Observation } from '../terms/observation.js'
import { periodOf } from '../terms/period.js'
import { type SheetLayout, tidyText } from './layout.js'
import type { ReadingContext } from './reading-context.js'
import { shown } from './shown.js'
import { layoutFault, TableReader, type YearHeading } from './table-reader.js'
import { parseCellName, readWorkbook, type Sheet } from './workbook.js'
import { WorkbookReading } from './workbook-reading.js'

/** A workbook of one measure a sheet, read whole or not at all. */
export interface SheetsReading {
  readonly firstYear: number
  readonly lastYear: number
  readonly observations: readonly Observation[]
}

/** Says in `currencies` that the name means the currency of whichever area bears it. */
const OWN = 'own'

function currencyOf(context: ReadingContext, name: string, own: string, where: string): string {
  const code = context.dataset.currencies[name]
  if (code !== undefined) return code === OWN ? own : code
  throw new PledgebookError(
    'data',
    'workbook.unknownCurrency',
    `"${shown(name)}" is no currency name known to the dataset`,
    'add it under currencies: in data/datasets. Nothing was read',
    { where },
  )
}

/** A share written as a fraction, in per cent; the decimal point is moved, no digit made up. */
function percentOf(fraction: number, where: string): number {
  if (fraction < 1) {
    const [digits, exponent = '0'] = String(fraction).split('e')
    return Number(`${digits}e${Number(exponent) + 2}`)
  }
  throw new PledgebookError(
    'data',
    'value.impossible',
    `${fraction} is not below 1, but shares here are fractions`,
    'if the publisher writes per cent now, say so in data/datasets. Nothing was read',
    { where },
  )
}

function readRow(
  reading: WorkbookReading,
  reader: TableReader,
  layout: SheetLayout,
  row: number,
  area: { readonly code: string; readonly currency: string },
  years: readonly YearHeading[],
): void {
  const { context } = reading
  const named = layout.currency === undefined ? undefined : parseCellName(layout.currency.at).column
  const where = reader.name(row, named ?? 0)
  const currency =
    named === undefined
      ? area.currency
      : currencyOf(context, tidyText(String(reader.at(row, named) ?? '')), area.currency, where)
  const unit = reading.unitOf(layout.measure, currency, where)
  for (const { column, year } of years) {
    const cell = reader.name(row, column)
    const written = reader.at(row, column)
    const gone = typeof written === 'string' && context.dataset.noSuchState?.includes(tidyText(written))
    const { value, missing } = gone
      ? { value: null, missing: 'no-such-state' as const }
      : reading.valueOf(reader, row, column, layout.measure)
    reading.add({
      measure: layout.measure,
      area: area.code,
      period: periodOf(year),
      value: value !== null && layout.fractions ? percentOf(value, cell) : value,
      missing,
      unit,
      status: 'outturn',
      mark: '',
      cell,
    })
  }
  reader.expectNothingAfter(row, years.at(-1)?.column ?? 0)
}

function readSheet(reading: WorkbookReading, sheet: Sheet, layout: SheetLayout): void {
  const { context } = reading
  const labels = [layout.areas.at.replace(/\d+/, '')]
  const reader = new TableReader(sheet, { sheet: layout.sheet, title: layout.title, labels, blocks: [] })
  const told = reader.expect(layout.title)
  for (const expected of [layout.unit, layout.areas, layout.currency]) if (expected) reader.expect(expected)
  const at = parseCellName(layout.years)
  const years = reader.years(at.row, at.column)
  const span = `${years[0]?.year} to ${years.at(-1)?.year}`
  if (span !== `${told.first} to ${told.last}`)
    layoutFault(reader.name(at.row, at.column), `the years ${told.first} to ${told.last}, as the title says`, span)
  reading.setYears(years, reader.name(at.row, at.column))
  const found = new Map<string, string>()
  for (let row = at.row + 1; row < sheet.rows.length; row++) {
    const label = reader.isHidden(row) ? undefined : reader.labelOf(row)
    const area = label && context.areas.find((a) => a.name === label.label || a.names.includes(label.label))
    if (label === undefined || area === undefined) continue
    const before = found.get(area.code)
    if (before !== undefined)
      layoutFault(reader.name(row, label.labelColumn), `each area once; ${area.code} is at ${before}`, label.label)
    found.set(area.code, reader.name(row, label.labelColumn))
    readRow(reading, reader, layout, row, area, years)
  }
  const missing = context.areas.filter((a) => !found.has(a.code) && !context.dataset.exempt.includes(a.code))
  if (missing.length > 0)
    layoutFault(
      sheet.name,
      `a row for each of ${missing.map((a) => a.name).join(', ')}`,
      `${found.size} rows of areas known to the book`,
    )
}

/**
 * Reads SIPRI's military expenditure workbook: the sheets that `data/datasets` names, rows of the book's areas, all years.
 * Estimates are told by the colour of the font alone, which is not read: every figure is given as an outturn. All or nothing: another title,
 * heading, year or currency name, a missing or doubled area is a `data` fault that names sheet and cell.
 */
export async function readSipriWorkbook(bytes: Uint8Array, context: ReadingContext): Promise<SheetsReading> {
  const workbook = await readWorkbook(bytes)
  const names = workbook.map((s) => s.name)
  const reading = new WorkbookReading(context)
  for (const layout of context.dataset.sheets ?? []) {
    const [sheet, second] = workbook.filter((s) => tidyText(s.name) === layout.sheet)
    if (sheet === undefined) layoutFault('workbook', `a sheet named "${layout.sheet}"`, names.join(', '))
    if (second !== undefined) layoutFault('workbook', `one sheet named "${layout.sheet}"`, names.join(', '))
    readSheet(reading, sheet, layout)
  }
  return {
    firstYear: reading.years?.first ?? 0,
    lastYear: reading.years?.last ?? 0,
    observations: reading.observations,
  }
}
