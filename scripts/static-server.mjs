// Serves one folder to browsers of this machine: its files and nothing else, compressed, kept by browsers as long as they
// may. What is asked for is looked up among the folder's files, so that no path leads out of it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES = {
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
const EVERY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

/** Plain files of a folder, links left out, by their address. Read anew for each question, since a build may replace them. */
function filesOf(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    found.map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name)
      return [`/${relative(folder, path).split(sep).join('/')}`, path]
    }),
  )
}

function addressOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    return path === '/' ? '/index.html' : path
  } catch {
    return undefined
  }
}

function refuse(response, status, text, headers = {}) {
  response.writeHead(status, { ...EVERY, 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`)
}

/** Compressed texts by their hash, since the same ones are asked for again. */
const packed = new Map()

function give(request, response, address, path) {
  const bytes = readFileSync(path)
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const small = PACKED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  // Two ways to send one file are two things to a cache.
  const etag = `"${hash}${small ? '-gzip' : ''}"`
  const headers = {
    ...EVERY,
    etag,
    'content-type': type,
    // Names of parts change with what is in them; the page and its worker keep theirs.
    'cache-control': address.startsWith('/parts/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  }
  const known = (request.headers['if-none-match'] ?? '').split(/,\s*/).map((tag) => tag.replace(/^W\//, ''))
  if (known.includes(etag) || known.includes('*')) return response.writeHead(304, headers).end()
  if (small && !packed.has(hash)) packed.set(hash, gzipSync(bytes, { level: 9 }))
  const body = small ? packed.get(hash) : bytes
  response.writeHead(200, {
    ...headers,
    'content-length': body.length,
    ...(small ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A server of a folder's files, not yet listening. */
export function staticServer(folder) {
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'only GET and HEAD', { allow: 'GET, HEAD' })
    try {
      const address = addressOf(request.url)
      const path = address && filesOf(folder).get(address)
      if (path) give(request, response, address, path)
      else refuse(response, 404, 'no such file; the page is at /')
    } catch {
      refuse(response, 404, 'this file is gone; is the page being built?')
    }
  })
}
