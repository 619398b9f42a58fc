import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import { type AddressInfo, isIPv6, type Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { PledgebookError } from '../terms/fault.js'
import type { HttpApp } from './app.js'
import { addressOf, clientOf } from './clients.js'
import { type Guard, guarded } from './guard.js'
import type { Limits } from './limits.js'
import { problemOfHttp, refusal } from './problem.js'

/** One request as it is recorded: nothing of what was asked, sent or answered. */
export interface Entry {
  readonly id: string
  readonly method: string
  /** The pattern of the address, never the address. */
  readonly route: string
  /** 0 where the client left before the answer. */
  readonly status: number
  readonly ms: number
  /** Sent, head included where the client's connection was new. */
  readonly bytes: number
}

/** How a server is reached and what it tells. */
export interface Serving {
  readonly host: string
  readonly port: number
  readonly guard: Guard
  readonly limits: Limits
  /** Servers of one's own before this one, whose word about clients is taken. */
  readonly proxies: number
  readonly record: (entry: Entry) => void
  /** A new name for a request that brings none. */
  readonly nameRequest: () => string
  /** Milliseconds of a clock that only goes on. */
  readonly now: () => number
}

const NAME = /^[\w.-]{1,64}$/

function nameOf(incoming: IncomingMessage, { nameRequest }: Serving): string {
  const given = incoming.headers['x-request-id']
  return typeof given === 'string' && NAME.test(given) ? given : nameRequest()
}

/** Answers what Node could not read as HTTP. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const problem = problemOfHttp(
    error.code === 'HPE_HEADER_OVERFLOW'
      ? refusal(431, 'head.tooLarge', 'the head of the request is too long', 'send fewer and shorter header fields')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? refusal(408, 'arrival', 'the request took too long to arrive', 'send it in one go')
        : refusal(400, 'http', 'this is not HTTP', 'send HTTP/1.1'),
  )
  const body = `${JSON.stringify(problem, null, 2)}\n`
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Refused'}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

/** Closes what one client opens beyond its bound, so that it takes no place of others. */
function boundConnections(server: Server, { limits, proxies }: Serving): void {
  if (limits.connections > 0) server.maxConnections = limits.connections
  // Behind a proxy all connections are its own.
  if (limits.connectionsPerClient === 0 || proxies > 0) return
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const client = clientOf(socket.remoteAddress ?? '')
    const count = (open.get(client) ?? 0) + 1
    if (count > limits.connectionsPerClient) return void socket.destroy()
    open.set(client, count)
    socket.once('close', () => {
      const left = (open.get(client) ?? 1) - 1
      if (left > 0) open.set(client, left)
      else open.delete(client)
    })
  })
}

/** A server that listens, and how it is stopped. */
export interface RunningServer {
  /** Where it is reached, without a slash at the end. */
  readonly address: string
  /** Takes no new connections, lets what runs end for as long as the limits say, and closes all. */
  stop(): Promise<void>
}

/** Listens and answers by the app. Throws `source` `port.unusable`. */
export async function startServer(app: HttpApp, serving: Serving): Promise<RunningServer> {
  const { limits, now } = serving
  const names = new WeakMap<IncomingMessage, string>()
  const listener = getRequestListener(
    (request, env) => {
      const { incoming } = env as { incoming: IncomingMessage }
      const id = names.get(incoming) ?? ''
      const forwarded = incoming.headers['x-forwarded-for']
      const address = addressOf(incoming.socket.remoteAddress ?? '', one(forwarded), serving.proxies)
      return guarded(request, id, serving.guard, () => app.fetch(request, { client: clientOf(address) }))
    },
    { errorHandler: () => refused(), hostname: 'localhost' },
  )
  let running = 0
  const server = createServer(
    {
      maxHeaderSize: limits.head,
      headersTimeout: limits.idle,
      requestTimeout: limits.arrival,
      keepAliveTimeout: limits.idle,
      connectionsCheckingInterval: 2_000,
    },
    (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const began = now()
      const id = nameOf(incoming, serving)
      const sent = incoming.socket.bytesWritten
      names.set(incoming, id)
      running += 1
      outgoing.once('close', () => {
        running -= 1
        serving.record({
          id,
          method: incoming.method ?? '',
          route: app.routeOf((incoming.url ?? '').split('?')[0] ?? ''),
          status: outgoing.writableFinished ? outgoing.statusCode : 0,
          ms: Math.round((now() - began) * 10) / 10,
          bytes: Math.max(0, (outgoing.socket ?? incoming.socket).bytesWritten - sent),
        })
      })
      void listener(incoming, outgoing)
    },
  )
  // A client that does not read its answer holds it in memory.
  server.setTimeout(limits.arrival + limits.answer + 10_000)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseUnread(error, socket as Socket))
  boundConnections(server, serving)
  await listening(server, serving)
  const { port } = server.address() as AddressInfo
  const host = isIPv6(serving.host) ? `[${serving.host}]` : serving.host
  return { address: `http://${host}:${port}`, stop: () => stopped(server, limits.stop, () => running, now) }
}

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(',') : header)

/** What could not be made a request of: a host that is none, or an address that is none. */
function refused(): Response {
  const { status, ...problem } = problemOfHttp(
    refusal(400, 'http', 'the request names no host or no address', 'send HTTP/1.1'),
  )
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  return new Response(`${JSON.stringify({ ...problem, status }, null, 2)}\n`, { status, headers })
}

function listening(server: Server, { host, port }: Serving): Promise<void> {
  return new Promise((ready, failed) => {
    server.once('listening', ready)
    server.once('error', (error: NodeJS.ErrnoException) => {
      const what = `${host} port ${port} cannot be used (${error.code})`
      failed(new PledgebookError('source', 'port.unusable', what, 'choose another with --port, or 0 for any'))
    })
    server.listen({ host, port, backlog: 4_096 })
  })
}

/** What comes on open connections meanwhile is refused by the app; idle ones are closed at once. */
async function stopped(server: Server, most: number, running: () => number, now: () => number): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  const until = now() + most
  while (running() > 0 && now() < until) {
    server.closeIdleConnections()
    await new Promise((go) => setTimeout(go, 20))
  }
  server.closeAllConnections()
  await closed
}
