import { PledgebookError } from '../terms/fault.js'

const LONGEST = 1000
/** Line breaks, controls, and what no XML file may hold. */
const NOT_ONE_LINE = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]+/gu
/** Marks that turn the direction of what follows: a name could make its neighbours read backwards. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu

/**
 * Somebody's text as a chart may show it: on one line, only characters that XML allows, without direction overrides or
 * piles of combining marks, and of 1,000 characters at most (cut with `…`). Not yet escaped.
 */
export function plainText(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  return cut.replace(NOT_ONE_LINE, ' ').replace(DIRECTION, '').replace(PILED_MARKS, '$1').replace(/ {2,}/g, ' ').trim()
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Plain text that is safe inside an element and inside an attribute, in XML and in HTML. */
export function escaped(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c)
}

/** A coordinate or length with two decimals of a pixel at most. Throws `bug` `chart.coordinate` unless finite. */
export function pixels(value: number): number {
  if (!Number.isFinite(value))
    throw new PledgebookError('bug', 'chart.coordinate', `a chart has a coordinate of ${value}`, 'please report this')
  return Math.round(value * 100) / 100 + 0
}

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element. Numbers become pixels, texts are escaped, undefined attributes are left out; children are markup. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? pixels(value) : escaped(value ?? '')}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}
