/** Elements of one name, cut out of XML as it is unpacked, so that memory is bounded by the longest of them. */
export class ElementStream {
  #text = ''
  #open: RegExp
  #close: string | undefined
  readonly #decoder = new TextDecoder()

  /** `longest`: characters of one element; `refuse` is called beyond. */
  constructor(
    readonly name: string,
    readonly longest: number,
    readonly refuse: () => never,
  ) {
    this.#open = new RegExp(`<((?:[\\w.-]+:)?${name})(?=[\\s/>])([^>]*)>`, 'gu')
  }

  /** The elements that are whole by now: what the opening tag says, and what is inside. */
  *push(bytes: Uint8Array): Generator<{ attributes: string; inside: string }> {
    this.#text += this.#decoder.decode(bytes, { stream: true })
    const text = this.#text
    let at = 0
    for (;;) {
      this.#open.lastIndex = at
      const found = this.#open.exec(text)
      if (!found) break
      const [tag, name = '', attributes = ''] = found
      const start = found.index + tag.length
      if (attributes.endsWith('/')) {
        yield { attributes, inside: '' }
        at = start
        continue
      }
      this.#close = `</${name}>`
      const end = text.indexOf(this.#close, start)
      if (end < 0) {
        at = found.index
        break
      }
      yield { attributes, inside: text.slice(start, end) }
      at = end + this.#close.length
    }
    // What is left may hold the beginning of an element, or of its opening tag.
    const open = text.indexOf('<', at)
    const keep = this.#isOpen(text, at) ? at : Math.max(at, open < 0 ? text.length : text.lastIndexOf('<'))
    this.#text = text.slice(keep)
    if (this.#text.length > this.longest) this.refuse()
  }

  /** Whether an element has begun and is not whole. */
  get unfinished(): boolean {
    return this.#isOpen(this.#text, 0)
  }

  #isOpen(text: string, at: number): boolean {
    this.#open.lastIndex = at
    return this.#open.exec(text)?.index === at
  }
}
