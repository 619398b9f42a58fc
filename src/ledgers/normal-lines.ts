import { normaliseText, wordForm } from '../rules/ledger-text.js'
import { SIDES, STAGES } from '../terms/ledger-line.js'
import type { LedgerBatch } from './ledger-batch.js'

const MOST_REMEMBERED = 200_000

/**
 * The columns of `LEDGER_COLUMNS` of some lines, in every engine in this order. `file` is the file's name as given; `line` counts
 * from 0 through the whole ledger; `text` is as in the file, the other texts are in the form that rules compare. */
export type NormalColumns = readonly [
  line: number[],
  row: number[],
  year: string[],
  amount: number[],
  code: string[],
  ministry: string[],
  programme: string[],
  words: string[],
  stage: string[],
  side: string[],
  text: string[],
  file: string[],
]

/** Turns batches into the columns that a table holds. Texts are normalised here, once, for every engine alike. */
export class NormalLines {
  /** Lines made so far. */
  lines = 0
  readonly #spelling = new Map<string, string>()
  readonly #names = new Remembered(normaliseText)
  readonly #words = new Remembered(wordForm)

  /** A name as it was first spelt, from its normal form; the latter where it was not kept. */
  spelled(name: string): string {
    return this.#spelling.get(name) ?? name
  }

  /** Lines `from` (inclusive) to `to` (exclusive) of a batch. */
  columns(batch: LedgerBatch, from: number, to: number): NormalColumns {
    const column = <T>(make: (i: number) => T): T[] => Array.from({ length: to - from }, (_, i) => make(from + i))
    const names = (texts: readonly string[]) => column((i) => this.#name(texts[i] ?? ''))
    this.lines += to - from
    return [
      column((i) => batch.first + i),
      [...batch.row.subarray(from, to)],
      column((i) => String(batch.year[i])),
      [...batch.amount.subarray(from, to)],
      names(batch.code),
      names(batch.ministry),
      names(batch.programme),
      column((i) => this.#words.of(batch.text[i] ?? '')),
      column((i) => STAGES[batch.stage[i] ?? 0] ?? ''),
      column((i) => SIDES[batch.side[i] ?? 0] ?? ''),
      batch.text.slice(from, to),
      column(() => batch.file),
    ]
  }

  #name(text: string): string {
    const normal = this.#names.of(text)
    if (normal !== text && this.#spelling.size < MOST_REMEMBERED && !this.#spelling.has(normal))
      this.#spelling.set(normal, text)
    return normal
  }
}

/** A pure function of texts that remembers its answers, up to a limit. */
class Remembered {
  readonly #seen = new Map<string, string>()

  constructor(readonly make: (text: string) => string) {}

  of(text: string): string {
    const known = this.#seen.get(text)
    if (known !== undefined) return known
    const made = this.make(text)
    if (this.#seen.size >= MOST_REMEMBERED) this.#seen.clear()
    this.#seen.set(text, made)
    return made
  }
}
