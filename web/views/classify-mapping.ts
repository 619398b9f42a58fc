import type { LedgerAnswer } from 'pledgebook/browser'

/** What the columns of a ledger mean, as the program has it. */
export type Mapping = LedgerAnswer['mapping']['definition']

/** What a reader can say a column is. */
export const ROLES = ['none', 'year', 'amount', 'code', 'ministry', 'programme', 'text', 'side', 'stage'] as const
export type Role = (typeof ROLES)[number]

export const STAGES = ['proposed', 'appropriated', 'revised', 'outturn'] as const
export type Stage = (typeof STAGES)[number]

type TextField = 'code' | 'ministry' | 'programme' | 'text'
const TEXTS: readonly TextField[] = ['code', 'ministry', 'programme', 'text']

type TextRule = NonNullable<Mapping[TextField]>

function partsOf(rule: TextRule | undefined) {
  if (rule === undefined) return []
  return typeof rule === 'string' ? [rule] : rule
}

const columnOf = (part: ReturnType<typeof partsOf>[number]) =>
  typeof part === 'string' ? part : 'column' in part ? part.column : undefined

const isTextField = (role: Role): role is TextField => (TEXTS as readonly string[]).includes(role)

/** Whether an amount's column, in which `{year}` stands for four digits, is this one. */
function fits(pattern: string, name: string): boolean {
  const [before = '', after] = pattern.split('{year}')
  if (after === undefined) return pattern === name
  return name.startsWith(before) && name.endsWith(after) && name.length === before.length + 4 + after.length
}

/** What a column is for the reader: its first use. */
export function roleOf(mapping: Mapping, name: string): Role {
  if (mapping.amounts.some(({ column }) => fits(column, name))) return 'amount'
  if (mapping.year?.column === name) return 'year'
  if (typeof mapping.side === 'object' && mapping.side.column === name) return 'side'
  if (mapping.stage?.column === name) return 'stage'
  return TEXTS.find((field) => partsOf(mapping[field]).some((part) => columnOf(part) === name)) ?? 'none'
}

/** Roles that can be given to a column; a side or stage by column must be known already, since its words have meanings. */
export function rolesFor(mapping: Mapping, name: string): Role[] {
  const own = roleOf(mapping, name)
  return ROLES.filter((role) => role === own || (role !== 'side' && role !== 'stage'))
}

function without(mapping: Mapping, name: string): Mapping {
  const next: Mapping = { ...mapping, amounts: mapping.amounts.filter(({ column }) => !fits(column, name)) }
  if (next.year?.column === name) delete next.year
  if (typeof next.side === 'object' && next.side.column === name) next.side = 'expenditure'
  if (next.stage?.column === name) delete next.stage
  for (const field of TEXTS) {
    const parts = partsOf(next[field])
    const left = parts.filter((part) => columnOf(part) !== name)
    if (left.length === parts.length) continue
    if (left.length > 0) next[field] = left
    else if (field === 'code') next.code = []
    else delete next[field]
  }
  return next
}

/** The mapping with another role for a column. A first year column takes the place of years that amounts were given. */
export function withRole(mapping: Mapping, name: string, role: Role): Mapping {
  const next = without(mapping, name)
  if (role === 'year') {
    next.year = { column: name }
    next.amounts = next.amounts.map(({ year: _, ...rest }) => rest)
  } else if (role === 'amount') {
    const { stage = 'outturn' } = mapping.amounts[0] ?? {}
    const [year] = /(?:19|20|21)\d\d/.exec(name) ?? []
    const own = next.year === undefined && year !== undefined ? { year } : {}
    next.amounts = [...next.amounts, { column: name, ...(next.stage ? {} : { stage }), ...own }]
  } else if (isTextField(role)) {
    const parts = partsOf(next[role])
    const before = role === 'code' ? '.' : ', '
    next[role] = parts.length === 0 ? name : [...parts, { column: name, before }]
  }
  return next
}

/** The stage that an amount's column has by itself; undefined where a column tells it. */
export function stageOfColumn(mapping: Mapping, name: string): Stage | undefined {
  return mapping.amounts.find(({ column }) => fits(column, name))?.stage
}

export function withStage(mapping: Mapping, name: string, stage: Stage): Mapping {
  return {
    ...mapping,
    amounts: mapping.amounts.map((amount) => (fits(amount.column, name) ? { ...amount, stage } : amount)),
  }
}

/** The year that all amounts are of, where no column tells it. */
export function fixedYear(mapping: Mapping): string | undefined {
  if (mapping.year || mapping.amounts.some(({ column }) => column.includes('{year}'))) return undefined
  return mapping.amounts[0]?.year ?? ''
}

export function withFixedYear(mapping: Mapping, year: string): Mapping {
  return { ...mapping, amounts: mapping.amounts.map((amount) => ({ ...amount, year })) }
}

export const SIDES = ['expenditure', 'revenue', 'by-sign', 'by-column'] as const
export type SideChoice = (typeof SIDES)[number]

export function sideOf({ side }: Mapping): SideChoice {
  return typeof side === 'string' ? side : 'by-column'
}

export function withSide(mapping: Mapping, side: Exclude<SideChoice, 'by-column'>): Mapping {
  return { ...mapping, side, revenue: side === 'by-sign' ? 'negative' : mapping.revenue }
}
