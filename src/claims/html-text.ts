import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { type DocumentMeta, MetaDraft } from './document-meta.js'
import { endsBefore, isHidden, isVoid, type Role, roleOf } from './html-element.js'
import { readLinkedData, readMetaElement, readTimed } from './html-meta.js'
import type { Span } from './span.js'
import { INVISIBLE, TextMap } from './text-map.js'

// Deeper elements are read as if they were inline; a page has some forty levels.
const DEEPEST = 500
const LONGEST_VALUE = 2000
const FOOTNOTE_MARK = /\s{0,5}(?:<a[^<>]{0,300}>)?[\s[\]()\d,*†‡]{1,8}(?:<\/a>)?\s{0,5}<\/sup/iy
const SPACE = 0x20
const SOFT_HYPHEN = 0xad
const BLANKS = /[ \t\n\f\r]/

interface Open {
  readonly name: string
  readonly role: Role
  readonly leftOut: boolean
}

type Gap = '' | ' ' | '\t' | '\n' | '\n\n'
const GAP_RANK: readonly Gap[] = ['', ' ', '\t', '\n', '\n\n']

class HtmlReader implements TokenizerCallbacks {
  readonly map: TextMap
  readonly meta = new MetaDraft()
  private readonly stack: Open[] = []
  private readonly openCount = new Map<string, number>()
  private leftOut = 0
  private inPre = 0
  private gap: Gap = ''
  private gapStart = 0
  private seen = 0
  private name = ''
  private attributes = new Map<string, string>()
  private attribute = ''
  private value = ''
  private rawStart = -1
  private title: string | undefined

  constructor(private readonly source: string) {
    this.map = new TextMap(source)
  }

  ontext(start: number, end: number): void {
    this.seen = end
    if (this.title !== undefined && this.title.length < LONGEST_VALUE) this.title += this.source.slice(start, end)
    if (this.leftOut > 0) return
    let from = start
    for (let i = start; i < end; i++) {
      const code = this.source.charCodeAt(i)
      if (code > SPACE && code < SOFT_HYPHEN) continue
      const letter = this.source.charAt(i)
      const blank = BLANKS.test(letter)
      if (!blank && !INVISIBLE.test(letter)) continue
      this.copy(from, i)
      from = i + 1
      if (blank) this.want(this.inPre > 0 && letter === '\n' ? (this.gap === '\n' ? '\n\n' : '\n') : ' ', i)
    }
    this.copy(from, end)
  }

  ontextentity(codepoint: number, end: number): void {
    const start = Math.min(this.seen, end)
    this.seen = end
    const text = String.fromCodePoint(codepoint)
    if (this.title !== undefined && this.title.length < LONGEST_VALUE) this.title += text
    if (this.leftOut > 0 || INVISIBLE.test(text)) return
    if (BLANKS.test(text)) this.want(' ', start)
    else {
      this.settle(start)
      this.map.put(text, start, end)
    }
  }

  onopentagname(start: number, end: number): void {
    this.seen = start - 1
    this.name = this.source.slice(start, Math.min(end, start + 40)).toLowerCase()
    this.attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.source.slice(start, Math.min(end, start + 100)).toLowerCase()
    this.value = ''
  }

  onattribdata(start: number, end: number): void {
    if (this.value.length < LONGEST_VALUE) this.value += this.source.slice(start, Math.min(end, start + LONGEST_VALUE))
  }

  onattribentity(codepoint: number): void {
    if (this.value.length < LONGEST_VALUE) this.value += String.fromCodePoint(codepoint)
  }

  onattribend(): void {
    if (this.attributes.size < 100 && !this.attributes.has(this.attribute))
      this.attributes.set(this.attribute, this.value)
  }

  onopentagend(end: number): void {
    const at = this.seen
    this.seen = end + 1
    this.openElement(this.name, at, end + 1)
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end)
  }

  onclosetag(start: number, end: number): void {
    const name = this.source.slice(start, Math.min(end, start + 40)).toLowerCase()
    if (this.rawStart >= 0) {
      if (name === 'script')
        readLinkedData(this.source.slice(this.rawStart, Math.max(this.rawStart, start - 2)), this.meta)
      this.rawStart = -1
    }
    if (this.title !== undefined) {
      this.meta.set('title', this.title)
      this.title = undefined
    }
    if (name === 'br') this.want('\n', this.seen)
    if ((this.openCount.get(name) ?? 0) > 0) this.closeElement(name, start - 2)
    // The closing bracket comes after the name; blanks may stand between.
    const bracket = this.source.indexOf('>', end)
    this.seen = bracket < 0 ? this.source.length : bracket + 1
  }

  oncomment(_start: number, end: number): void {
    this.seen = end + 1
  }

  oncdata(start: number, end: number, offset: number): void {
    this.ontext(start, end - offset)
    this.seen = end + 1
  }

  ondeclaration(_start: number, end: number): void {
    this.seen = end + 1
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.seen = end + 1
  }

  onend(): void {}

  private openElement(name: string, at: number, after: number): void {
    const top = this.stack.at(-1)
    if (top !== undefined && endsBefore(top.name, name)) this.pop(at)
    const attributes = this.attributes
    if (name === 'html') this.meta.set('language', attributes.get('lang') ?? attributes.get('xml:lang'))
    if (name === 'meta') readMetaElement(attributes, this.meta)
    else readTimed(name, attributes, this.meta)
    if (name === 'title' && (this.openCount.get('svg') ?? 0) === 0) this.title = ''
    if (name === 'script' && /ld\+json/i.test(attributes.get('type') ?? '')) this.rawStart = after
    const role = roleOf(name)
    if (this.leftOut === 0 && role !== 'left-out') this.begin(role, at)
    if (isVoid(name) || this.stack.length >= DEEPEST) return
    FOOTNOTE_MARK.lastIndex = after
    const inArticle = (this.openCount.get('article') ?? 0) > 0 || (this.openCount.get('blockquote') ?? 0) > 0
    const leftOut =
      role === 'left-out' ||
      (role === 'sup' && FOOTNOTE_MARK.test(this.source)) ||
      (name === 'footer' && !inArticle) ||
      isHidden(attributes)
    this.stack.push({ name, role, leftOut })
    this.openCount.set(name, (this.openCount.get(name) ?? 0) + 1)
    if (leftOut) this.leftOut++
    if (role === 'pre') this.inPre++
  }

  /** The end of an inline element leaves open what began within it, as browsers do; of any other it ends that too. */
  private closeElement(name: string, at: number): void {
    let i = this.stack.length - 1
    while (i >= 0 && this.stack[i]?.name !== name) i--
    if (this.stack[i]?.role === 'inline') this.closed(this.stack.splice(i, 1)[0], at)
    else while (this.stack.length > i) this.pop(at)
  }

  private pop(at: number): void {
    this.closed(this.stack.pop(), at)
  }

  private closed(element: Open | undefined, at: number): void {
    if (element === undefined) return
    this.openCount.set(element.name, (this.openCount.get(element.name) ?? 1) - 1)
    if (element.role === 'pre') this.inPre--
    if (element.leftOut) this.leftOut--
    else if (this.leftOut === 0) {
      if (element.role === 'quote') this.quote('”', at)
      else if (element.role !== 'sup' && element.role !== 'cell') this.begin(element.role, at)
    }
  }

  private begin(role: Role, at: number): void {
    if (role === 'block' || role === 'pre') this.want('\n\n', at)
    else if (role === 'line' || role === 'row') this.want('\n', at)
    else if (role === 'cell') this.want('\t', at)
    else if (role === 'quote') this.quote('“', at)
  }

  private quote(mark: string, at: number): void {
    if (mark === '“') this.settle(at)
    this.map.put(mark, at, at)
  }

  /** Of several gaps in a row the widest is written, before the next letter. */
  private want(gap: Gap, at: number): void {
    if (this.gap === '') this.gapStart = at
    if (GAP_RANK.indexOf(gap) > GAP_RANK.indexOf(this.gap)) this.gap = gap
  }

  private settle(at: number): void {
    if (this.gap !== '' && this.map.size > 0) {
      const blank = this.gap === ' ' && at === this.gapStart + 1 && this.source.charAt(this.gapStart) === ' '
      if (blank) this.map.copy(this.gapStart, at)
      else this.map.put(this.gap, Math.min(this.gapStart, at), at)
    }
    this.gap = ''
  }

  private copy(start: number, end: number): void {
    if (end <= start) return
    this.settle(start)
    this.map.copy(start, end)
  }
}

/** Reads HTML, however broken, in one pass; see `readDocument`. */
export function readHtml(source: string): { text: string; toSource: (span: Span) => Span; meta: DocumentMeta } {
  const reader = new HtmlReader(source)
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader)
  tokenizer.write(source)
  tokenizer.end()
  return { text: reader.map.text, toSource: reader.map.toSource, meta: reader.meta.finish() }
}
