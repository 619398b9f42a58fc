import { describe, expect, it } from 'vitest'
import type { Standing } from '../../src/operations/standing-schema.js'
import { openedBook } from '../opened-book.js'
import { asked } from './asked.js'

async function standing(input: Record<string, unknown>): Promise<Standing> {
  return (await asked(await openedBook(), 'standing', input)).value as Standing
}
const codes = (answer: Standing) => answer.members.map((m) => m.area)

describe('who is shown', () => {
  it('is every ally of today, highest first, those without a figure last', async () => {
    const { members } = await standing({ goal: 'wales-2014.spending', period: '2018' })
    expect(members).toHaveLength(32)
    const values = members.map((m) => m.value ?? -1)
    expect(values).toEqual([...values].sort((a, b) => b - a))
    expect(members.at(-1)?.area).toBe('ISL')
  })

  it('is ranked by the least a total can be where it is known within bounds', async () => {
    const { members } = await standing({ goal: 'hague-2025.total', period: '2026' })
    const least = members.map((m) => m.bounds?.low ?? -1)
    expect(least).toEqual([...least].sort((a, b) => b - a))
    expect(members[0]?.area).toBe('LTU')
  })

  it('is one area by code or by name, however it is written', async () => {
    for (const area of ['CZE', 'cze', 'Czechia', ' czech republic ', 'Czech Republic'])
      expect(codes(await standing({ goal: 'wales-2014.spending', area }))).toEqual(['CZE'])
  })

  it("is a group's members, with the group's own row and no split", async () => {
    const answer = await standing({ goal: 'wales-2014.spending', area: 'NATO-Europe' })
    expect(codes(answer)).toHaveLength(30)
    expect(codes(answer)).not.toContain('USA')
    expect(answer.aggregates.map((a) => a.area)).toEqual(['NATO-Europe'])
    expect(answer.split).toEqual([])
  })

  it('leaves members of a group who did not promise out', async () => {
    const answer = await standing({ goal: 'wales-2014.spending', area: 'EU' })
    expect(codes(answer)).toHaveLength(23)
    expect(codes(answer)).not.toContain('AUT')
  })
})

describe('what is asked when little is said', () => {
  it('is the 3.5 % goal in the newest year that has figures', async () => {
    expect(await standing({})).toMatchObject({ goal: { id: 'hague-2025.core' }, period: '2026', asOf: '2026-11-23' })
  })

  it('is the newest year as of the day', async () => {
    expect(await standing({ goal: 'wales-2014.spending', asOf: '2025-10-01' })).toMatchObject({ period: '2025' })
    expect(await standing({ goal: 'wales-2014.spending', asOf: '2019-07-01' })).toMatchObject({ period: '2019' })
  })
})

describe('notes', () => {
  const notes = async (input: Record<string, unknown>) => (await standing(input)).notes.join('\n')

  it('say that an edition is held in part, and that estimates are provisional', async () => {
    const text = await notes({ goal: 'hague-2025.core', period: '2026' })
    expect(text).toContain('Defence Investment of NATO Countries (2014-2026) is held in part')
    expect(text).toContain('provisional')
    expect(await notes({ goal: 'wales-2014.spending', period: '2018' })).not.toContain('provisional')
  })

  it('name a newer edition that was known but is not held', async () => {
    expect(await notes({ goal: 'wales-2014.spending', period: '2024', asOf: '2025-05-01' })).toContain(
      "Secretary General's Annual Report 2024",
    )
    expect(await notes({ goal: 'wales-2014.spending', period: '2024', asOf: '2025-04-23' })).not.toContain(
      "Secretary General's Annual Report 2024",
    )
  })

  it('say when rows come from several editions', async () => {
    expect(await notes({ goal: 'wales-2014.spending', period: '2018', asOf: '2023-08-01' })).toContain(
      'Rows come from 2 editions',
    )
  })
})

describe('gaps', () => {
  it('turn points of GDP into dollars and, at the rate of the same cell, into the own currency', async () => {
    const { members } = await standing({ goal: 'hague-2025.core', period: '2026' })
    const germany = members.find((m) => m.area === 'DEU')?.gap
    expect(germany?.points).toBe(0.81)
    expect(germany?.usd).toEqual({ value: 44193.438, currency: 'USD', scale: 6, prices: 'current' })
    expect(germany?.money?.value).toBeCloseTo((44193.438 * 124660) / 147002, 4)
    expect(germany?.money).toMatchObject({ currency: 'EUR', scale: 6, prices: 'current' })
  })

  it('are negative above the goal', async () => {
    const { members } = await standing({ goal: 'hague-2025.core', period: '2026', area: 'POL' })
    expect(members[0]?.gap).toMatchObject({ points: -1.18, money: { currency: 'PLN' } })
    expect(members[0]?.gap.money?.value).toBeLessThan(0)
  })

  it('say which part an edition has no table for', async () => {
    const { members } = await standing({ goal: 'wales-2014.spending', period: '2025', area: 'POL', asOf: '2025-10-01' })
    expect(members[0]?.gap).toMatchObject({ money: null, usd: null, because: expect.stringContaining('nato.gdp') })
    expect(members[0]?.gap.points).toBeCloseTo(-2.4805, 4)
  })
})

describe('announced targets and reservations', () => {
  it('stand beside the common verdict from the day they were announced', async () => {
    const ids = async (asOf: string) =>
      (await standing({ goal: 'wales-2014.spending', period: '2024', area: 'ESP', asOf })).members[0]?.own?.map(
        (o) => o.id,
      )
    expect(await ids('2025-06-22')).toContain('esp.reservation-2025')
    expect(await ids('2025-06-21')).not.toContain('esp.reservation-2025')
    expect(await ids('2022-06-29')).toBeUndefined()
  })
})
