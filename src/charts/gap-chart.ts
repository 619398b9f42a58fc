import { type ChartOptions, openSheet } from './chart-sheet.js'
import { keySentence, sentences } from './chart-words.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { drawPanel, type PanelStyle, panelFrame } from './gap-panel.js'
import { valueText } from './gap-value.js'
import { knownLevel, type Level } from './level.js'
import { plainText } from './markup.js'
import type { ChartWords } from './sheet-words.js'
import { textWidth } from './text-width.js'

/** One area against the goal. */
export interface GapArea {
  readonly label: string
  readonly value: Value
  /** What is missing to the goal; negative above it. */
  readonly gap: Value
  readonly estimate: boolean
  /** Of a value that is only known within them; then `value` is none. */
  readonly bounds?: { readonly low: number; readonly high: number } | undefined
  /** JSON pointer to the area's row in the answer. */
  readonly at?: string | undefined
  /** Below the goal, but the goal's number when rounded to its decimals. */
  readonly rounds?: boolean | undefined
  /** The area's own goal, where it is not the common one. */
  readonly goal?: Value
  /** Why there is no value; "no data" by default. */
  readonly remark?: string | undefined
}

/** Areas against a goal. All numbers in the one unit of the chart. */
export interface GapSpec extends ChartWords {
  readonly areas: readonly GapArea[]
  readonly goal?: Level | undefined
  /** By value, the largest first, unless said otherwise; by gap, the largest first; by name. */
  readonly order?: GapOrder | undefined
}

export const GAP_ORDERS = ['value', 'gap', 'name'] as const
export type GapOrder = (typeof GAP_ORDERS)[number]

const LEAST_ROW = 12
const WANTED_ROW = 17
const TALLEST_ROW = 30
/** Pixels that a panel is wide at least, where there is more than one. */
const LEAST_PANEL = 300
const BETWEEN = 28

export function gapNumbers(spec: GapSpec): Value[] {
  return spec.areas.flatMap((a) => (a.bounds ? [a.bounds.low, a.bounds.high] : [a.value]))
}

/** Numbers beside the values, which alone are no data. */
export function gapBeside(spec: GapSpec): Value[] {
  return [spec.goal?.value, ...spec.areas.flatMap((a) => [a.goal, a.gap])]
}

/** The value, or the least that it can be. */
function least(area: GapArea): Value {
  return area.bounds?.low ?? area.value
}

/** Areas in the order asked for, those without a number last; equal ones as they were given. */
export function gapInOrder(spec: GapSpec): GapArea[] {
  if (spec.order === 'name') return [...spec.areas].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))
  const by = spec.order === 'gap' ? (a: GapArea) => a.gap : least
  const rank = (a: GapArea) => {
    const number = by(a)
    return isNumber(number) ? number : Number.NEGATIVE_INFINITY
  }
  return [...spec.areas].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)))
}

/** Without accents and case: the same order in every language's rules. */
function nameKey(area: GapArea): string {
  return area.label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function keyOf(spec: GapSpec): string {
  const held = spec.areas.filter((a) => isNumber(least(a)))
  return keySentence([
    held.some((a) => !a.estimate) ? 'filled marks: outturns' : '',
    held.some((a) => a.estimate) ? 'open marks, e: estimates' : '',
    held.some((a) => a.bounds) ? 'bars: known only within these bounds' : '',
    held.some((a) => isNumber(a.gap)) ? 'gap: what is missing to the goal, negative above it' : '',
    held.some((a) => a.rounds) ? 'rounds up: below the goal, and its number only when rounded' : '',
  ])
}

function inWords(spec: GapSpec, areas: readonly GapArea[], figures: Figures): string {
  const held = gapInOrder({ ...spec, areas, order: 'value' }).filter((a) => isNumber(least(a)))
  const goalOf = (a: GapArea) => (isNumber(a.goal) ? a.goal : knownLevel(spec.goal)?.value)
  const met = held.filter((a) => (least(a) ?? 0) >= (goalOf(a) ?? Number.POSITIVE_INFINITY))
  const say = (a: GapArea | undefined) =>
    a ? `${a.label} ${valueText(a, figures)}${a.estimate ? ' (estimate)' : ''}` : ''
  return sentences([
    `Dot plot, ${figures.unit(spec.unit)}.`,
    spec.goal ? `${spec.goal.label}: ${met.length} of ${held.length} areas with a value are at the goal or above.` : '',
    `Highest: ${say(held[0])}; lowest: ${say(held.at(-1))}.`,
    areas.length > held.length ? `Without a value: ${areas.length - held.length}.` : '',
  ])
}

/**
 * A dot plot of areas against a goal as an SVG, the largest value first: filled marks for outturns, open ones for
 * estimates, a line from each to the goal, "rounds up" where only rounding reaches it. Without a height it grows with
 * its rows; into a given one it sets them in panels side by side. Throws `input`: `chart.noData` without any value,
 * `chart.range`, `chart.decimals`, `chart.size`, `chart.id`.
 */
export function gapChart(spec: GapSpec, options: ChartOptions): string {
  const figures = figuresOf(gapNumbers(spec), options.decimals, gapBeside(spec))
  const areas = gapInOrder(spec)
  const width = options.width ?? 720
  const panels = Math.max(1, Math.floor((width - 32 + BETWEEN) / (LEAST_PANEL + BETWEEN)))
  const frame = panelFrame(width < 480 ? 11 : 12)
  const rowsIn = (count: number) => Math.ceil(areas.length / count)
  const needed = frame + (options.height === undefined ? rowsIn(1) * WANTED_ROW : rowsIn(panels) * LEAST_ROW)
  const sheet = openSheet(spec, figures.unit(spec.unit), keyOf(spec), options, needed)
  const { body } = sheet
  const heightIn = (count: number) => (body.bottom - body.top - frame) / rowsIn(count)
  const counts = Array.from({ length: panels }, (_, i) => i + 1)
  const count = counts.find((c) => heightIn(c) >= WANTED_ROW - 2) ?? panels
  const rowHeight = Math.min(TALLEST_ROW, heightIn(count))
  const size = Math.min(sheet.size, rowHeight * 0.8)
  const goal = knownLevel(spec.goal)
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((t) => textWidth(t, size)))
  const style: PanelStyle = {
    figures,
    goal,
    drawn: [goal?.value, ...gapNumbers(spec), ...spec.areas.map((a) => (isNumber(a.value) ? a.goal : null))]
      .map(figures.scaled)
      .filter(isNumber),
    size,
    rowHeight,
    widestName: widest(areas.map((a) => plainText(a.label))),
    widestValue: widest(areas.map((a) => valueText(a, figures)).filter((t) => t !== 'no data')),
    widestGap: widest(['gap', ...areas.map((a) => (isNumber(a.gap) ? figures.text(a.gap) : ''))]),
  }
  const panelWidth = (body.right - body.left - (count - 1) * BETWEEN) / count
  const drawing = counts.slice(0, count).flatMap((_, i) => {
    const left = body.left + i * (panelWidth + BETWEEN)
    const rows = areas.slice(i * rowsIn(count), (i + 1) * rowsIn(count))
    return rows.length === 0 ? [] : drawPanel(rows, { ...body, left, right: left + panelWidth }, style)
  })
  return sheet.finish(inWords(spec, areas, figures), drawing)
}
