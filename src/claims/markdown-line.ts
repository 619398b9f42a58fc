import { Tokenizer } from 'htmlparser2'
import { INVISIBLE, type TextMap } from './text-map.js'

const SPECIAL = /[\\`*_[\]!<&|\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff~]/g
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy
const TAG = /<(?:\/?[a-z][a-z\d-]{0,20}(?:\s[^<>]{0,500})?|!--[^<>]{0,500}--|(?:https?:|mailto:)[^<>\s]{1,500})>/iy
const FOOTNOTE = /\[\^[^\]\s]{1,50}\]/y
// An address may hold one pair of brackets of its own.
const AFTER_INNER = /[^\s()]{0,200}(?:\s{1,3}["'][^"'\n]{0,200}["'])?\)/y
const PUNCTUATION = /[!-/:-@[-`{-~]/
const LONGEST_ADDRESS = 2000
const LONGEST_WORDS = 300

/** The text of a reference such as `&euro;`, or undefined if it means nothing. */
function decoded(entity: string): string | undefined {
  let text = ''
  const none = (): void => {}
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: none,
      onattribentity: none,
      onattribend: none,
      onattribname: none,
      oncdata: none,
      onclosetag: none,
      oncomment: none,
      ondeclaration: none,
      onend: none,
      onopentagend: none,
      onopentagname: none,
      onprocessinginstruction: none,
      onselfclosingtag: none,
      ontext: none,
      ontextentity: (codepoint) => {
        text += String.fromCodePoint(codepoint)
      },
    },
  )
  tokenizer.write(entity)
  tokenizer.end()
  return text === '' ? undefined : text
}

/** Reads the inner marks of lines of Markdown into a text. */
export class MarkdownLine {
  private readonly entities = new Map<string, string | undefined>()
  private nextClose = -1
  private nextSpecial = -1

  constructor(
    private readonly source: string,
    private readonly map: TextMap,
  ) {}

  /** Reads a piece of one line, start inclusive, end exclusive. */
  read(start: number, end: number): void {
    let from = start
    let at = start
    while (at < end) {
      const found = this.special(at)
      if (found >= end) break
      const skipped = this.mark(found, start, end)
      if (skipped > 0) {
        this.map.copy(from, found)
        this.instead(found, skipped)
        from = found + skipped
      }
      at = found + Math.max(skipped, 1)
    }
    this.map.copy(from, end)
  }

  /** Offset of the next special letter, which may lie in a later line: it is looked for once. */
  private special(at: number): number {
    if (this.nextSpecial < at) {
      SPECIAL.lastIndex = at
      this.nextSpecial = SPECIAL.exec(this.source)?.index ?? Number.POSITIVE_INFINITY
    }
    return this.nextSpecial
  }

  /** Writes what stands for a mark, if anything does. */
  private instead(at: number, length: number): void {
    const letter = this.source.charAt(at)
    if (letter === '\\') this.map.copy(at + 1, at + length)
    else if (letter === '|') this.map.put('\t', at, at + length)
    else if (letter === '&') this.map.put(this.entity(at) ?? '', at, at + length)
    else if (letter === '<' && /^<br\b/i.test(this.source.slice(at, at + 4))) this.map.put('\n', at, at + length)
  }

  /** How many characters of the source are a mark here; 0 if they are text. */
  private mark(at: number, start: number, end: number): number {
    const letter = this.source.charAt(at)
    const next = at + 1 < end ? this.source.charAt(at + 1) : ''
    if (letter === '\\') return PUNCTUATION.test(next) ? 2 : 0
    if (letter === '`' || letter === '|' || INVISIBLE.test(letter)) return 1
    if (letter === '~') return next === '~' ? 2 : 0
    if (letter === '*' || letter === '_') return this.emphasis(at, start, end, letter)
    if (letter === '&') return this.matched(ENTITY, at, end)
    if (letter === '<') return this.matched(TAG, at, end)
    if (letter === '!') return next === '[' ? this.image(at, end) : 0
    if (letter === '[') return this.matched(FOOTNOTE, at, end) || (this.isLink(at, end) ? 1 : 0)
    const address = this.address(at + 1, end)
    return letter === ']' && address > 0 ? 1 + address : 0
  }

  private matched(pattern: RegExp, at: number, end: number): number {
    pattern.lastIndex = at
    const found = pattern.exec(this.source)?.[0]
    if (found === undefined || at + found.length > end) return 0
    return found.startsWith('&') && this.entity(at) === undefined ? 0 : found.length
  }

  private entity(at: number): string | undefined {
    ENTITY.lastIndex = at
    const found = ENTITY.exec(this.source)?.[0] ?? ''
    if (!this.entities.has(found)) this.entities.set(found, decoded(found))
    return this.entities.get(found)
  }

  /** A mark stands against a letter on one side at least; within a word an underscore is a letter. */
  private emphasis(at: number, start: number, end: number, letter: string): number {
    let last = at
    while (last < end && last < at + 3 && this.source.charAt(last) === letter) last++
    const before = at > start ? this.source.charAt(at - 1) : ' '
    const after = last < end ? this.source.charAt(last) : ' '
    const spaced = /\s/.test(before) && /\s/.test(after)
    const within = letter === '_' && /[\p{L}\d]/u.test(before) && /[\p{L}\d]/u.test(after)
    return spaced || within ? 0 : last - at
  }

  private isLink(at: number, end: number): boolean {
    const close = this.source.slice(at, Math.min(end, at + LONGEST_WORDS)).indexOf(']')
    return close > 0 && this.address(at + close + 1, end) > 0
  }

  /** Length of `(address "title")` or `[reference]` after a link's words. */
  private address(at: number, end: number): number {
    const open = this.source.charAt(at)
    if (at >= end || (open !== '(' && open !== '[')) return 0
    if (open === '[') {
      const close = this.source.slice(at, Math.min(end, at + 100)).indexOf(']')
      return close < 0 ? 0 : close + 1
    }
    if (this.nextClose < at) this.nextClose = this.source.indexOf(')', at)
    if (this.nextClose < 0) this.nextClose = Number.POSITIVE_INFINITY
    const close = this.nextClose
    if (close >= end || close - at > LONGEST_ADDRESS) return 0
    const inner = this.source.slice(at + 1, close).includes('(')
    return close + 1 + (inner ? this.matched(AFTER_INNER, close + 1, end) : 0) - at
  }

  /** Length of `![words](address)`, which is left out whole. */
  private image(at: number, end: number): number {
    const close = this.source.slice(at, Math.min(end, at + LONGEST_WORDS)).indexOf(']')
    return close < 0 ? 0 : close + 1 + this.address(at + close + 1, end)
  }
}
