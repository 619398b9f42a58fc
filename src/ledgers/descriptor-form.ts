import type { TableSchema } from './descriptor-schema.js'
import type { LedgerMapping } from './mapping-schema.js'
import type { Descriptor } from './read-descriptor.js'
import { ENCODINGS } from './text-encoding.js'

/** How a descriptor says that its file is written. */
export function fileForm(
  { encoding, dialect = {} }: Descriptor['resource'],
  schema: Pick<TableSchema, 'fields' | 'missingValues'>,
  doubts: string[],
): LedgerMapping['file'] {
  const numbers = schema.fields.filter(({ type }) => type === 'number' || type === 'integer')
  const one = (of: 'decimalChar' | 'groupChar') => [...new Set(numbers.flatMap((field) => field[of] ?? []))]
  const [decimal, ...more] = one('decimalChar')
  const [group] = one('groupChar')
  if (more.length > 0) doubts.push(`numbers are written in several ways; "${decimal}" is taken for the decimal mark`)
  const missing = (schema.missingValues ?? [])
    .map((each) => (typeof each === 'string' ? each : each.value))
    .filter((each) => each !== '')
  const known = encodingOf(encoding)
  if (encoding !== undefined && known === undefined)
    doubts.push(`the encoding ${encoding} is not known; the file's own bytes decide`)
  const lines = dialect.header === false ? 0 : dialect.headerRows?.length
  const skip = (dialect.headerRows?.[0] ?? 1) - 1
  return {
    ...(known && { encoding: known }),
    ...(dialect.delimiter?.length === 1 && { delimiter: dialect.delimiter }),
    ...(dialect.quoteChar === null && { quote: 'none' as const }),
    ...(dialect.quoteChar === "'" && { quote: 'single' as const }),
    ...(dialect.quoteChar === '"' && { quote: 'double' as const }),
    ...((decimal === '.' || decimal === ',') && { decimal }),
    ...(group !== undefined && { thousands: groupMark(group) }),
    ...(lines !== undefined && lines !== 1 && { headings: lines }),
    ...(skip > 0 && { skip }),
    ...(dialect.sheetName !== undefined && { sheet: dialect.sheetName }),
    ...(missing.length > 0 && { missing }),
  }
}

function groupMark(group: string): '' | '.' | ',' | ' ' | "'" {
  if (/^\s$/u.test(group)) return ' '
  return ([',', '.', "'"] as const).find((mark) => mark === group) ?? ''
}

function encodingOf(name: string | undefined): (typeof ENCODINGS)[number] | undefined {
  const plain = (name ?? '').toLowerCase().replaceAll('_', '-')
  const other: Readonly<Record<string, string>> = {
    utf8: 'utf-8',
    'iso-8859-1': 'windows-1252',
    latin1: 'windows-1252',
    'us-ascii': 'utf-8',
    ascii: 'utf-8',
    'iso-8859-9': 'windows-1254',
  }
  const found = other[plain] ?? plain.replace(/^cp-?(125\d)$/u, 'windows-$1')
  return ENCODINGS.find((encoding) => encoding === found)
}
