import { readDataFacts, readDataObservations } from '../../src/book/data-folder.js'
import type { TableLayout } from '../../src/sources/layout.js'
import { expectedAllies, type ReadingContext } from '../../src/sources/reading-context.js'
import type { Observation } from '../../src/terms/observation.js'
import { periodOf } from '../../src/terms/period.js'
import { parsePrices } from '../../src/terms/unit.js'
import { DATA } from '../opened-book.js'

const { facts, datasets } = readDataFacts(DATA)
const dataset = datasets.find((d) => d.id === 'nato.defexp')!

/** Facts and layouts of the repository's data folder. */
export const WORLD = { facts, datasets, dataset }

let held: readonly Observation[] | undefined

/** The figures held of one edition, as `data/editions` has them. */
export function editionOf(day: string): Observation[] {
  held ??= readDataObservations(DATA, facts)
  return held.filter((o) => o.edition === `nato.defexp/${day}`)
}

export function contextOf(day: string, copy: string): ReadingContext {
  return {
    dataset,
    areas: facts.areas,
    measures: facts.measures,
    edition: `nato.defexp/${day}`,
    publishedOn: day,
    copy,
  }
}

/** One row of a table that is made up. */
export interface MadeUpCell {
  readonly measure: string
  readonly area: string
  readonly period: string
}

export interface MadeUp {
  readonly day: string
  readonly copy: string
  readonly base: string
  readonly years: readonly number[]
  readonly estimatesFrom: number
  readonly value: (cell: MadeUpCell) => Pick<Observation, 'value' | 'missing'>
  readonly mark?: (area: string) => string
}

/** Cells that the tables of a workbook have for one area: measure, and which of the years. */
function cellsOf(
  layout: TableLayout,
  years: readonly number[],
): { measure: string; years: readonly number[]; rows: readonly string[] }[] {
  if (!layout.columns) return layout.blocks.map(({ measure, rows }) => ({ measure, years, rows }))
  return layout.columns.map(({ measure, period }) => ({
    measure,
    years: [(period === 'first' ? years[0] : years.at(-1)) ?? 0],
    rows: layout.blocks[0]?.rows ?? [],
  }))
}

/** Figures for every cell of the wanted measures' tables, for the members that an edition of that day has to have. */
export function madeUp(about: MadeUp, wanted: (measure: string) => boolean = () => true): Observation[] {
  const allies = expectedAllies(contextOf(about.day, about.copy))
  const aggregates = Object.values(dataset.aggregates)
  return dataset.layouts[0]!.tables.flatMap((table) => cellsOf(table, about.years))
    .filter(({ measure }) => wanted(measure))
    .flatMap(({ measure, years, rows }) =>
      [...allies, ...(rows.includes('aggregates') ? aggregates : [])].flatMap((area) =>
        years.map((year) => madeUpCell(about, measure, area, year)),
      ),
    )
}

function madeUpCell(about: MadeUp, measure: string, area: string, year: number): Observation {
  const unit = dataset.units[measure]!
  const period = periodOf(year)
  const country = facts.areas.find((a) => a.code === area)
  return {
    measure,
    area,
    period,
    edition: `nato.defexp/${about.day}`,
    copy: about.copy,
    ...about.value({ measure, area, period }),
    unit: {
      code: unit.code === 'national' ? (country?.currency ?? '') : unit.code,
      scale: unit.scale,
      prices: parsePrices(unit.prices === 'constant' ? about.base : (unit.prices ?? ''), ''),
    },
    status: year >= about.estimatesFrom ? 'estimate' : 'outturn',
    mark: country ? (about.mark?.(area) ?? '') : '',
    cell: `${measure}/${area}/${period}`,
  }
}
