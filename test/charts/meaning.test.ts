import { describe, expect, it } from 'vitest'
import { debtOf, driversOf, fanOf, gapOf, MADE, type Made, revisionsOf } from './makers.js'
import * as samples from './samples.js'
import { described, drawn, refusal, rows } from './seen.js'
import { textOf } from './xml.js'

/** Units of the samples. */
const UNIT = /per cent of GDP|billion EUR, current prices|members of the year/

describe('every chart', () => {
  it.each(Object.entries(MADE))(
    '%s: is an image with a title, a description with its main figures, and its words',
    (_, made) => {
      const { root, elements, texts } = drawn(made)
      expect(root.attributes.get('role')).toBe('img')
      const title = elements.find((e) => e.name === 'title')
      const words = texts.map((t) => t.text).join(' ')
      expect(words).toContain(textOf(title!))
      expect(described(made)).toMatch(/\d/)
      expect(described(made)).toMatch(UNIT)
      expect(words).toMatch(UNIT)
      expect(words).toContain('Source: ')
    },
  )

  it.each(Object.entries(MADE))('%s: has the size that is asked for', (_, made) => {
    const { width, height, root } = drawn(made, { width: 500, height: 700 })
    expect([width, height]).toEqual([500, 700])
    expect(root.attributes.get('viewBox')).toBe('0 0 500 700')
    expect(drawn(made).width).toBe(720)
  })

  it.each(Object.entries(MADE))('%s: refuses sizes that are none', (_, made) => {
    for (const size of [{ width: 100 }, { width: Number.NaN }, { height: 5000 }, { height: -1 }])
      expect(refusal(() => made.chart({ id: 'a', ...size })).code).toBe('chart.size')
  })

  it.each(Object.entries(MADE))('%s: has its numbers in a table, in words of their status', (_, made) => {
    const html = made.table()
    expect(html).toContain('<th scope="col">')
    expect(html).toContain('<th scope="row">')
    expect(html.slice(html.indexOf('<caption>'), html.indexOf('</caption>'))).toMatch(UNIT)
    expect(html).toContain('Source: ')
  })
})

describe('nothing to draw', () => {
  const { fan, gap, debt, revisions, drivers } = samples
  const none: Record<string, Made> = {
    'fan without years': fanOf({ ...fan, history: [], years: [], baseline: undefined }),
    'fan of blanks': fanOf({
      ...fan,
      history: [{ period: '2024', value: null, estimate: false }],
      years: [],
      baseline: undefined,
    }),
    'gap without areas': gapOf({ ...gap, areas: [] }),
    'gap of blanks': gapOf({ ...gap, areas: [{ label: 'Iceland', value: Number.NaN, gap: null, estimate: false }] }),
    'debt without paths': debtOf({
      ...debt,
      history: [],
      baseline: { label: 'b', points: [] },
      scenario: { label: 's', points: [] },
    }),
    'revisions not held': revisionsOf({
      ...revisions,
      editions: [{ publishedOn: '2025-04-24', value: 3, estimate: false, held: false }],
    }),
    'drivers without an end': driversOf({ ...drivers, to: { ...drivers.to, value: null } }),
  }
  it.each(Object.entries(none))('%s is refused in words', (_, made) => {
    const error = refusal(() => made.chart({ id: 'a' }))
    expect([error.fault, error.code]).toEqual(['input', 'chart.noData'])
    expect(error.message).toContain('no number')
    expect(error.hint).not.toBe('')
  })

  it.each(Object.entries(none).filter(([name]) => !name.startsWith('drivers')))('%s still has a table', (_, made) => {
    expect(
      rows(made)
        .flat()
        .some((cell) => /no data|not held|Source/.test(cell)),
    ).toBe(true)
  })
})

describe('numbers at the edges', () => {
  const at = (values: readonly (number | null)[]) =>
    fanOf({
      ...samples.fan,
      history: values.map((value, i) => ({ period: String(2000 + i), value, estimate: false })),
      years: [],
      baseline: undefined,
      goal: undefined,
    })
  it.each([
    ['one point', [2]],
    ['zero', [0]],
    ['all the same', [2, 2, 2]],
    ['negative', [-1, -3]],
    ['across zero', [-1, 3]],
    ['very large', [1e15, 2.5e15]],
    ['large and nearly the same', [1e15, 1e15 + 1]],
    ['tiny', [1e-15, 3e-15]],
    ['holes', [1, null, Number.NaN, 4]],
  ] as const)('%s', (_, values) => {
    const { texts, points } = drawn(at(values))
    expect(points.length).toBeGreaterThan(4)
    expect(texts.map((t) => t.text).join(' ')).not.toMatch(/NaN|Infinity|undefined|null|\de[+-]/)
  })
})
