import { describe, expect, it } from 'vitest'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import { classified, partOf } from './classify-desk.js'

/** Millions in units, without the digits that products of doubles add. */
const m = (millions: number) => Math.round(millions * 1e6)
const spans = (answer: ClassifyAnswer, part: string, period: string) => {
  const { low, central, high } = partOf(answer, part, period)
  return [low, central, high]
}
const yearOf = (answer: ClassifyAnswer, period: string) => answer.years.find((y) => y.period === period)
const moved = (list: readonly { part: string; value: number }[]) =>
  Object.fromEntries(list.map(({ part, value }) => [part, value]))

describe('a budget classified', () => {
  it('has every field of its contract, and the envelope', async () => {
    const answer = await classified()
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(
        'schema tool book asOf citation rows rejected byPart unmatched overlaps newMoney relabelled bridge'.split(' '),
      ),
    )
    expect(answer).toMatchObject({
      schema: 'urn:pledgebook:schema:classify:1',
      area: 'NOR',
      asOf: '2026-11-23',
      unit: { currency: 'NOK', scale: 0, prices: 'current' },
      ledger: { mapping: 'made.budget', files: ['budget.csv'], stages: ['appropriated', 'outturn'], stage: 'outturn' },
      rules: { id: 'made.rules', against: null, off: [], standings: ['agreed', 'claimed'] },
      engine: { name: 'typescript', plan: 'interpreted' },
      whatIf: null,
      written: [],
    })
    expect(answer.citation.text).toMatch(/^Nobody: A made budget, every number invented; rules made\.rules\. NATO, /)
  })

  it('is added up by part, low, central and high, as on paper', async () => {
    const answer = await classified()
    const forces = 47000.25 + 28500.1 - 900.5 + 1400
    const certain = forces + 9000 + 420
    expect(spans(answer, 'core', '2024')).toEqual([
      m(certain + 5200.01 * 0.8),
      m(certain + 5200.01 * 0.9),
      m(certain + 5200.01 + 3200 * 0.25),
    ])
    expect(spans(answer, 'related', '2024')).toEqual([m(800), m(1600 + 800 + 28.75), m(2400 + 800 + 115)])
    expect(spans(answer, 'not-counted', '2024')).toEqual([0, 0, 0])
    expect(yearOf(answer, '2024')).toMatchObject({
      total: m(180_199.86),
      expenditure: m(183_389.24),
      revenue: m(-3189.38),
      lines: 17,
      remainder: m(520.001 + 1600 + 201.25),
      unmatched: m(85_350),
      unmatchedLines: 5,
      gdpSource: 'nato.defexp/2026-07-07',
    })
    const { gdp } = yearOf(answer, '2024') ?? {}
    expect(partOf(answer, 'core', '2024').share?.central).toBeCloseTo((100 * 90_099.859e6) / (gdp ?? 0), 10)
  })

  it('tells rows, rejected rows, rows left out and empty amounts', async () => {
    const answer = await classified()
    expect([answer.rows, answer.rejected]).toEqual([79, 2])
    expect(answer.reading).toMatchObject({
      lines: 75,
      emptyAmounts: 1,
      leftOut: [{ as: 'total', rows: 1, amount: m(180_199.86) }],
    })
    expect(answer.reading.rejections).toEqual([
      {
        reason: 'no-number',
        rows: 1,
        first: {
          row: 78,
          detail: '"n/a" in amount is no number',
          text: '2024 | outturn | expenditure | Ministry of Health | 60 | 04 | Care | Vaccines | n/a',
        },
      },
      {
        reason: 'too-few-fields',
        rows: 1,
        first: { row: 79, detail: '3 fields, expected 9', text: '2024 | outturn | expenditure' },
      },
    ])
    expect(answer.notes).toContain(
      '2 of 79 rows could not be read and are in no sum; --rejected FILE keeps them with the reasons.',
    )
  })

  it('tells what no rule decides, largest first, and what two rules claim', async () => {
    const answer = await classified()
    expect(answer.unmatched.largest.slice(0, 3).map((l) => [l.period, l.code, l.amount])).toEqual([
      ['2024', '60.01', m(76_000)],
      ['2023', '60.01', m(73_000)],
      ['2022', '60.01', m(70_000)],
    ])
    expect(answer.unmatched.byPeriod.at(-1)).toEqual({
      period: '2024',
      lines: 5,
      money: m(85_350),
      expenditure: m(87_550),
      revenue: m(-2200),
    })
    // The lines of pensions and aid stand in the defence ministry, and a centre of cyber security secures.
    expect(answer.overlaps).toEqual([
      { rule: 'pensions', also: 'forces', lines: 3, money: m(5000 + 5100.33 + 5200.01) },
      { rule: 'aid', also: 'forces', lines: 3, money: m(900 + 6000 + 9000) },
      { rule: 'cyber', also: 'security', lines: 1, money: m(800) },
    ])
  })

  it('lists first what is least certain, and what is easily counted twice', async () => {
    const answer = await classified()
    expect(answer.review.slice(0, 2).map((l) => [l.period, l.rule, l.atStake])).toEqual([
      ['2024', 'border', m(1600)],
      ['2023', 'border', m(1550)],
    ])
    expect(answer.review.map((l) => l.atStake)).toEqual(answer.review.map((l) => l.atStake).sort((a, b) => b - a))
    expect(answer.doubles.map((d) => d.id)).toEqual(['aid-to-ukraine', 'transfers', 'mirrored'])
    const mirrored = answer.doubles.at(-1)
    expect(mirrored?.pairs.map((p) => [p.spent.text, p.received.text, p.spent.amount + p.received.amount])).toEqual([
      ['Transfer to the reserve fund', 'Received by the reserve fund', 0],
      ['Transfer to the reserve fund', 'Received by the reserve fund', 0],
    ])
  })
})

describe('new money and relabelled', () => {
  it('are told apart between the last two years, with the line that moved ministry and the rule that began', async () => {
    const answer = await classified()
    expect(answer.compared).toMatchObject({ from: '2023', to: '2024', rulesFrom: 'made.rules', rulesTo: 'made.rules' })
    expect(moved(answer.relabelled)).toEqual({ core: m(1250), related: m(-625), 'not-counted': 0 })
    // Under the new rule the old line would have had 568.75 more, the new one 700: the mean of the two orders.
    expect(moved(answer.redefined)).toEqual({ core: 0, related: m((568.75 + 700) / 2), 'not-counted': 0 })
    expect(moved(answer.newMoney)).toEqual({ core: m(15_539.562), related: m(135.625), 'not-counted': 0 })
    expect(answer.moves.map((x) => x.code)).toEqual(expect.arrayContaining(['20.02', '50.01', '10.01']))
    expect(answer.moves.find((x) => x.code === '20.02' && x.part === 'core')).toMatchObject({
      before: 0,
      after: m(1400),
      relabelled: m(1250),
      newMoney: m(150),
      redefined: 0,
    })
  })

  it('are told between the years asked for', async () => {
    const answer = await classified({ from: '2022', to: '2023' })
    expect(answer.compared).toMatchObject({ from: '2022', to: '2023' })
    expect(moved(answer.relabelled)).toEqual({ core: 0, related: 0, 'not-counted': 0 })
    expect(moved(answer.redefined)).toEqual({ core: 0, related: 0, 'not-counted': 0 })
    const back = await classified({ from: '2023', to: '2022' })
    expect(moved(back.newMoney).core).toBe(-(moved(answer.newMoney).core ?? 0))
    const appropriated = await classified({ stage: 'appropriated' })
    expect(appropriated.compared).toMatchObject({ from: '2024', to: '2025' })
  })

  it('from a year to itself are a question that has no answer, and are told so', async () => {
    const said = await classified({ from: '2024' }).then(
      (answer) => answer.notes.join('\n'),
      (error: unknown) => String(error),
    )
    expect(said).toMatch(/2024.*(nothing|itself|earlier|--against)/s)
  })

  it('against another rule set are all redefined, in one year', async () => {
    const answer = await classified({ against: 'rules-narrow.yaml', from: '2024' })
    expect(answer.compared).toMatchObject({
      from: '2024',
      to: '2024',
      rulesFrom: 'made.narrow',
      rulesTo: 'made.rules',
    })
    expect(answer.rules.against).toBe('made.narrow')
    const byNarrow = 47000.25 + 28500.1 - 900.5 + 1400 + 9000
    expect(answer.change.find((c) => c.part === 'core')).toMatchObject({
      before: m(byNarrow),
      after: m(90_099.859),
      value: m(90_099.859 - byNarrow),
    })
    expect(moved(answer.redefined).core).toBe(m(90_099.859 - byNarrow))
    expect([moved(answer.newMoney).core, moved(answer.relabelled).core]).toEqual([0, 0])
    const same = await classified({ against: 'rules.yaml' })
    expect(same.change.map((c) => c.value)).toEqual([0, 0, 0])
  })
})

describe('another way of looking', () => {
  it('is at another stage, which is never added to the first', async () => {
    const answer = await classified({ stage: 'appropriated' })
    expect(answer.years.map((y) => [y.period, y.lines])).toEqual([
      ['2024', 14],
      ['2025', 14],
    ])
    expect(answer.notes).toContain('The ledger also has money at the stage outturn: --stage.')
    expect(answer.bridge.map((b) => b.stage)).toEqual(answer.bridge.map(() => 'appropriated'))
    expect(partOf(answer, 'core', '2025').central).toBe(m(52000 + 40000 + 5400 * 0.9 - 700 + 30000 + 1500 + 460))
  })

  it('is by standing: what a disputed rule would add, and what falls away without the claimed ones', async () => {
    const wide = await classified({ standings: 'agreed, claimed, disputed' })
    expect(wide.whatIf?.changed).toBe('standings agreed, claimed, disputed')
    expect(wide.whatIf?.byPart.find((p) => p.part === 'related' && p.period === '2024')).toMatchObject({
      usual: m(2428.75),
      now: m(4928.75),
      change: m(2500),
    })
    const agreed = await classified({ standings: 'agreed' })
    expect(agreed.rules.standings).toEqual(['agreed'])
    expect(spans(agreed, 'related', '2024')).toEqual([0, 0, 0])
    expect(yearOf(agreed, '2024')?.unmatched).toBe(m(85_350 + 3200 + 800 + 230))
    const withdrawn = await classified({ standings: 'withdrawn' })
    expect(spans(withdrawn, 'not-counted', '2024')).toEqual([m(9200), m(9200), m(9200)])
  })

  it('is without a rule, whose money goes to the next or to none', async () => {
    const answer = await classified({ off: 'pensions,nato-budgets' })
    expect(answer.rules.off).toEqual(['pensions', 'nato-budgets'])
    expect(answer.whatIf?.byPart.find((p) => p.part === 'core' && p.period === '2024')).toMatchObject({
      usual: m(90_099.859),
      change: m(5200.01 * 0.1 - 420),
    })
    expect(yearOf(answer, '2024')?.unmatched).toBe(m(85_350 + 420))
  })
})
