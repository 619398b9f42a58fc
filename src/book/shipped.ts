import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PledgebookError } from '../terms/fault.js'
import { Book, type ReadFile } from './book.js'
import { MANIFEST_FILE } from './manifest.js'

/** Where the built book lies as seen from the built program, from one of its chunks, and from this source file. */
const PLACES = ['./book/', '../book/', '../../dist/book/']

/** Folder of the book that the package ships. Throws `source` `book.missing` if it was never built. */
export function shippedFolder(): string {
  const found = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(hasBook)
  if (found !== undefined) return found
  throw new PledgebookError(
    'source',
    'book.missing',
    'the shipped book is not there',
    'reinstall Pledgebook, or run npm run build in the repository',
  )
}

/** Reads a compiled book's files from a folder. Names with a path are refused. */
function fromFolder(folder: string): ReadFile {
  return async (file) => {
    if (!/^[\w.-]+$/.test(file))
      throw new PledgebookError('source', 'book.damaged', `the book names a file "${file}"`, 'rebuild the book')
    try {
      return new Uint8Array(readFileSync(join(folder, file)))
    } catch (error) {
      throw new PledgebookError(
        'source',
        'book.missing',
        `the book has no ${file}`,
        'reinstall Pledgebook, or run npm run build in the repository',
        { where: join(folder, file), cause: error },
      )
    }
  }
}

/** Opens the compiled book in a folder. Throws `source` `book.missing`, `book.damaged`, `book.format`. */
export async function openFolder(folder: string): Promise<Book> {
  return Book.open(fromFolder(folder))
}

export function hasBook(folder: string): boolean {
  return existsSync(join(folder, MANIFEST_FILE))
}
