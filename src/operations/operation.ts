import type { ZodMiniType, z } from 'zod/mini'
import type { Book } from '../book/book.js'
import type { CostModel } from '../exports/workbook-model.js'
import type { LedgerBatch } from '../ledgers/ledger-batch.js'
import type { LedgerFile } from '../ledgers/ledger-file.js'
import type { LedgerTable, TableAids } from '../ledgers/ledger-table.js'
import type { LedgerMapping } from '../ledgers/mapping-schema.js'
import type { ParquetReader } from '../ledgers/record-source.js'
import type { Figure } from '../series/figure.js'
import type { LedgerFiles } from './ledger-files.js'
import type { Library } from './library.js'

/** Files of the person who asks; given by the command line, absent over HTTP and in browsers. */
export interface Files {
  /** The bytes of a file. Throws `source` `file.unreadable`. */
  read(path: string): Promise<Uint8Array>
  /** Writes a new file whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Says beforehand whether a new file can be written: throws what `write` would. Absent where it cannot be known. */
  readonly free?: ((path: string) => Promise<void>) | undefined
  /** The same from pieces, for files of any length; absent where files are given whole. */
  readonly writeFrom?: ((path: string, pieces: AsyncIterable<Uint8Array>) => Promise<void>) | undefined
  /** Files of any size, for ledgers; absent where files are given whole. */
  readonly ledgers?: LedgerFiles | undefined
}

/** Databases that ledgers are loaded into; given by doors of a machine that has them, absent in browsers. */
export interface Engines {
  /** Makes ready an engine, and gives what loads lines into it. Throws `source` faults where it cannot be had. */
  open(
    engine: LedgerTable['engine'],
    server: string | undefined,
  ): Promise<(batches: AsyncIterable<LedgerBatch>, aids: TableAids) => Promise<LedgerTable>>
  /** Opens a file that the engine reads itself, without loading it; undefined where its rows must be read one by one. */
  openFile?(path: string, mapping: LedgerMapping, aids: TableAids): Promise<LedgerFile | undefined>
  /** Reads the rows of a Parquet file one by one. */
  readonly parquet?: ParquetReader
}

/** The web; given by the command line, absent over HTTP and in browsers. */
export interface Network {
  /** A page's bytes and what its server says they are. Throws `source` `network.unreachable`. */
  read(address: string): Promise<{ readonly bytes: Uint8Array; readonly type: string }>
}

/** Bounds on ledgers in memory, in lines. */
export interface Memory {
  /** Of a whole ledger. */
  readonly lines: number
  /** Of one year, to be compared with another line by line. */
  readonly compared: number
}

/** What an operation may use. Nothing else reaches disk, network or clock. */
export interface Context {
  readonly book: Book
  readonly files?: Files | undefined
  readonly library?: Library | undefined
  readonly engines?: Engines | undefined
  readonly network?: Network | undefined
  /** Gives the optimiser's WebAssembly where it cannot find its own file. */
  readonly solver?: (() => Promise<Uint8Array>) | undefined
  /** How much of a ledger is held in memory where there is no database; absent for no bound but the machine's. */
  readonly memory?: Memory | undefined
  /** Keeps a ledger that was read from one question to the next, by what it was read of; absent where one question is asked. */
  readonly keep?: (<T>(key: string, make: () => Promise<T>) => Promise<T>) | undefined
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
  /** Other ways to write the answer, by name, made when one is asked for; each is a whole file's text. */
  readonly forms?: Readonly<Record<string, () => string>> | undefined
  /** How a cost's money was computed, for a workbook that computes it again; made when it is asked for. */
  readonly model?: (() => CostModel) | undefined
}

/** A question worth asking, as the command line has it. */
export interface Example {
  /** Arguments of the command line after the operation's name. */
  readonly arguments: string
  readonly says: string
}

/** Where questions are asked: command line, HTTP, Model Context Protocol, library. */
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
  /** Answers a question that its schema has taken. Throws `PledgebookError`. */
  run(context: Context, input: z.infer<Input>): Promise<Answer<z.infer<Output>>>
}

/** Keeps the types of an operation's schemas. */
export function operation<I extends ZodMiniType, O extends ZodMiniType>(definition: Operation<I, O>): Operation<I, O> {
  return definition
}
