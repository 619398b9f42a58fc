import { describe, expect, it } from 'vitest'
import { showClassify } from '../../src/cli/show-classify.js'
import { terminalOf } from '../../src/cli/terminal.js'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'
import { classified, filesOf, MADE, partOf, USUAL } from './classify-desk.js'

/** Millions in units, without the digits that products of doubles add. */
const m = (millions: number) => Math.round(millions * 1e6)
const text = (name: string) => new TextDecoder().decode(MADE[name] as Uint8Array)

describe('a comparison with what was published', () => {
  it('goes item by item, leaves out what has no figure, and says what is unexplained', async () => {
    const { bridge, bridgeSays } = await classified()
    const last = bridge.at(-1)
    expect(last?.items.map((i) => [i.id, i.kind, i.low, i.central, i.high, i.lines])).toEqual([
      ['ministry', 'lines', m(75_999.85), m(75_999.85), m(75_999.85), 4],
      ['pensions', 'lines', m(4160.008), m(4680.009), m(5200.01), 1],
      ['aid', 'lines', m(9000), m(9000), m(9000), 1],
      ['contributions', 'lines', m(420), m(420), m(420), 1],
      ['border', 'lines', 0, 0, m(800), 1],
      ['health', 'amount', null, null, null, 0],
    ])
    expect(bridge.find((b) => b.period === '2023')?.items.at(-1)).toMatchObject({
      central: 425_500_000,
      source: 'A made report',
    })
    expect(last?.sum).toEqual({ low: m(89_579.858), central: m(90_099.859), high: m(91_419.86) })
    for (const { sum, against } of bridge)
      for (const { published, residual, residualShare, residualRange } of against) {
        expect(residual).toBeCloseTo(published - sum.central, 2)
        expect(residualShare).toBeCloseTo((100 * residual) / published, 9)
        expect(residualRange.low).toBeLessThanOrEqual(residual)
        expect(residualRange.high).toBeGreaterThanOrEqual(residual)
      }
    expect(bridgeSays).toEqual(['The residual explains nothing, since the numbers are invented.'])
  })

  it('never shows an edition before it was published', async () => {
    const of = async (asOf: string) =>
      (await classified({ asOf })).bridge.flatMap((b) => b.against.map((a) => a.edition))
    expect(new Set(await of('2026-11-23'))).toEqual(new Set(['nato.defexp/2024-06-17', 'nato.defexp/2026-07-07']))
    expect(new Set(await of('2026-07-07'))).toContain('nato.defexp/2026-07-07')
    expect(new Set(await of('2026-07-06'))).toEqual(new Set(['nato.defexp/2024-06-17']))
    const before = await classified({ asOf: '2019-07-01' })
    expect(before.bridge).toEqual([])
    expect(before.citation.editions.map((e) => e.publishedOn).filter((day) => day > '2019-07-01')).toEqual([])
  })

  it('has no share of GDP in a currency that the book has no GDP in', async () => {
    const made = { ...MADE, 'budget.mapping.yaml': text('budget.mapping.yaml').replace('NOK', 'XAF') }
    const answer = await classified({}, made)
    expect(answer.byPart.map((p) => p.share)).toEqual(answer.byPart.map(() => null))
    expect(answer.years.map((y) => [y.gdp, y.gdpSource])).toEqual(answer.years.map(() => [null, null]))
    expect(answer.change.map((c) => c.points)).toEqual([null, null, null])
    expect(answer.bridge).toEqual([])
    expect(answer.notes).toContain(
      "The book has no GDP in the ledger's currency for 2022, 2023, 2024: no share of GDP there.",
    )
    expect(partOf(answer, 'core', '2024').central).toBe(m(90_099.859))
    expect(showClassify(answer, terminalOf({ columns: 80 }, {}))).not.toMatch(/NaN|null|undefined|Infinity/)
  })

  it('is of the area that the rules were written for, or is refused or said to be of another', async () => {
    const error = await refusalOf(() => classified({ area: 'POL' }))
    expect([error.fault, error.code]).toEqual(['input', 'area.notOfRules'])
  })
})

describe('the numbers of an answer', () => {
  it('are where their origins say, and as these say', async () => {
    const book = await openedBook()
    const { value, origins } = await asked(book, 'classify', USUAL, { files: filesOf(MADE) })
    const at = (pointer: string) =>
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value)
    const wrong = [...origins].filter(
      ([pointer, o]) => at(pointer) !== (o.kind === 'reasoned' ? o.conclusion : o.value),
    )
    expect(wrong.map(([pointer]) => pointer)).toEqual([])
    const { byPart, years, bridge } = value as ClassifyAnswer
    const needed = [
      ...byPart.flatMap((_, i) => [`/byPart/${i}/central`, `/byPart/${i}/share/central`]),
      ...years.map((_, i) => `/years/${i}/gdp`),
      ...bridge.flatMap((b, i) => b.against.map((_a, j) => `/bridge/${i}/against/${j}/residual`)),
    ]
    expect(needed.filter((pointer) => !origins.has(pointer))).toEqual([])
  })
})
