import { describe, expect, it } from 'vitest'
import type { Standing } from '../../src/operations/standing-schema.js'
import { openedBook } from '../opened-book.js'
import { asked } from './asked.js'

async function standing(input: Record<string, unknown>): Promise<Standing> {
  return (await asked(await openedBook(), 'standing', input)).value as Standing
}

describe('the history of a standing', () => {
  it('counts each year as a standing of that year on the same day does', async () => {
    for (const goal of ['wales-2014.spending', 'wales-2014.equipment'])
      for (const asOf of ['2019-07-01', '2023-08-01', '2024-07-01', '2025-10-01', '2026-11-23']) {
        const { byYear = [] } = await standing({ goal, asOf, history: true })
        expect(byYear.length).toBeGreaterThan(5)
        for (const { period, count } of byYear)
          expect(count, `${goal} ${period} on ${asOf}`).toEqual((await standing({ goal, asOf, period })).count)
      }
  })

  it('counts a total of parts by its bounds, and only the areas asked for', async () => {
    const goal = 'hague-2025.total'
    const { byYear = [] } = await standing({ goal, history: true, area: 'LTU,EST,ESP' })
    for (const { period, count } of byYear)
      expect(count).toEqual((await standing({ goal, period, area: 'LTU,EST,ESP' })).count)
    expect(byYear.at(-1)?.count).toMatchObject({ met: 2, notMet: 1 })
  })

  it('says how many stand on estimates, and of which editions a year is', async () => {
    const { byYear = [] } = await standing({ goal: 'wales-2014.spending', history: true })
    expect(byYear.map((y) => y.period)).toEqual(byYear.map((y) => y.period).toSorted())
    expect(byYear.find((y) => y.period === '2013')).toMatchObject({ editions: ['nato.defexp/2019-06-25'] })
    expect(byYear.find((y) => y.period === '2024')).toMatchObject({
      editions: ['nato.defexp/2026-07-07'],
      provisional: 0,
    })
    expect(byYear.at(-1)).toMatchObject({ period: '2026', provisional: 31 })
  })

  it("gives an ally's years by the one edition of its value, with the mean where the measure has one", async () => {
    const [poland] = (await standing({ goal: 'wales-2014.equipment', area: 'POL', history: true })).members
    expect(new Set(poland?.history?.map((h) => h.edition))).toEqual(new Set([poland?.edition]))
    expect(poland?.history?.at(-1)).toMatchObject({ period: '2026', value: poland?.value, mean: poland?.mean?.value })
    expect(poland?.history?.[0]).toMatchObject({ period: '2014', mean: null })
    const before = (await standing({ area: 'POL', history: true, goal: 'wales-2014.spending', asOf: '2024-07-01' }))
      .members[0]
    expect(before?.history?.at(-1)).toMatchObject({ period: '2024', provisional: true })
  })

  it('is not there unless asked for', async () => {
    const answer = await standing({})
    expect(answer.byYear).toBeUndefined()
    expect(answer.members.some((m) => 'history' in m)).toBe(false)
  })

  it('can be explained down to its cells', async () => {
    const question = {
      operation: 'standing',
      arguments: { goal: 'wales-2014.spending', history: true, asOf: '2024-07-01' },
    }
    const { byYear = [] } = await standing(question.arguments)
    const i = byYear.findIndex((y) => y.period === '2018')
    const tree = async (at: string) =>
      (
        (await asked(await openedBook(), 'explain', { ...question, at })).value as {
          tree: { value: number; from: unknown[] }
        }
      ).tree
    const met = await tree(`/byYear/${i}/count/met`)
    expect(met.value).toBe(byYear[i]?.count.met)
    expect(met.from).toHaveLength((byYear[i]?.count.met ?? 0) + 1)
    expect(await tree('/members/0/history/0/value')).toMatchObject({ kind: 'published' })
  })
})
