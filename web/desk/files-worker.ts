import { type Answered, answerTables, answerZip, tableCsv } from 'pledgebook/browser'
import type { FromWorker, ToWorker } from './protocol.js'
import { problemIn } from './serve.js'

const say = (message: FromWorker) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (!('request' in data) || data.request.kind !== 'files') return
  const { operation, input, answer } = data.request
  try {
    const tables = answerTables(answer as Record<string, unknown>).map((t) => ({ name: t.name, csv: tableCsv(t) }))
    say({ id: data.id, value: { tables, zip: answerZip(operation, input, answer as Answered) } })
  } catch (error) {
    say({ id: data.id, problem: problemIn(error) })
  }
})
