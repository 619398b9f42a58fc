import type { Observation } from '../terms/observation.js'
import { periodOf } from '../terms/period.js'
import { type BlockLayout, type Dataset, matchText, type TableLayout, tidyText, type WorkbookLayout } from './layout.js'
import { rowsOf } from './nato-rows.js'
import { readSummary } from './nato-summary.js'
import type { ReadingContext } from './reading-context.js'
import { layoutFault, TableReader, type YearHeading } from './table-reader.js'
import { parseCellName, readWorkbook, type Sheet } from './workbook.js'
import { WorkbookReading } from './workbook-reading.js'

/** A publisher's file, read whole or not at all. */
export interface Reading {
  readonly layout: string
  readonly basis: string
  readonly constantPrices: string
  readonly firstYear: number
  readonly lastYear: number
  readonly observations: readonly Observation[]
  /** Rows the publisher hid: not published, and so not read. */
  readonly hiddenRows: number
}

function readBlock(
  reading: WorkbookReading,
  reader: TableReader,
  block: BlockLayout,
  years: YearHeading[],
  from: number,
): number {
  const { rows, next } = rowsOf(reading.context, reader, block, from)
  for (const row of rows) {
    const unit = reading.unitOf(block.measure, row.currency, reader.name(row.index, row.labelColumn))
    for (const heading of years)
      reading.add({
        measure: block.measure,
        area: row.area,
        period: periodOf(heading.year),
        ...reading.valueOf(reader, row.index, heading.column, block.measure),
        unit,
        status: heading.estimate ? 'estimate' : 'outturn',
        mark: row.mark,
        cell: reader.name(row.index, heading.column),
      })
    reader.expectNothingAfter(row.index, years.at(-1)?.column ?? 0)
  }
  return next
}

function nextRow(reader: TableReader, from: number): number {
  let row = from
  while (row < reader.sheet.rows.length && (reader.isHidden(row) || reader.isBlank(row))) row++
  return row
}

function expectHeading(reading: WorkbookReading, reader: TableReader, heading: string, row: number): void {
  const label = reader.labelOf(row)
  const found = label && matchText(label.label, heading)
  if (!found) layoutFault(reader.name(row, label?.labelColumn ?? 0), `the heading "${heading}"`, label?.label)
  reading.setBase(found.base, reader.name(row, label?.labelColumn ?? 0))
}

function readTable(reading: WorkbookReading, sheet: Sheet, layout: TableLayout): { title: string } {
  const reader = new TableReader(sheet, layout)
  reader.expect(layout.title)
  const title = tidyText(String(reader.at(parseCellName(layout.title.at).row, parseCellName(layout.title.at).column)))
  if (layout.unit) reading.setBase(reader.expect(layout.unit).base, `${sheet.name}!${layout.unit.at}`)
  if (layout.columns) {
    expectOnlyNotes(reader, readSummary(reading, reader, layout))
    return { title }
  }
  let row = parseCellName(layout.unit?.at ?? layout.title.at).row + 1
  let years: YearHeading[] = []
  if (layout.years) {
    const at = parseCellName(layout.years)
    years = reader.years(at.row, at.column)
    reading.setYears(years, `${sheet.name}!${layout.years}`)
    row = at.row + 1
  }
  for (const block of layout.blocks) {
    row = nextRow(reader, row)
    if (block.heading !== undefined) {
      expectHeading(reading, reader, block.heading, row)
      row = nextRow(reader, row + 1)
    }
    if (layout.valuesFrom) {
      const column = parseCellName(`${layout.valuesFrom}1`).column
      if (reader.labelOf(row))
        layoutFault(reader.name(row, 0), 'a heading of years with an empty first cell', reader.labelOf(row)?.label)
      years = reader.years(row, column)
      reading.setYears(years, reader.name(row, column))
      row++
    }
    row = readBlock(reading, reader, block, years, row)
  }
  expectOnlyNotes(reader, row)
  return { title }
}

/** Below the last block only notes may stand: a further row of numbers would be lost. */
function expectOnlyNotes(reader: TableReader, from: number): void {
  for (let row = from; row < reader.sheet.rows.length; row++) {
    if (reader.isHidden(row) || reader.isBlank(row)) continue
    const column = (reader.sheet.rows[row] ?? []).findIndex((value) => typeof value === 'number')
    if (column >= 0 && reader.labelOf(row))
      layoutFault(reader.name(row, column), 'only notes below the last block', reader.at(row, column))
  }
}

/** The layout whose sheets the workbook has. Throws `data` `workbook.layout` when none fits. */
function chooseLayout(dataset: Dataset, sheets: readonly Sheet[]): WorkbookLayout {
  const names = sheets.map((s) => s.name)
  for (const layout of dataset.layouts)
    if (names.includes(layout.tables[0]?.sheet ?? '')) {
      const lacking = layout.tables.filter((t) => !names.includes(t.sheet) && !layout.mayLack.includes(t.sheet))
      if (lacking[0]) layoutFault('workbook', `a sheet named "${lacking[0].sheet}"`, names.join(', '))
      const extra = names.find((name) => !layout.tables.some((t) => t.sheet === name))
      if (extra !== undefined)
        layoutFault('workbook', `only the sheets ${layout.tables.map((t) => t.sheet).join(', ')}`, extra)
      const twice = names.find((name, i) => names.indexOf(name) !== i)
      if (twice !== undefined) layoutFault('workbook', `one sheet named "${twice}"`, names.join(', '))
      return layout
    }
  return layoutFault(
    'workbook',
    `a first sheet named ${dataset.layouts.map((l) => `"${l.tables[0]?.sheet}"`).join(' or ')}`,
    names.join(', '),
  )
}

/**
 * Reads NATO's expenditure workbook in any layout that `data/datasets` describes. All of it or nothing: a moved column,
 * a renamed table, a wrong order of years or a missing ally is a `data` fault that names sheet and cell.
 */
export async function readNatoWorkbook(bytes: Uint8Array, context: ReadingContext): Promise<Reading> {
  const sheets = await readWorkbook(bytes)
  const layout = chooseLayout(context.dataset, sheets)
  const reading = new WorkbookReading(context)
  let basis: string | undefined
  for (const table of layout.tables) {
    const sheet = sheets.find((s) => s.name === table.sheet)
    if (sheet === undefined) continue
    const { title } = readTable(reading, sheet, table)
    const told = context.dataset.bases.find((b) => title.toLowerCase().includes(b.word))?.basis
    if (told !== undefined && basis === undefined) basis = told
  }
  return {
    layout: layout.id,
    basis: basis ?? 'defence',
    constantPrices: reading.base ?? '',
    firstYear: reading.years?.first ?? 0,
    lastYear: reading.years?.last ?? 0,
    observations: reading.observations,
    hiddenRows: sheets.reduce((n, s) => n + s.hidden.size, 0),
  }
}
