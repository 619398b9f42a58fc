import { describe, expect, it } from 'vitest'
import { openKernel } from '../../src/math/kernel.js'

// Seeds are fixed: these cannot fail by chance, only by a changed generator.
const kernel = await openKernel()

/** Normal distribution function by a continued fraction in the tail and a series within, right to some 1e-14. */
function below(x: number): number {
  if (x > 0) return 1 - below(-x)
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  if (x > -3) {
    let [term, sum] = [-x, -x]
    for (let k = 1; k < 100; k++) {
      term *= (x * x) / (2 * k + 1)
      sum += term
    }
    return 0.5 - density * sum
  }
  let fraction = -x
  for (let k = 60; k > 0; k--) fraction = -x + k / fraction
  return density / fraction
}

describe('normals', () => {
  it('are compared with the right distribution', () => {
    expect(below(-1.959963984540054)).toBeCloseTo(0.025, 12)
    expect(below(0)).toBe(0.5)
    expect(below(1)).toBeCloseTo(0.8413447460685429, 12)
    expect(below(-5) / 2.866515718791939e-7).toBeCloseTo(1, 9)
  })

  it('have the moments of normals: mean, variance, skewness, kurtosis and the sixth', () => {
    const count = 4_000_000
    const sums = [0, 0, 0, 0, 0, 0, 0]
    for (const z of kernel.stream(20251, 'moments').normals(count)) {
      let power = 1
      for (let k = 1; k <= 6; k++) {
        power *= z
        sums[k]! += power
      }
    }
    // The k-th moment's mean and the variance of one value of it.
    const moments = [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
      [6, 15, 10170],
    ] as const
    for (const [k, mean, variance] of moments)
      expect(Math.abs(sums[k]! / count - mean) / Math.sqrt(variance / count)).toBeLessThan(3.5)
  })

  it('are nowhere further from the distribution than a million are by chance', () => {
    const count = 1_000_000
    const sorted = kernel.stream(1, 'distance').normals(count).sort()
    let distance = 0
    sorted.forEach((z, i) => {
      const p = below(z)
      distance = Math.max(distance, p - i / count, (i + 1) / count - p)
    })
    // Kolmogorov: 1.95 is passed by chance once in a thousand; much less than 0.4 would be too even.
    expect(distance * Math.sqrt(count)).toBeLessThan(1.95)
    expect(distance * Math.sqrt(count)).toBeGreaterThan(0.4)
  })

  it('have the right tails to five standard deviations and beyond', () => {
    const limits = [2, 3, 4, 4.5, 5, 5.5]
    const stream = kernel.stream(4, 'tails')
    const [above, under] = [limits.map(() => 0), limits.map(() => 0)]
    const [rounds, size] = [8, 4_194_304]
    for (let round = 0; round < rounds; round++)
      for (const z of stream.normals(size)) {
        if (z > -2 && z < 2) continue
        limits.forEach((limit, i) => {
          if (z > limit) above[i]!++
          if (z < -limit) under[i]!++
        })
      }
    limits.forEach((limit, i) => {
      const expected = rounds * size * below(-limit)
      for (const found of [above[i]!, under[i]!])
        expect(Math.abs(found - expected), `${found} beyond ${limit}, ${expected} expected`).toBeLessThan(
          3.5 * Math.sqrt(expected) + 0.5,
        )
    })
    expect(above[4]! + under[4]!).toBeGreaterThan(5)
  })

  it('have uniforms beside them that fill every hundredth alike, and whole numbers that come alike', () => {
    const count = 1_000_000
    const chi = (counts: ArrayLike<number>) => {
      const expected = count / counts.length
      return Array.from(counts).reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
    }
    const hundredths = new Uint32Array(100)
    for (const u of kernel.stream(1, 'uniform').uniforms(count)) hundredths[Math.floor(u * 100)]!++
    const origins = new Uint32Array(31)
    for (const n of kernel.stream(1, 'below').below(31, count)) origins[n]!++
    // χ² with 99 and 30 degrees of freedom, once in a thousand by chance: 148.2 and 59.7.
    expect(chi(hundredths)).toBeLessThan(148.2)
    expect(chi(origins)).toBeLessThan(59.7)
  })
})
