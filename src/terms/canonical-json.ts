import { PledgebookError } from './fault.js'

function check(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new PledgebookError(
      'bug',
      'json.notFinite',
      `${path} is ${value}`,
      'a missing number must be null with a reason',
    )
  if (Array.isArray(value)) for (const [i, item] of value.entries()) check(item, `${path}/${i}`)
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) check(item, `${path}/${key}`)
}

/**
 * The one JSON text of an answer: keys in the order of the schema, two spaces, undefined keys left out, and no
 * number that JSON cannot hold. Throws `bug` `json.notFinite` naming the JSON pointer.
 */
export function canonicalJson(value: unknown): string {
  check(value, '')
  return `${JSON.stringify(value, (_key, item: unknown) => (Object.is(item, -0) ? 0 : item), 2)}\n`
}
