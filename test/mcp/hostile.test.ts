import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskOf } from '../../src/mcp/desk.js'
import { mcpServer } from '../../src/mcp/server.js'
import { tools } from '../../src/mcp/tool.js'
import { openedBook } from '../opened-book.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'
const TOOLS = await tools()
let client: Client

beforeAll(async () => {
  const book = await openedBook()
  const desk = deskOf(() => ({ book, log: () => undefined, today: '2026-11-23' }))
  const [here, there] = InMemoryTransport.createLinkedPair()
  await (await mcpServer(desk)).connect(there)
  client = new Client({ name: 'test', version: '1' })
  await client.connect(here)
})

const STRANGE = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x.yaml',
    'https://evil.example/x',
  ),
  fc.constantFrom(
    'NaN',
    '1e999',
    '-0',
    '9999999999',
    '0000',
    '2024-02-30',
    '∞',
    '２０２４',
    '\u202e2024',
    '\ud800',
    '\0',
  ),
  fc.constantFrom(
    'POL',
    'NATO',
    '2024',
    '2030',
    'hague-2025.core',
    'nato.core.share',
    '2024-07-01',
    'x'.repeat(10_000),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const ANYTHING = fc.oneof(
  STRANGE,
  STRANGE,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, [], {}, [[[[]]]], { length: -1 }, Number.MAX_VALUE, 5e-324),
)

/** A tool's own examples with up to three fields changed or added; draws are few, since many only take time. */
function argumentsOf({ input, examples }: (typeof TOOLS)[number]): fc.Arbitrary<Record<string, unknown>> {
  const own = Object.entries(input.properties).map(([name, { enum: known }]) => {
    const usual = Array.isArray(known) ? fc.constantFrom<unknown[]>(...known) : STRANGE
    const value = name === 'draws' ? fc.constantFrom<unknown>(0, 10, -1, 1e9, 'x') : fc.oneof(usual, usual, ANYTHING)
    return value.map((given): [string, unknown] => [name, given])
  })
  const strange = fc.tuple(fc.constantFrom('__proto__', 'constructor', 'toString', 'file', 'network', 'x'), ANYTHING)
  const changes = fc.array(fc.oneof(...own, ...own, ...own, strange), { maxLength: 3 })
  const quick = Object.hasOwn(input.properties, 'draws') ? { draws: 10 } : {}
  return fc
    .tuple(fc.constantFrom(...examples.map((example) => example.arguments)), changes)
    .map(([given, changed]) => Object.fromEntries([...Object.entries({ ...quick, ...given }), ...changed]))
}

interface Problem {
  readonly code: string
  readonly status: number
  readonly hint: string
}

describe('hostile arguments', () => {
  for (const tool of TOOLS)
    it(`of ${tool.name} are answered or refused, never the program's own fault`, async () => {
      await fc.assert(
        fc.asyncProperty(argumentsOf(tool), async (given) => {
          const { isError, _meta, structuredContent, content } = await client.callTool({
            name: tool.name,
            arguments: given,
          })
          if (!isError) {
            expect(structuredContent).toHaveProperty('citation')
            return
          }
          const problem = (_meta as { problem: Problem }).problem
          expect(problem.status, JSON.stringify(problem)).toBeLessThan(500)
          expect(problem.hint.length).toBeGreaterThan(5)
          expect(JSON.stringify(content).length).toBeLessThan(30_000)
        }),
        { numRuns: LONG ? 400 : 40 },
      )
    })

  it('with keys of prototypes change no prototype', async () => {
    const given = JSON.parse(
      '{"area":"POL","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    )
    const { isError } = await client.callTool({ name: 'standing', arguments: given })
    expect(isError).toBe(true)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    for (const name of ['__proto__', 'constructor', 'toString', 'import', 'verify', ''])
      await expect(client.callTool({ name, arguments: {} }), name).rejects.toThrow()
  })

  it('by way of explain reach no operation that is not offered', async () => {
    for (const operation of ['import', 'verify', 'record', 'export', 'archive', 'explain', '__proto__']) {
      const { isError, _meta } = await client.callTool({
        name: 'explain',
        arguments: { operation, arguments: { file: '/etc/passwd' }, at: '/x' },
      })
      expect([isError, (_meta as { problem: Problem }).problem.code], operation).toEqual([true, 'explain.operation'])
    }
  })

  it('that name files read none, not even by way of explain', async () => {
    const cases = [
      ['check', { file: '/etc/passwd' }],
      ['check', { text: 'x', network: true }],
      ['explain', { operation: 'check', arguments: { file: '/etc/passwd' }, at: '/claims/0' }],
      ['explain', { operation: 'cost', arguments: { area: 'CAN', path: '/etc/passwd' }, at: '/years/0/share' }],
      ['cost', { area: 'CAN', path: '/etc/passwd' }],
      ['cost', { area: 'CAN', gdp: './own.yaml' }],
      ['readings', { rules: './own.yaml' }],
    ] as const
    for (const [name, given] of cases) {
      const { isError, _meta } = await client.callTool({ name, arguments: { ...given } })
      expect(isError, `${name} ${JSON.stringify(given)}`).toBe(true)
      expect((_meta as { problem: Problem }).problem.code, name).toMatch(/\.none$|^arguments$/)
    }
  })

  it('too many or too long are refused, and stories of any length are read whole', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`x${i}`, i]))
    expect((await client.callTool({ name: 'standing', arguments: many })).isError).toBe(true)
    const text = `${'No figure here. '.repeat(60_000)}Poland spent 4.12 % of GDP on defence in 2024.`
    const { structuredContent, content } = await client.callTool({
      name: 'check',
      arguments: { text, published: '2025-06-25' },
    })
    const { claims } = structuredContent as { claims: { span: [number, number] }[] }
    expect(claims.some(({ span: [start] }) => start > 900_000)).toBe(true)
    expect(JSON.stringify(content).length).toBeLessThan(60_000)
  })
})
