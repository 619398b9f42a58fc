import type { ChartOptions } from '../charts/chart-sheet.js'
import type { TableOptions } from '../charts/chart-table.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { CLASSIFY_PICTURES } from './picture-classify.js'
import { COST_PICTURES } from './picture-cost.js'
import { DEFINITIONS_PICTURES } from './picture-definitions.js'
import { DRIVERS_PICTURES } from './picture-drivers.js'
import { PLAN_PICTURES } from './picture-plan.js'
import { READINGS_PICTURES } from './picture-readings.js'
import { REVISIONS_PICTURES } from './picture-revisions.js'
import { SERIES_PICTURES } from './picture-series.js'
import { STANDING_PICTURES } from './picture-standing.js'

/** A chart of an answer and the same numbers as an accessible table. */
export interface Picture {
  /** The chart as SVG text. */
  readonly svg: (options: ChartOptions) => string
  /** Its numbers as an accessible HTML table. */
  readonly table: (options: TableOptions) => string
}

/** How a chart shows its answer, such as its order: names and texts that each chart knows. */
export type Manner = Readonly<Record<string, string>>

/** Charts of an operation's answer by name, the usual one first. */
export type Pictures<Answer> = Readonly<Record<string, (answer: Answer, manner?: Manner) => Picture>>

/** Every operation whose answers can be drawn. */
export const PICTURES: Readonly<Record<string, Pictures<never>>> = {
  standing: STANDING_PICTURES,
  revisions: REVISIONS_PICTURES,
  drivers: DRIVERS_PICTURES,
  series: SERIES_PICTURES,
  definitions: DEFINITIONS_PICTURES,
  cost: COST_PICTURES,
  plan: PLAN_PICTURES,
  classify: CLASSIFY_PICTURES,
  readings: READINGS_PICTURES,
}

/** The picture of an answer. Throws `input` `picture.unknown`, and the faults of charts where there is nothing to draw. */
export function pictureOf(operation: string, answer: unknown, name?: string): Picture {
  const pictures = PICTURES[operation] ?? {}
  const names = Object.keys(pictures)
  const wanted = name ?? names[0] ?? ''
  const draw = Object.hasOwn(pictures, wanted) ? pictures[wanted] : undefined
  if (draw === undefined)
    throw new PledgebookError(
      'input',
      'picture.unknown',
      `no chart "${wanted}" of ${operation}`,
      names.length === 0 ? `charts are drawn of ${Object.keys(PICTURES).join(', ')}` : didYouMean(wanted, names),
    )
  return draw(answer as never)
}
