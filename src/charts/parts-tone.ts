import { type Attributes, element } from './markup.js'
import type { Stroke } from './strokes.js'

/** Fills by what they mean: parts of a goal in hues, money outside of them in greys, money that nothing decided open. */
export const PART_TONES = ['first', 'second', 'third', 'outside', 'over', 'open'] as const
export type PartTone = (typeof PART_TONES)[number]

/** How much of its colour a tone lets through; the rest is paper, so that ink is legible on it in both schemes. */
export const TONES: Readonly<Record<PartTone, { readonly class: string; readonly opacity: number }>> = {
  first: { class: 'pb-rise', opacity: 0.36 },
  second: { class: 'pb-fall', opacity: 0.36 },
  third: { class: 'pb-rise', opacity: 0.16 },
  outside: { class: 'pb-t-muted', opacity: 0.34 },
  over: { class: 'pb-t-muted', opacity: 0.16 },
  open: { class: 'pb-t-muted', opacity: 0.1 },
}

export function toneFill(tone: PartTone): Attributes {
  const { class: name, opacity } = TONES[tone]
  return { class: name, 'fill-opacity': opacity }
}

/** A line around or across a shape that fills nothing. */
export function edge(stroke: Stroke | 'hatch'): Attributes {
  return { class: `pb-l-${stroke}` }
}

/** Oblique lines of paper colour, as a pattern to be laid over a fill. */
export function stripes(id: string): string {
  const stripe = element('path', { d: 'M0,0V5', class: 'pb-l-hatch' })
  const size = { width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  return element('defs', {}, element('pattern', { id, ...size }, stripe))
}
