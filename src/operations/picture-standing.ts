import type { CountKind } from '../charts/count-periods.js'
import { type CountsSpec, countsChart } from '../charts/counts-chart.js'
import { countsTable } from '../charts/counts-table.js'
import { GAP_ORDERS, type GapOrder, type GapSpec, gapChart } from '../charts/gap-chart.js'
import { gapTable } from '../charts/gap-table.js'
import { type MultiplesSpec, multiplesChart } from '../charts/multiples-chart.js'
import { multiplesTable } from '../charts/multiples-table.js'
import { formatDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Manner, Picture, Pictures } from './picture.js'
import type { Standing, StandingMember } from './standing-schema.js'

const KINDS: readonly (CountKind & { readonly field: keyof Standing['count'] })[] = [
  { field: 'met', label: 'at the goal', tone: 'strong' },
  { field: 'metWhenRounded', label: 'only when rounded', tone: 'middle' },
  { field: 'notMet', label: 'below', tone: 'weak' },
  { field: 'noData', label: 'no figure', tone: 'none' },
]

function wordsOf(answer: Standing) {
  const number = answer.goal.floor ?? answer.goal.cap
  return {
    source: answer.citation.text,
    notes: answer.notes,
    goal: { value: number, label: `${number} %` },
    unit: answer.members[0]?.unit === 'percent' ? '%' : (answer.members[0]?.unit ?? ''),
  }
}

const verdictsIn = (manner: Manner) => manner.only?.split(',') ?? []

/** Each row with its place in the answer, those of the verdicts asked for. */
function rowsOf(answer: Standing, manner: Manner): (StandingMember & { readonly at: string })[] {
  const only = verdictsIn(manner)
  return answer.members
    .map((m, i) => ({ ...m, at: `/members/${i}` }))
    .filter((m) => m.member && m.ifDueNow !== 'exempt' && (only.length === 0 || only.includes(m.ifDueNow)))
}

function gapOf(answer: Standing, manner: Manner): Picture {
  const order = GAP_ORDERS.find((o): o is GapOrder => o === manner.order)
  const spec: GapSpec = {
    ...wordsOf(answer),
    title: answer.goal.title,
    subtitle: `${answer.period}, as known on ${formatDay(answer.asOf)}`,
    ...(order ? { order } : {}),
    areas: rowsOf(answer, manner).map((m) => ({
      label: m.name,
      value: m.value,
      gap: m.gap.points,
      estimate: m.provisional,
      rounds: m.ifDueNow === 'met-when-rounded',
      at: m.at,
      ...(m.bounds ? { bounds: m.bounds } : {}),
      ...(m.because === null ? {} : { remark: 'no data' }),
    })),
  }
  return { svg: (options) => gapChart(spec, options), table: (options) => gapTable(spec, options) }
}

/** Editions by their days alone: their titles are in the citation. */
const daysOf = (editions: readonly string[]) => editions.map((id) => id.split('/').at(-1) ?? id).join(', ')

function requireHistory(answer: Standing): NonNullable<Standing['byYear']> {
  if (answer.byYear) return answer.byYear
  throw new PledgebookError(
    'input',
    'picture.history',
    'this chart shows years that the answer was not asked for',
    'ask the same with --history',
  )
}

function countsOf(answer: Standing): Picture {
  const years = requireHistory(answer)
  const number = answer.goal.floor ?? answer.goal.cap
  const bounded = answer.members.some((m) => m.bounds !== undefined)
  const named = KINDS.map((k) => (k.field === 'noData' && bounded ? { ...k, label: 'undecided' } : k))
  const kinds = named.filter(({ field }) => years.some((y) => y.count[field] > 0))
  const spec: CountsSpec = {
    ...wordsOf(answer),
    title: `How many were at ${number} %, year by year`,
    subtitle: `${answer.goal.title}, each year as known on ${formatDay(answer.asOf)}`,
    unit: 'members of the year',
    notes: ['Each year is counted as if the goal were due in it.', 'Those who joined later are not counted.'],
    kinds,
    periods: years.map((y, i) => ({
      period: y.period,
      estimate: y.provisional > 0,
      group: daysOf(y.editions),
      counts: kinds.map(({ field }) => ({ value: y.count[field], at: `/byYear/${i}/count/${field}` })),
    })),
  }
  return { svg: (options) => countsChart(spec, options), table: (options) => countsTable(spec, options) }
}

function historiesOf(answer: Standing, manner: Manner): Picture {
  requireHistory(answer)
  const averaged = answer.members.some((m) => m.history?.some((h) => typeof h.mean === 'number'))
  const spec: MultiplesSpec = {
    ...wordsOf(answer),
    title: 'Year by year',
    subtitle: `${answer.goal.title}; each by the edition of its newest value, as known on ${formatDay(answer.asOf)}`,
    notes: [],
    ...(averaged ? { besideKey: 'thin: mean of the last years' } : {}),
    panels: rowsOf(answer, manner)
      .filter((m) => m.history?.some((h) => h.value !== null))
      .map((m) => ({
        label: m.name,
        row: m.at,
        points: (m.history ?? []).map((h, i) => ({
          period: h.period,
          value: h.value,
          estimate: h.provisional,
          at: `${m.at}/history/${i}/value`,
        })),
        ...(averaged
          ? { beside: [(m.history ?? []).map((h) => ({ period: h.period, value: h.mean, estimate: h.provisional }))] }
          : {}),
      })),
  }
  const decimals = averaged ? {} : { decimals: 2 }
  return {
    svg: (options) => multiplesChart(spec, { ...decimals, ...options }),
    table: (options) => multiplesTable(spec, { ...decimals, ...options }),
  }
}

/** `gap` takes `order` (value, gap, name) and, as `histories`, `only` (verdicts); the last two need the answer's history. */
export const STANDING_PICTURES: Pictures<Standing> = {
  gap: (answer, manner = {}) => gapOf(answer, manner),
  counts: countsOf,
  histories: (answer, manner = {}) => historiesOf(answer, manner),
}
