import type { ZodMiniType, z } from 'zod/mini'
import type { Book } from '../book/book.js'
import type { Figure } from '../series/figure.js'
import type { Library } from './library.js'

/** Files of the person who asks; given by the command line, absent over HTTP and in browsers. */
export interface Files {
  read(path: string): Promise<Uint8Array>
  /** Writes a new file whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>
}

/** What an operation may use. Nothing else reaches disk, network or clock. */
export interface Context {
  readonly book: Book
  readonly files?: Files | undefined
  readonly library?: Library | undefined
  /** The other operations by name, for those that ask them. */
  readonly operations?: Readonly<Record<string, () => Promise<Operation>>> | undefined
  /** The day it is for whoever asks, told by the door; nothing is answered by it, but what lies beyond it is refused. */
  readonly today?: string | undefined
  /** One line of progress for the person who waits; never part of the answer. */
  readonly log: (line: string) => void
  readonly signal?: AbortSignal | undefined
}

/** A conclusion in words, with the figures it was drawn from. */
export interface Reasoning {
  readonly kind: 'reasoned'
  readonly conclusion: string | number
  readonly how: string
  readonly from: readonly Figure[]
}

/** An answer, and for each of its numbers (by JSON pointer) where it comes from. */
export interface Answer<T> {
  readonly value: T
  readonly origins: ReadonlyMap<string, Figure | Reasoning>
}

export interface Example {
  /** Arguments of the command line after the operation's name. */
  readonly arguments: string
  readonly says: string
}

export type Door = 'cli' | 'http' | 'mcp' | 'library'

/** A question a person can ask, defined once and offered by every door. */
export interface Operation<Input extends ZodMiniType = ZodMiniType, Output extends ZodMiniType = ZodMiniType> {
  readonly name: string
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** Input fields that the command line takes without a flag, in order. */
  readonly positional: readonly string[]
  readonly examples: readonly Example[]
  readonly doors: readonly Door[]
  run(context: Context, input: z.infer<Input>): Promise<Answer<z.infer<Output>>>
}

/** Keeps the types of an operation's schemas. */
export function operation<I extends ZodMiniType, O extends ZodMiniType>(definition: Operation<I, O>): Operation<I, O> {
  return definition
}
