import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PledgebookError } from '../../src/terms/fault.js'
import { CHARTS, sizes } from './arbitrary.js'
import { MADE } from './makers.js'
import { faultsOf, pictureOf } from './picture.js'

describe('a chart of any data', () => {
  for (const [name, made] of Object.entries(CHARTS))
    it(`${name}: keeps everything in its frame and no text over another, or says why not`, () => {
      let drawn = 0
      fc.assert(
        fc.property(made, sizes, ({ chart }, options) => {
          try {
            const picture = pictureOf(chart(options))
            expect(faultsOf(picture)).toEqual([])
            drawn++
          } catch (error) {
            if (!(error instanceof PledgebookError)) throw error
            expect(['chart.noData', 'chart.size'], error.message).toContain(error.code)
            expect(error.fault).toBe('input')
          }
        }),
        { numRuns: 300 },
      )
      expect(drawn).toBeGreaterThan(100)
    })
})

describe('the samples', () => {
  for (const [name, { chart }] of Object.entries(MADE))
    for (const width of [320, 360, 480, 720, 1200])
      it(`${name} at ${width} pixels: nothing out of the frame, no text over another`, () => {
        expect(faultsOf(pictureOf(chart({ id: 'a', width })))).toEqual([])
      })
})
