import type { Stage } from '../terms/ledger-line.js'
import { matchColumn } from './column-name.js'
import type { AmountColumn, LedgerMapping, TextOf } from './mapping-schema.js'

const PHASE: Readonly<Record<Stage, string>> = {
  proposed: 'proposed',
  appropriated: 'approved',
  revised: 'adjusted',
  outturn: 'executed',
}
const TAXONOMY = 'https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json'
const OFFICES = 'administrative-classification:generic'

/**
 * A Fiscal Data Package (1.0) that describes a ledger's file as its mapping does. What the specification has no words for
 * (widths of codes, sides by code or sign, years counted from the row's, rows left out, lookups, scale) stands in the
 * property `pledgebook`, which holds the whole mapping. `names` are the file's columns in order.
 */
export function descriptorOf(mapping: LedgerMapping, names: readonly string[], path: string): Record<string, unknown> {
  const { file } = mapping
  const types = columnTypes(mapping)
  const amounts = amountFields(mapping, names)
  const wide = amounts.size > 1
  const style = {
    ...(file.decimal === ',' && { decimalChar: ',' }),
    ...(file.thousands !== undefined && file.thousands !== '' && { groupChar: file.thousands }),
  }
  const fields = names.map((name) => {
    const amount = amounts.get(name)
    if (amount) return { name, type: 'number', ...style, ...(wide ? { normalize: amount } : { columnType: 'value' }) }
    const columnType = types.get(name)
    const texts = listed(mapping, name)
    return {
      name,
      type: columnType === 'date:fiscal-year' ? 'integer' : 'string',
      ...(columnType !== undefined && { columnType }),
      ...(texts.length > 0 && { constraints: { enum: texts } }),
    }
  })
  return {
    profile: 'fiscal-data-package',
    name: slug(mapping.id),
    title: mapping.title,
    columnTypes: [TAXONOMY],
    sources: [{ title: mapping.source.text, ...(mapping.source.url !== undefined && { path: mapping.source.url }) }],
    licenses: [{ title: mapping.terms }],
    resources: [
      {
        name: slug(path.replace(/(?:\.\w+)+$/u, '')),
        path,
        profile: 'tabular-data-resource',
        ...(file.encoding !== undefined && { encoding: file.encoding }),
        ...(dialectOf(file) && { dialect: dialectOf(file) }),
        schema: {
          fields,
          ...(file.missing !== undefined && { missingValues: ['', ...file.missing] }),
          extraFields: extraFields(mapping, [...amounts.values()]),
        },
      },
    ],
    pledgebook: mapping,
  }
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/gu, '-')
      .replace(/^-+|-+$/gu, '') || 'ledger'
  )
}

function dialectOf(file: LedgerMapping['file']): Record<string, unknown> | undefined {
  const { delimiter, quote, headings, skip, sheet } = file
  const lines = headings ?? 1
  const from = (skip ?? 0) + 1
  const dialect = {
    ...(delimiter !== undefined && { delimiter }),
    ...(quote !== undefined && { quoteChar: { double: '"', single: "'", none: null }[quote] }),
    ...(lines === 0 && { header: false }),
    ...(lines > 0 && (lines > 1 || from > 1) && { headerRows: Array.from({ length: lines }, (_, i) => from + i) }),
    ...(sheet !== undefined && { sheetName: sheet }),
  }
  return Object.keys(dialect).length > 0 ? dialect : undefined
}

type Normalize = Readonly<Record<string, string | number>>

/** The columns of amounts, each with its phase, year and direction as far as these differ from row to row. */
function amountFields(mapping: LedgerMapping, names: readonly string[]): Map<string, Normalize> {
  const found = new Map<string, Normalize>()
  const add = (name: string, { stage, side, offset }: AmountColumn, year: string | undefined) => {
    // A year counted from the row's is no constant of the column.
    if (offset !== undefined && offset !== 0 && year === undefined) return
    found.set(name, {
      ...(stage !== undefined && { Phase: PHASE[stage] }),
      ...(year !== undefined && { 'Fiscal year': Number(year) + (offset ?? 0) }),
      ...(side !== undefined && { Direction: side }),
    })
  }
  for (const amount of mapping.amounts)
    for (const name of names) {
      const match = matchColumn(amount.column, name)
      if (match && !found.has(name)) add(name, amount, match.year || amount.year)
    }
  return found
}

function extraFields(mapping: LedgerMapping, amounts: readonly Normalize[]): Record<string, unknown>[] {
  const wide = amounts.length > 1
  const [only] = amounts
  const extra = (name: string, type: string, columnType: string): Record<string, unknown>[] => {
    if (!amounts.some((amount) => name in amount)) return []
    return [{ name, type, columnType, ...(!wide && { constant: only?.[name] }) }]
  }
  const { side } = mapping
  const fixed = typeof side === 'string' && side !== 'by-sign' && !amounts.some((amount) => 'Direction' in amount)
  return [
    ...(wide ? [{ name: 'Amount', type: 'number', columnType: 'value', normalizationTarget: true }] : []),
    ...extra('Phase', 'string', 'phase:id'),
    ...extra('Fiscal year', 'integer', 'date:fiscal-year'),
    ...extra('Direction', 'string', 'direction'),
    ...(fixed ? [{ name: 'Direction', type: 'string', columnType: 'direction', constant: side }] : []),
    ...(mapping.currencies
      ? []
      : [{ name: 'Currency', type: 'string', columnType: 'value-currency:code', constant: mapping.currency }]),
  ]
}

/** One type a column: what it says first counts. */
function columnTypes(mapping: LedgerMapping): Map<string, string> {
  const types = new Map<string, string>()
  const set = (column: string, type: string) => {
    if (!types.has(column)) types.set(column, type)
  }
  if (mapping.year) set(mapping.year.column, 'date:fiscal-year')
  if (mapping.stage) set(mapping.stage.column, 'phase:id')
  if (mapping.currencies) set(mapping.currencies.column, 'value-currency:code')
  if (typeof mapping.side === 'object' && 'expenditure' in mapping.side) set(mapping.side.column, 'direction')
  const codes = columnsOf(mapping.code)
  const ministries = columnsOf(mapping.ministry)
  const shared = ministries.filter((column) => codes.includes(column))
  for (const column of shared) set(column, `${OFFICES}:level1:code`)
  for (const column of ministries) set(column, `${OFFICES}:level1:label`)
  for (const column of columnsOf(mapping.programme)) set(column, 'activity:generic:program:label')
  codes.forEach((column, i) => {
    set(column, codes.length === 1 ? 'budget-line-id' : `${OFFICES}:level${Math.min(i + 2, 8)}:code`)
  })
  columnsOf(mapping.text).forEach((column, i) => {
    set(column, `${OFFICES}:level${Math.min(i + 2, 8)}:label`)
  })
  return types
}

function columnsOf(rule: TextOf | undefined): string[] {
  return (typeof rule === 'string' ? [rule] : (rule ?? [])).flatMap((part) =>
    typeof part === 'string' ? [part] : 'column' in part ? [part.column] : [],
  )
}

/** The texts that a mapping knows of a column of phases or directions. */
function listed({ stage, side }: LedgerMapping, name: string): string[] {
  if (stage?.column === name) return Object.keys(stage.is)
  if (typeof side === 'object' && 'expenditure' in side && side.column === name)
    return [...side.expenditure, ...side.revenue]
  return []
}
