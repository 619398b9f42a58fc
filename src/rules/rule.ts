import type { LedgerLine, Stage } from '../terms/ledger-line.js'
import type { Condition } from './condition.js'

/** How settled it is that a rule holds: agreed by the allies, claimed by its government, disputed by others, withdrawn. */
export const STANDINGS = ['agreed', 'claimed', 'disputed', 'withdrawn'] as const
export type Standing = (typeof STANDINGS)[number]

/** A share of a line's money, 0 to 1, that goes to a part of a goal: low ≤ central ≤ high. */
export interface Assignment {
  readonly part: string
  readonly low: number
  readonly central: number
  readonly high: number
}

/** The part that money goes to which might be mistaken for what counts. */
export const NOT_COUNTED = 'not-counted'

export interface RuleSource {
  readonly text: string
  readonly url?: string | undefined
}

/** `when` includes the years between which the rule holds. */
export interface Rule {
  readonly id: string
  readonly when: Condition
  readonly assign: readonly Assignment[]
  readonly because: string
  readonly source: RuleSource
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly standing: Standing
  readonly priority: number
}

/**
 * One item of a bridge from a ledger to a published figure: lines that rules decide, or amounts from elsewhere. Either
 * `rules` or `amounts`. Amounts in the ledger's currency times ten to the `scale`, by year; they count as they are signed.
 */
export interface BridgeItem {
  readonly id: string
  readonly title: string
  readonly rules?: readonly string[] | undefined
  readonly amounts?: Readonly<Record<string, number>> | undefined
  readonly scale: number
  readonly says?: string | undefined
  readonly source?: RuleSource | undefined
}

/** From the lines that rules give to `part` at `stage` to the published `measure`; every rule of the part is in one item. */
export interface RuleBridge {
  readonly measure: string
  readonly part: string
  readonly stage: Stage
  readonly items: readonly BridgeItem[]
  /** What the residual may hold and cannot be told apart from the ledger alone. */
  readonly says: readonly string[]
}

/** A made line, and the id of the rule that must decide it; `none` for none. */
export interface RuleTest {
  readonly line: Omit<LedgerLine, 'row' | 'file'>
  readonly rule: string
  readonly says?: string | undefined
}

/** A checked rule file. `rules` stand in the order in which they are tried: the first that holds decides. */
export interface RuleSet {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly source: RuleSource
  readonly note?: string | undefined
  /** Ids of the mappings of the ledgers that it was written for; the first is the usual one. */
  readonly ledgers: readonly string[]
  readonly parts: readonly string[]
  readonly rules: readonly Rule[]
  readonly bridge?: RuleBridge | undefined
  readonly tests: readonly RuleTest[]
}
