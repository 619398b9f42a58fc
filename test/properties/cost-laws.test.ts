import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cost } from '../../src/operations/cost-schema.js'
import type { Answer } from '../../src/operations/operation.js'
import { unitsOf } from '../../src/operations/scenario-units.js'
import { openedBook } from '../opened-book.js'
import { anyArea, type CostArguments, costOf, costs, leadingPath, near, oneAlly } from './cost-questions.js'

/** More questions where long runs are asked for. */
const TIMES = process.env.PLEDGEBOOK_FUZZ === 'long' ? 10 : 1

type Year = Cost['years'][number]
type Law = (answer: Answer<Cost>, input: CostArguments) => void

/** Holds a law against many answers; `least` of the questions must have one. */
async function everyCost(questions: fc.Arbitrary<CostArguments>, law: Law, runs = 60, least = 12): Promise<void> {
  const book = await openedBook()
  let answered = 0
  await fc.assert(
    fc.asyncProperty(questions, async (input) => {
      const answer = await costOf(book, input)
      if (answer === undefined) return
      answered++
      law(answer, input)
    }),
    { numRuns: runs * TIMES },
  )
  expect(answered).toBeGreaterThanOrEqual(least)
}

/** Holds a law against pairs of answers to questions that differ in something. */
async function bothCosts(
  questions: fc.Arbitrary<CostArguments>,
  other: (input: CostArguments) => CostArguments,
  law: (one: Cost, two: Cost, input: CostArguments) => void,
  least = 8,
): Promise<void> {
  const book = await openedBook()
  let answered = 0
  await fc.assert(
    fc.asyncProperty(questions, async (input) => {
      const one = await costOf(book, input)
      const two = one && (await costOf(book, other(input)))
      if (one === undefined || two === undefined) return
      answered++
      law(one.value, two.value, input)
    }),
    { numRuns: 40 * TIMES },
  )
  expect(answered).toBeGreaterThanOrEqual(least)
}

const inUnits = (amount: { value: number; scale: number }) =>
  amount.value * unitsOf({ code: '', scale: amount.scale, prices: null })
const amounts = (y: Year) => [y.level, y.baseline, y.extra, y.gdp].map((m) => m.value)
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value === null || typeof value !== 'object'
      ? []
      : Object.values(value).flatMap(numbersIn)
const without = (input: CostArguments, ...names: string[]) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)))

describe('an answer about cost', () => {
  it('has for every year: extra = level − baseline, level = share × GDP, nothing extra at the start', () =>
    everyCost(costs(anyArea), ({ value }, input) => {
      const start = value.years[0]
      if (input.baseline !== 'plan')
        expect(Math.abs(start?.extra.value ?? 9)).toBeLessThan(1e-9 * (start?.level.value ?? 0) + 1e-9)
      for (const y of value.years) {
        expect(near(y.extra.value, y.level.value - y.baseline.value, y.level.value)).toBe(true)
        // A group's share weighs its members by GDP at the start's prices, so that the inflation of one does not count.
        if (value.members.length === 0) expect(near(y.level.value, (y.gdp.value * y.share) / 100)).toBe(true)
      }
    }))

  it('has totals that belong together: cumulative = sum of the years, average and yearly step parts of it', () =>
    everyCost(costs(anyArea), ({ value: { years, total, baselines }, ...answer }, input) => {
      const extras = years.slice(1).map((y) => y.extra.value)
      const size = extras.reduce((sum, x) => sum + Math.abs(x), 0)
      expect(
        near(
          total.cumulative.value,
          extras.reduce((sum, x) => sum + x, 0),
          size,
        ),
      ).toBe(true)
      expect(near(total.average.value * extras.length, total.cumulative.value, size)).toBe(true)
      expect(total.inTargetYear.value).toBe(extras.at(-1))
      expect(near(total.yearlyStep.value * extras.length, total.inTargetYear.value)).toBe(true)
      const own = baselines.find((b) => b.kind === input.baseline)
      expect([own?.inTargetYear, own?.cumulative]).toEqual([total.inTargetYear, total.cumulative])
      expect(answer.origins.size).toBeGreaterThan(30)
    }))

  it('runs from the start’s share to the target, year by year, and says so', () =>
    everyCost(costs(oneAlly), ({ value: { years, assumptions } }, input) => {
      expect(years.map((y) => Number(y.period))).toEqual(
        Array.from({ length: Number(input.by) - Number(input.from) + 1 }, (_, i) => Number(input.from) + i),
      )
      expect(years[0]?.share).toBe(assumptions.start.share)
      expect(near(years.at(-1)?.share ?? 0, Number(input.target))).toBe(true)
      expect([assumptions.path.reachesTarget, assumptions.path.arrives]).toEqual([true, String(input.by)])
    }))

  it('has no number that is none, and no amount in another unit than the others', () =>
    everyCost(costs(anyArea, fc.constantFrom('linear', 'growth', 'pace', 'plan')), ({ value }) => {
      expect(numbersIn(value).filter((x) => !Number.isFinite(x))).toEqual([])
      const units = value.years.flatMap((y) => [y.level, y.baseline, y.extra, y.gdp])
      const unit = ({ currency, scale, prices }: (typeof units)[number]) => `${currency} ${scale} ${prices}`
      expect(new Set(units.map(unit)).size).toBe(1)
    }))

  it('has amounts per head that times the population are the amounts', () =>
    everyCost(costs(anyArea), ({ value, origins }) => {
      for (const [i, y] of value.years.entries()) {
        const origin = origins.get(`/years/${i}/perHead`)
        if (y.perHead === null || y.extraPerHead === null) continue
        const population = origin?.kind === 'derived' ? origin.from[1] : undefined
        const persons = (population?.value ?? Number.NaN) * unitsOf(population?.unit ?? (y.level as never))
        expect(near(y.perHead.value * persons, inUnits(y.level))).toBe(true)
        expect(near(y.extraPerHead.value * persons, inUnits(y.extra), inUnits(y.level))).toBe(true)
        expect(y.perHead.scale).toBe(0)
      }
    }))

  it('of a group is the sum of what its members add', () =>
    everyCost(
      costs(fc.constantFrom('NATO', 'NATO-Europe', 'EU-NATO')),
      ({ value: { members, total, meanGap } }) => {
        if (members.length === 0) return
        const sum = members.reduce((x, m) => x + m.extra.value, 0)
        const size = members.reduce((x, m) => x + Math.abs(m.extra.value), 0)
        expect(near(sum, total.inTargetYear.value, size)).toBe(true)
        expect(near(members.reduce((x, m) => x + m.gap, 0) / members.length, meanGap ?? Number.NaN, 1)).toBe(true)
      },
      25,
      4,
    ))

  it('has readings that are the rise of the share times a GDP', () =>
    everyCost(
      costs(oneAlly).map((input) => without(input, 'prices')),
      ({ value: { years, readings, assumptions } }) => {
        if (assumptions.gdp.kind === 'static') return expect(readings).toEqual([])
        const [first, last] = [years[0], years.at(-1)]
        const rise = ((last?.share ?? 0) - (first?.share ?? 0)) / 100
        const deflator = assumptions.economy.reduce((x, y) => x * (1 + y.inflation / 100), 1)
        expect(near(readings[0]?.amount.value ?? 0, rise * (first?.gdp.value ?? 0), first?.gdp.value)).toBe(true)
        const real = (rise * (last?.gdp.value ?? 0)) / deflator
        expect(Math.abs((readings[1]?.amount.value ?? 0) / real - 1)).toBeLessThan(1e-7)
      },
    ))
})

describe('two answers', () => {
  it('over two baselines have the same spending, and lines that each other’s answer shows', () =>
    bothCosts(
      costs(anyArea),
      (input) => ({ ...input, baseline: input.baseline === 'frozen-cash' ? 'frozen-real' : 'frozen-cash' }),
      (one, two) => {
        const spending = (answer: Cost) => answer.years.map((y) => [y.share, y.level, y.gdp])
        expect(spending(two)).toEqual(spending(one))
        expect(two.baselines).toEqual(one.baselines)
      },
      8,
    ))

  it('in two currencies differ by one factor', () =>
    bothCosts(
      costs(oneAlly).map((input) => without(input, 'currency', 'rateYear')),
      (input) => ({ ...input, currency: 'USD', rateYear: 2020 }),
      (one, two) => {
        const rate = two.assumptions.currency.rate ?? 1
        expect(rate).toBeGreaterThan(0)
        for (const [i, y] of one.years.entries()) {
          const other = two.years[i]
          expect(other?.share).toBe(y.share)
          for (const [k, x] of amounts(y).entries())
            expect(near(x * rate, (other && amounts(other)[k]) ?? Number.NaN, y.level.value * rate)).toBe(true)
        }
        expect(near(one.total.cumulative.value * rate, two.total.cumulative.value, one.years.at(-1)?.level.value)).toBe(
          true,
        )
      },
    ))

  it('at two prices differ by one factor a year, and not in the start’s year at its own prices', () =>
    bothCosts(
      costs(oneAlly).map((input) => without(input, 'prices')),
      (input) => ({ ...input, prices: String(input.from) }),
      (one, two, input) => {
        if (input.gdp === 'static') return
        for (const [i, y] of one.years.entries()) {
          const other = two.years[i]
          const factor = (other?.gdp.value ?? 0) / y.gdp.value
          if (i === 0) expect(factor).toBe(1)
          expect(other?.share).toBe(y.share)
          for (const [k, x] of amounts(y).entries())
            expect(near(x * factor, (other && amounts(other)[k]) ?? Number.NaN, y.level.value)).toBe(true)
        }
      },
    ))

  it('with GDP held still and with no growth and no inflation are the same', () =>
    bothCosts(
      costs(oneAlly).map((input) => ({
        ...without(input, 'gdp', 'gdpYear', 'prices', 'startShare'),
        growth: 0,
        inflation: 0,
      })),
      (input) => ({ ...without(input, 'growth', 'inflation'), gdp: 'static' }),
      (one, two) => {
        for (const [i, y] of one.years.entries())
          for (const [k, x] of amounts(y).entries())
            expect(near(x, amounts(two.years[i] as Year)[k] ?? Number.NaN, y.level.value)).toBe(true)
      },
    ))

  it('come nearer to GDP held still the smaller growth and inflation are', async () => {
    const book = await openedBook()
    const of = async (more: CostArguments) =>
      (await costOf(book, { area: 'GBR', from: 2024, draws: 0, asOf: '2026-11-23', ...more }))?.value.total.cumulative
        .value
    const still = (await of({ gdp: 'static' })) ?? Number.NaN
    let before = Infinity
    for (const rate of [1, 0.1, 0.01, 0.001]) {
      const off = Math.abs(((await of({ growth: rate, inflation: rate })) ?? Number.NaN) / still - 1)
      expect(off).toBeLessThan(before / 5)
      before = off
    }
    expect(before).toBeLessThan(1e-3)
  })

  it('to two targets differ in proportion to the rise, on a straight line over a constant share', () =>
    bothCosts(
      costs(oneAlly, fc.constant('linear')).map((input) => ({ ...input, baseline: 'constant-share', target: 6 })),
      (input) => ({ ...input, target: 8 }),
      (one, two) => {
        const start = one.assumptions.start.share
        for (const [i, y] of one.years.entries())
          expect(
            near(y.extra.value * ((8 - start) / (6 - start)), two.years[i]?.extra.value ?? Number.NaN, y.level.value),
          ).toBe(true)
      },
    ))

  it('of a group as a whole and of each member agree where nobody is above the target and GDP stands still', () =>
    bothCosts(
      costs(fc.constantFrom('NATO-Europe', 'EU-NATO'), fc.constant('linear')).map((input) => ({
        ...without(input, 'startShare', 'gdpYear', 'growth', 'inflation', 'prices'),
        baseline: 'constant-share',
        gdp: 'static',
        members: 'each',
      })),
      (input) => ({ ...input, members: 'whole' }),
      (one, two) => {
        // Iceland spends nothing where each is asked, and as the others where the whole is.
        for (const [i, y] of one.years.entries()) {
          const off = Math.abs(y.share / (two.years[i]?.share ?? 0) - 1)
          expect(off).toBeLessThan(0.005)
        }
      },
      5,
    ))

  it('to the same question are the same to the last digit', () =>
    bothCosts(
      costs(anyArea, leadingPath),
      (input) => ({ ...input }),
      (one, two) => expect(two).toEqual(one),
      8,
    ))
})
