import * as z from 'zod/mini'
import { openKernel } from '../math/kernel.js'
import { fixedHalfUp } from '../math/rounding.js'
import { coverageOf, errorSizes, verdictOf } from '../scenarios/calibration.js'
import { errorVectors } from '../scenarios/forecast-errors.js'
import { membersOf } from '../terms/area.js'
import { parseDay } from '../terms/day.js'
import { refuseDraws, refuseSeed } from './draw-limits.js'
import { envelope, envelopeFields } from './envelope.js'
import { estimateRevisions } from './estimate-revisions.js'
import { areaField, areaOf, asOfDay, asOfField, goalField, goalOf } from './fields.js'
import { Macro } from './macro.js'
import { operation } from './operation.js'
import { said } from './scenario-fields.js'

const tried = z.object({
  covered: z.number(),
  low: z.number(),
  high: z.number(),
  origins: z.number(),
  cells: z.number(),
})

const coverage = z.object({
  level: z.string(),
  horizon: z.number(),
  band: z.number(),
  /** Bands drawn from all other editions. */
  others: tried,
  /** From those alone that share no year with the one judged: the harder test, and the verdict. */
  apart: tried,
  /** Whether the interval of `apart` holds what the band promises. */
  verdict: z.enum(['as stated', 'too narrow', 'too wide']),
})

/** The question `calibrate`: how often the bands would have held, and how far estimates moved in later editions. */
export const calibrate = operation({
  name: 'calibrate',
  summary: 'How often the bands would have held, and how far estimates moved in later editions',
  input: z.strictObject({
    area: z.optional(areaField),
    goal: z.optional(goalField),
    draws: z._default(said(z.number().check(z.int()), 'draws for each past edition'), 4000),
    seed: z._default(said(z.number().check(z.int()), 'seed of the draws'), 1),
    asOf: z.optional(asOfField),
  }),
  output: z.object({
    ...envelopeFields,
    areas: z.array(z.string()),
    edition: z.string(),
    origins: z.array(z.string()),
    coverage: z.array(coverage),
    errors: z.array(
      z.object({ variable: z.string(), horizon: z.number(), mean: z.number(), meanAbsolute: z.number() }),
    ),
    estimates: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        period: z.string(),
        areas: z.number(),
        mean: z.number(),
        meanAbsolute: z.number(),
        largest: z.object({ area: z.string(), change: z.number() }),
        basisChanges: z.boolean(),
      }),
    ),
    measure: z.string(),
    notes: z.array(z.string()),
  }),
  positional: [],
  examples: [
    { arguments: '', says: 'all allies together' },
    { arguments: '--area TUR', says: 'one ally, with few cells' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  async run({ book, log, signal }, input) {
    refuseDraws(input.draws)
    refuseSeed(input.seed)
    const asOf = asOfDay(book, input.asOf)
    const goal = goalOf(book, input.goal)
    const year = Number(asOf.slice(0, 4))
    const code = input.area === undefined ? goal.holders : areaOf(book, input.area).code
    const group = book.facts.groups.find((g) => g.code === code)
    const areas = (
      group ? membersOf(group, book.facts.areas, year) : book.facts.areas.filter((a) => a.code === code)
    ).map((a) => a.code)
    const settings = book.facts.scenarios.uncertainty
    const macro = await Macro.open(book, asOf)
    log(`errors of past editions of ${settings.trackRecord} …`)
    const record = await book.trackRecord(settings.trackRecord)
    const vectors = errorVectors(record, areas, settings, macro.month, (edition) => parseDay(edition) <= asOf)
    signal?.throwIfAborted()
    log(`${vectors.origins.length} editions, each judged by the others: ${input.draws} draws …`)
    const kernel = await openKernel()
    const request = {
      draws: input.draws,
      seed: input.seed,
      floor: settings.floor,
      bands: settings.bands.map((b) => b / 100),
    }
    const others = coverageOf(kernel, vectors, { ...request, near: 0 })
    signal?.throwIfAborted()
    const apart = coverageOf(kernel, vectors, { ...request, near: settings.horizon })
    signal?.throwIfAborted()
    const measure = goal.parts?.[0]?.measure ?? goal.measure
    const editions = book.facts.editions.filter((e) => e.held && e.publishedOn <= asOf)
    const observations = (await book.observations([measure])).filter((o) => editions.some((e) => e.id === o.edition))
    const estimates = estimateRevisions(
      editions.filter((e) => observations.some((o) => o.edition === e.id)),
      observations,
      new Set(areas),
    )
    const judged = apart.map((c, i) => {
      const { level, horizon, band, ...harder } = c
      const { level: _level, horizon: _horizon, band: _band, ...kinder } = others[i] ?? c
      return { level, horizon, band, others: kinder, apart: harder, verdict: verdictOf(c) }
    })
    const off = judged.filter((c) => c.verdict !== 'as stated')
    const used = [macro.edition, ...estimates.flatMap((e) => [e.from, e.to])]
    return {
      origins: new Map(),
      value: {
        ...envelope(book, 'calibrate', asOf, used),
        areas,
        edition: macro.edition,
        origins: [...vectors.origins],
        coverage: judged,
        errors: errorSizes(vectors),
        estimates,
        measure,
        notes: [
          `Each edition's bands are drawn from the errors of others: of all of them, and, harder, of those alone that share no year with it (${settings.horizon} editions on either side left out), which is what the verdict goes by. Outcomes are judged as they were, very high inflation too. Intervals draw blocks of ${settings.horizon} consecutive editions; ${judged.length} bands are looked at at once, so one or two may be off by chance.`,
          off.length === 0
            ? 'No band is surely off.'
            : `Off, as far as ${vectors.origins.length} editions tell: ${off.map((c) => `${c.level} ${c.horizon} years ahead, ${fixedHalfUp(100 * c.band, 0)} % (${fixedHalfUp(100 * c.apart.covered, 0)} %, ${c.verdict})`).join('; ')}.`,
          `Consumer prices stand in for the GDP deflator in ${fixedHalfUp(100 * vectors.consumerPrices, 0)} % of cells.`,
          `Inflation above ${settings.highInflation} %: the group's error is taken (${settings.highInflationSource}).`,
          ...(estimates.length === 0
            ? ['No two editions held share an estimate.']
            : [
                `${estimates.length} pairs of editions and years: few. ${estimates.some((e) => e.basisChanges) ? 'Where the basis changes, the difference is a restatement as much as a revision.' : ''}`.trim(),
              ]),
        ],
      },
    }
  },
})
