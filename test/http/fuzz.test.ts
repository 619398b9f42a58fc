import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Field, fieldsOf } from '../../src/http/fields.js'
import { offeredBy } from '../../src/operations/ask.js'
import type { Operation } from '../../src/operations/operation.js'
import { openDoor } from './desk.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'
const RUNS = LONG ? Number(process.env.PLEDGEBOOK_FUZZ_RUNS ?? 6_000) : 250
/** Takes seconds each; the short run leaves them to other tests. */
const SLOW = ['verify', 'calibrate', 'report', 'rules']

let door: Awaited<ReturnType<typeof openDoor>>
let operations: Operation[] = []

beforeAll(async () => {
  door = await openDoor()
  operations = (await offeredBy('http')).filter(({ name }) => LONG || !SLOW.includes(name))
}, 120_000)

const TRUE_WORDS = [
  'POL',
  'NATO',
  'NATO-Europe',
  'Poland',
  'ISL',
  'USA',
  'EU',
  'wales-2014.spending',
  'hague-2025.core',
  'hague-2025.total',
  'nato.core.share',
  'nato.defexp/2024-06-17',
  '2024',
  '2025',
  '2014',
  '2035',
  '2024-07-01',
  'norway',
  'weo',
  'static',
  'linear',
  'plan',
  'current',
  'USD',
  'csv',
  'svg',
  'zip',
  'standing',
  '/members/0/value',
]
const BAD_WORDS = [
  '',
  ' ',
  '-',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'http://127.0.0.1:9/',
  '%00',
  '\u0000',
  '\ud800',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e999',
  '1e308',
  '99999999999999999999',
  '0.1',
  "'; drop table x",
  '<script>',
  '*',
  '?',
  'ß'.repeat(99),
]

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TRUE_WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...BAD_WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const number = fc.oneof(
  fc.integer({ min: 2010, max: 2040 }),
  fc.double({ min: -10, max: 120, noNaN: true }),
  fc.constantFrom(0, -1, 1e9, 1e308, 0.5, Number.MAX_SAFE_INTEGER),
)

/** What is usually asked in a field, so that some questions are answered. */
const USUAL: Readonly<Record<string, readonly unknown[]>> = {
  area: ['POL', 'CAN', 'Germany', 'NATO', 'NATO-Europe', 'ISL'],
  measure: ['nato.core.share'],
  goal: ['wales-2014.spending', 'hague-2025.core'],
  period: ['2024', '2021'],
  from: ['2021', 2025],
  to: ['2024'],
  by: [2035, 2030],
  asOf: ['2026-07-31', '2024-07-01'],
  edition: ['nato.defexp/2024-06-17'],
  draws: [100, 200, 99, 100_001, -5, 'many'],
  text: ['On June 25, 2025 Poland said it spent 4.12 % of GDP on defence in 2024.'],
  rules: ['norway'],
  operation: ['standing', 'series'],
  at: ['/members/0/value'],
}

/** A value that a field may take, or may not. */
function valueIn(field: Field): fc.Arbitrary<unknown> {
  const usual = USUAL[field.name]
  if (field.name === 'draws' && usual) return fc.constantFrom(...usual)
  const odd = oddValue(field)
  return usual ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: odd }) : odd
}

function oddValue({ schema }: Field): fc.Arbitrary<unknown> {
  const { type, enum: choices } = schema
  const kind = Array.isArray(choices)
    ? fc.oneof(fc.constantFrom(...(choices as string[])), word)
    : type === 'boolean'
      ? fc.oneof<[fc.Arbitrary<unknown>, fc.Arbitrary<unknown>]>(fc.boolean(), word)
      : type === 'number' || type === 'integer'
        ? fc.oneof<[fc.Arbitrary<unknown>, fc.Arbitrary<unknown>]>(number, word)
        : word
  return fc.oneof<{ weight: number; arbitrary: fc.Arbitrary<unknown> }[]>(
    { weight: 8, arbitrary: kind },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  )
}

interface Asked {
  readonly path: string
  readonly init: RequestInit
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

function queryOf(input: Record<string, unknown>, more: readonly [string, string][]): string {
  const pairs = Object.entries(input).map(([name, value]): [string, string] => [name, asText(value)])
  return new URLSearchParams([...pairs, ...more]).toString()
}

/** A question of an operation: some fields by its schema, some that are none, asked in one of the ways there are. */
function questionOf(operation: Operation): fc.Arbitrary<Asked> {
  const fields = fieldsOf(operation)
  const given = Object.fromEntries(fields.map((field) => [field.name, valueIn(field)]))
  const required = fields.filter((field) => field.required).map(({ name }) => name)
  // Seldom all is there that is needed, unless it is asked for.
  const whole = fc.record(given, { requiredKeys: required })
  const any = fc.record(given, { requiredKeys: [] })
  const few = fc
    .tuple(whole, fc.subarray(Object.keys(given), { maxLength: Math.min(2, fields.length) }))
    .map(([all, kept]) =>
      Object.fromEntries(Object.entries(all).filter(([k]) => required.includes(k) || kept.includes(k))),
    )
  const asks = fc.tuple(fc.constantFrom('format', 'chart', 'x', '__proto__', 'at'), word)
  const more = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(asks, { maxLength: 2 }) },
  )
  const accept = fc.constantFrom(
    '*/*',
    'application/json',
    'text/csv',
    'image/svg+xml',
    'text/html',
    'q=;',
    ',,;q=x',
    'a/b',
  )
  const path = `/v1/${operation.name}`
  return fc
    .tuple(
      fc.oneof({ weight: 5, arbitrary: few }, { weight: 2, arbitrary: whole }, { weight: 1, arbitrary: any }),
      more,
      accept,
      fc.nat(9),
      fc.string(),
    )
    .map(([input, extra, accepted, way, noise]): Asked => {
      const headers = { accept: accepted }
      const query = queryOf(input as Record<string, unknown>, extra)
      const body = (type: string, text: string, tail = '') => ({
        path: `${path}${tail}`,
        init: { method: 'POST', headers: { ...headers, 'content-type': type }, body: text },
      })
      if (way < 4) return { path: `${path}?${query}`, init: { headers } }
      if (way < 7) return body('application/json', JSON.stringify(input))
      if (way === 7) return body('application/x-www-form-urlencoded', query)
      if (way === 8) return { path: `/v1/explain/${operation.name}?${query}&at=/members/0/value`, init: { headers } }
      return body(
        ['text/plain', 'text/csv', 'application/yaml', 'multipart/form-data; boundary=x'][noise.length % 4] ?? '',
        noise,
        `?${query}`,
      )
    })
}

describe('any question over HTTP', () => {
  it(`is answered or refused as a problem, never as a mistake of ours (${RUNS} questions)`, async () => {
    const statuses = new Map<number, number>()
    const question = fc.constantFrom(...operations).chain(questionOf)
    await fc.assert(
      fc.asyncProperty(question, async ({ path, init }) => {
        const got = await door.ask(path, init)
        const text = await got.text()
        statuses.set(got.status, (statuses.get(got.status) ?? 0) + 1)
        const type = got.headers.get('content-type') ?? ''
        if (got.status >= 500) throw new Error(`${got.status} ${text}`)
        if (got.status >= 400) {
          if (type !== 'application/problem+json') throw new Error(`${got.status} as ${type}`)
          const problem = JSON.parse(text) as { status: number; code: string; hint: string; detail: string }
          if (problem.status !== got.status || !problem.code || !problem.hint || !problem.detail) throw new Error(text)
          if (/\n\s+at |node_modules|file:\/\//.test(text)) throw new Error(`a stack: ${text}`)
        }
      }),
      { numRuns: RUNS, ...(LONG ? { interruptAfterTimeLimit: 1_500_000 } : {}) },
    )
    process.stdout.write(`fuzz: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`)
    // It would prove little if hardly any question were one.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(RUNS / 50)
    expect(statuses.get(400) ?? 0).toBeGreaterThan(RUNS / 10)
  }, 1_800_000)
})
