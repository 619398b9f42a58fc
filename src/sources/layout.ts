/** Layouts as data (`data/datasets/*.yaml`): which words a publisher's workbook has where. */

/** Text expected at a cell; `{base}` stands for a year of constant prices, `{first}` and `{last}` for years. */
export interface ExpectedText {
  readonly at: string
  /** Any of these, compared without regard to case and spacing. */
  readonly is: readonly string[]
}

/** A run of rows under one heading, one measure. */
export interface BlockLayout {
  readonly heading?: string | undefined
  readonly measure: string
  /** Rows that must be there: `allies`, `aggregates`. */
  readonly rows: readonly string[]
  /** Areas that may be there. */
  readonly optional: readonly string[]
}

/** A column that is not a year, in a summary table. */
export interface ColumnLayout {
  readonly heading: string
  readonly measure: string
  readonly period: 'first' | 'last'
}

export interface TableLayout {
  readonly sheet: string
  readonly title: ExpectedText
  readonly unit?: ExpectedText | undefined
  /** Columns that may hold a label, from left. */
  readonly labels: readonly string[]
  /** First cell of the year heading, when one heading serves all blocks. */
  readonly years?: string | undefined
  /** First value column, when every block has its own year heading. */
  readonly valuesFrom?: string | undefined
  readonly blocks: readonly BlockLayout[]
  /** Instead of years: headings of a summary table's columns, from `years` on. */
  readonly columns?: readonly ColumnLayout[] | undefined
}

export interface WorkbookLayout {
  readonly id: string
  readonly tables: readonly TableLayout[]
  /** Sheets an edition may lack. */
  readonly mayLack: readonly string[]
}

/** A sheet of one measure: a row an area, a column a year, with headings and areas unknown to the book between. */
export interface SheetLayout {
  readonly sheet: string
  readonly measure: string
  /** With `{first}` and `{last}` year, and `{issued}` if it names the year of issue. */
  readonly title: ExpectedText
  readonly unit?: ExpectedText | undefined
  /** Head of the column of areas. */
  readonly areas: ExpectedText
  /** Head of the column of the currencies' names, where figures are in national currency. */
  readonly currency?: ExpectedText | undefined
  /** First cell of the heading of years. */
  readonly years: string
  /** Whether shares are written as fractions of one; they are read as per cent. */
  readonly fractions: boolean
}

/** How a measure is counted in this dataset; `prices: constant` takes the year its table names. */
export interface MeasureUnit {
  readonly code: string
  readonly scale: number
  readonly prices?: 'current' | 'constant' | undefined
}

/** A currency an area had before the one it has now; `until` is the first day of the next. */
export interface FormerCurrency {
  readonly code: string
  readonly until: string
}

/** One publication of a publisher: what it is, under which terms, how it counts, and how its workbooks are laid out. */
export interface Dataset {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** Title of an edition, with `{first}` and `{last}` year. */
  readonly editionTitle?: string | undefined
  readonly terms: string
  readonly credit: string
  readonly url: string
  /** What a reader has to know of every edition of it. */
  readonly note?: string | undefined
  /** The organisation whose members have a row each. */
  readonly organisation?: string | undefined
  /** Members without a row in the tables. */
  readonly exempt: readonly string[]
  readonly aggregates: Readonly<Record<string, string>>
  readonly currencies: Readonly<Record<string, string>>
  readonly marks: Readonly<Record<string, string>>
  /** Texts a publisher writes into a cell that has no number. */
  readonly notAvailable: readonly string[]
  /** Texts for a year before there was such a state. */
  readonly noSuchState?: readonly string[] | undefined
  /** Words in a title that tell the definition followed, most telling first. */
  readonly bases: readonly { readonly word: string; readonly basis: string }[]
  /** The publisher's own codes of what it publishes, and the measure that each is here. */
  readonly subjects: Readonly<Record<string, string>>
  /** Earlier currencies by area, oldest first. */
  readonly formerCurrencies: Readonly<Record<string, readonly FormerCurrency[]>>
  /** First year held, by measure and area, where earlier years are in another unit. */
  readonly heldFrom: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly units: Readonly<Record<string, MeasureUnit>>
  /** Workbooks of several blocks a sheet; empty for a dataset that has none. */
  readonly layouts: readonly WorkbookLayout[]
  /** The sheets that are read of a workbook with one measure a sheet. */
  readonly sheets?: readonly SheetLayout[] | undefined
}

/** Text without stray spaces: three blanks, non-breaking ones and line ends count as one blank. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/**
 * Matches a text against an expected one with `{name}` for a year; returns the years found by name, or undefined.
 * A year may carry an estimate mark.
 */
export function matchText(text: string, expected: string): Record<string, string> | undefined {
  const names: string[] = []
  const pattern = tidyText(expected)
    .split(/(\{\w+\})/)
    .map((part) => {
      if (!/^\{\w+\}$/.test(part)) return escaped(part).replace(/ ?: ?/g, ' ?:? ?')
      names.push(part.slice(1, -1))
      return '(\\d{4})e?'
    })
    .join('')
  const match = new RegExp(`^${pattern}$`, 'iu').exec(tidyText(text))
  return match ? Object.fromEntries(names.map((name, i) => [name, match[i + 1] ?? ''])) : undefined
}
