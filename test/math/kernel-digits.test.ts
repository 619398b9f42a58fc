import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openKernel, type Picks } from '../../src/math/kernel.js'
import { KERNEL_WASM } from '../../src/math/kernel-wasm.js'
import { madeTables } from './plain-draws.js'

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

describe('the same digits everywhere', () => {
  it('gives the same bytes on every engine and machine', async () => {
    const kernel = await openKernel()
    const picks = kernel.drawPicks(20261123, 'digits', 31, 3, 10_000)
    const blockOf = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]
    const tables = madeTables(4, blockOf.length, picks.origins)
    const { real, price, nominal } = kernel.paths(tables, picks, blockOf, 0.5, 3)
    const results = [
      kernel.stream(2 ** 53 - 1, 'défense/first').uniforms(1000),
      picks.first,
      picks.second,
      picks.normal,
      real,
      price,
      nominal,
      kernel.fans(tables, picks, blockOf, 0.5, [0.025, 0.1, 0.5, 0.9, 0.975]),
      kernel.quantiles(picks.normal, [0.001, 1 / 3, 0.999]),
    ]
    const hash = createHash('sha256')
    for (const { buffer } of results) hash.update(new Uint8Array(buffer))
    expect(hash.digest('hex')).toBe('016146692a92d31cfa8c94a175834dd119a1a41dc4c453f73075c767a47d2070')
  })

  it('agrees with NumPy, float32 paths and np.quantile, to the last bit', async () => {
    const numpy = JSON.parse(readFileSync(path('test/reference/draws.json'), 'utf8'))
    const { areas, years, origins, blocks, draws, blockOf, floor, probabilities } = numpy
    const each = (make: (draw: number, block: number) => number) =>
      Array.from({ length: blocks * draws }, (_, i) => make(i % draws, Math.floor(i / draws)))
    const picks: Picks = {
      origins,
      blocks,
      draws,
      first: Uint16Array.from(each((d, b) => (d * 7 + b * 13) % origins)),
      second: Uint16Array.from(each((d, b) => (d * d + 3 * d + b) % origins)),
      normal: Float32Array.from(each((d, b) => (((d * 37 + b * 11) % 1001) - 500) / 200)),
    }
    const kernel = await openKernel()
    const fans = kernel.fans(madeTables(areas, years, origins), picks, blockOf, floor, probabilities)
    expect([...fans]).toEqual(numpy.fans)
  })
})

describe('the committed WebAssembly', () => {
  it('is what the sources in kernel/ make', () => {
    const said = execFileSync(process.execPath, [path('scripts/build-kernel.mjs'), '--check'], { encoding: 'utf8' })
    expect(said).toContain('src/math/kernel-wasm.ts is what kernel/ makes')
  })

  it('asks nothing of its host, and is small: every worker that draws carries it', async () => {
    const bytes = Buffer.from(KERNEL_WASM, 'base64')
    expect(WebAssembly.Module.imports(await WebAssembly.compile(bytes))).toEqual([])
    expect(bytes.length).toBeLessThanOrEqual(4608)
  })
})
