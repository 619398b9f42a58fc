import type { Facts } from '../book/facts.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { checkedInput } from './checked-input.js'
import type { Answer, Context, Door, Operation } from './operation.js'

/** Operations by name, each loaded when first asked for. */
export type OperationTable = Readonly<Record<string, () => Promise<Operation>>>

/** A question as it was understood, and its answer. */
export interface Asked {
  readonly operation: Operation
  /** What was asked, with what is usual filled in. */
  readonly question: object
  readonly answer: Answer<unknown>
  /** What the book that answered knows around the figures: names, publishers, terms. */
  readonly facts?: Facts | undefined
}

/** The operations of a table that a door offers, in its order. */
export async function offeredAmong(table: OperationTable, door: Door): Promise<Operation[]> {
  const all = await Promise.all(Object.values(table).map((load) => load()))
  return all.filter((operation) => operation.doors.includes(door))
}

/** An operation of a table that a door offers. Throws `notFound` `operation.unknown`. */
async function operationAmong(table: OperationTable, door: Door, name: string): Promise<Operation> {
  const found = Object.hasOwn(table, name) ? await table[name]?.() : undefined
  if (found?.doors.includes(door)) return found
  const names = (await offeredAmong(table, door)).map((o) => o.name)
  throw new PledgebookError('notFound', 'operation.unknown', `no operation "${name}"`, didYouMean(name, names))
}

/**
 * Asks one question of a table of operations: checks it against the schema of its operation, and runs that.
 * Throws `notFound` `operation.unknown`, `input` `arguments`, and the faults of the operation.
 */
export async function askAmong(
  table: OperationTable,
  context: Context,
  door: Door,
  name: string,
  input: unknown,
): Promise<Asked> {
  const operation = await operationAmong(table, door, name)
  const question = checkedInput(operation, input, `the fields of ${name} are in its schema`) as object
  const answer = await operation.run({ operations: table, ...context }, question)
  return { operation, question, answer, facts: context.book.facts }
}
