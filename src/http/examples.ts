import { exampleArguments } from '../operations/example-arguments.js'
import type { Operation } from '../operations/operation.js'
import { fieldsOf } from './fields.js'
import { placesOf, STORY } from './places.js'

/** What an example asks, as fields. */
interface Shown {
  readonly fields: Record<string, unknown>
  readonly says: string
}

const STORIES: readonly Shown[] = [
  {
    fields: {
      text: 'THE HAGUE, June 25, 2025 – Poland spent 4.12 % of GDP on defence in 2024.',
      published: '2025-06-25',
    },
    says: 'each claim has a verdict for then and for now',
  },
]

/** Whether an example names a file, which a request would have to bring. */
function isFile(operation: Operation, name: string, value: unknown): boolean {
  return Object.hasOwn(placesOf(operation.name).lent, name) && !/^[\w-]+$/.test(String(value))
}

/** Examples of an operation that make sense over HTTP. */
export function examplesOf(operation: Operation, operations: readonly Operation[]): readonly Shown[] {
  if (operation.name === STORY.operation) return STORIES
  const names = new Set(fieldsOf(operation).map(({ name }) => name))
  return operation.examples.flatMap(({ arguments: line, says }) => {
    const fields = exampleArguments(operation, line, operations)
    const whole =
      fields !== undefined &&
      Object.keys(fields).every((name) => names.has(name) && !isFile(operation, name, fields[name]))
    return whole ? [{ fields, says: says.replace(/, as JSON$/, '') }] : []
  })
}
