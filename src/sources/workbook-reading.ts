import { PledgebookError } from '../terms/fault.js'
import type { MissingReason, Observation } from '../terms/observation.js'
import { parsePrices, type Unit } from '../terms/unit.js'
import { tidyText } from './layout.js'
import type { ReadingContext } from './reading-context.js'
import { layoutFault, type TableReader, type YearHeading } from './table-reader.js'

/** State of one reading; one price base and one span of years for the whole workbook. */
export class WorkbookReading {
  readonly observations: Observation[] = []
  base: string | undefined
  years: { first: number; last: number } | undefined

  constructor(readonly context: ReadingContext) {}

  /** Notes the price base a text names; throws if another table named another. */
  setBase(base: string | undefined, where: string): void {
    if (base === undefined) return
    if (this.base !== undefined && this.base !== base)
      layoutFault(where, `prices of ${this.base}, as in the tables before`, base)
    this.base = base
  }

  setYears(years: readonly YearHeading[], where: string): void {
    const first = years[0]?.year ?? 0
    const last = years.at(-1)?.year ?? 0
    if (this.years && (this.years.first !== first || this.years.last !== last))
      layoutFault(
        where,
        `the years ${this.years.first} to ${this.years.last}, as in the tables before`,
        `${first} to ${last}`,
      )
    this.years = { first, last }
  }

  /** Unit of a measure in this workbook; `currency` only matters for national currency. */
  unitOf(measure: string, currency: string, where: string): Unit {
    const unit = this.context.dataset.units[measure]
    if (unit === undefined)
      throw new PledgebookError(
        'data',
        'dataset.unit',
        `no unit for ${measure}`,
        'add it under units: in data/datasets',
        { where },
      )
    const prices =
      unit.prices === 'constant'
        ? (this.base ?? layoutFault(where, 'a year of constant prices before this', null))
        : (unit.prices ?? '')
    return {
      code: unit.code === 'national' ? currency : unit.code,
      scale: unit.scale,
      prices: parsePrices(prices, where),
    }
  }

  /** A cell as a number or a reason why it holds none. Text, errors and impossible numbers are `data` faults. */
  valueOf(
    reader: TableReader,
    row: number,
    column: number,
    measure: string,
  ): { value: number | null; missing: MissingReason | null } {
    const cell = reader.at(row, column)
    const where = reader.name(row, column)
    if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return { value: null, missing: 'blank' }
    if (typeof cell === 'string' && this.context.dataset.notAvailable.includes(tidyText(cell)))
      return { value: null, missing: 'not-available' }
    if (typeof cell !== 'number' || !Number.isFinite(cell)) layoutFault(where, 'a number or an empty cell', cell)
    const least = this.context.measures.find((m) => m.id === measure)?.least
    if (least !== undefined && (cell as number) < least)
      throw new PledgebookError(
        'data',
        'value.impossible',
        `${cell} is below ${least}, the least ${measure} can be`,
        "check the publisher's file",
        { where },
      )
    return { value: cell as number, missing: null }
  }

  add(observation: Omit<Observation, 'edition' | 'copy'>): void {
    this.observations.push({ ...observation, edition: this.context.edition, copy: this.context.copy })
  }
}
