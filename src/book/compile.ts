import type { Dataset } from '../sources/layout.js'
import { canonicalJson } from '../terms/canonical-json.js'
import type { Edition, Observation } from '../terms/observation.js'
import type { TrackRecord } from '../terms/track-record.js'
import type { Classification } from './classification.js'
import { sha256 } from './digest.js'
import type { Facts } from './facts.js'
import { type BookFile, bookIdOf, MANIFEST_FILE, type Manifest, type Piece } from './manifest.js'
import { encodeObservations } from './parquet-writer.js'
import { encodeTrackRecord } from './track-record-file.js'

/** A compiled book: its id and its files by name. */
export interface CompiledBook {
  readonly id: string
  readonly manifest: Manifest
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * The cells that stand for an edition: where it has several copies, the original's beat a transcription's, cell by cell.
 * `observations` may be of any editions.
 */
export function preferOriginals(editions: readonly Edition[], observations: readonly Observation[]): Observation[] {
  const rank = new Map(
    editions.flatMap((e) =>
      e.copies.map((c, i) => [`${e.id}|${c.id}`, (c.kind === 'original' ? 0 : 1000) + i] as const),
    ),
  )
  const best = new Map<string, Observation>()
  for (const o of observations) {
    const key = `${o.edition}|${o.measure}|${o.area}|${o.period}`
    const before = best.get(key)
    const rankOf = (x: Observation) => rank.get(`${x.edition}|${x.copy}`) ?? 9999
    if (before === undefined || rankOf(o) < rankOf(before)) best.set(key, o)
  }
  return [...best.values()]
}

/** Compiles facts, figures, track records and what is said about budgets into a book. Pure: the same input gives the same bytes and so the same id. */
export async function compile(
  facts: Facts,
  datasets: readonly Dataset[],
  observations: readonly Observation[],
  trackRecords: readonly TrackRecord[] = [],
  classification?: Classification,
  lexicon?: Readonly<Record<string, unknown>>,
): Promise<CompiledBook> {
  const files = new Map<string, Uint8Array>()
  const add = async (file: string, bytes: Uint8Array): Promise<BookFile> => {
    files.set(file, bytes)
    return { file, bytes: bytes.length, sha256: await sha256(bytes) }
  }
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
  const chosen = preferOriginals(facts.editions, observations)
  const compiled = []
  for (const id of datasets.map((d) => d.id).sort()) {
    const { bytes, rows, measures, cuts } = encodeObservations(chosen.filter((o) => o.edition.startsWith(`${id}/`)))
    const pieces = await Promise.all(
      [...cuts, bytes.length].map(async (end, i, ends): Promise<Piece> => {
        const piece = bytes.slice(ends[i - 1] ?? 0, end)
        return { bytes: piece.length, sha256: await sha256(piece) }
      }),
    )
    compiled.push({ id, rows, ...(await add(`${id}.parquet`, bytes)), measures, pieces })
  }
  const records = []
  for (const record of [...trackRecords].sort((a, b) => (a.id < b.id ? -1 : 1)))
    records.push({ id: record.id, ...(await add(`${record.id}.track-record.json`, encodeTrackRecord(record))) })
  const manifest: Manifest = {
    format: 1,
    knownTo: facts.knownTo,
    facts: await add('facts.json', text(facts)),
    layouts: await add('layouts.json', text(datasets)),
    datasets: compiled,
    ...(records.length === 0 ? {} : { trackRecords: records }),
    ...(lexicon ? { lexicon: await add('lexicon.json', text(lexicon)) } : {}),
    ...(classification ? { classification: await add('classification.json', text(classification)) } : {}),
  }
  const bytes = new TextEncoder().encode(canonicalJson(manifest))
  files.set(MANIFEST_FILE, bytes)
  return { id: bookIdOf(await sha256(bytes)), manifest, files }
}
