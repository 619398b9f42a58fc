import { tidy } from './column-name.js'
import type { Field } from './record-batch.js'

const MOST_REMEMBERED = 50_000

/** A field as text. */
export function fieldText(field: Field | undefined): string {
  return field === null || field === undefined ? '' : typeof field === 'number' ? String(field) : field
}

/** Tidies texts, marks made blanks; remembers the ones it has seen, as ledgers say the same again and again. */
export class FieldTidier {
  readonly #seen = new Map<string, string>()

  /** `marks` stand for a blank inside a text, `missing` are texts that say there is none. */
  constructor(
    readonly marks: readonly string[] = [],
    readonly missing: readonly string[] = [],
  ) {}

  of(field: Field | undefined): string {
    const raw = fieldText(field)
    if (raw === '') return ''
    const known = this.#seen.get(raw)
    if (known !== undefined) return known
    let text = raw
    for (const mark of this.marks) text = text.replaceAll(mark, ' ')
    text = tidy(text).normalize('NFC')
    if (this.missing.includes(text)) text = ''
    if (this.#seen.size >= MOST_REMEMBERED) this.#seen.clear()
    this.#seen.set(raw, text)
    return text
  }
}

/** Restores leading zeros (`1.0` of a column of floats is `1`); undefined for a text that is longer than the width. */
export function widened(text: string, width: number): string | undefined {
  if (text === '') return ''
  const plain = text.replace(/^(\d+)\.0+$/, '$1')
  return plain.length > width ? undefined : plain.padStart(width, '0')
}
