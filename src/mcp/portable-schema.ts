/** A JSON Schema, dialect 2020-12. */
export type JsonSchema = Record<string, unknown>

function isSchema(value: unknown): value is JsonSchema {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function each(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(each)
  return isSchema(value) ? portable(value) : value
}

function eachNamed(value: unknown): unknown {
  return isSchema(value)
    ? Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, each(schema)]))
    : value
}

const HOLDS: Readonly<Record<string, (value: unknown) => unknown>> = {
  properties: eachNamed,
  $defs: eachNamed,
  items: each,
  prefixItems: each,
  additionalProperties: each,
  anyOf: each,
  allOf: each,
  oneOf: each,
}

/** A list of fixed length whose items are alike, said without the keyword that older dialects lack. */
function evenTuple({ prefixItems, items, ...rest }: JsonSchema): JsonSchema | undefined {
  if (!Array.isArray(prefixItems) || items !== false) return undefined
  const alike = new Set(prefixItems.map((item) => JSON.stringify(item)))
  if (alike.size !== 1) return undefined
  return { ...rest, items: prefixItems[0], minItems: prefixItems.length, maxItems: prefixItems.length }
}

/** Several types as one alternative each. */
function oneTypeEach({ type, ...rest }: JsonSchema): JsonSchema | undefined {
  if (!Array.isArray(type)) return undefined
  const { description, title, default: usual, ...rules } = rest
  const said = Object.entries({ title, description, default: usual }).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(said),
    anyOf: type.map((one) => (one === 'null' ? { type: one } : { type: one, ...rules })),
  }
}

/**
 * The same schema in words that more clients understand: one type each, no lists of differing items where they do not differ.
 * What it allows does not change.
 */
export function portable(schema: JsonSchema): JsonSchema {
  const inner = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      (Object.hasOwn(HOLDS, keyword) ? HOLDS[keyword] : undefined)?.(value) ?? value,
    ]),
  )
  const even = evenTuple(inner) ?? inner
  return oneTypeEach(even) ?? even
}
