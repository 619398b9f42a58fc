import { openFolder, shippedFolder } from './book/shipped.js'
import { disk } from './cli/disk.js'
import { ENGINES_HERE } from './operations/engines-here.js'
import type { Context } from './operations/operation.js'
import { Pledgebook } from './operations/pledgebook.js'
import { OPERATIONS } from './operations/registry.js'

/**
 * Opens a book in Node: the one the package ships, or the one compiled in a folder. Files that a question names are read from
 * disk. The network is not used. `context` replaces what operations may use beyond the book.
 * Throws `source` `book.missing`, `book.damaged`, `book.format`.
 */
export async function openPledgebook(
  folder: string = shippedFolder(),
  context: Partial<Context> = {},
): Promise<Pledgebook> {
  return new Pledgebook(await openFolder(folder), OPERATIONS, { files: disk, engines: ENGINES_HERE, ...context })
}
