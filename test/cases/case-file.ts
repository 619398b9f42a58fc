import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod/mini'

const filled = z.record(z.string(), z.unknown()).check(z.refine((x) => Object.keys(x).length > 0, 'expects nothing'))

/**
 * A question and the answer it must have. `source` says who published the expected figures, or how they were computed
 * apart from this program. Either one `expect`, or one by year of the same question.
 */
const caseFile = z.union([
  z.strictObject({ name: z.string(), source: z.string(), input: filled, expect: filled }),
  z.strictObject({
    name: z.string(),
    source: z.string(),
    input: filled,
    byPeriod: z.record(z.string().check(z.regex(/^\d{4}$/)), filled),
  }),
])

export interface Case {
  readonly file: string
  readonly name: string
  /** Inputs with what the answer to each must hold. */
  readonly questions: readonly { readonly input: Record<string, unknown>; readonly expect: Record<string, unknown> }[]
}

/** The cases of one operation: every YAML file of its folder here. A case that pins no day is refused. */
export function casesOf(operation: string): Case[] {
  const folder = fileURLToPath(new URL(operation, import.meta.url))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const read = caseFile.parse(parse(readFileSync(join(folder, file), 'utf8')))
      if (typeof read.input.asOf !== 'string') throw new Error(`${operation}/${file} pins no asOf`)
      const questions =
        'expect' in read
          ? [{ input: read.input, expect: read.expect }]
          : Object.entries(read.byPeriod).map(([period, expect]) => ({ input: { ...read.input, period }, expect }))
      return { file, name: read.name, questions }
    })
}
