import type { ReadFile } from '../book/book.js'
import { PledgebookError } from '../terms/fault.js'

/** Reads the files of a book from an address by `fetch`. Throws `source` `book.missing`. */
export function fetched(address: string | URL): ReadFile {
  const folder = String(address).replace(/\/?$/, '/')
  return async (file) => {
    const response = await fetch(`${folder}${file}`)
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    throw new PledgebookError(
      'source',
      'book.missing',
      `the book has no ${file} (${response.status})`,
      'give the address of the folder book of the package, as its files are',
      { where: `${folder}${file}` },
    )
  }
}
