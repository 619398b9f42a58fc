import { type Area, isMember } from '../terms/area.js'
import type { Measure } from '../terms/measure.js'
import type { Dataset } from './layout.js'

/** What the reader needs to know of the world, all from `data/`. */
export interface ReadingContext {
  readonly dataset: Dataset
  readonly areas: readonly Area[]
  readonly measures: readonly Measure[]
  /** Edition and copy the observations are of; membership is that of its day. */
  readonly edition: string
  readonly publishedOn: string
  readonly copy: string
}

/** Allies that must have a row: members on the day of publication, but for those without forces. */
export function expectedAllies(context: ReadingContext): string[] {
  const { dataset, areas, publishedOn } = context
  const { organisation } = dataset
  if (organisation === undefined) return []
  return areas
    .filter((a) => !dataset.exempt.includes(a.code))
    .filter((a) => a.memberships.some((m) => m.of === organisation && m.from <= publishedOn))
    .filter((a) => isMember(a, organisation, Number(publishedOn.slice(0, 4))))
    .map((a) => a.code)
}
