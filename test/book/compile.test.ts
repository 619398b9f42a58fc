import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Book } from '../../src/book/book.js'
import { type CompiledBook, compile, preferOriginals } from '../../src/book/compile.js'
import { PledgebookError } from '../../src/terms/fault.js'
import type { Edition, Observation } from '../../src/terms/observation.js'
import { editionOf, WORLD } from '../workbooks/world.js'

const RUNS = process.env.PLEDGEBOOK_FUZZ === 'long' ? 3000 : 60
const { facts, datasets } = WORLD
const FIGURES = [...editionOf('2023-07-07'), ...editionOf('2026-07-07').filter((o) => o.area === 'POL')]

let compiled: CompiledBook
beforeAll(async () => {
  compiled = await compile(facts, datasets, FIGURES)
})

/** A book of these files, of which some may be changed. */
function opened(change: (file: string, bytes: Uint8Array) => Uint8Array = (_, bytes) => bytes): Promise<Book> {
  return Book.open(async (file) => change(file, compiled.files.get(file) ?? new Uint8Array()))
}

/** Everything a book can be asked for. */
async function everything(book: Book): Promise<Observation[]> {
  await book.layouts()
  return book.observations(facts.measures.map((m) => m.id))
}

describe('a compiled book', () => {
  it('is the same bytes and id, compiled twice and from figures in any order', async () => {
    const again = await compile(facts, datasets, FIGURES.toReversed())
    expect(again.id).toBe(compiled.id)
    expect([...again.files.keys()]).toEqual([...compiled.files.keys()])
    for (const [file, bytes] of compiled.files) expect(Buffer.compare(again.files.get(file)!, bytes)).toBe(0)
  })

  it('has another id if one figure changes in its last digit', async () => {
    const changed = FIGURES.map((o, i) => (i === 7 ? { ...o, value: (o.value ?? 0) + 1e-9 } : o))
    expect((await compile(facts, datasets, changed)).id).not.toBe(compiled.id)
  })

  it('gives back all figures and facts', async () => {
    const book = await opened()
    const key = (o: Observation) => `${o.measure} ${o.edition} ${o.area} ${o.period}`
    const sorted = (of: readonly Observation[]) => of.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    expect(sorted(await everything(book))).toEqual(sorted(FIGURES))
    expect(book.facts).toEqual(facts)
    expect(book.id).toBe(compiled.id)
  })

  it('gives only the editions asked for, whatever was asked before', async () => {
    const book = await opened()
    const only = new Set(['nato.defexp/2023-07-07'])
    const first = await book.observations(['nato.core.share'], only)
    const all = await book.observations(['nato.core.share'])
    const chosen = all.filter((o) => only.has(o.edition))
    expect(first).toEqual(chosen)
    expect(all.length).toBeGreaterThan(chosen.length)
    expect(
      await book.observations(['nato.core.share', 'nato.core.share'], new Set(['nato.defexp/1949-04-04'])),
    ).toEqual([])
  })

  it('may hold no figure at all', async () => {
    const { files } = await compile(facts, datasets, [])
    const book = await Book.open(async (file) => files.get(file) ?? new Uint8Array())
    expect(await everything(book)).toEqual([])
  })
})

describe('a changed byte', () => {
  const flipped = (bytes: Uint8Array, at: number, bit: number): Uint8Array => {
    const copy = bytes.slice()
    const place = at % copy.length
    copy[place] = copy[place]! ^ (1 << bit)
    return copy
  }
  const anywhere = [fc.nat({ max: 10_000_000 }), fc.nat({ max: 7 })] as const

  it.each(['facts.json', 'layouts.json', 'nato.defexp.parquet'])('in %s is refused, wherever it is', async (name) => {
    await fc.assert(
      fc.asyncProperty(...anywhere, async (at, bit) => {
        const reading = opened((file, bytes) => (file === name ? flipped(bytes, at, bit) : bytes)).then(everything)
        await expect(reading).rejects.toMatchObject({ fault: 'source', code: 'book.damaged', where: name })
      }),
      { numRuns: RUNS },
    )
  })

  it('in the manifest is refused or gives another id: an id names every byte', async () => {
    await fc.assert(
      fc.asyncProperty(...anywhere, async (at, bit) => {
        const change = (file: string, bytes: Uint8Array) => (file === 'manifest.json' ? flipped(bytes, at, bit) : bytes)
        const found = await opened(change).then(
          (book) => book.id,
          (error: unknown) => error,
        )
        expect(found).not.toBe(compiled.id)
        if (typeof found !== 'string') expect(found).toBeInstanceOf(PledgebookError)
      }),
      { numRuns: RUNS * 5 },
    )
  })
})

describe('copies of one edition', () => {
  const copy = (id: string, kind: 'original' | 'transcription') => ({ id, kind, files: [] })
  const edition = (...copies: Edition['copies']): Edition[] => [
    { ...facts.editions.find((e) => e.id === 'nato.defexp/2026-07-07')!, copies },
  ]
  const cell = (copyId: string, value: number | null, period = '2026'): Observation => ({
    ...FIGURES.find(
      (o) => o.edition === 'nato.defexp/2026-07-07' && o.measure === 'nato.core.share' && o.period === period,
    )!,
    copy: copyId,
    value,
  })
  const both = edition(copy('transcription', 'transcription'), copy('original', 'original'))

  it('the original beats the transcription, in whatever order they come', () => {
    const [typed, printed] = [cell('transcription', 4.68), cell('original', 4.6812)]
    expect(preferOriginals(both, [typed, printed])).toEqual([printed])
    expect(preferOriginals(both, [printed, typed])).toEqual([printed])
  })

  it('the original beats it also where it is blank: a withdrawn figure does not come back', () => {
    const printed = { ...cell('original', null), missing: 'blank' as const }
    expect(preferOriginals(both, [cell('transcription', 4.68), printed])).toEqual([printed])
  })

  it('the transcription stands where the original has no such cell', () => {
    const cells = [cell('original', 4.6812), cell('transcription', 4.25, '2025')]
    expect(preferOriginals(both, cells)).toEqual(cells)
  })

  it('of two transcriptions the one listed first stands', () => {
    const two = edition(copy('transcription', 'transcription'), copy('transcription-2', 'transcription'))
    const [first, second] = [cell('transcription', 1), cell('transcription-2', 2)]
    expect(preferOriginals(two, [second, first])).toEqual([first])
  })

  it('a copy that no sidecar names yields to any that is named', () => {
    const [named, unnamed] = [cell('original', 1), cell('stray', 2)]
    expect(preferOriginals(both, [unnamed, named])).toEqual([named])
  })

  it('editions do not compete: each keeps its own cell', () => {
    const other = { ...cell('transcription', 4.1), edition: 'nato.defexp/2025-08-28' }
    expect(preferOriginals(both, [cell('original', 4.68), other])).toHaveLength(2)
  })
})

describe('a compiled book had in pieces', () => {
  /** A book of whose datasets only pieces are given, and which of them were asked for. */
  async function inPieces(change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes) {
    const asked: string[] = []
    const read = async (file: string) => {
      if (file.endsWith('.parquet')) throw new Error(`${file} is asked for whole`)
      return compiled.files.get(file) ?? new Uint8Array()
    }
    const readPiece = async (file: string, piece: number) => {
      asked.push(`${file} ${piece}`)
      const { pieces } = compiled.manifest.datasets.find((d) => d.file === file) ?? {}
      const start = (pieces ?? []).slice(0, piece).reduce((sum, p) => sum + p.bytes, 0)
      return change((compiled.files.get(file) ?? new Uint8Array()).slice(start, start + (pieces?.[piece]?.bytes ?? 0)))
    }
    return { book: await Book.open(read, readPiece), asked }
  }

  it('answers as the whole does', async () => {
    const { book } = await inPieces()
    expect(await everything(book)).toEqual(await everything(await opened()))
  })

  it('asks for the pieces of the measure and what stands at the end, each once', async () => {
    const { book, asked } = await inPieces()
    await book.observations(['nato.core.share'])
    await book.observations(['nato.core.share'], new Set(['nato.defexp/2023-07-07']))
    const dataset = compiled.manifest.datasets.find((d) => d.id === 'nato.defexp')
    const at = Object.keys(dataset?.measures ?? {}).indexOf('nato.core.share')
    expect(asked.toSorted()).toEqual(
      [`nato.defexp.parquet ${at}`, `nato.defexp.parquet ${(dataset?.pieces?.length ?? 0) - 1}`].toSorted(),
    )
  })

  it('refuses a piece that is not what the manifest says', async () => {
    const { book } = await inPieces((bytes) => bytes.map((b, i) => (i === 9 ? b ^ 1 : b)))
    await expect(book.observations(['nato.core.share'])).rejects.toMatchObject({ code: 'book.damaged' })
  })
})
