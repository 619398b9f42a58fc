import { closestName } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { SIDES, STAGES } from '../terms/ledger-line.js'
import { matchColumn } from './column-name.js'
import { type Lookup, lookupKey } from './lookup-table.js'
import type { LedgerMapping, RowKind, TextOf } from './mapping-schema.js'
import type { Field } from './record-batch.js'
import { FieldTidier, widened } from './text-field.js'

type Fields = readonly Field[]
/** A text of a row; undefined when a code is longer than its stated width. */
export type TextRule = (fields: Fields) => string | undefined

export interface BoundAmount {
  readonly at: number
  readonly name: string
  /** Undefined: as the row says. */
  readonly stage: number | undefined
  readonly year: number | undefined
  readonly offset: number
  /** Undefined: as the row says. */
  readonly side: number | undefined
}

/** A mapping whose columns have been found in a file's heading. */
export interface BoundMapping {
  readonly amounts: readonly BoundAmount[]
  readonly year: number | undefined
  readonly code: TextRule
  readonly ministry: TextRule
  readonly programme: TextRule
  readonly text: TextRule
  /** Place in `STAGES`; undefined for a text that the mapping does not know. */
  readonly stage: (fields: Fields) => number | undefined
  /** Place in `SIDES`; undefined for a text that the mapping does not know, -1 for by sign. */
  readonly side: (fields: Fields) => number | undefined
  /** Currency of the row; empty for a text that names none, undefined where no column says it. */
  readonly currency: ((fields: Fields) => string) | undefined
  /** What kind of row this is, if it is no line. */
  readonly kind: (fields: Fields) => RowKind | undefined
}

/**
 * Finds a mapping's columns among the names of a file's. Throws `data` `ledger.columns`, which names every column that is
 * not there and the nearest that is.
 */
export function bindMapping(
  mapping: LedgerMapping,
  names: readonly string[],
  lookups: ReadonlyMap<string, Lookup>,
  file: string,
): BoundMapping {
  const missing = new Set<string>()
  const tidier = new FieldTidier(mapping.file.marks, mapping.file.missing)
  const at = (name: string): number => {
    const found = names.indexOf(name)
    if (found < 0) missing.add(name)
    return found
  }
  const textRule = (rule: TextOf | undefined): TextRule => {
    const parts = (typeof rule === 'string' ? [rule] : (rule ?? [])).map((part) => partRule(part, at, lookups, tidier))
    const [only] = parts
    if (parts.length === 1 && only) return only.text
    return (fields) => {
      let whole = ''
      for (const part of parts) {
        const text = part.text(fields)
        if (text === undefined) return undefined
        if (text !== '') whole += whole === '' ? text : part.before + text
      }
      return whole
    }
  }
  const amounts = mapping.amounts.flatMap((amount): BoundAmount[] => {
    const found = names.flatMap((name, i) => {
      const match = matchColumn(amount.column, name)
      return match ? [{ at: i, name, year: match.year || amount.year }] : []
    })
    if (found.length === 0) missing.add(amount.column)
    return found.map((column) => ({
      at: column.at,
      name: column.name,
      stage: amount.stage === undefined ? undefined : STAGES.indexOf(amount.stage),
      year: column.year === undefined ? undefined : Number(column.year),
      offset: amount.offset ?? 0,
      side: amount.side === undefined ? undefined : SIDES.indexOf(amount.side),
    }))
  })
  const bound: BoundMapping = {
    amounts,
    year: mapping.year && at(mapping.year.column),
    code: textRule(mapping.code),
    ministry: textRule(mapping.ministry),
    programme: textRule(mapping.programme),
    text: textRule(mapping.text),
    stage: stageRule(mapping, at, tidier),
    side: sideRule(mapping, at, tidier),
    currency: currencyRule(mapping, at, tidier),
    kind: kindRule(mapping, at, tidier),
  }
  if (missing.size > 0) {
    const each = [...missing].map((name) => {
      const near = closestName(name, names)
      return `"${name}"${near === undefined ? '' : ` (is it "${near}"?)`}`
    })
    throw new PledgebookError(
      'data',
      'ledger.columns',
      `the file has no column ${each.join(', ')}`,
      `correct the mapping; the columns are: ${names.slice(0, 60).join(', ')}${names.length > 60 ? ' …' : ''}`,
      { where: file },
    )
  }
  return bound
}

function partRule(
  part: Exclude<TextOf, string>[number],
  at: (name: string) => number,
  lookups: ReadonlyMap<string, Lookup>,
  tidier: FieldTidier,
): { text: TextRule; before: string } {
  if (typeof part === 'string') {
    const column = at(part)
    return { text: (fields) => tidier.of(fields[column]), before: ' ' }
  }
  const before = part.before ?? ' '
  if ('lookup' in part) {
    const lookup = lookups.get(part.lookup)
    const columns = (lookup?.ours ?? []).map(at)
    return {
      text: (fields) => lookup?.table.get(lookupKey(columns.map((c) => tidier.of(fields[c])))) ?? '',
      before,
    }
  }
  const column = at(part.column)
  const { width, names } = part
  return {
    before,
    text: (fields) => {
      const plain = tidier.of(fields[column])
      const wide = width === undefined ? plain : widened(plain, width)
      return wide === undefined ? undefined : (names?.[wide] ?? names?.[plain] ?? wide)
    },
  }
}

function stageRule(mapping: LedgerMapping, at: (name: string) => number, tidier: FieldTidier): BoundMapping['stage'] {
  if (mapping.stage === undefined) return () => undefined
  const column = at(mapping.stage.column)
  const places = new Map(Object.entries(mapping.stage.is).map(([text, stage]) => [text, STAGES.indexOf(stage)]))
  return (fields) => places.get(tidier.of(fields[column]))
}

function sideRule(mapping: LedgerMapping, at: (name: string) => number, tidier: FieldTidier): BoundMapping['side'] {
  const { side } = mapping
  if (side === 'by-sign') return () => -1
  if (typeof side === 'string') {
    const fixed = SIDES.indexOf(side)
    return () => fixed
  }
  const column = at(side.column)
  if ('revenueStarts' in side)
    return (fields) => {
      const text = tidier.of(fields[column])
      const code = side.width === undefined ? text : widened(text, side.width)
      if (code === undefined || code === '') return undefined
      return side.revenueStarts.some((start) => code.startsWith(start)) ? 1 : 0
    }
  const places = new Map([
    ...side.expenditure.map((text) => [text, 0] as const),
    ...side.revenue.map((text) => [text, 1] as const),
  ])
  return (fields) => places.get(tidier.of(fields[column]))
}

function currencyRule(
  { currencies }: LedgerMapping,
  at: (name: string) => number,
  tidier: FieldTidier,
): BoundMapping['currency'] {
  if (currencies === undefined) return undefined
  const column = at(currencies.column)
  return (fields) => {
    const text = tidier.of(fields[column])
    const code = currencies.is[text] ?? text.toUpperCase()
    return /^[A-Z]{3}$/.test(code) ? code : ''
  }
}

function kindRule(mapping: LedgerMapping, at: (name: string) => number, tidier: FieldTidier): BoundMapping['kind'] {
  const rules = mapping.rows.map((rule) => {
    const column = at(rule.column)
    const is = new Set(rule.is)
    return {
      kind: rule.as,
      holds: (fields: Fields) => {
        const text = tidier.of(fields[column])
        if (rule.empty) return text === ''
        return is.has(text) || (rule.starts?.some((start) => text.startsWith(start)) ?? false)
      },
    }
  })
  return (fields) => rules.find((rule) => rule.holds(fields))?.kind
}
