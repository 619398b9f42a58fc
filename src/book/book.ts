import type { Dataset } from '../sources/layout.js'
import { didYouMean } from '../terms/closest-name.js'
import type { Day } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Measure } from '../terms/measure.js'
import type { Observation } from '../terms/observation.js'
import type { TrackRecord } from '../terms/track-record.js'
import type { Classification } from './classification.js'
import { sha256 } from './digest.js'
import type { Facts } from './facts.js'
import { type BookFile, bookIdOf, MANIFEST_FILE, type Manifest, type Piece } from './manifest.js'
import { ObservationFile } from './parquet-reader.js'
import { PieceFile } from './piece-file.js'
import { decodeTrackRecord } from './track-record-file.js'

/** Gives the bytes of a file of a compiled book by its name; from disk, over the network or from memory. */
export type ReadFile = (file: string) => Promise<Uint8Array>

/** Gives one piece of such a file, counted from 0 as the manifest has them. */
export type ReadFilePiece = (file: string, piece: number) => Promise<Uint8Array>

/** An opened book. Files are read when first needed and refused if they are not what the manifest says. */
export class Book {
  readonly #read: ReadFile
  readonly #files = new Map<string, Promise<ObservationFile>>()
  readonly #observations = new Map<string, Promise<Observation[]>>()
  readonly #trackRecords = new Map<string, Promise<TrackRecord>>()

  readonly #readPiece: ReadFilePiece | undefined

  private constructor(
    readonly id: string,
    readonly manifest: Manifest,
    readonly facts: Facts,
    read: ReadFile,
    readPiece: ReadFilePiece | undefined,
  ) {
    this.#read = read
    this.#readPiece = readPiece
  }

  /**
   * Opens a compiled book; with `readPiece`, of files of figures only the measures that are asked for are read. Throws
   * `source` `book.damaged` where a hash is not the manifest's.
   */
  static async open(read: ReadFile, readPiece?: ReadFilePiece): Promise<Book> {
    const bytes = await read(MANIFEST_FILE)
    const id = bookIdOf(await sha256(bytes))
    let manifest: Manifest
    try {
      manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest
    } catch (error) {
      throw damaged(MANIFEST_FILE, 'it is not JSON', error)
    }
    if (manifest?.format !== 1)
      throw new PledgebookError(
        'source',
        'book.format',
        `the book has format ${String(manifest?.format)}, this program reads 1`,
        'update Pledgebook or rebuild the book',
      )
    if (!isWhole(manifest)) throw damaged(MANIFEST_FILE, 'it does not say which files there are')
    const facts = JSON.parse(new TextDecoder().decode(await checked(read, manifest.facts))) as Facts
    return new Book(id, manifest, facts, read, readPiece)
  }

  get knownTo(): Day {
    return this.facts.knownTo
  }

  /** The measure of this id. Throws `notFound` `measure.unknown`, with the nearest name. */
  measure(id: string): Measure {
    const found = this.facts.measures.find((m) => m.id === id)
    if (found) return found
    throw new PledgebookError(
      'notFound',
      'measure.unknown',
      `no measure "${id}"`,
      didYouMean(
        id,
        this.facts.measures.map((m) => m.id),
      ),
    )
  }

  /**
   * Every observation of these measures, of all held editions or only of the given ones. A measure nobody has published
   * gives none.
   */
  async observations(measures: readonly string[], editions?: ReadonlySet<string>): Promise<Observation[]> {
    const parts = await Promise.all([...new Set(measures)].map((id) => this.#ofMeasure(id, editions)))
    return parts.flat()
  }

  /** Datasets that hold a figure of any of these measures; known without reading one. */
  datasetsWith(measures: readonly string[]): ReadonlySet<string> {
    const holds = this.manifest.datasets.filter((d) => measures.some((id) => Object.hasOwn(d.measures, id)))
    return new Set(holds.map((d) => d.id))
  }

  /** Layouts of publishers' files, for reading new editions. */
  async layouts(): Promise<Dataset[]> {
    return JSON.parse(new TextDecoder().decode(await checked(this.#read, this.manifest.layouts))) as Dataset[]
  }

  /** Rule sets and mappings of ledgers, as written. Throws `notFound` `classification.none` for a book without. */
  async classification(): Promise<Classification> {
    const entry = this.manifest.classification
    if (entry === undefined)
      throw new PledgebookError(
        'notFound',
        'classification.none',
        'this book has no rule sets',
        'it was made by an older Pledgebook: import again, or ask the shipped book',
      )
    return JSON.parse(new TextDecoder().decode(await checked(this.#read, entry))) as Classification
  }

  /** Files of the lexicon by name (`areas`, `words-en`), as plain values. Throws `notFound` `lexicon.none` for a book without. */
  async lexicon(): Promise<Readonly<Record<string, unknown>>> {
    const entry = this.manifest.lexicon
    if (entry === undefined)
      throw new PledgebookError(
        'notFound',
        'lexicon.none',
        'this book has no lexicon',
        'it was made by an older Pledgebook: import again, or ask the shipped book',
      )
    return JSON.parse(new TextDecoder().decode(await checked(this.#read, entry))) as Record<string, unknown>
  }

  /** A forecaster's track record. Throws `notFound` `trackRecord.unknown`, with the nearest name. */
  async trackRecord(id: string): Promise<TrackRecord> {
    const entries = this.manifest.trackRecords ?? []
    const entry = entries.find((r) => r.id === id)
    if (entry === undefined) {
      const ids = entries.map((r) => r.id)
      throw new PledgebookError(
        'notFound',
        'trackRecord.unknown',
        `no track record "${id}"`,
        ids.length === 0 ? 'this book has none; update Pledgebook' : didYouMean(id, ids),
      )
    }
    const reading = this.#trackRecords.get(id) ?? checked(this.#read, entry).then(decodeTrackRecord)
    this.#trackRecords.set(id, reading)
    return reading
  }

  /** Every track record of the book. */
  async trackRecords(): Promise<TrackRecord[]> {
    return Promise.all((this.manifest.trackRecords ?? []).map((r) => this.trackRecord(r.id)))
  }

  /** Every file of the book but the manifest, as the manifest has it. */
  get entries(): BookFile[] {
    const { facts, layouts, datasets, trackRecords, classification, lexicon } = this.manifest
    const texts = [classification, lexicon].flatMap((file) => file ?? [])
    return [facts, layouts, ...datasets, ...(trackRecords ?? []), ...texts]
  }

  /** Bytes of a file of the book, checked against the manifest. */
  async file(entry: BookFile): Promise<Uint8Array> {
    return checked(this.#read, entry)
  }

  /** What was read once is kept: by measure, and apart for each choice of editions. */
  #ofMeasure(id: string, editions?: ReadonlySet<string>): Promise<Observation[]> {
    const whole = this.#observations.get(id)
    if (whole) return editions === undefined ? whole : whole.then((all) => all.filter((o) => editions.has(o.edition)))
    const key = editions === undefined ? id : `${id}|${[...editions].sort().join('|')}`
    const known = this.#observations.get(key)
    if (known) return known
    const reading = this.#readMeasure(id, editions)
    this.#observations.set(key, reading)
    return reading
  }

  async #readMeasure(id: string, editions: ReadonlySet<string> | undefined): Promise<Observation[]> {
    const parts: Observation[] = []
    for (const dataset of this.manifest.datasets) {
      const range = dataset.measures[id]
      if (range === undefined) continue
      const opened = this.#files.get(dataset.file) ?? this.#opened(dataset)
      this.#files.set(dataset.file, opened)
      parts.push(...(await (await opened).read(id, range, editions)))
    }
    return parts
  }

  async #opened(dataset: Manifest['datasets'][number]): Promise<ObservationFile> {
    const { file, pieces } = dataset
    const readPiece = this.#readPiece
    if (pieces === undefined || readPiece === undefined)
      return ObservationFile.whole(await checked(this.#read, dataset))
    const known = new Map<number, Promise<Uint8Array>>()
    const piece = (index: number): Promise<Uint8Array> => {
      const reading =
        known.get(index) ??
        checked(() => readPiece(file, index), { file: `${file}, piece ${index}`, ...(pieces[index] as Piece) })
      known.set(index, reading)
      return reading
    }
    return ObservationFile.inPieces(new PieceFile(pieces, piece), await piece(pieces.length - 1))
  }
}

function isFile(entry: BookFile | undefined): boolean {
  return typeof entry?.file === 'string' && typeof entry.sha256 === 'string'
}

function isWhole(manifest: Manifest): boolean {
  const { facts, layouts, datasets, trackRecords, classification, lexicon } = manifest
  if ([classification, lexicon].some((file) => file !== undefined && !isFile(file))) return false
  if (!isFile(facts) || !isFile(layouts) || !Array.isArray(datasets)) return false
  const records = trackRecords === undefined || (Array.isArray(trackRecords) && trackRecords.every(isFile))
  return records && datasets.every((d) => isFile(d) && d.measures)
}

function damaged(file: string, why: string, cause?: unknown): PledgebookError {
  return new PledgebookError(
    'source',
    'book.damaged',
    `the book's file ${file} is damaged: ${why}`,
    'reinstall Pledgebook, or remove the overlay book that this names and import again',
    { where: file, cause },
  )
}

async function checked(read: ReadFile, entry: BookFile): Promise<Uint8Array> {
  const bytes = await read(entry.file)
  const found = await sha256(bytes)
  if (found !== entry.sha256)
    throw damaged(entry.file, `its SHA-256 is ${found.slice(0, 12)}…, the manifest says ${entry.sha256.slice(0, 12)}…`)
  return bytes
}
