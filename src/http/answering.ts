import { checkedInput } from '../operations/checked-input.js'
import type { Operation } from '../operations/operation.js'
import { VERSION } from '../operations/version.js'
import { LOOKED_AT, QUIET, unchanged, whole } from './answer-response.js'
import type { Desk } from './app.js'
import { explainedQuestion, questionOf } from './asked.js'
import { KeptAnswers, tagOf } from './kept-answers.js'
import type { HttpQuestion, Written } from './question.js'
import { Room, RoomOfRequest } from './room.js'

const GOES_ON = new AbortController().signal

/** An answer is looked at, and never runs anything or asks for anything. */
function headersOf(name: string, { type, extension }: Written): Record<string, string> {
  const shown = LOOKED_AT.test(type) ? 'inline' : 'attachment'
  return {
    'content-disposition': `${shown}; filename="pledgebook-${name}.${extension}"`,
    'content-security-policy': `${QUIET}; sandbox`,
  }
}

/** Answers requests about operations: what is known already at once, all else within what one client may have at a time. */
export class Answering {
  readonly #kept: KeptAnswers
  readonly #room: Room

  constructor(readonly desk: Desk) {
    this.#kept = new KeptAnswers(desk.limits.kept)
    this.#room = new Room(desk.limits.bodies)
  }

  /** Answers a question of this operation. Throws what it may be refused for. */
  async answer(operation: Operation, request: Request, client: string): Promise<Response> {
    const room = new RoomOfRequest(this.#room)
    const question = () => questionOf(operation, request, this.desk.limits, room)
    if (request.method !== 'POST') return this.#read(operation, await question(), request, client)
    try {
      return await this.desk.clients.run(client, async () => this.#sent(operation, await question(), request))
    } finally {
      room.end()
    }
  }

  /** Answers where a number of another operation's answer comes from. Throws what it may be refused for. */
  explain(explain: Operation, target: Operation, request: Request, client: string): Promise<Response> {
    return this.#read(explain, explainedQuestion(explain, target, request, this.desk.limits), request, client)
  }

  /** Of an answer, undefined where its question brought files: that is answered and forgotten. */
  #tag(operation: Operation, { name, input, files, format, chart }: HttpQuestion): string | undefined {
    const asked = checkedInput(operation, input, `the fields of ${name} are at /docs#${name}`)
    if (Object.keys(files).length > 0) return undefined
    return tagOf([this.desk.book.id, VERSION, name, asked, format, chart])
  }

  async #read(operation: Operation, question: HttpQuestion, request: Request, client: string): Promise<Response> {
    const tag = this.#tag(operation, question) ?? ''
    const known = unchanged(request, tag)
    if (known) return known
    const kept = this.#kept.get(tag)
    const written = kept ?? (await this.desk.clients.run(client, () => this.#shared(tag, question)))
    return whole(request, written, tag, headersOf(question.name, written))
  }

  async #sent(operation: Operation, question: HttpQuestion, request: Request): Promise<Response> {
    const tag = this.#tag(operation, question)
    const { answerer } = this.desk
    const written = await (tag === undefined ? answerer.answer(question, request.signal) : this.#shared(tag, question))
    return whole(request, written, undefined, headersOf(question.name, written))
  }

  /** What others wait for too goes on when the one who asked first has left. */
  #shared(tag: string, question: HttpQuestion): Promise<Written> {
    return this.#kept.of(tag, () => this.desk.answerer.answer(question, GOES_ON))
  }
}
