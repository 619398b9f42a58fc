import { MOST_UNITS, toCents } from '../rules/cents.js'
import { PledgebookError } from '../terms/fault.js'
import type { BoundMapping } from './bound-mapping.js'
import { tidy } from './column-name.js'
import { yearOf } from './fiscal-year.js'
import { BatchBuilder, type LedgerBatch } from './ledger-batch.js'
import type { LedgerTally } from './ledger-tally.js'
import type { LedgerMapping, RowKind } from './mapping-schema.js'
import { amountOf, type NumberStyle } from './number-style.js'
import type { Field, RecordBatch, RejectionReason } from './record-batch.js'
import { fieldText } from './text-field.js'

const POINT: NumberStyle = { decimal: '.', thousands: '' }
const SHOWN = 200
const REVENUE = 1

type Trouble = readonly [RejectionReason, string]
interface Found {
  readonly year: number
  readonly amount: number
  readonly stage: number
  readonly side: number
}

/** Turns the rows of a file into lines of a ledger, one for each amount that a row states. */
export class RecordMapper {
  readonly #style: NumberStyle
  readonly #missing: ReadonlySet<string>
  readonly #least: number
  readonly #sign: number
  readonly #builder: BatchBuilder

  constructor(
    readonly mapping: LedgerMapping,
    readonly bound: BoundMapping,
    readonly names: readonly string[],
    readonly tally: LedgerTally,
    batchSize: number,
    readonly file: string,
    first = 0,
  ) {
    this.#style = {
      decimal: mapping.file.decimal ?? '.',
      thousands: mapping.file.thousands ?? '',
      sign: mapping.file.sign,
    }
    this.#missing = new Set(mapping.file.missing)
    this.#least = mapping.file.leastFields ?? names.length
    this.#sign = mapping.revenue === 'positive' ? -1 : 1
    this.#builder = new BatchBuilder(batchSize, file, first)
  }

  *map(batch: RecordBatch): Generator<LedgerBatch> {
    for (const rejection of batch.rejected) this.tally.reject({ ...rejection, file: this.file })
    for (let i = 0; i < batch.records.length; i++) {
      const fields = batch.records[i] ?? []
      const row = batch.rows[i] ?? 0
      const found = this.#read(fields, row)
      if (found === 'passed') continue
      const trouble = 'lines' in found ? undefined : found
      const texts = trouble ? undefined : this.#texts(fields)
      if (trouble || texts === undefined) {
        const [reason, detail] = trouble ?? ['code-too-long', 'a code is longer than its stated width']
        this.tally.reject({ file: this.file, row, reason, detail, text: shownRow(fields) })
        continue
      }
      this.tally.rows++
      if (!('lines' in found)) continue
      for (const line of found.lines) {
        this.tally.lines++
        const full = this.#builder.add(row, line.year, line.amount, line.stage, line.side, texts)
        if (full) yield full
      }
    }
  }

  /** Number of the line that comes next. */
  get next(): number {
    return this.#builder.next
  }

  /** What is left when the file has ended. */
  *rest(): Generator<LedgerBatch> {
    const batch = this.#builder.take()
    if (batch) yield batch
  }

  #read(fields: readonly Field[], row: number): { lines: Found[] } | Trouble | 'passed' {
    const { bound, tally } = this
    if (fields.every((field) => field === null || (typeof field === 'string' && field.trim() === ''))) {
      tally.rows++
      tally.blankRows++
      return 'passed'
    }
    if (fields.length < this.#least) return ['too-few-fields', `${fields.length} fields, expected ${this.names.length}`]
    if (fields.length > this.names.length && fields.slice(this.names.length).some((f) => fieldText(f).trim() !== ''))
      return ['too-many-fields', `${fields.length} fields, expected ${this.names.length}`]
    const kind = bound.kind(fields)
    if (kind !== undefined) {
      this.#leaveOut(kind, fields, row, this.#sumOf(fields))
      return 'passed'
    }
    const currency = bound.currency?.(fields)
    if (currency === '') return ['no-currency', 'the row names no currency']
    if (currency !== undefined && currency !== this.mapping.currency) {
      if (this.mapping.currencies?.others !== 'leave-out') this.#refuseCurrency(currency, row)
      this.#leaveOut('currency', fields, row, this.#sumOf(fields))
      return 'passed'
    }
    const lines: Found[] = []
    for (const column of bound.amounts) {
      const raw = fields[column.at]
      const amount = this.#amount(raw)
      if (amount === null) {
        tally.emptyAmounts++
        continue
      }
      if (amount === undefined) {
        if (this.#isHeading(fields)) {
          this.#leaveOut('heading', fields, row, 0)
          return 'passed'
        }
        return ['no-number', `"${fieldText(raw).slice(0, 40)}" in ${column.name} is no number`]
      }
      // Beyond what hundredths can hold; says so for the file, since a wrong scale makes every row wrong.
      if (!(Math.abs(amount) < MOST_UNITS)) toCents(amount)
      const rowYear = bound.year === undefined ? undefined : fieldText(fields[bound.year])
      const named = column.year ?? Number(yearOf(rowYear ?? '', this.mapping.year?.take))
      if (!(named > 0)) return ['no-year', `"${(rowYear ?? '').slice(0, 40)}" names no year`]
      const stage = column.stage ?? bound.stage(fields)
      if (stage === undefined) return ['no-stage', 'the mapping does not know this stage']
      const side = column.side ?? bound.side(fields)
      if (side === undefined) return ['no-side', 'the mapping does not know this side of the budget']
      const on = side >= 0 ? side : amount < 0 ? REVENUE : 0
      const signed = on === REVENUE && amount !== 0 ? amount * this.#sign : amount
      lines.push({ year: named + column.offset, amount: signed, stage, side: on })
    }
    return { lines }
  }

  #refuseCurrency(found: string, row: number): never {
    const { currency } = this.mapping
    throw new PledgebookError(
      'data',
      'ledger.currencies',
      `row ${row} is in ${found}, the ledger in ${currency}: amounts in two currencies are not added`,
      `choose one: --only ${currency}, or "others: leave-out" under currencies: in the mapping`,
      { where: this.file },
    )
  }

  #leaveOut(as: RowKind, fields: readonly Field[], row: number, amount: number): void {
    this.tally.leaveOut({ file: this.file, row, as, amount, text: shownRow(fields) })
  }

  /** Null for an empty amount, undefined for what is no number. */
  #amount(raw: Field | undefined): number | null | undefined {
    if (raw === null || raw === undefined || raw === '') return null
    if (typeof raw === 'number') return amountOf(String(raw), POINT, this.mapping.scale)
    const amount = amountOf(raw, this.#style, this.mapping.scale)
    if (amount !== undefined) return amount
    const text = raw.trim()
    return text === '' || this.#missing.has(text) ? null : undefined
  }

  #sumOf(fields: readonly Field[]): number {
    return this.bound.amounts.reduce((sum, column) => sum + (this.#amount(fields[column.at]) ?? 0), 0)
  }

  /** A heading that stands again among the rows. */
  #isHeading(fields: readonly Field[]): boolean {
    return this.bound.amounts.every((column) => tidy(fieldText(fields[column.at])) === column.name)
  }

  #texts(fields: readonly Field[]) {
    const { bound } = this
    const code = bound.code(fields)
    const ministry = bound.ministry(fields)
    const programme = bound.programme(fields)
    const text = bound.text(fields)
    if (code === undefined || ministry === undefined || programme === undefined || text === undefined) return undefined
    return { code, ministry, programme, text }
  }
}

/** How a row begins, its fields apart. */
function shownRow(fields: readonly Field[]): string {
  return fields.map(fieldText).join(' | ').slice(0, SHOWN)
}
