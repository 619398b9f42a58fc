import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { issueInWords } from '../../src/terms/issue.js'

const schema = z.strictObject({
  period: z.string(),
  format: z.optional(z.enum(['csv', 'json'])),
  day: z.optional(z.string().check(z.regex(/^\d{4}$/, 'a year, quoted, as "2025"'))),
  nested: z.optional(z.object({ values: z.array(z.number()) })),
})

describe('issueInWords', () => {
  it.each<[string, unknown, string]>([
    ['a missing field', {}, 'period: expected string'],
    ['a field of another kind', { period: 2024 }, 'period: expected string'],
    ['a field nobody knows', { period: '2024', gaol: 'x', yer: 1 }, 'unknown field "gaol", "yer"'],
    ['a choice nobody offers', { period: '2024', format: 'xls' }, 'format: expected one of csv, json'],
    ['a check with words of its own', { period: '2024', day: '25' }, 'day: a year, quoted, as "2025"'],
    ['a place deep inside', { period: '2024', nested: { values: [1, 'x'] } }, 'nested.values.1: expected number'],
    ['another thing altogether', 'standing', 'expected object'],
  ])('says what is wrong with %s', (_name, input, words) => {
    expect(schema.safeParse(input).error?.issues.map(issueInWords)).toEqual([words])
  })
})
