import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { transcribeEcb } from '../../scripts/transcribe-ecb.js'
import { transcribeWeo } from '../../scripts/transcribe-weo.js'
import { transcribeWorldBank } from '../../scripts/transcribe-worldbank.js'
import type { Desk, Transcription } from '../../scripts/transcription.js'
import { splitLine } from '../../src/book/csv-table.js'
import { readDataObservations } from '../../src/book/data-folder.js'
import type { Observation } from '../../src/terms/observation.js'
import { DATA } from '../opened-book.js'
import { WORLD } from '../workbooks/world.js'

/** Datasets that have no workbook of their own here, and what makes their editions. */
export const MACRO: Readonly<Record<string, Transcription>> = {
  'imf.weo': transcribeWeo,
  'ecb.fx': transcribeEcb,
  'worldbank.wdi': transcribeWorldBank,
}

let all: readonly Observation[] | undefined

/** Cells held of an edition, or of all editions of a dataset. */
export function heldOf(edition: string): Observation[] {
  all ??= readDataObservations(DATA, WORLD.facts)
  return all.filter((o) => o.edition === edition || o.edition.startsWith(`${edition}/`))
}

/** The same cells by measure, area and year. */
export function cellsOf(edition: string): Map<string, Observation> {
  return new Map(heldOf(edition).map((o) => [`${o.measure}|${o.area}|${o.period}`, o]))
}

/** A number of an edition; fails the test where it has none. */
export function numberOf(cells: ReadonlyMap<string, Observation>, key: string): number {
  const value = cells.get(key)?.value
  if (value == null) throw new Error(`no ${key}`)
  return value
}

/** What a transcription of a dataset is made with. */
export function deskOf(id: string, folder: string): Desk {
  return { folder, facts: WORLD.facts, dataset: WORLD.datasets.find((d) => d.id === id)! }
}

/** The allies of today. */
export const ALLIES = WORLD.facts.areas.filter((a) => a.memberships.some((m) => m.of === 'NATO')).map((a) => a.code)

const opened = new Map<string, Record<string, string>[]>()

/** Rows of a CSV as they stand in the file, without the program's reader; read once. */
export function raw(path: string): Record<string, string>[] {
  const rows = opened.get(path) ?? readRaw(path)
  opened.set(path, rows)
  return rows
}

function readRaw(path: string): Record<string, string>[] {
  const bytes = readFileSync(path)
  const [heading = [], ...lines] = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => splitLine(line.replace(/\r$/, '')) ?? [])
  return lines.map((line) => Object.fromEntries(heading.map((name, i) => [name, line[i] ?? ''])))
}
