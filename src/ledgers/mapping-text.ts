import { stringify } from 'yaml'
import type { LedgerMapping } from './mapping-schema.js'

/** A mapping as YAML, what goes without saying left out; `comments` stand above it, a line each. */
export function mappingText(mapping: LedgerMapping, comments: readonly string[] = []): string {
  const { file, lookups, rows, ...rest } = mapping
  const { id, title, source, terms, note, currency, currencies, scale, ...columns } = rest
  const plain = {
    id,
    title,
    source,
    terms,
    note,
    currency,
    currencies,
    scale,
    ...(Object.keys(file).length > 0 && { file }),
    ...(Object.keys(lookups).length > 0 && { lookups }),
    ...columns,
    ...(rows.length > 0 && { rows }),
  }
  const said = comments.map((line) => `# ${line.replace(/\s+/gu, ' ')}\n`).join('')
  // Years and codes look like numbers: quoted, they stay the texts they are.
  return said + stringify(plain, { lineWidth: 120, version: '1.2' })
}
