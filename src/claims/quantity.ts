import type { Relation, Written } from './question.js'

/** A number of a text with its unit, over tokens `from` inclusive to `to` exclusive. */
export interface Quantity {
  readonly kind: 'percent' | 'points' | 'money' | 'count' | 'ordinal' | 'times' | 'time' | 'bare'
  readonly from: number
  readonly to: number
  readonly value: number
  readonly step: number
  readonly decimals: number
  readonly relation: Relation
  /** First token of the hedge before it, else `from`. */
  readonly hedged: number
  /** Currencies the sign or word may mean, the most usual first. */
  readonly currencies: readonly string[]
  readonly unit: string
  /** The unit was left out and taken from another number. */
  readonly elliptic: boolean
}

/** Tokens `from` inclusive to `to` exclusive. */
export type Stretch = Pick<Quantity, 'from' | 'to'>

export function writtenOf(quantity: Quantity): Written {
  return { value: quantity.value, step: quantity.step, relation: quantity.relation }
}
