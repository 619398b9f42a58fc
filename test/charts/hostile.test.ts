import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, pixels, plainText } from '../../src/charts/markup.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { CHARTS } from './arbitrary.js'
import * as classified from './classify-samples.js'
import {
  bridgeOf,
  debtOf,
  driversOf,
  fanOf,
  gapOf,
  MADE,
  type Made,
  partsOf,
  revisionsOf,
  sankeyOf,
  treemapOf,
  waterfallOf,
} from './makers.js'
import { pictureOf } from './picture.js'
import * as samples from './samples.js'
import { all, parseXml, textOf } from './xml.js'

const EVIL = `</text></title></style><script>alert('1')</script><img src=x onerror="alert(2)"> & ]]> \u0000\u001b[31m\ud800 \u202eabc`

/** Every text of a spec replaced. */
function poisoned<T>(spec: T, text: string): T {
  const kept = new Set(['period', 'publishedOn', 'calibratedTo', 'tone', 'kind', 'id'])
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return kept.has(key) ? value : text
    if (Array.isArray(value)) return value.map((v) => walk(v, key))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, k)]))
    return value
  }
  return walk(spec, '') as T
}

const poison = (text: string): Record<string, Made> => ({
  fan: fanOf(poisoned(samples.fan, text)),
  gap: gapOf(poisoned(samples.gap, text)),
  drivers: driversOf(poisoned(samples.drivers, text)),
  debt: debtOf(poisoned(samples.debt, text)),
  revisions: revisionsOf(poisoned(samples.revisions, text)),
  treemap: treemapOf(poisoned(classified.treemap, text)),
  sankey: sankeyOf(poisoned(classified.treemap, text)),
  waterfall: waterfallOf(poisoned(classified.waterfall, text)),
  bridge: bridgeOf(poisoned(classified.bridge, text)),
  parts: partsOf(poisoned(classified.parts, text)),
})

const TABLE_PARTS = ['div', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'data']

describe('texts of others', () => {
  it('lose what would break a line, a file or a reading direction, and nothing else', () => {
    expect(plainText('  Türkiye\n(since 2022)\u0000 ')).toBe('Türkiye (since 2022)')
    expect(plainText('a\u202eb\u2066c\u200f')).toBe('abc')
    expect(plainText('x\ud800y\ufffe')).toBe('x y')
    expect(plainText(`e${'\u0301'.repeat(40)}`)).toBe('e\u0301\u0301')
    expect(plainText('z'.repeat(5000))).toBe(`${'z'.repeat(999)}…`)
    expect(plainText('日本 🇪🇺 Ελλάδα')).toBe('日本 🇪🇺 Ελλάδα')
  })

  it('come back as they were from what is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const read = parseXml(`<a b="${escaped(text)}">${escaped(text)}</a>`)
        expect(textOf(read)).toBe(plainText(text))
        expect(read.attributes.get('b')).toBe(plainText(text))
      }),
    )
  })

  for (const [name, { chart, table }] of Object.entries(poison(EVIL)))
    it(`${name}: markup in a name stays text, in chart and table`, () => {
      const svg = chart({ id: 'a' })
      expect(svg).not.toMatch(/<script|<img/)
      const picture = pictureOf(svg)
      expect(textOf(picture.root)).toContain('</text></title></style><script>')
      const html = parseXml(`<div>${table({ id: 'b' })}</div>`)
      expect(all(html).every((e) => TABLE_PARTS.includes(e.name))).toBe(true)
      expect(textOf(html)).toContain("<script>alert('1')</script>")
      for (const element of [...all(picture.root), ...all(html)])
        for (const attribute of element.attributes.keys()) expect(attribute).not.toMatch(/^on|href|src/)
    })

  for (const [name, { chart }] of Object.entries(poison('very long '.repeat(20_000))))
    it(`${name}: names of 200,000 characters make a small picture`, () => {
      expect(chart({ id: 'a', width: 360 }).length).toBeLessThan(60_000)
    })
})

describe('a table of any data', () => {
  for (const [name, made] of Object.entries(CHARTS))
    it(`${name}: is well-formed, each row as wide as the head, with scopes`, () => {
      fc.assert(
        fc.property(made, ({ table }) => {
          const root = parseXml(`<div>${table()}</div>`)
          for (const one of all(root).filter((e) => e.name === 'table')) {
            const below = (e: typeof root, part: string) => all(e).filter((x) => x.name === part)
            const heads = below(one, 'thead').flatMap((e) => below(e, 'th'))
            expect(heads.length).toBeGreaterThan(1)
            expect(heads.every((h) => h.attributes.get('scope') === 'col')).toBe(true)
            expect(below(one, 'caption').length).toBe(1)
            for (const row of below(one, 'tbody').flatMap((e) => below(e, 'tr'))) {
              const cells = all(row).filter((e) => e.name === 'th' || e.name === 'td')
              expect(cells.length).toBe(heads.length)
              expect(cells[0]?.attributes.get('scope')).toBe('row')
            }
            for (const data of below(one, 'data')) expect(Number(data.attributes.get('value'))).not.toBeNaN()
          }
        }),
        { numRuns: 100 },
      )
    })
})

describe('ids', () => {
  it('all begin with the prefix, none stands twice, and every reference leads somewhere', () => {
    const ids = Object.entries(MADE).flatMap(([name, { chart }]) => {
      const elements = all(parseXml(chart({ id: `c-${name}` })))
      const own = elements.flatMap((e) => e.attributes.get('id') ?? [])
      expect(own.every((id) => id === `c-${name}` || id.startsWith(`c-${name}-`))).toBe(true)
      for (const element of elements) {
        for (const label of ['aria-labelledby', 'aria-describedby'])
          if (element.attributes.has(label)) expect(own).toContain(element.attributes.get(label))
        const fill = /^url\(#(.+)\)$/.exec(element.attributes.get('fill') ?? '')
        if (fill) expect(own).toContain(fill[1])
      }
      return own
    })
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(14)
  })

  it.each(['', '1a', 'a b', 'a"onload="x', 'a{}', 'x'.repeat(65), 'ä'])('refuses "%s" as a prefix', (id) => {
    for (const { chart, table } of Object.values(MADE)) {
      expect(() => chart({ id })).toThrow(PledgebookError)
      expect(() => table({ id })).toThrow('cannot be the id')
    }
  })
})

describe('coordinates', () => {
  it('have two decimals at most and are never minus nothing', () => {
    expect([1.006, 12, 2 / 3, -7.125].map(pixels)).toEqual([1.01, 12, 0.67, -7.12])
    expect(Object.is(pixels(-0.001), 0)).toBe(true)
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => pixels(bad)).toThrow('coordinate')
  })
})
