import { area } from 'd3-shape'
import { PledgebookError } from '../terms/fault.js'
import type { Figures, Value } from './figures.js'
import { element } from './markup.js'
import type { Dated } from './period-values.js'
import { runsOf } from './status-line.js'

/** Where a value lies with a probability: lowest and highest. */
export type Range = readonly [low: Value, high: Value]

/** Central ranges that hold the value with 50, 80 and 95 per cent; each lies inside the next. */
export interface FanBands {
  readonly p50: Range
  readonly p80: Range
  readonly p95: Range
}

export const BAND_NAMES = ['p95', 'p80', 'p50'] as const
export type BandName = (typeof BAND_NAMES)[number]
export const BAND_WORDS: Readonly<Record<BandName, string>> = { p50: '50 %', p80: '80 %', p95: '95 %' }

/** A year with the bands it has, in drawn units; without a number at either end there is none. */
export interface BandYear {
  readonly year: number
  readonly bands: Readonly<Record<BandName, readonly [number, number]>> | null
}

/**
 * Reads the bands of one year. Throws `input` `chart.bands` if one begins above its end or reaches out of the next.
 */
export function bandYear(entry: Dated<{ readonly bands?: FanBands | undefined }>, figures: Figures): BandYear {
  const { year, bands } = entry
  if (bands === undefined) return { year, bands: null }
  const read = (name: BandName) => bands[name].map(figures.scaled)
  const [outer, middle, inner] = [read('p95'), read('p80'), read('p50')]
  const all = [outer[0], middle[0], inner[0], inner[1], middle[1], outer[1]]
  const numbers = all.filter((v) => typeof v === 'number')
  if (numbers.length < all.length) return { year, bands: null }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
  if (!numbers.every((v, i) => i === 0 || v >= (numbers[i - 1] ?? v)))
    throw new PledgebookError(
      'input',
      'chart.bands',
      `the bands of ${year} are 50 %: ${bands.p50.join(' to ')}, 80 %: ${bands.p80.join(' to ')}, 95 %: ${bands.p95.join(' to ')}`,
      'give each as [low, high], the narrower inside the wider',
    )
  return { year, bands: { p95: [a, f], p80: [b, e], p50: [c, d] } }
}

interface Edge {
  readonly x: number
  readonly low: number
  readonly high: number
}

const between = area<Edge>()
  .x((e) => e.x)
  .y0((e) => e.low)
  .y1((e) => e.high)
  .digits(2)

/**
 * Three tints, the widest first. Steps that end after `calibratedTo` are fainter and hatched. A year without
 * neighbours is a bar. `origin` is where the fan opens: a known value, as a band of no width.
 */
export function drawBands(
  years: readonly BandYear[],
  x: (year: number) => number,
  y: (value: number) => number,
  hatch: string,
  calibratedTo: number,
): string[] {
  const runs = runsOf(years.map((entry) => (entry.bands === null ? null : { year: entry.year, bands: entry.bands })))
  const parts = runs.flatMap((run) => {
    const sure = run.filter((entry) => entry.year <= calibratedTo)
    const unsure = run.slice(Math.max(0, sure.length - 1))
    return [
      { run: sure, faint: false },
      { run: sure.length === run.length ? [] : sure.length === 0 ? run : unsure, faint: true },
    ].filter((part) => part.run.length > 1 || (part.run.length === 1 && run.length === 1))
  })
  return parts.flatMap(({ run, faint }) => {
    const edges = (name: BandName): Edge[] => {
      const along = run.map((e) => ({ x: x(e.year), low: y(e.bands[name][0]), high: y(e.bands[name][1]) }))
      const only = along[0]
      return along.length === 1 && only ? [-5, 5].map((side) => ({ ...only, x: only.x + side })) : along
    }
    const shapes = BAND_NAMES.map((name) =>
      element('path', { d: between(edges(name)) ?? '', class: `pb-${name.replace('p', faint ? 'faint' : 'band')}` }),
    )
    return faint ? [...shapes, element('path', { d: between(edges('p95')) ?? '', fill: `url(#${hatch})` })] : shapes
  })
}
