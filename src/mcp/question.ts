import type { Question } from './desk.js'
import type { ObjectSchema } from './json-schema.js'
import { storyQuestion } from './story.js'

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Whole numbers as text where text is wanted: a year is easily sent as a number. */
function asWritten(given: unknown, schema: ObjectSchema | undefined): unknown {
  if (!isObject(given) || schema === undefined) return given
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => {
      const wanted = Object.hasOwn(schema.properties, field) ? schema.properties[field]?.type : undefined
      return [field, wanted === 'string' && Number.isSafeInteger(value) ? String(value) : value]
    }),
  )
}

/**
 * The question that arguments put to an operation. Nothing is checked here but where a text lies; throws `input`
 * `arguments` for that.
 */
export function questionOf(name: string, given: unknown, schemas: ReadonlyMap<string, ObjectSchema>): Question {
  const written = asWritten(given, schemas.get(name))
  if (name === 'explain' && isObject(written)) {
    const { operation, arguments: inner } = written
    return { name, input: { ...written, arguments: asWritten(inner, schemas.get(String(operation))) } }
  }
  return storyQuestion(name, written)
}
