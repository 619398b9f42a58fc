import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { envelope } from '../../src/operations/envelope.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { openedBook } from '../opened-book.js'
import { RANGES } from './answer-ranges.js'
import { asked } from './asked.js'

/** These need a person's files; their own tests hold answers against the schema. */
const OF_FILES = ['import', 'archive', 'check', 'classify', 'ledger', 'record']

describe('an answer is what its schema says: every field described, in this order, nothing more', () => {
  it.each(RANGES)('%s', async (name, inputs, least) => {
    const book = await openedBook()
    const operation = await OPERATIONS[name]?.()
    let answered = 0
    for (const input of inputs()) {
      const answer = await asked(book, name, input).catch((error: unknown) => {
        if (error instanceof PledgebookError && error.fault !== 'bug' && error.fault !== 'data') return undefined
        throw error
      })
      if (answer === undefined) continue
      answered++
      const described = canonicalJson(operation?.output.parse(answer.value))
      if (described !== canonicalJson(answer.value))
        expect.fail(`${JSON.stringify(input)}: the schema describes ${described}`)
    }
    expect(answered).toBeGreaterThanOrEqual(least)
    console.log(`${name}: ${answered} answers`)
  })

  it('and every operation of the registry is under its own name, import aside asked above', async () => {
    for (const [name, load] of Object.entries(OPERATIONS)) expect((await load()).name).toBe(name)
    expect([...RANGES.map(([name]) => name), ...OF_FILES].sort()).toEqual(Object.keys(OPERATIONS).sort())
  })
})

describe('the envelope', () => {
  it('names schema, tool, book, day and the editions used, in a sentence that can be quoted', async () => {
    const book = await openedBook()
    const { value } = await asked(book, 'series', { measure: 'nato.core.share', area: 'POL', asOf: '2024-07-01' })
    expect(value).toMatchObject({
      schema: 'urn:pledgebook:schema:series:1',
      tool: { name: 'pledgebook' },
      book: { id: book.id, knownTo: '2026-11-23' },
      asOf: '2024-07-01',
      citation: { editions: [{ id: 'nato.defexp/2024-06-17', copy: 'original', basis: 'defence' }] },
    })
    const { citation } = value as { citation: { text: string } }
    expect(citation.text).toMatch(
      /^NATO, Defence Expenditure of NATO Countries \(2014-2024\), 17 June 2024\. As known on 1 July 2024; Pledgebook \S+, book \S+\.$/,
    )
  })

  it('cites the original of an edition that is held in two copies', async () => {
    const book = await openedBook()
    const twice = book.facts.editions.map((e) => ({
      ...e,
      copies: e.copies.flatMap((c) => [
        { ...c, kind: 'transcription' as const },
        { ...c, id: 'o', kind: 'original' as const },
      ]),
    }))
    const both = Object.assign(Object.create(book) as Book, { facts: { ...book.facts, editions: twice } })
    const cited = envelope(both, 'series', '2026-11-23', ['nato.defexp/2026-07-07', 'nato.defexp/2026-07-07', 'none'])
    expect(cited.citation.editions).toMatchObject([{ id: 'nato.defexp/2026-07-07', copy: 'original' }])
  })

  it('says of a transcription that it is one, and of no figure that there is none', async () => {
    const book = await openedBook()
    const copy = await asked(book, 'series', { measure: 'nato.core.share', area: 'POL', asOf: '2026-11-23' })
    expect(copy.value).toMatchObject({ citation: { text: expect.stringContaining('7 July 2026 (transcription)') } })
    const none = await asked(book, 'standing', { goal: 'hague-2025.related', period: '2026' })
    expect(none.value).toMatchObject({
      citation: { text: expect.stringContaining('no published figure'), editions: [] },
    })
  })
})
