import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import { sha256 } from '../book/digest.js'
import { checkIdentities } from '../series/identities.js'
import { readPublisherWorkbook } from '../sources/publisher-workbook.js'
import { sniff } from '../sources/sniff.js'
import { PledgebookError } from '../terms/fault.js'
import type { Observation } from '../terms/observation.js'
import { envelope, envelopeFields } from './envelope.js'
import { identityBreaks } from './identities.js'
import { operation } from './operation.js'

const identity = z.object({ edition: z.string(), checked: z.number(), exceptions: z.number(), unexplained: z.number() })

interface FileCheck {
  readonly edition: string
  readonly copy: string
  readonly numbers: number
  readonly different: number
}

/** Reads a publisher's file again and compares it, cell by cell, with the book. */
async function checkFile(book: Book, bytes: Uint8Array, name: string): Promise<FileCheck> {
  const hash = await sha256(bytes)
  const edition = book.facts.editions.find((e) => e.copies.some((c) => c.files.some((f) => f.sha256 === hash)))
  const copy = edition?.copies.find((c) => c.files.some((f) => f.sha256 === hash))
  if (edition === undefined || copy === undefined)
    throw new PledgebookError(
      'notFound',
      'verify.unknownFile',
      `no edition of the book was read from this file (SHA-256 ${hash.slice(0, 12)}…)`,
      'import it, or verify the file the edition names',
      { where: name },
    )
  if (sniff(bytes) !== 'zip')
    throw new PledgebookError(
      'input',
      'verify.transcription',
      `"${name}" is one file of ${edition.id}; its hash is as recorded`,
      'only workbooks can be read again',
      { where: name },
    )
  const dataset = (await book.layouts()).find((d) => d.id === edition.dataset)
  if (dataset === undefined)
    throw new PledgebookError('data', 'dataset.unknown', `no layout for ${edition.dataset}`, 'restore data/datasets')
  const again = await readPublisherWorkbook(bytes, {
    dataset,
    areas: book.facts.areas,
    measures: book.facts.measures,
    edition: edition.id,
    publishedOn: edition.publishedOn,
    copy: copy.id,
  })
  const held = new Map(
    (await book.observations([...new Set(again.observations.map((o) => o.measure))]))
      .filter((o) => o.edition === edition.id)
      .map((o) => [`${o.measure}|${o.area}|${o.period}`, o]),
  )
  const different = again.observations.filter((o) => !same(o, held.get(`${o.measure}|${o.area}|${o.period}`)))
  return {
    edition: edition.id,
    copy: copy.id,
    numbers: again.observations.filter((o) => o.value !== null).length,
    different: different.length,
  }
}

function same(a: Observation, b: Observation | undefined): boolean {
  return b !== undefined && a.value === b.value && a.cell === b.cell && a.status === b.status && a.mark === b.mark
}

/** The question `verify`: re-read and re-hash the book, recompute every identity, or check a publisher’s file against it. */
export const verify = operation({
  name: 'verify',
  summary: 'Re-read and re-hash the book, recompute every identity, or check a publisher’s file against it',
  input: z.strictObject({
    file: z.optional(
      z.string().register(z.globalRegistry, { description: "publisher's workbook to read again and compare" }),
    ),
  }),
  output: z.object({
    ...envelopeFields,
    files: z.array(z.object({ file: z.string(), bytes: z.number(), sha256: z.string() })),
    observations: z.number(),
    identities: z.array(identity),
    file: z.nullable(z.object({ edition: z.string(), copy: z.string(), numbers: z.number(), different: z.number() })),
    /** Every file has its hash, every row is read again, and the file given agrees with the book. */
    ok: z.boolean(),
  }),
  positional: ['file'],
  examples: [
    { arguments: '', says: 'the whole book' },
    {
      arguments: '240617-def-exp-2024-TABLES-en.xlsx',
      says: "NATO's workbook of June 2024 against the book, cell by cell",
    },
  ],
  doors: ['cli', 'http', 'library'],
  async run({ book, files }, input) {
    const entries = book.entries.map(({ file, bytes, sha256: hash }) => ({ file, bytes, sha256: hash }))
    for (const entry of entries) await book.file(entry)
    const observations = await book.observations(book.facts.measures.map((m) => m.id))
    const rows = book.manifest.datasets.reduce((n, d) => n + d.rows, 0)
    const identities = book.facts.editions
      .filter((e) => e.held)
      .map((e) => {
        const own = observations.filter((o) => o.edition === e.id)
        const { checked, breaks } = checkIdentities(book.facts, own)
        return {
          edition: e.id,
          checked: Object.values(checked).reduce((a, b) => a + b, 0),
          exceptions: breaks.length,
          unexplained: identityBreaks(book.facts, own).length,
        }
      })
    let file: FileCheck | null = null
    if (input.file !== undefined) {
      if (files === undefined)
        throw new PledgebookError('input', 'verify.noFiles', 'files cannot be read here', 'leave the file out')
      file = await checkFile(book, await files.read(input.file), input.file)
    }
    return {
      origins: new Map(),
      value: {
        ...envelope(
          book,
          'verify',
          book.knownTo,
          identities.map((i) => i.edition),
        ),
        files: entries,
        observations: observations.length,
        identities,
        file: file === null ? null : { ...file },
        ok: observations.length === rows && (file === null || file.different === 0),
      },
    }
  },
})
