import { availableParallelism } from 'node:os'
import { PledgebookError } from '../terms/fault.js'
import { type BatchResult, type CheckBatch, checkedBatch } from './archive-batch.js'
import { ArchivePool } from './archive-pool.js'
import { type ArchiveAnswer, archiveInput, archiveOutput, LINE_SCHEMA } from './archive-schema.js'
import { openArchive } from './archive-source.js'
import { batches, inOrder } from './archive-stream.js'
import { emptyTally, merge, type Tally } from './archive-tally.js'
import { ordersOf, WORKER_ADDRESS } from './archive-worker.js'
import { openKeeper } from './check-keeper.js'
import { knowledgeOf } from './check-knowledge.js'
import { envelope, schemaId } from './envelope.js'
import { asOfDay } from './fields.js'
import { type Context, operation } from './operation.js'

type Book = Context['book']

const MOST_SPEAKERS = 50
/** Batches under way for each thread: one it works on, one that waits. */
const AHEAD = 2
const PROGRESS_EVERY = 2000

/** Whatever checks batches, and how many at once. Threads are loaded from the built program; its source runs in one thread. */
async function checkerOf(
  book: Book,
  asOf: string,
  workers: number,
  language: string | undefined,
): Promise<{
  count: number
  check: (batch: Parameters<CheckBatch>[0]) => Promise<BatchResult[]>
  end: () => Promise<void>
}> {
  if (workers > 1 && !WORKER_ADDRESS.endsWith('.ts')) {
    const pool = new ArchivePool(workers, new URL(WORKER_ADDRESS), await ordersOf(book, asOf, language))
    return { count: workers, check: (batch) => pool.check(batch), end: () => pool.end() }
  }
  const keeper = await openKeeper(book, asOf)
  const knowledge = await knowledgeOf(book, keeper.facts)
  return {
    count: 1,
    check: async (batch) => [checkedBatch(keeper, knowledge, language, batch)],
    end: async () => undefined,
  }
}

function summaryOf(
  tally: Tally,
): Omit<ArchiveAnswer, keyof ReturnType<typeof envelope> | 'path' | 'out' | 'lines' | 'workers' | 'notes'> {
  const { speakers, unlisted: _unlisted, checked, failed, failures, then, now, ...counts } = tally
  const sorted = (of: Record<string, number>) =>
    Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
  const ranked = [...speakers].sort(
    ([a, x], [b, y]) => y.claims - x.claims || y.statements - x.statements || (a < b ? -1 : 1),
  )
  const lost = Object.values(failed).reduce((sum, n) => sum + n, 0)
  return {
    documents: checked + lost,
    checked,
    ...counts,
    then: sorted(then),
    now: sorted(now),
    speakers: ranked.slice(0, MOST_SPEAKERS).map(([speaker, of]) => ({
      speaker,
      statements: of.statements,
      claims: of.claims,
      then: sorted(of.then),
      now: sorted(of.now),
    })),
    otherSpeakers: Math.max(0, ranked.length - MOST_SPEAKERS),
    failed: sorted(failed),
    failures: [...failures],
  }
}

/** The question `archive`: a whole folder or archive of stories, checked in one run: a line for each, and what they add up to. */
export const archive = operation({
  name: 'archive',
  summary: 'A whole folder or archive of stories, checked in one run: a line for each, and what they add up to',
  input: archiveInput,
  output: archiveOutput,
  positional: ['path'],
  examples: [
    { arguments: 'stories --out results.jsonl', says: 'every text, Markdown and HTML file of a folder' },
    { arguments: 'news.jsonl --out results.jsonl --workers 2', says: 'an archive of JSON Lines, with two threads' },
  ],
  doors: ['cli', 'library'],
  /**
   * Checks every document of an archive as `check` does, in order, in bounded memory. A document that cannot be checked is a line with its
   * error and is counted; it stops nothing. The results are written whole or not at all. Throws `input` `archive.empty`,
   * `file.exists`, `files.none`, and what opening the archive throws.
   */
  async run({ book, files, log, signal }, input) {
    const { path, out, language } = input
    if (files?.ledgers === undefined || (out !== undefined && files.writeFrom === undefined))
      throw new PledgebookError('input', 'files.none', 'no files can be read here', 'use the command line')
    const asOf = asOfDay(book, input.asOf)
    if (out !== undefined) await files.free?.(out)
    const { articles, skipped } = await openArchive(files.ledgers, path)
    const checker = await checkerOf(book, asOf, input.workers ?? availableParallelism(), language)
    const tally = emptyTally()
    const editions = new Set<string>()
    let [seen, told] = [0, 0]
    const results = async function* () {
      for await (const parts of inOrder(batches(articles), AHEAD * checker.count, checker.check))
        for (const { lines, tally: part, editions: used } of parts) {
          signal?.throwIfAborted()
          merge(tally, part)
          for (const edition of used) editions.add(edition)
          seen += part.checked + part.failures.length
          if (seen - told >= PROGRESS_EVERY) {
            told = seen
            log(`${seen} documents, ${tally.claims} claims`)
          }
          yield lines
        }
    }
    try {
      if (out !== undefined && files.writeFrom) await files.writeFrom(out, results())
      else for await (const _lines of results());
    } finally {
      await checker.end()
    }
    const { unlisted } = tally
    return {
      origins: new Map(),
      value: {
        ...envelope(book, 'archive', asOf, editions),
        path,
        out: out ?? null,
        lines: schemaId(LINE_SCHEMA),
        workers: checker.count,
        ...summaryOf(tally),
        notes: [
          ...(skipped > 0 ? [`${skipped} files are neither stories nor JSON Lines, and were not read.`] : []),
          ...(unlisted > 0
            ? [`${unlisted} statements are of speakers beyond the first 20,000, who are not listed.`]
            : []),
          ...(out === undefined ? ['The results were not kept: --out FILE keeps a line for each document.'] : []),
        ],
      },
    }
  },
})
