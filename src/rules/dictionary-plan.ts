import { allBits, type BitWord, bitsOn, bitWords } from './bit-words.js'
import { type Column, type Condition, holds } from './condition.js'
import { activeRules, type RuleOptions } from './interpret.js'
import type { RuleLine } from './ledger-text.js'
import type { Rule, RuleSet } from './rule.js'
import { conditionSql, SqlValues } from './sql-condition.js'
import { DIALECTS, type Dialect } from './sql-dialect.js'

/**
 * How rules are applied where each list of distinct values of a ledger is a table of its own, in DuckDB. Bits of rules are
 * columns b0, b1 and so on. Values of rules stand in the SQL as literals, since views know no parameters.
 */
export interface DictionaryPlan {
  /** Bits of the values of a list, as columns over its own; "" where rules ask nothing of these columns. */
  bits(columns: readonly Column[]): string
  /** The bits of a row, as columns: those of its values ANDed, and of its `amount`. Of lists with bits, by their tables. */
  anded(lists: readonly PlannedList[]): string
  /** Whether a row has any bit: over b0, b1 and so on, or over a list's bits; where not, no rule holds. */
  anyBit(list?: PlannedList): string
  /** The bits of a row ANDed with those of its words, as columns over b0, b1 … and `words`, for texts that stand in no list. */
  searched(): string
  /** Parts of words that rules search for: a text in which none of them stands is to all rules as if it were empty. */
  readonly fragments: readonly string[]
  /** Number of the alternative that decides a row, from 1; 0 for none. Over b0, b1 and so on. */
  readonly number: string
  /** The rule of such a number: NULL for 0. */
  rule(number: string): string
}

export interface PlannedList {
  readonly table: string
  readonly columns: readonly Column[]
}

const LITERALS: Dialect = {
  ...DIALECTS.duckdb,
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  amount: (value) => `${value}::double`,
}

const EMPTY: RuleLine = {
  line: 0,
  year: null,
  amount: null,
  code: null,
  ministry: null,
  programme: null,
  words: '',
  stage: null,
  side: null,
}

function bitSum(word: BitWord, columns: readonly Column[], values: SqlValues): string {
  const { decided, free } = bitsOn(word, columns)
  const cases = decided.map(({ condition, bits }) => {
    return `case when ${conditionSql(condition, values)} then ${LITERALS.wide(bits)} else 0 end`
  })
  return [LITERALS.wide(free), ...cases].join('\n  + ')
}

/** The bits that a text without any words has. */
function emptyBits(word: BitWord): string {
  const { decided, free } = bitsOn(word, ['words'])
  const held = decided.filter(({ condition }) => holds(condition, EMPTY))
  return LITERALS.wide(held.reduce((bits, each) => bits | each.bits, free))
}

/** The lowest set bit is the first rule that holds. */
function lowestBit(words: readonly BitWord[]): string {
  let before = 0
  const branches = words.map(({ name, alternatives }) => {
    const number = `${before} + bit_count(xor(${name}, ${name} - 1))`
    before += alternatives.length
    return `when ${name} <> 0 then ${number}`
  })
  return branches.length === 0 ? '0' : `case ${branches.join(' ')} else 0 end`
}

function fragmentsOf(condition: Condition): string[] {
  if (condition.test === 'not') return fragmentsOf(condition.of)
  if (condition.test === 'all' || condition.test === 'any') return condition.of.flatMap(fragmentsOf)
  return condition.test === 'words' ? [condition.fragment] : []
}

/**
 * Plans the active rules over lists of distinct values: each value's conditions are looked at once, the bits of a row's
 * values are ANDed, and the lowest set bit is the first rule that holds, as `interpret` says. Undefined where the rules have
 * more alternatives than a few integers have bits. Throws as `activeRules` does.
 */
export function dictionaryPlan(set: RuleSet, options?: RuleOptions): DictionaryPlan | undefined {
  const rules: readonly Rule[] = activeRules(set, options)
  const words = bitWords(rules)
  if (words === undefined) return undefined
  const values = new SqlValues(LITERALS)
  const asked = (word: BitWord, columns: readonly Column[]) => bitsOn(word, columns).decided.length > 0
  const ids = words.flatMap((word) => word.alternatives.map(({ rule }) => values.text(rule)))
  const columns = (sql: (word: BitWord) => string, of: readonly BitWord[] = words) =>
    of.map((word) => `${sql(word)} as ${word.name}`).join(',\n  ')
  return {
    bits: (own) =>
      columns(
        (word) => bitSum(word, own, values),
        words.filter((word) => asked(word, own)),
      ),
    anded: (lists) =>
      columns((word) => {
        const listed = lists.filter((list) => asked(word, list.columns)).map(({ table }) => `${table}.${word.name}`)
        const amount = asked(word, ['amount']) ? [`(${bitSum(word, ['amount'], values)})`] : []
        return [...listed, ...amount].join(' & ') || LITERALS.wide(allBits(word))
      }),
    anyBit: (list) => {
      const own = words.filter((word) => list === undefined || asked(word, list.columns))
      const before = list === undefined ? '' : `${list.table}.`
      // A word that the list leaves alone may have bits.
      return own.length < words.length || own.length === 0
        ? 'true'
        : `(${own.map(({ name }) => `${before}${name} <> 0`).join(' or ')})`
    },
    searched: () =>
      columns((word) => {
        if (!asked(word, ['words'])) return word.name
        const { decided, free } = bitsOn(word, ['words'])
        const found = decided.map(({ condition, bits }) => {
          const wanted = LITERALS.wide(bits)
          return `case when ${word.name} & ${wanted} <> 0 and ${conditionSql(condition, values)} then ${wanted} else 0 end`
        })
        const sum = [LITERALS.wide(free), ...found].join('\n  + ')
        return `${word.name} & case when words = '' then ${emptyBits(word)} else ${sum} end`
      }),
    fragments: [...new Set(rules.flatMap((rule) => fragmentsOf(rule.when)))],
    number: lowestBit(words),
    rule: (number) => (ids.length === 0 ? 'null::varchar' : `[${ids.join(', ')}][${number}]`),
  }
}

/** The rule of a row as SQL over all columns, one rule after the other: for rules of which no dictionary plan is made. */
export function caseOfRules(set: RuleSet, options?: RuleOptions): string {
  const values = new SqlValues(LITERALS)
  const branches = activeRules(set, options).map(
    (rule) => `when ${conditionSql(rule.when, values)} then ${values.text(rule.id)}`,
  )
  return branches.length === 0 ? 'null::varchar' : `case ${branches.join('\n    ')} else null end`
}
