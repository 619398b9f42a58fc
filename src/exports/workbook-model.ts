/** A share of GDP, in per cent, of a year. */
export interface ModelPoint {
  readonly year: number
  readonly share: number
}

/** One area of a cost, with all that its money is computed from. Lists have one entry a year, from the start on. */
export interface CostModelMember {
  readonly area: string
  readonly name: string
  readonly currency: string
  /** Without spending: its GDP counts all the same. */
  readonly exempt: boolean
  /** Per cent of GDP. */
  readonly startShare: number
  /** At current prices, in the model's scale of its own currency. */
  readonly gdp: readonly number[]
  /** 1 in the start year; where GDP is held still, the price level of its year. */
  readonly deflator: readonly number[]
  /** Share of GDP in per cent before and after the limit on real growth. */
  readonly wanted: readonly number[]
  readonly path: readonly number[]
  /** Units of the answer's currency for one of its own. */
  readonly rate: number
  /** Price level of each of the model's `priceYears` in terms of its deflator; null where it is not known. */
  readonly priceLevels: readonly (number | null)[]
  /** Points of GDP a year by which the share has changed; null where it is not held. */
  readonly pace: number | null
  /** The announced plan's shares; null where none is held. */
  readonly plan: readonly ModelPoint[] | null
  /** General government revenue and expenditure in per cent of its GDP. */
  readonly revenue: readonly (number | null)[]
  readonly expenditure: readonly (number | null)[]
}

/** How the money of a cost was computed, with nothing rounded: the formulas of a workbook start from these numbers. */
export interface CostModel {
  readonly area: string
  readonly name: string
  readonly group: boolean
  /** A group that follows one path together, not each member its own. */
  readonly asWhole: boolean
  readonly from: number
  readonly by: number
  readonly target: number
  /** Share of the whole in the start year, in per cent. */
  readonly startShare: number
  /** Currency of the answer; its amounts are in units of 10^scale. */
  readonly currency: string
  readonly scale: number
  /** Year whose prices amounts are at; null for those of each year. */
  readonly priceYear: number | null
  readonly baseline: string
  readonly path: {
    readonly kind: string
    readonly bend: number
    readonly steps: number
    /** Of a whole; a member's own is with the member. */
    readonly pace: number | null
    /** Shares of the user's file. */
    readonly points: readonly ModelPoint[] | null
    /** Amounts of the user's file in 10^scale, one entry a year. */
    readonly amounts: readonly number[] | null
    /** Most that spending may grow a year in real terms, in per cent. */
    readonly maxGrowth: number | null
  }
  /** GDP is that of one year throughout. */
  readonly still: boolean
  readonly priceYears: readonly number[]
  readonly members: readonly CostModelMember[]
  /** Persons; null where a member's are not held. */
  readonly population: readonly (number | null)[]
  /** Another currency to show amounts in, and how much of it the area's own is worth; null where there is none. */
  readonly second: { readonly currency: string; readonly rate: number; readonly says: string } | null
}
