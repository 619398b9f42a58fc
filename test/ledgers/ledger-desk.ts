import { createReadStream, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readYaml } from '../../src/book/yaml-file.js'
import { type LedgerBatch, lineOf } from '../../src/ledgers/ledger-batch.js'
import { type LedgerMapping, ledgerMapping } from '../../src/ledgers/mapping-schema.js'
import { parquetRecords } from '../../src/ledgers/parquet-records.js'
import { type LedgerAids, readLedger } from '../../src/ledgers/read-ledger.js'
import type { LedgerInput } from '../../src/ledgers/record-source.js'
import type { LedgerLine } from '../../src/terms/ledger-line.js'

const DATA = fileURLToPath(new URL('../../data/ledgers', import.meta.url))

export function mappingOf(text: string, file = 'mapping.yaml'): LedgerMapping {
  return readYaml(text, ledgerMapping, file)
}

/** A mapping that is shipped. */
export function shippedMapping(name: string): LedgerMapping {
  return mappingOf(readFileSync(join(DATA, `${name}.yaml`), 'utf8'), `${name}.yaml`)
}

/** A ledger of these bytes, handed over in pieces of this size. */
export function inputOf(content: string | Uint8Array, piece = 1_000_000, name = 'ledger.csv'): LedgerInput {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

export function fileInput(path: string): LedgerInput {
  return { name: basename(path), path, bytes: () => createReadStream(path) }
}

/** A minimal mapping of the columns year, amount and code; `more` is YAML that replaces or adds lines. */
export function plainMapping(more = ''): LedgerMapping {
  const own = new Map(
    `id: test
title: Test
source: {text: Somebody}
terms: none
currency: EUR
scale: 0
year: {column: year}
amounts: [{column: amount, stage: outturn}]
side: expenditure
code: code`
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line] as const),
  )
  for (const line of more.split('\n').filter((l) => l !== '')) own.set(line.slice(0, line.indexOf(':')), line)
  return mappingOf([...own.values()].join('\n'))
}

/** All lines of a small ledger, and what became of its rows. */
export async function readAll(input: LedgerInput, mapping: LedgerMapping, aids: LedgerAids = {}) {
  const beside = (file: string) => fileInput(join(dirname(input.path ?? ''), file))
  const reading = await readLedger(input, mapping, { beside, parquet: parquetRecords, ...aids })
  const lines: LedgerLine[] = []
  for await (const batch of reading.batches) lines.push(...linesOf(batch))
  return { lines, tally: reading.tally, names: reading.names }
}

function linesOf(batch: LedgerBatch): LedgerLine[] {
  return Array.from({ length: batch.count }, (_, i) => lineOf(batch, i))
}

/** Sums of amounts by some words of a line, rounded to whole units. */
export function sums(lines: readonly LedgerLine[], key: (line: LedgerLine) => string): Record<string, number> {
  const found: Record<string, number> = {}
  for (const line of lines) found[key(line)] = (found[key(line)] ?? 0) + line.amount
  for (const each of Object.keys(found)) found[each] = Math.round(found[each] ?? 0)
  return found
}
