import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Where the built page lies as seen from the built program, from one of its chunks, and from this source file. */
const PLACES = ['./web/', '../web/', '../../dist/web/']

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
const PACKED = /^(text|application\/json|image\/svg|application\/wasm)/

/** Folder of the built page; undefined where it was never built. */
export function pageFolder(): string | undefined {
  return PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((folder) =>
    existsSync(join(folder, 'index.html')),
  )
}

interface PageFile {
  readonly type: string
  readonly bytes: Buffer
  readonly hash: string
  /** Made when it is first asked for. */
  packed: Buffer | undefined
}

/** The files of the page, read once: what is asked for is looked up among them, so that no path leads out of the folder. */
export class PageFiles {
  readonly #files = new Map<string, PageFile>()

  constructor(folder: string) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath ?? entry.path, entry.name)
      const bytes = readFileSync(path)
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
      const type = TYPES[extname(path)] ?? 'application/octet-stream'
      this.#files.set(`/${relative(folder, path).split(sep).join('/')}`, { type, bytes, hash, packed: undefined })
    }
  }

  /** A file by its path, or undefined. Named by what is in them, parts may be kept for ever; the page and its worker not. */
  answer(path: string, request: Request): Response | undefined {
    const address = path === '/' ? '/index.html' : path
    const file = this.#files.get(address)
    if (file === undefined) return undefined
    const small = PACKED.test(file.type) && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
    const etag = `"${file.hash}${small ? '-gzip' : ''}"`
    const headers: Record<string, string> = {
      etag,
      'content-type': file.type,
      'cache-control': address.startsWith('/parts/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      'cross-origin-resource-policy': 'same-origin',
    }
    if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    if (small) file.packed ??= gzipSync(file.bytes, { level: 9 })
    const body = small && file.packed ? file.packed : file.bytes
    headers['content-length'] = String(body.length)
    if (small) headers['content-encoding'] = 'gzip'
    return new Response(body as Uint8Array<ArrayBuffer>, { headers })
  }
}

/** Whether a client has what an entity tag names. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
