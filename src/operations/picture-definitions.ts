import { type MultiplesSpec, multiplesChart } from '../charts/multiples-chart.js'
import { multiplesTable } from '../charts/multiples-table.js'
import { formatDay } from '../terms/day.js'
import type { DefinitionsAnswer } from './definitions-schema.js'
import type { Pictures } from './picture.js'

/** The charts of `definitions` by name, the usual one first. */
export const DEFINITIONS_PICTURES: Pictures<DefinitionsAnswer> = {
  definitions: (answer) => {
    const valuesOf = (id: string) =>
      answer.years.flatMap((year, i) => {
        const k = year.values.findIndex((v) => v.definition === id)
        const found = year.values[k]
        if (found === undefined) return []
        const estimate = found.status !== null && found.status !== 'outturn'
        return [{ period: year.period, value: found.value, estimate, at: `/years/${i}/values/${k}/value` }]
      })
    const reference = answer.definitions.find((d) => d.id === answer.reference)
    const spec: MultiplesSpec = {
      title: `${answer.name}: one name, several definitions`,
      subtitle: `Each publisher's share of GDP, as known on ${formatDay(answer.asOf)}`,
      unit: '% of GDP',
      source: answer.citation.text,
      notes: answer.notes,
      ...(reference ? { besideKey: `thin: ${reference.short}` } : {}),
      panels: answer.definitions
        .filter((d) => valuesOf(d.id).some((v) => v.value !== null))
        .map((d) => ({
          label: d.short,
          points: valuesOf(d.id),
          ...(d.decimals === null ? {} : { decimals: d.decimals }),
          ...(d.id === answer.reference ? {} : { beside: [valuesOf(answer.reference)] }),
        })),
    }
    return { svg: (options) => multiplesChart(spec, options), table: (options) => multiplesTable(spec, options) }
  },
}
