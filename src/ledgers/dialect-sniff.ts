import { DelimitedRecords, type Dialect } from './delimited-records.js'
import { type Encoding, sniffEncoding, TextBlocks } from './text-encoding.js'

/** How a text file is written. */
export interface TextForm extends Dialect {
  readonly encoding: Encoding
  /** Lines end by a carriage return alone. */
  readonly loneReturns: boolean
}

/** Bytes that a guess looks at. */
export const SAMPLE = 262_144

const DELIMITERS = [',', ';', '\t', '|']
const SHAPES: readonly Dialect[] = DELIMITERS.flatMap((delimiter) => [
  { delimiter, quote: '"' },
  { delimiter, quote: null },
  { delimiter, quote: "'" },
])

/** What a mapping may say of a text file's form; all else is found out. */
export interface StatedForm {
  readonly encoding?: Encoding | undefined
  readonly delimiter?: string | undefined
  readonly quote?: 'double' | 'single' | 'none' | undefined
}

const QUOTES = { double: '"', single: "'", none: null } as const

/** The form of a text file, by its first bytes and by what is stated. Throws `source` `ledger.binary`. */
export function sniffForm(sample: Uint8Array, stated: StatedForm, file: string): TextForm {
  const encoding = stated.encoding ?? sniffEncoding(sample, file)
  const text = new TextBlocks(encoding, false).push(sample, true).replace(/^\ufeff/, '')
  const loneReturns = text.includes('\r') && !text.includes('\n')
  const lines = loneReturns ? text.replaceAll('\r', '\n') : text
  const quote = stated.quote === undefined ? undefined : QUOTES[stated.quote]
  const shapes = SHAPES.filter((shape) => quote === undefined || shape.quote === quote).filter(
    (shape) => stated.delimiter === undefined || shape.delimiter === stated.delimiter,
  )
  const quoted = /(?:^|[,;\t|])"(?:[^"\n]|"")*"(?=[,;\t|\r\n])/mu.test(lines)
  const given = stated.delimiter ?? ','
  let best: { dialect: Dialect; score: number } = {
    dialect: { delimiter: given, quote: quote === undefined ? '"' : quote },
    score: 0,
  }
  for (const dialect of shapes) {
    const score = evenness(lines, dialect)
    // Single quotes are rare and apostrophes are not: they must do much better. Where some fields are quoted as they should
    // be, a few that are not say nothing against quotes.
    const handicap = dialect.quote === "'" ? 1.2 : dialect.quote === null && quoted ? 1.1 : 1
    if (score > best.score * handicap + 1e-9) best = { dialect, score }
  }
  return { ...best.dialect, encoding, loneReturns }
}

const MOST_RECORDS = 300

/** How well a dialect fits: rows of one width count fully, those a few fields off by half, rejected ones against it; wide rows a little more. */
function evenness(text: string, dialect: Dialect): number {
  const parser = new DelimitedRecords(dialect)
  const cut = text.length >= SAMPLE / 2 ? text.lastIndexOf('\n') + 1 : text.length
  const { records, rejected } = parser.push(text.slice(0, cut || text.length), true)
  const widths = records.slice(0, MOST_RECORDS).map((record) => record.length)
  if (widths.length === 0) return 0
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [mode = 1] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  if (mode === 1) return 0
  const fit = widths.reduce((sum, width) => sum + (width === mode ? 1 : Math.abs(width - mode) <= 2 ? 0.5 : 0), 0)
  // Quotes left standing around whole fields say that they should have been undone.
  const standing = dialect.quote === null ? standingQuotes(records.slice(0, MOST_RECORDS)) : 0
  const share = fit / (widths.length + Math.min(rejected.length, MOST_RECORDS))
  return share * (1 - 0.5 * standing) * (1 + Math.min(mode, 30) / 100)
}

function standingQuotes(records: readonly (readonly (string | number | null)[])[]): number {
  let quoted = 0
  for (const record of records)
    if (record.some((field) => typeof field === 'string' && /^".*"$|^'.*'$/u.test(field))) quoted++
  return quoted / Math.max(1, records.length)
}
