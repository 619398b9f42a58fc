import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { readDataFacts } from '../../src/book/data-folder.js'
import type { Cost } from '../../src/operations/cost-schema.js'
import { explainTree } from '../../src/operations/explain.js'
import type { Answer } from '../../src/operations/operation.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import type { Figure } from '../../src/series/figure.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { DATA, openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'

const { facts } = readDataFacts(DATA)
const PINNED = { asOf: '2026-11-23', draws: 400 }
const ALLIES = facts.areas.filter((a) => a.memberships.some((m) => m.of === 'NATO')).map((a) => a.code)
const GROUPS = facts.groups.map((g) => g.code)
const ABOVE = ['EST', 'GRC', 'LVA', 'LTU', 'POL']
const NOTHING_HELD = ['ISL', 'EU', 'EU-15', 'EU-13', 'DAC']
const ANSWERED = [...ALLIES, ...GROUPS].filter((a) => ![...ABOVE, ...NOTHING_HELD].includes(a))

const ask = (book: Book, input: Record<string, unknown>) =>
  asked(book, 'cost', { ...PINNED, ...input }) as Promise<Answer<Cost>>

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | null | undefined)?.[key], value)
}

function numbersIn(value: unknown, pointer = ''): string[] {
  if (typeof value === 'number') return [pointer]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => numbersIn(item, `${pointer}/${key}`))
}

/** Numbers that are units, or said by the goal, the user or an assumption. */
const NEEDS_NO_ORIGIN =
  /\/scale$|^\/goal\/target$|^\/assumptions\/(target|uncertainty\/(draws|seed))$|\/goals\/\d+\/target$|\/(multiplier|rateShift)$/

/** Everything that is wrong with where the numbers of an answer come from. */
function faultsOf({ value, origins }: Answer<Cost>): string[] {
  const faults: string[] = []
  const cited = new Set(value.citation.editions.map((e) => e.id))
  const used = new Set<string>()
  const seen = new Set<Figure>()
  const walk = (figure: Figure, pointer: string): void => {
    if (seen.has(figure)) return
    seen.add(figure)
    if (figure.kind === 'published') {
      used.add(figure.observation.edition)
      if (figure.observation.cell === '') faults.push(`${pointer} ends in a figure without a cell`)
    } else if (figure.kind === 'given') {
      if (figure.source === '') faults.push(`${pointer} ends in ${figure.label}, which nobody says`)
    } else if (figure.from.length === 0) faults.push(`${pointer} ends in a derived number: ${figure.how}`)
    else for (const from of figure.from) walk(from, pointer)
  }
  for (const [pointer, origin] of origins) {
    const found = at(value, pointer) as { value?: number } | number
    const expected = origin.kind === 'reasoned' ? origin.conclusion : origin.value
    if ((typeof found === 'object' ? found?.value : found) !== expected) faults.push(`${pointer} is not ${expected}`)
    const from = origin.kind === 'reasoned' ? origin.from : [origin]
    if (from.length === 0) faults.push(`${pointer} rests on nothing`)
    for (const figure of from) walk(figure, pointer)
  }
  for (const edition of cited) if (!used.has(edition)) faults.push(`${edition} is cited, but stands behind no number`)
  for (const edition of used) if (!cited.has(edition)) faults.push(`${edition} is used, but not cited`)
  const bare = numbersIn(value).filter(
    (p) => !origins.has(p) && !origins.has(p.replace(/\/value$/, '')) && !NEEDS_NO_ORIGIN.test(p),
  )
  return [...faults, ...bare.map((p) => `${p} comes from nowhere`)]
}

describe('cost with nothing but an area', () => {
  it.each(ANSWERED)(
    '%s is brought to the goal; every number is there, as the schema says, and can be explained',
    async (area) => {
      const answer = await ask(await openedBook(), { area })
      const { value } = answer
      const group = GROUPS.includes(area)
      const last = value.years.at(-1)
      expect(value.years).toHaveLength(10)
      expect(numbersIn(value).filter((p) => !Number.isFinite(at(value, p)))).toEqual([])
      if (group) expect(last?.share).toBeGreaterThanOrEqual(3.5)
      else expect(last?.share).toBe(3.5)
      expect(value.assumptions.path).toMatchObject({
        reachesTarget: true,
        arrives: expect.stringMatching(/^20(2[6-9]|3[0-5])$/),
      })
      expect(value.total.inTargetYear.value).toBeGreaterThan(0)
      for (const [i, y] of value.years.entries()) {
        for (const must of [y.perHead, y.extraPerHead, y.ofRevenue, y.ofExpenditure]) expect(must).not.toBeNull()
        expect(y.ofRevenue ?? 0).toBeGreaterThan(y.share)
        expect(y.bands === null).toBe(i === 0)
      }
      expect(value.debt?.byYear).toHaveLength(10)
      expect(value.meanGap === null).toBe(!group)
      expect(value.baselines.map((b) => b.kind)).toEqual(['constant-share', 'frozen-cash', 'frozen-real', 'plan'])
      for (const b of value.baselines) expect(b.cumulative === null).toBe(b.because !== null)
      const operation = await OPERATIONS.cost?.()
      expect(canonicalJson(operation?.output.parse(value))).toBe(canonicalJson(value))
      expect(faultsOf(answer).slice(0, 10)).toEqual([])
    },
  )

  it.each(ABOVE)('%s is above the goal already, and is told so', async (area) => {
    const error = await refusalOf(async () => ask(await openedBook(), { area }))
    expect([error.fault, error.code]).toEqual(['input', 'target.below'])
    expect(error.message).toMatch(/ % of GDP in 2026 already, above the target of 3\.5 %$/)
  })

  it.each(NOTHING_HELD)('%s has nothing to start from', async (area) => {
    expect((await refusalOf(async () => ask(await openedBook(), { area }))).code).toBe('start.none')
  })

  it('every area of the book is one of these', () => {
    expect(new Set([...ANSWERED, ...ABOVE, ...NOTHING_HELD]).size).toBe(ALLIES.length + GROUPS.length)
    expect(ALLIES).toHaveLength(32)
  })
})

describe('numbers of other questions', () => {
  it.each<[string, Record<string, unknown>]>([
    ['GDP held still', { gdp: 'static' }],
    ['GDP of a later year held still', { gdp: 'static', gdpYear: 2030 }],
    ['GDP of an earlier year, at older prices', { gdp: 'static', gdpYear: 2020, prices: '2015' }],
    ['prices before the start', { prices: '2021' }],
    ['prices of the due year', { prices: '2035' }],
    ['own growth', { growth: 1 }],
    ['own growth and prices', { growth: 1, inflation: 2 }],
    ['two editions', { gdp: 'splice', from: 2025, startShare: 2.3 }],
    ['two editions of which one ends at the start', { gdp: 'splice' }],
    ['another currency', { currency: 'EUR', prices: '2010' }],
    ['international dollars', { currency: 'PPP', rateYear: 2023 }],
    ['own level', { startLevel: 70e9 }],
    ['own level and share', { startLevel: 70e9, startShare: 2.4 }],
    ['a start to come', { startShare: 2, from: 2029 }],
    ['a plan over itself', { path: 'plan', baseline: 'plan' }],
    ['a sum of two goals', { goal: 'hague-2025.total' }],
    ['a goal without figures', { goal: 'hague-2025.related', startShare: 0.4 }],
    ['a country outside', { area: 'AUT', startShare: 1 }],
    ['a group as a whole', { area: 'NATO', members: 'whole' }],
    ['a group with members of whom nothing is published', { area: 'EU', startShare: 1.9, currency: 'EUR' }],
  ])('%s can each be explained, from the editions that are cited', async (_name, input) => {
    const book = await openedBook()
    expect(faultsOf(await ask(book, { area: 'GBR', draws: 200, ...input }))).toEqual([])
  })

  it('are explained by the operation of that name, at any pointer', async () => {
    const book = await openedBook()
    const input = { area: 'NLD', ...PINNED }
    const { value, origins } = await ask(book, input)
    const pointers = [...origins.keys()]
    for (let i = 0; i < pointers.length; i += 41) {
      const pointer = pointers[i] ?? ''
      const { value: explained } = await asked(book, 'explain', { operation: 'cost', arguments: input, at: pointer })
      const found = at(value, pointer) as { value?: number } | number
      expect(explained).toMatchObject({
        at: pointer,
        asOf: PINNED.asOf,
        tree: { value: typeof found === 'object' ? found.value : found },
      })
    }
  })
})

describe('what an answer says of itself', () => {
  it('counts the Netherlands from spending ÷ GDP, not from the share of real GDP that is printed', async () => {
    const { value } = await ask(await openedBook(), { area: 'NLD', draws: 0 })
    expect(value.assumptions.start).toMatchObject({ publishedShare: 2.58, share: expect.closeTo(2.29, 2) })
    expect(value.notes.join(' ')).toContain('The publisher prints 2.58 % for 2026, a share of real GDP')
  })

  it('names the edition that grows GDP, from when its last year is repeated, and the newer one it does not use', async () => {
    const { value } = await ask(await openedBook(), { area: 'GBR', draws: 0 })
    expect(value.assumptions.gdp).toMatchObject({
      edition: 'imf.weo/2025-10-16',
      extrapolatedFrom: '2031',
      newerPartial: 'imf.weo/2026-04-28',
    })
    const splice = async (from: number) =>
      (await ask(await openedBook(), { area: 'GBR', draws: 0, gdp: 'splice', from, startShare: 2.3 })).value
    expect((await splice(2025)).assumptions.gdp.says).toContain('a splice of two editions')
    expect((await splice(2025)).citation.editions.map((e) => e.id)).toContain('imf.weo/2026-04-28')
    expect((await splice(2026)).assumptions.gdp.says).toContain('has nothing after 2026 to splice')
  })

  it('names no projection where none is used, and one where GDP is grown to a later year first', async () => {
    const book = await openedBook()
    const edition = async (more: Record<string, unknown>) =>
      (await ask(book, { area: 'GBR', draws: 0, ...more })).value.assumptions.gdp.edition
    expect(await edition({ gdp: 'static' })).toBeNull()
    expect(await edition({ growth: 1, inflation: 2 })).toBeNull()
    expect(await edition({ growth: 1 })).toBe('imf.weo/2025-10-16')
    expect(await edition({ gdp: 'static', gdpYear: 2030 })).toBe('imf.weo/2025-10-16')
  })

  it('takes today’s pace from what was published, also for a start of the user’s own', async () => {
    const book = await openedBook()
    const says = async (more: Record<string, unknown>) =>
      (await ask(book, { area: 'GBR', draws: 0, path: 'pace', ...more })).value.assumptions.path.says
    expect(await says({ startShare: 2, from: 2026 })).toBe(await says({}))
    expect(await says({})).toMatch(/has since 2024, by 0\.\d\d points of GDP a year/)
  })

  it('says that spending of which nothing is published is taken as extra', async () => {
    const { value } = await ask(await openedBook(), { area: 'GBR', draws: 0, goal: 'hague-2025.total' })
    expect(value.notes.join(' ')).toContain('nato.related.share is not published, so all of it is taken as extra')
  })

  it('gives bands no earlier than the errors they are made of were known', async () => {
    const origins = async (asOf: string) =>
      (
        await ask(await openedBook(), { area: 'GBR', asOf, target: 5, goal: 'wales-2014.spending', by: 2030 })
      ).value.assumptions.uncertainty?.origins.at(-1)
    // The outcome of 2024 was first published in October 2025, which counts from its 28th day.
    expect(await origins('2025-10-27')).toBe('2018-10')
    expect(await origins('2025-10-28')).toBe('2019-10')
  })
})

describe('money in another currency', () => {
  it('of Bulgaria at purchasing-power parity is its euros, although the parity is published in leva', async () => {
    const { value } = await ask(await openedBook(), { area: 'BGR', draws: 0, currency: 'PPP', rateYear: 2024 })
    // 0.757951749098367 leva for an international dollar, 1.9558 leva for a euro.
    expect(value.assumptions.currency.rate).toBeCloseTo(1.9558 / 0.757951749098367, 6)
  })

  it('of a currency that is no more is worth what it was when it was last quoted', async () => {
    const { value } = await ask(await openedBook(), { area: 'BGR', draws: 0, currency: 'BGN' })
    expect(value.assumptions.currency.rate).toBeCloseTo(1.9558, 9)
  })

  it('of a group with a member that has no rate goes by the publisher’s dollars', async () => {
    const book = await openedBook()
    const { value, origins } = await ask(book, { area: 'NATO-Europe', draws: 0, currency: 'EUR', prices: '2025' })
    expect(value.years[0]?.level.currency).toBe('EUR')
    const origin = origins.get('/years/0/level')
    expect(origin && JSON.stringify(explainTree(book, origin))).toContain(
      'one ALL in EUR by way of the publisher’s USD',
    )
  })
})
