import { type ChartOptions, openSheet, requireRoom } from './chart-sheet.js'
import { keySentence, sentences } from './chart-words.js'
import {
  type CountKind,
  type CountPeriod,
  countsInOrder,
  countsNumbers,
  type DatedCounts,
  partsAt,
} from './count-periods.js'
import { endColumnWidth, endLabels } from './end-labels.js'
import { type Figures, figuresOf } from './figures.js'
import { linearScale } from './linear-scale.js'
import { element, escaped, plainText } from './markup.js'
import { labelledYears, periodAxisHeight } from './period-axis.js'
import type { ChartWords } from './sheet-words.js'
import { rule } from './strokes.js'
import { baseline, drawText, type TextLine, textLine } from './text-line.js'
import { textWidth } from './text-width.js'

/** How many of a whole are of each kind, year by year. */
export interface CountsSpec extends ChartWords {
  /** From the bottom of a column upwards. */
  readonly kinds: readonly CountKind[]
  readonly periods: readonly CountPeriod[]
}

const LEAST_PLOT = 180
const LEAST_WIDTH = 40
const WIDEST_COLUMN = 46
const BESIDE = 8

const TONES = { strong: 'pb-rise', middle: 'pb-band50', weak: 'pb-band95', none: 'pb-l-grid' } as const

function inWords(spec: CountsSpec, periods: readonly DatedCounts[], figures: Figures): string {
  const say = (p: DatedCounts) =>
    `${p.period}${p.estimate ? ' (estimates)' : ''}: ${spec.kinds.map((k, i) => `${figures.text(p.counts[i]?.value)} ${plainText(k.label)}`).join(', ')}`
  return sentences([`Columns, ${figures.unit(plainText(spec.unit))}.`, `${periods.map(say).join('; ')}.`])
}

function keyOf(kinds: readonly CountKind[], periods: readonly DatedCounts[]): string {
  const outlined = kinds.filter((k) => k.tone === 'none').map((k) => `outlined: ${plainText(k.label)}`)
  return keySentence([
    ...outlined,
    periods.some((p) => p.estimate) ? 'hatched, e: estimates' : '',
    periods.some((p, i) => i > 0 && p.group !== periods[i - 1]?.group)
      ? 'dotted line: years left and right of it are of different editions'
      : '',
  ])
}

/** A count in the middle of its part, in smaller type where that is narrow; undefined where it finds no room. */
function numberIn(
  text: string,
  part: { readonly x: number; readonly y: number; readonly height: number },
  width: number,
  size: number,
): TextLine | undefined {
  const fitting = [size, 9].find((s) => textWidth(text, s) <= width && s * 1.1 <= part.height)
  if (fitting === undefined) return undefined
  return textLine(
    { x: part.x, y: baseline(part.y + part.height / 2, fitting), text, size: fitting },
    { anchor: 'middle' },
  )
}

/** A plain ground for a number over hatching. */
function plate({ box }: TextLine, kind: CountKind['tone']): string {
  const { left, right, top, bottom } = box
  return element('rect', { x: left - 2, y: top, width: right - left + 4, height: bottom - top, class: TONES[kind] })
}

const INKS = { strong: 'pb-paper pb-bold', middle: 'pb-t-ink', weak: 'pb-t-muted', none: 'pb-t-muted' } as const

function textElement(line: TextLine, kind: CountKind['tone'], at: string | undefined): string {
  const place = { x: line.x, y: line.y, 'font-size': line.size, 'text-anchor': 'middle' }
  return element('text', { ...place, class: INKS[kind], 'data-at': at }, escaped(line.text))
}

/**
 * Stacked columns of counts by year as an SVG, each count written in its part, the kinds named at the end; hatched where
 * they rest on estimates. Throws `input`: `chart.noData`, `chart.range`, `chart.decimals`, `chart.size`, `chart.id`,
 * `chart.periodTwice`, `period.malformed`.
 */
export function countsChart(spec: CountsSpec, options: ChartOptions): string {
  const periods = countsInOrder(spec.periods)
  const figures = figuresOf(countsNumbers(spec.periods), options.decimals)
  const sheet = openSheet(spec, figures.unit(spec.unit), keyOf(spec.kinds, periods), options, LEAST_PLOT)
  const { body, size, narrow } = sheet
  const ends = spec.kinds.map((k) => ({ name: plainText(k.label) }))
  const column = endColumnWidth(ends, size, (body.right - body.left) * (narrow ? 0.27 : 0.2))
  const plot = {
    left: body.left,
    right: body.right - column - 2 * BESIDE,
    top: body.top + size * 0.6,
    bottom: body.bottom - periodAxisHeight(size),
  }
  const first = periods[0]?.year ?? 0
  const last = periods.at(-1)?.year ?? 0
  const labelWidth = textWidth('0000e', size)
  const room = plot.right - plot.left
  // Where columns are narrower than their years, the outer years need the room beside them.
  const inset = room / (last - first + 1) < labelWidth ? labelWidth / 2 : 0
  requireRoom(room - 2 * inset, LEAST_WIDTH)
  const step = (room - 2 * inset) / (last - first + 1)
  const width = Math.max(1, Math.min(WIDEST_COLUMN, step * 0.82))
  const most = Math.max(...periods.map((p) => partsAt(p, figures).at(-1)?.to ?? 0))
  const y = linearScale([0, most === 0 ? 1 : most], [plot.bottom, plot.top])
  const x = (year: number) => plot.left + inset + (year - first + 0.5) * step
  const hatch = `${sheet.id}-hatch`
  const shapes: string[] = []
  const texts: string[] = []
  for (const period of periods) {
    const left = x(period.year) - width / 2
    for (const [i, part] of partsAt(period, figures).entries()) {
      const height = y(part.from) - y(part.to)
      if (height <= 0) continue
      const box = { x: left, y: y(part.to), width, height }
      const kind = spec.kinds[i]?.tone ?? 'weak'
      shapes.push(element('rect', { ...box, class: TONES[kind], 'data-at': part.at }))
      if (period.estimate && kind !== 'none')
        shapes.push(element('rect', { ...box, fill: `url(#${hatch})`, 'data-at': part.at }))
      const label = numberIn(figures.text(part.value), { ...box, x: x(period.year) }, Math.min(width, step - 1), size)
      if (label === undefined) continue
      if (period.estimate && kind === 'strong') shapes.push(plate(label, kind))
      texts.push(textElement(label, kind, part.at))
    }
  }
  const parts = partsAt(periods.at(-1) ?? { counts: [] }, figures)
  const labels = endLabels(
    spec.kinds.flatMap((k, i) => {
      const part = parts[i]
      if (part === undefined || part.to <= part.from) return []
      const middle = (y(part.from) + y(part.to)) / 2
      return [
        {
          name: plainText(k.label),
          x: x(last) + width / 2,
          y: middle,
          ink: k.tone === 'strong' ? ('main' as const) : ('muted' as const),
          bold: k.tone === 'strong',
          rank: i,
        },
      ]
    }),
    { left: plot.right + BESIDE, right: body.right, top: body.top, bottom: plot.bottom + size * 0.6 },
    size,
  )
  const labelled = labelledYears(first, last, step, labelWidth)
  const years = periods.filter((p) => labelled.includes(p.year))
  const breaks = periods.filter((p, i) => i > 0 && p.group !== periods[i - 1]?.group)
  return sheet.finish(inWords(spec, periods, figures), [
    element(
      'defs',
      {},
      element(
        'pattern',
        { id: hatch, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        element('line', { x1: 0, y1: 0, x2: 0, y2: 5, class: 'pb-l-hatch' }),
      ),
    ),
    ...shapes,
    rule({ x: plot.left, y: plot.bottom }, { x: plot.right, y: plot.bottom }, 'axis'),
    ...breaks.map((p) => {
      const at = x(p.year) - step / 2
      return rule({ x: at, y: body.top }, { x: at, y: plot.bottom }, 'split')
    }),
    ...labels.lines,
    ...texts,
    ...[
      ...labels.texts,
      ...years.map((p) =>
        textLine(
          { x: x(p.year), y: plot.bottom + 8 + size, text: `${p.year}${p.estimate ? 'e' : ''}`, size },
          { anchor: 'middle', ink: 'muted' },
        ),
      ),
    ].map(drawText),
  ])
}
