import type { Day } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Answer, Context } from './operation.js'

/** A question that was answered, with its place among those asked. */
export interface Told<T = unknown> {
  readonly place: number
  readonly operation: string
  readonly question: Readonly<Record<string, unknown>>
  readonly value: T
  readonly origins: Answer<unknown>['origins']
}

/** A question without an answer, and why in words. */
export interface Untold {
  readonly code: string
  readonly because: string
}

const ANSWERLESS = new Set(['input', 'notFound', 'source'])

/** A refusal is part of a report where it says what is not known; a fault in the book or in the program is not. */
function refusalOf(error: unknown): Untold {
  if (error instanceof PledgebookError && ANSWERLESS.has(error.fault))
    return { code: error.code, because: error.message }
  throw error
}

/** Asks other operations, each question once, all as of one day. */
export class ReportDesk {
  readonly told: Told[] = []
  readonly #kept = new Map<string, Promise<Told | Untold>>()

  constructor(
    readonly context: Context,
    readonly asOf: Day,
  ) {}

  /** The answer, or why there is none. Throws faults that are not of the question. */
  ask<T>(operation: string, question: Readonly<Record<string, unknown>>): Promise<Told<T> | Untold> {
    const key = JSON.stringify([operation, question])
    const kept = this.#kept.get(key) ?? this.#ask(operation, question)
    this.#kept.set(key, kept)
    return kept as Promise<Told<T> | Untold>
  }

  async #ask(name: string, question: Readonly<Record<string, unknown>>): Promise<Told | Untold> {
    const load = this.context.operations?.[name]
    if (load === undefined)
      throw new PledgebookError('bug', 'report.operation', `no operation "${name}" to ask`, 'please report this')
    const operation = await load()
    const asked = { ...question, asOf: this.asOf }
    const { signal } = this.context
    signal?.throwIfAborted()
    try {
      const answer = await operation.run(this.context, operation.input.parse(asked) as never)
      const told = { place: this.told.length, operation: name, question: asked, ...answer }
      this.told.push(told)
      return told
    } catch (error) {
      return refusalOf(error)
    }
  }
}

export function answered<T>(told: Told<T> | Untold): told is Told<T> {
  return 'value' in told
}

/** What a JSON pointer leads to; undefined where it leads nowhere. */
export function atPointer(value: unknown, pointer: string): unknown {
  let at = value
  for (const key of pointer.split('/').slice(1)) at = (at as Record<string, unknown> | null | undefined)?.[key]
  return at
}

/** A question as the command line asks it. */
export function commandOf(operation: string, question: Readonly<Record<string, unknown>>): string {
  const flags = Object.entries(question).flatMap(([name, value]) => {
    if (value === undefined || value === false) return []
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    const said = String(value)
    return [value === true ? flag : `${flag} ${/^[\w.,/+-]+$/.test(said) ? said : JSON.stringify(said)}`]
  })
  return ['pledgebook', operation, ...flags].join(' ')
}
