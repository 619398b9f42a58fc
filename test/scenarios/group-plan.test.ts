import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GROUP_KEYS, type GroupMember, type GroupPlan, groupPlan } from '../../src/scenarios/group-plan.js'
import { refusalOf } from '../terms/refusal.js'

/** 1 %, 2 % and 4 % of GDP: together 16 of 1000, 1.6 %. */
const MEMBERS: GroupMember[] = [
  { area: 'AAA', gdp: 600, spending: 6, population: 10 },
  { area: 'BBB', gdp: 300, spending: 6, population: 20 },
  { area: 'CCC', gdp: 100, spending: 4, population: 10 },
]
const THREE = { members: MEMBERS, target: 3, onlyBelow: false } as const

const adds = (plan: GroupPlan) => plan.members.map((m) => m.add)

/** The sum of numbers as they are written: whole units of the last decimal. */
function writtenSum(numbers: readonly number[]): string {
  const decimals = Math.max(0, ...numbers.map((x) => (String(x).split('.')[1] ?? '').length))
  const units = numbers.reduce((sum, x) => sum + BigInt(x.toFixed(decimals).replace('.', '')), 0n)
  const digits = String(units).padStart(decimals + 1, '0')
  const [whole, rest] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
  return rest === '' ? whole : `${whole}.${rest}`.replace(/\.?0+$/, '')
}

describe('groupPlan', () => {
  it.each([
    ['gdp', [8.4, 4.2, 1.4]],
    ['population', [3.5, 7, 3.5]],
    ['effort', [5.25, 5.25, 3.5]],
  ] as const)('shares out what is needed by %s', (key, expected) => {
    const plan = groupPlan({ ...THREE, key })
    expect(plan.needed).toBe(14)
    expect(plan.reached).toBe(false)
    for (const [i, add] of adds(plan).entries()) expect(add).toBeCloseTo(expected[i] ?? NaN, 10)
    expect(writtenSum(adds(plan))).toBe('14')
  })

  it('gives shares and growth of each, and of the group', () => {
    const plan = groupPlan({ ...THREE, key: 'population' })
    expect(plan.share).toBe(1.6)
    expect(plan.members[0]).toEqual({
      area: 'AAA',
      add: 3.5,
      share: 1,
      newShare: 1.58333333333,
      growth: 0.583333333333,
    })
    expect(plan.words).toBe('the group is at 1.6 % and needs 3 %')
  })

  it('raises everybody’s spending by the same per cent under equal effort', () => {
    const growth = groupPlan({ ...THREE, key: 'effort' }).members.map((m) => m.growth ?? NaN)
    for (const each of growth) expect(each).toBeCloseTo(14 / 16, 10)
  })

  it('leaves out who is at the target, and takes nobody else above it', () => {
    const plan = groupPlan({ ...THREE, key: 'population', onlyBelow: true })
    // AAA has room for 12, BBB for 3: BBB's 9.33 are cut to 3, AAA takes the rest.
    expect(adds(plan)).toEqual([11, 3, 0])
    expect(plan.members.map((m) => m.newShare)).toEqual([2.83333333333, 3, 4])
  })

  it('passes on the rest again and again', () => {
    const members = [
      { area: 'AAA', gdp: 100, spending: 2.9, population: 100 },
      { area: 'BBB', gdp: 100, spending: 2.5, population: 10 },
      { area: 'CCC', gdp: 1000, spending: 10, population: 1 },
    ]
    const plan = groupPlan({ members, target: 3, key: 'population', onlyBelow: true })
    expect(plan.needed).toBe(20.6)
    expect(adds(plan)).toEqual([0.1, 0.5, 20])
    expect(plan.members.map((m) => m.newShare)).toEqual([3, 3, 3])
  })

  it('goes over a cap only where nobody else can carry it: who spends nothing raises nothing by equal effort', () => {
    const members = [
      { area: 'AAA', gdp: 100, spending: 1 },
      { area: 'BBB', gdp: 100, spending: 0 },
    ]
    const plan = groupPlan({ members, target: 2, key: 'effort', onlyBelow: true })
    expect(adds(plan)).toEqual([3, 0])
    expect(plan.members.map((m) => [m.newShare, m.growth])).toEqual([
      [4, 3],
      [0, null],
    ])
  })

  it.each([1.6, 1.5, 0.5])('has nothing to add for a target of %d %%, and says so', (target) => {
    const plan = groupPlan({ ...THREE, target, key: 'effort' })
    expect(plan.reached).toBe(true)
    expect(plan.needed).toBe(0)
    expect(adds(plan)).toEqual([0, 0, 0])
    expect(plan.words).toBe(`the group is at 1.6 %, at or above ${target} %: nothing is needed`)
  })

  const member = fc.record({
    gdp: fc.double({ min: 1, max: 1e7, noNaN: true }),
    ratio: fc.double({ min: 0.001, max: 0.06, noNaN: true }),
    population: fc.double({ min: 0.01, max: 400, noNaN: true }),
  })
  const group = fc
    .array(member, { minLength: 1, maxLength: 32 })
    .map((all) =>
      all.map(({ gdp, ratio, population }, i) => ({ area: `M${i}`, gdp, spending: gdp * ratio, population })),
    )
  const requests = fc.record({
    members: group,
    target: fc.double({ min: 0.5, max: 8, noNaN: true }),
    key: fc.constantFrom(...GROUP_KEYS),
    onlyBelow: fc.boolean(),
  })

  it('adds up to what is needed to the last digit, for any group and key', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const plan = groupPlan(request)
        expect(writtenSum(adds(plan))).toBe(writtenSum([plan.needed]))
        expect(Math.min(...adds(plan))).toBeGreaterThanOrEqual(0)
        if (plan.reached) return
        const gdp = request.members.reduce((sum, m) => sum + m.gdp, 0)
        const after = request.members.reduce((sum, m, i) => sum + m.spending + (adds(plan)[i] ?? NaN), 0)
        expect((100 * after) / gdp / request.target).toBeCloseTo(1, 9)
      }),
    )
  })

  it('keeps to the key among those who are not at a cap, and to the caps', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const plan = groupPlan({ ...request, onlyBelow: true })
        if (plan.reached) return
        const weight = { gdp: 'gdp', population: 'population', effort: 'spending' } as const
        const digit = Math.max(plan.needed * 1e-11, 1e-12)
        const free = plan.members.flatMap(({ add, share }, i) => {
          const { gdp = NaN, spending = NaN, ...member } = request.members[i] ?? {}
          const room = Math.max(0, (request.target / 100) * gdp - spending)
          expect(add).toBeLessThanOrEqual(room + digit + 1e-9 * room)
          const capped = share >= request.target || add >= room - digit - 1e-9 * room
          return capped ? [] : [{ add, key: { gdp, spending, ...member }[weight[request.key]] ?? NaN }]
        })
        for (const one of free)
          for (const other of free)
            expect(Math.abs(one.add * other.key - other.add * one.key)).toBeLessThanOrEqual(
              digit * (one.key + other.key) * (1 + 1e-9) + 1e-12 * one.add * other.key,
            )
      }),
    )
  })

  it.each([
    ['nobody', { members: [] }, 'group.empty', 'without members'],
    ['a target of nothing', { target: 0 }, 'group.target', 'a target of 0 %'],
    ['a target above the whole', { target: 120 }, 'group.target', 'a target of 120 %'],
    ['a target that is no number', { target: NaN }, 'group.target', 'a target of NaN %'],
    ['one member twice', { members: [...MEMBERS, ...MEMBERS.slice(0, 1)] }, 'group.twice', 'AAA is named twice'],
    ['a GDP below zero', { members: [{ area: 'AAA', gdp: -1, spending: 1 }] }, 'group.number', 'AAA has a GDP of -1'],
    ['a GDP that is no number', { members: [{ area: 'AAA', gdp: NaN, spending: 1 }] }, 'group.number', 'a GDP of NaN'],
    ['spending below zero', { members: [{ area: 'AAA', gdp: 1, spending: -1 }] }, 'group.number', 'spends -1'],
    ['endless spending', { members: [{ area: 'AAA', gdp: 1, spending: Infinity }] }, 'group.number', 'spends Infinity'],
    [
      'no population',
      { members: [{ area: 'AAA', gdp: 9, spending: 0 }], key: 'population' },
      'group.population',
      'AAA has a population of undefined',
    ],
    [
      'effort of who spend nothing',
      { members: [{ area: 'AAA', gdp: 9, spending: 0 }], key: 'effort' },
      'group.key',
      'nobody who takes part spends',
    ],
  ] as const)('refuses %s', async (_name, change, code, words) => {
    const error = await refusalOf(() => groupPlan({ ...THREE, key: 'gdp', ...change }))
    expect([error.fault, error.code]).toEqual(['input', code])
    expect(error.message).toContain(words)
    expect(error.hint).not.toBe('')
  })
})
