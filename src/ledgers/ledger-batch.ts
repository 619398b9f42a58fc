import { type LedgerLine, SIDES, STAGES } from '../terms/ledger-line.js'

/** Lines of a ledger as columns, some thousands at a time. */
export interface LedgerBatch {
  /** Name of the file that the lines are from. */
  readonly file: string
  /** Number of this batch's first line in the whole ledger, from 0. */
  readonly first: number
  readonly count: number
  readonly row: Uint32Array
  readonly year: Uint16Array
  readonly amount: Float64Array
  /** Places in `STAGES` and `SIDES`. */
  readonly stage: Uint8Array
  readonly side: Uint8Array
  readonly code: readonly string[]
  readonly ministry: readonly string[]
  readonly programme: readonly string[]
  readonly text: readonly string[]
}

/** One line of a batch; `index` from 0 to below `count`. */
export function lineOf(batch: LedgerBatch, index: number): LedgerLine {
  return {
    row: batch.row[index] ?? 0,
    year: String(batch.year[index] ?? 0),
    amount: batch.amount[index] ?? 0,
    code: batch.code[index] ?? '',
    ministry: batch.ministry[index] ?? '',
    programme: batch.programme[index] ?? '',
    text: batch.text[index] ?? '',
    stage: STAGES[batch.stage[index] ?? 0] ?? 'proposed',
    side: SIDES[batch.side[index] ?? 0] ?? 'expenditure',
  }
}

/** Texts of a line, which all its amounts share. */
export type LineTexts = Pick<LedgerLine, 'code' | 'ministry' | 'programme' | 'text'>

/** Gathers lines until a batch is full. */
export class BatchBuilder {
  #first: number
  #count = 0
  #row: Uint32Array
  #year: Uint16Array
  #amount: Float64Array
  #stage: Uint8Array
  #side: Uint8Array
  #texts: LineTexts[] = []

  constructor(
    readonly size: number,
    readonly file: string,
    /** Number of the first line, from 0. */
    first = 0,
  ) {
    this.#first = first
    this.#row = new Uint32Array(size)
    this.#year = new Uint16Array(size)
    this.#amount = new Float64Array(size)
    this.#stage = new Uint8Array(size)
    this.#side = new Uint8Array(size)
  }

  /** Number of the line that is added next. */
  get next(): number {
    return this.#first + this.#count
  }

  /** Adds a line; returns a batch whenever one is full. */
  add(
    row: number,
    year: number,
    amount: number,
    stage: number,
    side: number,
    texts: LineTexts,
  ): LedgerBatch | undefined {
    const i = this.#count++
    this.#row[i] = row
    this.#year[i] = year
    this.#amount[i] = amount
    this.#stage[i] = stage
    this.#side[i] = side
    this.#texts.push(texts)
    return this.#count === this.size ? this.take() : undefined
  }

  /** The lines gathered so far; undefined for none. */
  take(): LedgerBatch | undefined {
    const count = this.#count
    if (count === 0) return undefined
    const texts = this.#texts
    const batch: LedgerBatch = {
      file: this.file,
      first: this.#first,
      count,
      row: this.#row.slice(0, count),
      year: this.#year.slice(0, count),
      amount: this.#amount.slice(0, count),
      stage: this.#stage.slice(0, count),
      side: this.#side.slice(0, count),
      code: texts.map((each) => each.code),
      ministry: texts.map((each) => each.ministry),
      programme: texts.map((each) => each.programme),
      text: texts.map((each) => each.text),
    }
    this.#first += count
    this.#count = 0
    this.#texts = []
    return batch
  }
}
