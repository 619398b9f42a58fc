import type { DictionaryPlan } from '../rules/dictionary-plan.js'
import type { ValueList } from './ledger-file-lists.js'
import {
  type FileRows,
  given,
  joined,
  planned,
  ruleColumns,
  searches,
  signed,
  soughtWords,
  textsToSeek,
} from './ledger-file-sql.js'

const CENTS = (units: string) =>
  `sum((case when ${units} < 0 then ceil(${units} * 100 - 0.5) else floor(${units} * 100 + 0.5) end)::bigint) as cents`

/** The file's own values of year, stage and side, and how the sums are named by them. */
function naming(lists: readonly ValueList[]) {
  const naming = lists.filter(({ gives }) => ['year', 'stage', 'side'].some((name) => gives.includes(name)))
  const own = naming.flatMap(({ columns, table }) =>
    columns.map((column, i) => ({ column, table, name: `${table}_own${i}` })),
  )
  const joins = naming.map(({ table, key }) => {
    const names = own.filter((each) => each.table === table).map(({ name }) => name)
    return key === undefined ? `cross join ${table}` : `join ${table} on ${table}.key = hash(${names.join(', ')})`
  })
  return { own, joins }
}

/** Sums by the number of the alternative that decides, and by the file's own values; where `some`, of decided rows alone. */
function decidedSql(rows: FileRows, lists: readonly ValueList[], plan: DictionaryPlan, some: boolean): string {
  const byAmount = plan.bits(['amount']) !== ''
  const search = searches(lists, plan)
  const hasBits = (list: ValueList) => plan.bits(ruleColumns(list)) !== ''
  const asked = lists.filter(
    (list) => hasBits(list) || (byAmount && list.gives.includes('sign')) || (search && list.others !== undefined),
  )
  const { own } = naming(lists)
  const names = own.map(({ name }) => name)
  const parts = [
    ...names.map((name) => `r.${name}`),
    'r.units',
    ...(byAmount ? [`${signed(lists)} as amount`] : []),
    ...(search ? textsToSeek(lists) : []),
    plan.anded(planned(asked)),
  ].filter((part) => part !== '')
  const more = own.map(({ column, name }) => `${column} as ${name}`)
  // A value without any bit decides that no rule holds: its rows need not be looked at further.
  const filters = some ? planned(asked.filter(hasBits)).map((list) => plan.anyBit(list)) : []
  const where = filters.length === 0 ? '' : `\n  where ${filters.join(' and ')}`
  const looked = `(select ${parts.join(',\n    ')}\n  from ${joined(rows, asked, more)}${where}) as looked`
  const kept = [...names, 'units'].join(', ')
  const sought = `(select *, ${soughtWords(lists, plan)} as words\n  from ${looked}\n  where ${plan.anyBit()}) as sought`
  const searched = search ? `(select ${kept}, ${plan.searched()}\n  from ${sought}) as searched` : looked
  const sums = [...names, `${plan.number} as number`, CENTS('units'), 'count(*) as lines'].join(', ')
  // Not over searched bits: a filter on them would search once more.
  const held = some && !search ? `\n  where ${plan.anyBit()}` : ''
  return `select ${sums}\n  from ${searched}${held}\n  group by all`
}

/**
 * Sums by rule, year, stage and side, as `tallySql` gives them. Rows are added up by the file's own values of year, stage and
 * side, and the few sums are named afterwards; lists that rules ask nothing of are left alone, and so are their columns.
 * `few` where rules hold for few rows: those are added up, and all rows apart from them; what is left has no rule. So are
 * texts searched row by row: rows that no rule can hold for are not searched.
 */
export function sumsSql(rows: FileRows, lists: readonly ValueList[], plan: DictionaryPlan, few: boolean): string {
  const { own, joins } = naming(lists)
  const names = own.map(({ name }) => name)
  const some = (few || searches(lists, plan)) && plan.number !== '0'
  const decided = decidedSql(rows, lists, plan, some)
  const columns = own.map(({ column, name }) => `${column} as ${name}`)
  const every = `select ${[...columns, '0 as number', CENTS('units'), 'count(*) as lines'].join(', ')}
  from (select *, ${rows.amount} as units from ${rows.from}${rows.where}) as r
  group by all`
  const less = `select ${[...names, '0', '-cents', '-lines'].join(', ')} from decided`
  const sums = some ? `from decided\n  union all\n  (${every})\n  union all\n  ${less}` : 'from decided'
  const values = ['year', 'stage', 'side'].map((name) => `${given(lists, name)} as ${name}`).join(', ')
  return `with decided as materialized (${decided})
select ${plan.rule('number')} as rule, ${values}, sum(cents * ${given(lists, 'sign')}) as cents, sum(lines) as lines
from (${sums}) as sums
${joins.join('\n')}
group by all
having sum(lines) > 0
order by year, stage, side, rule`
}
