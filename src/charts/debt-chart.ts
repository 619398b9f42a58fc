import { area } from 'd3-shape'
import { type ChartOptions, openSheet } from './chart-sheet.js'
import { historyInWords, keySentence, lastKnown, sentence, sentences, statusKey } from './chart-words.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { knownLevel, type Level, levelInWords } from './level.js'
import { element, plainText } from './markup.js'
import { drawPartRows, type PartRow, rowHeight } from './part-rows.js'
import { addingFigures, type Part, runningSums } from './part-sum.js'
import { type Dated, inOrder, type PeriodValue, type StatusValue } from './period-values.js'
import type { ChartWords } from './sheet-words.js'
import { runsOf } from './status-line.js'
import { drawText, textLine } from './text-line.js'
import { fitted } from './text-width.js'
import { drawTimeline, type Shade } from './timeline.js'

export interface DebtYear extends PeriodValue {
  /** Lowest and highest over the assumptions tried; both or none. */
  readonly low?: Value
  readonly high?: Value
}

/** Debt with and without a decision, and what makes up the difference. Paths and parts each in one unit. */
export interface DebtSpec extends ChartWords {
  readonly history?: readonly StatusValue[] | undefined
  readonly baseline: { readonly label: string; readonly points: readonly PeriodValue[] }
  readonly scenario: { readonly label: string; readonly points: readonly DebtYear[] }
  /** What the shaded range is over, such as "range over multiplier and interest". */
  readonly range?: string | undefined
  readonly limit?: Level | undefined
  /** The parts of the effect in one year, which sum to the total, in a unit of their own. */
  readonly decomposition?:
    | { readonly heading: string; readonly unit: string; readonly parts: readonly Part[]; readonly total: Part }
    | undefined
}

const LEAST_PLOT = 130
const WANTED_PLOT = 210
const HEADING = 2.4

/** Every number on the paths; a limit alone is no data. */
export function debtNumbers(spec: DebtSpec): Value[] {
  return [
    ...(spec.history ?? []).map((p) => p.value),
    ...spec.baseline.points.map((p) => p.value),
    ...spec.scenario.points.flatMap((p) => [p.value, p.low, p.high]),
  ]
}

export function debtInOrder(spec: DebtSpec) {
  return {
    history: inOrder(spec.history ?? [], 'history'),
    baseline: inOrder(spec.baseline.points, 'baseline'),
    scenario: inOrder(spec.scenario.points, 'scenario'),
  }
}

/**
 * Parts and total with their own figures, since an effect is far smaller than a debt; null without a decomposition.
 * Throws `chart.noData` and `chart.partsDoNotSum` as `runningSums` does.
 */
export function debtParts(spec: DebtSpec): { figures: Figures; heading: string; all: readonly Part[] } | null {
  const { decomposition } = spec
  if (!decomposition) return null
  const { heading, unit, parts, total } = decomposition
  const nothing = { label: 'nothing', value: 0 }
  runningSums(nothing, parts, total)
  const figures = addingFigures(nothing, parts, total, undefined)
  return { figures, heading: `${plainText(heading)}, ${figures.unit(plainText(unit))}`, all: [...parts, total] }
}

interface Edge {
  readonly year: number
  readonly low: number
  readonly high: number
}

function shadeOf(points: readonly Dated<DebtYear>[], figures: Figures): Shade | undefined {
  const edges = points.map((p): Edge | null => {
    const [low, high] = [figures.scaled(p.low), figures.scaled(p.high)]
    return low === null || high === null ? null : { year: p.year, low: Math.min(low, high), high: Math.max(low, high) }
  })
  const known = edges.filter((e) => e !== null)
  const end = known.at(-1)
  if (!end) return undefined
  const text = (drawn: number) => figures.drawnText(drawn)
  return {
    years: known.map((e) => e.year),
    drawn: known.flatMap((e) => [e.low, e.high]),
    names: [
      { name: 'high', value: text(end.high), year: end.year, drawn: end.high },
      { name: 'low', value: text(end.low), year: end.year, drawn: end.low },
    ],
    shapes: (x, y) =>
      runsOf(edges).map((run) => {
        const only = run.length === 1 ? run[0] : undefined
        const at = run.flatMap((e) =>
          only
            ? [
                { ...e, dx: -5 },
                { ...e, dx: 5 },
              ]
            : [{ ...e, dx: 0 }],
        )
        const shape = area<Edge & { dx: number }>()
          .x((e) => x(e.year) + e.dx)
          .y0((e) => y(e.low))
          .y1((e) => y(e.high))
          .digits(2)
        return element('path', { d: shape(at) ?? '', class: 'pb-band80' })
      }),
  }
}

function keyOf(spec: DebtSpec): string {
  return keySentence([
    ...statusKey(spec.history ?? []),
    'dotted: projections',
    spec.scenario.points.some((p) => isNumber(p.low) && isNumber(p.high))
      ? `shade: ${plainText(spec.range ?? 'range over assumptions')}`
      : '',
  ])
}

function inWords(
  spec: DebtSpec,
  figures: Figures,
  ordered: ReturnType<typeof debtInOrder>,
  parts: ReturnType<typeof debtParts>,
): string {
  const end = (label: string, points: readonly PeriodValue[]) => {
    const last = lastKnown(points)
    return last ? `${label}: ${figures.text(last.value)} in ${last.period}.` : ''
  }
  const last = lastKnown(ordered.scenario)
  return sentences([
    `Debt, ${figures.unit(spec.unit)}.`,
    historyInWords(ordered.history, figures),
    end(spec.baseline.label, ordered.baseline),
    end(spec.scenario.label, ordered.scenario),
    last && isNumber(last.low) && isNumber(last.high)
      ? `${spec.range ?? 'Range over assumptions'}: ${figures.text(last.low)} to ${figures.text(last.high)}.`
      : '',
    sentence(levelInWords(spec.limit, figures)),
    parts ? `${parts.heading}: ${parts.all.map((p) => `${p.label} ${parts.figures.change(p.value)}`).join('; ')}.` : '',
  ])
}

/** A heading and a bar for each part, then their sum. */
function partRows(parts: NonNullable<ReturnType<typeof debtParts>>, spec: DebtSpec): PartRow[] {
  return parts.all.map((part) => ({
    label: part.label,
    kind: part === spec.decomposition?.total ? 'total' : 'part',
    from: 0,
    to: parts.figures.scaled(part.value) ?? 0,
    text: parts.figures.change(part.value),
    estimate: false,
  }))
}

/**
 * Debt paths as an SVG: published values as in every chart, baseline and scenario dotted, the scenario's range shaded,
 * and beneath them bars for the parts of the effect. Throws `input`: `chart.noData` without any number on the paths,
 * `chart.range`, `chart.decimals`, `chart.size`, `chart.id`, `chart.periodTwice`,
 * `chart.partsDoNotSum`, `period.malformed`.
 */
export function debtChart(spec: DebtSpec, options: ChartOptions): string {
  const figures = figuresOf(debtNumbers(spec), options.decimals, [spec.limit?.value])
  const ordered = debtInOrder(spec)
  const parts = debtParts(spec)
  const rows = parts ? partRows(parts, spec) : []
  const size = (options.width ?? 720) < 480 ? 11 : 12
  const strip = rows.length === 0 ? 0 : rows.length * (rowHeight(size) + 1) + size * HEADING
  const sheet = openSheet(
    spec,
    figures.unit(spec.unit),
    keyOf(spec),
    options,
    (options.height === undefined ? WANTED_PLOT : LEAST_PLOT) + strip,
  )
  const { body } = sheet
  const under = body.bottom - strip
  const plot = drawTimeline(sheet, { ...body, bottom: under }, figures, {
    history: ordered.history,
    paths: [
      { name: spec.baseline.label, points: ordered.baseline, kind: 'baseline' },
      { name: spec.scenario.label, points: ordered.scenario, kind: 'main' },
    ],
    shade: shadeOf(ordered.scenario, figures),
    level: knownLevel(spec.limit),
    calibratedTo: undefined,
  })
  const text = fitted(parts?.heading ?? '', body.right - body.left, size, true)
  const drawing =
    rows.length === 0
      ? plot
      : [
          ...plot,
          drawText(textLine({ x: body.left, y: under + size * (HEADING - 0.7), text, size }, { bold: true })),
          ...drawPartRows(rows, { ...body, top: under + size * HEADING }, size, false),
        ]
  return sheet.finish(inWords(spec, figures, ordered, parts), drawing)
}
