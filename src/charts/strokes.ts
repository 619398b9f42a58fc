import { element, pixels } from './markup.js'

/** A place in pixels, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Kinds of line, each with its own look in the style sheet. */
export type Stroke =
  | 'grid'
  | 'axis'
  | 'leader'
  | 'split'
  | 'outturn'
  | 'estimate'
  | 'main'
  | 'baseline'
  | 'goal'
  | 'level'
  | 'short'
  | 'over'

const polyline = (points: readonly Point[]) => `M${points.map((p) => `${pixels(p.x)},${pixels(p.y)}`).join('L')}`

/** A straight line. */
export function rule(from: Point, to: Point, stroke: Stroke): string {
  return element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: `pb-l-${stroke}` })
}

/** A line through points; nothing for fewer than two. */
export function chain(points: readonly Point[], stroke: Stroke): string {
  return points.length < 2 ? '' : element('path', { d: polyline(points), class: `pb-l-${stroke}` })
}

/** What stands for a number on a line without being seen; nothing where the number is not of an answer. */
export function spot(at: Point, pointer: string | undefined): string {
  if (pointer === undefined) return ''
  return element('circle', { cx: at.x, cy: at.y, r: 4, fill: 'transparent', 'data-at': pointer })
}

/** How a mark looks: filled for outturns, open for estimates, coloured like its line for single projected values. */
export type MarkKind = 'outturn' | 'estimate' | 'main' | 'baseline'

const MARKS: Readonly<Record<MarkKind, string>> = {
  outturn: 'pb-m-solid',
  estimate: 'pb-m-open',
  main: 'pb-rise',
  baseline: 'pb-t-muted',
}

/** A mark on a value; `pointer` is the JSON pointer to that number in the answer. */
export function dot(at: Point, kind: MarkKind, radius = 3, pointer?: string): string {
  return element('circle', { cx: at.x, cy: at.y, r: radius, class: MARKS[kind], 'data-at': pointer })
}
