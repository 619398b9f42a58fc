import { fileURLToPath } from 'node:url'
import { Book } from '../src/book/book.js'
import { readDataClassification } from '../src/book/classification-folder.js'
import { compile } from '../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../src/book/data-folder.js'
import { readDataLexicon } from '../src/book/lexicon-folder.js'
import { readDataTrackRecords } from '../src/book/track-record-folder.js'

/** The repository's data folder. */
export const DATA = fileURLToPath(new URL('../data', import.meta.url))

let opened: Promise<Book> | undefined

/** The book compiled from `data/` in memory, once a test file. */
export function openedBook(): Promise<Book> {
  opened ??= (async () => {
    const { facts, datasets } = readDataFacts(DATA)
    const records = readDataTrackRecords(DATA, facts)
    const { files } = await compile(
      facts,
      datasets,
      readDataObservations(DATA, facts),
      records,
      readDataClassification(DATA),
      readDataLexicon(DATA),
    )
    return Book.open(async (file) => files.get(file) ?? new Uint8Array())
  })()
  return opened
}
