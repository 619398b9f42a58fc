import type { Figures, Value } from './figures.js'
import { plainText } from './markup.js'
import type { PartTone } from './parts-tone.js'
import type { ChartWords } from './sheet-words.js'

/** Money that one rule gives to one part, and how little and how much of its lines may belong there. */
export interface PartTile {
  /** The same in every part that the rule gives to. */
  readonly id: string
  readonly label: string
  /** Its name inside its part, where that says some of it; the label by default. */
  readonly short?: string | undefined
  readonly value: number
  readonly low: number
  readonly high: number
  /** JSON pointer to the object that holds the three in the answer, its value as `central`. */
  readonly at?: string | undefined
  /** Never shown together with others: it is no rule. */
  readonly alone?: boolean | undefined
}

/** A part of the whole with its tiles. `value` is net: tiles below zero are in it. */
export interface TiledPart {
  readonly label: string
  readonly tone: PartTone
  readonly value: number
  readonly low: number
  readonly high: number
  /** As of a tile. */
  readonly at?: string | undefined
  readonly tiles: readonly PartTile[]
}

/** Money in parts, each of them made up by rules. All numbers in the one unit of the chart. */
export interface TreemapSpec extends ChartWords {
  readonly parts: readonly TiledPart[]
}

/** Tiles that have an area, the largest first. */
export function drawnTiles(part: TiledPart): PartTile[] {
  return part.tiles.filter((t) => t.value > 0).sort((a, b) => b.value - a.value)
}

/** What a tile has beyond what is sure: the part of its area that is elsewhere at the low end. */
export function unsureOf(tile: PartTile): number {
  return tile.value - Math.min(tile.value, Math.max(0, tile.low))
}

export function partNumbers(spec: TreemapSpec): Value[] {
  return spec.parts.flatMap((p) => [p.value, p.low, p.high, ...p.tiles.flatMap((t) => [t.value, t.low, t.high])])
}

/** The range of a part or tile, `162.1 to 184.9`; empty where there is none as written. */
export function rangeText(of: Pick<PartTile, 'low' | 'high'>, figures: Figures): string {
  const [low, high] = [figures.text(of.low), figures.text(of.high)]
  return low === high ? '' : `${low} to ${high}`
}

/** A sentence on money below zero, which has no area; empty if there is none. */
export function belowZero(spec: TreemapSpec, figures: Figures): string {
  const named = spec.parts.flatMap((part) =>
    part.tiles
      .filter((t) => t.value < 0)
      .sort((a, b) => a.value - b.value)
      .map((t) => `${plainText(t.label)} ${figures.text(t.value)} (${plainText(part.label)})`),
  )
  return named.length === 0 ? '' : `Below zero, taken off the sums and not drawn: ${named.join(', ')}.`
}
