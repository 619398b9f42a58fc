import { sheetOf } from '../../workbooks/sheet-draft.js'
import { cell, type LayoutFault } from './layout-fault.js'

/** Headings of years. The small workbooks have 2021 to 2027e, in D8:J8 or B4:H4 of most sheets. */
export const YEARS: readonly LayoutFault[] = [
  {
    what: 'years in a wrong order',
    layout: '2024',
    change: (drafts) => {
      cell('TABLE1', 'E8', 2023)(drafts)
      cell('TABLE1', 'F8', 2022)(drafts)
    },
    where: 'TABLE1!E8',
    words: ['the year 2022', 'found "2023"'],
  },
  {
    what: 'a year missing',
    layout: '2024',
    change: cell('TABLE5', 'F8', 2024),
    where: 'TABLE5!F8',
    words: ['the year 2023', 'found "2024"'],
  },
  {
    what: 'a year missing',
    layout: '2025',
    change: cell('Table 7', 'C3', '2023'),
    where: 'Table 7!C3',
    words: ['the year 2022', 'found "2023"'],
  },
  {
    what: 'the heading of a year left empty',
    layout: '2024',
    change: cell('TABLE1', 'H8', null),
    where: 'TABLE1!H11',
    words: ['nothing right of column G', 'found "'],
  },
  {
    what: 'other years than the tables before',
    layout: '2024',
    change: (drafts) => {
      ;[2020, 2021, 2022, 2023, 2024, '2025e', '2026e'].forEach((year, i) => {
        sheetOf(drafts, 'TABLE6').put(7, 3 + i, year)
      })
    },
    where: 'TABLE6!D8',
    words: ['the years 2021 to 2027, as in the tables before', 'found "2020 to 2026"'],
  },
  {
    what: 'other years in its second block',
    layout: '2025',
    change: (drafts) => {
      const draft = sheetOf(drafts, 'Table 2')
      const row = draft.rowOf('Constant') + 1
      ;[2020, 2021, 2022, 2023, 2024, '2025e', '2026e'].forEach((year, i) => {
        draft.put(row, 1 + i, year)
      })
    },
    where: 'Table 2!B40',
    words: ['the years 2021 to 2027, as in the tables before', 'found "2020 to 2026"'],
  },
  {
    what: 'a year that no publication can be about',
    layout: '2024',
    change: cell('TABLE1', 'D8', 1066),
    where: 'TABLE1!D8',
    words: ['expected a year', 'found "1066"'],
  },
  {
    what: 'an outturn after an estimate',
    layout: '2024',
    change: cell('TABLE1', 'J8', 2027),
    where: 'TABLE1!J8',
    words: ['2027e after an estimate', 'found "2027"'],
  },
  {
    what: 'an outturn after an estimate',
    layout: '2025',
    change: cell('Table 1', 'H4', '2027'),
    where: 'Table 1!H4',
    words: ['2027e after an estimate', 'found "2027"'],
  },
  {
    what: 'text among the years',
    layout: '2024',
    change: cell('TABLE8a', 'E8', 'budget'),
    where: 'TABLE8a!E8',
    words: ['the year 2022', 'found "budget"'],
  },
  {
    what: 'a label before the years',
    layout: '2025',
    change: cell('Table 3', 'A4', 'Country'),
    where: 'Table 3!A4',
    words: ['a heading of years with an empty first cell', 'found "Country"'],
  },
  {
    what: 'no heading of years at all',
    layout: '2025',
    change: (drafts) => {
      sheetOf(drafts, 'Table 3').rows.splice(3, 1)
    },
    where: 'Table 3!A4',
    words: ['a heading of years with an empty first cell', 'found "Albania"'],
  },
  {
    what: 'another first year in the summary',
    layout: '2024',
    change: cell('TABLE4', 'D20', 2020),
    where: 'TABLE4!D20',
    words: ['the year 2021', 'found "2020"'],
  },
  {
    what: 'another last year in the summary',
    layout: '2025',
    change: cell('Table 4', 'D3', 'Real change 2021-2026e (%)'),
    where: 'Table 4!D3',
    words: ['the year 2027', 'found "Real change 2021-2026e (%)"'],
  },
  {
    what: 'a renamed column in the summary',
    layout: '2024',
    change: cell('TABLE4', 'F20', 'Nominal change 2021-2027e (%)'),
    where: 'TABLE4!F20',
    words: ['the heading "Real change {first}-{last} (%)"', 'found "Nominal change 2021-2027e (%)"'],
  },
]
