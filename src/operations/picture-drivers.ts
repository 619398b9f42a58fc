import type { z } from 'zod/mini'
import { type DriversSpec, driversChart, driversTable } from '../charts/drivers-chart.js'
import type { drivers } from './drivers.js'
import type { Pictures } from './picture.js'

type Answer = z.infer<typeof drivers.output>

export const DRIVERS_PICTURES: Pictures<Answer> = {
  drivers: (answer) => {
    const spec: DriversSpec = {
      title: `${answer.name}: what moved the share of GDP from ${answer.from.period} to ${answer.to.period}`,
      subtitle: 'Parts in points of GDP',
      unit: '% of GDP',
      source: answer.citation.text,
      notes: [answer.method, ...answer.notes],
      from: { label: answer.from.period, value: answer.from.value, estimate: false },
      parts: [
        { label: 'spending', value: answer.spending },
        { label: 'the economy', value: answer.gdp },
        { label: 'remainder', value: answer.remainder },
      ],
      to: { label: answer.to.period, value: answer.to.value, estimate: answer.to.status !== 'outturn' },
    }
    return { svg: (options) => driversChart(spec, options), table: (options) => driversTable(spec, options) }
  },
}
