import { sameUnit } from '../terms/unit.js'
import { cellUnit } from './check-text.js'
import type { CellEvidence, CheckEvidence } from './check-verdict-types.js'

/** Cells of one measure and year in one edition by area, or a fact. What is published of a cell more, `series` gives. */
export type LineEvidence =
  | {
      readonly edition: string
      readonly measure: string
      readonly period: string
      readonly unit: string
      readonly values: Readonly<Record<string, number | null>>
    }
  | { readonly fact: string; readonly source: string | null }

const together = (a: CellEvidence, b: CheckEvidence | undefined): b is CellEvidence =>
  b?.kind === 'cell' &&
  b.edition === a.edition &&
  b.measure === a.measure &&
  b.period === a.period &&
  sameUnit(a.unit, b.unit)

/** The evidence of one document's verdicts, each piece once; verdicts name its places. */
export class SharedEvidence {
  readonly evidence: LineEvidence[] = []
  readonly #places = new Map<string, number>()

  placesOf(evidence: readonly CheckEvidence[]): number[] {
    const places: number[] = []
    for (let i = 0; i < evidence.length; ) {
      const first = evidence[i++]
      if (first === undefined) break
      if (first.kind === 'fact') {
        places.push(this.#place(first.says, () => ({ fact: first.says, source: first.source?.text ?? null })))
        continue
      }
      const values: [string, number | null][] = [[first.area, first.value]]
      for (let next = evidence[i]; together(first, next); next = evidence[++i]) values.push([next.area, next.value])
      const { edition, measure, period } = first
      const key = [edition, measure, period, ...values.flat()].join('|')
      places.push(
        this.#place(key, () => ({
          edition,
          measure,
          period,
          unit: cellUnit(first),
          values: Object.fromEntries(values),
        })),
      )
    }
    return [...new Set(places)]
  }

  #place(key: string, make: () => LineEvidence): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.evidence.length)
    return this.evidence.push(make()) - 1
  }
}
