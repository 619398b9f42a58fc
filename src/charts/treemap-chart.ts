import { PledgebookError } from '../terms/fault.js'
import { type ChartOptions, openSheet } from './chart-sheet.js'
import { keySentence, sentences } from './chart-words.js'
import { type Figures, figuresOf } from './figures.js'
import { plainText } from './markup.js'
import { stripes } from './parts-tone.js'
import { drawText, textLine } from './text-line.js'
import { fitted, textWidth } from './text-width.js'
import { drawBand, holdsNames, tileName } from './treemap-band.js'
import {
  belowZero,
  drawnTiles,
  partNumbers,
  rangeText,
  type TiledPart,
  type TreemapSpec,
  unsureOf,
} from './treemap-parts.js'

const HEADING = 1.9
/** Height of all tiles, of the width of the chart: taller where it is narrow. */
const WIDE = 0.5
const NARROW = 1.15
const LEAST_TILES = 80
/** Letters below which the names of thin tiles beside a heading say nothing. */
const LEAST_LETTERS = 12
const NAMED = 4

const sumOf = (part: TiledPart) => drawnTiles(part).reduce((sum, t) => sum + t.value, 0)

/** Throws `input` `chart.noData` where nothing is above zero: there is no area to draw. */
export function requireTiles(spec: TreemapSpec): void {
  if (spec.parts.some((p) => sumOf(p) > 0)) return
  throw new PledgebookError(
    'input',
    'chart.noData',
    'there is no number above zero to draw',
    'ask for another year or stage, or for the table (--format html)',
  )
}

/** The largest tiles of a part in one line, for a band too thin to hold their names. */
function largest(part: TiledPart, figures: Figures): string {
  const tiles = drawnTiles(part)
  const named = tiles.slice(0, NAMED).map((t) => `${tileName(t)} ${figures.text(t.value)}`)
  return tiles.length > NAMED ? `${named.join(', ')}, …` : named.join(', ')
}

/** What every description of money by part says. */
export function partsInWords(spec: TreemapSpec, figures: Figures): string[] {
  return spec.parts.map((part) => {
    const [first] = drawnTiles(part)
    const range = rangeText(part, figures)
    const largest = first ? `; the largest piece: ${plainText(first.label)}, ${figures.text(first.value)}` : ''
    return `${plainText(part.label)}: ${figures.text(part.value)}${range === '' ? '' : ` (${range})`}${largest}.`
  })
}

/**
 * Money by part and rule as an SVG: a band for each part, named above it, and in it a tile for each rule. Every area is
 * proportional to its money, over all bands; striped is what belongs elsewhere at the low end. What is below zero is
 * listed in the notes. Throws `input`: `chart.noData` where nothing is above zero, `chart.range`, `chart.decimals`,
 * `chart.size`, `chart.id`.
 */
export function treemapChart(spec: TreemapSpec, options: ChartOptions): string {
  const figures = figuresOf(partNumbers(spec), options.decimals)
  requireTiles(spec)
  const unit = figures.unit(spec.unit)
  const width = options.width ?? 720
  const size = width < 480 ? 11 : 12
  const heads = spec.parts.length * size * HEADING
  const striped = spec.parts.some((p) => drawnTiles(p).some((t) => unsureOf(t) > 0))
  const key = keySentence([
    'areas are proportional to money',
    striped ? 'striped: not there at the low end, since it is disputed or cannot be told apart' : '',
  ])
  const words = { ...spec, notes: [belowZero(spec, figures), ...spec.notes] }
  const wanted = options.height === undefined ? width * (width < 480 ? NARROW : WIDE) : LEAST_TILES
  const sheet = openSheet(words, unit, key, options, heads + wanted)
  const { body } = sheet
  const hatch = `${sheet.id}-hatch`
  const room = body.right - body.left
  const all = spec.parts.reduce((sum, part) => sum + sumOf(part), 0)
  const perUnit = (body.bottom - body.top - heads) / all
  let top = body.top
  const drawing = spec.parts.flatMap((part) => {
    const text = figures.text(part.value)
    const range = rangeText(part, figures)
    const name = fitted(plainText(part.label), room - textWidth(` ${text}`, size, true), size, true)
    const y = top + size * (HEADING - 0.55)
    const heading = textLine(
      { x: body.left, y, text: `${name} ${text}`, size },
      { bold: true, at: part.at && `${part.at}/central` },
    )
    const beside = textLine({ x: heading.box.right + size * 0.6, y, text: range, size }, { ink: 'muted' })
    const bottom = top + size * HEADING + sumOf(part) * perUnit
    const after = range === '' ? heading : beside
    const said = holdsNames(sumOf(part) * perUnit, size) ? '' : largest(part, figures)
    const x = after.box.right + size
    const names = textLine({ x, y, text: fitted(said, body.right - x, size), size }, { ink: 'muted' })
    const band = drawBand(part, { ...body, top: top + size * HEADING, bottom }, { figures, unit, size, hatch })
    top = bottom
    return [
      drawText(heading),
      range !== '' && beside.box.right <= body.right ? drawText(beside) : '',
      said !== '' && names.text.length >= LEAST_LETTERS ? drawText(names) : '',
      ...band,
    ]
  })
  const said = sentences([`Treemap, ${unit}.`, ...partsInWords(spec, figures)])
  return sheet.finish(said, [striped ? stripes(hatch) : '', ...drawing])
}
