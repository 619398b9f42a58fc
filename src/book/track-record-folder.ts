import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { PledgebookError } from '../terms/fault.js'
import type { TrackRecord } from '../terms/track-record.js'
import type { Facts } from './facts.js'
import { hash, source, text } from './schema-fields.js'
import { readForecasts, readOutcomes } from './track-record-csv.js'
import { readYaml } from './yaml-file.js'

const SIDECAR = 'track-record.yaml'

/** `data/track-records/<id>/track-record.yaml` */
const trackRecordFile = z.strictObject({
  title: text,
  source,
  note: z.optional(text),
  /** Variables by id, each with what it is. */
  variables: z.record(text, text),
  files: z.array(z.strictObject({ name: text, sha256: hash, url: z.optional(text) })),
})

function bytesOf(folder: string, path: string): Uint8Array {
  const file = join(folder, path)
  if (existsSync(file)) return readFileSync(file)
  throw new PledgebookError('data', 'data.missing', 'there is no such file', 'restore it from the repository', {
    where: path,
  })
}

/** Reads every track record of a data folder, in order of their ids. Throws `data` faults. */
export function readDataTrackRecords(folder: string, facts: Pick<Facts, 'areas'>): TrackRecord[] {
  const top = join(folder, 'track-records')
  if (!existsSync(top)) return []
  const ids = readdirSync(top, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return ids.map((id) => {
    const at = (name: string) => `track-records/${id}/${name}`
    const sidecar = new TextDecoder().decode(bytesOf(folder, at(SIDECAR)))
    const about = readYaml(sidecar, trackRecordFile, at(SIDECAR))
    const context = {
      areas: new Set(facts.areas.map((a) => a.code)),
      variables: new Set(Object.keys(about.variables)),
    }
    return {
      id,
      title: about.title,
      source: about.source,
      forecasts: readForecasts(bytesOf(folder, at('forecasts.csv')), context, at('forecasts.csv')),
      outcomes: readOutcomes(bytesOf(folder, at('outcomes.csv')), context, at('outcomes.csv')),
    }
  })
}
