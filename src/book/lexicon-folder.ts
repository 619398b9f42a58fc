import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Files of `data/lexicon` by name without ending, as plain values; their schemas are checked by whoever uses them and by tests. */
export function readDataLexicon(data: string): Record<string, unknown> {
  const folder = join(data, 'lexicon')
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(
    names.sort().map((name) => [name.slice(0, -'.yaml'.length), parse(readFileSync(join(folder, name), 'utf8'))]),
  )
}
