import { type HierarchyRectangularNode, hierarchy, treemap } from 'd3-hierarchy'
import type { Figures } from './figures.js'
import type { Box } from './label-placing.js'
import { element, escaped, plainText } from './markup.js'
import { edge, toneFill } from './parts-tone.js'
import { drawText, LEADING, type TextLine, textLine } from './text-line.js'
import { textWidth, wrapped } from './text-width.js'
import { drawnTiles, type PartTile, rangeText, type TiledPart, unsureOf } from './treemap-parts.js'

const INSET = 5
const MOST_LINES = 4
/** Pixels below which a tile has neither edge nor name. */
const LEAST_EDGE = 4
const LEAST_NAME = 30
/** Of a name's letters that must be legible; less says nothing. */
const LEAST_SHOWN = 0.5

interface Node {
  readonly tile?: PartTile
  readonly children?: readonly Node[]
}

type Rectangle = Pick<HierarchyRectangularNode<Node>, 'x0' | 'x1' | 'y0' | 'y1'>

export function tileName(tile: PartTile): string {
  return plainText(tile.short ?? tile.label)
}

/** Whether a band of this height has room for names in its tiles. */
export function holdsNames(height: number, size: number): boolean {
  return height - INSET >= size * LEADING
}

/** Name and number inside a tile; nothing where the number or a fair piece of the name has no room. */
function nameIn(tile: PartTile, text: string, box: Box, size: number, halo: boolean): TextLine[] {
  const room = box.right - box.left - 2 * INSET
  const lead = size * LEADING
  const most = Math.min(MOST_LINES, Math.floor((box.bottom - box.top - INSET) / lead))
  const number = textWidth(text, size, true)
  if (most < 1 || number > room) return []
  const name = tileName(tile)
  const beside = room - number - textWidth(' ', size)
  if (most === 1 && beside < LEAST_NAME) return []
  const lines = most === 1 ? wrapped(name, beside, size, 1) : wrapped(name, room, size, most - 1)
  const shown = lines.reduce((sum, line) => sum + line.length, 0)
  if (lines.join(' ') !== name && shown < LEAST_SHOWN * name.length) lines.length = 0
  const at = (row: number) => box.top + 3 + size + row * lead
  const set = lines.map((line, row) => textLine({ x: box.left + INSET, y: at(row), text: line, size }, { halo }))
  const last = set.at(-1)
  const place =
    most === 1 && last
      ? { x: last.box.right + textWidth(' ', size), y: last.y }
      : { x: box.left + INSET, y: at(set.length) }
  return [...set, textLine({ ...place, text, size }, { halo, bold: true })]
}

function drawTile(tile: PartTile, at: Rectangle, part: TiledPart, style: BandStyle): string {
  const { figures, size, hatch, unit } = style
  const [width, height] = [at.x1 - at.x0, at.y1 - at.y0]
  const unsure = unsureOf(tile)
  const striped = (width * unsure) / tile.value
  const text = figures.text(tile.value)
  const range = rangeText(tile, figures)
  const said = `${plainText(tile.label)}, ${plainText(part.label)}: ${text} ${plainText(unit)}${range === '' ? '' : `; ${range}`}`
  const frame = { x: at.x0, y: at.y0, width, height }
  const edged = Math.min(width, height) >= LEAST_EDGE
  const box = { left: at.x0, right: at.x1, top: at.y0, bottom: at.y1 }
  return element(
    'g',
    {},
    element('title', {}, escaped(said)),
    element('rect', { ...frame, ...toneFill(part.tone), 'data-at': tile.at && `${tile.at}/central` }),
    unsure > 0 ? element('rect', { ...frame, x: at.x1 - striped, width: striped, fill: `url(#${hatch})` }) : '',
    edged ? element('rect', { ...frame, ...edge('hatch') }) : '',
    ...nameIn(tile, text, box, size, unsure > 0).map(drawText),
  )
}

export interface BandStyle {
  readonly figures: Figures
  readonly unit: string
  readonly size: number
  /** Id of the pattern for what is not sure. */
  readonly hatch: string
}

/** The tiles of one part, squarified into a box: areas are as their money, what is not sure is striped at the right. */
export function drawBand(part: TiledPart, box: Box, style: BandStyle): string[] {
  const tiles = drawnTiles(part)
  const root = hierarchy<Node>({ children: tiles.map((tile) => ({ tile })) }, (node) => node.children).sum(
    (node) => node.tile?.value ?? 0,
  )
  const laid = treemap<Node>().size([box.right - box.left, box.bottom - box.top])(root)
  return laid.leaves().flatMap(({ data, x0, x1, y0, y1 }) => {
    const at = { x0: box.left + x0, x1: box.left + x1, y0: box.top + y0, y1: box.top + y1 }
    return data.tile ? [drawTile(data.tile, at, part, style)] : []
  })
}
