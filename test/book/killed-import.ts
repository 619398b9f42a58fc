/**
 * A program that imports one file into an overlay, bundled and started by overlay-killed.test.ts, which kills it.
 * Arguments: folder of the base book, folder of the overlay, file, day of publication.
 */
import { Overlay } from '../../src/book/overlay.js'
import { disk } from '../../src/cli/disk.js'
import { importEdition } from '../../src/operations/import.js'
import type { Library } from '../../src/operations/library.js'

const [base = '', root = '', file = '', published = ''] = process.argv.slice(2)
const overlay = new Overlay(root, base)
const library: Library = {
  place: root,
  async add(...copy) {
    process.stdout.write('begins\n')
    await overlay.add(...copy)
    process.stdout.write('done\n')
    // What import reports after this writes nothing, so that no kill is wasted on it.
    process.exit()
  },
}
const book = await overlay.open()
const input = importEdition.input.parse({ file, published })
await importEdition.run({ book, files: disk, library, log: () => undefined }, input)
