import type { Client } from '@modelcontextprotocol/client'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tools } from '../../src/mcp/tool.js'
import { offeredBy } from '../../src/operations/ask.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { overHttp, overStdio, type Served, served } from './clients.js'
import { onCommandLine } from './command-line.js'

const TOOLS = await tools()
const OFFERED = (await offeredBy('mcp')).map(({ name }) => name)
const EXAMPLES = TOOLS.flatMap(({ name, examples }) =>
  examples.map(({ arguments: given }) => ({ name, given, title: `${name} ${JSON.stringify(given)}` })),
)
const ajv = new Ajv2020({ strict: false })

const textOf = (content: readonly { readonly type: string }[], at: number) =>
  (content[at] as { text?: string } | undefined)?.text ?? ''
const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

let client: Client
let server: Served
const others: { title: string; client: Client }[] = []

beforeAll(async () => {
  client = await overStdio('legacy')
  server = await served()
  others.push(
    { title: 'stdio, newest revision', client: await overStdio('modern') },
    { title: 'HTTP', client: await overHttp(server, 'legacy') },
    { title: 'HTTP, newest revision', client: await overHttp(server, 'modern') },
  )
})

afterAll(async () => {
  await Promise.all([client, ...others.map((o) => o.client)].map((c) => c.close()))
  expect(await server.stop()).toBe(0)
})

describe('the tools', () => {
  it('are the operations offered here, read-only, each with a title, examples and schemas that compile', async () => {
    const { tools: listed } = await client.listTools()
    expect(listed.map(({ name }) => name)).toEqual(OFFERED)
    expect(OFFERED).not.toContain('import')
    for (const tool of listed) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true, openWorldHint: false })
      expect(tool.title?.length).toBeGreaterThan(5)
      expect(tool.description).toContain('Examples of arguments:')
      expect(tool.inputSchema.additionalProperties).toBe(false)
      const validate = ajv.compile(tool.inputSchema as object)
      for (const { arguments: given } of TOOLS.find(({ name }) => name === tool.name)?.examples ?? [])
        expect(validate(given), `${tool.name} ${JSON.stringify(validate.errors)}`).toBe(true)
      ajv.compile((tool.outputSchema ?? {}) as object)
    }
  })

  it('name no place where a text or a file would lie', async () => {
    const check = (await client.listTools()).tools.find(({ name }) => name === 'check')
    expect(Object.keys(check?.inputSchema.properties ?? {})).toContain('text')
    expect(Object.keys(check?.inputSchema.properties ?? {})).not.toContain('file')
    expect(Object.keys(check?.inputSchema.properties ?? {})).not.toContain('network')
  })

  it('are listed alike at every door', async () => {
    const { tools: listed } = await client.listTools()
    for (const other of others) expect((await other.client.listTools()).tools, other.title).toEqual(listed)
  })
})

describe('an example', () => {
  for (const { name, given, title } of EXAMPLES)
    it(`${title}: the bytes of the command line, as the schema says, in words with the citation`, async () => {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: given })
      expect(isError, textOf(content, 0)).not.toBe(true)
      const run = onCommandLine(name, given, '--json')
      expect(run.stderr).toBe('')
      expect(canonicalJson(structuredContent)).toBe(run.stdout)
      const schema = (await client.listTools()).tools.find((tool) => tool.name === name)?.outputSchema
      const validate = ajv.compile(schema as object)
      expect(validate(structuredContent), JSON.stringify(validate.errors)).toBe(true)

      const { citation } = structuredContent as { citation: { text: string } }
      expect(flat(textOf(content, 0))).toContain(flat(citation.text))
      expect(content.reduce((sum, _, i) => sum + textOf(content, i).length, 0)).toBeLessThan(40_000)
      const whole = content[1]
      if (whole?.type === 'resource_link') {
        const read = await client.readResource({ uri: whole.uri })
        expect((read.contents[0] as { text: string }).text).toBe(run.stdout)
      } else expect(JSON.parse(textOf(content, 1))).toEqual(structuredContent)
    })

  it('is answered alike at every door', async () => {
    const firsts = EXAMPLES.filter(({ name }, i) => EXAMPLES.findIndex((e) => e.name === name) === i)
    for (const { name, given, title } of firsts) {
      const here = await client.callTool({ name, arguments: given })
      const there = await Promise.all(others.map((other) => other.client.callTool({ name, arguments: given })))
      for (const [i, answer] of there.entries()) {
        const at = `${title} at ${others[i]?.title}`
        expect(canonicalJson(answer.structuredContent), at).toBe(canonicalJson(here.structuredContent))
        expect(answer.content, at).toEqual(here.content)
      }
    }
  })
})

describe('an answer', () => {
  it('in words is what the command line writes into a pipe', async () => {
    const given = { area: 'POL', from: '2021', to: '2026' }
    const { content } = await client.callTool({ name: 'drivers', arguments: given })
    expect(textOf(content, 0)).toBe(onCommandLine('drivers', given).stdout.trimEnd())
  })

  it('takes a year as a number too', async () => {
    const asText = await client.callTool({ name: 'standing', arguments: { area: 'POL', period: '2024' } })
    const asNumber = await client.callTool({ name: 'standing', arguments: { area: 'POL', period: 2024 } })
    expect(asNumber).toEqual(asText)
  })
})
