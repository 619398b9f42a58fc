import type { LedgerAids } from '../ledgers/read-ledger.js'
import type { LedgerInput } from '../ledgers/record-source.js'
import { openLargeWorkbook } from '../sources/large-workbook.js'
import { PledgebookError } from '../terms/fault.js'
import type { LedgerFile } from './ledger-files.js'
import type { Context, Files } from './operation.js'

/** A ledger's files, opened, and what reading them needs. */
export interface LedgerInputs {
  /** The first file, by which the ledger is known. */
  readonly first: LedgerInput
  readonly all: readonly LedgerInput[]
  readonly bytes: number
  readonly aids: LedgerAids
}

/**
 * Opens the files that a name or pattern stands for. Throws `input` `ledger.noFiles` through a door without files, and
 * `source` faults for what cannot be opened.
 */
export async function openInputs({ files, engines, signal }: Context, pattern: string): Promise<LedgerInputs> {
  const { ledgers } = filesOf(files)
  const paths = await ledgers.find(pattern)
  const opened: LedgerFile[] = []
  for (const path of paths) opened.push(await ledgers.open(path))
  const all = opened.map(inputOf)
  const [first] = all
  if (first === undefined) throw noFiles('no file is named like this')
  const [path = pattern] = paths
  return {
    first,
    all,
    bytes: opened.reduce((sum, { size }) => sum + size, 0),
    aids: {
      signal,
      sheets: openLargeWorkbook,
      parquet: engines?.parquet,
      beside: (name) => besideOf(ledgers, path, name),
    },
  }
}

function inputOf({ name, bytes, path }: LedgerFile): LedgerInput {
  return { name, bytes, ...(path !== undefined && { path }) }
}

/** A file beside another, found when it is read. */
function besideOf(ledgers: NonNullable<Files['ledgers']>, path: string, name: string): LedgerInput {
  return {
    name,
    bytes: async function* () {
      const there = await ledgers.beside(path, name)
      if (there === undefined)
        throw new PledgebookError(
          'source',
          'ledger.beside',
          `the mapping looks names up in ${name}, which does not lie beside the ledger`,
          'put the file into the folder of the ledger, or leave lookups: out of the mapping',
          { where: path },
        )
      yield* (await ledgers.open(there)).bytes()
    },
  }
}

export function filesOf(files: Files | undefined): Files & { ledgers: NonNullable<Files['ledgers']> } {
  if (files?.ledgers === undefined) throw noFiles('files cannot be opened here')
  return { ...files, ledgers: files.ledgers }
}

function noFiles(message: string): PledgebookError {
  return new PledgebookError('input', 'ledger.noFiles', message, 'use the command line')
}
