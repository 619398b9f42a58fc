import type { Book } from '../book/book.js'
import type { Answerer } from '../http/question.js'
import type { Desk } from '../mcp/desk.js'
import { mcpFetch } from '../mcp/fetch.js'
import { furnitureOf } from './mcp.js'

/** Who may ask: names the server is called by (undefined for any), origins of web pages, and the longest body in bytes. */
interface Bounds {
  readonly names: readonly string[] | undefined
  readonly origins: readonly string[]
  readonly body: number
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
      const { bytes } = await answerer.answer(question, signal)
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
