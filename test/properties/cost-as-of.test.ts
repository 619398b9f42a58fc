import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import type { Cost } from '../../src/operations/cost-schema.js'
import { parseDay } from '../../src/terms/day.js'
import { openedBook } from '../opened-book.js'
import { anyArea, costOf, costs } from './cost-questions.js'
import { answerOrCode } from './questions.js'

const TIMES = process.env.PLEDGEBOOK_FUZZ === 'long' ? 10 : 1

/** The same book, had its maintainers stopped on that day. */
function bookUntil(book: Book, day: string): Book {
  const { facts } = book
  const editions = facts.editions.filter((e) => e.publishedOn <= day)
  const known = new Set(editions.map((e) => e.id))
  const told = (edition: string) => parseDay(edition) <= day
  return Object.assign(Object.create(book) as Book, {
    facts: {
      ...facts,
      editions,
      goals: facts.goals.filter((g) => g.announcedOn <= day),
      pledges: facts.pledges.filter((p) => p.announcedOn <= day),
    },
    observations: async (...asked: Parameters<Book['observations']>) =>
      (await book.observations(...asked)).filter((o) => known.has(o.edition)),
    trackRecord: async (id: string) => {
      const record = await book.trackRecord(id)
      return {
        ...record,
        forecasts: record.forecasts.filter((f) => told(f.origin)),
        outcomes: record.outcomes.filter((o) => told(o.edition)),
      }
    },
  })
}

describe('an answer about cost as of a day', () => {
  it('is the one that a book without anything later gives, bands and their origins included', async () => {
    const book = await openedBook()
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        costs(anyArea, fc.constantFrom('linear', 'plan', 'pace')),
        fc.constantFrom(0, 0, 100),
        async (input, draws) => {
          const question = { operation: 'cost', input: { ...input, draws } }
          const now = await answerOrCode(book, question)
          const then = await answerOrCode(bookUntil(book, String(input.asOf)), question)
          if (typeof now === 'string' || typeof then === 'string') {
            expect(then).toEqual(now)
            return
          }
          answered++
          expect(then.value).toEqual(now.value)
          expect([...then.origins.keys()]).toEqual([...now.origins.keys()])
          const cited = (now.value as Cost).citation.editions.map((e) => e.publishedOn)
          expect(cited.filter((day) => day > String(input.asOf))).toEqual([])
        },
      ),
      { numRuns: 50 * TIMES },
    )
    expect(answered).toBeGreaterThan(8)
  })

  it('would differ if the future were seen', async () => {
    const book = await openedBook()
    const of = async (asOf: string) =>
      (
        await costOf(book, {
          area: 'GBR',
          from: 2024,
          target: 4,
          goal: 'wales-2014.spending',
          by: 2030,
          draws: 0,
          asOf,
        })
      )?.value.total
    expect(await of('2025-10-15')).not.toEqual(await of('2025-10-16'))
    expect(await of('2026-07-06')).not.toEqual(await of('2026-07-07'))
  })
})
