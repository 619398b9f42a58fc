import type { Quotation } from './quotation.js'
import type { Sentence } from './sentence.js'
import type { Span } from './span.js'
import type { Token } from './token.js'

/** A token outside quotation marks, or a whole quotation standing for its words. */
export interface Unit {
  readonly text: string
  readonly word: string
  readonly start: number
  readonly end: number
  readonly kind: Token['kind'] | 'quotation'
  readonly joined: boolean
  readonly quotation?: Quotation
}

/** A sentence in which every quotation is one unit, however many sentences it holds. */
export interface Passage extends Span {
  readonly units: readonly Unit[]
  readonly paragraph: number
  /** Number of the last paragraph, where a quotation runs over several. */
  readonly lastParagraph: number
}

/** Tokens between two offsets, each quotation that begins there as one unit. `tokens` and `quotations` are in order. */
function* unitsOf(tokens: readonly Token[], quotations: readonly Quotation[], span: Span): Generator<Unit> {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < span.start) low = middle + 1
    else high = middle
  }
  let next = 0
  for (let i = low; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined || token.start >= span.end) return
    const quotation = quotations[next]
    if (quotation !== undefined && token.start >= quotation.start) {
      yield {
        text: '“',
        word: '\u0000',
        start: quotation.start,
        end: quotation.end,
        kind: 'quotation',
        joined: token.joined,
        quotation,
      }
      while (i + 1 < tokens.length && (tokens[i + 1]?.start ?? 0) < quotation.end) i++
      next++
      continue
    }
    yield token
  }
}

/**
 * The sentences of a span, joined where a quotation goes over their end. Linear in the tokens of the span; `quotations` are those
 * directly within it.
 */
export function passagesOf(
  tokens: readonly Token[],
  quotations: readonly Quotation[],
  sentences: readonly Sentence[],
  within: Span,
): Passage[] {
  const passages: Passage[] = []
  let quote = 0
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) <= within.start) low = middle + 1
    else high = middle
  }
  for (let i = low; i < sentences.length; i++) {
    const first = sentences[i]
    if (first === undefined || first.start >= within.end) break
    const start = Math.max(first.start, within.start)
    let last = first
    const own: Quotation[] = []
    for (;;) {
      while (quote < quotations.length && (quotations[quote]?.start ?? 0) < last.end) {
        const found = quotations[quote]
        if (found !== undefined) own.push(found)
        quote++
      }
      const next = sentences[i + 1]
      if ((own.at(-1)?.end ?? 0) <= last.end || next === undefined) break
      last = next
      i++
    }
    const end = Math.min(Math.max(last.end, own.at(-1)?.end ?? 0), within.end)
    const units = [...unitsOf(tokens, own, { start, end })]
    if (units.length > 0)
      passages.push({ start, end, units, paragraph: first.paragraph, lastParagraph: last.paragraph })
  }
  return passages
}
