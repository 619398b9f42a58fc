import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showDrivers } from '../../src/cli/show-drivers.js'
import { terminalOf } from '../../src/cli/terminal.js'
import type { DriversAnswer } from '../../src/operations/drivers-schema.js'
import { pictureOf } from '../../src/operations/picture.js'
import { PledgebookError } from '../../src/terms/fault.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { WORLD } from '../workbooks/world.js'
import { asked } from './asked.js'

const [OLD, SHARES, NEW] = ['nato.defexp/2024-06-17', 'nato.defexp/2025-08-28', 'nato.defexp/2026-07-07'] as const
const YEARS = { from: '2024', to: '2026', asOf: '2026-11-23' }
const answerOf = async (input: Record<string, unknown>) =>
  (await asked(await openedBook(), 'drivers', { ...YEARS, ...input })).value as DriversAnswer
const refused = async (input: Record<string, unknown>) =>
  refusalOf(async () => asked(await openedBook(), 'drivers', { area: 'POL', ...YEARS, ...input }))
const screenOf = (answer: DriversAnswer, columns = 80) => showDrivers(answer, terminalOf({ columns }, {}))

const area = fc.constantFrom(...WORLD.facts.areas.map((a) => a.code), ...WORLD.facts.groups.map((g) => g.code))
const edition = fc.constantFrom('nato.defexp/2019-06-25', OLD, SHARES, NEW)
const year = fc.integer({ min: 2012, max: 2026 }).map(String)
const ends = fc.record({ area, from: year, to: year, fromEdition: edition, toEdition: edition })

describe('drivers between any two editions', () => {
  it('sum to the change of the published share, and what was redefined to its own parts', async () => {
    let answered = 0
    let split = 0
    await fc.assert(
      fc.asyncProperty(ends, async (input) => {
        const answer = await answerOf(input).catch((error) => {
          if (error instanceof PledgebookError && error.fault === 'notFound') return undefined
          throw error
        })
        if (answer === undefined) return
        answered++
        const { change, redefined, spending, gdp, remainder, redefinedBy, from, to, bridge } = answer
        expect(Math.abs(redefined + spending + gdp + remainder - change)).toBeLessThan(1e-9)
        expect(Math.abs(to.value - from.value - change)).toBeLessThan(1e-9)
        expect(bridge.length > 0).toBe(input.fromEdition !== input.toEdition)
        if (bridge.length === 0) expect(redefined).toBe(0)
        if (redefinedBy === null) return
        split++
        expect(Math.abs(redefinedBy.spending + redefinedBy.gdp + redefinedBy.remainder - redefined)).toBeLessThan(1e-9)
      }),
      { numRuns: 400 },
    )
    expect(answered).toBeGreaterThan(40)
    expect(split).toBeGreaterThan(5)
  })

  it('that are one and the same give what that edition alone gives', async () => {
    for (const [code, from, to] of [
      ['POL', '2021', '2026'],
      ['NATO-Europe', '2014', '2025'],
    ]) {
      const alone = await answerOf({ area: code, from, to, edition: NEW })
      expect(alone).toMatchObject({ redefined: 0, redefinedBy: null, bridge: [] })
      expect(await answerOf({ area: code, from, to, fromEdition: NEW, toEdition: NEW })).toEqual(alone)
      expect(await answerOf({ area: code, from, to })).toEqual(alone)
    }
  })

  it('name the editions, their bases and the years that both give', async () => {
    const answer = await answerOf({ area: 'LTU', fromEdition: '2024-06-17' })
    expect(answer).toMatchObject({
      from: { period: '2024', status: 'estimate', edition: OLD, basis: 'defence' },
      to: { period: '2026', status: 'estimate', edition: NEW, basis: 'core' },
      edition: NEW,
      bridge: [{ period: '2024', before: { status: 'estimate' }, after: { value: 3.07, status: 'outturn' } }],
    })
    expect(answer.citation.editions.map((e) => e.id)).toEqual([OLD, NEW])
  })

  it('show that what July 2026 made of years long past is a larger GDP, hardly other money', async () => {
    const allies = WORLD.facts.areas.filter((a) => a.memberships.some((m) => m.of === 'NATO') && a.code !== 'ISL')
    const past = await Promise.all(
      allies.map((a) => answerOf({ area: a.code, from: '2021', to: '2021', fromEdition: OLD, toEdition: NEW })),
    )
    expect(past.length).toBe(31)
    for (const { redefinedBy } of past) expect(Math.abs(redefinedBy?.spending ?? 1)).toBeLessThan(0.0101)
    expect(past.filter((p) => (p.redefinedBy?.gdp ?? 0) < -0.01).length).toBeGreaterThan(10)
  })

  it('say who joined a group in between', async () => {
    expect((await answerOf({ area: 'NATO', from: '2014' })).notes[0]).toBe(
      'Finland, Montenegro, North Macedonia, Sweden joined after 2014: money and GDP count in 2026 only, and are in the parts.',
    )
    expect((await answerOf({ area: 'NATO', from: '2025' })).notes.join(' ')).not.toContain('joined')
  })

  it('say of every part where it comes from', async () => {
    const { origins } = await asked(await openedBook(), 'drivers', { area: 'POL', ...YEARS, fromEdition: OLD })
    expect(origins.get('/redefined')).toMatchObject({
      kind: 'derived',
      unit: { code: 'points' },
      from: [
        { kind: 'published', observation: { period: '2024', edition: NEW } },
        { kind: 'published', observation: { period: '2024', edition: OLD } },
      ],
    })
    for (const part of ['spending', 'gdp', 'remainder']) expect(origins.has(`/redefinedBy/${part}`)).toBe(true)
    expect(origins.get('/bridge/0/before/value')).toMatchObject({ kind: 'published', observation: { edition: OLD } })
  })
})

describe('drivers between editions are refused', () => {
  it.each<[string, Record<string, unknown>, string, string, string]>([
    [
      'with an edition for both ends and one for one',
      { edition: NEW, fromEdition: OLD },
      'input',
      'drivers.editions',
      '--edition stands for both ends',
    ],
    ['with the last edition alone', { toEdition: NEW }, 'input', 'drivers.editions', 'without --from-edition'],
    [
      'with an edition that nobody knows',
      { fromEdition: 'nato.defexp/2024-06-18' },
      'notFound',
      'edition.unknown',
      '2024-06-18',
    ],
    [
      'with an edition not yet published',
      { fromEdition: OLD, toEdition: NEW, asOf: '2025-10-01' },
      'input',
      'edition.later',
      '7 July 2026',
    ],
    [
      'for a year that the first edition lacks',
      { from: '2025', fromEdition: OLD },
      'notFound',
      'drivers.noFigures',
      'in 2025',
    ],
    [
      'for a year that the last edition lacks',
      { to: '2026', fromEdition: NEW, toEdition: OLD },
      'notFound',
      'drivers.noFigures',
      'in 2026',
    ],
    [
      'for two editions without a common year',
      { from: '2012', to: '2023', fromEdition: '2019-06-25', toEdition: '2023-07-07' },
      'notFound',
      'drivers.noSharedYear',
      'share no year',
    ],
    [
      'where every way needs money that is not held',
      { area: 'NATO', from: '2025', to: '2019', fromEdition: SHARES, toEdition: '2019-06-25' },
      'notFound',
      'drivers.noFigures',
      'no ',
    ],
    [
      'for a measure that is no ratio',
      { measure: 'nato.personnel', fromEdition: OLD },
      'input',
      'drivers.notRatio',
      'nato.personnel',
    ],
  ])('%s', async (_name, input, fault, code, words) => {
    const error = await refused(input)
    expect([error.fault, error.code]).toEqual([fault, code])
    expect(error.message).toContain(words)
    expect(error.hint.length).toBeGreaterThan(10)
  })
})

describe('on the screen and in a picture, drivers between editions', () => {
  it('have a line for what was redefined, and none within one edition', async () => {
    const across = screenOf(await answerOf({ area: 'ESP', fromEdition: OLD }))
    expect(across).toMatch(/^ {2}redefined +\+0\.137$/m)
    expect(across).toMatch(/^ {4}GDP restated +−0\.0\d\d$/m)
    expect(across).toContain('2024 was 1.28e, is 1.42')
    expect(screenOf(await answerOf({ area: 'ESP' }))).not.toMatch(/redefined|restated/i)
  })

  it('say that the parts of what was redefined are unknown where an edition lacks the tables', async () => {
    const screen = screenOf(await answerOf({ area: 'DEU', fromEdition: SHARES }), 400)
    expect(screen).toContain('an edition lacks the tables to tell them apart')
    expect(screen).not.toContain('GDP restated')
  })

  it('fit into 80 columns', async () => {
    for (const line of screenOf(await answerOf({ area: 'NATO', from: '2014', fromEdition: OLD })).split('\n'))
      expect(line.length).toBeLessThanOrEqual(80)
  })

  it('are drawn with a bar for what was redefined', async () => {
    const picture = pictureOf('drivers', await answerOf({ area: 'ESP', fromEdition: OLD }))
    expect(picture.table({})).toContain('redefined')
    const svg = picture.svg({ id: 'd', width: 720 })
    expect(svg).toContain('redefined')
    expect(svg).toContain(OLD)
  })
})
