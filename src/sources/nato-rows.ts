import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { type BlockLayout, matchText, tidyText } from './layout.js'
import { expectedAllies, type ReadingContext } from './reading-context.js'
import { shown } from './shown.js'
import { type LabelledRow, layoutFault, type TableReader } from './table-reader.js'

/** A row of a block, its label understood. */
export interface AreaRow extends LabelledRow {
  readonly area: string
  readonly mark: string
  readonly currency: string
}

/** Splits `Czechia*   (Koruny)` into name, footnote mark (of at most three stars) and what stands in brackets. */
export function splitLabel(label: string): { name: string; mark: string; bracket: string } {
  const match = /^(.*?)\s*(\*{0,3})\s*(?:\(([^()]*)\))?\s*(\*{0,3})$/u.exec(tidyText(label))
  return { name: match?.[1] ?? label, mark: (match?.[2] ?? '') + (match?.[4] ?? ''), bracket: match?.[3] ?? '' }
}

/** Says in `currencies` that the name (Kroner) means the currency of whichever area bears it. */
const OWN = 'own'

function understand(context: ReadingContext, reader: TableReader, row: LabelledRow): AreaRow {
  const { name, mark, bracket } = splitLabel(row.label)
  const where = reader.name(row.index, row.labelColumn)
  const aggregate = context.dataset.aggregates[name]
  if (aggregate !== undefined) return { ...row, area: aggregate, mark, currency: '' }
  const area = context.areas.find((a) => a.name === name || a.names.includes(name))
  if (area === undefined) {
    const known = [...context.areas.flatMap((a) => [a.name, ...a.names]), ...Object.keys(context.dataset.aggregates)]
    throw new PledgebookError(
      'data',
      'workbook.unknownArea',
      `"${shown(name)}" is no area known to the book`,
      `${didYouMean(name, known)}. A new name goes into data/areas.yaml`,
      { where },
    )
  }
  const named = bracket === '' ? OWN : context.dataset.currencies[bracket]
  const currency = named === OWN ? area.currency : named
  if (currency === undefined)
    throw new PledgebookError(
      'data',
      'workbook.unknownCurrency',
      `"${shown(bracket)}" is no currency name known to the dataset`,
      didYouMean(bracket, Object.keys(context.dataset.currencies)),
      { where },
    )
  return { ...row, area: area.code, mark, currency }
}

/**
 * Rows of a block from `from` on: up to a blank row where each block has its own years, else up to the next heading or
 * the notes. Throws a `data` fault for an area twice, an unknown one, or a missing one.
 */
export function rowsOf(
  context: ReadingContext,
  reader: TableReader,
  block: BlockLayout,
  from: number,
): { rows: AreaRow[]; next: number } {
  const headings = reader.layout.blocks.map((b) => b.heading).filter((h) => h !== undefined)
  const rows: AreaRow[] = []
  let row = from
  for (; row < reader.sheet.rows.length; row++) {
    if (reader.isHidden(row)) continue
    if (reader.isBlank(row)) {
      if (rows.length > 0 && reader.layout.valuesFrom !== undefined) break
      continue
    }
    const label = reader.labelOf(row)
    if (label === undefined)
      layoutFault(
        reader.name(row, 0),
        'a row with a label',
        reader.sheet.rows[row]?.find((v) => v !== null),
      )
    if (reader.isNotes(row) || headings.some((h) => matchText(label.label, h))) break
    const understood = understand(context, reader, label)
    if (rows.some((r) => r.area === understood.area))
      layoutFault(reader.name(row, label.labelColumn), `each area once in a block`, label.label)
    rows.push(understood)
  }
  checkAreas(context, reader, block, rows, from)
  return { rows, next: row }
}

function checkAreas(
  context: ReadingContext,
  reader: TableReader,
  block: BlockLayout,
  rows: readonly AreaRow[],
  from: number,
): void {
  const expected = [
    ...(block.rows.includes('allies') ? expectedAllies(context) : []),
    ...(block.rows.includes('aggregates') ? Object.values(context.dataset.aggregates) : []),
  ]
  const found = new Set(rows.map((r) => r.area))
  const missing = expected.filter((code) => !found.has(code))
  const where = `${reader.sheet.name}!${from + 1}:${(rows.at(-1)?.index ?? from) + 1}`
  if (missing.length > 0)
    layoutFault(where, `a row for each of ${missing.join(', ')} (${block.measure})`, `${rows.length} rows without`)
  const extra = rows.find((r) => !expected.includes(r.area) && !block.optional.includes(r.area))
  if (extra)
    layoutFault(reader.name(extra.index, extra.labelColumn), `only members on ${context.publishedOn}`, extra.label)
}
