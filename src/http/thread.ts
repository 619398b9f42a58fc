import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { Book } from '../book/book.js'
import { sha256 } from '../book/digest.js'
import { bookIdOf, MANIFEST_FILE } from '../book/manifest.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { PledgebookError } from '../terms/fault.js'
import { answerOne } from './answer-here.js'
import type { Reply } from './pool.js'
import { problemOfHttp } from './problem.js'
import type { HttpQuestion } from './question.js'

/** What a thread needs to know: the book's files, whatever it was opened from. */
export interface ThreadOrders {
  readonly pledgebook: 'http'
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Where the bundled program of a thread lies: the file this is part of, which serves when a thread loads it. */
export const THREAD_ADDRESS = import.meta.url

/** A book's files, each checked against the manifest, to be opened in threads. Throws `source` `book.damaged`. */
export async function threadOrders(book: Book): Promise<ThreadOrders> {
  const files = await Promise.all(book.entries.map(async (entry) => [entry.file, await book.file(entry)] as const))
  // Written as the compiler of books writes it, so that the threads' book has the same id.
  const head = new TextEncoder().encode(canonicalJson(book.manifest))
  if (bookIdOf(await sha256(head)) !== book.id)
    throw new PledgebookError(
      'source',
      'book.damaged',
      'the manifest of the book is not written as its compiler does',
      'build the book again',
    )
  return { pledgebook: 'http', files: new Map([[MANIFEST_FILE, head], ...files]) }
}

/** Where an unforeseen error was thrown; not its words, which may hold what was sent. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...lines.slice(0, 6).map((line) => line.trim())].join(' | ')
}

async function replyTo(book: Book, question: HttpQuestion): Promise<Reply> {
  try {
    return { written: await answerOne(book, question, new AbortController().signal) }
  } catch (error) {
    const foreseen = error instanceof PledgebookError && error.fault !== 'bug'
    return { problem: problemOfHttp(error), ...(foreseen ? {} : { bug: placeOf(error) }) }
  }
}

async function serve(port: NonNullable<typeof parentPort>, { files }: ThreadOrders): Promise<void> {
  const book = await Book.open(async (file) => files.get(file) ?? new Uint8Array())
  port.on('message', async (question: HttpQuestion) => {
    const reply = await replyTo(book, question)
    // A small answer may lie in a shared piece of memory, which cannot be handed over.
    const own = 'written' in reply && reply.written.bytes.byteLength === reply.written.bytes.buffer.byteLength
    port.postMessage(reply, own ? [reply.written.bytes.buffer as ArrayBuffer] : [])
  })
  // The first question brings all programs along; it is one of nobody's.
  await replyTo(book, { name: 'contents', input: {}, files: {}, format: 'json', chart: undefined })
  port.postMessage({ ready: true } satisfies Reply)
}

const orders = workerData as Partial<ThreadOrders> | null
if (!isMainThread && parentPort && orders?.pledgebook === 'http') void serve(parentPort, orders as ThreadOrders)
