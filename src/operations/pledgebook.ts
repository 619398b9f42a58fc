import type { Book } from '../book/book.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { PledgebookError } from '../terms/fault.js'
import type { AnswerFile } from './answer-file.js'
import { askAmong, type OperationTable } from './ask-among.js'
import { type ExplainNode, explainTree } from './explain.js'
import { givenFiles } from './given-files.js'
import type { Context } from './operation.js'
import type { AnswerTo, Question, QuestionName } from './questions.js'

/** What may be said beside a question. None of it changes what is true; all of it may be left out. */
export interface Asking {
  /** Files that the question names, by name: a story for `check`, a budget for `ledger` and `classify`. Text is taken as UTF-8. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** Hears of progress, one line at a time. */
  readonly log?: (line: string) => void
  /** Gives up the work when aborted. */
  readonly signal?: AbortSignal
}

/** An answer, and what can be asked of it. */
export interface Reply<N extends QuestionName> {
  /** The answer as plain data, numbers unrounded. */
  readonly value: AnswerTo<N>
  /** The answer as the bytes that every door gives: canonical JSON, ended by a line feed. */
  json(): string
  /**
   * Where a number of the answer comes from, by its JSON pointer (`/members/3/value`): a tree whose leaves are cells of editions.
   * Throws `notFound` `origin.none` where nothing is kept for that place.
   */
  origin(pointer: string): ExplainNode
  /**
   * The answer in a format: `json`, `csv`, `zip`, and what else `formatsOf` lists for it (`svg` takes the name of a chart).
   * Throws `input` `format.unknown`.
   */
  file(format: string, chart?: string): Promise<AnswerFile>
}

/** A book that can be asked. Make one by `openPledgebook`. */
export class Pledgebook {
  readonly #operations: OperationTable
  readonly #context: Partial<Context>

  /** `operations` are what it can answer; `context` is what they may use beyond the book. */
  constructor(
    readonly book: Book,
    operations: OperationTable,
    context: Partial<Context> = {},
  ) {
    this.#operations = operations
    this.#context = context
  }

  /**
   * Asks one question. The same question of the same book has the same answer, to the byte, whatever the clock says.
   * Throws `PledgebookError`: `input` where the question is wrong, `notFound` where the book has no such thing, `data` and
   * `source` where files are at fault.
   */
  async ask<N extends QuestionName>(name: N, question: Question<N>, asking: Asking = {}): Promise<Reply<N>> {
    const { files, log, signal } = asking
    const context: Context = {
      log: () => undefined,
      ...this.#context,
      ...(files === undefined ? {} : { files: givenFiles(files) }),
      ...(log === undefined ? {} : { log }),
      ...(signal === undefined ? {} : { signal }),
      book: this.book,
    }
    const asked = await askAmong(this.#operations, context, 'library', name, question)
    const { value, origins } = asked.answer
    return {
      value: value as AnswerTo<N>,
      json: () => canonicalJson(value),
      origin: (pointer) => {
        const origin = origins.get(pointer) ?? origins.get(`${pointer}/value`)
        if (origin !== undefined) return explainTree(this.book, origin)
        throw new PledgebookError(
          'notFound',
          'origin.none',
          `nothing is kept of where ${pointer} comes from`,
          'give the JSON pointer of a number of the answer, such as /members/0/value',
        )
      },
      file: async (format, chart) => (await import('./answer-file.js')).answerFile(asked, format, chart),
    }
  }
}
