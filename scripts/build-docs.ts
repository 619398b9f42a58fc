// Builds dist/docs: the documentation as plain files that open from a disk.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openFolder } from '../src/book/shipped.js'
import { docsSite, librarySaid } from './build-docs-site.js'

const OUT = process.env.PLEDGEBOOK_DOCS ?? 'dist/docs'
const book = await openFolder(process.env.PLEDGEBOOK_BOOK ?? 'dist/book')
const library = librarySaid('.')
for (const line of library.wanting) console.warn(line)
const { pages, files } = await docsSite('.', book, library.text)
rmSync(OUT, { recursive: true, force: true })
for (const [name, text] of [...files, ...pages.map((page): [string, string] => [page.path, page.html])]) {
  mkdirSync(dirname(join(OUT, name)), { recursive: true })
  writeFileSync(join(OUT, name), text)
}
const bytes = [...files.values(), ...pages.map((page) => page.html)].reduce(
  (sum, text) => sum + Buffer.byteLength(text),
  0,
)
console.log(`docs: ${pages.length} pages, ${bytes} bytes, in ${OUT}`)
