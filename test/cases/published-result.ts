import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
const pointer = z.string().check(z.startsWith('/'))
const range = z.tuple([z.number(), z.number()])

/**
 * What a value must be. An amount in billions: `billion` with `within`, the published rounding, or from `[least` to `most]`, both inclusive. A
 * plain number: `is` with `within`. `gives` is what this program gives, to the digits written, so that a change shows. `says` is part of a
 * text; a bare value is the value.
 */
const expected = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({ says: text }),
  z.strictObject({ billion: z.number(), within: z.number(), gives: z.optional(z.number()) }),
  z.strictObject({ billion: range, gives: z.optional(z.number()) }),
  z.strictObject({ is: z.number(), within: z.number(), gives: z.optional(z.number()) }),
  z.strictObject({ gives: z.number() }),
])

/** A result somebody published, and the questions that give it again: arguments as on the command line, files beside the case. */
const publishedResult = z.strictObject({
  name: text,
  published: text,
  source: text,
  because: text,
  questions: z
    .array(
      z.strictObject({
        says: text,
        command: z.string().check(z.regex(/ --as-of \d{4}-\d{2}-\d{2}( |$)/)),
        expect: z.record(pointer, expected),
        /** Quotients of two amounts of one answer, to nine digits. */
        ratios: z.optional(z.array(z.strictObject({ of: pointer, to: pointer, is: z.number() }))),
      }),
    )
    .check(z.minLength(1)),
})

export type PublishedResult = z.infer<typeof publishedResult>
type Expected = z.infer<typeof expected>

/** Folder of the cases of an operation, with their data files. */
export function folderOf(operation: string): string {
  return fileURLToPath(new URL(operation, import.meta.url))
}

/** The published results of an operation: every YAML file of its folder. */
export function publishedResults(operation: string): (readonly [string, PublishedResult])[] {
  const folder = folderOf(operation)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => [file, publishedResult.parse(parse(readFileSync(join(folder, file), 'utf8')))] as const)
}

/** The value a JSON pointer leads to. */
function valueAt(answer: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | null | undefined)?.[key], answer)
}

/** An amount in billions, or a plain number as it is. */
export function amountAt(answer: unknown, path: string): number {
  const found = valueAt(answer, path)
  if (typeof found === 'number') return found
  const { value, scale } = (found ?? {}) as { value?: number; scale?: number }
  return (value ?? Number.NaN) * 10 ** ((scale ?? Number.NaN) - 9)
}

function decimalsOf(x: number): number {
  return (String(x).split('.')[1] ?? '').length
}

/** In what a value differs from what a case expects; undefined where it does not. */
export function differenceFrom(expect: Expected, answer: unknown, path: string): string | undefined {
  if (typeof expect !== 'object') {
    const found = valueAt(answer, path)
    return found === expect ? undefined : `${path}: ${JSON.stringify(found)}, expected ${JSON.stringify(expect)}`
  }
  if ('says' in expect) {
    const found = String(valueAt(answer, path))
    return found.includes(expect.says) ? undefined : `${path}: "${found}" does not say "${expect.says}"`
  }
  const value = amountAt(answer, path)
  const [low, high] = boundsOf(expect)
  if (!(value >= low && value <= high)) return `${path}: ${value} is not from ${low} to ${high}`
  const { gives } = expect
  if (gives === undefined || Math.abs(value - gives) <= 0.5000001 * 10 ** -decimalsOf(gives)) return undefined
  return `${path}: gives ${value}, no longer ${gives}`
}

function boundsOf(expect: Exclude<Expected, string | number | boolean | { says: string }>): readonly [number, number] {
  if ('is' in expect) return [expect.is - expect.within, expect.is + expect.within]
  if (!('billion' in expect)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (typeof expect.billion !== 'number') return expect.billion
  const within = 'within' in expect ? expect.within : 0
  return [expect.billion - within, expect.billion + within]
}
