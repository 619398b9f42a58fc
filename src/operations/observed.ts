import type { SdmxObservation } from '../exports/sdmx-observation.js'
import type { Cost } from './cost-schema.js'
import type { DefinitionsAnswer } from './definitions-schema.js'
import type { Revisions } from './revisions-schema.js'
import type { Series } from './series.js'
import type { Money, Standing } from './standing-schema.js'

type Status = SdmxObservation['status']
const PERCENT = { unit: 'percent', scale: 0, prices: null } as const
const COMPUTED = { edition: null, cell: null } as const

function ofSeries(answer: Series): SdmxObservation[] {
  const whole = [{ ...answer, edition: undefined }]
  return (answer.byEdition ?? whole).flatMap(({ observations, unit, scale, prices }) =>
    observations.map(({ status, ...o }) => ({
      ...o,
      status: status as Status,
      area: answer.area,
      indicator: answer.measure,
      unit,
      scale,
      prices,
    })),
  )
}

function ofStanding({ goal, period, members, aggregates }: Standing): SdmxObservation[] {
  const indicator = goal.measure
  const now = [...members, ...aggregates].map((m) => ({
    ...PERCENT,
    area: m.area,
    indicator,
    period,
    value: m.value,
    unit: m.unit,
    status: m.status as Status,
    mark: 'mark' in m ? m.mark : null,
    // A sum of members is made of an edition and stands in none.
    edition: 'origin' in m && m.origin === 'derived' ? null : m.edition,
    cell: m.cell,
  }))
  const before = members.flatMap((m) =>
    (m.history ?? []).map((h) => ({ ...PERCENT, ...h, status: h.status as Status, area: m.area, indicator })),
  )
  return [...now, ...before]
}

function ofRevisions({ measure, area, period, editions }: Revisions): SdmxObservation[] {
  return editions
    .filter((e) => e.held)
    .map((e) => ({
      area,
      indicator: measure,
      edition: e.edition,
      period,
      value: e.value,
      status: e.status as Status,
      unit: e.unit ?? 'percent',
      scale: e.scale ?? 0,
      prices: e.prices,
      cell: e.cell,
    }))
}

function ofDefinitions({ area, years }: DefinitionsAnswer): SdmxObservation[] {
  return years.flatMap(({ period, values, beside }) => [
    ...values
      .filter((v) => v.edition !== null)
      .map((v) => ({
        ...PERCENT,
        area,
        indicator: v.measure,
        period,
        value: v.value,
        unit: v.unit ?? 'percent',
        status: v.status as Status,
        edition: v.edition,
        cell: v.cell,
      })),
    ...beside.map(({ measure, status, ...b }) => ({
      ...b,
      area,
      indicator: measure,
      period,
      status: status as Status,
    })),
  ])
}

const money = ({ value, currency, scale, prices }: Money) => ({ value, unit: currency, scale, prices })

function ofCost(answer: Cost): SdmxObservation[] {
  const { area, years, debt, assumptions } = answer
  return years.flatMap((year) => {
    const { period } = year
    const start = period === assumptions.start.period
    const status: Status = start ? ((assumptions.start.status as Status) ?? 'outturn') : 'forecast'
    const base = { area, period, status, ...COMPUTED }
    const percent = (indicator: string, value: number | null | undefined): SdmxObservation[] =>
      value === null || value === undefined ? [] : [{ ...base, ...PERCENT, indicator, value }]
    const amount = (indicator: string, of: Money | null): SdmxObservation[] =>
      of === null ? [] : [{ ...base, ...money(of), indicator }]
    const bands = (
      indicator: string,
      of: typeof year.bands,
      unit: Omit<SdmxObservation, keyof typeof base | 'indicator' | 'value'>,
    ) =>
      of === null
        ? []
        : [
            { ...base, ...unit, indicator: `${indicator}.median`, value: of.median },
            ...(['p50', 'p80', 'p95'] as const).flatMap((p) => [
              { ...base, ...unit, indicator: `${indicator}.${p}.low`, value: of[p][0] },
              { ...base, ...unit, indicator: `${indicator}.${p}.high`, value: of[p][1] },
            ]),
          ]
    const own = debt?.byYear.find((d) => d.period === period)
    return [
      ...percent('cost.share', year.share),
      ...amount('cost.level', year.level),
      ...amount('cost.baseline', year.baseline),
      ...amount('cost.extra', year.extra),
      ...amount('cost.perHead', year.perHead),
      ...amount('cost.extraPerHead', year.extraPerHead),
      ...percent('cost.ofRevenue', year.ofRevenue),
      ...percent('cost.ofExpenditure', year.ofExpenditure),
      ...amount('cost.gdp', year.gdp),
      ...bands('cost.level', year.bands, { ...money(year.level) }),
      ...bands('cost.extra', year.extraBands, { ...money(year.extra) }),
      ...bands('cost.share', year.shareBands, PERCENT),
      ...percent('cost.debt.baseline', own?.baseline),
      ...percent('cost.debt.scenario', own?.scenario),
      ...(own ? [{ ...base, ...PERCENT, unit: 'points', indicator: 'cost.debt.effect', value: own.effect }] : []),
    ]
  })
}

interface Exported {
  readonly observations: readonly (Omit<SdmxObservation, 'indicator'> & { readonly measure: string })[]
}

const OBSERVED: Readonly<Record<string, (answer: never) => SdmxObservation[]>> = {
  series: ofSeries,
  standing: ofStanding,
  revisions: ofRevisions,
  definitions: ofDefinitions,
  cost: ofCost,
  export: ({ observations }: Exported) => observations.map(({ measure, ...o }) => ({ ...o, indicator: measure })),
}

/** Operations whose answers are observations, which SDMX can carry. */
export const OBSERVED_OPERATIONS = Object.keys(OBSERVED)

/** The observations of an answer, each with its edition and cell where it stands in one; empty for answers of another kind. */
export function observedIn(operation: string, answer: unknown): SdmxObservation[] {
  return OBSERVED[operation]?.(answer as never) ?? []
}
