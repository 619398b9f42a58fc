import { type ChartOptions, openSheet } from './chart-sheet.js'
import { historyInWords, keySentence, sentence, sentences, statusKey } from './chart-words.js'
import { endLabels } from './end-labels.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { type Box, boxesAlong, freeSpot } from './label-placing.js'
import { knownLevel, type Level, levelInWords } from './level.js'
import { plainText } from './markup.js'
import type { TracedValue } from './multiples-chart.js'
import { periodAxis, periodAxisHeight, periodScale } from './period-axis.js'
import { type Dated, inOrder } from './period-values.js'
import { plotArea } from './plot-area.js'
import type { ChartWords } from './sheet-words.js'
import { runsOf, statusLine } from './status-line.js'
import { chain, dot, type Point, rule } from './strokes.js'
import { baseline, drawText, type TextLine, textLine } from './text-line.js'

/** What one edition says of all its years. */
export interface EditionLine {
  readonly label: string
  readonly points: readonly TracedValue[]
}

/** One measure over the years by several editions, oldest first. All numbers in the one unit of the chart. */
export interface EditionsSpec extends ChartWords {
  readonly editions: readonly EditionLine[]
  readonly levels: readonly Level[]
}

const LEAST_PLOT = 200

interface DatedLine {
  readonly label: string
  readonly points: readonly Dated<TracedValue>[]
}

export function editionsNumbers(spec: EditionsSpec): Value[] {
  return spec.editions.flatMap((e) => e.points.map((p) => p.value))
}

function keyOf(lines: readonly DatedLine[]): string {
  return keySentence([
    ...statusKey(lines.at(-1)?.points ?? []),
    lines.length > 1 ? `thick: ${lines.at(-1)?.label}; thin: what earlier editions said, dashed where estimated` : '',
  ])
}

function inWords(spec: EditionsSpec, lines: readonly DatedLine[], figures: Figures): string {
  const say = (line: DatedLine) => `${line.label}. ${historyInWords(line.points, figures)}`
  return sentences([
    `Lines by year, ${figures.unit(plainText(spec.unit))}.`,
    ...lines.toReversed().map(say),
    ...spec.levels.map((level) => sentence(levelInWords(level, figures))),
  ])
}

/** A line of an earlier edition: thin, broken where it is an estimate, with a speck on every value. */
function thinLine(points: readonly (TracedPoint | null)[]): { lines: string[]; marks: string[]; boxes: Box[] } {
  const runs = runsOf(points)
  return {
    lines: runs.flatMap((run) =>
      run.slice(1).map((to, i) => chain([run[i] ?? to, to], to.estimate ? 'split' : 'axis')),
    ),
    marks: runs.flat().map((p) => dot(p, 'baseline', 1.5, p.at)),
    boxes: runs.flatMap((run) => boxesAlong(run, 2)),
  }
}

interface TracedPoint extends Point {
  readonly estimate: boolean
  readonly at: string | undefined
}

/** The name of an earlier edition beside the end of its line, where it covers nothing. */
function nameBeside(label: string, end: Point, size: number, taken: readonly Box[], plot: Box): TextLine | undefined {
  const manner = { ink: 'muted', halo: true } as const
  const places = [10, 20, 32, 46].flatMap((off) => [
    textLine({ x: end.x, y: end.y - off, text: label, size }, { ...manner, anchor: 'middle' }),
    textLine({ x: end.x + 6, y: end.y + off + size * 0.7, text: label, size }, { ...manner, anchor: 'start' }),
    textLine({ x: end.x - 6, y: end.y - off, text: label, size }, { ...manner, anchor: 'end' }),
    textLine({ x: end.x - 6, y: end.y + off + size * 0.7, text: label, size }, { ...manner, anchor: 'end' }),
    textLine({ x: end.x + off, y: baseline(end.y, size), text: label, size }, { ...manner, anchor: 'start' }),
  ])
  return freeSpot(places, taken, plot)
}

/**
 * A measure over the years as an SVG: the newest edition thick, what earlier ones said as thin lines named where they
 * end, levels across. Throws `input`: `chart.noData`, `chart.range`, `chart.decimals`, `chart.size`, `chart.id`,
 * `chart.periodTwice`, `period.malformed`.
 */
export function editionsChart(spec: EditionsSpec, options: ChartOptions): string {
  const levels = spec.levels.filter((l) => knownLevel(l) !== undefined)
  const lines = spec.editions.map((e): DatedLine => {
    const label = plainText(e.label)
    return { label, points: inOrder(e.points, label) }
  })
  const figures = figuresOf(
    editionsNumbers(spec),
    options.decimals,
    levels.map((l) => l.value),
  )
  const sheet = openSheet(spec, figures.unit(spec.unit), keyOf(lines), options, LEAST_PLOT)
  const { body, size } = sheet
  const names = levels.map((l) => ({ name: plainText(l.label) }))
  const values = [...editionsNumbers(spec), ...levels.map((l) => l.value)].map(figures.scaled).filter(isNumber)
  const area = plotArea(sheet, body, values, figures, names, periodAxisHeight(size))
  const { plot, y } = area
  const years = lines.flatMap((l) => l.points.filter((p) => isNumber(p.value)).map((p) => p.year))
  const x = periodScale(years, plot)
  const place = (p: Dated<TracedValue>): TracedPoint | null => {
    const value = figures.scaled(p.value)
    return value === null ? null : { x: x(p.year), y: y(value), estimate: p.estimate, at: p.at }
  }
  const newest = lines.at(-1)
  const own = (newest?.points ?? []).map(place)
  const status = statusLine(own)
  const earlier = lines
    .slice(0, -1)
    .map((l) => ({ label: l.label, ...thinLine(l.points.map(place)), ends: l.points.map(place) }))
  const across = levels.map((l) => y(figures.scaled(l.value) ?? 0))
  const taken: Box[] = [
    ...status.boxes,
    ...earlier.flatMap((e) => e.boxes),
    ...across.map((at) => ({ left: plot.left, right: plot.right, top: at - 1, bottom: at + 1 })),
  ]
  const texts: TextLine[] = []
  const put = (label: TextLine | undefined) => {
    if (label === undefined) return
    texts.push(label)
    taken.push(label.box)
  }
  const last = own.findLast((p) => p !== null)
  const lastValue = newest?.points.findLast((p) => isNumber(p.value))
  if (last && lastValue) {
    const text = `${figures.text(lastValue.value)}${lastValue.estimate ? 'e' : ''}`
    const label = [8, 14].flatMap((off) =>
      (['end', 'middle'] as const).flatMap((anchor) => [
        textLine({ x: last.x, y: last.y - off, text, size }, { bold: true, halo: true, anchor, at: last.at }),
        textLine(
          { x: last.x, y: last.y + off + size * 0.8, text, size },
          { bold: true, halo: true, anchor, at: last.at },
        ),
      ]),
    )
    put(freeSpot(label, taken, { ...plot, top: body.top, right: body.right }))
  }
  for (const line of earlier.toReversed()) {
    const end = line.ends.findLast((p) => p !== null)
    if (end) put(nameBeside(line.label, end, size * 0.92, taken, plot))
  }
  const axis = periodAxis(years, x, plot, size)
  const ends = endLabels(
    names.map((n, i) => ({ ...n, x: plot.right, y: across[i] ?? 0, ink: 'goal' as const, rank: i })),
    area.column,
    size,
  )
  const marks = own.flatMap((p) => (p ? [dot(p, p.estimate ? 'estimate' : 'outturn', 3.2, p.at)] : []))
  return sheet.finish(inWords(spec, lines, figures), [
    ...area.lines,
    ...across.map((at) => rule({ x: plot.left, y: at }, { x: plot.right, y: at }, 'goal')),
    ...axis.lines,
    ...earlier.flatMap((e) => [...e.lines, ...e.marks]),
    ...status.lines,
    ...marks,
    ...ends.lines,
    ...[...area.labels, ...axis.labels, ...texts, ...ends.texts].map(drawText),
  ])
}
