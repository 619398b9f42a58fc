import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { definitionsFile, unknownInDefinitions } from '../../src/book/definition-schema.js'
import { showDefinitions } from '../../src/cli/show-definitions.js'
import { terminalOf } from '../../src/cli/terminal.js'
import type { DefinitionsAnswer } from '../../src/operations/definitions-schema.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { WORLD } from '../workbooks/world.js'
import { asked } from './asked.js'

const AS_OF = '2026-11-23'
const whole = async (input: Record<string, unknown>) => {
  const { value, origins } = await asked(await openedBook(), 'definitions', { asOf: AS_OF, ...input })
  return { value: value as DefinitionsAnswer, origins }
}
const answerOf = async (input: Record<string, unknown>) => (await whole(input)).value
const yearOf = (answer: DefinitionsAnswer, period: string) => answer.years.find((y) => y.period === period)!
const figureOf = (answer: DefinitionsAnswer, period: string, definition: string) =>
  yearOf(answer, period).values.find((v) => v.definition === definition)!
const screenOf = (answer: DefinitionsAnswer) => showDefinitions(answer, terminalOf({ columns: 80 }, {}))

describe('definitions, against what was published', () => {
  it('Germany 2024 is 1.4 in national accounts where NATO has 2.00', async () => {
    const answer = await answerOf({ area: 'DEU', period: '2024' })
    expect(answer).toMatchObject({ area: 'DEU', name: 'Germany', reference: 'nato' })
    expect(answer.years.map((y) => y.period)).toEqual(['2024'])
    expect(figureOf(answer, '2024', 'nato')).toEqual({
      definition: 'nato',
      measure: 'nato.core.share',
      value: 2,
      unit: 'percent',
      status: 'outturn',
      edition: 'nato.defexp/2026-07-07',
      cell: 'Table 3/Share of real GDP (%)/Germany/2024',
      difference: null,
    })
    expect(figureOf(answer, '2024', 'eu-rules')).toMatchObject({
      value: 1.4,
      difference: -0.6,
      edition: 'eurostat.gov-ev/2026-04-27',
      cell: 'TE/PC_GDP/DE/2024',
    })
  })

  it('Spain 2025 is 2.0 at NATO and 1.1 in national accounts, which no edition has and the fiscal authority said', async () => {
    const { value: answer, origins } = await whole({ area: 'Spain', period: '2025' })
    expect(figureOf(answer, '2025', 'nato')).toMatchObject({ value: 2, status: 'estimate' })
    expect(figureOf(answer, '2025', 'eu-rules')).toMatchObject({ value: null, edition: null, difference: null })
    expect(yearOf(answer, '2025').said).toMatchObject([
      { definition: 'eu-rules', value: 1.1, unit: 'percent', by: 'AIReF', publishedOn: '2025-07-28' },
    ])
    expect(origins.get('/years/0/said/0/value')).toMatchObject({ kind: 'given', value: 1.1 })
  })

  it('what was said later was not known', async () => {
    const book = await openedBook()
    const found = book.facts.definitions!
    const later = { ...found, said: found.said.map((s) => ({ ...s, publishedOn: '2025-09-02' })) }
    const moved = Object.assign(Object.create(book) as Book, {
      facts: { ...book.facts, definitions: later },
      observations: (...wanted: Parameters<Book['observations']>) => book.observations(...wanted),
    })
    const saidIn = async (of: Book) => {
      const { value } = await asked(of, 'definitions', { area: 'ESP', period: '2025', asOf: '2025-09-01' })
      return yearOf(value as DefinitionsAnswer, '2025').said.map((s) => s.value)
    }
    expect(await saidIn(book)).toEqual([1.1])
    expect(await saidIn(moved)).toEqual([])
  })

  it('Spain 2024 is half a point lower in national accounts', async () => {
    const answer = await answerOf({ area: 'ESP', period: '2024' })
    expect(figureOf(answer, '2024', 'eu-rules')).toMatchObject({ value: 0.9, difference: -0.52 })
  })

  it('2020 stands in five forms beside each other, each with its edition, none made from another', async () => {
    const answer = await answerOf({ area: 'DEU', period: '2020' })
    expect(yearOf(answer, '2020').values.map((v) => [v.definition, v.value, v.status, v.edition])).toEqual([
      ['nato', 1.49, 'outturn', 'nato.defexp/2026-07-07'],
      ['eu-rules', null, null, null],
      ['cofog', 1.1, 'estimate', 'eurostat.cofog/2023-01-03'],
      ['gfs', 1.09557, 'outturn', 'imf.gfs/2026-02-03'],
      ['eda', Number('1.5260901067835465'), 'outturn', 'eda.defence/2024-12-05'],
    ])
  })
})

describe('definitions', () => {
  it('say of every number where it comes from, and of every difference from which two cells of one year', async () => {
    for (const area of ['DEU', 'POL', 'USA', 'CYP', 'NATO']) {
      const { value: answer, origins } = await whole({ area })
      const published = new Map(answer.years.map((y) => [y.period, y]))
      expect(published.size).toBe(answer.years.length)
      for (const [i, year] of answer.years.entries())
        for (const [j, v] of year.values.entries()) {
          const at = `/years/${i}/values/${j}`
          expect(origins.get(`${at}/value`)?.kind).toBe(v.value === null ? undefined : 'published')
          const difference = origins.get(`${at}/difference`)
          if (v.difference === null) expect(difference).toBeUndefined()
          else
            expect(difference).toMatchObject({
              kind: 'derived',
              value: v.difference,
              unit: { code: 'points' },
              from: [
                { kind: 'published', value: v.value, observation: { period: year.period, area } },
                { kind: 'published', value: year.values[0]?.value, observation: { period: year.period, area } },
              ],
            })
        }
    }
  })

  it('cite every edition they use and no other', async () => {
    const answer = await answerOf({ area: 'DEU' })
    const used = answer.years.flatMap((y) => [
      ...y.values.flatMap((v) => v.edition ?? []),
      ...y.beside.map((b) => b.edition),
    ])
    expect(answer.citation.editions.map((e) => e.id)).toEqual([...new Set(used)].sort())
    expect(answer.citation.text).toContain('Kiel Institute, Ukraine Support Tracker, Release 29')
  })

  it('show military aid as money beside the shares, never inside them', async () => {
    const answer = await answerOf({ area: 'DNK', period: '2023' })
    expect(yearOf(answer, '2023').beside).toEqual([
      {
        measure: 'kiel.military-aid',
        value: 3.963046,
        unit: 'EUR',
        scale: 9,
        prices: 'current',
        status: 'outturn',
        edition: 'kiel.support/2026-08-04',
        cell: 'data_explorer/DNK/2023/military (sum of 11 rows)',
      },
    ])
    expect(answer.beside.map((b) => [b.measure, b.says.includes('never added')])).toEqual([
      ['kiel.military-aid', true],
      ['ec.safe.tentative', true],
      ['ec.safe.granted', true],
    ])
  })

  it('are as known on a day: no edition of a later one', async () => {
    const then = await answerOf({ area: 'DEU', asOf: '2024-07-01' })
    const editions = then.years.flatMap((y) => y.values.flatMap((v) => v.edition ?? []))
    expect(editions.length).toBeGreaterThan(20)
    expect(editions.filter((e) => e.slice(-10) > '2024-07-01')).toEqual([])
    expect(new Set(editions)).toContain('eda.defence/2023-11-30')
    expect(new Set(editions)).not.toContain('imf.gfs/2026-02-03')
  })

  it('have the years of the reference; an area it does not count has those with two figures', async () => {
    const germany = await answerOf({ area: 'DEU' })
    expect([germany.years[0]?.period, germany.years.at(-1)?.period]).toEqual(['2012', '2026'])
    expect(germany.notes.join('\n')).toContain('NATO: the years are of nato.defexp/2019-06-25, nato.defexp/2026-07-07')
    const austria = await answerOf({ area: 'AUT' })
    expect(austria.years.length).toBeGreaterThan(10)
    for (const year of austria.years) {
      expect(year.values.filter((v) => v.value !== null).length).toBeGreaterThan(1)
      expect(year.values.every((v) => v.difference === null)).toBe(true)
    }
  })

  it('give the usual reasons in words, none for the reference', async () => {
    const { definitions, notes } = await answerOf({ area: 'POL', period: '2020' })
    const reasons = new Map(definitions.map((d) => [d.id, d.differs.join(' ')]))
    expect(reasons.get('nato')).toBe('')
    for (const id of ['eu-rules', 'cofog', 'gfs'])
      for (const word of ['Cash against accrual', 'general government', 'delivered', 'pensions', 'Civil defence'])
        expect(reasons.get(id)).toContain(word)
    expect(reasons.get('eda')).toContain("The Agency's definition")
    expect(notes.join('\n')).toMatch(/SIPRI's figures are a further definition.* not in the book/)
    expect(notes.join('\n')).toContain('SAFE')
  })

  it('refuse an area or a year without any figure, and say what there is', async () => {
    const book = await openedBook()
    const none = await refusalOf(() => asked(book, 'definitions', { area: 'POL', period: '2034', asOf: AS_OF }))
    expect(none).toMatchObject({ fault: 'notFound', code: 'definitions.none' })
    expect(none.message).toContain('Poland for 2034')
    expect(none.hint).toBe('there are figures for 1995 to 2026')
    const group = await refusalOf(() => asked(book, 'definitions', { area: 'EU-NATO', asOf: AS_OF }))
    expect(group).toMatchObject({ code: 'definitions.none', hint: 'ask for a country, or as of a later day' })
    const old = Object.assign(Object.create(book) as Book, { facts: { ...book.facts, definitions: undefined } })
    expect(await refusalOf(() => asked(old, 'definitions', { area: 'POL' }))).toMatchObject({
      fault: 'notFound',
      code: 'definitions.noBook',
    })
  })
})

describe('on the screen, definitions', () => {
  it('show a share with the decimals it has, and a difference with no more', async () => {
    const screen = screenOf(await answerOf({ area: 'DEU' }))
    expect(screen).toMatch(/^2024 {2}2\.00 {6}1\.4 {4}−0\.6 /m)
    expect(screen).toMatch(/^2018 .* 1\.0e {3}−0\.2 /m)
    expect(screen).not.toContain('1.40')
  })

  it('give each reason once, with the definitions it is said of, and leave out those without a figure', async () => {
    const screen = screenOf(await answerOf({ area: 'USA', period: '2022' }))
    expect(screen.match(/Cash against accrual/g)).toHaveLength(1)
    expect(screen).toContain('IMF GFS: Government expenditure')
    expect(screen).not.toContain('EDA: Total defence')
    expect(screen).toContain('imf.gfs/2026-02-03')
  })

  it('fit into 80 columns but for the cells of a year', async () => {
    for (const area of ['DEU', 'ESP', 'CYP', 'NATO'])
      for (const line of screenOf(await answerOf({ area })).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})

describe('data/definitions.yaml', () => {
  const found = WORLD.facts.definitions!
  const names = [WORLD.facts.measures.map((m) => m.id), WORLD.facts.areas.map((a) => a.code)] as const

  it('names only what there is, and every reason is used', () => {
    expect(unknownInDefinitions(found, ...names)).toEqual([])
    const used = new Set(found.definitions.flatMap((d) => d.differs))
    expect(Object.keys(found.reasons).filter((id) => !used.has(id))).toEqual([])
    expect(found.definitions.filter((d) => d.id !== found.reference && d.differs.length === 0)).toEqual([])
  })

  it('has all of its wrong names reported at once', () => {
    const [first, second] = found.definitions
    const wrong = {
      ...found,
      reference: 'otan',
      definitions: [first!, { ...second!, id: first!.id, measure: 'eurostat.defense.share', differs: ['cash'] }],
      beside: [{ ...found.beside[0]!, measure: 'kiel.aid' }],
      said: [{ ...found.said[0]!, area: 'SPA', definition: 'sipri' }],
    }
    const problems = unknownInDefinitions(wrong, ...names).join('\n')
    for (const words of [
      'reference of definitions: no definition "otan"',
      'nato: no measure "eurostat.defense.share" (did you mean "eurostat.defence.share"?',
      'nato: no reason "cash"',
      'beside the definitions: no measure "kiel.aid"',
      'AIReF: no area "SPA"',
      'AIReF: no definition "sipri"',
      'definitions: "nato" stands twice',
    ])
      expect(problems).toContain(words)
  })

  it('is refused with a field that nothing reads', () => {
    expect(definitionsFile.safeParse({ ...found, average: true }).success).toBe(false)
  })
})
