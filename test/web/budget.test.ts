import { describe, expect, it } from 'vitest'
import { firstFile } from '../../bench/first-file.mjs'
import { WEB } from './page.js'

describe('the first view', () => {
  const { total, parts } = firstFile(WEB)
  const told = parts.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')

  it('needs at most 200 kB compressed, figures included', () => {
    expect(total, told).toBeLessThanOrEqual(200_000)
  })

  it("needs at most 80 kB of NATO's figures", () => {
    const figures = parts.find((p) => p.name === 'figures')?.bytes ?? Number.POSITIVE_INFINITY
    expect(figures, told).toBeLessThanOrEqual(80_000)
    expect(figures).toBeGreaterThan(10_000)
  })
})
