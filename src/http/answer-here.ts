import type { Book } from '../book/book.js'
import { answerFile } from '../operations/answer-file.js'
import { ask, withinReach } from '../operations/ask.js'
import { givenFiles } from '../operations/given-files.js'
import type { Context, Files } from '../operations/operation.js'
import { exportedFile } from './export-file.js'
import type { Answerer, HttpQuestion, Written } from './question.js'

/** What a ledger may take of a server's memory; larger ones are for the command line. */
const MEMORY = { lines: 500_000, compared: 250_000 }

/** What a question may use: the book, and the files that it brought. No disk, no network, no database. */
async function contextOf(book: Book, files: Files, signal: AbortSignal): Promise<Context> {
  return {
    book,
    files,
    operations: await withinReach('http'),
    memory: MEMORY,
    network: undefined,
    library: undefined,
    engines: undefined,
    log: () => undefined,
    signal,
  }
}

/** Answers one question in this thread, in the form that was asked for. Throws what its operation and the format throw. */
export async function answerOne(book: Book, question: HttpQuestion, signal: AbortSignal): Promise<Written> {
  const { name, input, format, chart } = question
  if (name === 'export' && format !== 'json')
    return exportedFile(async (catching) => {
      const context = await contextOf(book, catching, signal)
      const { answer } = await ask(context, 'http', name, {
        ...input,
        format: format.replace('observations.', ''),
        out: 'file',
      })
      return answer
    })
  const context = await contextOf(book, givenFiles(question.files), signal)
  const asked = await ask(context, 'http', name, input)
  const { bytes, type, extension } = await answerFile(asked, format, chart)
  return { bytes, type, extension }
}

/** Answers in this thread, one after another as they come. */
export function answererHere(book: Book): Answerer {
  return {
    answer: (question, signal) => answerOne(book, question, signal),
    end: async () => undefined,
  }
}
