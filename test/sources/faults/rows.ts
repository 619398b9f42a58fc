import { sheetOf } from '../../workbooks/sheet-draft.js'
import { cell, dropRow, type LayoutFault, row } from './layout-fault.js'

/** Rows and cells. In the layout of 2024 Albania stands in row 11 and Spain in row 37. */
export const ROWS: readonly LayoutFault[] = [
  {
    what: 'a missing ally',
    layout: '2024',
    change: dropRow('TABLE2', 'Spain'),
    where: 'TABLE2!11:42',
    words: ['a row for each of ESP (nato.core.usd.current)', '32 rows without'],
  },
  {
    what: 'a missing ally',
    layout: '2025',
    change: dropRow('Table 8a', 'Türkiye'),
    where: 'Table 8a!5:34',
    words: ['a row for each of TUR (nato.core.equipment)', '30 rows without'],
  },
  {
    what: 'a blank row that cuts a block in two',
    layout: '2025',
    change: (drafts) => {
      const draft = sheetOf(drafts, 'Table 7')
      draft.rows.splice(draft.rowOf('United Kingdom'), 0, { cells: [], hidden: false })
    },
    where: 'Table 7!4:32',
    words: ['a row for each of GBR, USA, NATO-Europe-Canada, NATO (nato.personnel)'],
  },
  {
    what: 'a missing aggregate',
    layout: '2024',
    change: dropRow('TABLE7', 'NATO Total'),
    where: 'TABLE7!23:54',
    words: ['a row for each of NATO (nato.personnel)'],
  },
  {
    what: 'a misspelt ally',
    layout: '2024',
    change: cell('TABLE2', 'C37', 'Spian'),
    where: 'TABLE2!C37',
    words: ['"Spian" is no area known to the book', 'did you mean "Spain"?', 'data/areas.yaml'],
  },
  {
    what: 'an ally twice',
    layout: '2024',
    change: cell('TABLE2', 'C37', 'Slovenia*'),
    where: 'TABLE2!C37',
    words: ['each area once in a block', 'found "Slovenia*"'],
  },
  {
    what: 'an aggregate twice',
    layout: '2025',
    change: row('Table 3', 'NATO Europe and Canada', (cells) => {
      cells[0] = 'NATO Total'
    }),
    where: 'Table 3!A37',
    words: ['each area once in a block', 'found "NATO Total"'],
  },
  {
    what: 'a row of a state outside the alliance',
    layout: '2024',
    change: (drafts) => {
      const cells = [null, null, 'Austria   (Euros)', 1, 2, 3, 4, 5, 6, 7]
      sheetOf(drafts, 'TABLE1').rows.splice(11, 0, { cells, hidden: false })
    },
    where: 'TABLE1!C12',
    words: ['only members on 2027-06-30', 'found "Austria (Euros)"'],
  },
  {
    what: 'a row without a label',
    layout: '2024',
    change: cell('TABLE1', 'C37', null),
    where: 'TABLE1!A37',
    words: ['a row with a label', 'found "'],
  },
  {
    what: 'an unknown currency',
    layout: '2024',
    change: cell('TABLE1', 'C32', 'Poland   (Zlotis)'),
    where: 'TABLE1!C32',
    words: ['"Zlotis" is no currency name known to the dataset', 'did you mean "Zlotys"?'],
  },
  {
    what: 'a currency of no ally',
    layout: '2025',
    change: row('Table 1', 'Spain', (cells) => {
      cells[0] = 'Spain   (Pieces of eight)'
    }),
    where: 'Table 1!A31',
    words: ['"Pieces of eight" is no currency name', 'known are: Leks, Euros'],
  },
  {
    what: 'text in the cell of a number',
    layout: '2024',
    change: cell('TABLE1', 'E12', 'not known'),
    where: 'TABLE1!E12',
    words: ['a number or an empty cell', 'found "not known"'],
  },
  {
    what: 'a number typed as text, with a decimal comma',
    layout: '2025',
    change: cell('Table 3', 'C6', '2,58'),
    where: 'Table 3!C6',
    words: ['a number or an empty cell', 'found "2,58"'],
  },
  {
    what: 'a truth value in the cell of a number',
    layout: '2024',
    change: cell('TABLE3', 'E12', true),
    where: 'TABLE3!E12',
    words: ['a number or an empty cell', 'found "true"'],
  },
  {
    what: '#REF! in the cell of a number',
    layout: '2024',
    change: cell('TABLE8b', 'J12', '#REF!'),
    where: 'TABLE8b!J12',
    words: ['a number or an empty cell', 'found "#REF!"'],
  },
  {
    what: 'a row of #REF! shown that was hidden',
    layout: '2024',
    change: (drafts) => {
      sheetOf(drafts, 'TABLE1').row(41).hidden = false
    },
    where: 'TABLE1!A42',
    words: ['a row with a label', 'found "#REF!"'],
  },
  {
    what: 'a negative GDP',
    layout: '2024',
    change: cell('TABLE5', 'D11', -1),
    where: 'TABLE5!D11',
    words: ['-1 is below 0, the least nato.gdp.usd.current can be', "check the publisher's file"],
  },
  {
    what: 'a number right of the last year',
    layout: '2024',
    change: cell('TABLE2', 'K20', 17),
    where: 'TABLE2!K20',
    words: ['nothing right of column J', 'found "17"'],
  },
  {
    what: 'a number right of the last column of the summary',
    layout: '2024',
    change: cell('TABLE4', 'I30', 17),
    where: 'TABLE4!I30',
    words: ['nothing right of column H', 'found "17"'],
  },
  {
    what: 'an extra row below the last block',
    layout: '2024',
    change: (drafts) => {
      const draft = sheetOf(drafts, 'TABLE8b')
      draft.put(draft.rows.length, 2, 'Utopia')
      draft.put(draft.rows.length - 1, 4, 3)
    },
    where: 'TABLE8b!E82',
    words: ['only notes below the last block', 'found "3"'],
  },
  {
    what: 'an extra row below the notes of the summary',
    layout: '2025',
    change: (drafts) => {
      const draft = sheetOf(drafts, 'Table 4')
      draft.put(draft.rows.length, 0, 'Utopia')
      draft.put(draft.rows.length - 1, 1, 3)
    },
    where: 'Table 4!B37',
    words: ['only notes below the last block', 'found "3"'],
  },
]
