import {
  Book,
  type Context,
  checkedInput,
  type Manner,
  type Operation,
  type Picture,
  problemOf,
} from 'pledgebook/browser'
import { unpacked } from './packed.js'
import type { FromWorker, Problem, Request, ToWorker } from './protocol.js'

type Pictures = Readonly<Record<string, Readonly<Record<string, (answer: never, manner?: Manner) => Picture>>>>

/** Answers kept for what is asked of them next, unless a worker says otherwise. */
const KEPT = 24

const say = (message: FromWorker) => postMessage(message)

const parts = new Map<
  string,
  { readonly promise: Promise<string>; readonly give: (text: string | undefined) => void }
>()

function part(name: string): Promise<string> {
  const known = parts.get(name)
  if (known) return known.promise
  let give: (text: string | undefined) => void = () => undefined
  const promise = new Promise<string>((resolve, reject) => {
    give = (text) =>
      text === undefined
        ? reject(new Error(`the page's part ${name} cannot be had; is the network cut?`))
        : resolve(text)
  })
  parts.set(name, { promise, give })
  promise.catch(() => parts.delete(name))
  say({ need: name })
  return promise
}

/** Takes a part that was asked for. */
export function takePart({ part: name, text }: Extract<ToWorker, { readonly part: string }>): void {
  parts.get(name)?.give(text)
}

/** The bytes of a part of the page's own files. Rejects where neither network nor folder has it. */
export const packedPart = async (name: string) => unpacked(await part(name))

let opening: Promise<Book> | undefined

/** The shipped book, of which only what a question needs is fetched. */
export function theBook(): Promise<Book> {
  opening ??= Book.open(packedPart, (file, piece) => packedPart(`${file}-${piece}`))
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

/** Hands the page a file that an operation wrote; it comes before the answer that names it. */
export function give(file: string, blob: Blob): void {
  say({ file, blob })
}

/** Answers the page's questions by these operations. `aids` are what a context holds beyond the book; `most` answers are kept. */
export function serve(
  operations: Readonly<Record<string, Operation>>,
  pictures: Pictures = {},
  aids: (files: ReadonlyMap<string, Blob>, log: Context['log']) => Partial<Context> = () => ({}),
  most = KEPT,
): void {
  const files = new Map<string, Blob>()
  const answers = new Map<string, ReturnType<Operation['run']>>()
  const byName = Object.fromEntries(Object.entries(operations).map(([name, o]) => [name, async () => o]))

  async function run(id: number, name: string, input: unknown): ReturnType<Operation['run']> {
    const operation = operations[name]
    if (operation === undefined) throw new Error(`this page has no operation ${name}`)
    const checked = checkedInput(operation, input, 'change what is named here, or start anew')
    const log = (progress: string) => say({ id, progress })
    const context: Context = { book: await theBook(), operations: byName, log, ...aids(files, log) }
    return operation.run(context, checked)
  }

  /** An answer is kept, so that its charts and forms need no second one. */
  function kept(id: number, name: string, input: unknown): ReturnType<Operation['run']> {
    const key = `${name} ${JSON.stringify(input)}`
    const known = answers.get(key) ?? run(id, name, input)
    answers.delete(key)
    answers.set(key, known)
    known.catch(() => answers.delete(key))
    const oldest = answers.keys().next().value
    if (answers.size > most && oldest !== undefined) answers.delete(oldest)
    return known
  }

  async function reply(id: number, request: Request): Promise<unknown> {
    if (request.kind === 'files') throw new Error('this worker makes no files')
    const answered = await kept(id, request.operation, request.input)
    if (request.kind === 'answer') return answered.value
    if (request.kind === 'form') return answered.forms?.[request.form]?.()
    const { chart, manner, ...options } = request.drawing
    const charts = pictures[request.operation] ?? {}
    const draw = charts[chart ?? Object.keys(charts)[0] ?? '']
    if (draw === undefined) throw new Error(`no chart ${chart} of ${request.operation}`)
    const picture = draw(answered.value as never, manner)
    return { svg: picture.svg(options), table: picture.table({}) }
  }

  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if ('part' in data) return takePart(data)
    if ('file' in data) {
      answers.clear()
      if (data.blob) files.set(data.file, data.blob)
      else files.delete(data.file)
      return
    }
    reply(data.id, data.request).then(
      (value) => say({ id: data.id, value }),
      (error) => say({ id: data.id, problem: problemIn(error) }),
    )
  })
}

export function problemIn(error: unknown): Problem {
  const { code, title, detail, hint } = problemOf(error)
  return { code, title, detail, hint }
}
