import { LEDGER_COLUMNS } from '../rules/compile.js'
import type { Column } from '../rules/condition.js'
import type { DictionaryPlan, PlannedList } from '../rules/dictionary-plan.js'
import type { ValueList } from './ledger-file-lists.js'

/** A file as rows of the database. */
export interface FileRows {
  /** What stands after FROM. */
  readonly from: string
  /** Leaves out rows without an amount; "" where there are none. */
  readonly where: string
  /** A row's place in the file, from 0, and its amount in whole units, as SQL. */
  readonly place: string
  readonly amount: string
  /** Name of the file, and its line at place 0. */
  readonly file: string
  readonly firstRow: number
}

const RULE_COLUMNS: readonly string[] = ['year', 'code', 'ministry', 'programme', 'words', 'stage', 'side']

/** Columns of a list that rules know. Texts that are not listed are looked at row by row. */
export function ruleColumns(list: ValueList): Column[] {
  return list.gives.filter((name) => RULE_COLUMNS.includes(name) && list.others === undefined) as Column[]
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The rows with the lists' tables joined to them: rows are `r`, with `units`, `place`, the keys, and texts that stand in no list. */
export function joined(rows: FileRows, lists: readonly ValueList[], more: readonly string[] = []): string {
  const keys = lists.flatMap(({ table, key }) => (key === undefined ? [] : [`${key} as ${table}_key`]))
  const texts = lists.flatMap(({ others, table, columns }) => (others ? [`${columns[0] ?? ''} as ${table}_text`] : []))
  const columns = [`${rows.amount} as units`, `${rows.place} as place`, ...keys, ...texts, ...more]
  const joins = lists.map(({ table, key, others }) => {
    if (key === undefined) return `cross join ${table}`
    return `${others ? 'left join' : 'join'} ${table} on ${table}.key = r.${table}_key`
  })
  return [`(select ${columns.join(', ')} from ${rows.from}${rows.where}) as r`, ...joins].join('\n  ')
}

/** A column of the ledger's table, from the list that has it. */
export function given(lists: readonly ValueList[], name: string): string {
  const list = lists.find(({ gives }) => gives.includes(name))
  if (list === undefined) return "''"
  const { table, others } = list
  const text = `r.${table}_text`
  const other = name === 'words' ? others?.words(text) : others?.tidy(text)
  return other === undefined
    ? `${table}.${name}`
    : `case when ${table}.key is null then ${other} else ${table}.${name} end`
}

/** The amount as the ledger signs it; zero has no sign. */
export function signed(lists: readonly ValueList[]): string {
  return `r.units * ${given(lists, 'sign')} + 0`
}

function column(rows: FileRows, lists: readonly ValueList[], name: string): string {
  switch (name) {
    case 'line':
      return 'r.place::integer as line'
    case 'row':
      return `(r.place + ${rows.firstRow})::uinteger as "row"`
    case 'amount':
      return `${signed(lists)} as amount`
    case 'file':
      return `${literal(rows.file)} as file`
    default:
      return `${given(lists, name)} as ${name}`
  }
}

/** The ledger's table, with more columns. */
function ledgerSql(rows: FileRows, lists: readonly ValueList[], more: readonly string[] = []): string {
  const columns = LEDGER_COLUMNS.map((name) => column(rows, lists, name))
  return `select ${[...columns, ...more].join(',\n  ')}\nfrom ${joined(rows, lists)}`
}

export function planned(lists: readonly ValueList[]): PlannedList[] {
  return lists.map((list) => ({ table: list.table, columns: ruleColumns(list) }))
}

/** Whether rules search texts that stand in no list. */
export function searches(lists: readonly ValueList[], plan: DictionaryPlan): boolean {
  return plan.fragments.length > 0 && lists.some((list) => list.others !== undefined)
}

/** The words of texts in which some fragment stands, which are all that rules ask for; from columns `listed` and `text`. */
export function soughtWords(lists: readonly ValueList[], plan: DictionaryPlan): string {
  const { others } = lists.find((list) => list.others !== undefined) ?? {}
  const some = others?.holds('sought_text', plan.fragments)
  return `case when listed is not null then listed when ${some} then ${others?.words('sought_text')} else '' end`
}

/** The columns that `soughtWords` asks for. */
export function textsToSeek(lists: readonly ValueList[]): string[] {
  return lists.flatMap(({ others, table }) =>
    others === undefined ? [] : [`r.${table}_text as sought_text`, `${table}.words as listed`],
  )
}

/** A SELECT with the columns of `LEDGER_COLUMNS`, and by a plan or an expression one more, `rule`. */
export function relationSql(rows: FileRows, lists: readonly ValueList[], plan?: DictionaryPlan | string): string {
  if (plan === undefined) return ledgerSql(rows, lists)
  const names = LEDGER_COLUMNS.map((name) => `"${name}"`)
  if (typeof plan === 'string')
    return `select ${names.join(', ')}, ${plan} as rule\nfrom (${ledgerSql(rows, lists)}) as looked`
  const rule = `${plan.rule(plan.number)} as rule`
  const bits = [plan.anded(planned(lists))].filter((some) => some !== '')
  if (!searches(lists, plan))
    return `select ${names.join(', ')}, ${rule}\nfrom (${ledgerSql(rows, lists, bits)}) as looked`
  // The words that are searched stand under the name that conditions know.
  const own = names.map((name) => (name === '"words"' ? 'spelt' : name)).join(', ')
  const looked = ledgerSql(rows, lists, [...bits, ...textsToSeek(lists)])
  const words = `words as spelt, ${soughtWords(lists, plan)} as words`
  const sought = `select * exclude (sought_text, listed, words), ${words}\nfrom (${looked}) as looked`
  const searched = `select ${own}, ${plan.searched()}\nfrom (${sought}) as sought`
  return `select ${own.replace('spelt', 'spelt as words')}, ${rule}\nfrom (${searched}) as searched`
}
