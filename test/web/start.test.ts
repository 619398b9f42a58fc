import { type IncomingHttpHeaders, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/run-cli.js'
import { npmStart } from './servers.js'

interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

describe('npm start', () => {
  let started: Awaited<ReturnType<typeof npmStart>>
  beforeAll(async () => {
    started = await npmStart('--port', '0')
  })
  afterAll(() => started.end())

  /** The path goes out as it is written, which `fetch` would tidy. */
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Reply>((done, failed) => {
      const { hostname, port } = new URL(started.base)
      const asked = request({ hostname, port, path, headers, method }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        )
      })
      asked.on('error', failed).end()
    })

  it('prints the standing first, and then the address', () => {
    const standing = runCli(['standing'])
    expect(standing.code).toBe(0)
    expect(started.printed.startsWith(standing.stdout)).toBe(true)
    expect(started.printed).toMatch(/\nThe page: http:\/\/127\.0\.0\.1:\d+\/\nStop it with Ctrl\+C\.\n$/)
  })

  it('gives the page compressed, and tells when it is still the same', async () => {
    const page = await get('/', { 'accept-encoding': 'gzip, br' })
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.headers['content-encoding']).toBe('gzip')
    expect(page.headers['cache-control']).toBe('no-cache')
    expect(gunzipSync(page.body).toString()).toBe((await get('/index.html')).body.toString())
    const again = await get('/', { 'accept-encoding': 'gzip', 'if-none-match': page.headers.etag ?? '' })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200)
    expect((await get('/', {}, 'HEAD')).body.length).toBe(0)
  })

  it('lets browsers keep the parts, whose names change with what is in them', async () => {
    const part = /'(parts\/[^']+)'/.exec((await get('/sw.js')).body.toString())?.[1]
    const { status, headers } = await get(`/${part}`)
    expect(status).toBe(200)
    expect(headers['cache-control']).toContain('immutable')
    expect(headers['content-type']).toContain('javascript')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    '/../package.json',
    '/../../../../etc/passwd',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/parts/../../cli.js',
    '/parts/',
    '/parts',
    '//etc/passwd',
    '/index.html%00.js',
    '/%',
    '/..\\package.json',
    '/.env',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await get(path)
    expect(status).toBe(404)
    expect(body.toString()).not.toContain('pledgebook')
  })

  it('only gives', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get('/', {}, method)).status).toBe(405)
  })

  it('says what is wrong with a port', async () => {
    await expect(npmStart('--port', 'eighty')).rejects.toThrow('ended with 2')
    await expect(npmStart('--port', new URL(started.base).port)).rejects.toThrow('ended with 2')
    await expect(npmStart('--nonsense')).rejects.toThrow('ended with 2')
  })

  it('stops when it is told to', async () => {
    const other = await npmStart('--port', '0')
    expect(await other.end()).toBe(0)
  })
})
