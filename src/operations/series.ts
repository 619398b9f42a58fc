import * as z from 'zod/mini'
import { Snapshot } from '../series/snapshot.js'
import { PledgebookError } from '../terms/fault.js'
import { envelope, envelopeFields } from './envelope.js'
import { errataNotes } from './errata.js'
import { areaField, areaOf, asOfDay, asOfField, editionField, editionOf, measureField } from './fields.js'
import { operation } from './operation.js'
import { everyEdition, originsAt, shownObservation } from './series-editions.js'

const observation = z.object({
  period: z.string(),
  value: z.nullable(z.number()),
  missing: z.nullable(z.string()),
  status: z.string(),
  mark: z.string(),
  edition: z.string(),
  cell: z.string(),
})

const byEdition = z.object({
  edition: z.string(),
  title: z.string(),
  publishedOn: z.string(),
  basis: z.nullable(z.string()),
  unit: z.string(),
  scale: z.number(),
  prices: z.nullable(z.string()),
  observations: z.array(observation),
})

export const seriesOutput = z.object({
  ...envelopeFields,
  measure: z.string(),
  title: z.string(),
  definition: z.string(),
  area: z.string(),
  name: z.string(),
  unit: z.string(),
  scale: z.number(),
  prices: z.nullable(z.string()),
  basis: z.nullable(z.string()),
  observations: z.array(observation),
  /** With `everyEdition`: what each edition known on the day says, oldest first; never joined. */
  byEdition: z.optional(z.array(byEdition)),
  /** With `everyEdition`: numbers that the measure is held against, of goals announced by the day. */
  goals: z.optional(z.array(z.object({ id: z.string(), title: z.string(), value: z.number(), due: z.string() }))),
  notes: z.array(z.string()),
})

/** What answers `series`; amounts bear their currency, scale and prices, shares are per cent. */
export type Series = z.infer<typeof seriesOutput>

/** The question `series`: one measure of one area over the years, from the newest edition known on a day. */
export const series = operation({
  name: 'series',
  summary: 'One measure of one area over the years, from the newest edition known on a day',
  input: z.strictObject({
    measure: measureField,
    area: areaField,
    asOf: z.optional(asOfField),
    edition: z.optional(editionField),
    everyEdition: z.optional(
      z.boolean().register(z.globalRegistry, {
        description: 'also what each edition known on the day says, and the goals it is held against',
      }),
    ),
  }),
  output: seriesOutput,
  positional: [],
  examples: [
    { arguments: '--measure nato.core.share --area POL', says: "Poland's share of GDP by the newest edition" },
    { arguments: '--measure nato.core.share --area POL --as-of 2024-07-01', says: 'the same as known on 1 July 2024' },
    {
      arguments: '--measure nato.core.national.current --area Germany --json',
      says: 'money in national currency, as JSON',
    },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  async run({ book }, input) {
    const measure = book.measure(input.measure)
    const area = areaOf(book, input.area)
    const asOf = asOfDay(book, input.asOf)
    const only = input.edition === undefined ? undefined : editionOf(book, input.edition, asOf)
    const snapshot = new Snapshot(book.facts.editions, await book.observations([measure.id]), asOf, only)
    const id = snapshot.editionOf(measure.id, area.code)
    const rows = id === undefined ? [] : snapshot.series(id, measure.id, area.code)
    const [first] = rows
    if (id === undefined || first === undefined)
      throw new PledgebookError(
        'notFound',
        'series.none',
        `no edition held and known on ${asOf} has ${measure.id} for ${area.name}`,
        area.group
          ? `for a group the publisher gives no figure for, ask: pledgebook standing --area ${area.code}`
          : 'ask as of a later day, or see pledgebook export for what the book holds',
      )
    const edition = book.facts.editions.find((e) => e.id === id)
    const dataset = book.facts.datasets.find((d) => d.id === edition?.dataset)
    const others = snapshot.editionsWith(measure.id, area.code).filter((e) => e !== id)
    const all = input.everyEdition ? everyEdition(book, snapshot, measure.id, area.code) : undefined
    return {
      origins: new Map([...originsAt('/observations', rows), ...(all?.origins ?? [])]),
      value: {
        ...envelope(book, 'series', asOf, all ? snapshot.editionsWith(measure.id, area.code) : [id]),
        measure: measure.id,
        title: measure.title,
        definition: measure.definition,
        area: area.code,
        name: area.name,
        unit: first.unit.code,
        scale: first.unit.scale,
        prices: first.unit.prices,
        basis: edition?.basis ?? null,
        observations: rows.map(shownObservation),
        ...all?.value,
        notes: [
          ...(dataset?.note ? [dataset.note] : []),
          ...(edition?.partial ? [`${edition.title} is held in part: ${edition.partial}`] : []),
          ...errataNotes(book, rows),
          ...(others.length > 0 ? [`Also held, never joined to this: ${others.join(', ')} (--edition).`] : []),
        ],
      },
    }
  },
})
