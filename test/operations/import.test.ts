import { describe, expect, it } from 'vitest'
import { Book } from '../../src/book/book.js'
import { compile } from '../../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../../src/book/data-folder.js'
import { TIDY_COLUMNS } from '../../src/book/tidy-csv.js'
import { compareCopies } from '../../src/operations/import-report.js'
import type { Library } from '../../src/operations/library.js'
import { DATA, openedBook } from '../opened-book.js'
import { observed, USD } from '../series/observed.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'

/** A library that keeps what is added in memory, and gives the book that has it. */
const LIBRARY: Library = {
  place: 'memory',
  async add(edition, _copy, observations) {
    const { facts, datasets } = readDataFacts(DATA)
    const editions = [...facts.editions.filter((e) => e.id !== edition.id), edition]
    const all = [...readDataObservations(DATA, facts), ...observations]
    const { files } = await compile({ ...facts, editions, knownTo: edition.publishedOn }, datasets, all)
    return Book.open(async (file) => files.get(file) ?? new Uint8Array())
  },
}

const share = (area: string, period: string, value: string) => [
  'nato.core.share',
  area,
  period,
  value,
  'percent',
  '0',
  '',
  'estimate',
  '',
  value === '' ? 'blank' : '',
  'typed over',
]
const tidy = (...rows: string[][]) => [TIDY_COLUMNS.join(','), ...rows.map((r) => r.join(','))].join('\n').concat('\n')

/** Poland and Germany change sides of 2 % against the edition of July 2026; Denmark and Spain do not. */
const NEXT = tidy(
  share('POL', '2026', '1.99'),
  share('SVN', '2026', '2.01'),
  share('DNK', '2026', '3.5'),
  share('ESP', '2026', ''),
)

async function imported(text: string | Uint8Array, input: Record<string, unknown>) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const files = { read: async () => bytes, write: async () => expect.fail('import writes no file of its own') }
  const { value } = await asked(
    await openedBook(),
    'import',
    { file: 'folder/next.csv', ...input },
    { files, library: LIBRARY },
  )
  return value
}

describe('an import', () => {
  it('says what came in, what it revises and whose verdict turned', async () => {
    const book = await openedBook()
    const answer = await imported(NEXT, { published: '2027-06-30', url: 'https://example.org/next.csv' })
    expect(answer).toMatchObject({
      edition: 'nato.defexp/2027-06-30',
      copy: 'transcription',
      kind: 'transcription',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      place: 'memory',
      numbers: 3,
      blank: 1,
      differences: [],
      before: { id: book.id },
      breaks: [{ identity: 'blank', area: 'ESP', period: '2026', published: null }],
    })
    const { flips, revisions } = answer as { flips: Record<string, unknown>[]; revisions: unknown }
    expect(flips).toContainEqual({
      goal: 'wales-2014.spending',
      period: '2026',
      from: 'nato.defexp/2026-07-07',
      to: 'nato.defexp/2027-06-30',
      gained: ['SVN'],
      lost: ['POL'],
    })
    expect(flips).toContainEqual(expect.objectContaining({ goal: 'hague-2025.core', gained: ['DNK'], lost: ['POL'] }))
    expect(revisions).toMatchObject({
      from: 'nato.defexp/2026-07-07',
      compared: 3,
      revised: 3,
      largest: [{ area: 'POL', before: 4.68, after: 1.99 }, { area: 'SVN' }, { area: 'DNK' }],
    })
    expect((answer as { book: { id: string } }).book.id).not.toBe(book.id)
  })

  it('of a second copy of a held edition says where the two differ, and does not put it in the place of the first', async () => {
    const answer = await imported(tidy(share('POL', '2026', '4.8'), share('DNK', '2026', '3.493')), {
      published: '2026-07-07',
    })
    expect(answer).toMatchObject({
      edition: 'nato.defexp/2026-07-07',
      copy: 'transcription-2',
      differences: [{ measure: 'nato.core.share', area: 'POL', period: '2026', before: 4.68, after: 4.8 }],
      differencesTotal: 1,
    })
    expect((answer as { flips: { period: string }[] }).flips.filter((f) => f.period === '2026')).toEqual([])
  })

  it.each<[string, string | Uint8Array, Record<string, unknown>, string, string, string]>([
    ['without a day', NEXT, {}, 'input', 'import.noDay', 'does not say on which day'],
    ['under a day that is none', NEXT, { published: '2027-06-31' }, 'input', 'day.malformed', '"2027-06-31"'],
    [
      'under a day far from its figures',
      NEXT,
      { published: '2017-06-30' },
      'input',
      'import.oddDay',
      'the figures go to 2026',
    ],
    ['into a dataset that is none', NEXT, { dataset: 'nato.defex' }, 'notFound', 'dataset.unknown', '"nato.defex"'],
    [
      'over an original',
      NEXT,
      { published: '2024-06-17' },
      'input',
      'import.exists',
      'the original of nato.defexp/2024-06-17 is held',
    ],
    ['of nothing', '', { published: '2027-06-30' }, 'source', 'import.kind', '"folder/next.csv" is empty'],
    [
      'of the old Excel',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      { published: '2027-06-30' },
      'source',
      'import.kind',
      'is an .xls file of the old Excel',
    ],
  ])('%s is refused', async (_name, text, input, fault, code, words) => {
    const error = await refusalOf(() => imported(text, input))
    expect([error.fault, error.code]).toEqual([fault, code])
    expect(error.message).toContain(words)
  })
})

describe('two copies of one edition', () => {
  const [day, measure] = ['2026-07-07', 'e']
  const held = [observed(day, 2), observed(day, 4.68, { area: 'BBB' }), observed(day, null, { area: 'CCC' })]
  const areas = (incoming: Parameters<typeof compareCopies>[1], of = held) =>
    compareCopies(of, incoming).map((d) => d.area)

  it('differ beyond the rounding of the measure, not of the one number', () => {
    expect(areas([observed(day, 2.004), observed(day, 4.6849, { area: 'BBB' })])).toEqual([])
    expect(areas([observed(day, 2.3), observed(day, 4.69, { area: 'BBB' })])).toEqual(['AAA', 'BBB'])
  })

  it('differ where one of them is blank', () => {
    expect(areas([observed(day, null), observed(day, 1, { area: 'CCC' })])).toEqual(['AAA', 'CCC'])
    expect(areas([observed(day, null, { area: 'CCC' })])).toEqual([])
  })

  it('are compared in one scale, never across currencies or price bases', () => {
    const dollars = [observed(day, 10_969_630_060.03459, { measure, unit: { ...USD, scale: 0 } })]
    expect(areas([observed(day, 10_969.63006003459, { measure, unit: USD })], dollars)).toEqual([])
    expect(areas([observed(day, 10_970, { measure, unit: USD })], dollars)).toEqual(['AAA'])
    expect(areas([observed(day, 10_969.63006003459, { measure, unit: { ...USD, prices: '2015' } })], dollars)).toEqual([
      'AAA',
    ])
  })

  it('say nothing of cells that only one of them has', () => {
    expect(areas([observed(day, 9, { period: '2020' })])).toEqual([])
  })
})
