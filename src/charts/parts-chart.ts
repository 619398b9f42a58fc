import { area } from 'd3-shape'
import { type ChartOptions, openSheet } from './chart-sheet.js'
import { keySentence, sentences } from './chart-words.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { element, plainText } from './markup.js'
import { type Dated, inOrder, type PeriodValue } from './period-values.js'
import type { ChartWords } from './sheet-words.js'
import { runsOf } from './status-line.js'
import { drawText, textLine } from './text-line.js'
import { fitted } from './text-width.js'
import { drawTimeline, type Shade } from './timeline.js'

/** A year's money, and how little and how much it may be. */
export interface PartYear extends PeriodValue {
  readonly low: Value
  readonly high: Value
}

export interface PartPanel {
  readonly label: string
  readonly years: readonly PartYear[]
}

/** Parts over the years, a small chart for each on its own scale. All numbers in the one unit of the chart. */
export interface PartsSpec extends ChartWords {
  /** Of what the budget shows: proposed, appropriated, outturn. */
  readonly stage: string
  readonly panels: readonly PartPanel[]
}

const HEADING = 1.8
const WANTED = 150
const LEAST = 100
const LEAST_WIDTH = 300
const BETWEEN = 24
const ALONE = 5

export function partsNumbers(spec: PartsSpec): Value[] {
  return spec.panels.flatMap((p) => p.years.flatMap((y) => [y.value, y.low, y.high]))
}

interface Edge {
  readonly year: number
  readonly low: number
  readonly high: number
}

/** The band from low to high; a year without neighbours is a bar. */
function bandOf(years: readonly Dated<PartYear>[], figures: Figures): Shade | undefined {
  const edges = years.map((y): Edge | null => {
    const [low, high] = [figures.scaled(y.low), figures.scaled(y.high)]
    return low === null || high === null ? null : { year: y.year, low: Math.min(low, high), high: Math.max(low, high) }
  })
  const known = edges.filter((e) => e !== null)
  if (known.every((e) => e.low === e.high)) return undefined
  const shape = area<Edge & { readonly x: number }>().x((e) => e.x)
  return {
    years: known.map((e) => e.year),
    drawn: known.flatMap((e) => [e.low, e.high]),
    names: [],
    shapes: (x, y) =>
      runsOf(edges).map((run) => {
        const sides = run.length === 1 ? [-ALONE, ALONE] : [0]
        const at = run.flatMap((e) => sides.map((side) => ({ ...e, x: x(e.year) + side })))
        const d = shape
          .y0((e) => y(e.low))
          .y1((e) => y(e.high))
          .digits(2)(at)
        return element('path', { d: d ?? '', class: 'pb-band80' })
      }),
  }
}

function inWords(panels: readonly PartPanel[], unit: string, figures: Figures): string {
  const said = panels.map(({ label, years }) => {
    const known = years.filter((y) => isNumber(y.value))
    const say = (y: PartYear | undefined) =>
      y ? `${figures.text(y.value)} (${figures.text(y.low)} to ${figures.text(y.high)}) in ${y.period}` : ''
    const ends = [...new Set([known[0], known.at(-1)])].map(say).filter((t) => t !== '')
    return `${plainText(label)}: ${ends.length === 0 ? 'no data' : ends.join(', ')}.`
  })
  return sentences([`Money by part and year, ${figures.unit(plainText(unit))}.`, ...said])
}

/**
 * Small charts of parts over the years as an SVG: a line for the central number, a shade from low to high, each on its own
 * scale. Throws `input`: `chart.noData`, `chart.range`, `chart.decimals`, `chart.size`, `chart.id`, `chart.periodTwice`,
 * `period.malformed`.
 */
export function partsChart(spec: PartsSpec, options: ChartOptions): string {
  const figures = figuresOf(partsNumbers(spec), options.decimals)
  const panels = spec.panels
    .map(({ label, years }) => ({ label, years: inOrder(years, plainText(label)) }))
    .filter(({ years }) => years.some((y) => isNumber(y.value)))
  const width = options.width ?? 720
  const size = width < 480 ? 11 : 12
  const fitting = Math.max(1, Math.floor((width - 32 + BETWEEN) / (LEAST_WIDTH + BETWEEN)))
  const rows = Math.ceil(panels.length / fitting)
  const across = Math.ceil(panels.length / rows)
  const head = size * HEADING
  const least = options.height === undefined ? WANTED : LEAST
  const key = keySentence([
    `line with marks: ${plainText(spec.stage)}, central`,
    'shade: low to high',
    panels.length > 1 ? 'each part has its own scale' : '',
  ])
  const sheet = openSheet(spec, figures.unit(spec.unit), key, options, rows * (head + least))
  const { body } = sheet
  const panelWidth = (body.right - body.left - (across - 1) * BETWEEN) / across
  const height = (body.bottom - body.top) / rows
  const drawing = panels.flatMap(({ label, years }, i) => {
    const left = body.left + (i % across) * (panelWidth + BETWEEN)
    const top = body.top + Math.floor(i / across) * height
    const box = { left, right: left + panelWidth, top: top + head, bottom: top + height }
    const text = fitted(plainText(label), panelWidth, size, true)
    const heading = textLine({ x: left, y: top + size * 1.1, text, size }, { bold: true })
    const plot = drawTimeline(sheet, box, figures, {
      history: years.map((y) => ({ ...y, estimate: false })),
      paths: [],
      shade: bandOf(years, figures),
      level: undefined,
      calibratedTo: undefined,
    })
    return [drawText(heading), ...plot]
  })
  return sheet.finish(inWords(panels, spec.unit, figures), drawing)
}
