import type { ComponentChildren } from 'preact'
import { say, type Word } from './words.js'

/** As `say`, with elements for the values: a sentence whose numbers can be asked about. */
export function phrase(word: Word, values: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] {
  return say(word)
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) ? (values[part.slice(1, -1)] ?? part) : part))
}
