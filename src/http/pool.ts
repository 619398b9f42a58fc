import { cpus } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Limits } from './limits.js'
import { HttpProblem, type Problem, refusal } from './problem.js'
import type { Answerer, HttpQuestion, Written } from './question.js'
import type { ThreadOrders } from './thread.js'

/** Answered fast whatever they ask; the others may hold a thread for seconds, and never all threads at once. */
const LIGHT = new Set(['standing', 'series', 'revisions', 'drivers', 'contents', 'definitions', 'readings', 'explain'])

export type Reply =
  | { readonly ready: true }
  | { readonly written: Written }
  | { readonly problem: Problem; readonly bug?: string }

interface Waiting {
  readonly question: HttpQuestion
  readonly light: boolean
  readonly resolve: (written: Written) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  ready: boolean
  job: Waiting | undefined
}

/** Threads of a machine that may be given to answers. */
export function usualThreads(): number {
  return Math.max(2, Math.min(4, cpus().length))
}

const busy = () =>
  refusal(503, 'work.queue', 'too many questions wait', 'ask again in a moment', { 'retry-after': '2' })
const stopped = () =>
  refusal(503, 'stopping', 'the server is stopping', 'ask again in a moment', { 'retry-after': '5' })
const late = (ms: number) =>
  refusal(
    503,
    'work.time',
    `the question took more than ${ms} ms`,
    'ask for less: fewer draws, a shorter text, a smaller ledger',
    {
      'retry-after': '10',
    },
  )
const died = (code: string | undefined) =>
  code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? refusal(
        413,
        'work.memory',
        'the question needs more memory than one may have',
        'ask for less, or use the command line',
      )
    : refusal(503, 'work.ended', 'the thread that answered ended', 'ask again', { 'retry-after': '1' })

/** Threads that answer questions, each its own book. A question that takes too long loses its thread, and another takes its place. */
export class AnswerPool implements Answerer {
  readonly #queue: Waiting[] = []
  readonly #threads: Thread[] = []
  #ended = false

  constructor(
    readonly address: URL,
    readonly orders: ThreadOrders,
    readonly limits: Limits,
    /** Told of what went wrong in a thread; never of what was asked. */
    readonly onbug: (what: string) => void = () => undefined,
  ) {
    for (let i = 0; i < limits.threads; i += 1) this.#start()
  }

  /** Resolves once a thread is ready to answer. */
  async ready(): Promise<void> {
    while (!this.#threads.some((thread) => thread.ready)) {
      if (this.#ended) throw stopped()
      await new Promise((go) => setTimeout(go, 10))
    }
  }

  /** Questions that wait for a thread. */
  get waiting(): number {
    return this.#queue.length
  }

  answer(question: HttpQuestion, signal: AbortSignal): Promise<Written> {
    if (this.#ended) return Promise.reject(stopped())
    if (this.#queue.length >= this.limits.waiting) return Promise.reject(busy())
    return new Promise<Written>((resolve, reject) => {
      // Who has left is not answered; what runs already goes on, and is kept for others.
      const left = () => this.#queue.includes(job) && this.#give(job, signal.reason)
      const timer = setTimeout(() => this.#give(job, late(this.limits.answer)), this.limits.answer)
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', left)
      }
      const job: Waiting = {
        question,
        light: isLight(question),
        resolve: (written) => {
          done()
          resolve(written)
        },
        reject: (error) => {
          done()
          reject(error)
        },
      }
      signal.addEventListener('abort', left)
      this.#queue.push(job)
      this.#next()
    })
  }

  async end(): Promise<void> {
    this.#ended = true
    for (const job of this.#queue.splice(0)) job.reject(stopped())
    await Promise.all(this.#threads.splice(0).map((thread) => thread.worker.terminate()))
  }

  /** Gives a question up, wherever it is. */
  #give(job: Waiting, error: unknown): void {
    const at = this.#queue.indexOf(job)
    if (at >= 0) this.#queue.splice(at, 1)
    const thread = this.#threads.find((one) => one.job === job)
    job.reject(error)
    if (thread) this.#replace(thread)
  }

  #replace(thread: Thread): void {
    thread.job = undefined
    const at = this.#threads.indexOf(thread)
    if (at >= 0) this.#threads.splice(at, 1)
    void thread.worker.terminate()
    if (!this.#ended) this.#start()
  }

  #start(): void {
    const worker = new Worker(this.address, {
      workerData: this.orders,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memory },
      stdout: false,
      env: {},
    })
    const thread: Thread = { worker, ready: false, job: undefined }
    worker.on('message', (reply: Reply) => this.#heard(thread, reply))
    worker.on('error', (error: NodeJS.ErrnoException) => this.#lost(thread, error.code))
    worker.on('exit', () => this.#lost(thread, undefined))
    this.#threads.push(thread)
  }

  /** A thread that ended by itself. One that could not even begin is not started again at once. */
  #lost(thread: Thread, code: string | undefined): void {
    if (!this.#threads.includes(thread)) return
    const { job, ready } = thread
    if (code !== undefined) this.onbug(`a thread ended: ${code}`)
    if (ready) this.#replace(thread)
    else {
      this.#threads.splice(this.#threads.indexOf(thread), 1)
      if (!this.#ended) setTimeout(() => !this.#ended && this.#start(), 1_000).unref()
    }
    job?.reject(died(code))
  }

  #heard(thread: Thread, reply: Reply): void {
    if ('ready' in reply) thread.ready = true
    else {
      const { job } = thread
      thread.job = undefined
      if ('bug' in reply && reply.bug !== undefined) this.onbug(reply.bug)
      if (job && 'written' in reply) job.resolve(reply.written)
      else if (job && 'problem' in reply) job.reject(new HttpProblem(reply.problem))
    }
    this.#next()
  }

  /** Gives free threads what waits; one thread of several is kept for questions that take no time. */
  #next(): void {
    for (const thread of this.#threads) {
      if (!thread.ready || thread.job) continue
      const heavy = this.#threads.filter((one) => one.job && !one.job.light).length
      const most = Math.max(1, this.limits.threads - 1)
      const at = this.#queue.findIndex((job) => job.light || heavy < most)
      if (at < 0) return
      const [job] = this.#queue.splice(at, 1)
      if (job === undefined) return
      thread.job = job
      thread.worker.postMessage(job.question)
    }
  }
}

function isLight({ name, input, format }: HttpQuestion): boolean {
  if (format !== 'json' && format !== 'csv') return false
  return LIGHT.has(name) && (name !== 'explain' || LIGHT.has(String(input.operation)))
}
