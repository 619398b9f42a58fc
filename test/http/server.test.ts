import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, clientOf } from '../../src/http/clients.js'
import { NAMES_HERE } from '../../src/http/guard.js'
import type { Limits } from '../../src/http/limits.js'
import type { Answerer } from '../../src/http/question.js'
import { type Entry, type RunningServer, startServer } from '../../src/http/server.js'
import { openDoor } from './desk.js'

const running: RunningServer[] = []
const records: Entry[] = []

async function started(
  limits: Partial<Limits>,
  origins: readonly string[] = [],
  answerer?: Answerer,
): Promise<RunningServer> {
  const door = await openDoor({ limits, ...(answerer && { answerer }) })
  let named = 0
  const server = await startServer(door.app, {
    host: '127.0.0.1',
    port: 0,
    guard: { names: NAMES_HERE, origins },
    limits: door.limits,
    proxies: 0,
    record: (entry) => records.push(entry),
    nameRequest: () => `test-${++named}`,
    now: () => performance.now(),
  })
  running.push(server)
  return server
}

/** Sends bytes as they are; resolves with all that came back once the other side closes or `enough` has come. */
function raw(server: RunningServer, text: string, enough = /$^/): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => socket.write(text))
    let got = ''
    socket.on('data', (piece) => {
      got += piece.toString()
      if (enough.test(got)) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(got))
  })
}

function held(server: RunningServer, count: number, first: string): Promise<Socket[]> {
  const port = Number(new URL(server.address).port)
  const opening = Array.from({ length: count }, () => {
    return new Promise<Socket>((ready) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.2' }, () => {
        socket.write(first)
        ready(socket)
      })
      socket.on('error', () => ready(socket))
    })
  })
  return Promise.all(opening)
}

let plain: RunningServer

beforeAll(async () => {
  plain = await started({ head: 4_096, idle: 1_000, arrival: 2_000, connectionsPerClient: 40 }, [
    'https://news.example',
  ])
}, 120_000)

afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()))
})

describe('a server among hostile clients', () => {
  it('answers others while slow heads are held open, and closes those', async () => {
    const slow = await held(plain, 30, 'GET /v1/contents HTTP/1.1\r\nhost: localhost\r\nx-slow: ')
    const closed = slow.map((socket) => new Promise((done) => socket.once('close', done)))
    for (const socket of slow) socket.resume()
    const got = await fetch(`${plain.address}/v1/contents`)
    expect(got.status).toBe(200)
    await got.text()
    await Promise.all(closed)
  })

  it('lets one client hold so many connections and no more, and others theirs', async () => {
    const sockets = await held(plain, 60, '')
    await new Promise((go) => setTimeout(go, 200))
    for (const socket of sockets) socket.resume()
    await new Promise((go) => setTimeout(go, 300))
    const gone = sockets.filter((socket) => socket.destroyed).length
    expect(gone).toBeGreaterThanOrEqual(20)
    expect(gone).toBeLessThan(60)
    expect((await fetch(`${plain.address}/healthz`)).status).toBe(200)
    for (const socket of sockets) socket.destroy()
  })

  it('refuses long heads, long addresses, and what is no HTTP, as problems', async () => {
    const huge = await raw(plain, `GET / HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(9_000)}\r\n\r\n`)
    expect(huge).toMatch(/^HTTP\/1\.1 431 .*application\/problem\+json.*"code": "head\.tooLarge"/s)
    const noise = await raw(plain, '\u0016\u0003\u0001 not http\r\n\r\n')
    expect(noise).toMatch(/^HTTP\/1\.1 400 .*"code": "http"/s)
    const long = await started({ head: 32_768 })
    const address = await fetch(`${long.address}/v1/contents?x=${'y'.repeat(9_000)}`)
    expect([address.status, ((await address.json()) as { code: string }).code]).toEqual([414, 'address'])
    const nohost = await raw(plain, 'GET /v1/contents HTTP/1.0\r\n\r\n')
    expect(nohost).toMatch(/^HTTP\/1\.1 (200|400) /)
  })

  it('is called by its own names only, and lets pages of other sites read where it was told', async () => {
    const evil = await raw(plain, 'GET /v1/contents HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n')
    expect(evil).toMatch(/^HTTP\/1\.1 421 .*"code": "host"/s)
    const from = (origin: string, method = 'GET') =>
      fetch(`${plain.address}/v1/contents`, { method, headers: { origin } })
    expect((await from('https://news.example')).headers.get('access-control-allow-origin')).toBe('https://news.example')
    expect((await from('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
    const preflight = await from('https://news.example', 'OPTIONS')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('records each request without anything of it', async () => {
    records.length = 0
    const headers = { 'content-type': 'text/plain', 'x-request-id': 'mine.1' }
    const secret = 'Poland spent 4.12 % of GDP on defence in 2024, says confidential-word.'
    const got = await fetch(`${plain.address}/v1/check?language=en`, { method: 'POST', headers, body: secret })
    expect(got.headers.get('x-request-id')).toBe('mine.1')
    await got.text()
    await (await fetch(`${plain.address}/secret-path?q=secret-query`)).text()
    await new Promise((go) => setTimeout(go, 50))
    expect(records).toHaveLength(2)
    expect(records[0]).toMatchObject({ id: 'mine.1', method: 'POST', route: '/v1/check', status: 200 })
    expect(records[0]?.bytes).toBeGreaterThan(500)
    expect(records[1]).toMatchObject({ method: 'GET', route: '*', status: 404 })
    expect(JSON.stringify(records)).not.toMatch(/secret|confidential|language/)
  })

  it('ends what runs before it stops, and takes nothing more', async () => {
    let begun = () => {}
    let release = () => {}
    const hasBegun = new Promise<void>((go) => (begun = go))
    const released = new Promise<void>((go) => (release = go))
    const bytes = new TextEncoder().encode('{}\n')
    const answerer: Answerer = {
      async answer() {
        begun()
        await released
        return { bytes, type: 'application/json', extension: 'json' }
      },
      end: async () => undefined,
    }
    const server = await started({ stop: 30_000 }, [], answerer)
    const going = fetch(`${server.address}/v1/standing?period=2021`)
    await hasBegun
    const stop = server.stop()
    release()
    const got = await going
    expect([got.status, await got.text()]).toEqual([200, '{}\n'])
    await stop
    await expect(fetch(`${server.address}/healthz`)).rejects.toThrow()
  })
})

describe('whom a request is counted for', () => {
  it('is the net of a customer, however the address is written', () => {
    expect(clientOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(clientOf('2001:db8:0:1::5')).toBe(clientOf('2001:db8::1:ffff:0:0:9'))
    expect(clientOf('2001:db8:0:1::5')).not.toBe(clientOf('2001:db8:0:2::5'))
    expect(clientOf('::1')).toBe('0:0:0:0::/64')
  })

  it('believes only the proxies that it was told of', () => {
    expect(addressOf('10.0.0.1', '1.1.1.1, 2.2.2.2', 0)).toBe('10.0.0.1')
    expect(addressOf('10.0.0.1', '1.1.1.1, 2.2.2.2', 1)).toBe('2.2.2.2')
    expect(addressOf('10.0.0.1', '1.1.1.1, 2.2.2.2', 2)).toBe('1.1.1.1')
    expect(addressOf('10.0.0.1', undefined, 1)).toBe('10.0.0.1')
  })
})
