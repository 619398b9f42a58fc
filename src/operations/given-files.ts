import { PledgebookError } from '../terms/fault.js'
import { isLike } from '../terms/name-pattern.js'
import type { LedgerFile, LedgerFiles } from './ledger-files.js'
import type { Files } from './operation.js'

/** Files held in memory, by name; nothing else can be read, and nothing written. Text is given as UTF-8. */
export function givenFiles(files: Readonly<Record<string, string | Uint8Array>>): Files {
  const names = Object.keys(files)
  const bytesOf = (name: string): Uint8Array => {
    const found = Object.hasOwn(files, name) ? files[name] : undefined
    if (found !== undefined) return typeof found === 'string' ? new TextEncoder().encode(found) : found
    throw new PledgebookError(
      'source',
      'file.unreadable',
      'there is no such file among those given',
      names.length === 0 ? 'give it in files' : `given are: ${names.join(', ')}`,
      { where: name },
    )
  }
  const ledgers: LedgerFiles = {
    async find(pattern) {
      const fitting = Object.hasOwn(files, pattern) ? [pattern] : names.filter((name) => isLike(name, pattern))
      if (fitting.length === 0) bytesOf(pattern)
      return fitting.sort()
    },
    async open(path): Promise<LedgerFile> {
      const bytes = bytesOf(path)
      return {
        name: path,
        size: bytes.length,
        async *bytes() {
          yield bytes
        },
      }
    },
    beside: async (_path, name) => (Object.hasOwn(files, name) ? name : undefined),
  }
  return {
    read: async (path) => bytesOf(path),
    async write(path) {
      throw new PledgebookError('input', 'files.readOnly', 'no files can be written here', 'leave the option out', {
        where: path,
      })
    },
    ledgers,
  }
}
