import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Kind, openKernel, type Picks, type Tables } from '../../src/math/kernel.js'
import { openMemory } from '../../src/math/kernel-memory.js'
import { readFans } from '../../src/math/kernel-model.js'
import { madeTables, plainPaths, plainQuantiles } from './plain-draws.js'

const kernel = await openKernel()
const KINDS: readonly Kind[] = ['real', 'price', 'nominal']
const FIVE = [0.025, 0.1, 0.5, 0.9, 0.975]
const bits = (values: Float32Array | Float64Array) => Buffer.from(values.buffer).toString('hex')

const models = fc
  .record({
    areas: fc.integer({ min: 1, max: 3 }),
    years: fc.integer({ min: 1, max: 7 }),
    origins: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(255)),
    blocks: fc.integer({ min: 1, max: 4 }),
    draws: fc.integer({ min: 1, max: 70 }),
    seed: fc.nat(),
    floor: fc.constantFrom(0.5, 0.97, 1, 0.001),
    width: fc.constantFrom(0.01, 0.3, 3),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      blockOf: fc.array(fc.nat({ max: shape.blocks - 1 }), { minLength: shape.years, maxLength: shape.years }),
    }),
  )
  .map(({ shape: { areas, years, origins, blocks, draws, seed, floor, width }, blockOf }) => {
    const cells = areas * years * 2 * origins
    const tables: Tables = {
      areas,
      years,
      origins,
      level: kernel
        .stream(seed, 'level')
        .normals(cells)
        .map((z) => 1 + width * z),
      spread: kernel
        .stream(seed, 'spread')
        .normals(cells)
        .map((z) => width * z),
    }
    return { tables, picks: kernel.drawPicks(seed, 'picks', origins, blocks, draws), blockOf, floor }
  })

describe('paths', () => {
  it('are those of the model in plain arithmetic, bit for bit', () => {
    fc.assert(
      fc.property(models, ({ tables, picks, blockOf, floor }) => {
        for (let area = 0; area < tables.areas; area++) {
          const found = kernel.paths(tables, picks, blockOf, floor, area)
          const expected = plainPaths(tables, picks, blockOf, floor, area)
          for (const kind of KINDS) expect(bits(found[kind])).toBe(bits(expected[kind]))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('without spread and with one origin are plain compound growth', () => {
    const level = Float32Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 1.25 : 1.5))
    const tables = { areas: 1, years: 5, origins: 1, level, spread: new Float32Array(10) }
    const found = kernel.paths(tables, kernel.drawPicks(1, 'x', 1, 1, 3), [0, 0, 0, 0, 0], 0.5, 0)
    for (let year = 0; year < 5; year++)
      for (let draw = 0; draw < 3; draw++) {
        expect(found.real[year * 3 + draw]).toBe(1.25 ** (year + 1))
        expect(found.price[year * 3 + draw]).toBe(1.5 ** (year + 1))
        expect(found.nominal[year * 3 + draw]).toBe(Math.fround(1.25 ** (year + 1) * 1.5 ** (year + 1)))
      }
  })

  it('are copies that later calls leave alone', () => {
    const tables = madeTables(2, 4, 31)
    const picks = kernel.drawPicks(1, 'x', 31, 2, 100)
    const first = kernel.paths(tables, picks, [0, 0, 1, 1], 0.5, 0)
    const before = bits(first.nominal)
    kernel.paths(tables, picks, [0, 0, 1, 1], 0.5, 1)
    kernel.quantiles(new Float32Array(200_000), [0.5])
    expect(bits(first.nominal)).toBe(before)
  })
})

describe('fans', () => {
  it('are the quantiles of all paths, bit for bit, for the kinds asked for', () => {
    const wanted = fc.constantFrom<readonly Kind[]>(KINDS, ['nominal'], ['price'], ['nominal', 'real'])
    fc.assert(
      fc.property(models, wanted, ({ tables, picks, blockOf, floor }, kinds) => {
        const probabilities = [0.9, 0.025, 0.5]
        const expected: number[] = []
        for (let area = 0; area < tables.areas; area++) {
          const paths = plainPaths(tables, picks, blockOf, floor, area)
          for (let year = 0; year < tables.years; year++)
            for (const kind of kinds) {
              const column = paths[kind].subarray(year * picks.draws, (year + 1) * picks.draws)
              expected.push(...plainQuantiles(column, probabilities))
            }
        }
        const found = kernel.fans(tables, picks, blockOf, floor, probabilities, kinds)
        expect(bits(found)).toBe(bits(Float64Array.from(expected)))
      }),
      { numRuns: 200 },
    )
  })

  it('give real, price and nominal where nothing is named', () => {
    const tables = madeTables(2, 3, 31)
    const picks = kernel.drawPicks(1, 'x', 31, 1, 1001)
    const ask = (kinds?: readonly Kind[]) => kernel.fans(tables, picks, [0, 0, 0], 0.5, FIVE, kinds)
    expect(ask()).toEqual(ask(KINDS))
    expect(ask()).toHaveLength(2 * 3 * 3 * 5)
    const nominal = ask(['nominal'])
    for (let cell = 0; cell < 6; cell++)
      expect(ask().slice((cell * 3 + 2) * 5, (cell * 3 + 3) * 5)).toEqual(nominal.slice(cell * 5, (cell + 1) * 5))
  })

  it('do not change for an area when areas are added or left out', () => {
    const three = madeTables(3, 4, 31)
    const picks = kernel.drawPicks(1, 'x', 31, 2, 1000)
    const blockOf = [0, 0, 1, 1]
    const all = kernel.fans(three, picks, blockOf, 0.5, FIVE)
    const size = 4 * 2 * 31
    const last = {
      ...three,
      areas: 1,
      level: three.level.subarray(2 * size),
      spread: three.spread.subarray(2 * size),
    }
    expect(kernel.fans(last, picks, blockOf, 0.5, FIVE)).toEqual(all.slice((2 * all.length) / 3))
  })

  it('of twice the draws stay within the sampling error of a quantile', () => {
    const tables = madeTables(8, 11, 31)
    const blockOf = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]
    const fan = (draws: number, probabilities: readonly number[]) =>
      kernel.fans(tables, kernel.drawPicks(1, 'doubling', 31, 3, draws), blockOf, 0.5, probabilities, ['nominal'])
    const [few, many, step] = [10_000, 20_000, 0.01]
    const [once, twice] = [fan(few, FIVE), fan(many, FIVE)]
    const around = fan(
      200_000,
      FIVE.flatMap((p) => [p - step, p + step]),
    )
    let worst = 0
    once.forEach((q, i) => {
      const p = FIVE[i % 5]!
      // Standard error √(p (1 − p) / n) / f(q), the density f from many draws; n of both samples together.
      const density = (2 * step) / (around[2 * i + 1]! - around[2 * i]!)
      const error = Math.sqrt(p * (1 - p) * (1 / few + 1 / many)) / density
      worst = Math.max(worst, Math.abs(q - twice[i]!) / error)
    })
    expect(worst).toBeLessThan(4)
    expect(worst).toBeGreaterThan(0.5)
  })

  it('take a million draws of one area in bounded memory', async () => {
    const memory = await openMemory()
    const tables = madeTables(1, 11, 31)
    const picks = kernel.drawPicks(1, 'many', 31, 3, 1_000_000)
    const blockOf = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]
    const found = readFans(memory, [tables, picks, blockOf, 0.5], FIVE, ['nominal'])
    expect(memory.program.memory.buffer.byteLength).toBeLessThan(49_000_000)
    const nominal = plainPaths(
      { ...tables, years: 1, level: tables.level.slice(0, 62), spread: tables.spread.slice(0, 62) },
      picks,
      [0],
      0.5,
      0,
    ).nominal
    expect([...found.subarray(0, 5)]).toEqual([...plainQuantiles(nominal, FIVE)])
  })
})

describe('picks', () => {
  it('come from three streams of their own, block after block', () => {
    const picks = kernel.drawPicks(9, 'errors', 31, 3, 1000)
    expect(picks).toMatchObject({ origins: 31, blocks: 3, draws: 1000 })
    expect(picks.first).toEqual(kernel.stream(9, 'errors/first').below(31, 3000))
    expect(picks.second).toEqual(kernel.stream(9, 'errors/second').below(31, 3000))
    expect(picks.normal).toEqual(kernel.stream(9, 'errors/normal').normals(3000))
    const more = kernel.drawPicks(9, 'errors', 31, 5, 1000)
    for (const name of ['first', 'second', 'normal'] as const) expect(more[name].slice(0, 3000)).toEqual(picks[name])
  })
})

describe('what cannot be computed', () => {
  const tables = madeTables(2, 3, 5)
  const picks = kernel.drawPicks(1, 'x', 5, 2, 10)
  const ask = (change: Partial<Tables>, picksChange: Partial<Picks> = {}, blockOf = [0, 0, 1], floor = 0.5) => [
    () => kernel.fans({ ...tables, ...change }, { ...picks, ...picksChange }, blockOf, floor, [0.5]),
    () => kernel.paths({ ...tables, ...change }, { ...picks, ...picksChange }, blockOf, floor, 0),
  ]
  const spoiled = <T extends Float32Array | Uint16Array>(list: T, at: number, value: number): T => {
    const copy = list.slice() as T
    copy[at] = value
    return copy
  }

  it.each([
    [ask({ areas: 0 }), 'the tables are of 0 areas and 3 years: at least one is needed'],
    [ask({ origins: 256 }), 'the tables have 256 origins: 1 to 255 are allowed'],
    [ask({ years: 4 }), 'the table of levels has 60 numbers: 80 are needed'],
    [ask({ spread: new Float32Array(59) }), 'the table of spreads has 59 numbers: 60 are needed'],
    [ask({}, { origins: 6 }), 'the picks are of 6 origins, the tables of 5'],
    [ask({}, { draws: 11 }), 'a list of picks has 20 entries: 22 are needed'],
    [ask({}, { draws: 0 }), 'picks of 2 blocks × 0 draws: at least one of each and 8388608 in all are allowed'],
    [ask({}, {}, [0, 1]), 'blocks are given for 2 years: 3 are needed'],
    [ask({}, {}, [0, 1, 2]), 'year 2 is of block 2: a block from 0 to 1 is needed'],
    [ask({}, {}, [0, 1, 0.5]), 'year 2 is of block 0.5: a block from 0 to 1 is needed'],
    [ask({}, {}, [0, 0, 1], 0), 'the floor of factors is 0: a number above 0, at most 1, is needed'],
    [ask({}, {}, [0, 0, 1], Number.NaN), 'the floor of factors is NaN: a number above 0, at most 1, is needed'],
    [
      ask({}, { first: spoiled(picks.first, 13, 5) }),
      `draw 3 of block 1 takes origins 5 and ${picks.second[13]} and the normal ${picks.normal[13]}: origins from 0 to 4 and a finite normal are needed`,
    ],
    [
      ask({}, { normal: spoiled(picks.normal, 0, Number.NaN) }),
      `draw 0 of block 0 takes origins ${picks.first[0]} and ${picks.second[0]} and the normal NaN: origins from 0 to 4 and a finite normal are needed`,
    ],
    [
      ask({ level: spoiled(tables.level, 17, Number.NaN) }),
      `area 0, year 1, variable 1, origin 2: level NaN and spread ${tables.spread[17]}, where finite numbers are needed`,
    ],
  ])('is refused in words (%#)', (calls, message) => {
    for (const call of calls) expect(call).toThrow(new RangeError(message))
  })

  it('areas, kinds and paths that are none are refused', () => {
    expect(() => kernel.paths(tables, picks, [0, 0, 1], 0.5, 2)).toThrow(new RangeError('area 2 asked for, of 2'))
    expect(() => kernel.fans(tables, picks, [0, 0, 1], 0.5, [0.5], [])).toThrow(
      new RangeError('the kinds asked for are none: at least one is needed, each once'),
    )
    expect(() => kernel.fans(tables, picks, [0, 0, 1], 0.5, [0.5], ['real', 'real'])).toThrow(
      new RangeError('the kinds asked for are real, real: at least one is needed, each once'),
    )
    const steep = { ...tables, level: tables.level.map(() => 3e38) }
    expect(() => kernel.fans(steep, picks, [0, 0, 1], 0.5, [0.5])).toThrow(
      new RangeError('area 0, year 0: nominal grew beyond the numbers of float32'),
    )
  })

  it('more than the bounds is refused before anything is laid out', () => {
    expect(() => kernel.drawPicks(1, 'x', 5, 3, 1e9)).toThrow(
      new RangeError('picks of 3 blocks × 1000000000 draws: at least one of each and 8388608 in all are allowed'),
    )
    const wide = { origins: 1, blocks: 1, draws: 2_000_000 }
    const many = { ...wide, first: new Uint16Array(2e6), second: new Uint16Array(2e6), normal: new Float32Array(2e6) }
    const [areas, years] = [30, 9]
    const sheet = new Float32Array(areas * years * 2)
    const broad = { areas, years, origins: 1, level: sheet, spread: sheet }
    const blockOf = Array<number>(years).fill(0)
    expect(() => kernel.fans(broad, many, blockOf, 0.5, [0.5])).toThrow(
      new RangeError(
        'fans of 30 areas × 9 years × 2000000 draws: 536870912 values are allowed, not 540000000; take fewer draws',
      ),
    )
    expect(() => kernel.paths(broad, many, blockOf, 0.5, 0)).toThrow(
      new RangeError('paths of 9 years × 2000000 draws: 16777216 values are allowed; take fewer draws, or fans'),
    )
  })
})
