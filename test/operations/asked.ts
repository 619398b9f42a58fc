import type { Book } from '../../src/book/book.js'
import type { Answer, Context } from '../../src/operations/operation.js'
import { OPERATIONS } from '../../src/operations/registry.js'

/** Asks an operation as a door does: by name, through its input schema. */
export async function asked(
  book: Book,
  operation: string,
  input: unknown,
  more: Partial<Context> = {},
): Promise<Answer<unknown>> {
  const load = OPERATIONS[operation]
  if (load === undefined) throw new Error(`no operation ${operation}`)
  const { input: schema, run } = await load()
  return run({ book, operations: OPERATIONS, log: () => undefined, ...more }, schema.parse(input))
}
