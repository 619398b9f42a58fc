import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatTidy } from '../../src/book/tidy-csv.js'
import type { Observation } from '../../src/terms/observation.js'
import { periodOf } from '../../src/terms/period.js'
import { treeOf } from '../workbooks/overlay-home.js'
import { WORLD } from '../workbooks/world.js'
import { Desk } from './desk.js'

const RUNS = process.env.PLEDGEBOOK_FUZZ === 'long' ? 3000 : 30

/** Where an ally has figures of a goal's measure there are verdicts to report on. */
const GOAL_MEASURES = new Set(WORLD.facts.goals.map((g) => g.measure))

let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
})
afterAll(() => desk.home.remove())

/** The unit the dataset gives a measure; any currency for a national one. */
function codeOf(measure: string): string {
  const code = WORLD.dataset.units[measure]?.code ?? ''
  return code === 'national' ? 'EUR' : code
}

/** Figures that a tidy CSV may hold: of any measure and area, as large or small as a number can be. */
const figure: fc.Arbitrary<Observation> = fc
  .record({
    measure: fc.constantFrom(...Object.keys(WORLD.dataset.units)),
    area: fc.constantFrom(...WORLD.facts.areas.map((a) => a.code), 'NATO', 'NATO-Europe-Canada'),
    period: fc.integer({ min: 2014, max: 2027 }).map(periodOf),
    edition: fc.constant('x'),
    copy: fc.constant('x'),
    value: fc.oneof(
      fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 2, 3.5, 1e308, 5e-324),
    ),
    missing: fc.constant(null),
    unit: fc.record({
      code: fc.constant(''),
      scale: fc.integer({ min: 0, max: 9 }),
      prices: fc.constantFrom(null, 'current', '2015', '2021'),
    }),
    status: fc.constantFrom('outturn', 'estimate'),
    mark: fc.constantFrom('', '*'),
    cell: fc.constant('a cell'),
  })
  .map((o) => ({ ...o, unit: { ...o.unit, code: codeOf(o.measure) } }))
  .map((o) => (GOAL_MEASURES.has(o.measure) ? { ...o, area: 'POL' } : o))

it('any tidy CSV of known measures and areas is imported and reported on, or refused and nothing changed', async () => {
  let days = 0
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(figure, { minLength: 1, maxLength: 40, selector: (o) => `${o.measure} ${o.area} ${o.period}` }),
      fc.boolean(),
      async (figures, sound) => {
        const last = Math.max(...figures.map((o) => Number(o.period)))
        const published = new Date(Date.UTC(last, 0, 1 + (days++ % 150))).toISOString().slice(0, 10)
        const csv = formatTidy(figures)
        const bytes = new TextEncoder().encode(
          sound ? csv : `${csv}nato.core.share,ALB,soon,1,percent,0,,outturn,,,x\n`,
        )
        if (!sound) {
          expect((await desk.refusal(bytes, { published })).code).toBe('tidy.malformed')
          return
        }
        const clean = desk.anew()
        const before = treeOf(clean.home.base)
        const answer = await clean.import(bytes, { published })
        expect(answer).toMatchObject({ publishedOn: published, numbers: figures.length, kind: 'transcription' })
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        expect(treeOf(clean.home.base)).toEqual(before)
        expect((await clean.overlay.open()).id).toBe(answer.book.id)
      },
    ),
    { numRuns: RUNS, interruptAfterTimeLimit: 1_800_000 },
  )
}, 3_600_000)
