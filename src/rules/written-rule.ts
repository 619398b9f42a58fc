import type { RuleBridge, RuleSource, RuleTest, Standing } from './rule.js'

type OneOrMore<T> = T | readonly T[]

/** A condition as a rule file has it. Several fields of one condition must all hold; of a list, one must. */
export interface WrittenCondition {
  readonly all?: readonly WrittenCondition[] | undefined
  readonly any?: readonly WrittenCondition[] | undefined
  readonly not?: WrittenCondition | undefined
  readonly code?: OneOrMore<string> | undefined
  readonly ministry?: OneOrMore<string> | undefined
  readonly programme?: OneOrMore<string> | undefined
  readonly word?: OneOrMore<string> | undefined
  readonly amount?: { readonly least?: number | undefined; readonly most?: number | undefined } | undefined
  readonly year?: { readonly from?: string | undefined; readonly to?: string | undefined } | undefined
  readonly stage?: OneOrMore<string> | undefined
  readonly side?: OneOrMore<string> | undefined
}

export interface WrittenRule {
  readonly id: string
  readonly when: WrittenCondition
  readonly assign: readonly {
    readonly part: string
    readonly low: number
    readonly central: number
    readonly high: number
  }[]
  readonly because: string
  readonly source: RuleSource
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly standing: Standing
  readonly priority?: number | undefined
  readonly before?: OneOrMore<string> | undefined
}

/** A rule file as written, with every field of the right kind but its meaning not yet checked. */
export interface WrittenRules {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly source: RuleSource
  readonly note?: string | undefined
  readonly ledgers?: readonly string[] | undefined
  readonly parts: readonly string[]
  readonly rules: readonly WrittenRule[]
  readonly bridge?: RuleBridge | undefined
  readonly tests?: readonly RuleTest[] | undefined
}

/** Something wrong with a rule file: where in it, and a sentence with what to do. */
export interface RuleProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

export function listed<T>(value: OneOrMore<T> | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}
