import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openKernel } from '../../src/math/kernel.js'

const kernel = await openKernel()
const MASK = (1n << 64n) - 1n
const rotated = (x: bigint, n: bigint) => ((x << n) | (x >> (64n - n))) & MASK

function* xoshiro(start: readonly [bigint, bigint, bigint, bigint]): Generator<bigint, never> {
  let [a, b, c, d] = start
  for (;;) {
    yield (rotated((a + d) & MASK, 23n) + a) & MASK
    const t = (b << 17n) & MASK
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotated(d, 45n)
  }
}

function mixed(x: bigint): bigint {
  const y = ((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
  const z = ((y ^ (y >> 27n)) * 0x94d049bb133111ebn) & MASK
  return z ^ (z >> 31n)
}

const GOLDEN = 0x9e3779b97f4a7c15n

function fnv1a(name: string): bigint {
  return new TextEncoder()
    .encode(name)
    .reduce((hash, byte) => ((hash ^ BigInt(byte)) * 0x100000001b3n) & MASK, 0xcbf29ce484222325n)
}

function words(seed: number, name: string): Generator<bigint, never> {
  const x = mixed(mixed((BigInt(seed) + GOLDEN) & MASK) ^ fnv1a(name))
  const word = (n: bigint) => mixed((x + n * GOLDEN) & MASK)
  return xoshiro([word(1n), word(2n), word(3n), word(4n)])
}

function take<T>(from: Iterator<T>, count: number): T[] {
  return Array.from({ length: count }, () => from.next().value as T)
}

describe('the generator, in whole numbers of any size', () => {
  it('is xoshiro256++, as its authors’ program gives it from 1, 2, 3, 4', () => {
    expect(take(xoshiro([1n, 2n, 3n, 4n]), 6)).toEqual([
      41943041n,
      58720359n,
      3588806011781223n,
      3591011842654386n,
      9228616714210784205n,
      9973669472204895162n,
    ])
  })

  it('hashes by FNV-1a and mixes by splitmix64 as published', () => {
    expect(fnv1a('')).toBe(0xcbf29ce484222325n)
    expect(fnv1a('a')).toBe(0xaf63dc4c8601ec8cn)
    expect(fnv1a('foobar')).toBe(0x85944171f73967e8n)
    expect([1n, 2n, 3n].map((n) => mixed((1234567n + n * GOLDEN) & MASK))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ])
  })
})

const seed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
const name = fc.string({ unit: 'grapheme', maxLength: 40 })

describe('streams', () => {
  it('give the words of the generator as numbers from 0 to 1', () => {
    fc.assert(
      fc.property(seed, name, (s, n) => {
        const expected = take(words(s, n), 20).map((word) => Number(word >> 11n) / 2 ** 53)
        expect([...kernel.stream(s, n).uniforms(20)]).toEqual(expected)
      }),
    )
  })

  it('give whole numbers below n without bias: words of the unequal rest are passed over', () => {
    fc.assert(
      fc.property(seed, name, fc.integer({ min: 1, max: 65535 }), (s, text, n) => {
        const expected: number[] = []
        for (const word of words(s, text)) {
          const product = (word >> 32n) * BigInt(n)
          if ((product & 0xffffffffn) >= (1n << 32n) % BigInt(n)) expected.push(Number(product >> 32n))
          if (expected.length === 50) break
        }
        expect([...kernel.stream(s, text).below(n, 50)]).toEqual(expected)
      }),
    )
    // A word is passed over with a chance of 65,146 in 2^32: among these there are some.
    const found = kernel.stream(3, 'refused').below(65175, 3_000_000)
    const expected = new Uint16Array(found.length)
    let [at, refused] = [0, 0]
    const rest = 2 ** 32 % 65175
    const stream = kernel.stream(3, 'refused')
    while (at < expected.length)
      for (const u of stream.uniforms(100_000)) {
        const product = Math.floor(u * 2 ** 32) * 65175
        if (product % 2 ** 32 < rest) refused++
        else if (at < expected.length) expected[at++] = Math.floor(product / 2 ** 32)
      }
    expect(refused).toBeGreaterThan(10)
    expect(found.findIndex((n, i) => n !== expected[i])).toBe(-1)
  })

  it('give normals as Box and Muller have them, to float32’s digits', () => {
    const found = kernel.stream(7, 'normal').normals(80_000)
    const source = words(7, 'normal')
    const wrong: string[] = []
    for (let i = 0; i < found.length; i += 8)
      take(source, 4).forEach((word, lane) => {
        const radius = Math.sqrt(-2 * Math.log((Number((word & 0xffffffffn) >> 1n) + 0.5) / 2 ** 31))
        const angle = (Number(word >> 32n) / 2 ** 32) * 2 * Math.PI
        const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)]
        // The last units of the parts, and the uniform rounded to 24 bits, which tells near 1, in small radii.
        const allowed = 2e-7 * (1 + radius) + 6e-8 / radius
        if (!(Math.abs(found[i + lane]! - x) <= allowed)) wrong.push(`${found[i + lane]} for ${x}`)
        if (!(Math.abs(found[i + 4 + lane]! - y) <= allowed)) wrong.push(`${found[i + 4 + lane]} for ${y}`)
      })
    expect(wrong).toEqual([])
  })

  it('go on where they ended, and a short call is the beginning of a long one', () => {
    const whole = kernel.stream(1, 'a').uniforms(10_000)
    const parts = kernel.stream(1, 'a')
    expect([...parts.uniforms(4999), ...parts.uniforms(1), ...parts.uniforms(5000)]).toEqual([...whole])
    const long = kernel.stream(1, 'b').normals(20_003)
    expect(kernel.stream(1, 'b').normals(13)).toEqual(long.slice(0, 13))
    const eights = kernel.stream(1, 'b')
    expect([...eights.normals(8000), ...eights.normals(12_003)]).toEqual([...long])
    const wholes = kernel.stream(1, 'c').below(31, 9000)
    const thirds = kernel.stream(1, 'c')
    expect([...thirds.below(31, 1), ...thirds.below(31, 8999)]).toEqual([...wholes])
    expect(kernel.stream(1, 'c').below(1, 0)).toEqual(new Uint16Array(0))
  })

  it('do not depend on what else is drawn', () => {
    const alone = kernel.stream(5, 'x').normals(1000)
    const [x, y] = [kernel.stream(5, 'x'), kernel.stream(5, 'y')]
    y.uniforms(17)
    const start = x.normals(400)
    y.below(9, 12_345)
    kernel.quantiles(new Float32Array([3, 1, 2]), [0.5])
    expect([...start, ...x.normals(600)]).toEqual([...alone])
  })

  it('differ by seed and by name, and are not correlated', () => {
    const count = 100_000
    const streams = [
      kernel.stream(1, 'a'),
      kernel.stream(2, 'a'),
      kernel.stream(1, 'b'),
      kernel.stream(2 ** 53 - 1, 'a'),
      kernel.stream(0, ''),
      kernel.stream(1, 'a/first'),
    ].map((stream) => stream.normals(count))
    for (let i = 0; i < streams.length; i++)
      for (let j = 0; j < i; j++) {
        const product = streams[i]!.reduce((sum, x, k) => sum + x * streams[j]![k]!, 0) / Math.sqrt(count)
        expect(Math.abs(product)).toBeLessThan(4.5)
      }
  })

  it.each([
    [-1, 'the seed is -1: a whole number from 0 to 2^53 - 1 is needed'],
    [0.5, 'the seed is 0.5: a whole number from 0 to 2^53 - 1 is needed'],
    [2 ** 53, 'the seed is 9007199254740992: a whole number from 0 to 2^53 - 1 is needed'],
    [Number.NaN, 'the seed is NaN: a whole number from 0 to 2^53 - 1 is needed'],
  ])('refuse the seed %d', (s, message) => {
    expect(() => kernel.stream(s, 'a')).toThrow(new RangeError(message))
  })

  it('refuse long names, counts and n that are none', () => {
    expect(kernel.stream(1, 'é'.repeat(480)).uniforms(1)).toHaveLength(1)
    expect(() => kernel.stream(1, 'é'.repeat(481))).toThrow(
      new RangeError("a stream's name has 962 bytes of UTF-8: at most 960 are allowed"),
    )
    const stream = kernel.stream(1, 'a')
    for (const count of [-1, 1.5, Number.NaN, 1e9])
      for (const ask of [() => stream.uniforms(count), () => stream.normals(count), () => stream.below(2, count)])
        expect(ask).toThrow(
          new RangeError(`${count} random numbers asked for: a whole number from 0 to 67108864 is needed`),
        )
    for (const n of [0, 65536, 2.5])
      expect(() => stream.below(n, 1)).toThrow(
        new RangeError(`whole numbers below ${n} asked for: a whole number from 1 to 65535 is needed`),
      )
  })
})
