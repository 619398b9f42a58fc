import { roundHalfUp } from '../math/rounding.js'
import { type ChartOptions, openSheet } from './chart-sheet.js'
import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { keySentence, sentences } from './chart-words.js'
import { decimalsFor, type Figures, figuresOf, MOST_DECIMALS } from './figures.js'
import { plainText } from './markup.js'
import { drawPartRows, type PartRow, rowHeight } from './part-rows.js'
import { type Part, runningSums } from './part-sum.js'
import type { ChartWords } from './sheet-words.js'
import { drawText, textLine } from './text-line.js'
import { fitted } from './text-width.js'

/** What led from one number to another; the parts sum to the difference. */
export interface WaterfallPanel {
  readonly label: string
  readonly from: Part
  readonly parts: readonly Part[]
  readonly to: Part
}

/** Several changes one below the other, each on its own scale. All numbers in the one unit of the chart. */
export interface WaterfallSpec extends ChartWords {
  readonly panels: readonly WaterfallPanel[]
}

const HEADING = 2
const BELOW = 10
const WANTED_ROW = 20
/** Decimals beyond which nobody reads; more only where it takes them for the parts to add up as written. */
const READABLE = 3

const allOf = ({ from, parts, to }: WaterfallPanel): Part[] => [from, ...parts, to]

/** One way to write all panels, with decimals by which each of them adds up as written if any up to two more do. */
function waterfallFigures(spec: WaterfallSpec, decimals: number | undefined): Figures {
  const values = spec.panels.flatMap(allOf).map((p) => p.value)
  const plain = figuresOf(values, decimals)
  for (const panel of spec.panels) runningSums(panel.from, panel.parts, panel.to)
  if (decimals !== undefined) return plain
  const drawn = spec.panels.map((panel) => allOf(panel).map((p) => plain.scaled(p.value) ?? 0))
  const first = Math.min(READABLE, Math.max(...drawn.map(decimalsFor)))
  const adds = (places: number) =>
    drawn.every((numbers) => {
      const written = numbers.map((v) => roundHalfUp(v, places))
      const sum = written.slice(0, -1).reduce((all, v) => all + v, 0)
      return roundHalfUp(sum - (written.at(-1) ?? 0), places) === 0
    })
  const found = [first, first + 1, first + 2].find((places) => places <= MOST_DECIMALS && adds(places))
  return figuresOf(values, found ?? first)
}

function rowsOf({ from, parts, to }: WaterfallPanel, figures: Figures): PartRow[] {
  const sums = runningSums(from, parts, to)
  const drawn = (value: Part['value']) => figures.scaled(value) ?? 0
  const level = ({ label, value, at }: Part): PartRow => ({
    label,
    at,
    kind: 'level',
    from: drawn(value),
    to: drawn(value),
    text: figures.text(value),
    estimate: false,
  })
  const bars = parts.map(
    ({ label, value, at }, i): PartRow => ({
      label,
      at,
      kind: 'part',
      from: drawn(sums[i]),
      to: drawn(sums[i + 1]),
      text: figures.change(value),
      estimate: false,
    }),
  )
  return [level(from), ...bars, level(to)]
}

/**
 * Changes as an SVG: for each panel a mark for the level before, a bar for each part where the one above ends, a mark for
 * the level after. Throws `input`: `chart.noData` without a panel or where a number is missing, `chart.partsDoNotSum`,
 * `chart.range`, `chart.decimals`, `chart.size`, `chart.id`.
 */
export function waterfallChart(spec: WaterfallSpec, options: ChartOptions): string {
  const figures = waterfallFigures(spec, options.decimals)
  const unit = figures.unit(spec.unit)
  const size = (options.width ?? 720) < 480 ? 11 : 12
  const panels = spec.panels.map((panel) => ({ panel, rows: rowsOf(panel, figures) }))
  const least = options.height === undefined ? WANTED_ROW : rowHeight(size)
  const frame = panels.length * size * HEADING + (panels.length - 1) * BELOW
  const count = panels.reduce((sum, { rows }) => sum + rows.length, 0)
  const bars = panels.flatMap(({ rows }) => rows.filter((r) => r.kind === 'part'))
  const key = keySentence([
    bars.some((r) => r.to > r.from) ? 'blue, rightwards: adds' : '',
    bars.some((r) => r.to < r.from) ? 'orange, leftwards: takes off' : '',
    panels.length > 1 ? 'each part has its own scale, not from zero' : 'the scale does not begin at zero',
  ])
  const sheet = openSheet(spec, unit, key, options, frame + count * least)
  const { body } = sheet
  const row = Math.min(34, (body.bottom - body.top - frame) / count)
  let top = body.top
  const drawing = panels.flatMap(({ panel, rows }) => {
    const text = fitted(plainText(panel.label), body.right - body.left, size, true)
    const heading = textLine({ x: body.left, y: top + size * (HEADING - 0.8), text, size }, { bold: true })
    const box = { ...body, top: top + size * HEADING, bottom: top + size * HEADING + rows.length * row }
    top = box.bottom + BELOW
    return [drawText(heading), ...drawPartRows(rows, box, size, true)]
  })
  const said = panels.map(
    ({ panel, rows }) => `${plainText(panel.label)}: ${rows.map((r) => `${plainText(r.label)} ${r.text}`).join('; ')}.`,
  )
  return sheet.finish(sentences([`Changes in parts, ${unit}.`, ...said]), drawing)
}

/** The same as an HTML table. Throws as the chart does, but for sizes. */
export function waterfallTable(spec: WaterfallSpec, options: TableOptions = {}): string {
  const empty = spec.panels.length === 0
  const figures = empty ? tableFigures([], options.decimals) : waterfallFigures(spec, options.decimals)
  return chartTable(
    spec,
    figures,
    ['Part of the goal', 'What', 'Kind', { unit: 'Value' }],
    spec.panels.flatMap((panel): Cell[][] => {
      const row = (part: Part, kind: 'level' | 'change'): Cell[] => [
        panel.label,
        part.label,
        kind,
        numberCell(part.value, kind === 'level' ? figures.text : figures.change, part.at),
      ]
      return [row(panel.from, 'level'), ...panel.parts.map((p) => row(p, 'change')), row(panel.to, 'level')]
    }),
    options,
  )
}
