import type { Span } from './span.js'
import type { Token } from './token.js'

/** Words between quotation marks. `start` and `end` include the marks; `pieces` do not: one a paragraph. */
export interface Quotation extends Span {
  readonly pieces: readonly Span[]
  /** Quotations within it. */
  readonly inner: readonly Quotation[]
  /** Whether a closing mark was found. */
  readonly closed: boolean
}

interface Open {
  readonly mark: string
  readonly start: number
  pieceStart: number
  readonly pieces: Span[]
  readonly inner: Quotation[]
}

const DEEPEST = 6
const MARK = /^["“”„‟«»″＂'‘’‚‹›]$/u
const SINGLE = /^['‘’‚]$/u
const ELIDED = /^(?:tis|twas|til|em|cause|n|round|bout|s|t|d|re|ve|ll|m)$/
const STOP = /^[.,!?…]$/u

/** What ends a quotation begun with a mark. */
const PARTNERS: Readonly<Record<string, string>> = {
  '"': '"”″“',
  '＂': '＂',
  '“': '”"“″',
  '”': '”"',
  '„': '“”"‟',
  '‟': '”"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  "'": "'’",
  '‘': "’'",
  '’': '’',
  '‚': '‘’',
}

/** For every single mark: whether a mark that may close one, and whether one that surely does, comes later in its paragraph. */
function closersAfter(tokens: readonly Token[], breaks: ReadonlySet<number>): { some: Uint8Array; sure: Uint8Array } {
  const some = new Uint8Array(tokens.length)
  const sure = new Uint8Array(tokens.length)
  let any = 0
  let strong = 0
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]
    if (token === undefined) continue
    some[i] = any
    sure[i] = strong
    if (SINGLE.test(token.text)) {
      const next = tokens[i + 1]
      const joinedNext = next?.joined === true && !breaks.has(i + 1)
      if (token.joined && !(joinedNext && next.kind !== 'sign')) {
        any = 1
        if (STOP.test(tokens[i - 1]?.text ?? '') || joinedNext || next === undefined) strong = 1
      } else if (!token.joined && joinedNext) strong = 0
    }
    if (breaks.has(i)) any = strong = 0
  }
  return { some, sure }
}

/** Whether a mark begins or ends a quotation at this place, or is an apostrophe, a sign of inches or a stray. */
function actOf(
  tokens: readonly Token[],
  i: number,
  open: readonly Open[],
  after: { some: Uint8Array; sure: Uint8Array },
): 'open' | 'close' | 'none' {
  const token = tokens[i]
  const before = tokens[i - 1]
  const next = tokens[i + 1]
  if (token === undefined) return 'none'
  const left = token.joined && before !== undefined
  const right = next?.joined === true
  const mark = token.text
  const fits = open.some((o) => PARTNERS[o.mark]?.includes(mark) === true)
  if (SINGLE.test(mark)) {
    const inWord = left && right && before.kind !== 'sign' && next.kind !== 'sign'
    if (inWord) return 'none'
    if (mark === '‚') return right && !left ? 'open' : 'none'
    if (fits && left) {
      const possessive = /[sxz]$/i.test(before.text) && !right && mark !== '‘'
      return possessive && after.sure[i] === 1 ? 'none' : 'close'
    }
    const opens = right && next.kind === 'word' && (!left || before.kind === 'sign') && !ELIDED.test(next.word)
    if (mark === '‘') return opens ? 'open' : 'none'
    return opens && after.some[i] === 1 ? 'open' : 'none'
  }
  if (mark === '«' || mark === '‹' || mark === '»' || mark === '›') {
    if (fits) return 'close'
    if (mark === '«' || mark === '‹') return 'open'
    return right && !left ? 'open' : 'none'
  }
  if (mark === '„') return 'open'
  const top = open.at(-1)
  if (mark === '“' || mark === '‟') {
    if (top?.mark === '„') return left || !right ? 'close' : 'open'
    return fits && left && !right ? 'close' : 'open'
  }
  if (mark === '”') return fits ? 'close' : right && !left ? 'open' : 'none'
  if (fits && !(right && !left)) return 'close'
  if (left && !right && !fits) return 'none'
  return 'open'
}

function isContinuation(mark: string, next: Token): boolean {
  return (
    next.text === mark ||
    (mark === '«' && next.text === '»') ||
    ((mark === '“' || mark === '"') && (next.text === '“' || next.text === '"'))
  )
}

/**
 * The quotations of a text in order, outermost first with those inside them: straight, curly, low and angular marks, opening or
 * closing by the blanks around them. A quotation left open at the end of a paragraph goes on in the next if that begins with the
 * mark again, otherwise it ends there. Apostrophes are none. At most six deep; `paragraphs` are the offsets where they begin.
 */
export function quotationsOf(tokens: readonly Token[], paragraphs: readonly number[]): Quotation[] {
  const breaks = new Set<number>()
  let paragraph = 0
  for (let i = 0; i < tokens.length; i++) {
    const start = tokens[i]?.start ?? 0
    while (paragraph < paragraphs.length && (paragraphs[paragraph] ?? 0) <= start) {
      if (i > 0) breaks.add(i)
      paragraph++
    }
  }
  const after = closersAfter(tokens, breaks)
  const done: Quotation[] = []
  const open: Open[] = []
  const finish = (end: number, closed: boolean, last: number) => {
    const o = open.pop()
    if (o === undefined) return
    const home = open.at(-1)?.inner ?? done
    if (last > o.pieceStart) o.pieces.push({ start: o.pieceStart, end: last })
    if ((!closed && SINGLE.test(o.mark)) || o.pieces.length === 0) for (const quotation of o.inner) home.push(quotation)
    else home.push({ start: o.start, end, pieces: o.pieces, inner: o.inner, closed })
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    if (breaks.has(i) && open.length > 0) {
      const end = tokens[i - 1]?.end ?? 0
      while (open.length > 1) finish(end, false, end)
      const outer = open[0]
      if (outer !== undefined && !SINGLE.test(outer.mark) && isContinuation(outer.mark, token)) {
        if (end > outer.pieceStart) outer.pieces.push({ start: outer.pieceStart, end })
        outer.pieceStart = tokens[i + 1]?.start ?? token.end
        continue
      }
      finish(end, false, end)
    }
    if (token.kind !== 'sign' || !MARK.test(token.text)) continue
    const act = actOf(tokens, i, open, after)
    if (act === 'none') continue
    if (act === 'close') {
      let at = open.length - 1
      while (at > 0 && PARTNERS[open[at]?.mark ?? '']?.includes(token.text) !== true) at--
      while (open.length > at + 1) finish(token.start, false, token.start)
      finish(token.end, true, tokens[i - 1]?.end ?? token.start)
      continue
    }
    // Straight marks are never nested in straight marks: the one before was a stray.
    if (token.text === '"' && open.some((o) => o.mark === '"')) {
      while (open.length > 0) {
        const o = open.pop()
        if (o?.mark === '"') break
      }
    }
    if (open.length < DEEPEST)
      open.push({
        mark: token.text,
        start: token.start,
        pieceStart: tokens[i + 1]?.start ?? token.end,
        pieces: [],
        inner: [],
      })
  }
  const end = tokens.at(-1)?.end ?? 0
  while (open.length > 0) finish(end, false, end)
  return done
}
