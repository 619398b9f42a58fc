import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDataFacts } from '../../src/book/data-folder.js'
import type { Standing, StandingMember } from '../../src/operations/standing-schema.js'
import { membersOf } from '../../src/terms/area.js'
import { DATA, openedBook } from '../opened-book.js'
import { answerOrCode, standings } from './questions.js'

/** Holds a law against standings on many goals, years and days. */
async function everyStanding(law: (answer: Standing) => void): Promise<void> {
  const book = await openedBook()
  let answered = 0
  await fc.assert(
    fc.asyncProperty(standings, async (question) => {
      const answer = await answerOrCode(book, question)
      if (typeof answer === 'string') return
      answered++
      law(answer.value as Standing)
    }),
    { numRuns: 80 },
  )
  expect(answered).toBeGreaterThan(10)
}
const total = (counts: object) => Object.values(counts).reduce((sum, n: number) => sum + n, 0)
const { facts: FACTS } = readDataFacts(DATA)
/** Codes of the members of a goal's holders in any of these years, in order. */
function holdersOf(id: string, years: readonly string[]): string[] {
  const holders = FACTS.groups.find((g) => g.code === FACTS.goals.find((x) => x.id === id)?.holders)
  if (holders === undefined) throw new Error(`nobody holds ${id}`)
  return FACTS.areas
    .filter((area) => years.some((year) => membersOf(holders, [area], Number(year)).length > 0))
    .map((area) => area.code)
    .sort()
}
const NEWEST = 'nato.defexp/2026-07-07'
const targetOf = (answer: Standing) => answer.goal.floor ?? answer.goal.cap ?? Number.NaN

describe('every standing', () => {
  it('counts each who holds the goal today or held it in the year once', () =>
    everyStanding(({ count, members, goal, period }) => {
      expect(total(count)).toBe(members.length)
      expect(members.map((m) => m.area).sort()).toEqual(holdersOf(goal.id, [FACTS.knownTo.slice(0, 4), period]))
      expect(count.met).toBe(members.filter((m) => m.ifDueNow === 'met').length)
    }))

  it('puts each member who has promised on a course, or finds it due', () =>
    everyStanding(({ course, count, members, goal, period }) => {
      expect(total(course)).toBe(members.filter((m) => m.member).length - count.exempt)
      const due = Number(period) >= Number(goal.due)
      expect(course.due).toBe(due ? total(course) : 0)
    }))

  it('has the verdict of the plain comparison from the due year on, and none of it before', () =>
    everyStanding(({ members, goal, period }) => {
      for (const m of members)
        if (Number(period) >= Number(goal.due)) expect(m.verdict).toBe(m.ifDueNow)
        else if (m.ifDueNow === 'exempt' || m.ifDueNow === 'not-member') expect(m.verdict).toBe(m.ifDueNow)
        else expect(['on-course', 'off-course', 'no-data', 'before-start']).toContain(m.verdict)
    }))

  it('calls met what reaches the goal, and met when rounded only what does not', () =>
    everyStanding((answer) => {
      const target = targetOf(answer)
      const held = (m: StandingMember) => m.value !== null && m.member && m.ifDueNow !== 'exempt'
      for (const m of answer.members.filter(held)) {
        expect(m.ifDueNow === 'met', m.area).toBe((m.value ?? Number.NaN) >= target)
        if (m.ifDueNow === 'met-when-rounded') expect(m.value).toBeGreaterThanOrEqual(target - 0.05)
      }
    }))

  it('has gaps that add to the goal, in the area’s own currency', async () => {
    const book = await openedBook()
    const currencies = new Map(book.facts.areas.map((a) => [a.code, a.currency]))
    await everyStanding((answer) => {
      for (const m of [...answer.members, ...answer.aggregates]) {
        if (m.gap.points === null) expect(m.gap).toMatchObject({ money: null, usd: null, because: expect.any(String) })
        else expect(Math.abs(m.gap.points + (m.value ?? Number.NaN) - targetOf(answer))).toBeLessThan(1e-9)
        if (m.gap.usd) expect(Math.sign(m.gap.usd.value)).toBe(Math.sign(m.gap.points ?? Number.NaN))
        if (m.gap.money && m.edition === NEWEST) expect(m.gap.money.currency).toBe(currencies.get(m.area))
      }
    })
  })

  it('says why, wherever it has no value', () =>
    everyStanding(({ members, aggregates }) => {
      for (const row of [...members, ...aggregates]) {
        const bounded = 'bounds' in row && row.bounds !== undefined
        expect(row.because === null, `${row.area} ${row.because}`).toBe(row.value !== null || bounded)
        expect(row.status === null).toBe(row.value === null && !bounded)
      }
    }))

  it('is provisional exactly where the value is an estimate', () =>
    everyStanding(({ members, aggregates }) => {
      for (const row of [...members, ...aggregates]) expect(row.provisional).toBe(row.status === 'estimate')
    }))

  it('splits the whole into parts that add to 100, largest first', () =>
    everyStanding(({ split }) => {
      if (split.length === 0) return
      const sum = (parts: readonly (number | null)[]) => parts.reduce((a: number, b) => a + (b ?? 0), 0)
      expect(Math.abs(sum(split.map((p) => p.ofTotal)) - 100)).toBeLessThan(1e-8)
      expect(sum(split.map((p) => p.ofGdp))).toBeLessThanOrEqual(100 + 1e-8)
      const spending = split.map((p) => p.spending.value)
      expect(spending).toEqual([...spending].sort((a, b) => b - a))
    }))
})
