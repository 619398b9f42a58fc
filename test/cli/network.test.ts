import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLI } from './run-cli.js'

const STORY = `<html><head><title>Made up</title><meta property="article:published_time" content="2024-07-10T09:00:00Z"></head>
<body><p>Poland spent 4.12% of its GDP on defence this year.</p></body></html>`

/** Runs the program without waiting for it idly: the server below answers meanwhile. */
const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })

let server: Server
let address = ''
const asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/gone') response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(STORY)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

describe('a story at an address', () => {
  it('is not fetched unasked', async () => {
    const { code, stderr, stdout } = await run('check', `${address}/story`)
    expect([code, stdout, asked]).toEqual([2, '', []])
    expect(stderr).toContain('--network')
  })

  it('is fetched once and read as what its server says it is', async () => {
    const { stdout } = await run('check', `${address}/story`, '--network', '--json')
    const answer = JSON.parse(stdout)
    expect(asked).toEqual(['/story'])
    expect(answer.document).toMatchObject({ format: 'html', published: '2024-07-10', title: 'Made up' })
    expect(answer.claims[0]).toMatchObject({ area: 'POL', then: { verdict: 'supported' } })
  })

  it('is refused with what the server answered', async () => {
    const { code, stderr } = await run('check', `${address}/gone`, '--network')
    expect(code).toBe(5)
    expect(stderr).toContain('404')
  })
})
