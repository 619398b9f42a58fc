import { type GapSpec, gapChart } from '../charts/gap-chart.js'
import { gapTable } from '../charts/gap-table.js'
import { formatDay } from '../terms/day.js'
import type { Pictures } from './picture.js'
import type { Standing } from './standing-schema.js'

export const STANDING_PICTURES: Pictures<Standing> = {
  gap: (answer) => {
    const number = answer.goal.floor ?? answer.goal.cap
    const spec: GapSpec = {
      title: answer.goal.title,
      subtitle: `${answer.period}, as known on ${formatDay(answer.asOf)}`,
      unit: answer.members[0]?.unit === 'percent' ? '%' : (answer.members[0]?.unit ?? ''),
      source: answer.citation.text,
      notes: answer.notes,
      goal: { value: number, label: `${number} %` },
      areas: answer.members
        .filter((m) => m.member && m.ifDueNow !== 'exempt')
        .map((m) => ({
          label: m.name,
          value: m.value,
          gap: m.gap.points,
          estimate: m.provisional,
          rounds: m.ifDueNow === 'met-when-rounded',
          ...(m.because === null ? {} : { remark: 'no data' }),
        })),
    }
    return { svg: (options) => gapChart(spec, options), table: (options) => gapTable(spec, options) }
  },
}
