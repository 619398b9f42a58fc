import { type DriversSpec, driversChart, driversTable } from '../charts/drivers-chart.js'
import type { DriversAnswer } from './drivers-schema.js'
import type { Pictures } from './picture.js'

/** The charts of `drivers` by name, the usual one first. */
export const DRIVERS_PICTURES: Pictures<DriversAnswer> = {
  drivers: (answer) => {
    const across = answer.bridge.length > 0
    const spec: DriversSpec = {
      title: `${answer.name}: what moved the share of GDP from ${answer.from.period} to ${answer.to.period}`,
      subtitle: across
        ? `Parts in points of GDP; ${answer.from.period} by ${answer.from.edition}, ${answer.to.period} by ${answer.to.edition}`
        : 'Parts in points of GDP',
      unit: '% of GDP',
      source: answer.citation.text,
      notes: [answer.method, ...answer.notes],
      from: {
        label: answer.from.period,
        at: '/from/value',
        value: answer.from.value,
        estimate: answer.from.status !== 'outturn',
      },
      parts: [
        ...(across ? [{ label: 'redefined', value: answer.redefined, at: '/redefined' }] : []),
        { label: 'spending', value: answer.spending, at: '/spending' },
        { label: 'the economy', value: answer.gdp, at: '/gdp' },
        { label: 'remainder', value: answer.remainder, at: '/remainder' },
      ],
      to: {
        label: answer.to.period,
        at: '/to/value',
        value: answer.to.value,
        estimate: answer.to.status !== 'outturn',
      },
    }
    return { svg: (options) => driversChart(spec, options), table: (options) => driversTable(spec, options) }
  },
}
