import ally from './en/ally.json' with { type: 'json' }
import check from './en/check.json' with { type: 'json' }
import classify from './en/classify.json' with { type: 'json' }
import cost from './en/cost.json' with { type: 'json' }
import methods from './en/methods.json' with { type: 'json' }
import shell from './en/shell.json' with { type: 'json' }
import standing from './en/standing.json' with { type: 'json' }

const EN = { ...shell, ...standing, ...ally, ...cost, ...classify, ...check, ...methods }

/** A name of the catalogue of words. */
export type Word = keyof typeof EN

/** The text of this name, with values set where it says `{name}`. Every word a reader sees comes from here or from an answer. */
export function say(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return EN[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
