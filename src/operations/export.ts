import * as z from 'zod/mini'
import { sha256 } from '../book/digest.js'
import { toCsv } from '../exports/csv.js'
import { EXPORT_COLUMNS, exportRows } from '../exports/observation-rows.js'
import { toParquet } from '../exports/parquet-table.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { PledgebookError } from '../terms/fault.js'
import { envelope, envelopeFields } from './envelope.js'
import { areaField, areaOf, asOfDay, asOfField, editionField, editionOf, measureField } from './fields.js'
import { operation } from './operation.js'

/** The question `export`: observations of the book as CSV, JSON or Parquet, every edition, unit, status and cell kept. */
export const exportObservations = operation({
  name: 'export',
  summary: 'Observations of the book as CSV, JSON or Parquet, every edition, unit, status and cell kept',
  input: z.strictObject({
    measure: z.optional(measureField),
    area: z.optional(areaField),
    edition: z.optional(editionField),
    asOf: z.optional(asOfField),
    format: z._default(z.enum(['csv', 'json', 'parquet']), 'csv'),
    out: z.optional(
      z.string().register(z.globalRegistry, {
        description: 'new file to write; without it CSV and JSON go to standard output',
      }),
    ),
  }),
  output: z.object({
    ...envelopeFields,
    format: z.string(),
    rows: z.number(),
    columns: z.array(z.string()),
    sha256: z.string(),
    out: z.nullable(z.string()),
    /** The file itself, where no file was written. */
    content: z.nullable(z.string()),
  }),
  positional: [],
  examples: [
    { arguments: '--measure nato.core.share --area POL', says: "every edition's figures for Poland's share, as CSV" },
    {
      arguments: '--edition nato.defexp/2026-07-07 --format parquet --out nato-2026.parquet',
      says: 'a whole edition as Parquet',
    },
  ],
  doors: ['cli', 'http', 'library'],
  async run({ book, files }, input) {
    const asOf = asOfDay(book, input.asOf)
    const edition = input.edition === undefined ? undefined : editionOf(book, input.edition, asOf)
    const area = input.area === undefined ? undefined : areaOf(book, input.area).code
    const measures =
      input.measure === undefined ? book.facts.measures.map((m) => m.id) : [book.measure(input.measure).id]
    const known = new Map(book.facts.editions.filter((e) => e.publishedOn <= asOf).map((e) => [e.id, e]))
    const chosen = (await book.observations(measures)).filter(
      (o) =>
        known.has(o.edition) &&
        (edition === undefined || o.edition === edition) &&
        (area === undefined || o.area === area),
    )
    if (chosen.length === 0)
      throw new PledgebookError(
        'notFound',
        'export.none',
        'no observation matches',
        'leave a filter out, or ask as of a later day',
      )
    const rows = exportRows(chosen, [...known.values()])
    const editions = chosen.map((o) => o.edition)
    const whole = () => canonicalJson({ ...envelope(book, 'export', asOf, editions), observations: rows })
    const text = input.format === 'csv' ? toCsv(EXPORT_COLUMNS, rows) : whole()
    const bytes = input.format === 'parquet' ? toParquet(EXPORT_COLUMNS, rows) : new TextEncoder().encode(text)
    const out = input.out === '-' ? undefined : input.out
    if (out !== undefined) {
      if (files === undefined)
        throw new PledgebookError('input', 'export.noFiles', 'files cannot be written here', 'leave out: away')
      await files.write(out, bytes)
    } else if (input.format === 'parquet')
      throw new PledgebookError(
        'input',
        'export.needsFile',
        'Parquet is binary and needs a file',
        'add --out observations.parquet',
      )
    return {
      origins: new Map(),
      forms: { observations: whole },
      value: {
        ...envelope(book, 'export', asOf, editions),
        format: input.format,
        rows: rows.length,
        columns: [...EXPORT_COLUMNS],
        sha256: await sha256(bytes),
        out: out ?? null,
        content: out === undefined ? text : null,
      },
    }
  },
})
