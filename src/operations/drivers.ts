import type { Book } from '../book/book.js'
import { acrossEditions, type Drivers } from '../goals/drivers.js'
import { derived, type Figure } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { membersOf } from '../terms/area.js'
import { PledgebookError } from '../terms/fault.js'
import { type Period, parsePeriod, yearOf } from '../terms/period.js'
import { POINTS } from '../terms/unit.js'
import { type DriversAnswer, type DriversInput, driversInput, driversOutput } from './drivers-schema.js'
import { crossingShown, type Restated, restatedBy, type Ways, waysAcross, waysWithin } from './drivers-ways.js'
import { EditionFigures, statusOf } from './edition-figures.js'
import { envelope } from './envelope.js'
import { errataNotes } from './errata.js'
import { areaOf, asOfDay, editionOf, goalOf, isOfGdp } from './fields.js'
import { operation } from './operation.js'

/** How the parts are made of amounts at these prices. */
function withinAt(prices: 'constant' | 'current'): string {
  return `Midpoint weights at ${prices} prices: spending = 100 Δe · mean(1/g), gdp = 100 Δ(1/g) · mean(e); remainder = published change − recomputed change.`
}
const ACROSS =
  'Redefined: the share of one year as the second edition gives it less as the first does, both published; split by both editions at current prices. The rest happened within an edition, at its own constant prices, so that prices are in no part. With several years of crossing, means over them. Nothing of one edition is carried into the other.'

/** The editions of both ends: those asked for, else the newest with the amounts. */
function editionsOf(
  book: Book,
  input: DriversInput,
  snapshot: Snapshot,
  numerator: string,
): { readonly first: string; readonly last: string } {
  const { asOf } = snapshot
  if (input.edition !== undefined && (input.fromEdition !== undefined || input.toEdition !== undefined))
    throw new PledgebookError(
      'input',
      'drivers.editions',
      '--edition stands for both ends, but one end has its own',
      'give --edition alone, or --from-edition and --to-edition',
    )
  if (input.fromEdition === undefined && input.toEdition !== undefined)
    throw new PledgebookError(
      'input',
      'drivers.editions',
      '--to-edition is given without --from-edition',
      'say which edition gives the first year with --from-edition, or give --edition for both ends',
    )
  const only = input.edition === undefined ? undefined : editionOf(book, input.edition, asOf)
  const withAmounts = snapshot.editionsWith(numerator).filter((id) => only === undefined || id === only)
  const newest = withAmounts.at(-1)
  const last = input.toEdition === undefined ? newest : editionOf(book, input.toEdition, asOf)
  if (last === undefined)
    throw new PledgebookError(
      'notFound',
      'drivers.noFigures',
      `no edition held and known on ${asOf} has the tables for this`,
      'ask as of a later day',
    )
  return { first: input.fromEdition === undefined ? last : editionOf(book, input.fromEdition, asOf), last }
}

/** A group is counted with the members of each year: who joined in between brought both money and GDP. */
function joinedNote(book: Book, code: string, from: Period, to: Period): string[] {
  const group = book.facts.groups.find((g) => g.code === code)
  if (group === undefined) return []
  const [early, late] = yearOf(from) <= yearOf(to) ? [from, to] : [to, from]
  const before = membersOf(group, book.facts.areas, yearOf(early))
  const joined = membersOf(group, book.facts.areas, yearOf(late)).filter((a) => !before.includes(a))
  return joined.length === 0
    ? []
    : [
        `${joined.map((a) => a.name).join(', ')} joined after ${early}: money and GDP count in ${late} only, and are in the parts.`,
      ]
}

function basisOf(book: Book, edition: string): string | null {
  return book.facts.editions.find((e) => e.id === edition)?.basis ?? null
}

function originsOf(
  found: Ways,
  parts: Drivers & { readonly redefined: number },
  restated: (Restated & { readonly by: NonNullable<DriversAnswer['redefinedBy']> }) | undefined,
): Map<string, Figure> {
  const ends = [found.to, found.from]
  const crossed = found.crossings.flatMap((c) => [c.after, c.before])
  const amounts = found.evidence.length > 0 ? found.evidence : crossed
  const origins = new Map<string, Figure>([
    ['/from/value', found.from],
    ['/to/value', found.to],
    ['/change', derived(parts.change, POINTS, 'published change', ends)],
    ['/spending', derived(parts.spending, POINTS, '100 Δe · mean(1/g)', amounts)],
    ['/gdp', derived(parts.gdp, POINTS, '100 Δ(1/g) · mean(e)', amounts)],
    [
      '/remainder',
      derived(parts.remainder, POINTS, 'published change − recomputed change', [
        ...ends,
        ...crossed,
        ...found.evidence,
      ]),
    ],
  ])
  const redefined = crossed.length > 0 ? 'the same year, one edition − the other' : 'one edition gives both years'
  origins.set('/redefined', derived(parts.redefined, POINTS, redefined, crossed.length > 0 ? crossed : ends))
  for (const [i, { before, after }] of found.crossings.entries()) {
    origins.set(`/bridge/${i}/before/value`, before)
    origins.set(`/bridge/${i}/after/value`, after)
  }
  if (restated)
    for (const part of ['spending', 'gdp', 'remainder'] as const) {
      const how = part === 'remainder' ? 'redefined − the other two' : `the part of ${part}, at current prices`
      const figures = part === 'remainder' ? [...crossed, ...restated.evidence] : restated.evidence
      origins.set(`/redefinedBy/${part}`, derived(restated.by[part], POINTS, how, figures))
    }
  return origins
}

/** The question `drivers`: what moved a share between two years: spending or the economy, in points of GDP. */
export const drivers = operation({
  name: 'drivers',
  summary: 'What moved a share between two years: spending or the economy, in points of GDP',
  input: driversInput,
  output: driversOutput,
  positional: [],
  examples: [
    { arguments: '--area POL --from 2021 --to 2026', says: "what moved Poland's share" },
    { arguments: '--area NATO-Europe-Canada --from 2014 --to 2024 --json', says: 'the same for a group' },
    {
      arguments: '--area DEU --from 2024 --to 2026 --from-edition nato.defexp/2024-06-17',
      says: 'new money apart from what a later edition made of the same year',
    },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  /**
   * Points of GDP. Within one edition: spending + gdp + remainder; from the share of `fromEdition` to that of `toEdition`:
   * redefined (the same year in both editions) besides, a mean over the years of crossing. Sums exactly. Throws `input`
   * `drivers.notRatio`, `drivers.editions`; `notFound` `drivers.noFigures`, `drivers.noSharedYear`.
   */
  async run({ book }, input) {
    const measure = book.measure(input.measure ?? goalOf(book, undefined).measure)
    const area = areaOf(book, input.area)
    const asOf = asOfDay(book, input.asOf)
    const from = parsePeriod(input.from, '--from')
    const to = parsePeriod(input.to, '--to')
    const { ratio, gap } = measure
    const used = [measure.id, ...(ratio ? [ratio.numerator, ratio.denominator] : [])]
    const current = gap ? [gap.base, gap.own, gap.usd] : []
    const across = input.fromEdition !== undefined
    const snapshot = new Snapshot(
      book.facts.editions,
      await book.observations([...new Set([...used, ...(across ? current : [])])]),
      asOf,
    )
    const { first, last } = editionsOf(book, input, snapshot, ratio?.numerator ?? measure.id)
    const before = new EditionFigures(book, snapshot, measure, area, first)
    const after = new EditionFigures(book, snapshot, measure, area, last)
    const found =
      first === last ? waysWithin(after, from, to) : waysAcross(before, after, from, to, snapshot.periodsOf(used))
    const parts = acrossEditions(found.to.value - found.from.value, found.ways)
    const restated = found.crossings.length > 0 ? restatedBy(before, after, found.crossings) : undefined
    const split =
      restated &&
      acrossEditions(
        parts.redefined,
        restated.parts.map((leg) => ({ legs: [leg], redefined: 0 })),
      )
    const redefinedBy =
      restated && split
        ? { spending: split.spending, gdp: split.gdp, remainder: split.remainder, currency: restated.currency }
        : null
    const nominal = found.evidence.length > 0 && found.evidence.every((f) => f.unit.prices === 'current')
    const within = withinAt(nominal ? 'current' : 'constant')
    const years = [Number(from), Number(to)]
    const between = [...new Set([first, last])]
      .flatMap((edition) => used.flatMap((id) => snapshot.series(edition, id, area.code)))
      .filter((o) => Number(o.period) >= Math.min(...years) && Number(o.period) <= Math.max(...years))
    const end = (period: Period, figure: Figure, edition: string) => ({
      period,
      value: figure.value,
      status: statusOf(figure),
      edition,
      basis: basisOf(book, edition),
    })
    return {
      origins: originsOf(found, parts, restated && redefinedBy ? { ...restated, by: redefinedBy } : undefined),
      value: {
        ...envelope(book, 'drivers', asOf, [first, last]),
        measure: measure.id,
        area: area.code,
        name: area.name,
        from: end(from, found.from, first),
        to: end(to, found.to, last),
        unit: 'points',
        ...parts,
        redefinedBy,
        bridge: found.crossings.map(crossingShown),
        ...(isOfGdp(book, measure) ? {} : { denominator: ratio?.denominator ?? measure.id }),
        method: first === last ? within : `${within} ${ACROSS}`,
        edition: last,
        notes: [...joinedNote(book, area.code, from, to), ...errataNotes(book, between)],
      },
    }
  },
})
