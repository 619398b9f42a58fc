import { emptyBatch, type RecordBatch, type RejectionReason } from './record-batch.js'

/** How a text file parts its fields. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: '"' | "'" | null
}

/** Characters of one record, inclusive; a longer one is rejected without being kept. */
export const LONGEST_RECORD = 1_000_000
/** Lines a quoted field may span; a quote open for longer was never meant as one. */
const MOST_LINES_OF_RECORD = 1_000
const SHOWN = 200

type Quoted = { fields: string[]; end: number; lines: number } | 'open' | 'broken'

/**
 * Splits text into records, as it arrives. Blank lines are passed over. Quotes that stand undoubled inside a quoted
 * field are kept as they are where each field still begins and ends with one on its line. A row whose quotes cannot be
 * told apart so, or never close, one with a zero byte and one longer than the limit is rejected; reading goes on with the
 * next line.
 */
export class DelimitedRecords {
  /** Rows read although a quote stands undoubled inside a quoted field. */
  mended = 0
  #text = ''
  #row = 1
  #dropping = false
  #zeros = false
  #nextQuote = -1
  #batch = emptyBatch()

  constructor(readonly dialect: Dialect) {}

  /** Takes more text; `last` says that none follows. Returns the records that are complete by now. */
  push(text: string, last = false): RecordBatch {
    this.#text = this.#text === '' ? text : this.#text + text
    this.#zeros = this.#text.includes('\0')
    this.#nextQuote = -1
    let at = 0
    for (let next = this.#one(at, last); next > at; next = this.#one(at, last)) at = next
    this.#text = this.#text.slice(at)
    const batch = this.#batch
    this.#batch = emptyBatch()
    return batch
  }

  /** Reads the record at a place; returns where the next begins, or the place itself when more text is needed. */
  #one(at: number, last: boolean): number {
    const text = this.#text
    if (at >= text.length) return at
    const lineEnd = text.indexOf('\n', at)
    if (lineEnd < 0 && !last) {
      if (text.length - at <= LONGEST_RECORD) return at
      if (!this.#dropping) this.#reject('long-line', `more than ${LONGEST_RECORD} characters`, at, text.length)
      this.#dropping = true
      return text.length
    }
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    if (this.#dropping) {
      this.#dropping = false
      this.#row++
      return next
    }
    const end = lineEnd > at && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd < 0 ? text.length : lineEnd
    if (end - at > LONGEST_RECORD) this.#reject('long-line', `${end - at} characters`, at, end)
    else if (this.#hasQuote(at, end)) return this.#quoted(at, end, next, last)
    else if (end > at) this.#accept(text.slice(at, end).split(this.dialect.delimiter), at, end)
    this.#row++
    return next
  }

  #quoted(at: number, end: number, next: number, last: boolean): number {
    const found = splitQuoted(this.#text, at, this.dialect, last)
    const rest = this.#text.length - at
    if (found === 'open' && !last && rest <= LONGEST_RECORD && countLines(this.#text, at) <= MOST_LINES_OF_RECORD)
      return at
    const mended = found === 'broken' ? splitLoosely(this.#text.slice(at, end), this.dialect) : undefined
    if (mended) {
      this.mended++
      this.#accept(mended, at, end)
      this.#row++
      return next
    }
    if (typeof found === 'string' || found.end - at > LONGEST_RECORD || found.lines > MOST_LINES_OF_RECORD) {
      if (found === 'broken') this.#reject('broken-quotes', 'text after a closing quote', at, end)
      else this.#reject('open-quote', 'a quote is never closed', at, end)
      this.#row++
      return next
    }
    this.#accept(found.fields, at, found.end)
    this.#row += found.lines
    return found.end
  }

  /** The place of the next quote is remembered, so that no text is searched twice. */
  #hasQuote(at: number, end: number): boolean {
    if (this.dialect.quote === null) return false
    if (this.#nextQuote < at) {
      const found = this.#text.indexOf(this.dialect.quote, at)
      this.#nextQuote = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return this.#nextQuote < end
  }

  #accept(fields: string[], at: number, end: number): void {
    if (this.#zeros && this.#text.slice(at, end).includes('\0'))
      this.#reject('zero-bytes', 'the row holds a zero byte', at, end)
    else {
      this.#batch.rows.push(this.#row)
      this.#batch.records.push(fields)
    }
  }

  #reject(reason: RejectionReason, detail: string, at: number, end: number): void {
    const text = this.#text.slice(at, Math.min(end, at + SHOWN))
    this.#batch.rejected.push({ row: this.#row, reason, detail, text })
  }
}

function countLines(text: string, at: number): number {
  let lines = 0
  for (let i = text.indexOf('\n', at); i >= 0; i = text.indexOf('\n', i + 1)) lines++
  return lines
}

/** Fields of the record at a place, quotes undone; `open` when a quote is not closed by the end of the text. */
function splitQuoted(text: string, start: number, dialect: Dialect, last: boolean): Quoted {
  const quote = dialect.quote ?? '"'
  const fields: string[] = []
  let at = start
  let lines = 1
  for (;;) {
    if (text[at] === quote) {
      let field = ''
      let from = at + 1
      for (;;) {
        const close = text.indexOf(quote, from)
        if (close < 0 || (close + 1 === text.length && !last)) return 'open'
        field += text.slice(from, close)
        if (text[close + 1] !== quote) {
          at = close + 1
          break
        }
        field += quote
        from = close + 2
      }
      for (let i = field.indexOf('\n'); i >= 0; i = field.indexOf('\n', i + 1)) lines++
      fields.push(field)
      while (text[at] === ' ') at++
      if (text[at] === '\r') at++
    } else {
      let end = text.indexOf(dialect.delimiter, at)
      const lineEnd = text.indexOf('\n', at)
      if (end < 0 || (lineEnd >= 0 && lineEnd < end)) end = lineEnd < 0 ? text.length : lineEnd
      const field = text.slice(at, end)
      fields.push(field.endsWith('\r') ? field.slice(0, -1) : field)
      at = end
    }
    if (at >= text.length) return last ? { fields, end: at, lines } : 'open'
    if (text[at] === '\n') return { fields, end: at + 1, lines }
    if (text[at] !== dialect.delimiter) return 'broken'
    at++
  }
}

/**
 * Fields of one line in which quotes inside quoted fields are not doubled: a field ends at the quote that a delimiter or the
 * end of the line follows. Undefined where a quoted field has no such end.
 */
function splitLoosely(line: string, dialect: Dialect): string[] | undefined {
  const quote = dialect.quote ?? '"'
  const fields: string[] = []
  let at = 0
  for (;;) {
    let end: number
    if (line[at] === quote) {
      let close = line.indexOf(quote + dialect.delimiter, at + 1)
      if (close < 0) close = line.endsWith(quote) && line.length > at + 1 ? line.length - 1 : -1
      if (close < 0) return undefined
      fields.push(line.slice(at + 1, close).replaceAll(quote + quote, quote))
      end = close + 1
    } else {
      const found = line.indexOf(dialect.delimiter, at)
      end = found < 0 ? line.length : found
      fields.push(line.slice(at, end))
    }
    if (end >= line.length) return fields
    at = end + 1
  }
}
