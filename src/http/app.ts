import { Hono } from 'hono'
import type { Book } from '../book/book.js'
import { offeredBy } from '../operations/ask.js'
import type { Operation } from '../operations/operation.js'
import { VERSION } from '../operations/version.js'
import { didYouMean } from '../terms/closest-name.js'
import { QUIET, unchanged, whole } from './answer-response.js'
import { Answering } from './answering.js'
import type { Clients } from './clients.js'
import { docsPage } from './docs-page.js'
import { tagOf } from './kept-answers.js'
import type { Limits } from './limits.js'
import { openApi } from './open-api.js'
import type { PageFiles } from './page-files.js'
import { needsBody } from './places.js'
import { problemResponse, refusal } from './problem.js'
import type { Answerer, Written } from './question.js'

/** What serves besides the program itself. */
export interface Desk {
  readonly book: Book
  readonly answerer: Answerer
  readonly limits: Limits
  readonly clients: Clients
  readonly page: PageFiles | undefined
  /** Answers assistants, by a protocol of their own. */
  readonly assistants?: ((request: Request) => Promise<Response>) | undefined
  /** Whether questions are still taken. */
  readonly open: () => boolean
  /** Told of an error nobody foresaw, by where it was thrown. */
  readonly onbug?: ((error: unknown) => void) | undefined
}

/** Of each request, what its socket knows. */
export interface Bindings {
  /** Whom it is counted for. */
  readonly client?: string
}

const READ = ['GET', 'HEAD']

/** Where assistants ask. */
const ASSISTANTS = '/mcp'

/** Methods of each kind of address. */
const WAYS = { read: [...READ, 'OPTIONS'], ask: [...READ, 'POST', 'OPTIONS'], send: ['POST', 'OPTIONS'] } as const

function refuseWay(allowed: readonly string[], method: string): never {
  throw refusal(405, 'method', `${method.slice(0, 20)} is not for this address`, `it takes ${allowed.join(', ')}`, {
    allow: allowed.join(', '),
  })
}

function waysOf(operation: Operation): readonly string[] {
  return needsBody(operation.name) || operation.name === 'explain' ? WAYS.send : WAYS.ask
}

/** The HTTP door as a function from requests to answers: routes, negotiation, entity tags. Everything is made from the operations. */
export class HttpApp {
  readonly #answering: Answering
  readonly #hono = new Hono<{ Bindings: Bindings }>()
  #operations: readonly Operation[] = []
  #texts = new Map<string, { readonly written: Written; readonly tag: string }>()

  private constructor(readonly desk: Desk) {
    this.#answering = new Answering(desk)
  }

  static async open(desk: Desk): Promise<HttpApp> {
    const app = new HttpApp(desk)
    app.#operations = await offeredBy('http')
    app.#write('/openapi.json', 'application/json', `${JSON.stringify(openApi(app.#operations, desk))}\n`)
    app.#write('/docs', 'text/html; charset=utf-8', docsPage(app.#operations, desk))
    app.#write('/v1', 'application/json', `${JSON.stringify(app.#index(), null, 2)}\n`)
    app.#route()
    return app
  }

  fetch(request: Request, bindings: Bindings = {}): Response | Promise<Response> {
    return this.#hono.fetch(request, bindings)
  }

  /** The route that a path belongs to, for records: never the path itself. */
  routeOf(path: string): string {
    if (this.#texts.has(path) || ['/', '/healthz', '/readyz', ASSISTANTS].includes(path)) return path
    const [, version, first = '', second] = path.split('/')
    const known = version === 'v1' && this.#operations.some(({ name }) => name === first)
    if (known) return second === undefined ? `/v1/${first}` : '/v1/explain/{operation}'
    return version === 'parts' ? '/parts/*' : '*'
  }

  #route(): void {
    const hono = this.#hono
    for (const path of this.#texts.keys()) hono.all(path, ({ req }) => this.#text(path, req.raw))
    const { assistants } = this.desk
    if (assistants)
      hono.all(ASSISTANTS, ({ req, env }) => {
        this.#admit(env.client ?? '')
        return assistants(req.raw)
      })
    hono.all('/healthz', ({ req }) => this.#live(req.raw))
    hono.all('/readyz', ({ req }) => this.#ready(req.raw))
    hono.all('/v1/explain/:operation', ({ req, env }) => this.#explain(req.param('operation'), req.raw, env))
    hono.all('/v1/:operation', ({ req, env }) => this.#ask(req.param('operation'), req.raw, env))
    hono.all('*', ({ req }) => this.#file(req.path, req.raw))
    hono.onError((error) => {
      const response = problemResponse(error)
      if (response.status === 500) this.desk.onbug?.(error)
      return response
    })
  }

  #write(path: string, type: string, text: string): void {
    const written = { bytes: new TextEncoder().encode(text), type, extension: '' }
    this.#texts.set(path, { written, tag: tagOf([VERSION, this.desk.book.id, text]) })
  }

  async #text(path: string, request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') return options(WAYS.read)
    if (!READ.includes(request.method)) refuseWay(WAYS.read, request.method)
    const found = this.#texts.get(path)
    if (found === undefined) throw refusal(404, 'path', 'there is nothing here', 'see /docs')
    const known = unchanged(request, found.tag)
    return known ?? whole(request, found.written, found.tag, { 'content-security-policy': QUIET })
  }

  #live(request: Request): Response {
    if (!READ.includes(request.method)) refuseWay(WAYS.read, request.method)
    return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
  }

  #ready(request: Request): Response {
    if (!READ.includes(request.method)) refuseWay(WAYS.read, request.method)
    if (!this.desk.open()) throw refusal(503, 'stopping', 'the server is stopping', 'ask another')
    const { id, knownTo } = this.desk.book
    return Response.json(
      { status: 'ready', book: { id, knownTo }, version: VERSION },
      { headers: { 'cache-control': 'no-store' } },
    )
  }

  #operation(name: string): Operation {
    const found = this.#operations.find((operation) => operation.name === name)
    if (found) return found
    const names = this.#operations.map((operation) => operation.name)
    throw refusal(404, 'operation.unknown', `no operation "${name.slice(0, 60)}" here`, didYouMean(name, names))
  }

  async #ask(name: string, request: Request, { client = '' }: Bindings): Promise<Response> {
    const operation = this.#operation(name)
    const ways = waysOf(operation)
    if (request.method === 'OPTIONS') return options(ways)
    if (!ways.includes(request.method)) refuseWay(ways, request.method)
    this.#admit(client)
    return this.#answering.answer(operation, request, client)
  }

  async #explain(name: string, request: Request, { client = '' }: Bindings): Promise<Response> {
    const target = this.#operation(name)
    if (request.method === 'OPTIONS') return options(WAYS.read)
    if (!READ.includes(request.method)) refuseWay(WAYS.read, request.method)
    this.#admit(client)
    return this.#answering.explain(this.#operation('explain'), target, request, client)
  }

  #admit(client: string): void {
    if (!this.desk.open())
      throw refusal(503, 'stopping', 'the server is stopping', 'ask again in a moment', {
        connection: 'close',
        'retry-after': '5',
      })
    this.desk.clients.ask(client)
  }

  #file(path: string, request: Request): Response {
    const found = this.desk.page?.answer(path, request)
    if (found === undefined)
      throw refusal(404, 'path', 'there is nothing at this address', 'see /docs for what there is')
    if (!READ.includes(request.method)) refuseWay(WAYS.read, request.method)
    return found
  }

  #index(): object {
    return {
      tool: { name: 'pledgebook', version: VERSION },
      book: { id: this.desk.book.id, knownTo: this.desk.book.knownTo },
      documentation: '/docs',
      openapi: '/openapi.json',
      operations: this.#operations.map((operation) => ({
        name: operation.name,
        summary: operation.summary,
        address: `/v1/${operation.name}`,
        methods: waysOf(operation).filter((way) => way !== 'OPTIONS' && way !== 'HEAD'),
      })),
    }
  }
}

function options(ways: readonly string[]): Response {
  return new Response(null, { status: 204, headers: { allow: ways.join(', ') } })
}
