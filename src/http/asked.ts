import type { Operation } from '../operations/operation.js'
import { PledgebookError } from '../terms/fault.js'
import { type Body, readBody } from './body.js'
import { type Field, fieldsOf, fromWords, refuseFields, withoutForm } from './fields.js'
import type { Limits } from './limits.js'
import { chosenFormat } from './negotiate.js'
import { fileName, placesOf, STORY } from './places.js'
import { refusal } from './problem.js'
import type { HttpQuestion } from './question.js'
import type { RoomOfRequest } from './room.js'

type Files = Record<string, Uint8Array>
type Input = Record<string, unknown>

/** Beside the fields of the question, further files by name, for ledgers of several and for lookups. */
const MORE = 'files'

/** How the standard input is named, which a story without a file's name is. */
const UNNAMED = '-'

function refuseText(what: string): PledgebookError {
  return new PledgebookError('input', 'arguments', what, 'give the story itself as "text", or as the body')
}

/** Takes files that JSON brings as texts by name. */
function takeFiles(given: unknown, files: Files): void {
  if (given === undefined) return
  const entries =
    given !== null && typeof given === 'object' && !Array.isArray(given) ? Object.entries(given) : undefined
  if (entries === undefined || entries.some(([, text]) => typeof text !== 'string'))
    throw new PledgebookError('input', 'arguments', `"${MORE}" is no object of texts by name`, 'as {"own.yaml": "…"}')
  for (const [name, text] of entries) files[name] = new TextEncoder().encode(text as string)
}

/** A story's text becomes the file that its operation reads. */
function takeText(operation: Operation, input: Input, files: Files): Input {
  if (operation.name !== STORY.operation) return input
  const { [STORY.text]: text, ...rest } = input
  if (Object.hasOwn(rest, STORY.field) && !Object.hasOwn(files, String(rest[STORY.field])))
    throw refuseText(`"${STORY.field}" is given, but nothing is read from disks or the web here`)
  if (text === undefined) return input
  if (typeof text !== 'string') throw refuseText(`"${STORY.text}" is no text`)
  files[UNNAMED] = new TextEncoder().encode(text)
  return { ...rest, [STORY.field]: UNNAMED }
}

function lend(operation: Operation, field: string, name: string, bytes: Uint8Array, files: Files): string {
  const known = fileName(field, name, placesOf(operation.name).lent[field] ?? '')
  const free = Object.hasOwn(files, known) ? `${field}-${known}` : known
  files[free] = bytes
  return free
}

/** The one file that a bare body is. */
function fromFile(operation: Operation, body: Extract<Body, { kind: 'file' }>, files: Files): Input {
  const [field] = Object.keys(placesOf(operation.name).lent)
  if (field === undefined || operation.name === 'cost' || operation.name === 'plan')
    throw refusal(415, 'body.type', `${operation.name} reads no file as its body`, 'send JSON, or a form')
  if (operation.name !== STORY.operation)
    return { [field]: lend(operation, field, `${field}${body.ending}`, body.bytes, files) }
  // Plain text is told from others by what it holds, as on standard input; what says that it is HTML or Markdown is believed.
  const name = body.ending === '.html' || body.ending === '.md' ? `story${body.ending}` : UNNAMED
  files[name] = body.bytes
  return { [field]: name }
}

function fromForm(
  operation: Operation,
  body: Extract<Body, { kind: 'form' }>,
  fields: readonly Field[],
  files: Files,
): Input {
  const input: Input = fromWords(body.words, fields)
  const { lent } = placesOf(operation.name)
  const problems: string[] = []
  for (const { field, name, bytes } of body.files) {
    const own = operation.name === STORY.operation && field === STORY.text ? STORY.field : field
    if (field === MORE) files[fileName(MORE, name, '')] = bytes
    else if (!Object.hasOwn(lent, own)) problems.push(`no file is taken for "${field.slice(0, 60)}"`)
    else if (Object.hasOwn(input, own)) problems.push(`"${field}" is given twice`)
    else input[own] = lend(operation, own, name, bytes, files)
  }
  refuseFields(problems, fields)
  return input
}

function fromBody(operation: Operation, body: Body, fields: readonly Field[], files: Files): Input {
  if (body.kind === 'file') return fromFile(operation, body, files)
  if (body.kind === 'form') return fromForm(operation, body, fields, files)
  if (body.kind === 'none') return {}
  const { [MORE]: given, ...input } = body.value
  takeFiles(given, files)
  const { leftOut } = placesOf(operation.name)
  const refused = leftOut.filter((name) => Object.hasOwn(input, name))
  refuseFields(
    refused.map((name) => `unknown field "${name}"`),
    fields,
  )
  return input
}

/** Both at once, unless they say something of the same field. */
function joined(query: Input, body: Input, fields: readonly Field[]): Input {
  const twice = Object.keys(query).filter((name) => Object.hasOwn(body, name))
  refuseFields(
    twice.map((name) => `"${name}" is given in the query and in the body`),
    fields,
  )
  return { ...query, ...body }
}

function refuseLongQuery(query: URLSearchParams, most: number): void {
  if (query.size > most)
    throw new PledgebookError('input', 'arguments', `the query has ${query.size} fields`, `at most ${most} are read`)
}

/** The question that a request puts to an operation, by its query and its body. Throws what each may be refused for. */
export async function questionOf(
  operation: Operation,
  request: Request,
  limits: Limits,
  room: RoomOfRequest,
): Promise<HttpQuestion> {
  const query = new URL(request.url).searchParams
  refuseLongQuery(query, limits.fields)
  const fields = fieldsOf(operation)
  const { pairs, format, chart } = withoutForm(query, fields)
  const files: Files = Object.create(null) as Files
  const body = request.method === 'POST' ? await readBody(request, limits, room) : ({ kind: 'none' } as const)
  const input = joined(fromWords(pairs, fields), fromBody(operation, body, fields, files), fields)
  const taken = takeText(operation, input, files)
  return formed(operation, { name: operation.name, input: taken, files }, format, chart, request)
}

/** How the answer is to be written. An export's own field names its file. */
function formed(
  operation: Operation,
  question: Pick<HttpQuestion, 'name' | 'input' | 'files'>,
  format: string | undefined,
  chart: string | undefined,
  request: Request,
): HttpQuestion {
  const own = operation.name === 'export' ? question.input.format : undefined
  if (own !== undefined) return { ...question, format: `observations.${String(own)}`, chart }
  const wanted = format ?? (chart === undefined ? undefined : 'svg')
  const { name } = chosenFormat(operation.name, wanted, request.headers.get('accept') ?? undefined)
  return { ...question, format: name, chart }
}

/**
 * The question where a number of another operation's answer comes from, by a query: the other operation's own fields, and
 * `at`. Throws as `questionOf` does.
 */
export function explainedQuestion(
  explain: Operation,
  target: Operation,
  request: Request,
  limits: Limits,
): HttpQuestion {
  const query = new URL(request.url).searchParams
  refuseLongQuery(query, limits.fields)
  const ats = query.getAll('at')
  query.delete('at')
  const fields = fieldsOf(target)
  const { pairs, format, chart } = withoutForm(query, fields)
  if (ats.length !== 1)
    throw new PledgebookError(
      'input',
      'arguments',
      ats.length === 0 ? 'no "at" is given' : '"at" is given twice',
      'give the JSON pointer of a number: at=/members/0/value',
    )
  const files: Files = Object.create(null) as Files
  const asked = takeText(target, fromWords(pairs, fields), files)
  const input = { operation: target.name, arguments: asked, at: ats[0] }
  return formed(explain, { name: explain.name, input, files }, format, chart, request)
}
