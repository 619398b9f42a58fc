import * as z from 'zod/mini'
import type { Operation } from './operation.js'

/** Where other doors leave this one: files, addresses, and how an answer is written. */
const ELSEWHERE = /(^|\s)(\S+\.(txt|md|html?|ya?ml|json|csv|xlsx|parquet)|\.{0,2}\/\S*\.\w+|https?:\S+|-)(?=\s|$)/
const WRITTEN = /\s*--(json|format \S+|chart \S+)/g

function fieldOf(flag: string): string {
  return flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Reads the words of a command line by a schema: flags, values and what needs no flag. */
function byFields(operation: Operation, words: readonly string[]): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { type?: string }>
  }
  const given: Record<string, unknown> = {}
  const bare = [...operation.positional]
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? ''
    const field = word.startsWith('--') ? fieldOf(word) : (bare.shift() ?? '')
    const { type } = properties[field] ?? {}
    if (type === 'boolean') given[field] = true
    else {
      const value = word.startsWith('--') ? words[++i] : word
      given[field] = type === 'number' || type === 'integer' ? Number(value) : value
    }
  }
  return given
}

/**
 * The arguments of one of an operation's examples, which are written for the command line. Undefined for those that only
 * make sense there, since they name a file.
 */
export function exampleArguments(
  operation: Operation,
  line: string,
  operations: readonly Operation[],
): Record<string, unknown> | undefined {
  const plain = line.replace(WRITTEN, '').trim()
  if (ELSEWHERE.test(plain)) return undefined
  const words = plain.split(/\s+/).filter(Boolean)
  if (operation.name !== 'explain') return byFields(operation, words)
  const target = operations.find((o) => o.name === words[0])
  const at = words.indexOf('--at')
  if (target === undefined || at < 0) return undefined
  return {
    operation: target.name,
    arguments: byFields(target, [...words.slice(1, at), ...words.slice(at + 2)]),
    at: words[at + 1],
  }
}
