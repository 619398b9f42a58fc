import fc from 'fast-check'
import type { Value } from '../../src/charts/figures.js'
import { PART_TONES } from '../../src/charts/parts-tone.js'
import type { ChartWords } from '../../src/charts/sheet-words.js'
import {
  bridgeOf,
  countsOf,
  debtOf,
  driversOf,
  editionsOf,
  fanOf,
  gapOf,
  type Made,
  multiplesOf,
  partsOf,
  revisionsOf,
  sankeyOf,
  treemapOf,
  waterfallOf,
} from './makers.js'

const words = fc.constantFrom(
  'Share',
  'Goal: at least 3.5 % of GDP by 2035',
  '<script>alert("x")</script>',
  'Österreich & "Türkiye"',
  "O'Brien \u0000\u0007\ud800 \u202e reversed",
  'Łódź Ελλάδα Україна 日本 中华人民共和国 ﷽ 🇪🇺👩‍👩‍👧',
  'A name so long that no column of any chart of any size will ever have room for it, however it is broken',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsanstalt',
  'z̸̡̢̛̗̘̙̜a̷̡̛lg̸̢o',
  '',
)
const text = fc.oneof({ weight: 3, arbitrary: words }, fc.string({ unit: 'grapheme', maxLength: 60 }))

/** A scale for all numbers of one chart, from very small to very large. */
const scale = fc.constantFrom(1e-12, 1e-3, 0.1, 1, 10, 1000, 1e6, 1e9, 1e15)
const plain = fc.double({ min: -10, max: 10, noNaN: true }).map((v) => Math.round(v * 1000) / 1000)
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 8, arbitrary: plain },
  fc.constantFrom(null, Number.NaN, undefined, 0, 1, 3.5),
)

const chartWords: fc.Arbitrary<ChartWords> = fc.record({
  title: text,
  subtitle: text,
  unit: text,
  source: text,
  notes: fc.array(text, { maxLength: 3 }),
})
const years = (most: number) => fc.uniqueArray(fc.integer({ min: 1990, max: 2060 }).map(String), { maxLength: most })
const times = (v: Value, by: number): Value => (typeof v === 'number' ? v * by : v)
const level = (by: number) =>
  fc.option(fc.record({ value: value.map((v) => times(v, by)), label: text }), { nil: undefined })

const dated = <T>(most: number, of: fc.Arbitrary<T>) =>
  years(most).chain((list) => fc.tuple(...list.map((period) => of.map((rest) => ({ period, ...rest })))))

const fan = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .record({
      history: dated(14, fc.record({ value: value.map((v) => times(v, by)), estimate: fc.boolean() })),
      years: dated(
        12,
        fc.record({
          value: value.map((v) => times(v, by)),
          bands: fc.option(
            fc.array(plain, { minLength: 6, maxLength: 6 }).map((six) => {
              const [a, b, c, d, e, f] = six.map((v) => v * by).sort((x, y) => x - y) as [
                number,
                number,
                number,
                number,
                number,
                number,
              ]
              return { p50: [c, d] as const, p80: [b, e] as const, p95: [a, f] as const }
            }),
            { nil: undefined },
          ),
        }),
      ),
      central: fc.option(text, { nil: undefined }),
      goal: level(by),
      baseline: fc.option(
        fc.record({ label: text, points: dated(8, fc.record({ value: value.map((v) => times(v, by)) })) }),
        { nil: undefined },
      ),
      calibratedTo: fc.option(fc.integer({ min: 1990, max: 2060 }).map(String), { nil: undefined }),
    })
    .map((rest): Made => fanOf({ ...w, ...rest })),
)

const gap = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .record({
      areas: fc.array(
        fc.record({
          label: text,
          value: value.map((v) => times(v, by)),
          gap: value.map((v) => times(v, by)),
          estimate: fc.boolean(),
          rounds: fc.boolean(),
          goal: fc.option(
            value.map((v) => times(v, by)),
            { nil: undefined },
          ),
          remark: fc.option(text, { nil: undefined }),
        }),
        { maxLength: 32 },
      ),
      goal: level(by),
    })
    .map((rest): Made => gapOf({ ...w, ...rest })),
)

const parts = (by: number) => fc.array(fc.record({ label: text, value: plain.map((v) => v * by) }), { maxLength: 8 })
const sumOf = (list: readonly { value: number }[], from = 0) => list.reduce((sum, p) => sum + p.value, from)

const drivers = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .record({
      from: fc.record({ label: text, value: plain.map((v) => v * by), estimate: fc.boolean() }),
      parts: parts(by),
      to: text,
    })
    .map(
      ({ from, parts: list, to }): Made =>
        driversOf({
          ...w,
          from,
          parts: list,
          to: { label: to, value: sumOf(list, from.value), estimate: !from.estimate },
        }),
    ),
)

const debt = fc.tuple(chartWords, scale, scale).chain(([w, by, partsBy]) =>
  fc
    .record({
      history: fc.option(dated(9, fc.record({ value: value.map((v) => times(v, by)), estimate: fc.boolean() })), {
        nil: undefined,
      }),
      baseline: fc.record({ label: text, points: dated(10, fc.record({ value: value.map((v) => times(v, by)) })) }),
      scenario: fc.record({
        label: text,
        points: dated(
          10,
          fc.record({
            value: value.map((v) => times(v, by)),
            low: value.map((v) => times(v, by)),
            high: value.map((v) => times(v, by)),
          }),
        ),
      }),
      range: fc.option(text, { nil: undefined }),
      limit: level(by),
      decomposition: fc.option(
        fc.record({ heading: text, unit: text, parts: parts(partsBy), label: text }).map(({ label, ...rest }) => ({
          ...rest,
          total: { label, value: sumOf(rest.parts) },
        })),
        { nil: undefined },
      ),
    })
    .map((rest): Made => debtOf({ ...w, ...rest })),
)

const day = fc.integer({ min: 0, max: 4000 }).map((n) => new Date(Date.UTC(2017, 0, 1 + n)).toISOString().slice(0, 10))
const revisions = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .record({
      period: fc.constant('2024'),
      editions: fc.uniqueArray(
        fc.record({
          publishedOn: day,
          value: value.map((v) => times(v, by)),
          estimate: fc.boolean(),
          held: fc.boolean(),
          basis: fc.option(text, { nil: undefined }),
        }),
        { maxLength: 18, selector: (e) => e.publishedOn },
      ),
      goal: level(by),
    })
    .map((rest): Made => revisionsOf({ ...w, ...rest })),
)

const plainBy = (by: number) => plain.map((v) => v * by)
const span = (by: number) => fc.record({ value: plainBy(by), low: plainBy(by), high: plainBy(by) })
/** Mostly above zero, as money is. */
const money = fc.oneof({ weight: 4, arbitrary: plain.map((v) => Math.abs(v) + 0.1) }, { weight: 1, arbitrary: plain })
const tileSpan = (by: number) => fc.record({ value: money.map((v) => v * by), low: plainBy(by), high: plainBy(by) })
const tiled = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .array(
      fc
        .record({
          label: text,
          tone: fc.constantFrom(...PART_TONES),
          tiles: fc.array(
            fc
              .record({
                id: fc.integer({ min: 0, max: 30 }).map(String),
                label: text,
                short: fc.option(text, { nil: undefined }),
                alone: fc.boolean(),
              })
              .chain((tile) => tileSpan(by).map((s) => ({ ...tile, ...s }))),
            { maxLength: 20, size: 'max' },
          ),
        })
        .chain((part) => span(by).map((s) => ({ ...part, ...s }))),
      { minLength: 1, maxLength: 6, size: 'max' },
    )
    .map((list) => ({ ...w, parts: list })),
)

const waterfall = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .array(
      fc
        .record({ label: text, from: fc.record({ label: text, value: plainBy(by) }), parts: parts(by), to: text })
        .map(({ to, ...rest }) => ({ ...rest, to: { label: to, value: sumOf(rest.parts, rest.from.value) } })),
      { maxLength: 3 },
    )
    .map((panels): Made => waterfallOf({ ...w, panels })),
)

const bridge = fc.tuple(chartWords, scale).chain(([w, by]) => {
  const some = value.map((v) => times(v, by))
  return dated(
    9,
    fc.record({
      items: fc.array(
        fc.record({
          label: text,
          kind: fc.constantFrom('lines' as const, 'amount' as const),
          value: some,
          low: some,
          high: some,
        }),
        { maxLength: 10 },
      ),
      sum: fc.record({ low: plainBy(by), central: plainBy(by), high: plainBy(by) }),
      published: fc.array(
        fc.record({
          edition: text,
          day: text,
          estimate: fc.boolean(),
          value: plainBy(by),
          rest: plainBy(by),
          restShare: plain,
        }),
        { maxLength: 3 },
      ),
    }),
  ).map((list): Made => bridgeOf({ ...w, years: list }))
})

const overYears = fc.tuple(chartWords, scale).chain(([w, by]) => {
  const some = value.map((v) => times(v, by))
  return fc
    .array(fc.record({ label: text, years: dated(9, fc.record({ value: some, low: some, high: some })) }), {
      maxLength: 4,
    })
    .map((panels): Made => partsOf({ ...w, stage: 'outturn', panels }))
})

const counts = fc.tuple(chartWords, scale).chain(([w, by]) => {
  const tone = fc.constantFrom('strong' as const, 'middle' as const, 'weak' as const, 'none' as const)
  return fc
    .record({
      kinds: fc.array(fc.record({ label: text, tone }), { maxLength: 5 }),
      periods: dated(
        14,
        fc.record({
          estimate: fc.boolean(),
          group: text,
          counts: fc.array(fc.record({ value: value.map((v) => times(v, by)) }), { maxLength: 5 }),
        }),
      ),
    })
    .map((rest): Made => countsOf({ ...w, ...rest }))
})

const line = (by: number) => dated(14, fc.record({ value: value.map((v) => times(v, by)), estimate: fc.boolean() }))
const multiples = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .record({
      panels: fc.array(
        fc.record({
          label: text,
          points: line(by),
          beside: fc.option(fc.array(line(by), { maxLength: 2 }), { nil: undefined }),
        }),
        { maxLength: 32 },
      ),
      goal: level(by),
      besideKey: fc.option(text, { nil: undefined }),
    })
    .map((rest): Made => multiplesOf({ ...w, ...rest })),
)

const editions = fc.tuple(chartWords, scale).chain(([w, by]) =>
  fc
    .record({
      editions: fc.array(fc.record({ label: text, points: line(by) }), { maxLength: 6 }),
      levels: fc.array(fc.record({ value: value.map((v) => times(v, by)), label: text }), { maxLength: 3 }),
    })
    .map((rest): Made => editionsOf({ ...w, ...rest })),
)

/** Charts of every kind with data of every kind. */
export const CHARTS: Readonly<Record<string, fc.Arbitrary<Made>>> = {
  fan,
  gap,
  drivers,
  debt,
  revisions,
  treemap: tiled.map(treemapOf),
  sankey: tiled.map(sankeyOf),
  waterfall,
  bridge,
  parts: overYears,
  counts,
  multiples,
  editions,
}

export const sizes = fc.record({
  id: fc.constant('chart'),
  width: fc.oneof(fc.constantFrom(360, 720, undefined), fc.integer({ min: 240, max: 1400 })),
  height: fc.oneof(fc.constant(undefined), fc.integer({ min: 240, max: 1200 })),
  scheme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const, undefined),
})
