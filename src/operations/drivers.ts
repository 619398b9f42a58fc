import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import { decompose } from '../goals/drivers.js'
import { derived, type Figure, percentOf, published } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { PledgebookError } from '../terms/fault.js'
import { type Period, parsePeriod } from '../terms/period.js'
import { POINTS } from '../terms/unit.js'
import { envelope, envelopeFields } from './envelope.js'
import { errataNotes } from './errata.js'
import {
  areaField,
  areaOf,
  asOfDay,
  asOfField,
  editionField,
  editionOf,
  goalOf,
  measureField,
  periodField,
} from './fields.js'
import { groupSum } from './group-sums.js'
import { operation } from './operation.js'

/** Share, numerator and denominator of an area or group in one year of one edition. */
interface Ends {
  readonly share: Figure
  readonly spending: Figure
  readonly gdp: Figure
}

function endsOf(
  book: Book,
  snapshot: Snapshot,
  measureId: string,
  area: { code: string; group: boolean; name: string },
  edition: string,
  period: Period,
): Ends {
  const { ratio } = book.measure(measureId)
  if (ratio === undefined)
    throw new PledgebookError(
      'input',
      'drivers.notRatio',
      `${measureId} is no ratio of two published measures`,
      'ask for a share of GDP, such as nato.core.share',
    )
  const group = book.facts.groups.find((g) => g.code === area.code)
  const exempt = {
    areas: book.facts.goals.flatMap((g) => g.exempt.map((e) => e.area)),
    countsIn: (id: string) => id === ratio.denominator,
  }
  const find = (id: string): Figure => {
    const cell = published(snapshot.cellOf(edition, id, area.code, period))
    if (cell) return cell
    const summed = group
      ? groupSum(book, snapshot, group, id, edition, period, exempt)
      : { because: `${edition} as held has no ${id} for ${area.name} in ${period}` }
    if ('figure' in summed) return summed.figure
    throw new PledgebookError(
      'notFound',
      'drivers.noFigures',
      summed.because,
      'choose other years, or another edition with --edition',
    )
  }
  const spending = find(ratio.numerator)
  const gdp = find(ratio.denominator)
  const share =
    published(snapshot.cellOf(edition, measureId, area.code, period)) ?? percentOf(spending, gdp, 'recomputed')
  return { share, spending, gdp }
}

/** A forecast anywhere below makes the whole a forecast, else an estimate an estimate. */
function statusOf(figure: Figure): string {
  if (figure.kind === 'published') return figure.observation.status
  const below = figure.kind === 'derived' ? figure.from.map(statusOf) : []
  return ['forecast', 'estimate'].find((status) => below.includes(status)) ?? 'outturn'
}

export const drivers = operation({
  name: 'drivers',
  summary: 'What moved a share between two years: spending or the economy, in points of GDP',
  input: z.strictObject({
    area: areaField,
    from: periodField,
    to: periodField,
    measure: z.optional(measureField),
    asOf: z.optional(asOfField),
    edition: z.optional(editionField),
  }),
  output: z.object({
    ...envelopeFields,
    measure: z.string(),
    area: z.string(),
    name: z.string(),
    from: z.object({ period: z.string(), value: z.number() }),
    to: z.object({ period: z.string(), value: z.number(), status: z.nullable(z.string()) }),
    unit: z.string(),
    /** Published change; spending + gdp + remainder. */
    change: z.number(),
    spending: z.number(),
    gdp: z.number(),
    remainder: z.number(),
    method: z.string(),
    edition: z.string(),
    notes: z.array(z.string()),
  }),
  positional: [],
  examples: [
    { arguments: '--area POL --from 2021 --to 2026', says: "what moved Poland's share" },
    { arguments: '--area NATO-Europe-Canada --from 2014 --to 2024 --json', says: 'the same for a group' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  async run({ book }, input) {
    const measure = book.measure(input.measure ?? goalOf(book, undefined).measure)
    const area = areaOf(book, input.area)
    const asOf = asOfDay(book, input.asOf)
    const from = parsePeriod(input.from, '--from')
    const to = parsePeriod(input.to, '--to')
    const used = measure.ratio ? [measure.id, measure.ratio.numerator, measure.ratio.denominator] : [measure.id]
    const snapshot = new Snapshot(
      book.facts.editions,
      await book.observations(used),
      asOf,
      input.edition === undefined ? undefined : editionOf(book, input.edition, asOf),
    )
    const edition = snapshot.editionsWith(measure.ratio?.numerator ?? measure.id).at(-1)
    if (edition === undefined)
      throw new PledgebookError(
        'notFound',
        'drivers.noFigures',
        `no edition held and known on ${asOf} has the tables for this`,
        'ask as of a later day',
      )
    const start = endsOf(book, snapshot, measure.id, area, edition, from)
    const end = endsOf(book, snapshot, measure.id, area, edition, to)
    const parts = decompose(
      { published: start.share.value, spending: start.spending.value, gdp: start.gdp.value },
      { published: end.share.value, spending: end.spending.value, gdp: end.gdp.value },
    )
    const first = Math.min(Number(from), Number(to))
    const last = Math.max(Number(from), Number(to))
    const between = used
      .flatMap((id) => snapshot.series(edition, id, area.code))
      .filter((o) => Number(o.period) >= first && Number(o.period) <= last)
    const evidence = [start.spending, start.gdp, end.spending, end.gdp]
    return {
      origins: new Map<string, Figure>([
        ['/from/value', start.share],
        ['/to/value', end.share],
        ['/change', derived(parts.change, POINTS, 'published change', [end.share, start.share])],
        ['/spending', derived(parts.spending, POINTS, '100 Δe · mean(1/g)', evidence)],
        ['/gdp', derived(parts.gdp, POINTS, '100 Δ(1/g) · mean(e)', evidence)],
        [
          '/remainder',
          derived(parts.remainder, POINTS, 'published change − recomputed change', [
            end.share,
            start.share,
            ...evidence,
          ]),
        ],
      ]),
      value: {
        ...envelope(book, 'drivers', asOf, [edition]),
        measure: measure.id,
        area: area.code,
        name: area.name,
        from: { period: from, value: start.share.value },
        to: {
          period: to,
          value: end.share.value,
          status: statusOf(end.share),
        },
        unit: 'points',
        ...parts,
        method:
          'Midpoint weights at constant prices: spending = 100 Δe · mean(1/g), gdp = 100 Δ(1/g) · mean(e); remainder = published change − recomputed change.',
        edition,
        notes: errataNotes(book, between),
      },
    }
  },
})
