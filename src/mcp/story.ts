import { PledgebookError } from '../terms/fault.js'
import type { Question } from './desk.js'
import type { ObjectSchema } from './json-schema.js'

/** The operation that reads a text, and the fields by which other doors say where it lies. */
const READER = 'check'
const PLACES = ['file', 'network'] as const

const TEXT = {
  type: 'string',
  description: 'the story itself: plain text, Markdown or HTML, whole and unchanged; never a path or an address',
}

/** What can be asked of an operation here: a text is given itself, not by its place. */
export function asksFor(name: string, schema: ObjectSchema): ObjectSchema {
  if (name !== READER) return schema
  const others = Object.entries(schema.properties).filter(([field]) => !PLACES.some((place) => place === field))
  const required = (schema.required ?? []).filter((field) => !PLACES.some((place) => place === field))
  return { ...schema, properties: { text: TEXT, ...Object.fromEntries(others) }, required: ['text', ...required] }
}

/** The question that arguments put. Throws `input` `arguments` where a text is missing, or named by its place. */
export function storyQuestion(name: string, given: unknown): Question {
  if (name !== READER || given === null || typeof given !== 'object') return { name, input: given }
  const refused = PLACES.find((place) => Object.hasOwn(given, place))
  if (refused !== undefined)
    throw new PledgebookError(
      'input',
      'arguments',
      `"${refused}" is given, but nothing is read from disks or the web here`,
      'give the story itself as "text"',
    )
  const { text, ...rest } = given as Record<string, unknown>
  if (typeof text === 'string') return { name, input: { ...rest, file: '-' }, text }
  throw new PledgebookError(
    'input',
    'arguments',
    text === undefined ? 'there is no "text"' : '"text" is no text',
    'give the story itself as "text"',
  )
}
