import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSipriWorkbook } from '../../src/sources/sipri-workbook.js'
import { PledgebookError } from '../../src/terms/fault.js'
import type { Observation } from '../../src/terms/observation.js'
import { sipriContext, sipriWorkbook } from '../workbooks/write-sipri.js'
import { unzip, zip } from '../workbooks/zip.js'
import { byteMutations, mutated, textMutations } from './mutations.js'

const LONG = process.env.PLEDGEBOOK_FUZZ === 'long'

/** What a reading gives: its figures, or the error, which must be Pledgebook's and not its own fault. */
async function outcome(bytes: Uint8Array): Promise<readonly Observation[] | PledgebookError> {
  try {
    return (await readSipriWorkbook(bytes, sipriContext())).observations
  } catch (error) {
    if (!(error instanceof PledgebookError) || !['data', 'source'].includes(error.fault)) throw error
    expect(error.message.length).toBeLessThan(2000)
    expect(error.hint).not.toBe('')
    return error
  }
}

describe('a workbook with one measure a sheet', () => {
  let bytes: Uint8Array
  let genuine: readonly Observation[]
  beforeAll(async () => {
    bytes = await sipriWorkbook()
    genuine = (await readSipriWorkbook(bytes, sipriContext())).observations
  })

  it('changed in any bytes gives the same figures or an error', async () => {
    await fc.assert(
      fc.asyncProperty(byteMutations, async (mutations) => {
        const found = await outcome(mutated(bytes, mutations))
        if (!(found instanceof PledgebookError)) expect(found).toEqual(genuine)
      }),
      { numRuns: LONG ? 20_000 : 80 },
    )
  }, 3_600_000)

  it('changed in the XML of its sheets, checksums right, gives an error or a figure or a reason for each cell', async () => {
    const parts = unzip(bytes).filter((e) => !/docProps|theme/.test(e.name))
    // A changed digit is a figure like any other, a currency's name may become another's, a row may move: no more than that.
    const frame = (of: readonly Observation[]) =>
      of.map(({ measure, area, period, cell }) => [measure, area, period, cell.replace(/\d+$/, '')].join(' ')).sort()
    let read = 0
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: parts.length - 1 }), textMutations, async (which, mutations) => {
        const entries = parts.map((e, i) => (i === which ? { ...e, data: mutated(e.data, mutations) } : e))
        const found = await outcome(zip(entries))
        if (found instanceof PledgebookError) return
        read++
        expect(frame(found)).toEqual(frame(genuine))
        for (const { value, missing } of found)
          expect(value === null ? missing !== null : Number.isFinite(value)).toBe(true)
      }),
      { numRuns: LONG ? 10_000 : 40 },
    )
    expect(read).toBeGreaterThan(0)
  }, 3_600_000)
})
