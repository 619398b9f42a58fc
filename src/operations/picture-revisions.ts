import { type RevisionsSpec, revisionsChart } from '../charts/revisions-chart.js'
import { revisionsTable } from '../charts/revisions-table.js'
import { formatDay } from '../terms/day.js'
import type { Pictures } from './picture.js'
import type { Revisions } from './revisions-schema.js'

/** The charts of `revisions` by name, the usual one first. */
export const REVISIONS_PICTURES: Pictures<Revisions> = {
  revisions: (answer) => {
    const spec: RevisionsSpec = {
      title: `${answer.name} in ${answer.period}, by edition`,
      subtitle: `${answer.measure}, as known on ${formatDay(answer.asOf)}`,
      unit: answer.unit === 'percent' ? '%' : answer.unit,
      source: answer.citation.text,
      notes: [],
      period: answer.period,
      editions: answer.editions.map((e, i) => ({
        at: `/editions/${i}/value`,
        publishedOn: e.publishedOn,
        value: e.value,
        estimate: e.status !== null && e.status !== 'outturn',
        held: e.held,
        ...(e.basis === null ? {} : { basis: e.basis }),
      })),
    }
    // Shares are published with two decimals, or more for no better reason than a spreadsheet's.
    const decimals = answer.unit === 'percent' ? { decimals: 2 } : {}
    return {
      svg: (options) => revisionsChart(spec, { ...decimals, ...options }),
      table: (options) => revisionsTable(spec, { ...decimals, ...options }),
    }
  },
}
