import { type ReadingsRow, type ReadingsSpec, readingsChart, readingsTable } from '../charts/readings-chart.js'
import { formatDay } from '../terms/day.js'
import type { Pictures } from './picture.js'
import { READINGS, type Reading, type ReadingsAnswer } from './readings-schema.js'

/** Decimals as the readings are told in words: the file's own shares have no more than one. */
const DECIMALS = 2

type Three = Readonly<Record<(typeof READINGS)[number]['name'], Reading>>

function rowOf(label: string, of: Three, at: string, more: Pick<ReadingsRow, 'estimate' | 'total'>): ReadingsRow {
  const { narrow, middle, broad } = of
  return {
    label,
    values: [narrow.value, middle.value, broad.value],
    at: [`${at}/narrow/value`, `${at}/middle/value`, `${at}/broad/value`],
    ...more,
  }
}

/** The charts of `readings` by name, the usual one first. */
export const READINGS_PICTURES: Pictures<ReadingsAnswer> = {
  readings: (answer) => {
    const { total } = answer
    const [narrow, middle, broad] = READINGS.map(({ name }) => name)
    const spec: ReadingsSpec = {
      title: `Up to ${answer.cap} % under three readings: ${answer.period}`,
      subtitle: `Uncapped, by ${answer.rules.title}, as known on ${formatDay(answer.asOf)}`,
      unit: answer.unit === 'percent' ? '% of GDP' : answer.unit,
      source: answer.citation.text,
      notes: answer.notes,
      names: [narrow ?? '', middle ?? '', broad ?? ''],
      cap: { value: answer.cap, label: `at most ${answer.cap} % counts` },
      rows: [
        ...answer.members.map((m, i) => rowOf(m.name, m, `/members/${i}`, { estimate: m.status === 'estimate' })),
        ...(total && answer.members.length > 1
          ? [rowOf(`${total.name} (${total.counted})`, total, '/total', { estimate: false, total: true })]
          : []),
      ],
    }
    return {
      svg: (options) => readingsChart(spec, { decimals: DECIMALS, ...options }),
      table: (options) => readingsTable(spec, { decimals: DECIMALS, ...options }),
    }
  },
}
