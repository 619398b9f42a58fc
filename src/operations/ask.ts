import { type Asked, askAmong, type OperationTable, offeredAmong } from './ask-among.js'
import type { Context, Door, Operation } from './operation.js'
import { OPERATIONS } from './registry.js'

export type { Asked } from './ask-among.js'

/** Names of the operations that a door offers, in the order they are shown. */
export async function offeredBy(door: Door): Promise<Operation[]> {
  return offeredAmong(OPERATIONS, door)
}

/** The operations that a question at a door may lead to: those that it offers, and no others by way of them. */
export async function withinReach(door: Door): Promise<OperationTable> {
  return Object.fromEntries((await offeredBy(door)).map((operation) => [operation.name, async () => operation]))
}

/**
 * Asks one question at a door: finds the operation, checks the question against its schema, and runs it.
 * Throws `notFound` `operation.unknown`, `input` `arguments`, and the faults of the operation.
 */
export async function ask(context: Context, door: Door, name: string, input: unknown): Promise<Asked> {
  return askAmong(OPERATIONS, context, door, name, input)
}
