import { SheetDraft, sheetOf } from '../../workbooks/sheet-draft.js'
import { cell, dropSheet, type LayoutFault, renameSheet, row } from './layout-fault.js'

/** Sheets, tables, columns and blocks that are not where or what they were. */
export const PLACES: readonly LayoutFault[] = [
  {
    what: 'numbers moved one column to the right',
    layout: '2024',
    change: (drafts) => sheetOf(drafts, 'TABLE3').shiftColumns(3),
    where: 'TABLE3!D8',
    words: ['a heading of at least two years', 'found an empty cell'],
  },
  {
    what: 'numbers moved one column to the right',
    layout: '2025',
    change: (drafts) => sheetOf(drafts, 'Table 5').shiftColumns(1),
    where: 'Table 5!B4',
    words: ['a heading of at least two years', 'found an empty cell'],
  },
  {
    what: 'everything moved one column to the right',
    layout: '2024',
    change: (drafts) => sheetOf(drafts, 'TABLE2').shiftColumns(0),
    where: 'TABLE2!B4',
    words: ['"Table 2: Defence expenditure"', 'found an empty cell'],
  },
  {
    what: 'one row moved one column to the right',
    layout: '2024',
    change: row('TABLE7', 'Spain', (cells) => cells.splice(4, 0, null)),
    where: 'TABLE7!L49',
    words: ['nothing right of column K', 'found "'],
  },
  {
    what: 'a renamed table',
    layout: '2024',
    change: cell('TABLE2', 'B4', 'Table 2 : Military outlays'),
    where: 'TABLE2!B4',
    words: ['"Table 2: Defence expenditure"', 'found "Table 2 : Military outlays"'],
  },
  {
    what: 'a renamed table',
    layout: '2025',
    change: cell('Table 8a', 'A1', 'Table 9: Distribution'),
    where: 'Table 8a!A1',
    words: ['Distribution of core defence expenditure by main category"', 'found "Table 9: Distribution"'],
  },
  {
    what: 'another unit',
    layout: '2024',
    change: cell('TABLE2', 'B6', 'Billion US dollars'),
    where: 'TABLE2!B6',
    words: ['"Million US dollars"', 'found "Billion US dollars"'],
  },
  {
    what: 'a renamed block',
    layout: '2024',
    change: cell('TABLE3', 'B10', 'Share of potential GDP (%)'),
    where: 'TABLE3!B10',
    words: ['the heading "Share of real GDP (%)"', 'found "Share of potential GDP (%)"'],
  },
  {
    what: 'a block gone',
    layout: '2025',
    change: (drafts) => {
      const draft = sheetOf(drafts, 'Table 8b')
      draft.rows.splice(draft.rowOf('Other (d)'))
    },
    where: 'Table 8b!A36',
    words: ['the heading "Other (d)"', 'found an empty cell'],
  },
  {
    what: 'a renamed first sheet',
    layout: '2024',
    change: renameSheet('TABLE1', 'TABELLE1'),
    where: 'workbook',
    words: ['a first sheet named "TABLE1" or "Table 1"', 'TABELLE1, TABLE2'],
  },
  {
    what: 'a renamed sheet',
    layout: '2025',
    change: renameSheet('Table 7', 'Table 7 '),
    where: 'workbook',
    words: ['a sheet named "Table 7"', 'Table 8a'],
  },
  {
    what: 'a missing sheet',
    layout: '2024',
    change: dropSheet('TABLE4'),
    where: 'workbook',
    words: ['a sheet named "TABLE4"', 'TABLE3, TABLE5'],
  },
  {
    what: 'a missing sheet',
    layout: '2025',
    change: dropSheet('Table 6'),
    where: 'workbook',
    words: ['a sheet named "Table 6"', 'Table 5, Table 7'],
  },
  {
    what: 'an extra sheet',
    layout: '2024',
    change: (drafts) => drafts.push(new SheetDraft('TABLE9')),
    where: 'workbook',
    words: ['only the sheets TABLE1, TABLE2', 'found "TABLE9"'],
  },
  {
    what: 'two price bases',
    layout: '2024',
    change: cell('TABLE3', 'B6', 'Based on 2015 prices'),
    where: 'TABLE3!B6',
    words: ['prices of 2021, as in the tables before', 'found "2015"'],
  },
  {
    what: 'two price bases in one table',
    layout: '2025',
    change: row('Table 5', 'Constant', (cells) => {
      cells[0] = 'Constant 2015 prices and exchange rates'
    }),
    where: 'Table 5!A39',
    words: ['prices of 2021, as in the tables before', 'found "2015"'],
  },
]
