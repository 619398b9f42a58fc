import { parsePeriod, yearOf } from '../terms/period.js'
import { type ChartOptions, openSheet } from './chart-sheet.js'
import { BAND_NAMES, BAND_WORDS, type BandYear, bandYear, drawBands, type FanBands } from './fan-bands.js'
import { fanInWords, fanKey, isUnsure } from './fan-words.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { knownLevel, type Level } from './level.js'
import { element } from './markup.js'
import { inOrder, type PeriodValue, type StatusValue } from './period-values.js'
import type { ChartWords } from './sheet-words.js'
import { drawTimeline, type Shade } from './timeline.js'

export interface FanYear extends PeriodValue {
  /** Undefined where the value is given and not uncertain. */
  readonly bands?: FanBands | undefined
  /** JSON pointer to the bands in the answer. */
  readonly bandsAt?: string | undefined
}

/** A history, a central path with bands, and what it is held against. All numbers in the one unit of the chart. */
export interface FanSpec extends ChartWords {
  readonly history: readonly StatusValue[]
  readonly years: readonly FanYear[]
  /** Name of the central path; "Central path" by default. */
  readonly central?: string | undefined
  readonly goal?: Level | undefined
  readonly baseline?: { readonly label: string; readonly points: readonly PeriodValue[] } | undefined
  /** The last year whose bands have been held against past errors; later ones are hatched and named. */
  readonly calibratedTo?: string | undefined
  /** Numbers that the axis holds as well, so that charts beside each other are on one scale. */
  readonly reach?: readonly Value[]
}

const LEAST_PLOT = 110

/** Every number of a fan chart but its goal, which alone is no data. */
export function fanNumbers(spec: FanSpec): Value[] {
  return [
    ...spec.history.map((p) => p.value),
    ...spec.years.flatMap((p) => [p.value, ...(p.bands ? BAND_NAMES.flatMap((b) => p.bands?.[b] ?? []) : [])]),
    ...(spec.baseline?.points.map((p) => p.value) ?? []),
  ]
}

/** The lists of a spec in order of their years. Throws as `inOrder` does. */
export function fanInOrder(spec: FanSpec) {
  return {
    history: inOrder(spec.history, 'history'),
    years: inOrder(spec.years, 'years'),
    baseline: inOrder(spec.baseline?.points ?? [], 'baseline'),
    calibratedTo: spec.calibratedTo === undefined ? undefined : yearOf(parsePeriod(spec.calibratedTo, 'calibratedTo')),
  }
}

/** Bands by year; the fan opens at the value before the first of them. */
function openedBands({ history, years }: ReturnType<typeof fanInOrder>, figures: Figures): BandYear[] {
  const read = years.map((entry) => ({ ...bandYear(entry, figures), value: figures.scaled(entry.value) }))
  const before = history.findLast((p) => isNumber(p.value))
  const first = read[0]
  if (before && first?.bands && before.year < first.year)
    read.unshift({ year: before.year, bands: null, value: figures.scaled(before.value) })
  return read.map(({ year, bands, value }, i) => {
    if (bands !== null || value === null || !read[i + 1]?.bands || read[i - 1]?.bands) return { year, bands }
    return { year, bands: { p50: [value, value], p80: [value, value], p95: [value, value] } }
  })
}

function shadeOf(bands: readonly BandYear[], hatch: string, calibratedTo: number): Shade | undefined {
  const last = bands.findLast((b) => b.bands !== null)
  if (!last?.bands) return undefined
  const ends = last.bands
  return {
    years: bands.map((b) => b.year),
    drawn: bands.flatMap((b) => b.bands?.p95 ?? []),
    shapes: (x, y) => drawBands(bands, x, y, hatch, calibratedTo),
    names: BAND_NAMES.map((name) => ({ name: BAND_WORDS[name], year: last.year, drawn: ends[name][1] })).reverse(),
  }
}

/** Oblique lines of paper colour over what they fill. */
function hatching(id: string): string {
  const stripe = element('path', { d: 'M0,0V6', class: 'pb-l-hatch' })
  const size = { width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  return element('defs', {}, element('pattern', { id, ...size }, stripe))
}

/**
 * A fan chart as an SVG. Outturns are a solid line with filled marks, estimates dashed with open marks, the projection
 * dotted over bands in three tints. Throws `input`: `chart.noData` without any number in history, years and baseline;
 * `chart.range`, `chart.decimals`, `chart.size`, `chart.id`, `chart.bands`, `chart.periodTwice`, `period.malformed`.
 */
export function fanChart(spec: FanSpec, options: ChartOptions): string {
  const figures = figuresOf(fanNumbers(spec), options.decimals, [spec.goal?.value])
  const ordered = fanInOrder(spec)
  const { history, years, baseline, calibratedTo } = ordered
  const said = { ...spec, history, years, baseline: spec.baseline && { ...spec.baseline, points: baseline } }
  const sheet = openSheet(spec, figures.unit(spec.unit), fanKey(said), options, LEAST_PLOT)
  const hatch = `${sheet.id}-hatch`
  const shade = shadeOf(openedBands(ordered, figures), hatch, calibratedTo ?? Number.POSITIVE_INFINITY)
  const unsure = isUnsure(spec)
  const drawing = drawTimeline(sheet, sheet.body, figures, {
    history,
    paths: [
      ...(spec.baseline ? [{ name: spec.baseline.label, points: baseline, kind: 'baseline' as const }] : []),
      { name: spec.central ?? 'Central path', points: years, kind: 'main' },
    ],
    shade,
    level: knownLevel(spec.goal),
    calibratedTo: unsure ? calibratedTo : undefined,
    reach: spec.reach ?? [],
  })
  return sheet.finish(fanInWords(said, figures), [unsure ? hatching(hatch) : '', ...drawing])
}
