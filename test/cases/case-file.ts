import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
const filled = z.record(text, z.unknown()).check(z.refine((x) => Object.keys(x).length > 0, 'expects nothing'))

/**
 * A question and the answer it must have. `source` says who published the expected figures, or how they were computed
 * apart from this program. Either one `expect`, or one by year of the same question.
 */
const caseFile = z.union([
  z.strictObject({ name: text, source: text, input: filled, expect: filled }),
  z.strictObject({
    name: text,
    source: text,
    input: filled,
    byPeriod: z.record(z.string().check(z.regex(/^\d{4}$/)), filled),
  }),
])

/** Questions that must be refused: by whose fault, under which code, with which words in message and hint. */
const refusalsFile = z
  .array(
    z.strictObject({
      name: text,
      operation: text,
      input: z.record(text, z.unknown()),
      fault: z.enum(['input', 'data', 'notFound', 'source', 'bug']),
      code: text,
      message: text,
      hint: text,
    }),
  )
  .check(z.minLength(1))

export interface Case {
  readonly file: string
  readonly name: string
  /** Inputs with what the answer to each must hold. */
  readonly questions: readonly { readonly input: Record<string, unknown>; readonly expect: Record<string, unknown> }[]
}

function yamlBelow(name: string): { file: string; content: unknown }[] {
  const folder = fileURLToPath(new URL(name, import.meta.url))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, content: parse(readFileSync(join(folder, file), 'utf8')) }))
}

/** The cases of one operation: every YAML file of its folder here. A case that pins no day is refused. */
export function casesOf(operation: string): Case[] {
  return yamlBelow(operation).map(({ file, content }) => {
    const read = caseFile.parse(content)
    if (typeof read.input.asOf !== 'string') throw new Error(`${operation}/${file} pins no asOf`)
    const questions =
      'expect' in read
        ? [{ input: read.input, expect: read.expect }]
        : Object.entries(read.byPeriod).map(([period, expect]) => ({ input: { ...read.input, period }, expect }))
    return { file, name: read.name, questions }
  })
}

/** The files of `refusals/`, by name. */
export function refusals(): (readonly [string, z.infer<typeof refusalsFile>])[] {
  return yamlBelow('refusals').map(({ file, content }) => [file.replace('.yaml', ''), refusalsFile.parse(content)])
}
