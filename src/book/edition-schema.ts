import * as z from 'zod/mini'
import { day, hash, text, year } from './schema-fields.js'

/** How a source was read: the official text, a report of it, or somebody's copy. */
export const checked = z.enum(['official', 'press', 'repository'])

const copy = z.strictObject({
  id: text,
  kind: z.enum(['original', 'transcription']),
  files: z.array(z.strictObject({ name: text, sha256: hash, url: z.optional(text) })),
  figures: z.optional(hash),
  note: z.optional(text),
})

/** `data/editions/<dataset>/<day>/edition.yaml` */
export const editionFile = z.strictObject({
  dataset: text,
  publishedOn: day,
  title: text,
  url: z.optional(text),
  basis: z.optional(text),
  constantPrices: z.optional(year),
  partial: z.optional(text),
  reference: z.optional(text),
  note: z.optional(text),
  copies: z.array(copy),
})

/** `data/editions/<dataset>/not-held.yaml` */
export const notHeldFile = z.strictObject({
  editions: z.array(
    z.strictObject({
      publishedOn: day,
      title: text,
      reference: z.optional(text),
      url: z.optional(text),
      checked: z.optional(checked),
      note: z.optional(text),
    }),
  ),
})
