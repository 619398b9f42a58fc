import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import * as z from 'zod/mini'
import { type JsonSchema, portable } from './portable-schema.js'

/** A JSON Schema that describes an object. */
export interface ObjectSchema extends JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

/**
 * An operation's schema as JSON Schema. Its dialect is left out, being the protocol's own: some clients know only the
 * dialects they name.
 */
export function jsonSchemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): ObjectSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return { properties: {}, ...portable(rest) } as ObjectSchema
}

/** Takes any object: what is asked is checked by the operation, whose complaint says what to do next. */
export function declared(json: JsonSchema): StandardSchemaWithJSON<unknown, unknown> {
  return {
    '~standard': {
      version: 1,
      vendor: 'pledgebook',
      validate: (value) => ({ value }),
      jsonSchema: { input: () => ({ ...json }), output: () => ({ ...json }) },
    },
  }
}
