/** What is measured, as data: `data/measures.yaml`. */
export interface Measure {
  readonly id: string
  readonly title: string
  readonly nature: 'flow' | 'stock' | 'ratio'
  readonly definition: string
  readonly definedBy: Source
  /** Least value that can be true, inclusive; a figure below it is a `data` fault. */
  readonly least?: number | undefined
  /** The two published measures whose ratio this share is, in per cent. */
  readonly ratio?: { readonly numerator: string; readonly denominator: string } | undefined
  /** The same ratio at current prices, shown where it differs. */
  readonly nominal?: { readonly numerator: string; readonly denominator: string } | undefined
  /** The measure whose change on the year before, in per cent, this is. */
  readonly changeOf?: string | undefined
  /** Largest change on the year before, in per cent up or down, that is no break in the series. */
  readonly steady?: number | undefined
  /** The measure whose cells this repeats. */
  readonly repeats?: string | undefined
  /** What a gap in points is a share of, and the pair of measures that gives the area's own rate of exchange. */
  readonly gap?: { readonly base: string; readonly own: string; readonly usd: string } | undefined
  /** Years of the trailing mean shown beside a yearly value that jumps. */
  readonly mean?: number | undefined
  /** Spending at current prices, for splitting a total among members. */
  readonly split?: { readonly spending: string; readonly gdp: string } | undefined
}

/** Words that let a reader find a source. */
export interface Source {
  readonly text: string
  readonly url?: string | undefined
}
