import { problemResponse, refusal } from './problem.js'

/** Who may ask. */
export interface Guard {
  /** Host names the server is called by, in lower case; undefined for any. */
  readonly names: readonly string[] | undefined
  /** Web pages of other sites that may read answers: their origins, or `*` for any. */
  readonly origins: readonly string[]
}

/** Longest address of a question. */
const LONGEST_ADDRESS = 8_192

/** Names by which programs of this machine call it. */
export const NAMES_HERE: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

const EVERY: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['x-frame-options', 'DENY'],
]
const SHOWN = 'etag, content-disposition, retry-after, x-request-id'

/** A name without its port. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '')
}

/** A page of the web whose name is made to lead here could ask otherwise, and read what this machine alone should. */
function refuseName(request: Request, { names }: Guard): void {
  const name = nameOf(request.headers.get('host') ?? new URL(request.url).host)
  if (names === undefined || names.includes(name)) return
  throw refusal(
    421,
    'host',
    `this server is not called "${name.slice(0, 80)}"`,
    'start it with --name for each name it is called by',
  )
}

function refuseLong(request: Request): void {
  if (request.url.length > LONGEST_ADDRESS)
    throw refusal(
      414,
      'address',
      `the address has ${request.url.length} characters`,
      `at most ${LONGEST_ADDRESS}; send the fields as the body`,
    )
}

function allowOrigin(request: Request, response: Response, { origins }: Guard): void {
  const { headers } = response
  const any = origins.includes('*')
  if (any) headers.set('cross-origin-resource-policy', 'cross-origin')
  else if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-origin')
  if (origins.length > 0 && !any) headers.append('vary', 'origin')
  const origin = request.headers.get('origin')
  if (origin === null || !(any || origins.includes(origin))) return
  headers.set('access-control-allow-origin', any ? '*' : origin)
  headers.set('access-control-expose-headers', SHOWN)
  if (request.method !== 'OPTIONS') return
  headers.set('access-control-allow-methods', headers.get('allow') ?? 'GET')
  headers.set('access-control-allow-headers', 'content-type, if-none-match')
  headers.set('access-control-max-age', '600')
}

/** Answers a request within what the guard allows, with the headers that every answer has. `id` names the request. */
export async function guarded(
  request: Request,
  id: string,
  guard: Guard,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  let response: Response
  try {
    refuseLong(request)
    refuseName(request, guard)
    response = await answer()
  } catch (error) {
    response = problemResponse(error)
  }
  for (const [name, value] of EVERY) response.headers.set(name, value)
  response.headers.set('x-request-id', id)
  allowOrigin(request, response, guard)
  return response
}
