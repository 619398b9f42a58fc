import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const BENCH = fileURLToPath(new URL('../../bench/classify-memory.mjs', import.meta.url))
const installed = await import('@duckdb/node-api').then(
  () => true,
  () => false,
)
if (!installed) console.log('notice: @duckdb/node-api is not installed; memory of large ledgers is not tested')

/** Peak of resident memory in megabytes. */
function peak(rows: number): number {
  const said = execFileSync(process.execPath, [BENCH, String(rows), '512MB'], { encoding: 'utf8' })
  return Number(/peak (\d+) MB/.exec(said)?.[1])
}

if (installed)
  describe('memory', () => {
    it('does not grow with the rows of a ledger left in its file', { timeout: 120_000 }, () => {
      const [small, large] = [peak(100_000), peak(1_000_000)]
      // Ten times the rows are 900,000 lines, of which each would take 300 bytes as objects: 270 MB.
      expect(large - small).toBeLessThan(150)
      expect(small).toBeGreaterThan(50)
    })
  })
