import { describe, expect, it } from 'vitest'
import { DARK, LIGHT } from '../../src/charts/palette.js'
import { PART_TONES, TONES } from '../../src/charts/parts-tone.js'
import { drawnTiles, unsureOf } from '../../src/charts/treemap-parts.js'
import * as samples from './classify-samples.js'
import * as makers from './makers.js'
import { count, described, drawn, refusal, rows, said } from './seen.js'
import { all, type Element, textOf } from './xml.js'

/** With one decimal, as whoever asks for a picture chooses. */
const tenths =
  <Spec>(make: (spec: Spec) => makers.Made) =>
  (spec: Spec): makers.Made => {
    const made = make(spec)
    return {
      chart: (o) => made.chart({ decimals: 1, ...o }),
      table: (o) => made.table({ decimals: 1, ...o }),
    }
  }
const { waterfallOf } = makers
const [treemapOf, sankeyOf] = [tenths(makers.treemapOf), tenths(makers.sankeyOf)]
const [bridgeOf, partsOf] = [tenths(makers.bridgeOf), tenths(makers.partsOf)]

const number = (e: Element | undefined, name: string) => Number(e?.attributes.get(name))
const area = (e: Element | undefined) => number(e, 'width') * number(e, 'height')
/** Groups with a title of their own: what a pointer over them says, and what they are drawn with. */
const groups = (made: Parameters<typeof drawn>[0], options = {}) =>
  drawn(made, options)
    .elements.filter((e) => e.name === 'g')
    .map((g) => ({
      title: textOf(all(g).find((e) => e.name === 'title')!),
      rects: all(g).filter((e) => e.name === 'rect'),
      texts: all(g)
        .filter((e) => e.name === 'text')
        .map(textOf),
      path: all(g).find((e) => e.name === 'path'),
    }))

describe('treemap', () => {
  const tiles = samples.treemap.parts.flatMap((part) => drawnTiles(part).map((tile) => ({ tile, part })))

  it.each([360, 720, 1200])('has areas proportional to money over all parts, at %s pixels', (width) => {
    const found = groups(treemapOf(samples.treemap), { width })
    expect(found.length).toBe(tiles.length)
    const all = tiles.reduce((sum, { tile }) => sum + tile.value, 0)
    const whole = found.reduce((sum, g) => sum + area(g.rects[0]), 0)
    for (const { tile, part } of tiles) {
      const group = found.find((g) => g.title.startsWith(`${tile.label}, ${part.label}: `))
      // Coordinates have two decimals, so that an area errs by its edges.
      const slack = 0.02 * (number(group?.rects[0], 'width') + number(group?.rects[0], 'height'))
      expect(Math.abs(area(group?.rects[0]) - (whole * tile.value) / all)).toBeLessThan(slack + whole * 1e-4)
    }
  })

  it('stripes what is not sure, in proportion, and nothing else', () => {
    for (const { tile, part } of tiles) {
      const group = groups(treemapOf(samples.treemap)).find((g) => g.title.startsWith(`${tile.label}, ${part.label}: `))
      const striped = group?.rects.find((e) => e.attributes.get('fill') === 'url(#a-hatch)')
      if (unsureOf(tile) === 0) expect(striped).toBeUndefined()
      else expect(area(striped) / area(group?.rects[0])).toBeCloseTo(unsureOf(tile) / tile.value, 1)
    }
    expect(unsureOf({ id: 'a', label: 'a', value: 6, low: 2, high: 9 })).toBe(4)
    expect(unsureOf({ id: 'a', label: 'a', value: 6, low: -2, high: 9 })).toBe(6)
    const sure = samples.treemap.parts.map((p) => ({ ...p, tiles: p.tiles.map((t) => ({ ...t, low: t.value })) }))
    const made = treemapOf({ ...samples.treemap, parts: sure })
    expect(said(made).join(' ')).not.toContain('striped')
    expect(made.chart({ id: 'a' })).not.toContain('a-hatch')
  })

  it('lists what is below zero, in words, and tabulates all of it', () => {
    const made = treemapOf(samples.treemap)
    expect(said(made).join(' ')).toContain(
      'Below zero, taken off the sums and not drawn: rents: within the ministry −3.0 (core).',
    )
    expect(rows(made)).toContainEqual(['core', 'rents: within the ministry', '−3.0', '−3.0', '−3.0'])
    expect(rows(made)).toContainEqual(['core', 'contributions', '0.0', '0.0', '4.0'])
    expect(rows(made)).toContainEqual(['core', 'all', '97.0', '90.0', '106.0'])
  })

  it('heads each part with its net money and range, and names thin bands beside', () => {
    const texts = said(treemapOf(samples.treemap))
    expect(texts).toEqual(expect.arrayContaining(['core 97.0', '90.0 to 106.0', 'no rule decides 25.0']))
    expect(texts).toContain('civil protection 2.0, related: networks 1.5, related: rescue 0.3, related: roads 0.2')
    expect(described(treemapOf(samples.treemap))).toContain(
      'core: 97.0 (90.0 to 106.0); the largest piece: defence: operations, 50.0.',
    )
  })

  it('cuts a long name, whole in its title', () => {
    const label = 'Pensions of former personnel of the armed forces and of their families, with all that goes with them'
    const part = { label: 'core', tone: 'first' as const, value: 2, low: 2, high: 2 }
    const tiles = ['x', label].map((l) => ({ id: l, label: l, value: 1, low: 1, high: 1 }))
    const [, group] = groups(treemapOf({ ...samples.treemap, parts: [{ ...part, tiles }] }), {
      width: 360,
      height: 260,
    })
    expect(group?.title).toContain(label)
    expect(group?.texts.join(' ')).toContain('…')
  })

  it('refuses what has no area', () => {
    const parts = samples.treemap.parts.map((p) => ({ ...p, tiles: p.tiles.filter((t) => t.value <= 0) }))
    for (const made of [treemapOf({ ...samples.treemap, parts }), sankeyOf({ ...samples.treemap, parts })]) {
      expect(refusal(() => made.chart({ id: 'a' })).code).toBe('chart.noData')
      expect(rows(made).length).toBeGreaterThan(3)
    }
  })
})

describe('sankey', () => {
  /** The height of a flow where it begins, from its path. */
  const width = (path: Element | undefined) => {
    const at = [...(path?.attributes.get('d') ?? '').matchAll(/[-\d.]+/g)].map(Number)
    return at.at(-1)! - at[1]!
  }

  it('shows the twelve largest rules, the others together, and what is no rule by itself', () => {
    const texts = said(sankeyOf(samples.treemap))
    expect(texts).toEqual(expect.arrayContaining(['defence: operations 50.0', 'vat 12.0', '1,204 lines 25.0']))
    // Thirteen rules: one more is shown, not called another.
    expect(texts).toContain('related: roads 0.2')
    const parts = samples.treemap.parts.map((p, i) =>
      i === 1 ? { ...p, tiles: [...p.tiles, { id: 'new', label: 'new', value: 0.1, low: 0, high: 1 }] } : p,
    )
    const more = said(sankeyOf({ ...samples.treemap, parts }))
    expect(more).toContain('2 other rules 0.3')
    expect(more).not.toContain('related: roads 0.2')
  })

  it('has widths proportional to money, each flow once', () => {
    const found = groups(sankeyOf(samples.treemap))
    const largest = found.find((g) => g.title.startsWith('defence: operations to core'))
    const perUnit = width(largest?.path) / 50
    expect(perUnit).toBeGreaterThan(0.5)
    for (const [title, value] of [
      ['vat to core', 6],
      ['vat to not counted', 6],
      ['1,204 lines to no rule decides', 25],
      ['contributions to left over', 4],
    ] as const) {
      const flow = found.filter((g) => g.title.startsWith(`${title}: `))
      expect(flow.length, title).toBe(1)
      expect(Math.abs(width(flow[0]?.path) - perUnit * value)).toBeLessThan(0.05)
    }
    expect(found.some((g) => g.title.includes('rents'))).toBe(false)
  })
})

describe('waterfall', () => {
  it('writes parts that add up as written, with no more decimals than it takes', () => {
    const texts = said(waterfallOf(samples.waterfall))
    expect(texts).toEqual(expect.arrayContaining(['2.0585', '+1.0655', '0.0000', '+0.0010', '−0.0636', '3.0614']))
    const level = (label: string, value: number) => ({ label, value })
    const plain = { label: 'core', from: level('a', 2.1949), parts: [level('b', 3.02461)], to: level('c', 5.21951) }
    const short = said(waterfallOf({ ...samples.waterfall, panels: [plain] }))
    expect(short).toEqual(expect.arrayContaining(['2.195', '+3.025', '5.220']))
    const table = rows(waterfallOf(samples.waterfall))
    expect(table[0]).toEqual(['Part of the goal', 'What', 'Kind', 'Value, per cent of GDP and points of it'])
    for (const { label } of samples.waterfall.panels) {
      const numbers = table.filter((r) => r[0] === label).map((r) => Number(r[3]?.replace('−', '-')))
      const sum = numbers.slice(0, -1).reduce((total, v) => total + v, 0)
      expect(sum).toBeCloseTo(numbers.at(-1)!, 9)
    }
  })

  it('refuses parts that do not sum, and nothing at all', () => {
    const [panel] = samples.waterfall.panels
    const broken = waterfallOf({ ...samples.waterfall, panels: [{ ...panel!, parts: panel!.parts.slice(1) }] })
    expect(refusal(() => broken.chart({ id: 'a' })).code).toBe('chart.partsDoNotSum')
    expect(refusal(() => broken.table()).code).toBe('chart.partsDoNotSum')
    const empty = waterfallOf({ ...samples.waterfall, panels: [] })
    expect(refusal(() => empty.chart({ id: 'a' })).code).toBe('chart.noData')
  })
})

describe('bridge', () => {
  it('sets each item where the one above ends, and the unexplained between sum and published', () => {
    const made = bridgeOf({ ...samples.bridge, years: samples.bridge.years.slice(-1) })
    const bars = drawn(made)
      .elements.filter(
        (e) => e.name === 'rect' && /pb-rise|pb-fall|pb-t-muted|pb-m-unheld/.test(e.attributes.get('class') ?? ''),
      )
      .map((e) => ({ left: number(e, 'x'), right: number(e, 'x') + number(e, 'width') }))
    const [ministry, rent, pensions, vat, sum, rest] = bars
    expect(rent!.right).toBeCloseTo(ministry!.right, 1)
    expect(pensions!.left).toBeCloseTo(rent!.left, 1)
    expect(vat!.left).toBeCloseTo(pensions!.right, 1)
    expect(sum!.right).toBeCloseTo(vat!.right, 1)
    expect(sum!.left).toBeCloseTo(ministry!.left, 1)
    expect(rest!.left).toBeCloseTo(sum!.right, 1)
    expect((rest!.right - rest!.left) / (sum!.right - sum!.left)).toBeCloseTo(0.8 / 101.2, 2)
    expect(said(made)).toEqual(expect.arrayContaining(['Published 2026-07-07, estimate', '+0.8', '0.8 %', '101.2']))
    expect(said(made)).not.toContain('Every year')
  })

  it('has a row for every year, marks by status and edition, cited amounts apart', () => {
    const made = bridgeOf(samples.bridge)
    expect(said(made)).toEqual(expect.arrayContaining(['2025, item by item', 'Every year', '2021', '+3.0', '4.8 %']))
    expect([count(made, 'pb-m-solid'), count(made, 'pb-m-open')]).toEqual([4, 3])
    // One item of the last year, and three years with an amount.
    expect(count(made, 'pb-fall')).toBe(4)
    expect(said(made).join(' ')).toContain('orange: amounts cited from elsewhere')
    const only = samples.bridge.years.map((y) => ({ ...y, items: y.items.filter((i) => i.kind === 'lines') }))
    expect(said(bridgeOf({ ...samples.bridge, years: only })).join(' ')).not.toContain('orange')
  })

  it('says of an item without an amount that there is none, and tabulates everything', () => {
    const years = samples.bridge.years.slice(0, 1)
    expect(said(bridgeOf({ ...samples.bridge, years }))).toContain('no data')
    const table = rows(bridgeOf(samples.bridge))
    expect(table).toContainEqual(['2024', 'Unexplained, publisher/2024-06-17', '−4.8 %', '−4.2', '', '', ''])
    expect(table).toContainEqual([
      '2025',
      'State pensions of former personnel',
      'amount cited from elsewhere',
      '2.2',
      '2.2',
      '2.2',
      'One figure was published.',
    ])
    expect(table[1]?.[0]).toBe('2025')
  })

  it('refuses a bridge without a year', () => {
    expect(refusal(() => bridgeOf({ ...samples.bridge, years: [] }).chart({ id: 'a' })).code).toBe('chart.noData')
  })
})

describe('parts over the years', () => {
  it('draws a line and a band for each, and no band where nothing is open', () => {
    const made = partsOf(samples.parts)
    expect([count(made, 'pb-l-outturn'), count(made, 'pb-band80')]).toEqual([3, 2])
    expect(said(made)).toEqual(expect.arrayContaining(['core', 'related', 'not counted', '100.0', '3.2']))
    expect(rows(made)).toContainEqual(['core', '2025', 'outturn', '100.0', '97.0', '114.0'])
  })

  it('breaks where a year has no number, and takes years in any order', () => {
    const [core] = samples.parts.panels
    const holed = core!.years.map((y, i) => (i === 2 ? { ...y, value: null, low: null, high: null } : y))
    const made = partsOf({ ...samples.parts, panels: [{ label: 'core', years: holed }] })
    expect([count(made, 'pb-l-outturn'), count(made, 'pb-band80')]).toEqual([2, 2])
    const turned = samples.parts.panels.map((p) => ({ ...p, years: p.years.toReversed() }))
    expect(partsOf({ ...samples.parts, panels: turned }).chart({ id: 'a' })).toBe(
      partsOf(samples.parts).chart({ id: 'a' }),
    )
  })
})

describe('tones of parts', () => {
  type Rgb = readonly number[]
  const rgb = (colour: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255)
  const luminance = (c: Rgb) => {
    const [r = 0, g = 0, b = 0] = c.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: Rgb, b: Rgb) => {
    const [x, y] = [luminance(a), luminance(b)]
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
  }
  const role = { 'pb-rise': 'main', 'pb-fall': 'fall', 'pb-t-muted': 'muted' } as const

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('leave ink legible on them, 4.5 to 1, in the %s scheme', (_, palette) => {
    for (const tone of PART_TONES) {
      const { class: name, opacity } = TONES[tone]
      const over = rgb(palette[role[name as keyof typeof role]])
      const seen = rgb(palette.paper).map((v, i) => v * (1 - opacity) + (over[i] ?? 0) * opacity)
      expect(contrast(rgb(palette.ink), seen), tone).toBeGreaterThanOrEqual(4.5)
    }
  })
})
