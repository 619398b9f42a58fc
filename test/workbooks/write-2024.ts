import type { TableLayout } from '../../src/sources/layout.js'
import { parseCellName } from '../../src/sources/workbook.js'
import type { Observation } from '../../src/terms/observation.js'
import { summaryAcross, writeNumbers, yearsAcross } from './rows.js'
import { SheetDraft, toXlsx } from './sheet-draft.js'
import { type Content, Words, type WrittenWorkbook } from './words.js'

/** Years as the workbook of June 2024 has them: numbers, one of them typed as text, estimates with an `e`. */
function writeYears(draft: SheetDraft, words: Words, row: number, column: number): void {
  words.years.forEach(({ period, estimate }, i) => {
    draft.put(row, column + i, estimate ? `${period}e` : i === 5 ? period : Number(period))
  })
}

/** Rows that NATO left hidden below its blocks without aggregates. */
function writeHiddenRest(draft: SheetDraft, row: number, column: number): void {
  for (let i = 0; i < 6; i++) draft.put(row, column + i, '#REF!')
  draft.hide(row)
}

function writeTable(words: Words, layout: TableLayout): { draft: SheetDraft; placed: Observation[] } {
  const draft = new SheetDraft(layout.sheet)
  const placed: Observation[] = []
  const years = parseCellName(layout.years ?? 'D8')
  const [own = 1, under = 2] = layout.labels.map((name) => parseCellName(`${name}1`).column)
  draft.set(layout.title.at, words.title(layout).replace(':', ' :'))
  if (layout.unit) draft.set(layout.unit.at, words.fill(layout.unit.is[0] ?? ''))
  if (layout.columns)
    layout.columns.forEach((c, i) => {
      const heading = words.fill(c.heading)
      draft.put(years.row, years.column + i, /^\d+$/.test(heading) ? Number(heading) : heading)
    })
  else writeYears(draft, words, years.row, years.column)
  let row = years.row + (layout.blocks[0]?.heading === undefined ? 3 : 2)
  for (const block of layout.blocks) {
    if (block.heading !== undefined) draft.put(row++, own, `${words.fill(block.heading)} `)
    for (const area of words.areasOf(block.measure)) {
      draft.put(row, words.isAggregate(area) ? own : under, words.label(block.measure, area))
      const columns = layout.columns ? summaryAcross(words, layout.columns) : yearsAcross(words, block.measure)
      placed.push(...writeNumbers(draft, words, area, { row, from: years.column, columns }))
      row++
    }
    if (block.heading !== undefined && !block.rows.includes('aggregates')) writeHiddenRest(draft, row++, years.column)
  }
  draft.put(row + 2, under, 'Notes: Figures for the last years are estimates. ')
  draft.put(
    row + 3,
    under,
    '*  These Allies have national laws or political agreements which call for 2% of GDP or more.',
  )
  draft.put(row + 5, own, '-7-')
  return { draft, placed }
}

/**
 * A workbook as NATO laid it out in June 2024: sheets TABLE1 to TABLE8b, one heading of years for all blocks, labels in two
 * columns, hidden rows full of #REF!, Tables 4 and 7 further down.
 */
export async function write2024(content: Content): Promise<WrittenWorkbook> {
  const words = new Words(content)
  const tables = words.layout('2024').map((layout) => writeTable(words, layout))
  const drafts = tables.map((t) => t.draft)
  content.change?.(drafts)
  return { bytes: await toXlsx(drafts), placed: tables.flatMap((t) => t.placed) }
}
