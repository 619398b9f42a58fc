import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readNatoWorkbook } from '../../src/sources/nato-workbook.js'
import { PledgebookError } from '../../src/terms/fault.js'
import type { Observation } from '../../src/terms/observation.js'
import { SMALL_DAY, smallWorkbook } from '../workbooks/small.js'
import type { WrittenWorkbook } from '../workbooks/words.js'
import { contextOf } from '../workbooks/world.js'
import { unzip, zip } from '../workbooks/zip.js'
import { byteMutations, mutated, textMutations } from './mutations.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'
const CONTEXT = contextOf(SMALL_DAY, 'original')

/** What a reading gives: its figures, or the error, which must be Pledgebook's and not its own fault. */
async function outcome(bytes: Uint8Array): Promise<readonly Observation[] | PledgebookError> {
  try {
    return (await readNatoWorkbook(bytes, CONTEXT)).observations
  } catch (error) {
    if (!(error instanceof PledgebookError) || !['data', 'source'].includes(error.fault)) throw error
    expect(error.message.length).toBeLessThan(2000)
    expect(error.hint).not.toBe('')
    return error
  }
}

describe.each(['2024', '2025'] as const)('a workbook in the layout of %s', (layout) => {
  let genuine: WrittenWorkbook
  beforeAll(async () => {
    genuine = await smallWorkbook(layout, undefined, [2026, 2027])
  })

  it('changed in any bytes gives the same figures or an error', async () => {
    await fc.assert(
      fc.asyncProperty(byteMutations, async (mutations) => {
        const found = await outcome(mutated(genuine.bytes, mutations))
        if (!(found instanceof PledgebookError)) expect(found).toEqual(genuine.placed)
      }),
      { numRuns: LONG ? 20_000 : 120 },
    )
  }, 3_600_000)

  it('changed in one bit of its directory gives the same figures or an error', async () => {
    const { bytes } = genuine
    const start = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    const bits = fc.record({ at: fc.integer({ min: start, max: bytes.length - 1 }), bit: fc.nat({ max: 7 }) })
    await fc.assert(
      fc.asyncProperty(bits, async ({ at, bit }) => {
        const changed = bytes.slice()
        changed[at] = changed[at]! ^ (1 << bit)
        const found = await outcome(changed)
        if (!(found instanceof PledgebookError)) expect(found).toEqual(genuine.placed)
      }),
      { numRuns: LONG ? 20_000 : 50 },
    )
  }, 3_600_000)

  it('changed in the XML of its sheets, checksums right, gives an error or exactly the cells it should have', async () => {
    const parts = unzip(genuine.bytes).filter((e) => !/docProps|theme/.test(e.name))
    // A changed digit is a figure like any other, and a star or an e may go: measure, area, year, unit and place may not.
    const frame = (of: readonly Observation[]) =>
      of.map(({ measure, area, period, unit, cell }) => ({ measure, area, period, unit, cell }))
    const isSummary = (o: Observation) => o.measure.startsWith('nato.summary.')
    const whole = frame(genuine.placed)
    // Table 4 is the one that the newer layout may lack, and so may lose its sheet.
    const without = layout === '2025' ? frame(genuine.placed.filter((o) => !isSummary(o))) : whole
    let read = 0
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: parts.length - 1 }), textMutations, async (which, mutations) => {
        const entries = parts.map((e, i) => (i === which ? { ...e, data: mutated(e.data, mutations) } : e))
        const found = await outcome(zip(entries))
        if (found instanceof PledgebookError) return
        read++
        expect(frame(found)).toEqual(found.some(isSummary) ? whole : without)
        for (const { value, missing } of found)
          expect(value === null ? missing !== null : Number.isFinite(value)).toBe(true)
      }),
      { numRuns: LONG ? 10_000 : 40 },
    )
    expect(read).toBeGreaterThan(0)
  }, 3_600_000)
})
