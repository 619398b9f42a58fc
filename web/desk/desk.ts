import { unpacked } from './packed.js'
import type { Drawing, Drawn, FromWorker, Problem, Request, ToWorker } from './protocol.js'
import { part } from './shelf.js'
import { workerOf } from './workers.js'

/** A question that was dropped since a newer one took its place. */
export class Dropped extends Error {}

/** A fault that the program told in words. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly progress: ((line: string) => void) | undefined
}

let count = 0

/** One worker and the questions it has not answered yet. */
class Hand {
  readonly #waiting = new Map<number, Waiting>()
  /** Files that its operations wrote, by name, until they are taken. */
  readonly written = new Map<string, Blob>()
  readonly #worker: Promise<Worker>

  constructor(readonly name: string) {
    this.#worker = this.#start()
    this.#worker.catch(() => undefined)
  }

  async #start(): Promise<Worker> {
    const code = await unpacked(await part(`worker-${this.name}`))
    // Pages opened from a folder may not start workers from files.
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
    const worker = new Worker(address)
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => void this.#hear(worker, data)
    worker.onerror = (event) => this.#fail(new Error(event.message || `the worker ${this.name} stopped`))
    return worker
  }

  async #hear(worker: Worker, said: FromWorker): Promise<void> {
    if ('need' in said) {
      const text = await part(said.need).catch(() => undefined)
      worker.postMessage({ part: said.need, text } satisfies ToWorker)
      return
    }
    if ('file' in said) {
      this.written.set(said.file, said.blob)
      return
    }
    const asked = this.#waiting.get(said.id)
    if ('progress' in said) return asked?.progress?.(said.progress)
    this.#waiting.delete(said.id)
    if ('problem' in said) asked?.reject(new Refused(said.problem))
    else asked?.resolve(said.value)
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }

  async say(message: ToWorker): Promise<void> {
    ;(await this.#worker).postMessage(message)
  }

  async ask(request: Request, progress?: (line: string) => void): Promise<unknown> {
    const worker = await this.#worker
    count += 1
    const id = count
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress })
      worker.postMessage({ id, request } satisfies ToWorker)
    })
  }

  async end(): Promise<void> {
    ;(await this.#worker).terminate()
    this.#fail(new Dropped())
  }
}

const hands = new Map<string, Hand>()

function handOf(operation: string, why = false): Hand {
  const name = workerOf(operation, why)
  const known = hands.get(name) ?? new Hand(name)
  hands.set(name, known)
  return known
}

async function asked(request: Request, hand: Hand, progress?: (line: string) => void): Promise<unknown> {
  try {
    return await hand.ask(request, progress)
  } catch (error) {
    // A worker that could not be loaded is tried anew when asked again.
    if (!(error instanceof Refused || error instanceof Dropped)) hands.delete(hand.name)
    throw error
  }
}

/** The answer to a question, the same object that the command line prints with `--json`. Rejects with `Refused`. */
export async function answer<T>(operation: string, input: object, progress?: (line: string) => void): Promise<T> {
  return (await asked({ kind: 'answer', operation, input }, handOf(operation), progress)) as T
}

/** A chart of the answer to a question, and its table. Rejects with `Refused`. */
export async function picture(operation: string, input: object, drawing: Drawing): Promise<Drawn> {
  return (await asked({ kind: 'picture', operation, input, drawing }, handOf(operation))) as Drawn
}

/** The answer written in another form that the operation knows, as a whole file's text. */
export async function form(operation: string, input: object, name: string): Promise<string> {
  return (await asked({ kind: 'form', operation, input, form: name }, handOf(operation))) as string
}

/** The files of an answer: its tables by name as CSV, and all of it with metadata and citation as one zip. */
export interface AnswerFiles {
  readonly tables: readonly { readonly name: string; readonly csv: string }[]
  readonly zip: Uint8Array<ArrayBuffer>
}

export async function filesOf(operation: string, input: object, value: object): Promise<AnswerFiles> {
  return (await asked({ kind: 'files', operation, input, answer: value }, handOf('files'))) as AnswerFiles
}

/** Where the number at a JSON pointer of an answer comes from. */
export async function explain<T>(operation: string, input: object, at: string): Promise<T> {
  const question = { operation, arguments: input, at }
  return (await asked({ kind: 'answer', operation: 'explain', input: question }, handOf(operation, true))) as T
}

/** Gives the operation's worker a file of the person's under a name, or takes it away. Nothing leaves the page. */
export async function lend(operation: string, name: string, blob: Blob | undefined): Promise<void> {
  await handOf(operation).say({ file: name, blob })
}

/** Takes a file that an operation wrote under a name, once its answer is there. */
export function written(operation: string, name: string): Blob | undefined {
  const { written: files } = handOf(operation)
  const blob = files.get(name)
  files.delete(name)
  return blob
}

/** Stops the worker of an operation and whatever it was asked; the next question starts it anew. */
export async function stop(operation: string): Promise<void> {
  const hand = handOf(operation)
  hands.delete(hand.name)
  await hand.end()
}

/** One question at a time: while one is being answered only the newest of those asked since waits for its turn. */
export class Latest {
  #busy = false
  #next: (() => Promise<void>) | undefined

  run(job: () => Promise<void>): void {
    if (this.#busy) {
      this.#next = job
      return
    }
    this.#busy = true
    void job().finally(() => {
      this.#busy = false
      const next = this.#next
      this.#next = undefined
      if (next) this.run(next)
    })
  }
}
