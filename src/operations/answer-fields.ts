import * as z from 'zod/mini'
import type { AnswerField } from '../exports/answer-context.js'
import type { Operation } from './operation.js'

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

const TYPES: Readonly<Record<string, AnswerField['type']>> = {
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  string: 'text',
}

function gather(schema: Schema, path: string, found: Map<string, AnswerField>): void {
  for (const one of schema.anyOf ?? []) gather(one, path, found)
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    gather(inner, path === '' ? name : `${path}.${name}`, found)
  if (schema.items) gather(schema.items, path, found)
  const type = schema.items?.properties ? 'list' : TYPES[schema.type ?? '']
  const { description } = schema
  if (type !== undefined) found.set(path, { type, ...(description && { description }) })
}

const KNOWN = new WeakMap<Operation, ReadonlyMap<string, AnswerField>>()

/** Types and descriptions of an operation's answer by path without row numbers, from its schema. */
export function answerFields(operation: Operation): ReadonlyMap<string, AnswerField> {
  const known = KNOWN.get(operation)
  if (known) return known
  const found = new Map<string, AnswerField>()
  gather(z.toJSONSchema(operation.output, { unrepresentable: 'any' }) as Schema, '', found)
  KNOWN.set(operation, found)
  return found
}
