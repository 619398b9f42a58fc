import { beginsCapital } from './letter.js'
import { fold, isCapital, tokensOf } from './token.js'

/** What a tree reads: a token, or whatever stands in a sentence like one. */
export interface Word {
  readonly text: string
  readonly word: string
  readonly kind: string
}

interface Step<T> {
  readonly next: Map<string, Step<T>>
  readonly stems: Map<string, Step<T>>
  /** Lengths of the stems, longest first. */
  lengths: number[]
  readonly values: { readonly capital: boolean; readonly value: T }[]
}

/** A phrase found: tokens `from` to `to` (exclusive) and what it means. */
export interface Phrase<T> {
  readonly from: number
  readonly to: number
  readonly value: T
}

function newStep<T>(): Step<T> {
  return { next: new Map(), stems: new Map(), lengths: [], values: [] }
}

function stepsAfter<T>(steps: readonly Step<T>[], word: string): readonly Step<T>[] {
  const only = steps[0]
  if (only !== undefined && steps.length === 1 && only.lengths.length === 0) {
    const child = only.next.get(word)
    return child === undefined ? [] : [child]
  }
  const after: Step<T>[] = []
  for (const step of steps) {
    const child = step.next.get(word)
    if (child !== undefined) after.push(child)
    for (const length of step.lengths) {
      const stem = word.length >= length ? step.stems.get(word.slice(0, length)) : undefined
      if (stem !== undefined) after.push(stem)
    }
  }
  return after.slice(0, 4)
}

/** Phrases as a tree of words. A capital first letter demands one in the text; a star ends a word of which only the beginning is given. */
export class PhraseTree<T> {
  private readonly root: Step<T> = newStep()

  add(phrase: string, value: T): void {
    const tokens = tokensOf(phrase)
    let step = this.root
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (token === undefined) break
      const open = tokens[i + 1]?.text === '*' && tokens[i + 1]?.joined === true
      const map = open ? step.stems : step.next
      let child = map.get(token.word)
      if (child === undefined) {
        child = newStep()
        map.set(token.word, child)
        if (open) step.lengths = [...new Set([...step.lengths, token.word.length])].sort((a, b) => b - a)
      }
      step = child
      if (open) i++
    }
    if (step !== this.root) step.values.push({ capital: isCapital(tokens[0]), value })
  }

  /** The longest phrase that begins at token `at` and ends at or before `end`. */
  longest(tokens: readonly Word[], at: number, end = tokens.length): Phrase<T> | undefined {
    const first = tokens[at]
    if (first === undefined || first.kind === 'number' || at >= end) return undefined
    // Nearly all words begin no phrase: leave at once.
    if (this.root.lengths.length === 0 && !this.root.next.has(first.word)) return undefined
    const capital = beginsCapital(first.text)
    let best: Phrase<T> | undefined
    let steps: readonly Step<T>[] = [this.root]
    for (let i = at; i < end; i++) {
      const after = stepsAfter(steps, tokens[i]?.word ?? '')
      if (after.length === 0) break
      for (const step of after) {
        const found = step.values.find((v) => !v.capital || capital)
        if (found !== undefined && best?.to !== i + 1) best = { from: at, to: i + 1, value: found.value }
      }
      steps = after
    }
    return best
  }
}

/** A set of single words, folded. */
export function wordSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(fold))
}
