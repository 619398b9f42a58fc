import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { compile } from '../../src/book/compile.js'
import { Overlay } from '../../src/book/overlay.js'
import { parseDay } from '../../src/terms/day.js'
import type { Copy, Edition, Observation } from '../../src/terms/observation.js'
import type { TrackRecord } from '../../src/terms/track-record.js'
import { WORLD } from './world.js'

/** A base book on disk, and a place for overlays that is gone after the tests. */
export interface Home {
  readonly folder: string
  readonly base: string
  readonly baseId: string
  /** An overlay in a folder of its own. */
  overlay(): Overlay
  remove(): void
}

export async function homeWith(
  observations: readonly Observation[],
  records: readonly TrackRecord[] = [],
): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-test-'))
  const base = join(folder, 'base')
  mkdirSync(base)
  const { id, files } = await compile(WORLD.facts, WORLD.datasets, observations, records)
  for (const [name, bytes] of files) writeFileSync(join(base, name), bytes)
  let count = 0
  return {
    folder,
    base,
    baseId: id,
    overlay: () => new Overlay(join(folder, `overlay-${count++}`), base),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Every file below a folder with its bytes; undefined for a folder that is not there. */
export function treeOf(folder: string): Map<string, string> | undefined {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    return new Map(
      files
        .map((f) => [relative(folder, join(f.parentPath, f.name)), f] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, f]) => [name, f.isFile() ? readFileSync(join(f.parentPath, f.name), 'latin1') : 'folder']),
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A new edition with one copy, as import hands it to an overlay. */
export function editionWith(day: string, copy: Copy, more: Partial<Edition> = {}): Edition {
  return {
    id: `nato.defexp/${day}`,
    dataset: 'nato.defexp',
    publishedOn: parseDay(day),
    title: `Edition of ${day}`,
    held: true,
    copies: [copy],
    ...more,
  }
}

export function copyOf(id: string, kind: Copy['kind'], sha = 'a'): Copy {
  return { id, kind, files: [{ name: `${id}.csv`, sha256: sha.repeat(64) }] }
}
