import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { Book } from '../book/book.js'
import { MANIFEST_FILE } from '../book/manifest.js'
import { problemOf } from '../terms/fault.js'
import type { Article } from './archive-article.js'
import { checkedBatch } from './archive-batch.js'
import { openKeeper } from './check-keeper.js'
import { knowledgeOf } from './check-knowledge.js'

/** What a thread needs to know: the book's files, whatever it was opened from, and how to read. */
export interface Orders {
  readonly pledgebook: 'archive'
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly asOf: string
  readonly language: string | undefined
}

/** Where the bundled program of a thread lies: the file this is part of, which serves when a thread loads it. */
export const WORKER_ADDRESS = import.meta.url

/** A book's files that checking reads, to be opened in another thread. */
export async function ordersOf(book: Book, asOf: string, language: string | undefined): Promise<Orders> {
  const { manifest } = book
  const entries = [manifest.facts, ...(manifest.lexicon ? [manifest.lexicon] : []), ...manifest.datasets]
  const files = await Promise.all(entries.map(async (entry) => [entry.file, await book.file(entry)] as const))
  const head = new TextEncoder().encode(JSON.stringify(manifest))
  return { pledgebook: 'archive', files: new Map([[MANIFEST_FILE, head], ...files]), asOf, language }
}

async function serve(port: NonNullable<typeof parentPort>, { files, asOf, language }: Orders): Promise<void> {
  const opened = (async () => {
    const book = await Book.open(async (file) => files.get(file) ?? new Uint8Array())
    const keeper = await openKeeper(book, asOf)
    return { keeper, knowledge: await knowledgeOf(book, keeper.facts) }
  })()
  port.on('message', async (articles: readonly Article[]) => {
    try {
      const { keeper, knowledge } = await opened
      const result = checkedBatch(keeper, knowledge, language, articles)
      port.postMessage({ result }, [result.lines.buffer])
    } catch (error) {
      const { code, detail, hint } = problemOf(error)
      port.postMessage({ fault: { code, message: detail, hint } })
    }
  })
}

const orders = workerData as Partial<Orders> | null
if (!isMainThread && parentPort && orders?.pledgebook === 'archive') void serve(parentPort, orders as Orders)
