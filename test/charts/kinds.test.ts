import { describe, expect, it } from 'vitest'
import type { FanSpec } from '../../src/charts/fan-chart.js'
import { debtOf, driversOf, fanOf, gapOf, revisionsOf } from './makers.js'
import * as samples from './samples.js'
import { count, described, drawn, refusal, rows, said } from './seen.js'

describe('fan chart', () => {
  const plain: FanSpec = { ...samples.fan, years: [], baseline: undefined, goal: undefined, calibratedTo: undefined }

  it('shows outturns solid and filled, estimates dashed and open, projections dotted', () => {
    const made = fanOf(samples.fan)
    expect(count(made, 'pb-m-solid')).toBe(11)
    expect(count(made, 'pb-m-open')).toBe(2)
    expect([count(made, 'pb-l-outturn'), count(made, 'pb-l-estimate'), count(made, 'pb-l-main')]).toEqual([1, 1, 1])
    const outturns = fanOf({ ...plain, history: plain.history.map((p) => ({ ...p, estimate: false })) })
    expect([count(outturns, 'pb-m-open'), count(outturns, 'pb-l-estimate')]).toEqual([0, 0])
    expect(said(outturns).join(' ')).not.toContain('estimate')
  })

  it('breaks the line where there is no value', () => {
    const history = plain.history.map((p, i) => ({ ...p, estimate: false, value: i === 5 ? null : p.value }))
    expect(count(fanOf({ ...plain, history }), 'pb-l-outturn')).toBe(2)
    expect(rows(fanOf({ ...plain, history }))).toContainEqual(['2019', 'outturn', 'no data', '', '', '', '', '', ''])
  })

  it('hatches and names what is uncalibrated, and only that', () => {
    const made = fanOf(samples.fan)
    expect(said(made)).toContain('uncalibrated')
    expect(['pb-band50', 'pb-faint50'].map((c) => count(made, c))).toEqual([1, 1])
    expect(drawn(made).elements.filter((e) => e.attributes.get('fill') === 'url(#a-hatch)').length).toBe(1)
    const sure = fanOf({ ...samples.fan, calibratedTo: '2035' })
    expect(said(sure).join(' ')).not.toContain('uncalibrated')
    expect(count(sure, 'pb-faint50')).toBe(0)
    const never = fanOf({ ...samples.fan, calibratedTo: '2020' })
    expect([count(never, 'pb-band50'), count(never, 'pb-faint50')]).toEqual([0, 1])
    expect(
      rows(made)
        .filter((r) => r[1] === 'projection, uncalibrated')
        .map((r) => r[0]),
    ).toEqual(['2032', '2033', '2034', '2035'])
  })

  it('takes entries in any order', () => {
    const turned = { ...samples.fan, history: samples.fan.history.toReversed(), years: samples.fan.years.toReversed() }
    expect(fanOf(turned).chart({ id: 'a' })).toBe(fanOf(samples.fan).chart({ id: 'a' }))
  })

  it('refuses years that are none or stand there twice, and bands that are not nested', () => {
    const entry = { period: '2024', value: 2, estimate: false }
    expect(refusal(() => fanOf({ ...plain, history: [entry, entry] }).chart({ id: 'a' })).code).toBe(
      'chart.periodTwice',
    )
    const odd = { ...plain, history: [{ ...entry, period: '2024/25' }] }
    expect(refusal(() => fanOf(odd).chart({ id: 'a' })).code).toBe('period.malformed')
    const bands = { p50: [2, 3], p80: [1.5, 2.9], p95: [1, 4] } as const
    const error = refusal(() => fanOf({ ...plain, years: [{ period: '2030', value: 2.5, bands }] }).chart({ id: 'a' }))
    expect(error.code).toBe('chart.bands')
    expect(error.message).toContain('2030')
  })

  it('draws no goal line without a number for it', () => {
    const made = fanOf({ ...samples.fan, goal: { value: Number.NaN, label: 'Goal' } })
    expect(count(made, 'pb-l-goal')).toBe(0)
    expect(said(made)).not.toContain('Goal')
  })

  it('draws one year alone as a bar of its bands', () => {
    const bands = { p50: [2, 3], p80: [1.5, 3.5], p95: [1, 4] } as const
    const made = fanOf({ ...plain, history: [], years: [{ period: '2030', value: 2.5, bands }] })
    expect(count(made, 'pb-band95')).toBe(1)
    expect(count(made, 'pb-rise')).toBe(1)
  })
})

describe('gap chart', () => {
  it('sorts by value, those without one last, and marks what only rounds up', () => {
    const made = gapOf({ ...samples.gap, areas: samples.gap.areas.toReversed() })
    const areas = rows(made)
      .slice(1, -1)
      .map((r) => r[0])
    expect([areas[0], areas[5], areas.at(-1)]).toEqual(['Lithuania', 'Denmark', 'Iceland'])
    expect(said(made).filter((t) => t === 'rounds up').length).toBe(1)
    expect(rows(made)[6]).toEqual(['Denmark', '3.49', 'estimate', '0.01', 'rounds up to the goal'])
    expect(rows(made).at(-2)).toEqual(['Iceland', '', '', '', 'no forces of its own'])
  })

  it('counts in words who is there', () => {
    expect(described(gapOf(samples.gap))).toContain('5 of 31 areas with a value are at the goal or above')
    expect(described(gapOf(samples.gap))).toContain(
      'Highest: Lithuania 5.33 (estimate); lowest: Slovenia 1.61 (estimate)',
    )
  })

  it('sets rows side by side where the height is given, and says what it needs where they do not fit', () => {
    const made = gapOf(samples.gap)
    expect(drawn(made, { height: 420 }).texts.filter((t) => t.text === 'gap').length).toBe(2)
    expect(drawn(made).texts.filter((t) => t.text === 'gap').length).toBe(1)
    const error = refusal(() => made.chart({ id: 'a', width: 360, height: 300 }))
    expect(error.message).toMatch(/needs a height of \d+, and has 300/)
    const needed = Number(/height of (\d+)/.exec(error.message)?.[1])
    expect(drawn(made, { width: 360, height: needed }).height).toBe(needed)
  })

  it('draws own goals where they differ', () => {
    const areas = samples.gap.areas.map((a) => (a.label === 'Spain' ? { ...a, goal: 2.1 } : a))
    expect(count(gapOf({ ...samples.gap, areas }), 'pb-l-goal')).toBe(count(gapOf(samples.gap), 'pb-l-goal') + 1)
    expect(rows(gapOf({ ...samples.gap, areas }))[0]).toContain('Goal')
  })
})

describe('drivers chart', () => {
  it('ends each part where the next begins', () => {
    const bars = drawn(driversOf(samples.drivers)).elements.filter((e) =>
      /pb-rise|pb-fall/.test(e.attributes.get('class') ?? ''),
    )
    const [spending, economy] = bars.map((e) => ({
      left: Number(e.attributes.get('x')),
      right: Number(e.attributes.get('x')) + Number(e.attributes.get('width')),
    }))
    expect(economy!.right).toBeCloseTo(spending!.right, 1)
    expect(economy!.left).toBeGreaterThan(spending!.left)
    expect(bars.map((e) => e.attributes.get('class'))).toEqual(['pb-rise', 'pb-fall', 'pb-rise'])
  })

  it('writes parts that add up as written, levels as published', () => {
    expect(said(driversOf(samples.drivers))).toEqual(
      expect.arrayContaining(['2.19', '+3.024', '−0.538', '+0.004', '4.68 estimate']),
    )
    expect(rows(driversOf(samples.drivers))[5]).toEqual(['Share in 2026', 'level, estimate', '4.68'])
  })

  it('refuses parts that do not sum', () => {
    const made = driversOf({ ...samples.drivers, parts: samples.drivers.parts.slice(1) })
    for (const run of [() => made.chart({ id: 'a' }), () => made.table()]) {
      const error = refusal(run)
      expect([error.fault, error.code]).toEqual(['input', 'chart.partsDoNotSum'])
      expect(error.hint).toContain('remainder')
    }
  })
})

describe('debt chart', () => {
  it('shades the range, dots both paths and writes parts with their sum', () => {
    const made = debtOf(samples.debt)
    expect(count(made, 'pb-band80')).toBe(1)
    expect([count(made, 'pb-l-main'), count(made, 'pb-l-baseline')]).toEqual([1, 1])
    expect(said(made)).toEqual(expect.arrayContaining(['+11.2', '−1.5', '+11.5', 'low 80.6', 'high 89.7']))
    expect(made.table().match(/<table/g)?.length).toBe(2)
    expect(
      debtOf({ ...samples.debt, decomposition: undefined })
        .table()
        .match(/<table/g)?.length,
    ).toBe(1)
  })

  it('refuses a decomposition that does not sum', () => {
    const { decomposition } = samples.debt
    const total = { label: 'Effect', value: 12 }
    const made = debtOf({ ...samples.debt, decomposition: decomposition && { ...decomposition, total } })
    expect(refusal(() => made.chart({ id: 'a' })).code).toBe('chart.partsDoNotSum')
  })
})

describe('revisions chart', () => {
  it('marks what is not held on the axis, and joins nothing across bases', () => {
    const made = revisionsOf(samples.revisions)
    expect(count(made, 'pb-m-unheld')).toBe(2)
    expect(count(made, 'pb-l-outturn')).toBe(0)
    expect(said(made)).toEqual(expect.arrayContaining(['basis: defence', 'basis: core', '24 Apr 2025, not held']))
    const one = revisionsOf({
      ...samples.revisions,
      editions: samples.revisions.editions.filter((e) => e.held).map((e) => ({ ...e, basis: 'core' })),
    })
    expect(count(one, 'pb-l-outturn')).toBe(2)
    expect(said(one).join(' ')).not.toContain('basis')
  })

  it('does not show a value of an edition that is not held', () => {
    const editions = samples.revisions.editions.map((e) => (e.held ? e : { ...e, value: 9.87 }))
    expect(revisionsOf({ ...samples.revisions, editions }).chart({ id: 'a' })).not.toContain('9.87')
    expect(revisionsOf({ ...samples.revisions, editions }).table()).not.toContain('9.87')
  })

  it('places days by their distance', () => {
    const days = ['2023-12-31', '2024-02-29', '2024-03-01', '2025-03-01']
    const editions = days.map((publishedOn) => ({ publishedOn, value: 2, estimate: false, held: true }))
    const marks = drawn(revisionsOf({ ...samples.revisions, editions })).elements.filter((e) => e.name === 'circle')
    const x = marks.map((e) => Number(e.attributes.get('cx')))
    const day = (x[3]! - x[2]!) / 365
    expect(x[2]! - x[1]!).toBeCloseTo(day, 1)
    expect(x[1]! - x[0]!).toBeCloseTo(60 * day, 1)
  })

  it('refuses two editions of one day, and days that are none', () => {
    const [first] = samples.revisions.editions
    const twice = revisionsOf({ ...samples.revisions, editions: [first!, first!] })
    expect(refusal(() => twice.chart({ id: 'a' })).code).toBe('chart.editionTwice')
    const odd = revisionsOf({ ...samples.revisions, editions: [{ ...first!, publishedOn: '2025-02-30' }] })
    expect(refusal(() => odd.chart({ id: 'a' })).code).toBe('day.malformed')
  })
})
