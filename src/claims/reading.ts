import type { Entry, Node, Tongue } from './lexicon.js'
import type { Span } from './span.js'
import { isCapital, type Token } from './token.js'

/** A phrase of the lexicon found in a text: tokens `from` inclusive to `to` exclusive. */
export interface Mark {
  readonly cat: string
  readonly key: string
  readonly n: number
  readonly from: number
  readonly to: number
}

/** A piece of a text, at most a sentence and never longer than `MOST_TOKENS`, with all that the lexicon knows of it. */
export interface Reading {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly marks: ReadonlyMap<string, readonly Mark[]>
  /** Marks that begin at a token. */
  readonly at: ReadonlyMap<number, readonly Mark[]>
  /** Tokens that part clauses, in order. */
  readonly breaks: readonly number[]
  readonly decimal: '.' | ','
  readonly language: string
}

const MOST_TOKENS = 220
const BREAKS = new Set([';', ':', '—', '?', '!'])

function fits(entry: Entry, tokens: readonly Token[], from: number): boolean {
  return entry.letters.every((rule, i) => {
    const token = tokens[from + i]
    if (rule === 'any') return true
    if (rule === 'same') return token?.text === entry.texts[i]
    return isCapital(token)
  })
}

function child(node: Node, word: string): readonly Node[] {
  const exact = node.next.get(word)
  if (node.lengths.length === 0) return exact === undefined ? NO_NODES : [exact]
  const found: Node[] = exact === undefined ? [] : [exact]
  for (const length of node.lengths)
    if (length <= word.length) {
      const begun = node.beginnings.get(word.slice(0, length))
      if (begun !== undefined) found.push(begun)
    }
  return found
}

interface Match {
  readonly entry: Entry
  readonly to: number
}

const NONE: readonly Match[] = []
const NO_NODES: readonly Node[] = []

/** All phrases that begin at a token, the longest of each category. */
function matchesAt(root: Node, tokens: readonly Token[], from: number): readonly Match[] {
  let nodes = child(root, tokens[from]?.word ?? '')
  if (nodes.length === 0) return NONE
  let best: Match[] = []
  for (let i = from; nodes.length > 0; i++) {
    const to = i + 1
    for (const node of nodes)
      for (const entry of node.entries) {
        if (!fits(entry, tokens, from)) continue
        if (best.some((m) => m.entry.cat === entry.cat && m.to < to))
          best = best.filter((m) => m.entry.cat !== entry.cat)
        best.push({ entry, to })
      }
    const word = tokens[to]?.word
    if (word === undefined) break
    let further = NO_NODES
    for (const node of nodes) {
      if (node.next.size === 0 && node.lengths.length === 0) continue
      const found = child(node, word)
      further = further.length === 0 ? found : [...further, ...found]
    }
    nodes = further
  }
  return best
}

const NUMERIC = new Set(['number', 'fraction', 'multiple', 'currency'])

// Phrases of these kinds hide what other kinds see in their inner words: "more than" is no "more", "Canadian dollars" no Canada.
const HIDES = new Set(['relation', 'currency', 'area', 'time', 'points', 'by'])

/** Whether a number or a currency stands within three tokens: only then is "more than" a hedge. */
function numberSoon(root: Node, tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(from + 3, tokens.length); i++) {
    const token = tokens[i]
    if (token === undefined) return false
    if (token.kind === 'number' || /^\p{Sc}$/u.test(token.text)) return true
    if (root.next.get(token.word)?.entries.some((e) => NUMERIC.has(e.cat)) === true) return true
  }
  return false
}

/**
 * Scans tokens once: at each place the longest phrase of each category. Phrases of one category do not overlap; those of some
 * categories hide what stands within them.
 */
export function readingOf(text: string, tokens: readonly Token[], tongue: Tongue): Reading {
  const marks = new Map<string, Mark[]>()
  const at = new Map<number, Mark[]>()
  const ended = new Map<string, number>()
  let hidden = 0
  for (let i = 0; i < tokens.length; i++) {
    const matches = matchesAt(tongue.root, tokens, i)
    if (matches.length === 0) continue
    let hides = hidden
    for (const { entry, to } of matches)
      if (
        HIDES.has(entry.cat) &&
        i >= hidden &&
        to - i > 1 &&
        (entry.cat !== 'relation' || numberSoon(tongue.root, tokens, to))
      )
        hides = Math.max(hides, to)
    const here: Mark[] = []
    for (const { entry, to } of matches) {
      const { cat, key, n } = entry
      if (to <= hides && (i < hidden || to < hides)) continue
      if ((ended.get(cat) ?? 0) > i) continue
      const mark = { cat, key, n, from: i, to }
      here.push(mark)
      const list = marks.get(cat)
      if (list === undefined) marks.set(cat, [mark])
      else list.push(mark)
    }
    for (const mark of here) ended.set(mark.cat, mark.to)
    hidden = hides
    if (here.length > 0) at.set(i, here)
  }
  const breaks = [...tokens.keys()].filter(
    (i) => BREAKS.has(tokens[i]?.text ?? '') || at.get(i)?.some((m) => m.cat === 'break'),
  )
  return { text, tokens, marks, at, breaks, decimal: tongue.decimal, language: tongue.language }
}

/** Cuts tokens into pieces that patterns may look through freely without the work growing faster than the text. */
export function piecesOf(tokens: readonly Token[]): (readonly Token[])[] {
  const pieces: (readonly Token[])[] = []
  for (let i = 0; i < tokens.length; i += MOST_TOKENS) pieces.push(tokens.slice(i, i + MOST_TOKENS))
  return pieces
}

export function all(reading: Reading, cat: string): readonly Mark[] {
  return reading.marks.get(cat) ?? []
}

/** The first mark of a category that lies within tokens `from` to `to` (exclusive). */
export function first(reading: Reading, cat: string, from = 0, to = reading.tokens.length): Mark | undefined {
  return all(reading, cat).find((m) => m.from >= from && m.to <= to)
}

/** The last such mark. */
export function last(reading: Reading, cat: string, from = 0, to = reading.tokens.length): Mark | undefined {
  return all(reading, cat).findLast((m) => m.from >= from && m.to <= to)
}

export function has(reading: Reading, cat: string, from = 0, to = reading.tokens.length): boolean {
  return first(reading, cat, from, to) !== undefined
}

/** The mark of a category that begins at a token. */
export function begins(reading: Reading, cat: string, token: number): Mark | undefined {
  return reading.at.get(token)?.find((m) => m.cat === cat)
}

/** The mark of a category that ends before a token. */
export function ends(reading: Reading, cat: string, token: number): Mark | undefined {
  return all(reading, cat).find((m) => m.to === token)
}

/** Whether a text ends before a token, or goes on with a sign or with what is of one of these categories: what stands before is no adjective. */
export function endsAt(reading: Reading, token: number, cats: readonly string[] = []): boolean {
  const next = reading.tokens[token]
  return next === undefined || next.kind === 'sign' || cats.some((cat) => begins(reading, cat, token) !== undefined)
}

export function isComma(reading: Reading, token: number): boolean {
  return reading.tokens[token]?.text === ','
}

/** Span from the first of some tokens to before the last. */
export function spanOf(reading: Reading, from: number, to: number): Span {
  return { start: reading.tokens[from]?.start ?? 0, end: reading.tokens[to - 1]?.end ?? 0 }
}

/** Whether a sign that ends a clause stands between two tokens. */
export function broken(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (BREAKS.has(reading.tokens[i]?.text ?? '')) return true
  return false
}

/** Where the clause of a token begins and ends: at semicolons, colons, dashes and words such as "while". */
export function clauseOf(reading: Reading, token: number): { from: number; to: number } {
  let from = 0
  for (const i of reading.breaks) {
    if (i < token) from = i + 1
    else if (i > token) return { from, to: i }
  }
  return { from, to: reading.tokens.length }
}
