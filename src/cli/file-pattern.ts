import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { isLike } from '../terms/name-pattern.js'

/** Names of files that a pattern fits: `*` is any part of a name, `?` one letter, in folders too; hidden ones need their dot. */
export async function filesLike(pattern: string): Promise<string[]> {
  const parts = pattern.split(sep === '\\' ? /[\\/]/u : '/')
  let found = [parts[0] === '' ? '/' : '']
  for (const [i, part] of parts.entries()) {
    if (part === '') continue
    const last = i === parts.length - 1
    const next: string[] = []
    for (const folder of found) next.push(...(await fitting(folder, part, last)))
    found = next
  }
  return found.sort()
}

async function fitting(folder: string, part: string, last: boolean): Promise<string[]> {
  if (!/[*?]/.test(part)) return [join(folder, part)]
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => (last ? !entry.isDirectory() : !entry.isFile()))
    .filter(({ name }) => isLike(name, part) && (part.startsWith('.') || !name.startsWith('.')))
    .map(({ name }) => join(folder, name))
}
