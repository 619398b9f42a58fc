import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import { formatDay } from '../terms/day.js'
import { VERSION } from './version.js'

const SCHEMA_MAJOR = 1

/** What every answer carries, so that whoever quotes it can be asked where it is from. */
export const envelopeFields = {
  schema: z.string(),
  tool: z.object({ name: z.string(), version: z.string() }),
  book: z.object({ id: z.string(), knownTo: z.string() }),
  asOf: z.string(),
  citation: z.object({
    text: z.string(),
    editions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        publishedOn: z.string(),
        basis: z.nullable(z.string()),
        copy: z.string(),
        url: z.nullable(z.string()),
      }),
    ),
  }),
}

/** Id of the published JSON Schema of an operation's answer: `schemas/<name>.json`. */
export function schemaId(name: string): string {
  return `urn:pledgebook:schema:${name}:${SCHEMA_MAJOR}`
}

/** The envelope of an answer made from these editions (ids of `dataset/day`); unused ones are not cited. */
export function envelope(book: Book, name: string, asOf: string, editionIds: Iterable<string>): Envelope {
  const used = [...new Set(editionIds)].sort()
  const editions = used.flatMap((id) => {
    const e = book.facts.editions.find((x) => x.id === id)
    if (!e) return []
    const best = e.copies.find((c) => c.kind === 'original') ?? e.copies[0]
    return [
      {
        id,
        title: e.title,
        publishedOn: e.publishedOn as string,
        basis: e.basis ?? null,
        copy: best?.kind ?? 'none',
        url: e.url ?? null,
      },
    ]
  })
  const creditOf = (id: string) => book.facts.datasets.find((d) => id.startsWith(`${d.id}/`))?.credit ?? id
  const sources = editions.map(
    (e) =>
      `${creditOf(e.id)}, ${e.title}, ${formatDay(e.publishedOn)}${e.copy === 'transcription' ? ' (transcription)' : ''}`,
  )
  const publisher = sources.join('; ') || 'no published figure'
  return {
    schema: schemaId(name),
    tool: { name: 'pledgebook', version: VERSION },
    book: { id: book.id, knownTo: book.knownTo },
    asOf,
    citation: {
      text: `${publisher}. As known on ${formatDay(asOf)}; Pledgebook ${VERSION}, book ${book.id}.`,
      editions,
    },
  }
}

export interface Envelope {
  schema: string
  tool: { name: string; version: string }
  book: { id: string; knownTo: string }
  asOf: string
  citation: {
    text: string
    editions: {
      id: string
      title: string
      publishedOn: string
      basis: string | null
      copy: string
      url: string | null
    }[]
  }
}
