import type { Sheet } from './chart-sheet.js'
import { type EndLabel, endLabels } from './end-labels.js'
import { type Figures, isNumber, type Value } from './figures.js'
import { type Box, boxesAlong, freeSpot } from './label-placing.js'
import type { Level } from './level.js'
import { plainText } from './markup.js'
import { periodAxis, periodAxisHeight, periodScale } from './period-axis.js'
import type { Dated, PeriodValue, StatusValue } from './period-values.js'
import { plotArea } from './plot-area.js'
import { FAR, labelAt } from './point-label.js'
import { runsOf, statusLine } from './status-line.js'
import { chain, dot, type Point, rule, spot } from './strokes.js'
import { drawText, type TextLine, textLine } from './text-line.js'

/** A projected line, dotted, with its name and last value written at its end. */
export interface ProjectedPath {
  readonly name: string
  readonly points: readonly Dated<PeriodValue>[]
  readonly kind: 'main' | 'baseline'
}

/** What is written where a shade ends. */
export interface ShadeName {
  readonly name: string
  readonly value?: string
  readonly year: number
  readonly drawn: number
}

/** Areas beneath the lines, in drawn units, and what is written at their ends. */
export interface Shade {
  readonly years: readonly number[]
  readonly drawn: readonly number[]
  readonly shapes: (x: (year: number) => number, y: (drawn: number) => number) => readonly string[]
  readonly names: readonly ShadeName[]
}

/** Published values by year, what is projected from them, and a level they are held against. */
export interface Timeline {
  readonly history: readonly Dated<StatusValue>[]
  readonly paths: readonly ProjectedPath[]
  readonly shade: Shade | undefined
  readonly level: Level | undefined
  /** The last year that is calibrated, where later ones follow. */
  readonly calibratedTo: number | undefined
  /** Numbers that the axis holds as well, so that charts beside each other are on one scale. */
  readonly reach?: readonly Value[]
}

/** Marks on the axes of charts beside each other. */
const MARKS_ALIKE = 4

interface Name extends Omit<EndLabel, 'x' | 'y'> {
  readonly year: number
  readonly drawn: number
}

function namesOf(timeline: Timeline, figures: Figures): Name[] {
  const names: Name[] = []
  const { level, paths, shade } = timeline
  if (level)
    names.push({
      name: plainText(level.label),
      ink: 'goal',
      rank: 1,
      year: Number.POSITIVE_INFINITY,
      drawn: figures.scaled(level.value) ?? 0,
    })
  for (const path of paths) {
    const end = path.points.findLast((p) => isNumber(p.value))
    if (!end) continue
    const main = path.kind === 'main'
    names.push({
      name: plainText(path.name),
      value: figures.text(end.value),
      ink: main ? 'main' : 'muted',
      bold: main,
      rank: main ? 0 : 2,
      year: end.year,
      drawn: figures.scaled(end.value) ?? 0,
    })
  }
  for (const [i, name] of (shade?.names ?? []).entries()) names.push({ ...name, ink: 'muted', rank: 3 + i })
  return names
}

/** Last outturn and last estimate with their values, where they find room. */
function historyLabels(
  history: readonly Dated<StatusValue>[],
  figures: Figures,
  place: (p: Dated<StatusValue>) => Point,
  size: number,
  taken: readonly Box[],
  plot: Box,
): TextLine[] {
  const held = history.filter((p) => isNumber(p.value))
  const labels: TextLine[] = []
  for (const estimate of [true, false]) {
    const last = held.findLast((p) => p.estimate === estimate)
    if (!last) continue
    const value = figures.text(last.value)
    const others = [...taken, ...labels.map((l) => l.box)]
    const set = (text: string) => labelAt(text, place(last), size, others, plot, FAR)
    const label = (estimate ? set(`${value} estimate`) : undefined) ?? set(value)
    if (label) labels.push(label)
  }
  return labels
}

function uncalibratedLabel(at: number, size: number, plot: Box, taken: readonly Box[]): TextLine | undefined {
  const manner = { ink: 'muted', halo: true } as const
  const text = 'uncalibrated'
  const candidates = [plot.top + size, plot.bottom - size * 0.6, plot.top + 3 * size, plot.bottom - 3 * size].map((y) =>
    textLine({ x: at + 5, y, text, size }, manner),
  )
  // Too narrow a part: the name stands over its beginning, above the line that marks it.
  candidates.push(textLine({ x: plot.right, y: plot.top + size, text, size }, { ...manner, anchor: 'end' }))
  return freeSpot(candidates, taken, plot)
}

/** Draws a timeline into `body`, all lines named where they end and no text over another. */
export function drawTimeline(sheet: Sheet, body: Box, figures: Figures, timeline: Timeline): string[] {
  const { size } = sheet
  const { history, paths, shade, level, calibratedTo } = timeline
  const before = history.findLast((p) => isNumber(p.value))
  const joined = paths.map((path) => {
    const first = path.points.find((p) => isNumber(p.value))
    return { ...path, points: before && first && before.year < first.year ? [before, ...path.points] : path.points }
  })
  const entries = [...history, ...joined.flatMap((path) => path.points)]
  const names = namesOf(timeline, figures)
  const drawn = [
    ...entries.map((e) => figures.scaled(e.value)),
    ...names.map((n) => n.drawn),
    ...(shade?.drawn ?? []),
    ...(timeline.reach ?? []).map(figures.scaled),
  ]
  const alike = timeline.reach && timeline.reach.length > 0 ? MARKS_ALIKE : undefined
  const area = plotArea(sheet, body, drawn.filter(isNumber), figures, names, periodAxisHeight(size), alike)
  const { plot, y } = area
  const years = [...entries.map((e) => e.year), ...(shade?.years ?? [])]
  const x = periodScale(years, plot)
  const place = (e: Dated<PeriodValue>) => {
    const value = figures.scaled(e.value)
    return value === null ? null : { x: x(e.year), y: y(value) }
  }

  const status = statusLine(
    history.map((e) => {
      const at = place(e)
      return at && { ...at, estimate: e.estimate, at: e.at }
    }),
  )
  const traced = joined.map((path) => ({ kind: path.kind, runs: runsOf(path.points.map(place)) }))
  const axis = periodAxis(years, x, plot, size)
  const ends = endLabels(
    names.map((n) => ({
      ...n,
      x: Math.min(plot.right, n.year === Number.POSITIVE_INFINITY ? plot.right : x(n.year)),
      y: y(n.drawn),
    })),
    area.column,
    size,
  )
  const atLevel = level ? y(figures.scaled(level.value) ?? 0) : undefined
  const taken = [
    ...status.boxes,
    ...traced.flatMap(({ runs }) => runs.flatMap((run) => boxesAlong(run, 3))),
    ...(atLevel === undefined ? [] : [{ left: plot.left, right: plot.right, top: atLevel - 1, bottom: atLevel + 1 }]),
  ]
  const labels = historyLabels(history, figures, (e) => place(e) ?? { x: plot.left, y: plot.top }, size, taken, plot)
  const split = calibratedTo === undefined || calibratedTo < Math.min(...years) ? undefined : x(calibratedTo)
  const unsure =
    calibratedTo === undefined
      ? undefined
      : uncalibratedLabel(split ?? plot.left, size, plot, [...taken, ...labels.map((l) => l.box)])
  const crossing = unsure && split !== undefined && unsure.box.left < split
  const splitTop = crossing ? unsure.box.bottom + 2 : plot.top

  return [
    ...area.lines,
    ...(shade?.shapes(x, y) ?? []),
    ...(split === undefined ? [] : [rule({ x: split, y: splitTop }, { x: split, y: plot.bottom }, 'split')]),
    ...(atLevel === undefined ? [] : [rule({ x: plot.left, y: atLevel }, { x: plot.right, y: atLevel }, 'goal')]),
    ...axis.lines,
    ...traced.flatMap(({ kind, runs }) =>
      runs.map((run) => (run.length === 1 && run[0] ? dot(run[0], kind) : chain(run, kind))),
    ),
    ...paths.flatMap((path) =>
      path.points.map((p) => {
        const at = place(p)
        return at ? spot(at, p.at) : ''
      }),
    ),
    ...status.lines,
    ...status.marks,
    ...ends.lines,
    ...[...area.labels, ...axis.labels, ...labels, ...(unsure ? [unsure] : []), ...ends.texts].map(drawText),
  ]
}
