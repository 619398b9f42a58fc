import { type Files, type LedgerFile, PledgebookError } from 'pledgebook/browser'
import { give } from './serve.js'

const PERCENT_STEP = 2

function notHere(name: string): PledgebookError {
  return new PledgebookError('source', 'file.unreadable', `the file ${name} is not on this page`, 'choose it again')
}

async function* piecesOf(blob: Blob, log: (line: string) => void): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader()
  let read = 0
  let told = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
      read += value.length
      const percent = Math.floor((100 * read) / blob.size)
      if (percent < told + PERCENT_STEP) continue
      told = percent
      log(`${percent} %`)
    }
  } finally {
    await reader.cancel()
  }
}

async function written(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const held: BlobPart[] = []
  for await (const piece of pieces) held.push(piece as Uint8Array<ArrayBuffer>)
  give(path, new Blob(held))
}

/** The files that the person gave the page, read piece by piece; what is written is handed to the page. */
export function filesHere(files: ReadonlyMap<string, Blob>, log: (line: string) => void): Files {
  const blobOf = (name: string): Blob => {
    const blob = files.get(name)
    if (blob === undefined) throw notHere(name)
    return blob
  }
  return {
    read: async (path) => new Uint8Array(await blobOf(path).arrayBuffer()),
    write: async (path, bytes) => give(path, new Blob([bytes as Uint8Array<ArrayBuffer>])),
    writeFrom: written,
    ledgers: {
      find: async (pattern) => [pattern],
      open: async (name): Promise<LedgerFile> => {
        const blob = blobOf(name)
        return { name, size: blob.size, bytes: () => piecesOf(blob, log) }
      },
      beside: async (_path, name) => (files.has(name) ? name : undefined),
    },
  }
}
