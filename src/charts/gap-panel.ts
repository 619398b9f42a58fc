import { requireRoom } from './chart-sheet.js'
import { type Figures, isNumber } from './figures.js'
import type { GapArea } from './gap-chart.js'
import { valueText } from './gap-value.js'
import type { Box } from './label-placing.js'
import type { Level } from './level.js'
import { plainText } from './markup.js'
import { dot, rule } from './strokes.js'
import { baseline, drawText, type TextLine, textLine } from './text-line.js'
import { fitted, textWidth } from './text-width.js'
import { marksOf, type ValueScale, valueScale } from './value-axis.js'

const GAP = 8
const APART = 56
const LEAST_NAME = 40
const LEAST_WIDTH = 60
const ROUNDS = 'rounds up'

/** Height of what stands above and below the rows of a panel, at a type size. */
export function panelFrame(size: number): number {
  return size * 3
}

/** What all panels of one chart share. */
export interface PanelStyle {
  readonly figures: Figures
  readonly goal: Level | undefined
  /** All drawn numbers, so that panels have one scale. */
  readonly drawn: readonly number[]
  readonly size: number
  readonly rowHeight: number
  readonly widestName: number
  readonly widestValue: number
  readonly widestGap: number
}

/** The right edges of the columns and the plot between names and numbers. */
function columnsOf(box: Box, style: PanelStyle) {
  const { size, widestName, widestValue, widestGap } = style
  const room = box.right - box.left
  const value = box.right - widestGap - GAP - 1 - textWidth('e', size)
  const plotRight = value - widestValue - GAP - 4
  const most = plotRight - box.left - GAP - 4 - LEAST_WIDTH
  const nameWidth = Math.max(LEAST_NAME, Math.min(widestName, room * 0.32, most))
  const plotLeft = box.left + nameWidth + GAP + 4
  requireRoom(plotRight - plotLeft, LEAST_WIDTH)
  return { nameWidth, plotLeft, plotRight, value, gap: box.right }
}

/** A mark, a line from it to its goal, name and numbers. */
function drawRow(area: GapArea, y: number, x: ValueScale, style: PanelStyle, columns: ReturnType<typeof columnsOf>) {
  const { figures, goal, size } = style
  const base = baseline(y, size)
  const text = (at: number, said: string, manner: Parameters<typeof textLine>[1]) =>
    textLine({ x: at, y: base, text: said, size }, manner)
  const name = fitted(plainText(area.label), columns.nameWidth, size)
  const texts: TextLine[] = [text(columns.plotLeft - GAP - 4 - columns.nameWidth, name, { row: area.at })]
  const lines: string[] = []
  const value = figures.scaled(area.value)
  const own = figures.scaled(isNumber(area.goal) ? area.goal : goal?.value)
  const valueAt = area.at && `${area.at}/${area.bounds ? 'bounds/low' : 'value'}`
  if (area.bounds) {
    const ends = [area.bounds.low, area.bounds.high].map((end) => ({ x: x(figures.scaled(end) ?? 0), y }))
    const [low = { x: 0, y }, high = low] = ends
    lines.push(rule(low, high, 'level'))
    lines.push(
      ...ends.map((end, i) =>
        dot(end, area.estimate ? 'estimate' : 'outturn', 3, area.at && `${area.at}/bounds/${i === 0 ? 'low' : 'high'}`),
      ),
    )
    texts.push(text(columns.value, valueText(area, figures), { anchor: 'end', at: valueAt }))
    if (area.estimate) texts.push(text(columns.value + 1, 'e', {}))
    return { lines, texts }
  }
  if (value === null) {
    const why = fitted(plainText(area.remark ?? 'no data'), columns.plotRight - columns.plotLeft, size)
    texts.push(text(columns.plotLeft, why, { ink: 'muted', halo: true }))
    return { lines, texts }
  }
  const at = { x: x(value), y }
  if (own !== null) {
    lines.push(rule(at, { x: x(own), y }, value < own ? 'short' : 'over'))
    if (isNumber(area.goal)) lines.push(rule({ x: x(own), y: y - 5 }, { x: x(own), y: y + 5 }, 'goal'))
  }
  lines.push(dot(at, area.estimate ? 'estimate' : 'outturn', Math.min(4, style.rowHeight / 4), valueAt))
  texts.push(text(columns.value, figures.text(area.value), { anchor: 'end', at: valueAt }))
  if (area.estimate) texts.push(text(columns.value + 1, 'e', {}))
  if (isNumber(area.gap))
    texts.push(
      text(columns.gap, figures.text(area.gap), {
        anchor: 'end',
        ink: 'muted',
        at: area.at && `${area.at}/gap/points`,
      }),
    )
  if (area.rounds) {
    const beside = text(Math.max(at.x, own === null ? 0 : x(own)) + GAP, ROUNDS, { ink: 'goal', halo: true })
    const before = text(at.x - GAP, ROUNDS, { ink: 'goal', halo: true, anchor: 'end' })
    const found = [beside, before].find(
      (t) => t.box.left >= columns.plotLeft - 4 && t.box.right <= columns.plotRight + 4,
    )
    if (found) texts.push(found)
  }
  return { lines, texts }
}

/**
 * One panel of rows, with the goal named above its line, headings over the numbers,  and a scale beneath. Throws `input`
 * `chart.size` where names and numbers leave no width.
 */
export function drawPanel(areas: readonly GapArea[], box: Box, style: PanelStyle): string[] {
  const { figures, goal, size, rowHeight } = style
  const columns = columnsOf(box, style)
  const head = size * 1.6
  const top = box.top + head
  const foot = top + areas.length * rowHeight
  const x = valueScale(style.drawn, [columns.plotLeft, columns.plotRight], APART)
  const marks = marksOf(x, figures, APART)
  const grid = marks.map(({ at }) => rule({ x: at, y: top }, { x: at, y: foot }, 'grid'))
  const labels: TextLine[] = []
  for (const { at, text } of marks) {
    const label = textLine({ x: at, y: foot + size + 2, text, size }, { anchor: 'middle', ink: 'muted' })
    const before = labels.at(-1)
    if (
      label.box.right <= box.right &&
      label.box.left >= box.left &&
      (!before || before.box.right + 4 <= label.box.left)
    )
      labels.push(label)
  }
  const heading = (at: number, text: string) =>
    textLine({ x: at, y: box.top + size, text, size }, { anchor: 'end', ink: 'muted' })
  const headings = [heading(columns.gap, 'gap')]
  if (columns.value - textWidth('value', size) > columns.plotRight) headings.push(heading(columns.value, 'value'))
  const line: string[] = []
  if (goal) {
    const at = x(figures.scaled(goal.value) ?? 0)
    const last = Math.min(...headings.map((h) => h.box.left)) - GAP
    const name = fitted(plainText(goal.label), last - box.left, size)
    const width = textWidth(name, size)
    const left = Math.max(box.left, Math.min(at - width / 2, last - width))
    labels.push(textLine({ x: left, y: box.top + size, text: name, size }, { ink: 'goal' }))
    const known = areas.findLastIndex((a) => a.bounds !== undefined || isNumber(a.value)) + 1
    line.push(rule({ x: at, y: top - 3 }, { x: at, y: top + known * rowHeight }, 'goal'))
  }
  const rows = areas.map((area, i) => drawRow(area, top + (i + 0.5) * rowHeight, x, style, columns))
  return [
    ...grid,
    ...line,
    ...rows.flatMap((row) => row.lines),
    ...[...labels, ...headings, ...rows.flatMap((row) => row.texts)].map(drawText),
  ]
}
