import { completable, type StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { declared } from './json-schema.js'

/** A field of a prompt, which a person fills in. */
export interface PromptField {
  readonly says: string
  readonly required?: boolean
  /** Longest value, UTF-16 units. */
  readonly most?: number
  readonly complete?: (typed: string) => string[]
}

/** What a person filled in, by field; blanks count as nothing. */
export type Filled = Readonly<Record<string, string | undefined>>

const SHORT = 200

function problemsOf(fields: Readonly<Record<string, PromptField>>, given: Record<string, unknown>): string[] {
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(fields, name))
  const wrong = Object.entries(fields).flatMap(([name, { required, most = SHORT }]) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (value === undefined || value === '') return required ? [`${name} is missing`] : []
    if (typeof value !== 'string') return [`${name} is no text`]
    return value.length > most ? [`${name} has ${value.length} characters, at most ${most} are taken`] : []
  })
  return [...strange.map((name) => `there is no field "${name.slice(0, 50)}"`), ...wrong]
}

/** The fields as the SDK wants them: a schema that checks them, with what completes each. */
export function promptFields(
  fields: Readonly<Record<string, PromptField>>,
): StandardSchemaWithJSON<unknown, Filled> & { readonly shape: Readonly<Record<string, unknown>> } {
  const properties = Object.fromEntries(
    Object.entries(fields).map(([name, { says }]) => [name, { type: 'string', description: says }]),
  )
  const required = Object.keys(fields).filter((name) => fields[name]?.required)
  const schema = declared({ type: 'object', properties, required, additionalProperties: false })
  const shape = Object.fromEntries(
    Object.entries(fields).flatMap(([name, { complete }]) =>
      complete === undefined
        ? []
        : [[name, completable(declared({ type: 'string' }), (typed) => complete(String(typed ?? '')))]],
    ),
  )
  const { version, vendor, jsonSchema } = schema['~standard']
  return {
    shape,
    '~standard': {
      version,
      vendor,
      jsonSchema,
      validate(value) {
        const given = (value ?? {}) as Record<string, unknown>
        const problems = problemsOf(fields, given)
        return problems.length > 0 ? { issues: problems.map((message) => ({ message })) } : { value: given as Filled }
      },
    },
  }
}
