import { type ChartOptions, openSheet, requireRoom } from './chart-sheet.js'
import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { keySentence, sentences, statusWord } from './chart-words.js'
import { type Figures, figuresOf, type Value } from './figures.js'
import type { Box } from './label-placing.js'
import type { Level } from './level.js'
import { plainText } from './markup.js'
import type { ChartWords } from './sheet-words.js'
import { dot, rule } from './strokes.js'
import { baseline, drawText, type TextLine, textLine } from './text-line.js'
import { fitted, textWidth } from './text-width.js'
import { marksOf, valueScale } from './value-axis.js'

/** One area under three readings, from the least to the most that counts. */
export interface ReadingsRow {
  readonly label: string
  readonly values: readonly [number, number, number]
  readonly estimate: boolean
  /** JSON pointers to the three values in the answer. */
  readonly at?: readonly [string, string, string] | undefined
  /** A sum of the others, set off from them. */
  readonly total?: boolean
}

/** Areas under three readings against a cap. All numbers in the one unit of the chart. */
export interface ReadingsSpec extends ChartWords {
  /** Names of the readings, the narrowest first. */
  readonly names: readonly [string, string, string]
  readonly cap: Level
  readonly rows: readonly ReadingsRow[]
}

const ROW = 17
const GAP = 8
const APART = 56
const LEAST_WIDTH = 50
const MIDDLE = 1

const numbersOf = (spec: ReadingsSpec): Value[] => [spec.cap.value, ...spec.rows.flatMap((row) => [...row.values])]

/** Areas by the middle reading, the largest first, a sum last. */
function inOrder({ rows }: ReadingsSpec): ReadingsRow[] {
  return rows.toSorted(
    (a, b) => Number(a.total ?? false) - Number(b.total ?? false) || b.values[MIDDLE] - a.values[MIDDLE],
  )
}

function drawRow(row: ReadingsRow, y: number, x: (value: number) => number, size: number, figures: Figures) {
  const drawn = row.values.map((value) => x(figures.scaled(value) ?? 0))
  const [low = 0, middle = 0, high = 0] = drawn
  return [
    rule({ x: low, y }, { x: high, y }, 'short'),
    ...[low, high].map((end) => rule({ x: end, y: y - 4 }, { x: end, y: y + 4 }, 'short')),
    dot({ x: middle, y }, row.estimate ? 'estimate' : 'outturn', Math.min(4, size / 3), row.at?.[MIDDLE]),
  ]
}

/**
 * A dot on the middle reading of each area, a line from the narrow to the broad one, and the cap across all rows. Throws
 * `input`: `chart.noData` without an area, `chart.size`, `chart.decimals`, `chart.id`.
 */
export function readingsChart(spec: ReadingsSpec, options: ChartOptions): string {
  const rows = inOrder(spec)
  const figures = figuresOf(rows.length === 0 ? [] : numbersOf(spec), options.decimals)
  const unit = figures.unit(spec.unit)
  const size = (options.width ?? 720) < 480 ? 11 : 12
  const [narrow, middle, broad] = spec.names
  const key = keySentence([
    `dot: the ${middle} reading`,
    rows.some((r) => r.estimate) ? 'open dot, e: an estimate' : '',
    `line: from the ${narrow} to the ${broad} one`,
  ])
  const head = size * 1.6
  const foot = size * 1.6
  const sheet = openSheet(spec, unit, key, options, head + foot + rows.length * ROW)
  const { body } = sheet
  const height = Math.min(ROW * 1.6, (body.bottom - body.top - head - foot) / rows.length)
  const columns = columnsOf(spec, rows, body, size, figures)
  const x = valueScale(
    numbersOf(spec).map((v) => figures.scaled(v) ?? 0),
    [columns.plotLeft, columns.plotRight],
    APART,
  )
  const top = body.top + head
  const bottom = top + rows.length * height
  const texts: TextLine[] = spec.names.map((name, i) =>
    textLine({ x: columns.ends[i] ?? 0, y: body.top + size, text: name, size }, { anchor: 'end', ink: 'muted' }),
  )
  const marks = marksOf(x, figures, APART)
  const grid = marks.map(({ at }) => rule({ x: at, y: top }, { x: at, y: bottom }, 'grid'))
  const cap = x(figures.scaled(spec.cap.value) ?? 0)
  const last = Math.min(...texts.map((t) => t.box.left)) - GAP
  const name = fitted(plainText(spec.cap.label), last - body.left, size)
  const left = Math.max(body.left, Math.min(cap + 4, last - textWidth(name, size)))
  texts.push(textLine({ x: left, y: body.top + size, text: name, size }, { ink: 'goal' }))
  for (const { at, text } of marks)
    texts.push(textLine({ x: at, y: bottom + size + 2, text, size }, { anchor: 'middle', ink: 'muted' }))
  const drawing = rows.flatMap((row, i) => {
    const y = top + (i + 0.5) * height
    const base = baseline(y, size)
    texts.push(
      textLine(
        { x: body.left, y: base, text: fitted(plainText(row.label), columns.nameWidth, size, row.total), size },
        { bold: row.total ?? false },
      ),
    )
    row.values.forEach((value, reading) => {
      texts.push(
        textLine(
          { x: columns.ends[reading] ?? 0, y: base, text: figures.text(value), size },
          { anchor: 'end', at: row.at?.[reading], bold: row.total ?? false },
        ),
      )
    })
    if (row.estimate) texts.push(textLine({ x: (columns.ends[2] ?? 0) + 1, y: base, text: 'e', size }))
    return drawRow(row, y, x, size, figures)
  })
  const line = rule({ x: cap, y: top - 3 }, { x: cap, y: bottom }, 'goal')
  return sheet.finish(inWords(spec, rows, figures), [...grid, line, ...drawing, ...texts.map(drawText)])
}

/** Names at the left, numbers at the right, and the plot between them. */
function columnsOf(spec: ReadingsSpec, rows: readonly ReadingsRow[], body: Box, size: number, figures: Figures) {
  const bold = rows.some((r) => r.total)
  const widths = spec.names.map((name, i) =>
    Math.max(textWidth(name, size), ...rows.map((r) => textWidth(figures.text(r.values[i] ?? 0), size, bold))),
  )
  const ends: number[] = []
  let right = body.right - textWidth('e', size) - 1
  for (const width of widths.toReversed()) {
    ends.unshift(right)
    right -= width + GAP
  }
  const widest = Math.max(...rows.map((r) => textWidth(plainText(r.label), size, r.total)))
  const nameWidth = Math.min(widest, (body.right - body.left) * 0.28)
  const plotLeft = body.left + nameWidth + GAP + 4
  const plotRight = right - 4
  requireRoom(plotRight - plotLeft, LEAST_WIDTH)
  return { ends, nameWidth, plotLeft, plotRight }
}

function inWords(spec: ReadingsSpec, rows: readonly ReadingsRow[], figures: Figures): string {
  const areas = rows.filter((r) => !r.total)
  const reach = spec.names.map((name, i) => {
    const over = areas.filter((r) => (r.values[i] ?? 0) >= (spec.cap.value ?? Number.POSITIVE_INFINITY))
    return `${name} ${over.length}`
  })
  return sentences([
    `Ranges, ${figures.unit(spec.unit)}.`,
    `${plainText(spec.cap.label)}: of ${areas.length} areas at it or above: ${reach.join(', ')}.`,
  ])
}

/** The same as an HTML table, each area with its status. Throws as `chartTable` does. */
export function readingsTable(spec: ReadingsSpec, options: TableOptions = {}): string {
  const figures = tableFigures(numbersOf(spec), options.decimals)
  return chartTable(
    spec,
    figures,
    ['Area', ...spec.names.map((unit) => ({ unit })), 'Status'],
    inOrder(spec).map((row): Cell[] => [
      row.label,
      ...row.values.map((value, i) => numberCell(value, figures.text, row.at?.[i])),
      row.total ? '' : statusWord(row),
    ]),
    options,
    [spec.cap.label],
  )
}
