import { describe, expect, it } from 'vitest'
import { type ReadingsSpec, readingsChart, readingsTable } from '../../src/charts/readings-chart.js'

const SPEC: ReadingsSpec = {
  title: 'Up to 1.5 % under three readings',
  subtitle: 'made up',
  unit: '% of GDP',
  source: 'nobody',
  notes: [],
  names: ['narrow', 'middle', 'broad'],
  cap: { value: 1.5, label: 'at most 1.5 % counts' },
  rows: [
    { label: 'Low & <small>', values: [0.1, 0.9, 4], estimate: false, at: ['/a/0', '/a/1', '/a/2'] },
    { label: 'High', values: [0.2, 2.04, 9.5], estimate: true },
    { label: 'All', values: [0.15, 1.4, 6], estimate: false, total: true },
  ],
}

const order = (markup: string) =>
  ['High', 'Low &amp;', '>All<'].map((name) => markup.indexOf(name)).every((at, i, all) => at > (all[i - 1] ?? -1))

describe('three readings against a cap', () => {
  it.each([320, 360, 720, 1400])('is drawn %i pixels wide, the largest middle reading first, the sum last', (width) => {
    const svg = readingsChart(SPEC, { id: 'r', width, decimals: 2 })
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
    expect(svg).not.toMatch(/NaN|undefined|<small>/)
    expect(order(svg.slice(svg.indexOf('<style>')))).toBe(true)
    expect(svg).toContain('at most 1.5 % counts')
    expect(svg).toContain('2.04')
  })

  it('marks numbers with their place in the answer, and estimates', () => {
    const svg = readingsChart(SPEC, { id: 'r' })
    expect(svg.match(/data-at="\/a\/1"/g)).toHaveLength(2)
    expect(svg).toContain('Open dot, e: an estimate'.toLowerCase())
    const table = readingsTable(SPEC)
    expect(table).toContain('<td>estimate</td>')
    expect(table).toContain('data-at="/a/2"')
    expect(order(table)).toBe(true)
  })

  it('says in words how many reach the cap, the sum not among them', () => {
    expect(readingsChart(SPEC, { id: 'r' })).toContain('of 2 areas at it or above: narrow 0, middle 1, broad 2')
  })

  it('is refused where there is nothing, or no room', () => {
    expect(() => readingsChart({ ...SPEC, rows: [] }, { id: 'r' })).toThrow(
      expect.objectContaining({ code: 'chart.noData' }),
    )
    expect(() => readingsChart(SPEC, { id: 'r', width: 240, decimals: 8 })).toThrow(
      expect.objectContaining({ code: 'chart.size' }),
    )
  })
})
