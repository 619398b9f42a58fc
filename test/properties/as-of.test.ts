import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { explainTree } from '../../src/operations/explain.js'
import { canonicalJson } from '../../src/terms/canonical-json.js'
import { openedBook } from '../opened-book.js'
import { answerOrCode, type Question, questions } from './questions.js'

/** The same book, had its maintainers stopped on that day: nothing published or announced later is in it. */
function bookUntil(book: Book, day: string): Book {
  const { facts } = book
  const editions = facts.editions.filter((e) => e.publishedOn <= day)
  const known = new Set(editions.map((e) => e.id))
  return Object.assign(Object.create(book) as Book, {
    facts: {
      ...facts,
      editions,
      errata: facts.errata.filter((e) => known.has(e.edition)),
      goals: facts.goals.filter((g) => g.announcedOn <= day),
      pledges: facts.pledges.filter((p) => p.announcedOn <= day),
      events: facts.events.filter((e) => e.on <= day),
    },
    observations: async (...asked: Parameters<Book['observations']>) =>
      (await book.observations(...asked)).filter((o) => known.has(o.edition)),
  })
}

/** An answer with everything it was made from, as text. */
async function wholeAnswer(book: Book, question: Question): Promise<string> {
  const answer = await answerOrCode(book, question)
  if (typeof answer === 'string') return answer
  const trees = [...answer.origins].map(([pointer, origin]) => [pointer, explainTree(book, origin)])
  return canonicalJson([answer.value, trees])
}

const dayOf = (question: Question) => String(question.input.asOf)

describe('an answer as of a day', () => {
  it('is the one that a book without any later edition, goal or announcement gives', async () => {
    const book = await openedBook()
    let answered = 0
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const now = await wholeAnswer(book, question)
        const then = await wholeAnswer(bookUntil(book, dayOf(question)), question)
        // A goal that is unknown to the shorter book is known to the longer one, which says that it was not announced.
        const same = now === then || (now === 'goal.notYetAnnounced' && then === 'goal.unknown')
        expect(same, `${JSON.stringify(question)}\n${now.slice(0, 2000)}\n${then.slice(0, 2000)}`).toBe(true)
        if (now.startsWith('[')) answered++
      }),
      { numRuns: 150 },
    )
    expect(answered).toBeGreaterThan(20)
  })

  it('names no edition and no announcement of a later day', async () => {
    const book = await openedBook()
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const answer = await wholeAnswer(book, question)
        const editions = [...answer.matchAll(/nato\.defexp\/(\d{4}-\d{2}-\d{2})/g)].map((m) => m[1] ?? '')
        const days = [...answer.matchAll(/"(?:publishedOn|announcedOn)": "([\d-]+)"/g)].map((m) => m[1] ?? '')
        expect([...editions, ...days].filter((d) => d > dayOf(question))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('would differ if the future were seen: the same questions have other answers later', async () => {
    const book = await openedBook()
    const question = {
      operation: 'standing',
      input: { goal: 'wales-2014.spending', period: '2024', asOf: '2025-10-01' },
    }
    const then = await wholeAnswer(book, question)
    expect(await wholeAnswer(book, { ...question, input: { ...question.input, asOf: '2026-11-23' } })).not.toBe(then)
    expect(await wholeAnswer(bookUntil(book, '2025-08-27'), question)).not.toBe(then)
  })
})
