import type { DebtSpec } from '../../src/charts/debt-chart.js'
import type { DriversSpec } from '../../src/charts/drivers-chart.js'
import type { FanSpec } from '../../src/charts/fan-chart.js'
import type { GapSpec } from '../../src/charts/gap-chart.js'
import type { RevisionsSpec } from '../../src/charts/revisions-chart.js'

const SHARES = [1.88, 2.23, 2.0, 1.89, 2.0, 1.98, 2.25, 2.19, 2.2, 3.26, 3.74, 4.3, 4.68]

/** A share with its fan; outcomes made up, figures of the size that they have. */
export const fan: FanSpec = {
  title: 'Spending on core defence will keep above the goal if its growth is kept up',
  subtitle: 'Poland, 2014 to 2026 and projection to 2035',
  unit: 'per cent of GDP',
  history: SHARES.map((value, i) => ({ period: String(2014 + i), value, estimate: i > 10 })),
  years: Array.from({ length: 10 }, (_, i) => {
    const value = 4.68 + 0.03 * i
    const reach = 0.12 * (i + 1)
    const range = (times: number) => [value - reach * times, value + reach * times * 1.15] as const
    return {
      period: String(2026 + i),
      value,
      bands: i === 0 ? undefined : { p50: range(0.5), p80: range(1), p95: range(1.6) },
    }
  }),
  central: 'Constant real growth',
  goal: { value: 3.5, label: 'Goal for 2035: at least 3.5' },
  baseline: {
    label: 'Frozen in real terms',
    points: Array.from({ length: 10 }, (_, i) => ({ period: String(2026 + i), value: 4.68 - 0.11 * i })),
  },
  calibratedTo: '2031',
  source:
    'NATO, Defence Investment of NATO Countries (2014-2026), 7 July 2026; IMF, World Economic Outlook, October 2025',
  notes: ['The bands are drawn from past errors of forecasts of growth and prices.'],
}

const STANDING: readonly (readonly [string, number | null, number | null])[] = [
  ['Lithuania', 5.33, -1.83],
  ['Estonia', 5.1, -1.6],
  ['Latvia', 4.92, -1.42],
  ['Poland', 4.68, -1.18],
  ['Greece', 3.65, -0.15],
  ['Denmark', 3.49, 0.01],
  ['Sweden', 3.22, 0.28],
  ['Norway', 3.17, 0.33],
  ['United States', 3.17, 0.33],
  ['Türkiye', 2.85, 0.65],
  ['Germany', 2.69, 0.81],
  ['Finland', 2.65, 0.85],
  ['Netherlands', 2.58, 0.92],
  ['United Kingdom', 2.56, 0.94],
  ['Romania', 2.43, 1.07],
  ['Bulgaria', 2.22, 1.28],
  ['France', 2.22, 1.28],
  ['Montenegro', 2.17, 1.33],
  ['Albania', 2.15, 1.35],
  ['Canada', 2.13, 1.37],
  ['Italy', 2.1, 1.4],
  ['Portugal', 2.1, 1.4],
  ['Hungary', 2.09, 1.41],
  ['North Macedonia', 2.09, 1.41],
  ['Croatia', 2.03, 1.47],
  ['Luxembourg', 2.03, 1.47],
  ['Slovakia', 2.02, 1.48],
  ['Czechia', 2.01, 1.49],
  ['Belgium', 2, 1.5],
  ['Spain', 2, 1.5],
  ['Slovenia', 1.61, 1.89],
  ['Iceland', null, null],
]

export const gap: GapSpec = {
  title: 'Five allies reach the core defence goal of 2035 by the estimates for 2026',
  subtitle: 'Core defence expenditure, 2026, edition of July 2026',
  unit: 'per cent of GDP',
  areas: STANDING.map(([label, value, missing]) => ({
    label,
    value,
    gap: missing,
    estimate: value !== null,
    rounds: missing === 0.01,
    remark: value === null ? 'no forces of its own' : undefined,
  })),
  goal: { value: 3.5, label: 'Goal: at least 3.5 by 2035' },
  source: 'NATO, Defence Investment of NATO Countries (2014-2026), 7 July 2026',
  notes: [],
}

export const drivers: DriversSpec = {
  title: 'Spending moved the share of Poland, the economy took little back',
  subtitle: 'Core defence expenditure of Poland, 2021 to 2026',
  unit: 'per cent of GDP and percentage points of it',
  from: { label: 'Share in 2021', value: 2.19, estimate: false },
  parts: [
    { label: 'Spending', value: 3.024 },
    { label: 'The economy', value: -0.538 },
    { label: 'Remainder', value: 0.004 },
  ],
  to: { label: 'Share in 2026', value: 4.68, estimate: true },
  source: 'NATO, Defence Investment of NATO Countries (2014-2026), 7 July 2026',
  notes: ['Midpoint weights at constant prices; the remainder is rounding in the published share.'],
}

const DEBT = [58.3, 63.2, 64.1, 63.4, 62.0, 62.3, 63.9]

/** Numbers made up, of the size that they have. */
export const debt: DebtSpec = {
  title: 'Borrowing for the goal adds about twelve points to debt by 2035',
  subtitle: 'Gross government debt of a country, all extra spending borrowed',
  unit: 'per cent of GDP',
  history: DEBT.map((value, i) => ({ period: String(2019 + i), value, estimate: i === 6 })),
  baseline: {
    label: 'Baseline',
    points: Array.from({ length: 10 }, (_, i) => ({ period: String(2026 + i), value: 65.1 + 0.9 * i })),
  },
  scenario: {
    label: 'Goal reached',
    points: Array.from({ length: 10 }, (_, i) => ({
      period: String(2026 + i),
      value: 65.3 + 0.9 * i + 0.14 * i * i,
      low: 65.2 + 0.9 * i + 0.09 * i * i,
      high: 65.4 + 0.9 * i + 0.2 * i * i,
    })),
  },
  range: 'range over multipliers of 0.4 to 1 and r−g of −1 to 1',
  limit: { value: 60, label: 'Limit of the treaty: 60' },
  decomposition: {
    heading: 'What makes up the effect in 2035',
    unit: 'points of GDP',
    parts: [
      { label: 'Extra spending', value: 11.2 },
      { label: 'Interest on it', value: 1.36 },
      { label: 'Growth', value: -1.45 },
      { label: 'Revenue', value: -0.67 },
      { label: 'Interest rate response', value: 1.1 },
    ],
    total: { label: 'Effect on debt', value: 11.54 },
  },
  source: 'IMF, World Economic Outlook, October 2025; own calculation',
  notes: ['After 2030 interest and growth are held at their last values.'],
}

export const revisions: RevisionsSpec = {
  title: 'How the figure for 2024 moved from edition to edition',
  subtitle: 'NATO in total, defence expenditure and from 2026 core defence expenditure',
  unit: 'per cent of GDP',
  period: '2024',
  editions: [
    { publishedOn: '2024-06-17', value: 2.71, estimate: true, held: true, basis: 'defence' },
    { publishedOn: '2025-04-24', value: null, estimate: false, held: false },
    { publishedOn: '2025-08-28', value: 2.61, estimate: true, held: true, basis: 'defence' },
    { publishedOn: '2026-03-26', value: null, estimate: false, held: false },
    { publishedOn: '2026-07-07', value: 2.65, estimate: false, held: true, basis: 'core' },
  ],
  goal: { value: 2, label: 'Goal: at least 2' },
  source: 'NATO, editions of June 2024, August 2025 and July 2026',
  notes: [],
}
