import type { Definitions } from '../book/definition-schema.js'
import { type Figure, given, published, subtract } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { PledgebookError } from '../terms/fault.js'
import type { Observation } from '../terms/observation.js'
import { type Period, parsePeriod } from '../terms/period.js'
import { PERCENT } from '../terms/unit.js'
import { type DefinitionsAnswer, definitionsInput, definitionsOutput } from './definitions-schema.js'
import { envelope } from './envelope.js'
import { errataNotes } from './errata.js'
import { areaOf, asOfDay } from './fields.js'
import { operation } from './operation.js'

type Year = DefinitionsAnswer['years'][number]

/** One area's answer in the making: the year's rows, the figures behind them and the cells they were read from. */
class SideBySide {
  readonly origins = new Map<string, Figure>()
  readonly cells: Observation[] = []

  constructor(
    readonly found: Definitions,
    readonly snapshot: Snapshot,
    readonly area: string,
    readonly asOf: string,
  ) {}

  #cell(measure: string, period: Period): Observation | undefined {
    return this.snapshot.cell(measure, this.area, period)
  }

  /** The years with the reference's figure; where it has none, those with figures of at least two definitions. */
  comparable(periods: readonly Period[]): Period[] {
    const having = (period: Period) =>
      this.found.definitions.filter((d) => published(this.#cell(d.measure, period)) !== undefined)
    const referred = periods.filter((period) => having(period).some((d) => d.id === this.found.reference))
    return referred.length > 0 ? referred : periods.filter((period) => having(period).length > 1)
  }

  year(period: Period, index: number): Year {
    const at = `/years/${index}`
    const measure = this.found.definitions.find((d) => d.id === this.found.reference)?.measure ?? ''
    const reference = published(this.#cell(measure, period))
    return {
      period,
      values: this.found.definitions.map((d, i) => this.#value(d, period, reference, `${at}/values/${i}`)),
      beside: this.#beside(period, at),
      said: this.#said(period, at),
    }
  }

  #value(
    d: Definitions['definitions'][number],
    period: Period,
    reference: Figure | undefined,
    at: string,
  ): Year['values'][number] {
    const cell = this.#cell(d.measure, period)
    const figure = published(cell)
    if (cell) this.cells.push(cell)
    if (cell === undefined || figure === undefined) return { definition: d.id, measure: d.measure, ...NO_FIGURE }
    const difference =
      reference && d.id !== this.found.reference
        ? subtract(figure, reference, `${d.id} − ${this.found.reference}, the same year`)
        : undefined
    this.origins.set(`${at}/value`, figure)
    if (difference) this.origins.set(`${at}/difference`, difference)
    return {
      definition: d.id,
      measure: d.measure,
      value: figure.value,
      unit: figure.unit.code,
      status: cell.status,
      edition: cell.edition,
      cell: cell.cell,
      difference: difference?.value ?? null,
    }
  }

  #beside(period: Period, at: string): Year['beside'] {
    const rows: Year['beside'] = []
    for (const { measure } of this.found.beside) {
      const cell = this.#cell(measure, period)
      const figure = published(cell)
      if (cell === undefined || figure === undefined) continue
      this.cells.push(cell)
      this.origins.set(`${at}/beside/${rows.length}/value`, figure)
      const { code, scale, prices } = figure.unit
      const { status, edition } = cell
      rows.push({ measure, value: figure.value, unit: code, scale, prices, status, edition, cell: cell.cell })
    }
    return rows
  }

  #said(period: Period, at: string): Year['said'] {
    const known = this.found.said.filter(
      (s) => s.area === this.area && s.period === period && s.publishedOn <= this.asOf,
    )
    return known.map(({ definition, value, by, publishedOn, says, source }, i) => {
      this.origins.set(`${at}/said/${i}/value`, given(value, PERCENT, `${by} on ${period}`, source.text))
      return { definition, value, unit: PERCENT.code, by, publishedOn, says, source: source.text }
    })
  }
}

const NO_FIGURE = { value: null, unit: null, status: null, edition: null, cell: null, difference: null }

/** The definitions that a book can answer for: one that nobody may ship is there once a user has imported it. */
function definedIn(all: Definitions, observations: readonly Observation[]): Definitions {
  const held = new Set(observations.map((o) => o.measure))
  return { ...all, definitions: all.definitions.filter((d) => d.absent === undefined || held.has(d.measure)) }
}

/** A definition whose years come from several editions is no series: said for each, by its short name. */
function editionNotes(found: Definitions, years: readonly Year[]): string[] {
  return found.definitions.flatMap(({ id, short }) => {
    const used = years.flatMap((y) => y.values.find((v) => v.definition === id)?.edition ?? [])
    const editions = [...new Set(used)].sort()
    return editions.length < 2
      ? []
      : [`${short}: the years are of ${editions.join(', ')}; compare within a year, not across editions.`]
  })
}

/** The question `definitions`: one year, several definitions: what each publisher counts, side by side, and why they differ. */
export const definitions = operation({
  name: 'definitions',
  summary: 'One year, several definitions: what each publisher counts, side by side, and why they differ',
  input: definitionsInput,
  output: definitionsOutput,
  positional: [],
  examples: [
    { arguments: '--area DEU', says: "every year for which Germany's figures can be compared" },
    { arguments: '--area ESP --period 2024', says: 'one year, with each edition and cell' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  /**
   * Published figures of one area by definition; for each year the newest held edition known on the day. Without
   * `period`: the years with the reference's figure; for an area that has none, those with two figures or more. Differences are in points of
   * GDP, figure − reference. Nothing is averaged, chained or filled in. Throws `notFound` `definitions.none` where no
   * definition has a figure.
   */
  async run({ book }, input) {
    const area = areaOf(book, input.area)
    const asOf = asOfDay(book, input.asOf)
    const wanted = input.period === undefined ? undefined : parsePeriod(input.period, '--period')
    const all = book.facts.definitions
    if (all === undefined)
      throw new PledgebookError(
        'notFound',
        'definitions.noBook',
        'this book has no definitions',
        'it was made by an older Pledgebook: import again, or ask the shipped book',
      )
    const measures = [...all.definitions, ...all.beside].map((d) => d.measure)
    const observations = await book.observations(measures)
    const found = definedIn(all, observations)
    const shares = found.definitions.map((d) => d.measure)
    const snapshot = new Snapshot(
      book.facts.editions,
      observations.filter((o) => o.area === area.code),
      asOf,
    )
    const sides = new SideBySide(found, snapshot, area.code, asOf)
    const covered = snapshot.periodsOf(shares)
    const periods = wanted === undefined ? sides.comparable(covered) : covered.filter((period) => period === wanted)
    if (periods.length === 0)
      throw new PledgebookError(
        'notFound',
        'definitions.none',
        `no edition held and known on ${asOf} has a figure of ${area.name}${wanted === undefined ? ' to compare' : ` for ${wanted}`} by any definition`,
        covered.length === 0
          ? 'ask for a country, or as of a later day'
          : `there are figures for ${covered[0]} to ${covered.at(-1)}`,
      )
    const years = periods.map((period, i) => sides.year(period, i))
    const editions = [...new Set(sides.cells.map((o) => o.edition))]
    const partial = book.facts.editions.filter((e) => e.partial !== undefined && editions.includes(e.id))
    return {
      origins: sides.origins,
      value: {
        ...envelope(book, 'definitions', asOf, editions),
        area: area.code,
        name: area.name,
        reference: found.reference,
        years,
        definitions: found.definitions.map((d) => ({
          id: d.id,
          title: d.title,
          short: d.short,
          measure: d.measure,
          decimals: d.decimals ?? null,
          says: d.says,
          differs: d.differs.map((id) => found.reasons[id] ?? id),
          source: d.source.text,
        })),
        beside: found.beside.map((b) => ({
          measure: b.measure,
          title: book.measure(b.measure).title,
          short: b.short,
          says: b.says,
        })),
        notes: [
          ...found.notes,
          ...all.definitions.flatMap((d) => (found.definitions.includes(d) ? [] : (d.absent ?? []))),
          ...editionNotes(found, years),
          ...partial.map((e) => `${e.title} is held in part: ${e.partial}`),
          ...errataNotes(book, sides.cells),
        ],
      },
    }
  },
})
