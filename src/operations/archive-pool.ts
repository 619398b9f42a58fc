import { Worker } from 'node:worker_threads'
import { PledgebookError } from '../terms/fault.js'
import type { Article } from './archive-article.js'
import { type BatchResult, failedBatch } from './archive-batch.js'

interface Reply {
  readonly result?: BatchResult
  readonly fault?: { readonly code: string; readonly message: string; readonly hint: string }
}

const died = (cause: unknown) =>
  new PledgebookError(
    'source',
    'archive.workerDied',
    `the thread that checked this ended: ${cause instanceof Error ? cause.message : String(cause)}`,
    'look at this document alone, with check; if it is very long, give Node more memory',
  )

/** One thread, and what it has still to answer, in order. */
class Thread {
  readonly #waiting: { resolve: (reply: Reply) => void; reject: (error: unknown) => void }[] = []
  #worker: Worker | undefined

  constructor(
    readonly address: URL,
    readonly orders: unknown,
  ) {}

  get busy(): number {
    return this.#waiting.length
  }

  ask(articles: readonly Article[]): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#started().postMessage(articles)
    })
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  /** A thread that ended answers nothing more: what it had is refused, and the next question starts another. */
  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(this.address, { workerData: this.orders })
    const over = (cause: unknown) => {
      if (this.#worker !== worker) return
      this.#worker = undefined
      for (const { reject } of this.#waiting.splice(0)) reject(died(cause))
    }
    worker.on('message', (reply: Reply) => this.#waiting.shift()?.resolve(reply))
    worker.on('error', over)
    worker.on('exit', (code) => over(`exit ${code}`))
    this.#worker = worker
    return worker
  }
}

/** Threads that check batches of documents. */
export class ArchivePool {
  readonly #threads: readonly Thread[]

  constructor(count: number, address: URL, orders: unknown) {
    this.#threads = Array.from({ length: count }, () => new Thread(address, orders))
  }

  /** Checks a batch in the least busy thread. One that a thread does not outlive is tried document by document, so that only one is lost. */
  async check(articles: readonly Article[]): Promise<BatchResult[]> {
    const [thread] = [...this.#threads].sort((a, b) => a.busy - b.busy)
    if (thread === undefined) return []
    try {
      const { result, fault } = await thread.ask(articles)
      if (result) return [result]
      throw new PledgebookError('source', fault?.code ?? 'archive.workerDied', fault?.message ?? '', fault?.hint ?? '')
    } catch (error) {
      if (!(error instanceof PledgebookError) || error.code !== 'archive.workerDied') throw error
      if (articles.length === 1) return [failedBatch(articles, error)]
      const results: BatchResult[] = []
      for (const article of articles) results.push(...(await this.check([article])))
      return results
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()))
  }
}
