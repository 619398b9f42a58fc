import type { SheetLayout } from '../../src/sources/layout.js'
import type { ReadingContext } from '../../src/sources/reading-context.js'
import { parseCellName } from '../../src/sources/workbook.js'
import { type Cell, SheetDraft, toXlsx } from './sheet-draft.js'
import { WORLD } from './world.js'

export const SIPRI = WORLD.datasets.find((d) => d.id === 'sipri.milex')!
export const SIPRI_DAY = '2027-04-26'
const YEARS = [2023, 2024, 2025, 2026]

export function sipriContext(day = SIPRI_DAY): ReadingContext {
  const { areas, measures } = WORLD.facts
  return { dataset: SIPRI, areas, measures, edition: `sipri.milex/${day}`, publishedOn: day, copy: 'original' }
}

/** A made-up figure of an area and a year; no figure of SIPRI's. */
export function madeUpFigure(layout: SheetLayout, area: number, year: number): number {
  const step = area + (year - 2023) / 4
  return layout.fractions ? Number((0.01 + step / 10_000).toFixed(6)) : 1_000 + step
}

const CURRENCY_NAMES = new Map(Object.entries(SIPRI.currencies).map(([name, code]) => [code, name]))

function write(layout: SheetLayout): SheetDraft {
  const draft = new SheetDraft(layout.sheet)
  const text = (words: { at: string; is: readonly string[] } | undefined) => {
    const { row, column } = parseCellName(words?.at ?? 'A1')
    const filled = words?.is[0]
      ?.replace('{first}', '2023')
      .replace('{last}', '2026')
      .replace(' © SIPRI {issued}', '      © SIPRI 2027')
    if (filled !== undefined) draft.put(row, column, filled)
  }
  for (const words of [layout.title, layout.unit, layout.areas, layout.currency]) text(words)
  const at = parseCellName(layout.years)
  YEARS.forEach((year, i) => {
    draft.put(at.row, at.column + i, year)
  })
  let row = at.row + 2
  draft.put(row++, 0, 'Europe')
  draft.put(row, 0, 'Yugoslavia')
  YEARS.forEach((_, i) => {
    draft.put(row, at.column + i, 'xxx')
  })
  row++
  WORLD.facts.areas.forEach((area, index) => {
    const cells: Cell[] = YEARS.map((year) => madeUpFigure(layout, index, year))
    draft.put(row, 0, index === 0 ? `${area.name}  ` : area.name)
    if (layout.currency)
      draft.put(row, parseCellName(layout.currency.at).column, CURRENCY_NAMES.get(area.currency) ?? 'Kroner')
    cells.forEach((cell, i) => {
      draft.put(row, at.column + i, cell)
    })
    row++
  })
  return draft
}

/** A small workbook as SIPRI lays it out, with made-up figures; something may be changed before it is written. */
export function sipriWorkbook(change?: (drafts: SheetDraft[]) => void): Promise<Uint8Array> {
  const drafts = [new SheetDraft('Front page'), ...(SIPRI.sheets ?? []).map(write), new SheetDraft('Footnotes')]
  drafts[0]?.put(0, 0, 'made up')
  drafts.at(-1)?.put(0, 0, 'made up')
  change?.(drafts)
  return toXlsx(drafts)
}
