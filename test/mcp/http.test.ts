import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/run-cli.js'
import { type Served, served } from './clients.js'

let server: Served
beforeAll(async () => {
  server = await served()
})
afterAll(() => server.stop())

const HANDSHAKE = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
})
const USUAL = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }

interface Reply {
  readonly status: number
  readonly body: string
}

/** Sends a request with whatever headers, Host among them, which fetch would not. */
function send(
  headers: Record<string, string>,
  body: string | undefined,
  method = 'POST',
  path = '/mcp',
): Promise<Reply> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port: server.address.port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece) => {
        text += piece
      })
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, body: text })
        sent.destroy()
      })
    })
    sent.on('error', failed)
    // A body that was announced and does not come must not keep the answer back.
    if (headers['content-length'] === undefined) sent.end(body)
    else sent.flushHeaders()
  })
}

describe('over HTTP', () => {
  it('answers a handshake', async () => {
    const { status, body } = await send(USUAL, HANDSHAKE)
    expect(status).toBe(200)
    expect(body).toContain('"name":"pledgebook"')
  })

  it('refuses hosts and origins that are not this machine: a name of the web may have been made to lead here', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect((await send({ ...USUAL, host }, HANDSHAKE)).status, host).toBeGreaterThanOrEqual(400)
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'file://'])
      expect((await send({ ...USUAL, origin }, HANDSHAKE)).status, origin).toBe(403)
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1'])
      expect((await send({ ...USUAL, origin }, HANDSHAKE)).status, origin).toBe(200)
  })

  it('refuses what it does not speak, and lives on', async () => {
    expect((await send(USUAL, undefined, 'GET')).status).toBe(405)
    expect((await send(USUAL, undefined, 'DELETE')).status).toBe(405)
    expect((await send({ ...USUAL, 'content-type': 'text/plain' }, HANDSHAKE)).status).toBe(415)
    expect((await send(USUAL, '{')).status).toBe(400)
    expect((await send(USUAL, '[]')).status).toBe(400)
    expect((await send(USUAL, JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'x', params: 'y' }))).status).toBe(400)
    expect((await send(USUAL, HANDSHAKE, 'POST', '/')).status).toBe(404)
    expect((await send({ ...USUAL, 'content-length': '5000000' }, undefined)).status).toBe(413)
    expect((await send({ ...USUAL, 'x-long': 'x'.repeat(20_000) }, HANDSHAKE)).status).toBe(431)
    expect((await send(USUAL, HANDSHAKE)).status).toBe(200)
  })
})

describe('the command', () => {
  it('refuses ports that are none, and one that is taken, and says what to do', async () => {
    for (const port of ['x', '-1', '70000', '1.5']) {
      const run = runCli(['mcp', '--port', port])
      expect([run.code, run.stdout], port).toEqual([2, ''])
    }
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => taken.once('listening', listening))
    const run = runCli(['mcp', '--port', String((taken.address() as AddressInfo).port)])
    taken.close()
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('choose another with --port')
  })

  it('leaves out what is no message, repeats nothing of it, and ends with its input', () => {
    const run = runCli(['mcp'], { input: 'secret\n{"jsonrpc":"2.0","secret":1}\n[1]\n\n\u0000\n' })
    expect([run.code, run.stdout]).toEqual([0, ''])
    expect(run.stderr).toContain('not understood')
    expect(run.stderr).not.toContain('secret')
    expect(run.stderr.length).toBeLessThan(1_000)
  })

  it('shows help, refuses a book that is not there', () => {
    expect(runCli(['mcp', '--help']).stdout).toContain('pledgebook mcp --port 8090')
    expect(runCli(['mcp', '--book', '0123456789abcdef']).code).toBe(4)
    expect(runCli(['mcp', '--nonsense']).code).toBe(2)
  })
})
