import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../sources/layout.js'
import type { Observation } from '../terms/observation.js'
import { type Facts, readFacts } from './facts.js'
import { readTidy } from './tidy-csv.js'

/** Paths of all files below a folder, relative to it, with `/`, in order. */
function filesBelow(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true }) as {
      name: string
      parentPath: string
      isFile(): boolean
    }[]
  )
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** Reads the YAML of a data folder. Throws `data` faults. */
export function readDataFacts(folder: string): { facts: Facts; datasets: Dataset[] } {
  const yaml = filesBelow(folder).filter((path) => path.endsWith('.yaml'))
  return readFacts(new Map(yaml.map((path) => [path, readFileSync(join(folder, path), 'utf8')])))
}

/** Reads the tidy CSV of every copy of every held edition in a data folder. Throws `data` faults, also for a copy without its file. */
export function readDataObservations(folder: string, facts: Facts): Observation[] {
  const measures = new Map(facts.measures.map((m) => [m.id, m]))
  const areas = new Set([...facts.areas, ...facts.groups].map((a) => a.code))
  return facts.editions
    .filter((e) => e.held)
    .flatMap((e) =>
      e.copies.flatMap((copy) => {
        const path = `editions/${e.dataset}/${e.publishedOn}/${copy.id}.csv`
        return readTidy(readFileSync(join(folder, path)), { edition: e.id, copy: copy.id, measures, areas }, path)
      }),
    )
}
