import { PledgebookError } from '../terms/fault.js'
import { checkedId } from './chart-id.js'
import type { Box } from './label-placing.js'
import { element, escaped } from './markup.js'
import { type Scheme, styleSheet } from './palette.js'
import { type ChartWords, type SetWords, stacked, wordsSet } from './sheet-words.js'
import { drawText, type TextLine } from './text-line.js'

/** How a chart is drawn: sizes in CSS pixels. */
export interface ChartOptions {
  /** Prefix of every id in the chart: a letter, then letters, digits, `-` and `_`. Differs between charts of one page. */
  readonly id: string
  /** Pixels; 720 by default. */
  readonly width?: number | undefined
  /** Pixels; by default 420, or more if the chart needs it. */
  readonly height?: number | undefined
  /** `auto` by default: light or dark as the reader has it, light in print. */
  readonly scheme?: Scheme | undefined
  /** Decimals of every number; by default as many as the numbers need. */
  readonly decimals?: number | undefined
}

/** A sheet with its words set, and the room left for the drawing. */
export interface Sheet {
  readonly id: string
  readonly body: Box
  /** Type size of labels in pixels. */
  readonly size: number
  readonly narrow: boolean
  /** The finished SVG: a description in words for those who cannot see it, and the drawing. */
  readonly finish: (description: string, drawing: readonly string[]) => string
}

const WIDTH = 720
const HEIGHT = 420
const LEAST = 240
const MOST = 4000
/** Between the words and the drawing. */
const ABOVE = 8
const BELOW = 10

function checkedLength(value: number, what: string): number {
  if (Number.isFinite(value) && value >= LEAST && value <= MOST) return value
  throw new PledgebookError(
    'input',
    'chart.size',
    `${what} is ${value}; a chart is ${LEAST} to ${MOST} pixels wide and high`,
    `give a ${what} in that range, or none`,
  )
}

/**
 * Throws `input` `chart.size` where what lies between names and numbers would be narrower than `least` pixels: numbers
 * are never cut, and a picture without room is none.
 */
export function requireRoom(pixels: number, least: number): void {
  if (pixels >= least) return
  throw new PledgebookError(
    'input',
    'chart.size',
    `${Math.ceil(least - pixels)} pixels of width are missing: the numbers leave no room for the picture`,
    'give a larger width, fewer decimals, or a larger unit',
  )
}

/**
 * Sets title, subtitle with unit, key, source and notes, and leaves the rest as `body`. `bodyHeight` is what the drawing
 * needs at least: without a given height the sheet grows to it. Throws `input` `chart.size` where that does not fit into
 * a given height, `input` `chart.id` for an id that is none.
 */
export function openSheet(
  words: ChartWords,
  unit: string,
  key: string,
  options: ChartOptions,
  bodyHeight: number,
): Sheet {
  const id = checkedId(options.id)
  const width = checkedLength(options.width ?? WIDTH, 'width')
  const given = options.height === undefined ? undefined : checkedLength(options.height, 'height')
  const narrow = width < 480
  const margin = narrow ? 12 : 16
  const [title, size, foot] = narrow ? [14, 11, 10] : [16, 12, 10.5]
  let set: SetWords | undefined
  let needed = Number.POSITIVE_INFINITY
  for (const next of wordsSet(words, unit, key, { margin, room: width - 2 * margin, title, text: size, foot })) {
    const wanted = Math.ceil(next.headBottom + ABOVE + bodyHeight + BELOW + next.footHeight + margin - 4)
    needed = Math.min(needed, wanted)
    set = wanted <= (given ?? MOST) ? next : undefined
    if (set) break
  }
  const height = given ?? Math.max(HEIGHT, needed)
  if (!set)
    throw new PledgebookError(
      'input',
      'chart.size',
      `this chart at ${width} pixels wide needs a height of ${needed}, and has ${Math.min(height, MOST)}`,
      'give that height, or none, or show fewer things',
    )
  const bottom = height - margin + 4 - set.footHeight
  const lines: readonly TextLine[] = [...set.head, ...stacked(set.foot, margin, bottom, foot, { ink: 'muted' })]

  return {
    id,
    body: { left: margin, right: width - margin, top: set.headBottom + ABOVE, bottom: bottom - BELOW },
    size,
    narrow,
    finish: (description, drawing) =>
      `${element(
        'svg',
        {
          xmlns: 'http://www.w3.org/2000/svg',
          id,
          width,
          height,
          viewBox: `0 0 ${width} ${height}`,
          role: 'img',
          lang: 'en',
          'aria-labelledby': `${id}-title`,
          'aria-describedby': `${id}-desc`,
        },
        [
          '',
          element('title', { id: `${id}-title` }, escaped(words.title)),
          element('desc', { id: `${id}-desc` }, escaped(description)),
          `<style>\n${styleSheet(id, options.scheme ?? 'auto')}\n</style>`,
          element('rect', { width, height, class: 'pb-paper' }),
          ...drawing.filter((d) => d !== ''),
          ...lines.map(drawText),
          '',
        ].join('\n'),
      )}\n`,
  }
}
