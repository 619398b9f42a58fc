import type { CountsSpec } from '../../src/charts/counts-chart.js'
import type { EditionsSpec } from '../../src/charts/editions-chart.js'
import type { MultiplesSpec } from '../../src/charts/multiples-chart.js'

const SOURCE = 'NATO, Defence Investment of NATO Countries (2014-2026), 7 July 2026'
const MET = [3, 3, 4, 4, 6, 6, 8, 6, 7, 10, 18, 31, 30]

/** Numbers of the size that they have. */
export const counts: CountsSpec = {
  title: 'How many were at 2 %, year by year',
  subtitle: '2 % of GDP on defence within a decade',
  unit: 'members of the year',
  source: SOURCE,
  notes: ['Those who joined later are not counted.'],
  kinds: [
    { label: 'at the goal', tone: 'strong' },
    { label: 'only when rounded', tone: 'middle' },
    { label: 'below', tone: 'weak' },
    { label: 'no figure', tone: 'none' },
  ],
  periods: MET.map((met, i) => ({
    period: String(2014 + i),
    estimate: i > 10,
    group: i < 2 ? '2019-06-25' : '2026-07-07',
    counts: [
      { value: met, at: `/byYear/${i}/count/met` },
      { value: i % 3 },
      { value: 31 - met - (i % 3) },
      { value: i === 0 ? 1 : 0 },
    ],
  })),
}

const WAYS: readonly (readonly [string, readonly number[]])[] = [
  ['Lithuania', [0.88, 1.14, 1.48, 1.71, 1.97, 2, 2.08, 1.97, 2.47, 2.75, 3.07, 3.84, 5.33]],
  ['Poland', [1.86, 2.21, 1.99, 1.88, 2, 1.96, 2.21, 2.19, 2.21, 3.26, 3.75, 4.25, 4.68]],
  ['United States', [3.72, 3.53, 3.52, 3.29, 3.27, 3.51, 3.63, 3.47, 3.22, 3.18, 3.3, 3.19, 3.17]],
  ['North Macedonia', [1.09, 1.05, 0.97, 0.89, 0.94, 1.16, 1.24, 1.46, 1.61, 1.7, 1.84, 2.01, 2.09]],
  ['Iceland', []],
]
const points = (values: readonly number[]) =>
  values.map((value, i) => ({ period: String(2014 + i), value, estimate: i > 10, at: `/observations/${i}/value` }))

export const multiples: MultiplesSpec = {
  title: 'Year by year',
  subtitle: '3.5 % of GDP on core defence by 2035',
  unit: 'per cent of GDP',
  source: SOURCE,
  notes: [],
  goal: { value: 3.5, label: '3.5 %' },
  besideKey: 'thin: mean of the last years',
  panels: WAYS.map(([label, values], i) => ({
    label,
    points: points(values),
    ...(i === 1 ? { beside: [points(values.map((v) => v - 0.3))] } : {}),
  })),
}

export const editions: EditionsSpec = {
  title: 'Poland: share of GDP, edition by edition',
  subtitle: 'As known on 23 November 2026',
  unit: 'per cent of GDP',
  source: SOURCE,
  notes: [],
  levels: [
    { value: 3.5, label: 'goal 3.5 %' },
    { value: 2, label: 'goal 2 %' },
  ],
  editions: [
    {
      label: 'June 2019',
      points: points([1.85, 2.22, 1.99, 1.89, 2.02, 2.01]).map((p, i) => ({ ...p, estimate: i > 3 })),
    },
    { label: 'July 2023', points: [{ period: '2023', value: 3.9, estimate: true }] },
    {
      label: 'June 2024',
      points: points([1.88, 2.23, 2, 1.89, 2.04, 1.98, 2.23, 2.22, 2.23, 3.26, 4.12]).map((p, i) => ({
        ...p,
        estimate: i > 8,
      })),
    },
    { label: 'July 2026', points: points(WAYS[1]?.[1] ?? []) },
  ],
}
