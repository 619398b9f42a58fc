import * as z from 'zod/mini'
import { sha256 } from '../book/digest.js'
import { hasWorkbooks } from '../sources/publisher-workbook.js'
import { sniff } from '../sources/sniff.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import type { Copy, Observation } from '../terms/observation.js'
import { envelope, envelopeFields } from './envelope.js'
import { goalOf } from './fields.js'
import { identityBreaks } from './identities.js'
import {
  blankNow,
  compareCopies,
  difference,
  editionBefore,
  flipsBetween,
  importFlip,
  newFirst,
  revision,
  revisionOf,
} from './import-report.js'
import { dayOf, editionFor, refuseIfHeld, refuseOddDay } from './incoming-edition.js'
import { readIncoming } from './incoming-file.js'
import { operation } from './operation.js'

const field = (description: string) => z.optional(z.string().register(z.globalRegistry, { description }))

/** Shares are read with two decimals; a smaller revision is none to a reader. */
const SEEN_DECIMALS = 2

/** The question `import`: add an edition or a better copy of one: checked, hashed, all or nothing, never overwriting. */
export const importEdition = operation({
  name: 'import',
  summary: 'Add an edition or a better copy of one: checked, hashed, all or nothing, never overwriting',
  input: z.strictObject({
    file: z
      .string()
      .register(z.globalRegistry, { description: "publisher's workbook (.xlsx) or tidy CSV; - reads standard input" }),
    dataset: field('dataset it belongs to, such as nato.defexp (the default) or sipri.milex'),
    published: field('day it was published, such as 2027-06-30'),
    title: field('title of the edition'),
    url: field("publisher's address of the file"),
  }),
  output: z.object({
    ...envelopeFields,
    edition: z.string(),
    publishedOn: z.string(),
    copy: z.string(),
    kind: z.enum(['original', 'transcription']),
    sha256: z.string(),
    place: z.string(),
    numbers: z.number(),
    blank: z.number(),
    /** Where the new copy differs from the one held before. */
    differences: z.array(difference),
    differencesTotal: z.number(),
    /** Cells it leaves empty that the copy or edition before had a number in. */
    goneBlank: z.array(z.object({ measure: z.string(), area: z.string(), period: z.string() })),
    /** What it makes of the default goal's measure, against the edition before; two decimals. */
    revisions: z.nullable(revision),
    /** Identities that the figures do not keep. */
    breaks: z.array(
      z.object({
        identity: z.string(),
        measure: z.string(),
        area: z.string(),
        period: z.string(),
        published: z.nullable(z.number()),
        recomputed: z.nullable(z.number()),
      }),
    ),
    /** Verdicts that differ from those of the newest edition before. */
    flips: z.array(importFlip),
    before: z.object({ id: z.string() }),
  }),
  positional: ['file'],
  examples: [
    {
      arguments: 'def-exp-2027-en.xlsx --published 2027-06-30 --url https://www.nato.int/…',
      says: 'a new edition: the whole upkeep',
    },
    {
      arguments: 'def-exp-2026-en.xlsx --published 2026-07-07',
      says: 'the original of an edition held as a transcription',
    },
    {
      arguments: 'SIPRI-Milex-data-1949-2025_v1.2.xlsx --dataset sipri.milex --published 2026-04-27',
      says: 'your own copy of a database that may not be shipped',
    },
  ],
  doors: ['cli'],
  async run({ book, files, library, today, log }, input) {
    if (files === undefined || library === undefined)
      throw new PledgebookError(
        'input',
        'import.notHere',
        'nothing can be imported through this door',
        'use the command line',
      )
    const datasets = await book.layouts()
    const laidOut = datasets.filter((d) => d.layouts.length > 0)
    const wanted = input.dataset ?? (laidOut.length === 1 ? laidOut[0]?.id : undefined)
    const dataset = datasets.find((d) => d.id === wanted)
    if (dataset === undefined)
      throw new PledgebookError(
        'notFound',
        'dataset.unknown',
        wanted === undefined ? 'the book has several datasets' : `no dataset "${wanted}"`,
        didYouMean(
          wanted ?? '',
          datasets.map((d) => d.id),
        ),
      )
    const bytes = await files.read(input.file)
    const hash = await sha256(bytes)
    const publishedOn = dayOf(book, dataset, hash, input.published, today)
    log(`reading ${input.file} (${bytes.length} bytes)`)
    const kind: Copy['kind'] = sniff(bytes) === 'zip' ? 'original' : 'transcription'
    const known = book.facts.editions.find((e) => e.id === `${dataset.id}/${publishedOn}`)
    if (known) refuseIfHeld(known, hash, kind)
    const taken = known?.copies.filter((c) => c.kind === kind).length ?? 0
    const id = taken === 0 ? kind : `${kind}-${taken + 1}`
    const others = datasets.filter((d) => d.id !== dataset.id && hasWorkbooks(d)).map((d) => d.id)
    const source = { bytes, name: input.file, instead: input.dataset === undefined ? others : [] }
    const incoming = await readIncoming(book, dataset, source, publishedOn, id)
    refuseOddDay(publishedOn, incoming.observations)
    const edition = editionFor(book, dataset, publishedOn, incoming, input)
    const copy: Copy = {
      id,
      kind,
      files: [
        {
          name: input.file.replace(/^.*[\\/]/, ''),
          sha256: hash,
          ...(input.url === undefined ? {} : { url: input.url }),
        },
      ],
    }
    log(`adding ${incoming.observations.length} observations as ${edition.id}, copy ${id}`)
    const measures = [...new Set(incoming.observations.map((o) => o.measure))]
    const all = await book.observations(measures)
    const held = known ? all.filter((o) => o.edition === edition.id) : []
    const olden = all.filter((o) => o.edition === editionBefore(book, edition.id))
    const differences = compareCopies(held, incoming.observations)
    const goneBlank = blankNow(held.length > 0 ? held : olden, incoming.observations)
    const subject = goalOf(book, undefined).measure
    const ofSubject = (observations: readonly Observation[]) => observations.filter((o) => o.measure === subject)
    const revisions = revisionOf(ofSubject(olden), ofSubject(incoming.observations), SEEN_DECIMALS)
    const breaks = newFirst(book.facts.errata, identityBreaks(book.facts, incoming.observations))
    const after = await library.add({ ...edition, copies: [...edition.copies, copy] }, copy, incoming.observations)
    return {
      origins: new Map(),
      value: {
        ...envelope(after, 'import', after.knownTo, [edition.id]),
        edition: edition.id,
        publishedOn,
        copy: id,
        kind,
        sha256: hash,
        place: library.place,
        numbers: incoming.observations.filter((o) => o.value !== null).length,
        blank: incoming.observations.filter((o) => o.value === null).length,
        differences: differences.slice(0, 100),
        differencesTotal: differences.length,
        goneBlank,
        revisions,
        breaks: breaks.map(({ identity, measure, area, period, published, recomputed }) => ({
          identity,
          measure,
          area,
          period,
          published,
          recomputed,
        })),
        flips: await flipsBetween(book, after, edition.id),
        before: { id: book.id },
      },
    }
  },
})
