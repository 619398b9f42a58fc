import { PledgebookError, problemOf } from '../terms/fault.js'

/** Problem details (RFC 9457), as they go over the wire. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly hint: string
  readonly where?: string
}

/** What the door itself refuses, or what a thread sent back. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'

  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail)
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The question cannot be understood',
  403: 'Not from here',
  404: 'No such thing here',
  405: 'Not in this way',
  406: 'Not in this form',
  413: 'Too large',
  414: 'The address is too long',
  415: 'This kind of body is not read',
  421: 'Not this server',
  422: 'What was sent cannot be used',
  429: 'Too many questions',
  431: 'The head of the request is too long',
  500: 'Pledgebook itself is at fault',
  503: 'Not now',
}

/** A refusal of the door: status, code, what was found and what to do next. */
export function refusal(
  status: number,
  code: string,
  detail: string,
  hint: string,
  headers?: Readonly<Record<string, string>>,
): HttpProblem {
  const type = `urn:pledgebook:problem:${code}`
  return new HttpProblem({ type, title: TITLES[status] ?? 'Refused', status, detail, code, hint }, headers)
}

const LONGEST = 2_000
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** Who has to act over HTTP: what a request brought is the client's, a broken book the server's. */
function statusOf(error: PledgebookError, usual: number): number {
  if (error.fault !== 'source') return usual
  return error.code.startsWith('book.') ? 503 : 422
}

/** Problem details of any thrown value. What nobody foresaw is told without its words, which may hold what was sent. */
export function problemOfHttp(error: unknown): Problem {
  if (error instanceof HttpProblem) return error.problem
  const found = problemOf(error)
  if (!(error instanceof PledgebookError))
    return { ...found, detail: 'something went wrong that nobody foresaw', hint: 'please report the x-request-id' }
  const status = statusOf(error, found.status)
  return {
    ...found,
    status,
    title: status === found.status ? found.title : (TITLES[status] ?? found.title),
    detail: cut(found.detail),
    hint: cut(found.hint),
    ...(found.where === undefined ? {} : { where: cut(found.where) }),
  }
}

/** Problem details as an answer. Never kept by caches. */
export function problemResponse(error: unknown): Response {
  const problem = problemOfHttp(error)
  const headers = new Headers(error instanceof HttpProblem ? error.headers : {})
  headers.set('content-type', 'application/problem+json')
  headers.set('cache-control', 'no-store')
  return new Response(`${JSON.stringify(problem, null, 2)}\n`, { status: problem.status, headers })
}
