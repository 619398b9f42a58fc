/** An amount in units of 10^scale. */
export interface Amount {
  readonly value: number
}

type Band = readonly [number, number]
type Bands = { readonly p80: Band } | null

/** What a cost's workbook takes from its answer: the figures its formulas must give, and words on where they come from. */
export interface CostAnswer {
  readonly assumptions: {
    readonly start: {
      readonly origin: string
      readonly status: string | null
      readonly edition: string | null
      readonly cell: string | null
      readonly level: Amount
    }
    readonly baseline: { readonly says: string }
    readonly path: { readonly says: string }
    readonly gdp: { readonly says: string; readonly extrapolatedFrom: string | null }
    readonly prices: { readonly says: string }
    readonly currency: { readonly says: string }
    readonly uncertainty: { readonly draws: number; readonly says: string } | null
  }
  readonly years: readonly {
    readonly period: string
    readonly share: number
    readonly level: Amount
    readonly baseline: Amount
    readonly extra: Amount
    readonly perHead: Amount | null
    readonly extraPerHead: Amount | null
    readonly ofRevenue: number | null
    readonly ofExpenditure: number | null
    readonly gdp: Amount
    readonly bands: Bands
    readonly extraBands: Bands
  }[]
  readonly total: {
    readonly cumulative: Amount
    readonly average: Amount
    readonly inTargetYear: Amount
    readonly yearlyStep: Amount
  }
  readonly baselines: readonly {
    readonly kind: string
    readonly inTargetYear: Amount | null
    readonly cumulative: Amount | null
  }[]
  readonly readings: readonly { readonly says: string; readonly amount: Amount }[]
  readonly members: readonly { readonly area: string; readonly gap: number; readonly extra: Amount }[]
}
