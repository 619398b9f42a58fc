// Builds dist/web: one first file with all that the first view needs, and parts beside it that are loaded when asked for.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { Book } from '../src/book/book.js'
import { OPERATIONS } from '../src/operations/registry.js'
import { WORKERS } from '../web/desk/workers.js'
import { FIRST_QUESTIONS } from '../web/first-questions.js'
import { FIRST_VIEW, VIEWS } from '../web/view-list.js'
import { pageScripts, workerScript } from './web-scripts.js'

/** The worker that the optimiser is part of, which asks for its WebAssembly when first needed. */
const SOLVER = 'plan'
const SOLVER_WASM = fileURLToPath(import.meta.resolve('highs/runtime'))
const BOOK = process.env.PLEDGEBOOK_BOOK ?? 'dist/book'
const OUT = process.env.PLEDGEBOOK_WEB ?? 'dist/web'

const packed = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).toString('base64')
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)
const compressed = (texts: Iterable<string>) =>
  [...texts].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)

/** Every file of the book as parts, files of figures piece by piece. */
function bookParts({ manifest, entries }: Book): Map<string, string> {
  const file = (name: string) => new Uint8Array(readFileSync(join(BOOK, name)))
  const found = new Map([['manifest.json', packed(file('manifest.json'))]])
  for (const { file: name } of entries) {
    const pieces = manifest.datasets.find((d) => d.file === name)?.pieces
    if (pieces === undefined) found.set(name, packed(file(name)))
    let start = 0
    for (const [i, { bytes }] of (pieces ?? []).entries()) {
      found.set(`${name}-${i}`, packed(file(name).subarray(start, start + bytes)))
      start += bytes
    }
  }
  return found
}

/** Names of the parts of the book that the first view reads. */
async function firstOfBook(parts: ReadonlyMap<string, string>): Promise<Set<string>> {
  const read = new Set<string>()
  const give = async (name: string) => {
    read.add(name)
    return new Uint8Array(gunzipSync(Buffer.from(parts.get(name) ?? '', 'base64')))
  }
  const book = await Book.open(give, (file, piece) => give(`${file}-${piece}`))
  for (const { operation, input } of FIRST_QUESTIONS) {
    const asked = await OPERATIONS[operation]?.()
    await asked?.run({ book, log: () => undefined }, asked.input.parse(input))
  }
  return read
}

const parts = bookParts(await Book.open(async (name) => new Uint8Array(readFileSync(join(BOOK, name)))))
const firstFigures = await firstOfBook(parts)
for (const name of Object.keys(WORKERS))
  parts.set(`worker-${name}`, packed(Buffer.from(await workerScript(name, name === SOLVER))))
parts.set('highs.wasm', packed(readFileSync(SOLVER_WASM)))
const first = new Set([...firstFigures, 'worker-first'])
const scripts = await pageScripts(VIEWS.map((v) => v.id).filter((id) => id !== FIRST_VIEW))
const style = (await build({ entryPoints: ['web/style.css'], minify: true, write: false })).outputFiles[0]?.text ?? ''

rmSync(OUT, { recursive: true, force: true })
mkdirSync(join(OUT, 'parts'), { recursive: true })
const later = [...parts].filter(([name]) => !first.has(name))
// Named by what is in them, so that a page never meets another build's parts, and browsers may keep them for good.
const rest = [
  ...[...scripts.views].map(([name, text]): [string, string] => [`view-${name}`, text]),
  ...later.map(([name, text]): [string, string] => [name, `pledgebookPart(${JSON.stringify(name)},"${text}")\n`]),
].map(([name, text]) => {
  const file = `${name}.${hashOf(text)}`
  writeFileSync(join(OUT, 'parts', `${file}.js`), text)
  return file
})
const unnamed = readFileSync('web/index.html', 'utf8')
  .replace('/*style*/', () => style.trim())
  .replace('<!--parts-->', () =>
    [
      ...[...first].map((name) => `<script type="text/plain" id="part:${name}">${parts.get(name)}</script>`),
      `<script type="application/json" id="rest">${JSON.stringify(rest)}</script>`,
      `<script>${scripts.main.replaceAll('</script', '<\\/script')}</script>`,
    ].join('\n'),
  )
const page = unnamed.replace('<!--build-->', hashOf(unnamed))
writeFileSync(join(OUT, 'index.html'), page)
writeFileSync(
  join(OUT, 'sw.js'),
  readFileSync('web/sw.js', 'utf8')
    .replace('/*build*/', hashOf(unnamed))
    .replace("'/*files*/'", () => rest.map((file) => `'parts/${file}.js'`).join(', ')),
)

const of = (start: string) =>
  compressed([...first].filter((name) => name.startsWith(start)).map((name) => parts.get(name) ?? ''))
console.log(
  [
    `page: first file ${compressed([page])} bytes compressed: NATO's figures ${of('nato')}, other facts ${of('facts') + of('manifest')},`,
    `worker ${of('worker')}, page ${compressed([scripts.main, style])}; ${rest.length} parts for later`,
  ].join(' '),
)
