import type { Surroundings } from './answer-context.js'
import { type CodedObservation, NOT_APPLICABLE, type SdmxObservation, sdmxId } from './sdmx-observation.js'

/** A code and what it means. */
export interface Code {
  readonly id: string
  readonly name: string
  readonly description?: string
}

/** Components that take their values from a code list. */
export type Coded =
  | 'FREQ'
  | 'REF_AREA'
  | 'INDICATOR'
  | 'EDITION'
  | 'UNIT_MEASURE'
  | 'UNIT_MULT'
  | 'PRICES'
  | 'OBS_STATUS'

/** Names of concepts, and where they are of the cross-domain concepts of SDMX, the same ids. */
export const CONCEPTS: Readonly<Record<string, string>> = {
  FREQ: 'Frequency of observation',
  REF_AREA: 'Reference area',
  INDICATOR: 'Indicator: measure of the book, or what was computed',
  EDITION: 'Edition of the publication that the figure stands in',
  TIME_PERIOD: 'Time period; a fiscal year is named by the year that holds most of its months',
  OBS_VALUE: 'Observation value',
  UNIT_MEASURE: 'Unit of measure',
  UNIT_MULT: 'Unit multiplier: power of ten',
  PRICES: 'Prices',
  BASE_PER: 'Base period of constant prices',
  OBS_STATUS: 'Observation status',
  CELL: 'Cell of the edition that holds the figure',
  FOOTNOTE_MARK: "Publisher's footnote mark at the figure",
}

const FIXED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FREQ: { A: 'Annual' },
  UNIT_MEASURE: {
    PT: 'Per cent',
    PP: 'Percentage points',
    PS: 'Persons',
    RATIO: 'Ratio',
    IX: 'Index',
    EUR: 'Euro',
    USD: 'US dollar',
  },
  UNIT_MULT: { 0: 'Units', 3: 'Thousands', 6: 'Millions', 9: 'Billions (thousand millions)' },
  PRICES: { V: 'Current prices', Q: 'Constant prices', [NOT_APPLICABLE]: 'Not applicable' },
  OBS_STATUS: {
    A: 'Normal value',
    E: 'Estimated value',
    F: 'Forecast value',
    M: 'Missing value; data cannot exist',
    O: 'Missing value',
  },
}

/** Names of what answers compute, by the last part of their id. */
const COMPUTED: Readonly<Record<string, string>> = {
  'cost.share': 'Spending on the path, per cent of GDP',
  'cost.level': 'Spending on the path',
  'cost.baseline': 'Spending without the promise',
  'cost.extra': 'Spending on the path less spending without the promise',
  'cost.perHead': 'Spending on the path a head',
  'cost.extraPerHead': 'Extra spending a head',
  'cost.ofRevenue': 'Spending as part of general government revenue',
  'cost.ofExpenditure': 'Spending as part of general government expenditure',
  'cost.gdp': 'GDP of the scenario',
  'cost.debt.baseline': 'Debt without the promise, per cent of GDP',
  'cost.debt.scenario': 'Debt with the promise, per cent of GDP',
  'cost.debt.effect': 'Effect of the promise on debt, points of GDP',
}

const BAND = /^(cost\.(?:level|extra|share))\.(?:(median)|(p\d+)\.(low|high))$/

function computedName(id: string): string | undefined {
  const [, of, median, band, end] = BAND.exec(id) ?? []
  if (of === undefined) return COMPUTED[id]
  const says = median ? 'median of the draws' : `${end} end of the ${band?.slice(1)} per cent band`
  return `${COMPUTED[of] ?? of}, ${says}`
}

/** Spells out codes: those of the standard by its words, ours by the book's. */
export function codesIn(
  observations: readonly SdmxObservation[],
  coded: readonly CodedObservation[],
  around: Surroundings | undefined,
): Readonly<Record<Coded, Code[]>> {
  const names = {
    REF_AREA: new Map([...(around?.areas ?? []), ...(around?.groups ?? [])].map((a) => [sdmxId(a.code), [a.name]])),
    INDICATOR: new Map<string, readonly [string, string?]>([
      ...(around?.measures ?? []).map((m) => [sdmxId(m.id), [m.title, m.definition]] as const),
      ...observations.flatMap((o) => {
        const name = computedName(o.indicator)
        return name === undefined ? [] : [[sdmxId(o.indicator), [name]] as const]
      }),
    ]),
    EDITION: new Map([
      [NOT_APPLICABLE, ['Computed; stands in no edition']],
      ...(around?.editions ?? []).map((e): [string, string[]] => [sdmxId(e.id), [`${e.title}, ${e.publishedOn}`]]),
    ]),
  } as const
  const used = (component: Coded): Code[] => {
    const ids = coded.map(({ dimensions, attributes }) => ({ ...dimensions, ...attributes })[component])
    return [...new Set(ids)].sort().map((id) => {
      const own = component in names ? names[component as keyof typeof names].get(id) : undefined
      const [name, description] = own ?? [FIXED[component]?.[id] ?? id]
      return { id, name: name ?? id, ...(description && { description }) }
    })
  }
  return {
    FREQ: used('FREQ'),
    REF_AREA: used('REF_AREA'),
    INDICATOR: used('INDICATOR'),
    EDITION: used('EDITION'),
    UNIT_MEASURE: used('UNIT_MEASURE'),
    UNIT_MULT: used('UNIT_MULT'),
    PRICES: used('PRICES'),
    OBS_STATUS: used('OBS_STATUS'),
  }
}
