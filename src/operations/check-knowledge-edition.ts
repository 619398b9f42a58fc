import { roundHalfUp } from '../math/rounding.js'
import { type Figure, published } from '../series/figure.js'
import type { Edition, Observation } from '../terms/observation.js'
import type { Period } from '../terms/period.js'
import type { Unit } from '../terms/unit.js'
import type { Knowledge } from './check-knowledge.js'
import type { CellEvidence } from './check-verdict-types.js'
import { groupSum } from './group-sums.js'

/** A number in whole units with the cells it rests on; `how` if it is not a cell itself. */
export interface Known {
  readonly value: number
  readonly unit: Unit
  readonly how: string | null
  readonly cells: readonly CellEvidence[]
  readonly edition: string
}

/** One member's number, and as it is printed with two decimals and shown with one. */
export interface Row {
  readonly area: string
  readonly known: Known
  readonly printed: number
  readonly shown: number
}
/** Members with a number, those without one, and how many there are. */
export interface Rows {
  readonly rows: readonly Row[]
  readonly blank: readonly string[]
  readonly members: number
}

const POWERS: Readonly<Record<number, number>> = { 0: 1, 3: 1e3, 6: 1e6, 9: 1e9 }

/** `value` in units of one: 12 million is 12,000,000. */
function whole(value: number, unit: Unit): number {
  return value * (POWERS[unit.scale] ?? Number(`1e${unit.scale}`))
}

/** The figures of one edition. Numbers that are put in relation are always taken from one of these. */
export class EditionView {
  readonly #values = new Map<string, Known | undefined>()
  readonly #rows = new Map<string, Rows>()
  readonly #measures = new Map<string, ReadonlySet<string>>()

  constructor(
    readonly knowledge: Knowledge,
    readonly edition: Edition,
  ) {}

  get id(): string {
    return this.edition.id
  }

  cell(measure: string, area: string, period: string): Observation | undefined {
    return this.knowledge.cell(this.id, measure, area, period)
  }

  /** A printed cell, or for a group without one the sum of its members; undefined if the edition as held has neither. */
  value(measure: string, area: string, period: string): Known | undefined {
    const key = `${measure}|${area}|${period}`
    const kept = this.#values.get(key)
    if (kept !== undefined || this.#values.has(key)) return kept
    const cell = this.cell(measure, area, period)
    const found = cell ? known(cell, this.edition) : this.#sum(measure, area, period)
    this.#values.set(key, found)
    return found
  }

  /** A measure's numbers for the members, as of a year, of a group, without those that the publisher's tables leave out. */
  rowsOf(measure: string, group: string, period: string, membersIn: string): Rows {
    const key = `${measure}|${group}|${period}|${membersIn}`
    const kept = this.#rows.get(key)
    if (kept) return kept
    const { exempt } = this.knowledge.book.facts
    const members = this.knowledge.members(group, Number(membersIn)).filter((a) => !exempt.includes(a.code))
    const rows: Row[] = []
    const blank: string[] = []
    for (const { code } of members) {
      const value = this.value(measure, code, period)
      if (value === undefined) blank.push(code)
      else
        rows.push({
          area: code,
          known: value,
          printed: roundHalfUp(value.value, 2),
          shown: roundHalfUp(value.value, 1),
        })
    }
    const found = { rows, blank, members: members.length }
    this.#rows.set(key, found)
    return found
  }

  /** Whether there is a row with a blank cell: the publisher said nothing, and nothing older is brought back. */
  isBlank(measure: string, area: string, period: string): boolean {
    const cell = this.cell(measure, area, period)
    return cell !== undefined && cell.value === null
  }

  /** Years for which the edition as held has any figure of a measure. */
  periodsOf(measure: string): ReadonlySet<string> {
    const kept = this.#measures.get(measure)
    if (kept) return kept
    const own = this.knowledge.observationsOf(measure).filter((o) => o.edition === this.id)
    const found = new Set<string>(own.map((o) => o.period))
    this.#measures.set(measure, found)
    return found
  }

  #sum(measure: string, code: string, period: string): Known | undefined {
    const { knowledge } = this
    const { measures } = knowledge.roles
    const group = knowledge.group(code)
    const kind = knowledge.book.facts.measures.find((m) => m.id === measure)
    if (group === undefined || kind === undefined) return undefined
    if (kind.ratio) {
      const top = this.value(kind.ratio.numerator, code, period)
      const bottom = this.value(kind.ratio.denominator, code, period)
      if (top === undefined || bottom === undefined) return undefined
      return combined(
        (100 * top.value) / bottom.value,
        PERCENT,
        'sum of the members’ spending by the sum of their GDP',
        [top, bottom],
      )
    }
    // Moneys of several countries have no sum.
    const own = measure === measures.ownCurrent || measure === measures.ownConstant
    if (kind.nature === 'ratio' || own) return undefined
    const sum = groupSum(knowledge.book, knowledge.snapshot, group, measure, this.id, period as Period, {
      areas: knowledge.book.facts.exempt,
      countsIn: (m) => m === measures.gdpCurrent || m === measures.gdpConstant,
    })
    if ('because' in sum) return undefined
    const { figure } = sum
    const cells = leaves(figure).map((o) => evidenceOf(o, this.edition))
    const unit = { ...figure.unit, scale: 0 }
    return {
      value: whole(figure.value, figure.unit),
      unit,
      how: figure.kind === 'derived' ? figure.how : null,
      cells,
      edition: this.id,
    }
  }
}

const PERCENT: Unit = { code: 'percent', scale: 0, prices: null }

function leaves(figure: Figure): Observation[] {
  if (figure.kind === 'published') return [figure.observation]
  return figure.kind === 'derived' ? figure.from.flatMap(leaves) : []
}

function evidenceOf(o: Observation, edition: Edition): CellEvidence {
  const { measure, area, period, value, unit, status, cell } = o
  return {
    kind: 'cell',
    edition: o.edition,
    publishedOn: edition.publishedOn,
    cell,
    measure,
    area,
    period,
    value,
    unit,
    status,
  }
}

function known(o: Observation, edition: Edition): Known | undefined {
  const figure = published(o)
  if (figure === undefined) return undefined
  const unit = { ...o.unit, scale: 0 }
  return { value: whole(figure.value, o.unit), unit, how: null, cells: [evidenceOf(o, edition)], edition: o.edition }
}

/** A number computed from others of one edition. */
export function combined(value: number, unit: Unit, how: string, from: readonly Known[]): Known {
  return { value, unit, how, cells: from.flatMap((f) => f.cells), edition: from[0]?.edition ?? '' }
}
