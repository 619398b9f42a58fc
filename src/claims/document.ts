import { PledgebookError } from '../terms/fault.js'
import { type DocumentMeta, NO_META } from './document-meta.js'
import { readHtml } from './html-text.js'
import { readMarkdown } from './markdown-text.js'
import type { Span } from './span.js'
import { INVISIBLE, TextMap } from './text-map.js'

export type DocumentFormat = 'text' | 'markdown' | 'html'

/** A document as it is read: `text` without marks and tags, and the way back to the source as given. Offsets are UTF-16. */
export interface DocumentText {
  readonly source: string
  readonly format: DocumentFormat
  readonly text: string
  /** Where a piece of `text` stands in `source`; tags and entities within the piece are inside. */
  readonly toSource: (span: Span) => Span
  readonly meta: DocumentMeta
}

/** Longest source that is read, in UTF-16 units. */
const LONGEST_DOCUMENT = 20_000_000
const LOOKED_AT = 65_536
const MOST_STRANGE = 0.1
const BLANK_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b])
const FIRST_LETTER = 0x20
const REPLACEMENT = 0xfffd

/** How many characters no text has: controls but blanks, and the mark of bytes that could not be read. */
function strangeIn(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code < FIRST_LETTER && !BLANK_CONTROLS.has(code)) || code === REPLACEMENT) count++
  }
  return count
}

const NOT_TEXT: readonly (readonly [start: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an Office document'],
  ['\u{1f}\u{8b}', 'gzip'],
  ['{\\rtf', 'RTF'],
]

const INVISIBLE_RUNS = new RegExp(`${INVISIBLE.source}+`, 'g')

function refuse(source: string): void {
  if (source.length > LONGEST_DOCUMENT)
    throw new PledgebookError(
      'input',
      'document.tooLarge',
      `the document has ${source.length} characters; at most ${LONGEST_DOCUMENT} are read`,
      'cut it into its articles, or check them as a folder or an archive of JSON Lines',
    )
  const head = source.slice(0, LOOKED_AT)
  const known = NOT_TEXT.find(([start]) => head.startsWith(start))?.[1]
  const strange = strangeIn(head)
  if (known !== undefined || head.includes('\u0000') || strange > head.length * MOST_STRANGE)
    throw new PledgebookError(
      'input',
      'document.binary',
      known === undefined
        ? 'the document is not text: it has null or control characters, or is not in UTF-8'
        : `the document is ${known}, not text`,
      'give text, Markdown or HTML in UTF-8; take the text out of other files first',
    )
}

function readPlain(source: string): Pick<DocumentText, 'text' | 'toSource'> {
  if (!INVISIBLE.test(source)) return { text: source, toSource: (span) => span }
  const map = new TextMap(source)
  let at = 0
  for (const run of source.matchAll(INVISIBLE_RUNS)) {
    map.copy(at, run.index)
    at = run.index + run[0].length
  }
  map.copy(at, source.length)
  return { text: map.text, toSource: map.toSource }
}

const HTML_START =
  /^\s{0,1000}(?:<!--|<!doctype\s{1,10}html|<\?xml|<(?:html|head|body|article|main|div|p|h1|section|meta)[\s>])/i
const HTML_PARTS = /<\/(?:p|div|article|body|html|h1|h2|li|span|a)\s{0,10}>/i
const MARKDOWN_START = /^\uFEFF?---[ \t]{0,10}\r?\n[^\n]{0,200}:/
const MARKDOWN_PARTS = /^#{1,6} {1,3}\S|\]\(https?:\/\/|^\s{0,3}```|\*\*\w/m

/** Tells by its beginning how a document is written. */
export function formatOf(source: string): DocumentFormat {
  const head = source.slice(0, LOOKED_AT)
  if (HTML_START.test(head.replace(/^\uFEFF/, '')) || HTML_PARTS.test(head)) return 'html'
  return MARKDOWN_START.test(head) || MARKDOWN_PARTS.test(head) ? 'markdown' : 'text'
}

/**
 * Reads a document; without `format` its beginning tells. Scripts, styles, navigation, comments, hidden elements and marks are left
 * out of `text`, entities decoded, blocks parted by blank lines. Throws `input` `document.tooLarge` above 20 million
 * characters and `document.binary` for what is no text.
 */
export function readDocument(source: string, format: DocumentFormat = formatOf(source)): DocumentText {
  refuse(source)
  if (format === 'html') return { source, format, ...readHtml(source) }
  if (format === 'markdown') return { source, format, ...readMarkdown(source) }
  return { source, format, ...readPlain(source), meta: NO_META }
}
