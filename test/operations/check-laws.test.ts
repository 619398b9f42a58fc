import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { type Checked, checked, keeperOf } from '../hostile/story-desk.js'
import { openedBook } from '../opened-book.js'

const NOW = '2026-11-23'
const DAYS = [
  '2019-07-01',
  '2019-12-03',
  '2023-07-12',
  '2024-06-18',
  '2024-07-11',
  '2025-06-25',
  '2025-09-01',
  '2026-07-08',
]

let book: Book
beforeAll(async () => {
  book = await openedBook()
  await keeperOf(NOW)
})

const share = fc.integer({ min: 90, max: 550 }).map((x) => (x / 100).toFixed(2))
const year = fc.integer({ min: 2014, max: 2026 })
const day = fc.constantFrom(...DAYS)

/** Sentences that stand on their own: each names its area and period. */
function sentences(): fc.Arbitrary<string> {
  const ally = fc.constantFrom(...book.facts.areas.filter(({ code }) => ALLIES.includes(code)).map(({ name }) => name))
  return fc.oneof(
    fc.tuple(ally, share, year).map(([a, s, y]) => `${a} spent ${s}% of GDP on defence in ${y}.`),
    fc
      .tuple(ally, fc.integer({ min: 10, max: 60 }), year)
      .map(([a, s, y]) => `${a} devoted ${s}% of its defence spending to equipment in ${y}.`),
    fc.tuple(fc.integer({ min: 2, max: 32 }), year).map(([n, y]) => `In ${y}, ${n} allies met the 2% guideline.`),
    fc
      .tuple(ally, fc.integer({ min: 2, max: 990 }), year)
      .map(([a, n, y]) => `${a} spent $${n} billion on defence in ${y}.`),
    fc.integer({ min: 12, max: 32 }).map((n) => `NATO has ${n} members.`),
    fc.constantFrom(
      'NATO was founded in 1949 by 12 countries.',
      'Sweden joined NATO on 7 March 2024 as its 32nd member.',
      'Article 5 has been invoked only once.',
      'Allies agreed to spend 5% of GDP by 2035.',
    ),
  )
}
const OPEN: readonly string[] = ['no-data', 'contradicted']
const ALLIES = ['POL', 'DEU', 'CAN', 'ITA', 'ESP', 'EST', 'NOR', 'BEL']

const meaning = ({ claims }: Checked) =>
  claims.map(({ text, about, area, period, value, then, now }) => ({ text, about, area, period, value, then, now }))
/** `then` of each claim, as those see it who look from `asOf`. */
async function thens(text: string, published: string, asOf: string) {
  const { claims } = await checked(text, { published }, asOf)
  return claims.map(({ text: words, then }) => ({
    words,
    evidence: then.evidence,
    how: then.how,
    verdict: then.verdict,
  }))
}

describe('laws of check', () => {
  it('has texts that are claims of many kinds and verdicts', async () => {
    const found = new Set<string>()
    for (const text of fc.sample(sentences(), 800))
      for (const { about, then, now } of (await checked(text, { published: '2024-07-11' })).claims)
        for (const what of [about, `then ${then.verdict}`, `now ${now.verdict}`]) found.add(what)
    expect([...found]).toEqual(
      expect.arrayContaining([
        'share-of-gdp',
        'spending-level',
        'equipment-share',
        'count-of-allies',
        'membership',
        'then supported',
        'then contradicted',
        'then no-data',
        'now superseded',
      ]),
    )
  })

  it('gives the same `then` whether looked at on the day of the text or years later', async () => {
    await fc.assert(
      fc.asyncProperty(sentences(), fc.nat(DAYS.length - 1), fc.nat(DAYS.length - 1), async (text, i, j) => {
        const published = DAYS[Math.min(i, j)] ?? NOW
        const [soon, later] = [published, DAYS[Math.max(i, j)] ?? NOW]
        const then = await thens(text, published, NOW)
        for (const asOf of [soon, later]) {
          const seen = await thens(text, published, asOf)
          // That something came true later only later editions tell: to those who look sooner it is open, or wrong.
          const known = then.map((one, i) => {
            const verdict = seen[i]?.verdict ?? 'none'
            return one.verdict === 'not-yet-true' && OPEN.includes(verdict) ? { ...one, verdict } : one
          })
          expect(seen).toEqual(known)
        }
      }),
      { numRuns: process.env.PLEDGEBOOK_FUZZ === 'long' ? 2000 : 80 },
    )
  })

  it('shows as evidence of `then` no edition of after the day, and of `now` none of after the day looked from', async () => {
    const publishedOn = new Map(book.facts.editions.map((edition) => [edition.id, edition.publishedOn]))
    let cells = 0
    await fc.assert(
      fc.asyncProperty(sentences(), day, fc.constantFrom('2025-09-01', NOW), async (text, published, asOf) => {
        if (published > asOf) return
        for (const { then, now } of (await checked(text, { published }, asOf)).claims)
          for (const [{ evidence }, last] of [
            [then, published],
            [now, asOf],
          ] as const)
            for (const { edition } of evidence) {
              if (edition === null) continue
              cells++
              expect(publishedOn.get(edition), edition).toBeDefined()
              expect((publishedOn.get(edition) ?? '9999') <= last, `${edition} for ${last}`).toBe(true)
            }
      }),
      { numRuns: 80 },
    )
    expect(cells).toBeGreaterThan(50)
  })

  it('supports no `superseded` but where `then` is right', async () => {
    await fc.assert(
      fc.asyncProperty(sentences(), day, async (text, published) => {
        for (const { then, now } of (await checked(text, { published })).claims) {
          expect(then.verdict).not.toBe('superseded')
          if (now.verdict === 'superseded') expect(['supported', 'not-yet-true']).toContain(then.verdict)
        }
      }),
      { numRuns: 100 },
    )
  })

  it("judges a claim without regard to the text's other claims", async () => {
    const apart = (text: string) => `${text}\n\n`
    await fc.assert(
      fc.asyncProperty(
        sentences(),
        fc.array(sentences(), { minLength: 1, maxLength: 4 }),
        fc.nat(4),
        day,
        async (text, others, at, published) => {
          const alone = meaning(await checked(apart(text), { published, language: 'en' }))
          const all = [...others.slice(0, at), text, ...others.slice(at)]
          const start = all.slice(0, Math.min(at, others.length)).reduce((sum, one) => sum + apart(one).length, 0)
          const answer = await checked(all.map(apart).join(''), { published, language: 'en' })
          const claims = answer.claims.filter(({ span }) => span[0] >= start && span[1] <= start + text.length)
          expect(meaning({ ...answer, claims })).toEqual(alone)
        },
      ),
      { numRuns: 80 },
    )
  })

  it('gives the same answer twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentences(), { maxLength: 5 }), day, async (texts, published) => {
        const text = texts.join(' ')
        expect(await checked(text, { published })).toEqual(await checked(text, { published }))
      }),
      { numRuns: 40 },
    )
  })

  it('lists claims, statements and what is not checked in the order of the text, and puts claims in the statements that hold them', async () => {
    const said = fc.tuple(fc.constantFrom('said', 'warned', 'denied that', 'told reporters'), sentences())
    const told = said.map(([verb, text]) =>
      verb === 'denied that'
        ? `Jan Kolar, a minister, denied that ${text.slice(0, -1)}.`
        : `“${text.slice(0, -1)},” Jan Kolar, a minister, ${verb}.`,
    )
    let held = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(told, sentences()), { minLength: 1, maxLength: 6 }),
        day,
        async (texts, published) => {
          const { claims, statements, unchecked } = await checked(texts.join('\n\n'), { published, language: 'en' })
          for (const list of [claims, statements, unchecked])
            for (const [i, { span }] of list.entries())
              expect(span[0]).toBeGreaterThanOrEqual(list[i - 1]?.span[0] ?? 0)
          for (const { span, claims: places } of statements) {
            const inside = claims.flatMap((claim, i) =>
              claim.span[0] >= span[0] && claim.span[1] <= span[1] ? [i] : [],
            )
            expect(places).toEqual(inside)
            held += places.length
          }
        },
      ),
      { numRuns: 80 },
    )
    expect(held).toBeGreaterThan(20)
  })

  it('counts its verdicts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentences(), { maxLength: 5 }), day, async (texts, published) => {
        const { claims, counts } = await checked(texts.join('\n\n'), { published })
        const sum = (verdicts: Readonly<Record<string, number>>) => Object.values(verdicts).reduce((a, b) => a + b, 0)
        expect([counts.claims, sum(counts.then), sum(counts.now)]).toEqual([
          claims.length,
          claims.length,
          claims.length,
        ])
      }),
      { numRuns: 30 },
    )
  })
})
