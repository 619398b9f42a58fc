import { Grid } from './workbook-cells.js'
import type { CostModel } from './workbook-model.js'
import { allPlanned, type PointCell } from './workbook-path.js'

/** Rows above the first row of a table with its title, its headings and its units. */
export const HEADED = 5

const WORKING =
  'area year growth inflation gdp deflator plan file wanted spending share level constant cash real planned baseline factor gdpIn levelIn baselineIn extraIn extraNow extraThen nominal weight revenue expenditure'.split(
    ' ',
  )
const MEMBERS = ['area', 'name', 'start', 'gdp', 'currency', 'rate', 'pace', 'prices', 'gap', 'extra']
const YEARS = ['year', 'share', 'gdp', 'level', 'baseline', 'extra', 'perHead', 'extraPerHead', 'ofRevenue']
const MORE_YEARS = ['ofExpenditure', 'extraNow', 'extraThen', 'levelSecond', 'extraSecond']
const OVER = ['constant', 'cash', 'real', 'planned']
const BANDS = ['low', 'high', 'extraLow', 'extraHigh']

/** Where what is in a cost's workbook: its formulas refer to one another by these. */
export class Places {
  readonly working: Grid
  readonly years: Grid
  readonly members: Grid
  /** Years after the start. */
  readonly later: number
  /** One area, whose assumptions all are on one sheet. */
  readonly alone: boolean
  /** Tables on the sheet of assumptions, by the row of their first line. */
  readonly growthTop: number
  readonly budgetTop: number
  readonly priceTop: number
  readonly pointTop: number
  readonly points: readonly {
    readonly of: string
    readonly area: string
    readonly year: number
    readonly share: number
  }[]

  constructor(
    readonly model: CostModel,
    /** Lines of the list of assumptions. */
    readonly listed: number,
  ) {
    const { members, from, by, priceYears, second, path } = model
    this.alone = members.length === 1 && !model.group
    this.later = by - from
    this.working = new Grid(
      'Working',
      WORKING.filter((k) => this.#works(k)),
      HEADED,
    )
    const over = OVER.filter((k) => k !== 'planned' || allPlanned(model))
    const shown = MORE_YEARS.filter(
      (k) => (second !== null || !k.endsWith('Second')) && (!model.still || k !== 'extraThen'),
    )
    this.years = new Grid('Years', [...YEARS, ...shown, ...over.map((k) => `over-${k}`), ...BANDS], HEADED)
    const growth = Array.from({ length: this.later }, (_, i) => from + 1 + i)
    this.members = new Grid(
      'Members',
      [
        ...MEMBERS,
        ...growth.map((y) => `growth-${y}`),
        ...growth.map((y) => `inflation-${y}`),
        ...priceYears.map((y) => `level-${y}`),
      ],
      HEADED,
    )
    this.growthTop = HEADED + listed + 3
    this.budgetTop = this.alone ? this.growthTop + this.later + 3 : this.growthTop
    this.priceTop = this.budgetTop + this.later + 1 + 3
    this.pointTop = this.alone ? this.priceTop + priceYears.length + 3 : this.priceTop
    this.points = [
      ...members.flatMap((m) => (m.plan ?? []).map((p) => ({ of: 'plan', area: m.area, ...p }))),
      ...(path.points ?? []).map((p) => ({ of: 'file', area: model.area, ...p })),
      ...(path.amounts ?? []).flatMap((amount, i) =>
        i === 0 ? [] : [{ of: 'amount', area: model.area, year: from + i, share: amount }],
      ),
    ]
  }

  /** Whether a column of the working has anything to say. */
  #works(key: string): boolean {
    const { members, path, still } = this.model
    if (key === 'plan') return members.some((m) => m.plan)
    if (key === 'planned') return allPlanned(this.model)
    if (key === 'file') return path.points !== null || path.amounts !== null
    if (key === 'extraThen') return !still
    return !this.alone || (key !== 'nominal' && key !== 'weight')
  }

  /** Row of a member's year in the working; −1 is the group as a whole, which stands before them. */
  row(member: number, t: number): number {
    const before = this.model.asWhole ? 1 : 0
    return (before + member) * (this.later + 1) + t
  }

  /** Rows of all members, both inclusive. */
  rows(key: string): string {
    return this.working.range(key, this.row(0, 0), this.row(this.model.members.length - 1, this.later))
  }

  /** A cell of the second column of the sheet of assumptions. */
  assumed(row: number, letter = 'B'): string {
    return `Assumptions!$${letter}$${row + 1}`
  }

  /** The points of a plan or of the user's file, with their cells. */
  pointCells(of: string, area: string): PointCell[] {
    return this.points.flatMap((p, i) =>
      p.of === of && p.area === area ? [{ ...p, cell: this.assumed(this.pointTop + i, 'D') }] : [],
    )
  }

  /** Cells of a member's assumptions. */
  start(member: number): string {
    if (this.alone || this.model.asWhole) return 'start_share'
    return this.members.range('start', member, member).split(':')[0] ?? ''
  }

  of(key: string, named: string, member: number): string {
    return this.alone ? named : (this.members.range(key, member, member).split(':')[0] ?? '')
  }

  growth(key: 'growth' | 'inflation', member: number, t: number): string {
    if (this.alone) return this.assumed(this.growthTop + t - 1, key === 'growth' ? 'B' : 'C')
    return this.members.from(`${key}-${this.model.from + t}`, member)
  }
}
