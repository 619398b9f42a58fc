import * as z from 'zod/mini'
import type { Operation } from '../operations/operation.js'
import { PledgebookError } from '../terms/fault.js'
import { placesOf, STORY } from './places.js'

/** A field of a question as HTTP takes it, as JSON Schema has it. */
export interface Field {
  readonly name: string
  readonly required: boolean
  /** JSON Schema of its value. */
  readonly schema: Readonly<Record<string, unknown>>
}

const FIELDS = new WeakMap<Operation, readonly Field[]>()

/** Fields by which the door itself is asked for a form of the answer. */
const FORM = ['format', 'chart'] as const

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Record<string, unknown>>>
  readonly required?: readonly string[]
}

/** Without bounds that only say what a number can hold. */
function plain(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(schema).filter(
    ([key, value]) =>
      !((key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER),
  )
  return Object.fromEntries(kept)
}

/** The fields of an operation's question over HTTP: a story is its text, and nothing names a place to write to. */
export function fieldsOf(operation: Operation): readonly Field[] {
  const known = FIELDS.get(operation)
  if (known) return known
  const { leftOut } = placesOf(operation.name)
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as ObjectSchema
  const made = Object.entries(schema.properties ?? {})
    .filter(([name]) => !leftOut.includes(name))
    .map(([name, own]): Field => {
      const required = (schema.required ?? []).includes(name)
      if (operation.name !== STORY.operation || name !== STORY.field) return { name, required, schema: plain(own) }
      const description =
        'the story itself: plain text, Markdown or HTML, whole and unchanged; never a path or an address'
      return { name: STORY.text, required, schema: { type: 'string', description } }
    })
  FIELDS.set(operation, made)
  return made
}

/** Throws `input` `arguments` that names what is wrong and what there is. */
export function refuseFields(problems: readonly string[], fields: readonly Field[]): void {
  if (problems.length === 0) return
  const names = [...new Set([...fields.map((field) => field.name), ...FORM])]
  throw new PledgebookError('input', 'arguments', problems.join('; '), `fields here are: ${names.join(', ')}`)
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** A word of a query as the value that its field takes; undefined where it is none. */
function asTyped(type: unknown, text: string): unknown {
  if (type === 'number' || type === 'integer') {
    const number = Number(text)
    return NUMBER.test(text) && Number.isFinite(number) ? number : undefined
  }
  if (type === 'boolean') return text === 'true' || text === '' ? true : text === 'false' ? false : undefined
  return text
}

/**
 * A question from pairs of names and words, as queries and forms have them: numbers and booleans by the schema. Throws
 * `input` `arguments` that names every unknown, doubled or unreadable field.
 */
export function fromWords(
  pairs: Iterable<readonly [string, string]>,
  fields: readonly Field[],
): Record<string, unknown> {
  const problems: string[] = []
  const taken: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [name, text] of pairs) {
    const field = fields.find((one) => one.name === name)
    if (field === undefined) problems.push(`unknown field "${short(name)}"`)
    else if (Object.hasOwn(taken, name)) problems.push(`"${name}" is given twice`)
    else {
      const type = field.schema.type
      const value = asTyped(type, text)
      if (value === undefined) problems.push(`${name}: "${short(text)}" is no ${String(type)}`)
      taken[name] = value
    }
  }
  refuseFields([...new Set(problems)].slice(0, 20), fields)
  return { ...taken }
}

/** A query without the fields that ask for a form of the answer, and those. A field of the operation's own goes before. */
export function withoutForm(
  query: URLSearchParams,
  fields: readonly Field[],
): { readonly pairs: [string, string][]; readonly format: string | undefined; readonly chart: string | undefined } {
  const own = new Set(fields.map((field) => field.name))
  const form = new Map<string, string>()
  const pairs: [string, string][] = []
  for (const [name, text] of query) {
    if (own.has(name) || !FORM.some((one) => one === name)) pairs.push([name, text])
    else if (form.has(name)) refuseFields([`"${name}" is given twice`], fields)
    else form.set(name, text)
  }
  return { pairs, format: form.get('format'), chart: form.get('chart') }
}
