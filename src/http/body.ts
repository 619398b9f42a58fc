import { PledgebookError } from '../terms/fault.js'
import type { Limits } from './limits.js'
import { refusal } from './problem.js'
import type { RoomOfRequest } from './room.js'

/** Media types whose bodies stand for one file, and the ending by which it is known; stories are known by theirs. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  'text/csv': '.csv',
  'text/tab-separated-values': '.tsv',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/html': '.html',
  'application/yaml': '.yaml',
  'text/yaml': '.yaml',
  'application/gzip': '.csv.gz',
  'application/octet-stream': '',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
}

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'multipart/form-data'
const WORDS_TYPE = 'application/x-www-form-urlencoded'

/** Media types that a body may have. */
export const BODY_TYPES: readonly string[] = [JSON_TYPE, FORM_TYPE, WORDS_TYPE, ...Object.keys(FILE_TYPES)]

/** A file of a form, by the field it was sent for. */
export interface SentFile {
  readonly field: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a body holds: an object, words of a form with files, or one file. */
export type Body =
  | { readonly kind: 'object'; readonly value: Record<string, unknown> }
  | {
      readonly kind: 'form'
      readonly words: readonly (readonly [string, string])[]
      readonly files: readonly SentFile[]
    }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly ending: string }
  | { readonly kind: 'none' }

/** The bytes of a body. Throws 413 `body.tooLarge` as soon as there are more than `most`. */
async function bytesOf(request: Request, most: number, room: RoomOfRequest): Promise<Uint8Array> {
  const tooLarge = () =>
    refusal(413, 'body.tooLarge', `the body has more than ${most} bytes`, 'send less, or use the command line', {
      connection: 'close',
    })
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge()
  if (request.body === null) return new Uint8Array()
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length
    if (length > most) {
      await reader.cancel().catch(() => undefined)
      throw tooLarge()
    }
    room.take(piece.value.length)
    pieces.push(piece.value)
  }
  return new Uint8Array(Buffer.concat(pieces))
}

function unreadable(what: string, hint: string): PledgebookError {
  return new PledgebookError('input', 'body.unreadable', what, hint)
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unreadable('the body is not UTF-8', 'send it as UTF-8')
  }
}

function objectOf(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(textOf(bytes))
  } catch (error) {
    if (error instanceof PledgebookError) throw error
    throw unreadable('the body is not JSON', 'send one JSON object')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw unreadable('the body is JSON, but no object', 'send one JSON object with the fields of the question')
  return value as Record<string, unknown>
}

/** Parts are counted before they are parsed, since many small ones take long. */
function refuseManyParts(bytes: Uint8Array, type: string, most: number): void {
  const boundary = /boundary="?([^";]{1,200})"?/i.exec(type)?.[1]
  if (boundary === undefined) throw unreadable('the form names no boundary', 'let a library write the form')
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let count = 0
  for (let at = body.indexOf(`--${boundary}`); at >= 0; at = body.indexOf(`--${boundary}`, at + 1)) {
    count += 1
    if (count > most + 1) throw unreadable(`the form has more than ${most} parts`, 'send fewer parts')
  }
}

async function formOf(bytes: Uint8Array, type: string, most: number): Promise<Body> {
  refuseManyParts(bytes, type, most)
  let form: FormData
  try {
    form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } }).formData()
  } catch {
    throw unreadable('the form cannot be read', 'let a library write the form')
  }
  const words: [string, string][] = []
  const files: SentFile[] = []
  for (const [field, value] of form) {
    if (typeof value === 'string') words.push([field, value])
    else files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { kind: 'form', words, files }
}

/**
 * Reads the body of a request, bounded. Throws 413 `body.tooLarge`, 503 `body.room`, 415 `body.type` with what is
 * read, and `input` `body.unreadable`.
 */
export async function readBody(request: Request, limits: Limits, room: RoomOfRequest): Promise<Body> {
  const type = request.headers.get('content-type') ?? ''
  const bare = (type.split(';')[0] ?? '').trim().toLowerCase()
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity')
    throw refusal(415, 'body.encoding', `the body is encoded as ${encoding.slice(0, 40)}`, 'send it as it is', {
      'accept-encoding': 'identity',
    })
  const known = bare === '' || BODY_TYPES.includes(bare)
  if (!known)
    throw refusal(
      415,
      'body.type',
      `a body of type "${bare.slice(0, 80)}" is not read`,
      `read are: ${BODY_TYPES.join(', ')}`,
      {
        accept: BODY_TYPES.join(', '),
      },
    )
  const ofWords = bare === JSON_TYPE || bare === WORDS_TYPE
  const bytes = await bytesOf(request, ofWords ? Math.min(limits.json, limits.body) : limits.body, room)
  if (bare === JSON_TYPE) return { kind: 'object', value: objectOf(bytes) }
  if (bare === WORDS_TYPE) return { kind: 'form', words: [...new URLSearchParams(textOf(bytes))], files: [] }
  if (bare === FORM_TYPE) return formOf(bytes, type, limits.fields)
  if (bare !== '') return { kind: 'file', bytes, ending: FILE_TYPES[bare] ?? '' }
  if (bytes.length === 0) return { kind: 'none' }
  throw refusal(415, 'body.type', 'the body says no content-type', `name one: ${BODY_TYPES.join(', ')}`)
}
