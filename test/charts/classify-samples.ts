import type { BridgeSpec } from '../../src/charts/bridge-chart.js'
import type { PartsSpec } from '../../src/charts/parts-chart.js'
import type { PartTile, TreemapSpec } from '../../src/charts/treemap-parts.js'
import type { WaterfallSpec } from '../../src/charts/waterfall-chart.js'

const tile = (label: string, value: number, low = value, high = value): PartTile => ({
  id: label,
  label,
  value,
  low,
  high,
})

const WORDS = {
  subtitle: 'Outturn of a country, numbers made up',
  source: 'A ledger',
  notes: ['Spending less revenue.'],
}
const MONEY = { ...WORDS, unit: 'billion EUR, current prices' }

/** Numbers made up: a rule that gives to two parts, one that is wholly open, one below zero, fifteen in all. */
export const treemap: TreemapSpec = {
  ...MONEY,
  title: 'What counts, by rule',
  parts: [
    {
      label: 'core',
      tone: 'first',
      value: 97,
      low: 90,
      high: 106,
      tiles: [
        tile('defence: operations', 50),
        tile('defence: equipment', 30),
        tile('vat', 6, 2, 6),
        tile('defence: buildings', 8),
        tile('bands', 1, 0, 1),
        tile('aid', 5),
        tile('rents: within the ministry', -3),
        tile('contributions', 0, 0, 4),
      ],
    },
    {
      label: 'related',
      tone: 'second',
      value: 4,
      low: 0,
      high: 7,
      tiles: [
        { ...tile('related: civil protection', 2, 0, 2), short: 'civil protection' },
        tile('related: networks', 1.5, 0, 1.5),
        tile('related: rescue', 0.3, 0, 0.3),
        tile('related: roads', 0.2, 0, 0.2),
      ],
    },
    {
      label: 'not counted',
      tone: 'outside',
      value: 10,
      low: 10,
      high: 14,
      tiles: [tile('vat', 6, 6, 10), tile('police', 3), tile('museums', 1)],
    },
    { label: 'left over', tone: 'over', value: 4, low: 0, high: 4, tiles: [tile('contributions', 4, 0, 4)] },
    {
      label: 'no rule decides',
      tone: 'open',
      value: 25,
      low: 25,
      high: 25,
      tiles: [{ ...tile('', 25), label: '1,204 lines', alone: true }],
    },
  ],
}

export const waterfall: WaterfallSpec = {
  ...WORDS,
  title: 'New and relabelled money, 2024 to 2025',
  unit: 'per cent of GDP and points of it',
  panels: [
    {
      label: 'core',
      from: { label: '2024', value: 2.0585 },
      parts: [
        { label: 'New money', value: 1.0655 },
        { label: 'Relabelled', value: 0 },
        { label: 'Redefined', value: 0.001 },
        { label: 'The economy', value: -0.0636 },
      ],
      to: { label: '2025', value: 3.0614 },
    },
    {
      label: 'related',
      from: { label: '2024', value: 0.0633 },
      parts: [
        { label: 'New money', value: 0.0008 },
        { label: 'Relabelled', value: 0.0121 },
        { label: 'Redefined', value: 0 },
        { label: 'The economy', value: -0.0016 },
      ],
      to: { label: '2025', value: 0.0746 },
    },
  ],
}

const YEARS = [2021, 2022, 2023, 2024, 2025].map((year, i) => ({ year: String(year), i }))

export const bridge: BridgeSpec = {
  ...MONEY,
  title: 'From the ledger to the published figure',
  years: YEARS.map(({ year, i }) => ({
    period: year,
    items: [
      {
        label: 'Defence ministry, gross spending',
        kind: 'lines' as const,
        value: 60 + 10 * i,
        low: 60 + 10 * i,
        high: 61 + 10 * i,
      },
      { label: 'Rent paid within the ministry, counted once', kind: 'lines' as const, value: -3, low: -3, high: -2 },
      {
        label: 'State pensions of former personnel',
        kind: 'amount' as const,
        value: i < 2 ? null : 2.2,
        low: i < 2 ? null : 2.2,
        high: i < 2 ? null : 2.2,
        says: 'One figure was published.',
      },
      { label: 'VAT, not separable: from nothing to all', kind: 'lines' as const, value: 2, low: 0, high: 6 },
    ],
    sum: {
      low: 57 + 10 * i + (i < 2 ? 0 : 2.2),
      central: 59 + 10 * i + (i < 2 ? 0 : 2.2),
      high: 65 + 10 * i + (i < 2 ? 0 : 2.2),
    },
    published: [
      {
        edition: 'publisher/2026-07-07',
        day: '2026-07-07',
        estimate: i === 4,
        value: 62 + 10 * i,
        rest: 62 + 10 * i - (59 + 10 * i + (i < 2 ? 0 : 2.2)),
        restShare: (100 * (i < 2 ? 3 : 0.8)) / (62 + 10 * i),
      },
      ...(i === 3
        ? [
            {
              edition: 'publisher/2024-06-17',
              day: '2024-06-17',
              estimate: true,
              value: 87,
              rest: -4.2,
              restShare: -4.83,
            },
          ]
        : []),
    ],
  })),
}

export const parts: PartsSpec = {
  ...MONEY,
  title: 'Money by part of the goal',
  stage: 'outturn',
  panels: [
    {
      label: 'core',
      years: YEARS.map(({ year, i }) => ({ period: year, value: 60 + 10 * i, low: 57 + 10 * i, high: 66 + 12 * i })),
    },
    {
      label: 'related',
      years: YEARS.map(({ year, i }) => ({ period: year, value: 2 + 0.3 * i, low: 0, high: 5 + 0.5 * i })),
    },
    {
      label: 'not counted',
      years: YEARS.map(({ year, i }) => ({ period: year, value: i - 1, low: i - 1, high: i - 1 })),
    },
  ],
}
