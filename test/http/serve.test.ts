import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLI, ROOT, runCli } from '../cli/run-cli.js'

interface Served {
  readonly child: ChildProcess
  readonly address: string
  readonly records: () => Record<string, unknown>[]
  /** How it ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

const children: ChildProcess[] = []

/** Starts the built program as a person would, on a port that is free. */
function served(...args: string[]): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), 'pledgebook-test-'))
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', PLEDGEBOOK_DATA: data }
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', ...args], { cwd: ROOT, env })
  children.push(child)
  const ended = new Promise<number | NodeJS.Signals | null>((done) =>
    child.once('close', (code, signal) => done(signal ?? code)),
  )
  let told = ''
  const records = () =>
    told
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return new Promise((ready, failed) => {
    child.stderr?.on('data', (piece) => {
      told += String(piece)
      const listening = told.endsWith('\n') ? records().find(({ what }) => what === 'listening') : undefined
      if (listening) ready({ child, address: String(listening.address), records, ended })
    })
    void ended.then((code) => failed(new Error(`it ended with ${code}: ${told}`)))
  })
}

const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['standing?goal=wales-2014.spending&period=2024', ['standing', '--goal', 'wales-2014.spending', '--period', '2024']],
  [
    'cost?area=GBR&target=3&by=2029&draws=1000',
    ['cost', '--area', 'GBR', '--target', '3', '--by', '2029', '--draws', '1000'],
  ],
  [
    'revisions?goal=wales-2014.spending&area=NATO&period=2024',
    ['revisions', '--goal', 'wales-2014.spending', '--area', 'NATO', '--period', '2024'],
  ],
]

let server: Served

beforeAll(async () => {
  server = await served()
}, 120_000)

afterAll(() => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
})

describe('pledgebook serve', () => {
  it('answers in the bytes of the command line, and again after it was killed', async () => {
    const bytes = async ({ address }: Served, path: string) => (await fetch(`${address}/v1/${path}`)).text()
    const first: string[] = []
    for (const [path, args] of QUESTIONS) {
      const got = await bytes(server, path)
      expect(got).toBe(runCli([...args, '--json']).stdout)
      first.push(got)
    }
    const other = await served()
    void bytes(other, 'cost?area=CAN&draws=100000').catch(() => undefined)
    other.child.kill('SIGKILL')
    expect(await other.ended).toBe('SIGKILL')
    const again = await served()
    for (const [i, [path]] of QUESTIONS.entries()) expect(await bytes(again, path)).toBe(first[i])
    again.child.kill('SIGKILL')
  })

  it('serves the page, its description and whether it is ready', async () => {
    const text = async (path: string) => (await fetch(`${server.address}${path}`)).text()
    expect(await text('/readyz')).toContain('"ready"')
    expect(await text('/docs')).toContain('Pledgebook over HTTP')
    const page = await fetch(`${server.address}/`)
    const body = await page.text()
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(body).toContain('<title>Pledgebook</title>')
    const worker = await fetch(`${server.address}/sw.js`)
    expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const part = /parts\/[\w.-]+\.js/.exec(await worker.text())?.[0] ?? ''
    const kept = await fetch(`${server.address}/${part}`)
    expect(kept.headers.get('cache-control')).toContain('immutable')
    await kept.arrayBuffer()
  })

  it('lets nobody wait for a question that takes too long', async () => {
    const strict = await served('--seconds', '1', '--no-page', '--rate', '0')
    const heavy = [1, 2, 3].map((seed) => fetch(`${strict.address}/v1/cost?area=NATO&draws=100000&seed=${seed}`))
    const light = await fetch(`${strict.address}/v1/contents`)
    expect(light.status).toBe(200)
    await light.arrayBuffer()
    for (const got of await Promise.all(heavy)) {
      expect([200, 503]).toContain(got.status)
      const body = await got.text()
      if (got.status === 503) expect(body).toContain('"work.time"')
    }
    expect((await fetch(`${strict.address}/`)).status).toBe(404)
    strict.child.kill('SIGKILL')
  })

  it('stops when it is told to, with exit code 0, and records no words of questions', async () => {
    const headers = { 'content-type': 'text/plain' }
    const body = 'Poland spent 4.12 % of GDP on defence in 2024, says confidential-word.'
    expect((await fetch(`${server.address}/v1/check`, { method: 'POST', headers, body })).status).toBe(200)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    const said = server.records()
    expect(said.filter(({ route }) => route === '/v1/check')).toHaveLength(1)
    expect(said.at(-1)).toMatchObject({ what: 'stopped' })
    expect(JSON.stringify(said)).not.toMatch(/confidential|wales-2014|GBR/)
  })

  it('says what is wrong with its flags', () => {
    const bad = runCli(['serve', '--port', 'x', '--json'])
    expect([bad.code, bad.stdout]).toEqual([2, ''])
    expect(runCli(['serve', '--threads', '0']).stderr).toContain('--threads "0"')
    expect(runCli(['serve', '--help']).stdout).toContain('--proxies')
  })
})
