import { type Alternative, alternativesOf } from './alternatives.js'
import type { Column, Condition } from './condition.js'
import type { Rule } from './rule.js'

/** Bits that one signed 64-bit integer of every engine holds with room for the sign. */
const BITS = 62
const MOST_ALTERNATIVES = 4 * BITS

/** Alternatives of rules that share an integer, the first tried in the lowest bit. */
export interface BitWord {
  readonly name: string
  readonly alternatives: readonly { readonly rule: string; readonly conditions: Alternative }[]
}

/**
 * A bit for each alternative of each rule, in the order in which rules are tried, so that the lowest set bit is the rule
 * that decides. Undefined where the rules have more than 248 alternatives.
 */
export function bitWords(rules: readonly Rule[]): BitWord[] | undefined {
  const all: { rule: string; conditions: Alternative }[] = []
  for (const rule of rules) {
    const found = alternativesOf(rule.when, MOST_ALTERNATIVES)
    if (found === undefined) return undefined
    all.push(...found.map((conditions) => ({ rule: rule.id, conditions })))
    if (all.length > MOST_ALTERNATIVES) return undefined
  }
  const words: BitWord[] = []
  for (let i = 0; i < all.length; i += BITS)
    words.push({ name: `b${words.length}`, alternatives: all.slice(i, i + BITS) })
  return words
}

/** All bits of a word. */
export function allBits(word: BitWord): bigint {
  return (1n << BigInt(word.alternatives.length)) - 1n
}

/** The distinct conditions of a word on some columns, each with the bits that it decides; `free` are the bits it leaves. */
export function bitsOn(
  word: BitWord,
  columns: readonly Column[],
): { readonly decided: readonly { readonly condition: Condition; readonly bits: bigint }[]; readonly free: bigint } {
  const decided = new Map<string, { condition: Condition; bits: bigint }>()
  let free = 0n
  word.alternatives.forEach(({ conditions }, i) => {
    const bit = 1n << BigInt(i)
    const of = columns.flatMap((column) => conditions.get(column) ?? [])
    const [first] = of
    if (first === undefined) {
      free |= bit
      return
    }
    const condition: Condition = of.length === 1 ? first : { test: 'all', of }
    const key = JSON.stringify(condition, (_, v: unknown) => (v === Infinity ? '+' : v === -Infinity ? '-' : v))
    const known = decided.get(key)
    decided.set(key, { condition, bits: (known?.bits ?? 0n) | bit })
  })
  return { decided: [...decided.values()], free }
}
