import { type Answered, answerTables, answerZip, tableCsv } from 'pledgebook/browser'
import type { FromWorker, Request, ToWorker } from './protocol.js'
import { problemIn, takePart, theBook } from './serve.js'

const say = (message: FromWorker) => postMessage(message)

/** Tables and zip of an answer; the book says who published its figures, and under which terms. */
async function filesOf({ operation, input, answer }: Extract<Request, { readonly kind: 'files' }>) {
  const tables = answerTables(answer as Record<string, unknown>).map((t) => ({ name: t.name, csv: tableCsv(t) }))
  const { facts: around } = await theBook()
  return { tables, zip: answerZip(operation, input, answer as Answered, { around }) }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('part' in data) return takePart(data)
  if (!('request' in data) || data.request.kind !== 'files') return
  filesOf(data.request).then(
    (value) => say({ id: data.id, value }),
    (error) => say({ id: data.id, problem: problemIn(error) }),
  )
})
