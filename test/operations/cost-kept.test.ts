import { describe, expect, it } from 'vitest'
import { checkedInput } from '../../src/operations/checked-input.js'
import { cost } from '../../src/operations/cost.js'
import { keptOf } from '../../src/operations/kept.js'
import { openedBook } from '../opened-book.js'

const DAY = '2026-11-23'
const QUESTIONS = [
  { area: 'BEL,NLD,LUX' },
  { area: 'BEL,NLD,LUX', target: 4.2 },
  { area: 'BEL,NLD,LUX', by: 2031 },
  { area: 'BEL,NLD,LUX', by: 2031, growth: 0.7, prices: '2030' },
  { area: 'BEL,NLD,LUX', by: 2041, baseline: 'frozen-real' },
  { area: 'BEL,NLD,LUX', seed: 2 },
  { area: 'TUR', asOf: '2025-11-01' },
  { area: 'TUR', prices: '2021', currency: 'EUR' },
]

async function told(question: object): Promise<string> {
  const input = checkedInput(cost, { draws: 600, asOf: DAY, ...question }, 'change it')
  const { value, origins } = await cost.run({ book: await openedBook(), log: () => undefined }, input as never)
  return JSON.stringify([value, [...origins.keys()]])
}

describe('what is kept from one question to the next', () => {
  it('changes no answer, whatever was asked before', async () => {
    const first = new Map<object, string>()
    for (const question of QUESTIONS) first.set(question, await told(question))
    for (const question of [...QUESTIONS].reverse()) expect(await told(question)).toBe(first.get(question))
    expect(new Set(first.values()).size).toBe(QUESTIONS.length)
  })

  it('is the newest few of a kind, and never what failed', async () => {
    const book = await openedBook()
    let made = 0
    const ask = (key: string) => keptOf(book, 'test', 2, key, () => ++made)
    expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual([1, 2, 1, 3, 1, 4])
    const fail = () => keptOf(book, 'failing', 2, 'x', () => Promise.reject(new Error(String(++made))))
    await expect(fail()).rejects.toThrow('5')
    await expect(fail()).rejects.toThrow('6')
  })
})
