import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { PledgebookError } from '../terms/fault.js'
import type { Copy, Edition } from '../terms/observation.js'
import { readEdition } from './facts.js'
import { writeWhole } from './whole-file.js'

function folderOf(root: string, edition: Edition): string {
  return join(root, 'editions', edition.dataset, edition.publishedOn)
}

/** Editions below `root/editions`, in order. A folder without its sidecar is the rest of a killed import and does not count. */
export function editionsBelow(root: string): { edition: Edition; sidecar: string }[] {
  const top = join(root, 'editions')
  if (!existsSync(top)) return []
  return readdirSync(top, { withFileTypes: true })
    .filter((d) => d.isDirectory())
    .flatMap((dataset) =>
      readdirSync(join(top, dataset.name))
        .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
        .map((day) => `editions/${dataset.name}/${day}/edition.yaml`),
    )
    .sort()
    .filter((path) => existsSync(join(root, path)))
    .map((path) => {
      const sidecar = readFileSync(join(root, path), 'utf8')
      return { edition: readEdition(sidecar, path), sidecar }
    })
}

function sidecarOf(edition: Edition): string {
  const { id: _id, held: _held, dataset, publishedOn, ...rest } = edition
  return `# Written by pledgebook import. Figures: <copy>.csv beside this.\n${stringify({ dataset, publishedOn, ...rest }, { lineWidth: 110, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}`
}

/**
 * Adds a copy, with its figures as tidy CSV, to an edition's folder. The figures are written first, the sidecar that names them last and in one step:
 * until then nothing has changed. `edition.copies` lists every copy the folder shall have. Throws `input` `import.exists`
 * if the sidecar names the copy already.
 */
export async function addCopy(root: string, edition: Edition, copy: Copy, figures: string): Promise<void> {
  const folder = folderOf(root, edition)
  const sidecar = join(folder, 'edition.yaml')
  if (existsSync(sidecar) && readEdition(readFileSync(sidecar, 'utf8'), sidecar).copies.some((c) => c.id === copy.id))
    throw new PledgebookError(
      'input',
      'import.exists',
      `${edition.id} has a copy "${copy.id}" already`,
      'nothing is overwritten; import under another day',
      { where: sidecar },
    )
  const text = sidecarOf(edition)
  readEdition(text, sidecar)
  await writeWhole(join(folder, `${copy.id}.csv`), new TextEncoder().encode(figures))
  await writeWhole(sidecar, new TextEncoder().encode(text))
}
