import type { TableLayout } from '../../src/sources/layout.js'
import { parseCellName } from '../../src/sources/workbook.js'
import type { Observation } from '../../src/terms/observation.js'
import { summaryAcross, writeNumbers, yearsAcross } from './rows.js'
import { SheetDraft, toXlsx } from './sheet-draft.js'
import { type Content, Words, type WrittenWorkbook } from './words.js'

function writeTable(words: Words, layout: TableLayout): { draft: SheetDraft; placed: Observation[] } {
  const draft = new SheetDraft(layout.sheet)
  const placed: Observation[] = []
  draft.set(layout.title.at, words.title(layout))
  if (layout.unit) draft.set(layout.unit.at, words.fill(layout.unit.is.at(-1) ?? ''))
  let row = 2
  for (const block of layout.blocks) {
    if (block.heading !== undefined) draft.put(row++, 0, words.fill(block.heading))
    const headings = layout.columns
      ? layout.columns.map((c) => words.fill(c.heading))
      : words.years.map(({ period, estimate }) => (estimate ? `${period}e` : Number(period)))
    const from = parseCellName(layout.years ?? `${layout.valuesFrom}1`).column
    headings.forEach((heading, i) => {
      draft.put(row, from + i, heading)
    })
    row++
    for (const area of words.areasOf(block.measure)) {
      draft.put(row, 0, words.label(block.measure, area))
      const columns = layout.columns ? summaryAcross(words, layout.columns) : yearsAcross(words, block.measure)
      placed.push(...writeNumbers(draft, words, area, { row, from, columns }))
      row++
    }
    row++
  }
  draft.put(row, 0, 'Notes: Figures for the last two years are estimates.')
  return { draft, placed }
}

/**
 * A workbook as NATO laid it out in 2025 and 2026: sheets `Table 1` to `Table 8b`, labels in column A, a heading of years
 * above every block, a blank row below it. Tables without figures are left out.
 */
export async function write2025(content: Content): Promise<WrittenWorkbook> {
  const words = new Words(content)
  const tables = words
    .layout('2025')
    .filter((layout) => layout.blocks.some((b) => words.areasOf(b.measure).length > 0))
    .map((layout) => writeTable(words, layout))
  const drafts = tables.map((t) => t.draft)
  content.change?.(drafts)
  return { bytes: await toXlsx(drafts), placed: tables.flatMap((t) => t.placed) }
}
