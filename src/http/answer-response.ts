import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { isKnown } from './page-files.js'
import type { Written } from './question.js'

/** Kept by whoever likes for a minute, and asked about after that: the book may be another by then. */
const CACHE = 'public, max-age=60, must-revalidate'
const VARY = 'accept, accept-encoding'
/** Shorter answers gain nothing. */
const LEAST = 1_024
const PACKED = /^(text|application\/(json|ld\+json|xml)|image\/svg)/
/** What browsers show; all else is saved. */
export const LOOKED_AT = /^(application\/(json|ld\+json)|image\/svg|text\/html)/

/** What is shown asks for nothing and runs nothing; its style is its own. */
export const QUIET = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const pack = promisify(gzip)
const packed = new WeakMap<Uint8Array, Promise<Uint8Array>>()

function isPacked(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get('accept-encoding') ?? '')
}

/** Two ways to send one answer are two things to a cache. */
const etagOf = (tag: string, small: boolean) => `"${tag}${small ? '-gzip' : ''}"`

function common(etag: string | undefined): Record<string, string> {
  return etag === undefined ? { 'cache-control': 'no-store', vary: VARY } : { etag, 'cache-control': CACHE, vary: VARY }
}

/** 304 where the client has the answer of this tag, however it was sent. */
export function unchanged(request: Request, tag: string): Response | undefined {
  const asked = request.headers.get('if-none-match')
  const etag = [etagOf(tag, false), etagOf(tag, true)].find((one) => isKnown(asked, one))
  return etag === undefined ? undefined : new Response(null, { status: 304, headers: common(etag) })
}

/** The answer, packed where that is worth it; `tag` where it may be kept. */
export async function whole(
  request: Request,
  written: Written,
  tag: string | undefined,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const { bytes, type } = written
  const small = isPacked(request) && PACKED.test(type) && bytes.length > LEAST
  if (small && !packed.has(bytes)) packed.set(bytes, pack(bytes))
  const body = (small && (await packed.get(bytes))) || bytes
  const headers = {
    ...common(tag === undefined ? undefined : etagOf(tag, small)),
    ...more,
    'content-type': type,
    'content-length': String(body.length),
    ...(small ? { 'content-encoding': 'gzip' } : {}),
  }
  return new Response(body as Uint8Array<ArrayBuffer>, { headers })
}
