import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import type { LedgerFile } from '../../src/operations/ledger-files.js'
import type { Context, Engines, Files } from '../../src/operations/operation.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { openEngine, openLedgerFile, parquetRecords } from '../../src/operations/workshop.js'
import { openedBook } from '../opened-book.js'
import { asked } from './asked.js'

/** Budgets of invented numbers: see their README.md. */
export const BUDGETS = fileURLToPath(new URL('../budgets', import.meta.url))

/** Files by name, held in memory. */
export type MadeFiles = Readonly<Record<string, string | Uint8Array>>

/** The made budget with its mapping and rules, under short names. */
export const MADE: MadeFiles = Object.fromEntries(
  ['budget.csv', 'budget.mapping.yaml', 'rules.yaml', 'rules-narrow.yaml'].map((name) => [
    name,
    readFileSync(join(BUDGETS, name)),
  ]),
)

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

/** Files as a door gives them, of nothing but these; what is written goes to `written`. */
export function filesOf(made: MadeFiles, written: Map<string, string> = new Map()): Files {
  const read = async (path: string) => {
    const content = made[path]
    if (content === undefined) throw new Error(`no ${path} on this desk`)
    return bytesOf(content)
  }
  const open = async (name: string): Promise<LedgerFile> => {
    const bytes = await read(name)
    return {
      name,
      size: bytes.length,
      bytes: async function* () {
        yield bytes
      },
    }
  }
  return {
    read,
    write: async (path, bytes) => void written.set(path, new TextDecoder().decode(bytes)),
    writeFrom: async (path, pieces) => {
      let text = ''
      const decoder = new TextDecoder()
      for await (const piece of pieces) text += decoder.decode(piece, { stream: true })
      written.set(path, text)
    },
    ledgers: {
      find: async (pattern) =>
        pattern.endsWith('*.csv')
          ? Object.keys(made)
              .filter((name) => name.endsWith('.csv'))
              .sort()
          : [pattern],
      open,
      beside: async (_path, name) => (name in made ? name : undefined),
    },
  }
}

/** Databases as the command line has them. */
export const ENGINES: Engines = { open: openEngine, openFile: openLedgerFile, parquet: parquetRecords }

/** The made budget by its own rules, interpreted. */
export const USUAL = {
  ledger: 'budget.csv',
  mapping: 'budget.mapping.yaml',
  rules: 'rules.yaml',
  asOf: '2026-11-23',
  engine: 'typescript',
}

/** Asks classify of files in memory, the made budget if not told otherwise; the answer as its schema has it. */
export async function classified(
  input: Readonly<Record<string, unknown>> = {},
  made: MadeFiles = MADE,
  more: Partial<Context> = {},
): Promise<ClassifyAnswer> {
  const answer = await asked(await openedBook(), 'classify', { ...USUAL, ...input }, { files: filesOf(made), ...more })
  const operation = await OPERATIONS.classify?.()
  return operation?.output.parse(answer.value) as ClassifyAnswer
}

/** Money of an answer in whole hundredths, so that sums are exact. */
export function cents(units: number): bigint {
  return BigInt(Math.round(units * 100))
}

/** The row of a part in a year. */
export function partOf(answer: ClassifyAnswer, part: string, period: string): ClassifyAnswer['byPart'][number] {
  const found = answer.byPart.find((p) => p.part === part && p.period === period)
  if (found === undefined) throw new Error(`no ${part} in ${period}`)
  return found
}
