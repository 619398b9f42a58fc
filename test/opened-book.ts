import { fileURLToPath } from 'node:url'
import { Book } from '../src/book/book.js'
import { compile } from '../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../src/book/data-folder.js'

/** The repository's data folder. */
export const DATA = fileURLToPath(new URL('../data', import.meta.url))

let opened: Promise<Book> | undefined

/** The book compiled from `data/` in memory, once a test file. */
export function openedBook(): Promise<Book> {
  opened ??= (async () => {
    const { facts, datasets } = readDataFacts(DATA)
    const { files } = await compile(facts, datasets, readDataObservations(DATA, facts))
    return Book.open(async (file) => files.get(file) ?? new Uint8Array())
  })()
  return opened
}
