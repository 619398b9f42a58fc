/** A number of a report, as far as its page shows it. */
export interface SheetFigure {
  readonly text: string
  readonly value: number
  readonly period: string | null
  readonly status: string | null
  readonly edition: string | null
  readonly cell: string | null
  readonly how: string | null
  readonly source: number
}

export interface SheetSentence {
  readonly text: string
  readonly figures: readonly { readonly span: readonly [number, number]; readonly figure: number }[]
  readonly saidBy: { readonly text: string; readonly url: string | null } | null
}

export interface SheetTable {
  readonly caption: string
  readonly kind: 'table' | 'ranking'
  readonly columns: readonly { readonly heading: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly { readonly text: string; readonly figure: number | null }[])[]
  readonly marked: readonly number[]
}

export interface SheetSection {
  readonly id: string
  readonly title: string
  readonly sentences: readonly SheetSentence[]
  readonly tables: readonly SheetTable[]
  readonly figures: readonly SheetFigure[]
  readonly notes: readonly string[]
}

/** A report as its page shows it; the answer of the operation has this shape, and more. */
export interface ReportSheet {
  readonly name: string
  readonly title: string
  readonly kind: 'area' | 'group'
  readonly goal: { readonly title: string } | null
  readonly asOf: string
  readonly tool: { readonly name: string; readonly version: string }
  readonly book: { readonly id: string }
  readonly citation: { readonly text: string }
  readonly keys: readonly { readonly label: string; readonly text: string; readonly figure: number | null }[]
  readonly sections: readonly SheetSection[]
  readonly sources: readonly {
    readonly number: number
    readonly says: string
    readonly explain: string | null
    readonly url: string | null
  }[]
  readonly command: string
}
