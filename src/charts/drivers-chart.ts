import { decimalsOf } from '../math/rounding.js'
import { type ChartOptions, openSheet } from './chart-sheet.js'
import { type Cell, chartTable, numberCell, type TableOptions } from './chart-table.js'
import { keySentence } from './chart-words.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { drawPartRows, type PartRow, rowHeight } from './part-rows.js'
import { addingFigures, type Part, runningSums } from './part-sum.js'
import type { ChartWords } from './sheet-words.js'

/** A level at the beginning or the end of a change. */
export interface DriverLevel extends Part {
  readonly estimate: boolean
}

/** A change between two levels, split into parts that sum to it. All numbers in the one unit of the chart. */
export interface DriversSpec extends ChartWords {
  readonly from: DriverLevel
  readonly parts: readonly Part[]
  readonly to: DriverLevel
}

/** Figures of the parts, and of the levels, which have no more decimals than they were given with. */
function figuresIn(spec: DriversSpec, decimals: number | undefined): { parts: Figures; levels: Figures } {
  const { from, parts, to } = spec
  runningSums(from, parts, to)
  const all = addingFigures(from, parts, to, decimals)
  const given = Math.max(...[from, to].map((level) => decimalsOf(all.scaled(level.value) ?? 0)))
  const values = [from, ...parts, to].map((p) => p.value)
  return { parts: all, levels: figuresOf(values, decimals ?? Math.min(all.decimals, given)) }
}

function rowsOf(spec: DriversSpec, { parts: numbers, levels }: ReturnType<typeof figuresIn>): PartRow[] {
  const sums = runningSums(spec.from, spec.parts, spec.to)
  const drawn = (value: Value) => numbers.scaled(value) ?? 0
  const level = ({ label, value, estimate, at }: DriverLevel): PartRow => ({
    label,
    at,
    kind: 'level',
    from: drawn(value),
    to: drawn(value),
    text: levels.text(value),
    estimate,
  })
  const bars = spec.parts.map(
    ({ label, value, at }, i): PartRow => ({
      label,
      at,
      kind: 'part',
      from: drawn(sums[i]),
      to: drawn(sums[i + 1]),
      text: numbers.change(value),
      estimate: false,
    }),
  )
  return [level(spec.from), ...bars, level(spec.to)]
}

/** The key to a drivers chart, as far as it is needed. */
function keyOf(spec: DriversSpec): string {
  const values = spec.parts.map((p) => p.value).filter(isNumber)
  return keySentence([
    values.some((v) => v > 0) ? 'blue, rightwards: adds to the level' : '',
    values.some((v) => v < 0) ? 'orange, leftwards: takes from it' : '',
    spec.from.estimate || spec.to.estimate ? 'open mark: estimate' : '',
  ])
}

/**
 * A change as an SVG: a mark for the level before, a bar for each part where the one above ends, a mark for the level
 * after. Throws `input`: `chart.noData`, `chart.partsDoNotSum`, `chart.range`, `chart.decimals`, `chart.size`, `chart.id`.
 */
export function driversChart(spec: DriversSpec, options: ChartOptions): string {
  const figures = figuresIn(spec, options.decimals)
  const unit = figures.parts.unit(spec.unit)
  const rows = rowsOf(spec, figures)
  const size = (options.width ?? 720) < 480 ? 11 : 12
  const sheet = openSheet(spec, unit, keyOf(spec), options, rows.length * rowHeight(size))
  const said = rows.map((row) => `${row.label}: ${row.text}${row.estimate ? ' (estimate)' : ''}`).join('; ')
  return sheet.finish(`Change in parts, ${unit}. ${said}.`, drawPartRows(rows, sheet.body, size, true))
}

/** The same as an HTML table. Throws as the chart does, but for sizes. */
export function driversTable(spec: DriversSpec, options: TableOptions = {}): string {
  const { parts: numbers, levels } = figuresIn(spec, options.decimals)
  const level = ({ label, value, estimate, at }: DriverLevel): Cell[] => [
    label,
    estimate ? 'level, estimate' : 'level, outturn',
    numberCell(value, levels.text, at),
  ]
  return chartTable(
    spec,
    numbers,
    ['Part', 'Kind', { unit: 'Value' }],
    [
      level(spec.from),
      ...spec.parts.map((p): Cell[] => [p.label, 'change', numberCell(p.value, numbers.change, p.at)]),
      level(spec.to),
    ],
    options,
  )
}
