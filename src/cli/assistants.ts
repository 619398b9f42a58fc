import type { Book } from '../book/book.js'
import { HttpProblem } from '../http/problem.js'
import type { Answerer } from '../http/question.js'
import type { Desk } from '../mcp/desk.js'
import { mcpFetch } from '../mcp/fetch.js'
import { FAULTS, type Fault, PledgebookError } from '../terms/fault.js'
import { furnitureOf } from './mcp.js'

/** Who may ask: names the server is called by (undefined for any), origins of web pages, and the longest body in bytes. */
interface Bounds {
  readonly names: readonly string[] | undefined
  readonly origins: readonly string[]
  readonly body: number
}

/** A refusal of the server as the fault that it stands for: assistants are told of it in words, not by a status. */
function asFault(error: unknown): unknown {
  if (!(error instanceof HttpProblem)) return error
  const { status, code, detail, hint, where } = error.problem
  const [fault] = Object.entries(FAULTS).find(([, known]) => known.status === status) ?? ['source']
  return new PledgebookError(fault as Fault, code, detail, hint, where === undefined ? {} : { where })
}

/** The desk of assistants whose questions go where all others of a server go. */
function deskBy(book: Book, answerer: Answerer): Desk {
  const { texts, words } = furnitureOf()
  return {
    book,
    texts,
    async answer({ name, input, text }, { signal }) {
      const files: Record<string, Uint8Array> = text === undefined ? {} : { '-': new TextEncoder().encode(text) }
      const question = {
        name,
        input: (input ?? {}) as Record<string, unknown>,
        files,
        format: 'json',
        chart: undefined,
      }
      const { bytes } = await answerer.answer(question, signal).catch((error: unknown) => {
        throw asFault(error)
      })
      const value = JSON.parse(new TextDecoder().decode(bytes)) as object
      return { value, words: words(name, value) }
    },
  }
}

/** The door for assistants of a server. */
export function assistantsOf(
  book: Book,
  answerer: Answerer,
  { names, origins, body }: Bounds,
): (request: Request) => Promise<Response> {
  const pages = origins.map((origin) => (URL.canParse(origin) ? new URL(origin).hostname : origin))
  const door = mcpFetch(deskBy(book, answerer), {
    hosts: names ?? 'any',
    origins: origins.includes('*') ? 'any' : [...(names ?? []), ...pages],
    most: body,
  })
  return (request) => door.fetch(request)
}
