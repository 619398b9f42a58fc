import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Copy, Edition, Observation } from '../terms/observation.js'
import { Book } from './book.js'
import { compile } from './compile.js'
import { sha256 } from './digest.js'
import { addCopy, editionsBelow } from './edition-folder.js'
import type { Facts } from './facts.js'
import { oneAtATime } from './import-lock.js'
import { hasBook, openFolder, shippedFolder } from './shipped.js'
import { formatTidy, readTidy } from './tidy-csv.js'
import { writeFolderWhole } from './whole-file.js'

/** A base edition and the overlay's word on it: copies of both, the overlay's titles and addresses. */
function merged(base: Edition | undefined, own: Edition): Edition {
  if (base === undefined || !base.held) return own
  const ids = new Set(own.copies.map((c) => c.id))
  const original = own.copies.some((c) => c.kind === 'original')
  const { partial: _partial, ...whole } = base
  return {
    ...(original ? whole : base),
    ...(own.constantPrices ? { constantPrices: own.constantPrices } : {}),
    copies: [...base.copies.filter((c) => !ids.has(c.id)), ...own.copies],
  }
}

function readFigures(base: Book, edition: Edition, copy: Copy, text: string): Observation[] {
  const measures = new Map(base.facts.measures.map((m) => [m.id, m]))
  const areas = new Set([...base.facts.areas, ...base.facts.groups].map((a) => a.code))
  const context = { edition: edition.id, copy: copy.id, measures, areas }
  return readTidy(new TextEncoder().encode(text), context, `${edition.id}/${copy.id}.csv`)
}

/** Whether a folder is a compiled book by its name, and not what a killed program was about to rename into one. */
function isWhole(name: string): boolean {
  return !name.endsWith('.tmp')
}

/** The book compiled into a folder, if every file of it is as it must be. */
async function openWhole(folder: string): Promise<Book | undefined> {
  if (!hasBook(folder)) return undefined
  try {
    const book = await openFolder(folder)
    for (const entry of book.entries.slice(1)) await book.file(entry)
    return book
  } catch (error) {
    if (error instanceof PledgebookError || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Keeps a compiled book for the next time. It is a by-product: where it cannot be kept, the answer is given all the same. */
async function keep(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true })
    await writeFolderWhole(folder, files)
  } catch (error) {
    if (!(error instanceof PledgebookError)) throw error
  }
}

/**
 * A base book with the editions a user has imported. The editions' folders are the truth; the compiled book is made from
 * them when first asked for and kept by the hash of what it was made from, so that a kill at any moment costs nothing.
 */
export class Overlay {
  constructor(
    readonly root: string,
    readonly base: string = shippedFolder(),
  ) {}

  /** The book as it is now. Without imports it is the base book, and nothing else is read. */
  async open(): Promise<Book> {
    if (!existsSync(join(this.root, 'editions'))) return openFolder(this.base)
    const own = editionsBelow(this.root)
    if (own.length === 0) return openFolder(this.base)
    const base = await openFolder(this.base)
    const texts: string[] = []
    for (const { edition, sidecar } of own) {
      texts.push(sidecar)
      for (const copy of edition.copies) texts.push((await this.#figures(edition, copy, base)) ?? '')
    }
    const key = (await sha256(new TextEncoder().encode(JSON.stringify([base.id, ...texts])))).slice(0, 24)
    const folder = join(this.root, 'books', key)
    const kept = await openWhole(folder)
    if (kept) return kept
    const compiled = await this.#compile(
      base,
      own.map((o) => o.edition),
    )
    await keep(folder, compiled.files)
    return Book.open(async (file) => compiled.files.get(file) ?? new Uint8Array())
  }

  /** A book kept here or shipped, by its id: what was published under an id stays answerable. Throws `notFound` `book.unknown`. */
  async byId(id: string): Promise<Book> {
    const books = join(this.root, 'books')
    const folders = [
      this.base,
      ...(existsSync(books)
        ? readdirSync(books)
            .filter(isWhole)
            .map((name) => join(books, name))
        : []),
    ].filter(hasBook)
    for (const folder of folders) {
      const book = await openWhole(folder)
      if (book?.id === id) return book
    }
    throw new PledgebookError(
      'notFound',
      'book.unknown',
      `no book "${id}" is kept here`,
      'books of other versions of Pledgebook come with those versions',
    )
  }

  /** Adds a copy of an edition; see Library. What could not be read again is refused before anything is written. */
  async add(edition: Edition, copy: Copy, observations: readonly Observation[]): Promise<Book> {
    const text = formatTidy(observations)
    readFigures(await openFolder(this.base), edition, copy, text)
    const hashed: Copy = { ...copy, figures: await sha256(new TextEncoder().encode(text)) }
    await oneAtATime(this.root, async () => {
      const here = editionsBelow(this.root).find((e) => e.edition.id === edition.id)?.edition
      await addCopy(this.root, { ...edition, copies: [...(here?.copies ?? []), hashed] }, hashed, text)
    })
    return this.open()
  }

  async #figures(edition: Edition, copy: Copy, base: Book): Promise<string | undefined> {
    const path = join(this.root, 'editions', edition.dataset, edition.publishedOn, `${copy.id}.csv`)
    if (existsSync(path)) {
      const text = readFileSync(path, 'utf8')
      if (copy.figures === undefined || (await sha256(new TextEncoder().encode(text))) === copy.figures) return text
      throw new PledgebookError(
        'source',
        'overlay.changed',
        `the figures of ${edition.id}, copy "${copy.id}", are not those that were imported`,
        'restore the file, or remove the folder of the edition and import it again',
        { where: path },
      )
    }
    if (base.facts.editions.some((e) => e.id === edition.id && e.copies.some((c) => c.id === copy.id))) return undefined
    throw new PledgebookError(
      'source',
      'overlay.missing',
      `the figures of ${edition.id}, copy "${copy.id}", are gone`,
      'restore the file, or remove the folder of the edition and import it again',
      { where: path },
    )
  }

  async #compile(base: Book, own: readonly Edition[]) {
    const editions = base.facts.editions.filter((e) => !own.some((o) => o.id === e.id))
    const mergedOwn = own.map((o) =>
      merged(
        base.facts.editions.find((e) => e.id === o.id),
        o,
      ),
    )
    const knownTo = [base.knownTo, ...own.map((e) => e.publishedOn)].sort().at(-1) ?? base.knownTo
    const facts: Facts = {
      ...base.facts,
      knownTo: parseDay(knownTo),
      editions: [...editions, ...mergedOwn].sort((a, b) => (a.id < b.id ? -1 : 1)),
    }
    const added: Observation[] = []
    for (const edition of own)
      for (const copy of edition.copies) {
        const text = await this.#figures(edition, copy, base)
        if (text !== undefined) added.push(...readFigures(base, edition, copy, text))
      }
    const held = await base.observations(base.facts.measures.map((m) => m.id))
    const { classification, lexicon } = base.manifest
    return compile(
      facts,
      await base.layouts(),
      [...held, ...added],
      await base.trackRecords(),
      classification && (await base.classification()),
      lexicon && (await base.lexicon()),
    )
  }
}
