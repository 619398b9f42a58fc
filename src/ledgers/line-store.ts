import type { HeldLines } from '../rules/held-lines.js'
import { normaliseText, type RuleLine, wordForm } from '../rules/ledger-text.js'
import { type LedgerLine, SIDES, STAGES } from '../terms/ledger-line.js'
import type { LedgerBatch } from './ledger-batch.js'

/** Each different text once, by number, and its form for rules once it was asked for. */
class TextList {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []
  readonly #forms: string[] = []

  constructor(readonly form: (text: string) => string) {}

  number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    // A text cut out of a file's piece would hold the whole piece in memory; this makes it its own.
    const own = ` ${text}`.slice(1)
    const number = this.#texts.length
    this.#texts.push(own)
    this.#numbers.set(own, number)
    return number
  }

  text(number: number): string {
    return this.#texts[number] ?? ''
  }

  formOf(number: number): string {
    const known = this.#forms[number]
    if (known !== undefined) return known
    const made = this.form(this.text(number))
    this.#forms[number] = made
    return made
  }
}

interface Piece {
  readonly batch: Omit<LedgerBatch, 'code' | 'ministry' | 'programme' | 'text' | 'file'>
  readonly file: string
  readonly code: Uint32Array
  readonly ministry: Uint32Array
  readonly programme: Uint32Array
  readonly text: Uint32Array
}

/** Lines of a ledger in memory, column by column, each different text kept once: about 40 bytes a line and its texts. */
export class LineStore implements HeldLines {
  readonly #pieces: Piece[] = []
  readonly #names = new TextList(normaliseText)
  readonly #texts = new TextList(wordForm)
  #length = 0
  /** The piece a line was last found in: lines are mostly gone through in order. */
  #last = 0

  get length(): number {
    return this.#length
  }

  /** Adds lines; a batch numbers its lines through the whole ledger, from where the one before ended. */
  add({ code, ministry, programme, text, file, ...batch }: LedgerBatch): void {
    const numbers = (list: TextList, texts: readonly string[]) =>
      Uint32Array.from({ length: batch.count }, (_, i) => list.number(texts[i] ?? ''))
    this.#pieces.push({
      batch,
      file,
      code: numbers(this.#names, code),
      ministry: numbers(this.#names, ministry),
      programme: numbers(this.#names, programme),
      text: numbers(this.#texts, text),
    })
    this.#length += batch.count
  }

  at(index: number): LedgerLine | undefined {
    const piece = this.#pieceOf(index)
    if (piece === undefined) return undefined
    const { batch, file } = piece
    const i = index - batch.first
    return {
      row: batch.row[i] ?? 0,
      year: String(batch.year[i] ?? 0),
      amount: batch.amount[i] ?? 0,
      code: this.#names.text(piece.code[i] ?? 0),
      ministry: this.#names.text(piece.ministry[i] ?? 0),
      programme: this.#names.text(piece.programme[i] ?? 0),
      text: this.#texts.text(piece.text[i] ?? 0),
      stage: STAGES[batch.stage[i] ?? 0] ?? 'proposed',
      side: SIDES[batch.side[i] ?? 0] ?? 'expenditure',
      file,
    }
  }

  ruleLine(index: number): RuleLine {
    const piece = this.#pieceOf(index)
    const i = index - (piece?.batch.first ?? 0)
    return {
      line: index,
      year: String(piece?.batch.year[i] ?? 0),
      amount: piece?.batch.amount[i] ?? 0,
      code: this.#names.formOf(piece?.code[i] ?? 0),
      ministry: this.#names.formOf(piece?.ministry[i] ?? 0),
      programme: this.#names.formOf(piece?.programme[i] ?? 0),
      words: this.#texts.formOf(piece?.text[i] ?? 0),
      stage: STAGES[piece?.batch.stage[i] ?? 0] ?? 'proposed',
      side: SIDES[piece?.batch.side[i] ?? 0] ?? 'expenditure',
    }
  }

  #pieceOf(index: number): Piece | undefined {
    const holds = (piece: Piece | undefined) =>
      piece !== undefined && index >= piece.batch.first && index < piece.batch.first + piece.batch.count
    if (!holds(this.#pieces[this.#last])) {
      const next = holds(this.#pieces[this.#last + 1]) ? this.#last + 1 : this.#pieces.findIndex(holds)
      if (next < 0) return undefined
      this.#last = next
    }
    return this.#pieces[this.#last]
  }
}
