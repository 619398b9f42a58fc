import type { Book } from '../book/book.js'
import { ask, withinReach } from '../operations/ask.js'
import { givenFiles } from '../operations/given-files.js'
import type { Context } from '../operations/operation.js'

/** A question as an assistant puts it. */
export interface Question {
  readonly name: string
  readonly input: unknown
  /** A text that the question is about; read where the input says `-`. */
  readonly text?: string | undefined
}

/** How a question is waited for. */
export interface Waiting {
  /** One line of progress. */
  readonly log: (line: string) => void
  readonly signal: AbortSignal
}

/** An answer: the same object as `--json`, and the same in words where the door has words. */
export interface Told {
  readonly value: object
  readonly words: string | undefined
}

/** A text for people that goes with the book, such as how its numbers are made. */
export interface DeskText {
  readonly title: string
  readonly says: string
  /** Markdown. */
  read(): Promise<string>
}

/** Where the questions of assistants are answered: in this process, or wherever a door sends them. */
export interface Desk {
  readonly book: Book
  /** By the last part of their address, such as `glossary`. */
  readonly texts: Readonly<Record<string, DeskText>>
  /** Throws what the operation throws, and the signal's reason once it is aborted. */
  answer(question: Question, waiting: Waiting): Promise<Told>
}

/** What a door adds to a desk. */
export interface DeskFurniture {
  /** An answer in words for people; undefined where an operation has none. */
  readonly words?: ((name: string, value: object) => string | undefined) | undefined
  readonly texts?: Readonly<Record<string, DeskText>> | undefined
}

/**
 * A desk in this process. The context is asked for anew with each question, for the day may change meanwhile; its files and
 * network are not passed on.
 */
export function deskOf(contextOf: () => Context, { words, texts = {} }: DeskFurniture = {}): Desk {
  return {
    book: contextOf().book,
    texts,
    async answer({ name, input, text }, { log, signal }) {
      // A word to cancel that came right behind the question is read before the work begins.
      await new Promise((go) => setImmediate(go))
      signal.throwIfAborted()
      const context = {
        ...contextOf(),
        operations: await withinReach('mcp'),
        files: text === undefined ? undefined : givenFiles({ '-': text }),
        network: undefined,
        library: undefined,
        log,
        signal,
      }
      const { answer } = await ask(context, 'mcp', name, input)
      signal.throwIfAborted()
      const value = answer.value as object
      return { value, words: words?.(name, value) }
    },
  }
}
