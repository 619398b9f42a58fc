import type { Facts } from '../../src/book/facts.js'
import type { Dataset, TableLayout } from '../../src/sources/layout.js'
import type { Observation } from '../../src/terms/observation.js'
import type { SheetDraft } from './sheet-draft.js'

/** What a written workbook says: its figures, the layout's texts, and a last chance to break something. */
export interface Content {
  readonly facts: Facts
  readonly dataset: Dataset
  readonly observations: readonly Observation[]
  /** Year of the constant prices. */
  readonly base: string
  readonly title: 'defence' | 'core'
  readonly change?: ((drafts: SheetDraft[]) => void) | undefined
}

/** A workbook's bytes, and its observations in the order of reading, each with the cell it was written into. */
export interface WrittenWorkbook {
  readonly bytes: Uint8Array
  readonly placed: readonly Observation[]
}

/** A year as a heading has it. */
export interface WrittenYear {
  readonly period: string
  readonly estimate: boolean
}

/** The words of a workbook: labels of areas, years and headings as a publisher writes them. */
export class Words {
  readonly years: readonly WrittenYear[]
  readonly #byMeasure = new Map<string, Observation[]>()

  constructor(readonly content: Content) {
    for (const o of content.observations) {
      const known = this.#byMeasure.get(o.measure)
      if (known) known.push(o)
      else this.#byMeasure.set(o.measure, [o])
    }
    const estimates = new Map(content.observations.map((o) => [o.period as string, o.status === 'estimate']))
    this.years = [...estimates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([period, estimate]) => ({ period, estimate }))
  }

  layout(id: string): readonly TableLayout[] {
    return this.content.dataset.layouts.find((l) => l.id === id)?.tables ?? []
  }

  /** Areas that a measure has figures for, in the order of these. */
  areasOf(measure: string): string[] {
    return [...new Set(this.#byMeasure.get(measure)?.map((o) => o.area))]
  }

  find(measure: string, area: string, period: string): Observation {
    const found = this.#byMeasure.get(measure)?.find((o) => o.area === area && o.period === period)
    if (found === undefined) throw new Error(`no ${measure} of ${area} for ${period} to write`)
    return found
  }

  isAggregate(area: string): boolean {
    return Object.values(this.content.dataset.aggregates).includes(area)
  }

  /** `Czechia*   (Koruny)`, with the three blanks that NATO puts before a currency. */
  label(measure: string, area: string): string {
    const { facts, dataset } = this.content
    const aggregate = Object.entries(dataset.aggregates).find(([, code]) => code === area)
    if (aggregate) return aggregate[0]
    const first = this.#byMeasure.get(measure)?.find((o) => o.area === area)
    const name = `${facts.areas.find((a) => a.code === area)?.name}${first?.mark ?? ''}`
    if (dataset.units[measure]?.code !== 'national') return name
    const words = Object.entries(dataset.currencies)
    const currency = words.find(([, code]) => code === first?.unit.code) ?? words.find(([, code]) => code === 'own')
    return `${name}   (${currency?.[0]})`
  }

  /** A text of the layout with its years filled in, estimate marks and all. */
  fill(text: string): string {
    const year = (of: WrittenYear | undefined) => `${of?.period}${of?.estimate ? 'e' : ''}`
    return text
      .replaceAll('{base}', this.content.base)
      .replaceAll('{first}', year(this.years[0]))
      .replaceAll('{last}', year(this.years.at(-1)))
  }

  title(layout: TableLayout): string {
    const { is } = layout.title
    return this.fill((this.content.title === 'core' ? is.at(-1) : is[0]) ?? '')
  }
}
