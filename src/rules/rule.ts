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

/** A checked rule file. `rules` stand in the order in which they are tried: the first that holds decides. */
export interface RuleSet {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly source: RuleSource
  readonly note?: string | undefined
  readonly parts: readonly string[]
  readonly rules: readonly Rule[]
}
