import { answererHere } from '../../src/http/answer-here.js'
import { HttpApp } from '../../src/http/app.js'
import { Clients } from '../../src/http/clients.js'
import { type Limits, USUAL_LIMITS } from '../../src/http/limits.js'
import type { Answerer } from '../../src/http/question.js'
import { openedBook } from '../opened-book.js'

/** Nothing is counted, unless a test says so. */
export const FREE: Limits = { ...USUAL_LIMITS, rate: 0, perClient: 1_000 }

/** The door over the book of `data/`, answering in this process. */
export async function openDoor(
  options: { limits?: Partial<Limits>; answerer?: Answerer; open?: () => boolean; now?: () => number } = {},
): Promise<{
  app: HttpApp
  limits: Limits
  bugs: unknown[]
  ask: (path: string, init?: RequestInit) => Promise<Response>
}> {
  const book = await openedBook()
  const limits = { ...FREE, ...options.limits }
  const bugs: unknown[] = []
  const app = await HttpApp.open({
    book,
    answerer: options.answerer ?? answererHere(book),
    limits,
    clients: new Clients(limits, options.now ?? (() => performance.now())),
    page: undefined,
    open: options.open ?? (() => true),
    onbug: (error) => bugs.push(error),
  })
  const ask = async (path: string, init?: RequestInit) => app.fetch(new Request(`http://localhost${path}`, init))
  return { app, limits, bugs, ask }
}

export interface ToldProblem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly hint: string
}

/** The problem that an answer tells; fails where it is none. */
export async function problemIn(response: Response): Promise<ToldProblem> {
  if (response.headers.get('content-type') !== 'application/problem+json')
    throw new Error(`no problem: ${response.status} ${response.headers.get('content-type')}`)
  return (await response.json()) as ToldProblem
}
