import { basename } from 'node:path'
import type { Overlay } from '../../src/book/overlay.js'
import { importEdition } from '../../src/operations/import.js'
import type { Files } from '../../src/operations/operation.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { type Home, homeWith, treeOf } from '../workbooks/overlay-home.js'
import { SMALL_DAY, smallWorkbook } from '../workbooks/small.js'
import { editionOf } from '../workbooks/world.js'

/** What a person asks of import, but for the file's bytes. */
export interface Asked {
  readonly file?: string
  readonly published?: string
  readonly dataset?: string
  readonly title?: string
  readonly url?: string
}

/** A user's overlay that holds an edition already, and import at its door. */
export class Desk {
  private constructor(
    readonly home: Home,
    readonly overlay: Overlay,
    /** The workbook that the overlay holds as the edition of SMALL_DAY. */
    readonly held: Uint8Array,
  ) {}

  static async open(): Promise<Desk> {
    const home = await homeWith([...editionOf('2026-07-07'), ...editionOf('2023-07-07')])
    const { bytes } = await smallWorkbook('2024')
    const desk = new Desk(home, home.overlay(), bytes)
    await desk.import(bytes, { published: SMALL_DAY })
    return desk
  }

  /** The same base book with an overlay that holds nothing. */
  anew(): Desk {
    return new Desk(this.home, this.home.overlay(), this.held)
  }

  async import(bytes: Uint8Array, asked: Asked = {}) {
    const { overlay } = this
    const files: Files = {
      read: async () => bytes,
      write: async (path) => {
        throw new Error(`import writes to ${path}`)
      },
    }
    const input = importEdition.input.parse({ file: 'new.xlsx', ...asked })
    const library = { place: overlay.root, add: overlay.add.bind(overlay) }
    const book = await overlay.open()
    return (await importEdition.run({ book, files, library, log: () => undefined }, input)).value
  }

  /**
   * The error that an import gives. Throws if it gives none, one that is not Pledgebook's or is its own fault, or if
   * anything on the disk was changed.
   */
  async refusal(bytes: Uint8Array, asked: Asked = {}): Promise<PledgebookError> {
    const before = treeOf(this.home.folder)
    const error: unknown = await this.import(bytes, { published: '2027-12-31', ...asked }).then(
      (value) => new Error(`imported as ${value.edition}`),
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof PledgebookError) || error.fault === 'bug') throw error
    const after = treeOf(this.home.folder)
    for (const [name, content] of before ?? [])
      if (after?.get(name) !== content) throw new Error(`${basename(name)} was changed`)
    if (after?.size !== before?.size) throw new Error('a file was left behind')
    return error
  }
}
