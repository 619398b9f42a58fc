import { spawn } from 'node:child_process'
import { type Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Page } from 'playwright-core'
import { openPledgebook, type QuestionName } from 'pledgebook'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { WORKERS } from '../../web/desk/workers.js'
import { CLI, ROOT } from '../cli/run-cli.js'
import { clientOf, overStdio } from '../mcp/clients.js'
import { answerInPage, closeBrowser, describeInBrowser, lendToPage, openPage } from '../web/page.js'
import { ASKED, type Asked, bytesOf, printed, TEXT, typed } from './asked.js'

const SLOW = 60_000

/** A text, or `refused: CODE`. */
type Answered = Promise<string>

const texts = (files: readonly string[]) => Object.fromEntries(files.map((file) => [file, bytesOf(file).toString()]))

/** The question with its story as a text, and without the choice of an engine, where a door takes it so. */
function withText({ input, files }: Asked): object {
  const { file: _file, engine: _engine, ...rest } = input
  if (input.file !== TEXT) return 'file' in input ? { ...rest, file: input.file } : rest
  return { ...rest, text: bytesOf(files[0] ?? '').toString() }
}

/** The question of an explanation stands in its answer, where the command line has filled in what is usual. */
function asFilledIn(asked: Asked, printed: string): Asked {
  if (asked.operation !== 'explain' || printed.startsWith('refused')) return asked
  return { ...asked, input: { ...asked.input, arguments: (JSON.parse(printed) as { arguments: object }).arguments } }
}

async function byLibrary({ operation, input, files }: Asked): Answered {
  const given = input.file === TEXT ? { [TEXT]: bytesOf(files[0] ?? '') } : texts(files)
  try {
    const reply = await (await openPledgebook()).ask(operation as QuestionName, input as never, { files: given })
    return reply.json()
  } catch (error) {
    return `refused: ${(error as { code: string }).code}`
  }
}

/** The built server, and its address. */
async function served(): Promise<{ address: string; stop: () => void }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--rate', '0', '--no-records'], { cwd: ROOT })
  let said = ''
  for await (const piece of child.stderr) {
    said += piece
    const address = /"address":"([^"]+)"/.exec(said)?.[1]
    if (address) return { address, stop: () => child.kill('SIGTERM') }
  }
  throw new Error(`the server ended: ${said}`)
}

async function byHttp(address: string, asked: Asked): Answered {
  const { operation, files } = asked
  const own = asked.input.file === TEXT ? {} : { files: texts(files) }
  const response = await fetch(`${address}/v1/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...withText(asked), ...(files.length > 0 ? own : {}) }),
  })
  const text = await response.text()
  return response.ok ? text : `refused: ${(JSON.parse(text) as { code: string }).code}`
}

async function byMcp(client: Client, asked: Asked): Answered {
  const answer = await client.callTool({ name: asked.operation, arguments: withText(asked) as Record<string, unknown> })
  if (answer.isError) return `refused: ${(answer._meta as { problem: { code: string } }).problem.code}`
  return canonicalJson(answer.structuredContent)
}

/** Where two texts part, and what each says there. */
function firstDifference(here: string, there: string): object | undefined {
  if (here === there) return undefined
  const at = [...here].findIndex((sign, i) => sign !== there[i])
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120)
  return { at, here: around(here), commandLine: around(there) }
}

let refused = 0
const there = new Map<number, Answered>()
/** What the command line prints for a question, asked once for all doors. */
function onCommandLine(i: number): Answered {
  const known = there.get(i) ?? printed(ASKED[i] as Asked)
  there.set(i, known)
  return known
}

const shown = (asked: Asked) => `${asked.operation} ${JSON.stringify(asked.input).slice(0, 150)}`

describe('command line, library, HTTP and MCP', () => {
  let server: Awaited<ReturnType<typeof served>>
  let client: Client
  let tools: ReadonlySet<string>
  beforeAll(async () => {
    server = await served()
    client = await overStdio('modern')
    tools = new Set((await client.listTools()).tools.map((tool) => tool.name))
  }, SLOW)
  afterAll(async () => {
    server.stop()
    await client.close()
  })

  it('are asked two hundred questions, of which few are refused', () => {
    expect(ASKED.length).toBeGreaterThanOrEqual(200)
    expect(new Set(ASKED.map((q) => q.operation)).size).toBe(16)
  })

  for (const [i, asked] of ASKED.entries())
    it(`give one text, byte for byte: ${i + 1}, ${shown(asked)}`, { timeout: SLOW }, async () => {
      const expected = await onCommandLine(i)
      const question = asFilledIn(asked, expected)
      const doors: readonly (readonly [string, Answered])[] = [
        ['library', byLibrary(question)],
        ['HTTP', byHttp(server.address, question)],
        ...(tools.has(asked.operation) ? [['MCP', byMcp(client, question)] as const] : []),
      ]
      for (const [door, answered] of doors)
        expect(firstDifference(await answered, expected), `${door}: ${(await typed(asked)).join(' ')}`).toBeUndefined()
      if (expected.startsWith('refused')) refused += 1
      else expect(expected).toMatch(/^\{\n {2}"schema": "urn:pledgebook:schema:/)
    })

  it('answer assistants at the HTTP door too, and no page of the web', { timeout: SLOW }, async () => {
    const assistants = new URL('/mcp', server.address)
    const overHttp = clientOf('modern')
    await overHttp.connect(new StreamableHTTPClientTransport(assistants))
    const asked: Asked = { operation: 'standing', input: { area: 'POL', asOf: '2026-11-23' }, files: [] }
    expect(await byMcp(overHttp, asked)).toBe(await printed(asked))
    expect(await byMcp(overHttp, { ...asked, input: { area: 'Atlantis' } })).toBe('refused: area.unknown')
    await overHttp.close()
    const elsewhere = { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body: '{}' }
    expect((await fetch(assistants, elsewhere)).status).toBe(403)
  })

  it('answer nearly all of them', () => {
    expect(refused).toBeLessThan(ASKED.length / 6)
  })
})

describeInBrowser('the page and the command line', () => {
  const onPage = new Set([...Object.values(WORKERS).flat(), 'explain'])
  let page: Page
  beforeAll(async () => {
    page = (await openPage('standing')).page
  })
  afterAll(closeBrowser)

  for (const [i, asked] of [...ASKED.entries()].filter(([, { operation }]) => onPage.has(operation)))
    it(`give one text: ${i + 1}, ${shown(asked)}`, { timeout: SLOW }, async () => {
      const expected = await onCommandLine(i)
      if (asked.input.file === TEXT) await lendToPage(page, 'check', TEXT, bytesOf(asked.files[0] ?? ''))
      else for (const file of asked.files) await lendToPage(page, asked.operation, file, bytesOf(file))
      const here = await answerInPage(page, asked.operation, asFilledIn(asked, expected).input)
      expect(firstDifference(here, expected), (await typed(asked)).join(' ')).toBeUndefined()
    })
})
