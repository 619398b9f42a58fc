import { csvRow } from '../exports/csv.js'
import { htmlRows } from '../exports/html-rows.js'
import type { LedgerTally } from '../ledgers/ledger-tally.js'
import type { AuditRow } from '../rules/audit.js'
import type { Classified } from '../rules/classified.js'
import type { RuleSet } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import type { Files } from './operation.js'
import { PushedBytes } from './pushed-bytes.js'

type Rejection = LedgerTally['rejections'][number]
/** What was written where, for the answer. */
type Written = { what: string; file: string; rows: number }

const REJECTED = ['file', 'row', 'reason', 'detail', 'text']
const AUDIT = [
  'file',
  'row',
  'period',
  'stage',
  'side',
  'code',
  'ministry',
  'programme',
  'text',
  'amount',
  'currency',
  'rule',
  'standing',
  'assigned',
  'because',
]
/** Rows of a page beyond which a browser is no help. */
const MOST_HTML = 50_000

function extensionOf(flag: string, path: string, allowed: readonly string[]): void {
  if (allowed.some((ending) => path.toLowerCase().endsWith(ending))) return
  throw new PledgebookError(
    'input',
    'file.ending',
    `${flag} ${path} ends in none of ${allowed.join(', ')}`,
    `name a file such as ${flag.slice(2)}${allowed[0]}`,
  )
}

/**
 * Refuses, before anything is read, files that could not be written in the end. Throws `input` `file.same`, `file.exists`,
 * `file.noFolder`.
 */
export async function refuseUnwritable(
  files: Files | undefined,
  paths: readonly (string | undefined)[],
): Promise<void> {
  const wanted = paths.filter((path) => path !== undefined)
  if (new Set(wanted).size < wanted.length)
    throw new PledgebookError('input', 'file.same', 'two files are to have one name', 'give each a name of its own', {
      where: wanted[0] ?? '',
    })
  for (const path of wanted) await files?.free?.(path)
}

function writerOf(files: Files | undefined): NonNullable<Files['writeFrom']> {
  if (files?.writeFrom !== undefined) return files.writeFrom
  throw new PledgebookError('input', 'files.none', 'no files can be written here', 'use the command line')
}

/** The rejected rows of a ledger, written down while it is read; kept nowhere else. */
export class RejectedFile {
  readonly #bytes = new PushedBytes()
  #writing: Promise<void> | undefined
  #rows = 0

  /** @param path undefined: nothing is written. Throws `input` `file.ending`. */
  constructor(readonly path: string | undefined) {
    if (path !== undefined) extensionOf('--rejected', path, ['.csv'])
  }

  /** Begins to write. Throws `input` `files.none`. */
  start(files: Files | undefined): void {
    if (this.path === undefined) return
    this.#bytes.push(csvRow(REJECTED))
    this.#writing = writerOf(files)(this.path, this.#bytes)
    // A failure is told when the file is closed; without this it would end the process first.
    this.#writing.catch(() => undefined)
  }

  add({ file, row, reason, detail, text }: Rejection): void {
    if (this.path === undefined) return
    this.#rows++
    this.#bytes.push(csvRow([file, row, reason, detail, text]))
  }

  /** Ends the file; with a fault nothing of it stays. */
  async close(fault?: unknown): Promise<Written[]> {
    if (this.path === undefined || this.#writing === undefined) return []
    this.#bytes.end(fault)
    if (fault !== undefined) {
      await this.#writing?.catch(() => undefined)
      return []
    }
    await this.#writing
    return [{ what: 'rejected rows', file: this.path, rows: this.#rows }]
  }
}

function fieldsOf(set: RuleSet, currency: string): (row: AuditRow) => (string | number | null)[] {
  const rules = new Map(set.rules.map((rule) => [rule.id, rule]))
  return ({ line, rule: id, because }) => {
    const rule = rules.get(id ?? '')
    const assigned = rule?.assign.map(
      (a) => `${a.part} ${a.low === a.high ? a.central : `${a.low}–${a.central}–${a.high}`}`,
    )
    return [
      line.file ?? null,
      line.row,
      line.year,
      line.stage,
      line.side,
      line.code,
      line.ministry,
      line.programme,
      line.text,
      line.amount,
      currency,
      id ?? null,
      rule?.standing ?? null,
      assigned?.join('; ') ?? null,
      because,
    ]
  }
}

/** A row for every line of a ledger: which rule decided it, what it assigns, and why. */
export class AuditFile {
  /** @param path undefined: nothing is written. Throws `input` `file.ending`. */
  constructor(readonly path: string | undefined) {
    if (path !== undefined) extensionOf('--audit', path, ['.csv', '.html'])
  }

  /** Writes the file, in the ledger's order; a page ends after 50,000 rows and says so. */
  async write(files: Files | undefined, ledger: Classified, set: RuleSet, currency: string): Promise<Written[]> {
    const { path } = this
    if (path === undefined) return []
    const page = path.toLowerCase().endsWith('.html')
    const fields = fieldsOf(set, currency)
    let rows = 0
    async function* table() {
      for await (const some of ledger.audit()) {
        const kept = page ? some.slice(0, Math.max(0, MOST_HTML - rows)) : some
        rows += kept.length
        yield kept.map(fields)
      }
    }
    const encoder = new TextEncoder()
    async function* csv() {
      yield encoder.encode(csvRow(AUDIT))
      for await (const some of table()) yield encoder.encode(some.map(csvRow).join(''))
    }
    const title = `Which rule decided each line, and why: ${set.title}`
    const note =
      ledger.lines > MOST_HTML ? `The first ${MOST_HTML} of ${ledger.lines} lines; --audit FILE.csv has all.` : ''
    await writerOf(files)(path, page ? htmlRows(title, note, AUDIT, table()) : csv())
    return [{ what: 'audit', file: path, rows }]
  }
}
