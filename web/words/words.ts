import type ally from './en/ally.json'
import type check from './en/check.json'
import type classify from './en/classify.json'
import type cost from './en/cost.json'
import type methods from './en/methods.json'
import shell from './en/shell.json' with { type: 'json' }
import standing from './en/standing.json' with { type: 'json' }
import why from './en/why.json' with { type: 'json' }

type Later = typeof ally & typeof check & typeof classify & typeof cost & typeof methods

/** A name of the catalogue of words. */
export type Word = keyof (typeof shell & typeof standing & typeof why & Later)

// Words of views that are loaded later come with them: the first file stays small.
const EN: Partial<Record<Word, string>> = { ...shell, ...standing, ...why }

/** Adds the words of a view that was loaded. */
export function addWords(words: Partial<Record<Word, string>>): void {
  Object.assign(EN, words)
}

/** Whether the catalogue has this name, for names that are made from an answer's. */
export function knows(word: string): word is Word {
  return Object.hasOwn(EN, word)
}

/** The text of this name, with values set where it says `{name}`. Every word a reader sees comes from here or from an answer. */
export function say(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return (EN[word] ?? word).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
