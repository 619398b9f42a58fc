import { type DocumentText, readDocument } from '../claims/document.js'
import { type CheckedAnswer, inReadingOrder, type SourceSpan } from './checked-answer.js'
import { toText } from './checked-story.js'
import type { LinkedData } from './claim-review.js'
import { VERDICT_WORDS } from './verdict-words.js'

const AROUND = 32
const LOW_SURROGATE = /^[\udc00-\udfff]/
const HIGH_SURROGATE = /[\ud800-\udbff]$/
const COMBINING = /^(?:\p{M}|\u200d|\ufe0f)+/u

/** Up to 32 characters before and after a piece of a text, whole characters only; in a page not beyond its block. */
function around(text: string, start: number, end: number, blocks: boolean): { prefix: string; suffix: string } {
  const before = text.slice(Math.max(0, start - AROUND), start).replace(LOW_SURROGATE, '')
  const after = text.slice(end, end + AROUND).replace(HIGH_SURROGATE, '')
  const prefix = start > AROUND ? before.replace(COMBINING, '') : before
  if (!blocks) return { prefix, suffix: after }
  return { prefix: prefix.slice(prefix.lastIndexOf('\n') + 1), suffix: after.split('\n')[0] ?? '' }
}

/** Counts Unicode characters up to offsets that are asked for in ascending order. */
function codePointCounter(text: string): (offset: number) => number {
  let at = 0
  let count = 0
  return (offset) => {
    for (; at < offset; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    return count
  }
}

/** Offsets in Unicode characters of UTF-16 offsets. */
function characterOffsets(text: string, spans: readonly SourceSpan[]): ReadonlyMap<number, number> {
  const count = codePointCounter(text)
  const offsets = [...new Set(spans.flat())].sort((a, b) => a - b)
  return new Map(offsets.map((offset) => [offset, count(offset)]))
}

/** A name as a relative address: blanks written as such, never taken for a scheme. */
function relativeAddress(name: string): string {
  const address = encodeURI(name.replace(/[\p{Cc}\p{Cs}]/gu, ' ')).replace(/[?#]/g, encodeURIComponent)
  return /^[^/]*:/.test(address) ? `./${address}` : address
}

function bodies(claim: CheckedAnswer['claims'][number]): LinkedData[] {
  const tags = [
    `${VERDICT_WORDS[claim.then.verdict].words} when written`,
    `${VERDICT_WORDS[claim.now.verdict].words} now`,
  ]
  return [
    { type: 'TextualBody', value: claim.because, format: 'text/plain', language: 'en', purpose: 'assessing' },
    ...tags.map((value) => ({ type: 'TextualBody', value, language: 'en', purpose: 'tagging' })),
  ]
}

/**
 * The claims of a checked text as a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/), in reading order.
 * `TextQuoteSelector` has the words and up to 32 characters around them, `TextPositionSelector` the same piece in Unicode
 * characters (not UTF-16 units), start inclusive, end exclusive. Of HTML only the quote is given, tags and entities resolved:
 * positions would depend on how a program takes the text out of the page. `url` is the text's address; else its name stands as a
 * relative one. Ids are fragments, as nothing says where the collection will stand.
 */
export function annotations(answer: CheckedAnswer, source: string, url?: string): LinkedData {
  const html: DocumentText | null = answer.document.format === 'html' ? readDocument(source, 'html') : null
  const order = inReadingOrder(answer.claims)
  const offsets =
    html === null
      ? characterOffsets(
          source,
          answer.claims.map((c) => c.span),
        )
      : null
  const address = url ?? relativeAddress(answer.document.name)
  const items = order.flatMap((place) => {
    const claim = answer.claims[place]
    if (claim === undefined) return []
    const text = html?.text ?? source
    const { start, end } = html === null ? { start: claim.span[0], end: claim.span[1] } : toText(html, claim.span)
    const quote = {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      ...around(text, start, end, html !== null),
    }
    const position = { type: 'TextPositionSelector', start: offsets?.get(start), end: offsets?.get(end) }
    return [
      {
        id: `#claim-${place + 1}`,
        type: 'Annotation',
        motivation: 'assessing',
        body: bodies(claim),
        target: { source: address, selector: html === null ? [quote, position] : quote },
      },
    ]
  })
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: '#claims',
    type: 'AnnotationCollection',
    label: `Claims of ${answer.document.title ?? answer.document.name}, checked as known on ${answer.asOf}`,
    generator: { type: 'Software', name: `${answer.tool.name} ${answer.tool.version}` },
    total: items.length,
    first: { id: '#claims-page', type: 'AnnotationPage', partOf: '#claims', startIndex: 0, items },
  }
}
