const OPEN = 0x3c // <
const COLON = 0x3a
/** A name that is not over within so many bytes is none that counts. */
const LONGEST = 48

/** Tags that make a spreadsheet library work, by their names without prefix. */
const COUNTED = ['row', 'col', 'sheet', 'pivotCache', 'Relationship'] as const
const LENGTHS: ReadonlySet<number> = new Set(COUNTED.map((tag) => tag.length))
export type CountedTag = (typeof COUNTED)[number]

function endsName(byte: number): boolean {
  return byte === 0x3e || byte === 0x2f || byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

/** Counts the tags of a file as it is unpacked, so that one with too many is given up early. */
export class TagCount {
  all = 0
  readonly #of = new Map<string, number>()
  #at = 0

  of(tag: CountedTag): number {
    return this.#of.get(tag) ?? 0
  }

  /** Counts on in what is there of the file by now; `whole` once nothing follows. */
  read(xml: Uint8Array, whole: boolean): void {
    const stop = whole ? xml.length : xml.length - LONGEST
    let at = this.#at
    for (; at < stop; at++) {
      if (xml[at] !== OPEN) continue
      this.all++
      const name = nameAt(xml, at + 1)
      if (name !== '') this.#of.set(name, (this.#of.get(name) ?? 0) + 1)
    }
    this.#at = at
  }
}

/** The counted name that begins here, or nothing. */
function nameAt(xml: Uint8Array, from: number): string {
  let start = from
  let end = from
  while (end < xml.length && end - from < LONGEST && !endsName(xml[end] ?? 0)) {
    if (xml[end] === COLON) start = end + 1
    end++
  }
  return LENGTHS.has(end - start)
    ? (COUNTED.find((tag) => tag.length === end - start && isAt(xml, start, tag)) ?? '')
    : ''
}

function isAt(xml: Uint8Array, start: number, tag: string): boolean {
  for (let i = 0; i < tag.length; i++) if (xml[start + i] !== tag.charCodeAt(i)) return false
  return true
}
