import type { LedgerLine } from '../terms/ledger-line.js'
import { bindMapping } from './bound-mapping.js'
import { kindOf, lookAt } from './column-look.js'
import { columnNames, joinHeadings } from './column-name.js'
import { type ColumnReason, reasonOf } from './column-reason.js'
import { guessAmounts } from './guess-amounts.js'
import { guessTexts } from './guess-texts.js'
import { lineOf } from './ledger-batch.js'
import { LedgerTally } from './ledger-tally.js'
import type { LedgerLexicon } from './lexicon.js'
import { RecordMapper } from './map-records.js'
import { type LedgerMapping, ledgerMapping } from './mapping-schema.js'
import { emptyBatch, type RecordBatch } from './record-batch.js'
import { type LedgerInput, openRecords, type ReadingAids } from './record-source.js'
import { paddedRecord } from './sheet-records.js'
import { findTable } from './table-start.js'
import { fieldText } from './text-field.js'

/** A mapping proposed for a file nobody has described. */
export interface MappingGuess {
  /** Fit for `readLedger`; undefined where the file has no amounts or nothing that could be a code. */
  readonly mapping: LedgerMapping | undefined
  /** 0 to 1: how much of the mapping is said by headings and contents alike. Not a probability. */
  readonly confidence: number
  /** The first lines as mapped, at most twenty, and what of the sample was rejected. */
  readonly preview: readonly LedgerLine[]
  readonly rejected: number
  /** What a person should look at, in sentences. */
  readonly doubts: readonly string[]
  /** What every column was taken for. */
  readonly columns: readonly ColumnReason[]
}

/** What a guess may be told. */
export interface GuessAids extends ReadingAids {
  /** The year of the amounts where no column names it. */
  readonly year?: string | undefined
}

/** A sample is the first rows and some of the later ones, as ledgers are sorted. */
const FIRST_ROWS = 4_000
const EVERY = 37
const MOST_ROWS = 500_000
const PREVIEW = 20

/**
 * Proposes a mapping from a sample of a file's rows: where the table begins, what each column holds by its texts, and what its
 * heading says by the lexicon. Throws `source` faults for files that are no ledger.
 */
export async function guessMapping(
  input: LedgerInput,
  lexicon: LedgerLexicon,
  aids: GuessAids = {},
): Promise<MappingGuess> {
  const source = await openRecords(input, { headings: 0 }, aids)
  const sample = emptyBatch()
  let seen = 0
  for await (const batch of source.batches) {
    for (let i = 0; i < batch.records.length; i++) {
      seen++
      if (seen > FIRST_ROWS && seen % EVERY !== 0) continue
      sample.rows.push(batch.rows[i] ?? 0)
      sample.records.push(batch.records[i] ?? [])
    }
    if (seen > MOST_ROWS) break
  }
  const described = source.kind === 'parquet'
  const start = described ? { heading: 0, body: 0 } : findTable(sample.records)
  const above = sample.records.slice(start.heading, start.body).map((row) => row.map(fieldText))
  const width = sample.records.reduce((most, row) => Math.max(most, row.length), 0)
  const body = sample.records
    .slice(start.body)
    .map((record) => (source.kind === 'sheet' ? paddedRecord(record, width) : record))
  const names = described
    ? source.names
    : columnNames(above.length === 0 ? Array.from({ length: width }, () => '') : joinHeadings(above))
  const looks = names.map((name, at) => lookAt(name, at, body))
  const kinds = new Map(looks.map((look) => [look, kindOf(look, lexicon)]))
  const titles = sample.records.slice(0, start.heading).flatMap((row) => row.map(fieldText))
  const amounts = guessAmounts(kinds, lexicon, {
    titles: `${titles.join(' ')} ${source.sheet ?? ''} ${baseName(input.name)}`,
    stated: aids.year,
    rows: body,
    whole: seen <= FIRST_ROWS,
  })
  const texts = guessTexts(kinds, lexicon)
  const doubts = [...amounts.doubts, ...texts.doubts]
  const columns = looks.map((look) => reasonOf(look, kinds.get(look) ?? 'empty', lexicon))
  const unusable = { mapping: undefined, confidence: 0, preview: [], rejected: 0, columns }
  if (amounts.mapping.amounts.length === 0)
    return { ...unusable, doubts: ['no column looks like amounts of money', ...doubts] }
  const shortest = Math.min(...body.map((row) => row.length))
  const skip = described ? 0 : (sample.rows[start.heading] ?? 1) - 1
  const parsed = ledgerMapping.safeParse({
    id: 'proposed',
    title: baseName(input.name),
    source: { text: 'not stated' },
    terms: 'not stated',
    ...amounts.mapping,
    ...texts.mapping,
    file: {
      ...(source.form && {
        encoding: source.form.encoding,
        delimiter: source.form.delimiter,
        quote: source.form.quote === null ? 'none' : source.form.quote === '"' ? 'double' : 'single',
      }),
      ...amounts.file,
      ...(skip > 0 && { skip }),
      ...(above.length !== 1 && !described && { headings: above.length }),
      ...(shortest < names.length && fieldsMissing(body, names.length) && { leastFields: shortest }),
    },
  })
  if (!parsed.success) return { ...unusable, doubts: ['no mapping could be made of it', ...doubts] }
  const mapped = preview(parsed.data, names, sample.rows.slice(start.body), body)
  if (mapped.rejected > 0.02 * body.length)
    doubts.unshift(`${mapped.rejected} of the first ${body.length} rows cannot be read so`)
  const confidence = Math.max(0, Math.min(amounts.confidence, 1) * 0.6 + texts.confidence * 0.4 - 0.05 * doubts.length)
  return { mapping: parsed.data, confidence, ...mapped, doubts, columns }
}

/** A file's name without its folders, whose names may hold years too. */
function baseName(name: string): string {
  return name.replace(/^.*[\\/]/u, '')
}

/** Rows of fewer fields are the rule in this file, not the exception. */
function fieldsMissing(body: readonly (readonly unknown[])[], width: number): boolean {
  return body.filter((row) => row.length < width).length > 0.05 * body.length
}

function preview(
  mapping: LedgerMapping,
  names: readonly string[],
  rows: number[],
  records: RecordBatch['records'],
): { preview: LedgerLine[]; rejected: number } {
  const tally = new LedgerTally()
  const bound = bindMapping(mapping, names, new Map(), mapping.title)
  // A preview is not the place to refuse several currencies; the reading does.
  const { currencies } = mapping
  const lenient = currencies ? { ...mapping, currencies: { ...currencies, others: 'leave-out' as const } } : mapping
  const mapper = new RecordMapper(lenient, bound, names, tally, FIRST_ROWS, mapping.title)
  const lines: LedgerLine[] = []
  for (const batch of [...mapper.map({ rows, records, rejected: [] }), ...mapper.rest()])
    for (let i = 0; i < batch.count && lines.length < PREVIEW; i++) lines.push(lineOf(batch, i))
  return { preview: lines, rejected: tally.rejected }
}
