import { type EditionsSpec, editionsChart } from '../charts/editions-chart.js'
import { editionsTable } from '../charts/editions-table.js'
import { formatDay } from '../terms/day.js'
import { type Prices, unitInWords } from '../terms/unit.js'
import type { Pictures } from './picture.js'
import type { Series } from './series.js'

const MONTH_AND_YEAR = /^\d+ /

/** Editions whose numbers are of the same unit and prices as the newest: others are no line of the same chart. */
function comparable(answer: Series) {
  const all = (answer.byEdition ?? []).map((e, i) => ({ ...e, at: `/byEdition/${i}/observations` }))
  const newest = all.at(-1)
  if (newest === undefined) return { shown: [], left: [] }
  const same = (e: (typeof all)[number]) =>
    e.unit === newest.unit && e.scale === newest.scale && e.prices === newest.prices
  return { shown: all.filter(same), left: all.filter((e) => !same(e)) }
}

/** The charts of `series` by name, the usual one first. */
export const SERIES_PICTURES: Pictures<Series> = {
  editions: (answer) => {
    const { shown, left } = comparable(answer)
    const bases = new Set(shown.map((e) => e.basis))
    const unit = unitInWords({ code: answer.unit, scale: answer.scale, prices: answer.prices as Prices | null })
    const one = [{ title: '', publishedOn: '', observations: answer.observations, at: '/observations' }]
    const spec: EditionsSpec = {
      title: `${answer.name}: ${answer.title}`,
      subtitle: `As known on ${formatDay(answer.asOf)}`,
      unit: answer.unit === 'percent' ? '%' : unit,
      source: answer.citation.text,
      notes: [
        ...(bases.size > 1 ? ['The editions are not on one basis: a step between two lines is a restatement.'] : []),
        ...(left.length > 0
          ? [`Not drawn, being in another unit or price base: ${left.map((e) => e.publishedOn).join(', ')}.`]
          : []),
      ],
      levels: [...new Set((answer.goals ?? []).map((g) => g.value))].map((value) => ({
        value,
        label: `goal ${value} %`,
      })),
      editions: (shown.length > 0 ? shown : one).map((e) => ({
        label: e.publishedOn === '' ? answer.name : formatDay(e.publishedOn).replace(MONTH_AND_YEAR, ''),
        points: e.observations.map((o, i) => ({
          period: o.period,
          value: o.value,
          estimate: o.status !== 'outturn',
          at: `${e.at}/${i}/value`,
        })),
      })),
    }
    const decimals = answer.unit === 'percent' ? { decimals: 2 } : {}
    return {
      svg: (options) => editionsChart(spec, { ...decimals, ...options }),
      table: (options) => editionsTable(spec, { ...decimals, ...options }),
    }
  },
}
