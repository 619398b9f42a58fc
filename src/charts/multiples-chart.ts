import { type ChartOptions, openSheet, requireRoom } from './chart-sheet.js'
import { keySentence, sentences, statusKey } from './chart-words.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import type { Box } from './label-placing.js'
import { knownLevel, type Level, levelInWords } from './level.js'
import { type LinearScale, linearScale } from './linear-scale.js'
import { plainText } from './markup.js'
import { type Dated, inOrder, type StatusValue } from './period-values.js'
import type { ChartWords } from './sheet-words.js'
import { runsOf, statusLine } from './status-line.js'
import { chain, dot, rule } from './strokes.js'
import { drawText, type TextLine, textLine } from './text-line.js'
import { fitted, textWidth } from './text-width.js'
import { valueScale } from './value-axis.js'

/** A published value, and where it stands in the answer. */
export interface TracedValue extends StatusValue {
  readonly at?: string | undefined
}

/** One small chart. */
export interface MultiplePanel {
  readonly label: string
  readonly points: readonly TracedValue[]
  /** JSON pointer to the part of the answer that the panel is about. */
  readonly row?: string | undefined
  /** Decimals that its numbers were given with, where they are fewer than others'. */
  readonly decimals?: number | undefined
  /** Thin lines behind its own, to compare it with. */
  readonly beside?: readonly (readonly StatusValue[])[] | undefined
}

/** A small chart for each of many, all on one scale. All numbers in the one unit of the chart. */
export interface MultiplesSpec extends ChartWords {
  readonly panels: readonly MultiplePanel[]
  readonly goal?: Level | undefined
  /** What the thin lines are, for the key. */
  readonly besideKey?: string | undefined
}

interface Panel {
  readonly label: string
  readonly row: string | undefined
  readonly text: Figures['text']
  readonly points: readonly Dated<TracedValue>[]
  readonly beside: readonly (readonly Dated<StatusValue>[])[]
}

const LEAST_WIDTH = 96
const WANTED_WIDTH = 150
const PLOT_HEIGHT = 76
const BETWEEN = 16
const AXIS = 1.5
/** Between one row of panels and the next. */
const BELOW = 12

export function multiplesNumbers(spec: MultiplesSpec): Value[] {
  return spec.panels.flatMap((p) => [...p.points, ...(p.beside ?? []).flat()].map((v) => v.value))
}

function inWords(spec: MultiplesSpec, panels: readonly Panel[], figures: Figures): string {
  const said = panels.map(({ label, points, text }) => {
    const known = points.filter((p) => isNumber(p.value))
    const say = (p: StatusValue | undefined) =>
      p ? `${text(p.value)}${p.estimate ? ' (estimate)' : ''} in ${p.period}` : ''
    const ends = [...new Set([known[0], known.at(-1)])].map(say).filter((t) => t !== '')
    return `${label}: ${ends.length === 0 ? 'no data' : ends.join(', ')}.`
  })
  return sentences([`Small lines, ${figures.unit(plainText(spec.unit))}.`, levelInWords(spec.goal, figures), ...said])
}

/** Writes a panel's numbers with no more decimals than they were given with, all panels in one power of ten. */
export function panelText(panel: MultiplePanel, spec: MultiplesSpec, decimals: number | undefined): Figures['text'] {
  const numbers = multiplesNumbers(spec)
  if (!numbers.some(isNumber)) return () => 'no data'
  const beside = [knownLevel(spec.goal)?.value]
  const all = figuresOf(numbers, decimals, beside)
  const own = panel.decimals
  return own === undefined || own >= all.decimals ? all.text : figuresOf(numbers, own, beside).text
}

interface PanelStyle {
  readonly figures: Figures
  readonly size: number
  readonly goal: Level | undefined
  readonly years: readonly [number, number]
  readonly scaleOf: (top: number, bottom: number) => LinearScale
  /** Whether the panel writes the marks of its scale. */
  readonly marked: boolean
}

function drawOne(
  { label, row, points, beside, text: write }: Panel,
  box: Box,
  style: PanelStyle,
): { lines: string[]; texts: TextLine[] } {
  const { figures, size, goal, years, marked } = style
  const plot = { ...box, top: box.top + size * 1.7, bottom: box.bottom - size * AXIS }
  const y = style.scaleOf(plot.top, plot.bottom)
  const x = linearScale(years[0] === years[1] ? [years[0] - 1, years[0] + 1] : years, [plot.left + 4, plot.right - 4])
  const place = (e: Dated<StatusValue>) => {
    const value = figures.scaled(e.value)
    return value === null ? null : { x: x(e.year), y: y(value), estimate: e.estimate }
  }
  const last = points.findLast((p) => isNumber(p.value))
  const when = last && last.year !== years[1] ? ` in ${last.year}` : ''
  const plain = last ? `${write(last.value)}${last.estimate ? 'e' : ''}` : 'no data'
  const room = box.right - box.left
  const value = textWidth(plain + when, size, true) < room * 0.6 ? plain + when : plain
  requireRoom(room, textWidth(value, size, true))
  const valueWidth = textWidth(value, size, true)
  const name = fitted(label, Math.max(0, room - valueWidth - 6), size)
  const level = goal ? y(figures.scaled(goal.value) ?? 0) : undefined
  const texts = [
    textLine({ x: box.left, y: box.top + size, text: name, size }, { row }),
    textLine({ x: box.right, y: box.top + size, text: value, size }, { anchor: 'end', bold: true, at: last?.at }),
  ]
  const small = size * 0.9
  if (marked) {
    const [from, to] = [String(years[0]), String(years[1])]
    texts.push(textLine({ x: plot.left, y: plot.bottom + small * 1.15, text: from, size: small }, { ink: 'muted' }))
    if (years[0] !== years[1] && 2.3 * textWidth(to, small) < plot.right - plot.left)
      texts.push(
        textLine(
          { x: plot.right, y: plot.bottom + small * 1.15, text: to, size: small },
          { ink: 'muted', anchor: 'end' },
        ),
      )
  }
  const status = statusLine(points.map(place))
  const drawn = points.flatMap((p) => {
    const at = place(p)
    return at ? [dot(at, p.estimate ? 'estimate' : 'outturn', p === last ? 2.5 : 1.25, p.at)] : []
  })
  return {
    texts,
    lines: [
      rule({ x: plot.left, y: plot.bottom }, { x: plot.right, y: plot.bottom }, 'grid'),
      ...(level === undefined ? [] : [rule({ x: plot.left, y: level }, { x: plot.right, y: level }, 'goal')]),
      ...beside.flatMap((line) =>
        runsOf(line.map(place)).map((run) =>
          run.length === 1 && run[0] ? dot(run[0], 'baseline', 1.5) : chain(run, 'axis'),
        ),
      ),
      ...status.lines,
      ...drawn,
    ],
  }
}

/**
 * Small line charts on one scale as an SVG, each with its name and last value: solid for outturns, dashed for estimates,
 * the goal as a line across. Throws `input`: `chart.noData`, `chart.range`, `chart.decimals`, `chart.size`, `chart.id`,
 * `chart.periodTwice`, `period.malformed`.
 */
export function multiplesChart(spec: MultiplesSpec, options: ChartOptions): string {
  const goal = knownLevel(spec.goal)
  const figures = figuresOf(multiplesNumbers(spec), options.decimals, [goal?.value])
  const panels = spec.panels.map((p): Panel => {
    const label = plainText(p.label)
    return {
      label,
      row: p.row,
      text: panelText(p, spec, options.decimals),
      points: inOrder(p.points, label),
      beside: (p.beside ?? []).map((line) => inOrder(line, label)),
    }
  })
  const width = options.width ?? 720
  const size = width < 480 ? 11 : 12
  const room = width - (width < 480 ? 24 : 32)
  const wanted = width < 480 ? LEAST_WIDTH : WANTED_WIDTH
  const across = Math.max(1, Math.min(panels.length, Math.floor((room + BETWEEN) / (wanted + BETWEEN))))
  const rows = Math.ceil(panels.length / across)
  const height = size * (1.7 + AXIS) + PLOT_HEIGHT + BELOW
  const all = panels.flatMap((p) => [...p.points, ...p.beside.flat()])
  const key = keySentence([
    ...statusKey(all),
    goal ? `line across: ${plainText(goal.label)}` : '',
    panels.some((p) => p.beside.length > 0) ? (spec.besideKey ?? '') : '',
    'all on one scale',
  ])
  const sheet = openSheet(spec, figures.unit(spec.unit), key, options, rows * height)
  const { body } = sheet
  const known = all.filter((e) => isNumber(e.value)).map((e) => e.year)
  const numbers = [...all.map((e) => figures.scaled(e.value)), figures.scaled(goal?.value)].filter(isNumber)
  const style: PanelStyle = {
    figures,
    size: sheet.size,
    goal,
    years: [Math.min(...known), Math.max(...known)],
    scaleOf: (top, bottom) => valueScale(numbers, [bottom, top], PLOT_HEIGHT),
    marked: true,
  }
  const panelWidth = (body.right - body.left - (across - 1) * BETWEEN) / across
  const tallest = rows === 1 ? Number.POSITIVE_INFINITY : height * 1.6
  const panelHeight = Math.min(tallest, (body.bottom - body.top) / rows) - BELOW
  const drawn = panels.map((panel, i) => {
    const left = body.left + (i % across) * (panelWidth + BETWEEN)
    const top = body.top + Math.floor(i / across) * (panelHeight + BELOW)
    return drawOne(panel, { left, right: left + panelWidth, top, bottom: top + panelHeight }, style)
  })
  return sheet.finish(inWords(spec, panels, figures), [
    ...drawn.flatMap((d) => d.lines),
    ...drawn.flatMap((d) => d.texts).map(drawText),
  ])
}
