/** How the figure in the text stands to the true one. */
export const RELATIONS = ['equal', 'about', 'at-least', 'more-than', 'at-most', 'less-than'] as const
export type Relation = (typeof RELATIONS)[number]

/**
 * A number as a text writes it. `value` in whole units (per cent for shares, persons, units of money). `step` is the size of the last
 * digit written in the same units: half of it is the tolerance that the digits imply (1.5 trillion: a step of 1e11).
 */
export interface Written {
  readonly value: number
  readonly step: number
  readonly relation: Relation
}

/** Years are of four digits, days ISO dates. Areas are codes of the book, countries or groups. */
export type Question =
  | {
      readonly ask: 'share'
      readonly areas: readonly string[]
      readonly periods: readonly string[]
      readonly values: readonly Written[]
      readonly by: Definer
    }
  | {
      readonly ask: 'share-multiple'
      readonly areas: readonly string[]
      readonly periods: readonly string[]
      readonly of: 'goal' | 'own-earlier-share'
      readonly from?: string | undefined
      readonly times: Written
    }
  | {
      readonly ask: 'level'
      readonly areas: readonly string[]
      readonly periods: readonly string[]
      readonly currency: string
      readonly amount: Written
      readonly prices: string | null
      readonly perHead: boolean
      readonly by: Definer
    }
  | {
      readonly ask: 'change'
      readonly areas: readonly string[]
      readonly from: string
      readonly to: string
      readonly percent?: Written | undefined
      readonly times?: Written | undefined
      readonly amount?: (Written & { readonly currency: string }) | undefined
      readonly real: boolean
      readonly yearsInARow?: number | undefined
    }
  | {
      readonly ask: 'part-of-total'
      readonly areas: readonly string[]
      readonly group: string
      readonly of: 'spending' | 'gdp' | 'organisation-budget' | 'forces'
      readonly periods: readonly string[]
      readonly percent: Written
    }
  | {
      readonly ask: 'count'
      readonly group: string
      readonly periods: readonly string[]
      readonly side: 'met' | 'missed'
      readonly line: Written | null
      readonly count: Written | null
      readonly of?: number | undefined
      readonly named: readonly string[]
      readonly measure: 'spending' | 'equipment'
    }
  | {
      readonly ask: 'category-share'
      readonly category: 'equipment' | 'personnel' | 'infrastructure' | 'other'
      readonly areas: readonly string[]
      readonly periods: readonly string[]
      readonly percent: Written
    }
  | {
      readonly ask: 'personnel'
      readonly areas: readonly string[]
      readonly periods: readonly string[]
      readonly persons: Written
    }
  | {
      readonly ask: 'rank'
      readonly areas: readonly string[]
      readonly group: string
      readonly periods: readonly string[]
      readonly measure: 'share' | 'level' | 'per-head' | 'personnel' | 'growth'
      readonly rank: number
      readonly from: 'top' | 'bottom'
      readonly than?: readonly string[] | undefined
      readonly only?: boolean | undefined
    }
  | {
      readonly ask: 'goal-terms'
      readonly holder: string
      readonly percent: readonly Written[]
      readonly by?: string | undefined
      readonly words: readonly string[]
      readonly inForce?: boolean | undefined
    }
  | {
      readonly ask: 'goal-date'
      readonly holder: string
      readonly percent?: Written | undefined
      readonly when: string
      readonly event: 'due' | 'adopted' | 'summit' | 'review' | 'start'
    }
  | {
      readonly ask: 'own-target'
      readonly areas: readonly string[]
      readonly percent: Written
      readonly when: string | null
    }
  | {
      readonly ask: 'members'
      readonly group: string
      readonly count: Written
      readonly on: string
      /** "the other 29": the one spoken of is not counted. */
      readonly besides?: boolean | undefined
    }
  | {
      readonly ask: 'accession'
      readonly areas: readonly string[]
      readonly when?: string | undefined
      readonly number?: number | undefined
      readonly newest?: boolean | undefined
    }
  | { readonly ask: 'founding'; readonly when?: string | undefined; readonly count?: number | undefined }
  | {
      readonly ask: 'duration'
      readonly length: Written
      readonly unit: 'year' | 'month' | 'day' | 'ordinal-year'
      readonly since: string | null
      readonly event: string | null
      readonly until: string
    }
  | {
      readonly ask: 'cost'
      readonly areas: readonly string[]
      readonly amount: Written & { readonly currency: string }
      readonly percentFrom?: number | undefined
      readonly percentTo?: number | undefined
      readonly by?: string | undefined
      readonly yearly: boolean
    }
  | { readonly ask: 'article-5'; readonly times: number | null; readonly when?: string | undefined }
  | { readonly ask: 'no-forces'; readonly areas: readonly string[] }

/** By whose reckoning a figure is said to be: the alliance's, the country's own, or another body's; `unsaid` is most common. */
export type Definer = 'nato' | 'own' | 'other' | 'unsaid'
