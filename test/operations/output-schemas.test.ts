import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { readDataFacts } from '../../src/book/data-folder.js'
import { envelope } from '../../src/operations/envelope.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { DATA, openedBook } from '../opened-book.js'
import { asked } from './asked.js'

const { facts } = readDataFacts(DATA)
const DAYS = ['2019-07-01', '2023-08-01', '2024-07-01', '2025-10-01', '2026-11-23']
const GOALS = facts.goals.map((g) => g.id)
const AREAS = ['POL', 'DEU', 'FIN', 'ISL', 'AUT', 'NATO', 'NATO-Europe', 'NATO-Europe-Canada', 'EU-NATO', 'EU']

function* standings() {
  for (const asOf of DAYS)
    for (const goal of GOALS) {
      for (const period of ['2012', '2018', '2025', '2035']) yield { goal, asOf, period }
      for (const area of ['FIN', 'ISL', 'NATO-Europe', 'EU-NATO']) yield { goal, asOf, area }
      yield { goal, asOf, edition: 'nato.defexp/2024-06-17' }
      yield { goal, asOf, history: true }
    }
}
function* serieses() {
  for (const asOf of DAYS)
    for (const area of AREAS) for (const measure of facts.measures.map((m) => m.id)) yield { measure, area, asOf }
}
function* revisionses() {
  for (const asOf of DAYS)
    for (const area of AREAS)
      for (const period of ['2018', '2024']) {
        for (const goal of GOALS) yield { goal, area, period, asOf }
        yield { measure: 'nato.gdp.usd.constant', area, period, asOf }
      }
}
function* driverses() {
  for (const asOf of DAYS)
    for (const area of AREAS) {
      yield { area, from: '2014', to: '2024', asOf }
      yield { area, from: '2026', to: '2021', asOf }
    }
}
function* definitionses() {
  for (const asOf of DAYS)
    for (const area of AREAS) {
      yield { area, asOf }
      yield { area, asOf, period: '2018' }
    }
}
function* exports() {
  for (const format of ['csv', 'json']) for (const area of AREAS) yield { area, format, measure: 'nato.core.share' }
  yield { edition: 'nato.defexp/2024-06-17', asOf: '2024-07-01' }
}
function* explanations() {
  const standing = { operation: 'standing', arguments: { goal: 'wales-2014.spending', period: '2024' } }
  for (const at of ['/members/0/value', '/members/1/gap/money', '/aggregates/1/recomputed', '/members/2/verdict'])
    yield { ...standing, at }
  yield { operation: 'drivers', arguments: { area: 'POL', from: '2021', to: '2026' }, at: '/gdp' }
}

function* costs() {
  for (const asOf of ['2024-07-01', '2025-10-20', '2026-11-23'])
    for (const area of ['POL', 'DEU', 'TUR', 'ISL', 'AUT', 'NATO-Europe', 'EU-NATO', 'EU']) {
      for (const path of ['linear', 'growth', 'back', 'pace', 'plan'])
        yield {
          area,
          asOf,
          path,
          goal: asOf < '2025-06-25' ? 'vilnius-2023.spending' : 'hague-2025.core',
          by: 2033,
          draws: 0,
        }
      yield {
        area,
        asOf,
        target: 4.5,
        goal: 'wales-2014.spending',
        by: 2030,
        draws: 200,
        prices: '2024',
        currency: 'USD',
      }
      yield { area, asOf, startShare: 1, goal: 'wales-2014.spending', by: 2030, draws: 200, gdp: 'static' }
    }
}
function* plans() {
  for (const objective of ['cheapest', 'smoothest', 'latest'])
    for (const area of ['ESP', 'ITA', 'NOR', 'NATO-Europe'])
      for (const limits of [
        {},
        { maxGrowth: 6 },
        { maxStep: 0.2, debtCeiling: 120 },
        { key: 'effort', onlyBelow: true },
      ])
        yield { objective, area, ...limits }
}

function* readingses() {
  for (let year = 2012; year <= 2020; year++)
    for (const area of [undefined, 'NOR', 'EU-NATO']) yield { period: String(year), ...(area && { area }) }
}

const RANGES: readonly [string, () => Iterable<Record<string, unknown>>, number][] = [
  ['standing', standings, 150],
  ['series', serieses, 200],
  ['revisions', revisionses, 150],
  ['drivers', driverses, 25],
  ['contents', () => DAYS.map((asOf) => ({ asOf })), 5],
  ['definitions', definitionses, 50],
  ['readings', readingses, 15],
  ['rules', () => [{ action: 'list' }, { action: 'check', rules: 'norway' }, { action: 'test', rules: 'cofog' }], 3],
  ['export', exports, 10],
  ['explain', explanations, 5],
  ['cost', costs, 70],
  ['plan', plans, 40],
  ['calibrate', () => [{ draws: 200 }, { draws: 200, area: 'TUR' }], 2],
  ['verify', () => [{}], 1],
]

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
