import { Book, type ReadFile } from '../book/book.js'
import { BROWSER_OPERATIONS } from './browser-operations.js'
import { fetched } from './fetched.js'
import type { Context } from './operation.js'
import { Pledgebook } from './pledgebook.js'

/**
 * Opens a book in a browser or worker: at the address of its folder, or by a function that gives the bytes of a file by name.
 * `context` is what operations may use beyond the book. Throws `source` `book.missing`, `book.damaged`, `book.format`.
 */
export async function openPledgebook(
  book: string | URL | ReadFile,
  context: Partial<Context> = {},
): Promise<Pledgebook> {
  return new Pledgebook(await Book.open(typeof book === 'function' ? book : fetched(book)), BROWSER_OPERATIONS, context)
}
