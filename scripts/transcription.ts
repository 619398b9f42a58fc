import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { splitLine } from '../src/book/csv-table.js'
import type { Facts } from '../src/book/facts.js'
import type { Dataset } from '../src/sources/layout.js'
import type { Observation } from '../src/terms/observation.js'
import type { Prices, Unit } from '../src/terms/unit.js'

/** What a transcription is made with: the folder of the publishers' files, and what the book knows. */
export interface Desk {
  readonly folder: string
  readonly facts: Facts
  readonly dataset: Dataset
}

/** Makes every edition of a dataset, by day. */
export type Transcription = (desk: Desk) => ReadonlyMap<string, Observation[]>

/** Organisations whose members the book holds figures of in the datasets made here. */
const COVERED = ['NATO', 'EU']

/** The areas a dataset is transcribed for: all that are or once were members of an organisation covered. */
export function areasOf({ facts }: Desk): Facts['areas'] {
  return facts.areas.filter((a) => a.memberships.some((m) => COVERED.includes(m.of)))
}

/** The one copy of every edition made here. */
export const COPY = 'transcription'

/** Rows of a CSV, plain or gzipped, by the names of its heading; lines before the heading are left out. */
export function rowsOf(path: string, headingAt = 0): Record<string, string>[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '')
  const [heading = [], ...lines] = text
    .split(/\r?\n/)
    .slice(headingAt)
    .filter((line) => line !== '')
    .map((line) => splitLine(line) ?? [])
  return lines.map((line) => Object.fromEntries(heading.map((name, i) => [name, line[i] ?? ''])))
}

/** The currency an area had on a day. */
export function currencyOn({ facts, dataset }: Desk, area: string, day: string): string {
  const former = (dataset.formerCurrencies[area] ?? []).find((c) => day < c.until)
  const code = former?.code ?? facts.areas.find((a) => a.code === area)?.currency
  if (code === undefined) throw new Error(`no currency of ${area}`)
  return code
}

/** Unit of a measure by the dataset's YAML; `base` is the year of constant prices. */
export function unitOf({ dataset }: Desk, measure: string, currency: string, base: Prices | null): Unit {
  const unit = dataset.units[measure]
  if (unit === undefined) throw new Error(`no unit for ${measure}`)
  return {
    code: unit.code === 'national' ? currency : unit.code,
    scale: unit.scale,
    prices: unit.prices === 'constant' ? base : (unit.prices ?? null),
  }
}
