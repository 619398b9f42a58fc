import type { Kernel } from '../math/kernel.js'
import { fixedHalfUp } from '../math/rounding.js'
import { type Coverage, coverageOf, errorSizes, verdictOf } from '../scenarios/calibration.js'
import type { FanRequest, FanYear } from '../scenarios/fan.js'
import type { ErrorVectors } from '../scenarios/forecast-errors.js'
import type { Courses } from './cost-courses.js'
import type { ScenarioFrame } from './scenario-frame.js'

/** Enough to tell a band that is off from one that is not. */
const COVERAGE_DRAWS = 1000

/** What the bands are made of. */
export function uncertaintyNotes(
  frame: ScenarioFrame,
  courses: Courses,
  vectors: ErrorVectors,
  calibratedTo: number,
): string[] {
  const settings = frame.book.facts.scenarios.uncertainty
  const notes = [
    `Bands are the projection’s own past errors (${vectors.origins.length} editions); see pledgebook calibrate for how often they held. The start’s GDP is taken as known.`,
  ]
  if (calibratedTo < frame.by)
    notes.push(
      `Bands after ${calibratedTo} are uncalibrated: no errors are known that far ahead, and the longest known are repeated.`,
    )
  if (vectors.consumerPrices > 0)
    notes.push(
      `Errors of consumer prices stand in for those of the GDP deflator in ${fixedHalfUp(100 * vectors.consumerPrices, 0)} % of cells, all of editions before 2019.`,
    )
  const borrowed = courses.members.filter(
    (m, i) =>
      !m.exempt && Math.max(vectors.stoodIn[i]?.growth ?? 0, vectors.stoodIn[i]?.prices ?? 0) > settings.borrowed / 100,
  )
  if (borrowed.length > 0)
    notes.push(
      `More than ${settings.borrowed} % of the errors of growth or prices of ${borrowed.map((m) => m.area.code).join(', ')} are their group’s: their own are missing, or of years of inflation above ${settings.highInflation} %.`,
    )
  return notes
}

/** Says so where past errors lean so far to one side that the path itself lies outside the middle half of the draws. */
export function centreNotes(
  frame: ScenarioFrame,
  { courses, prices }: Pick<FanRequest, 'courses' | 'prices'>,
  fan: readonly FanYear[],
  vectors: ErrorVectors,
): string[] {
  const last = fan.at(-1)
  const t = frame.by - frame.from
  if (last === undefined) return []
  let level = 0
  courses.forEach((c, a) => {
    const into = prices.year === null ? 1 : (prices.level[a] ?? 1) / (c.economy.deflator[t] ?? 1)
    level += (c.rate * (c.economy.gdp[t] ?? 0) * (c.path[t] ?? 0) * into) / 100
  })
  const [low = 0, high = 0, lower = 0, higher = 0] = last.level
  if (level >= low && level <= high) return []
  const outside = level < lower || level > higher ? 'the 80 % band' : 'the middle half of the draws'
  const mean = (variable: string) =>
    errorSizes({ ...vectors, actual: vectors.ratio })
      .filter((e) => e.variable === variable && e.horizon > 0)
      .reduce((sum, e, _, all) => sum + e.mean / all.length, 0)
  const lean = (points: number) =>
    Math.abs(points) < 0.05 ? 'right' : `${fixedHalfUp(Math.abs(points), 1)} points too ${points < 0 ? 'high' : 'low'}`
  return [
    `The path of ${frame.by} lies ${level > high ? 'above' : 'below'} ${outside}: past forecasts of a year’s growth were ${lean(mean('growth'))} on average, of its change of prices ${lean(mean('prices'))}, and the draws keep that.`,
  ]
}

/** Coverage as tried last, by the errors it was tried on and the seed: it takes longer than all the rest of an answer. */
const tries = new WeakMap<ErrorVectors, Map<number, Coverage[]>>()

function coverageTried(frame: ScenarioFrame, kernel: Kernel, vectors: ErrorVectors, seed: number): Coverage[] {
  const settings = frame.book.facts.scenarios.uncertainty
  const bySeed = tries.get(vectors) ?? new Map<number, Coverage[]>()
  const tried =
    bySeed.get(seed) ??
    coverageOf(kernel, vectors, {
      draws: COVERAGE_DRAWS,
      seed,
      floor: settings.floor,
      bands: settings.bands.map((b) => b / 100),
      near: settings.horizon,
    })
  // Seeds are many, and mostly one is asked for.
  tries.set(vectors, new Map([[seed, tried]]))
  return tried
}

/** Where the bands of the question's own areas would not have held as stated, tried with fewer draws than `calibrate` takes. */
export function coverageNotes(frame: ScenarioFrame, kernel: Kernel, vectors: ErrorVectors, seed: number): string[] {
  const tried = coverageTried(frame, kernel, vectors, seed)
  const off = tried.filter((c) => verdictOf(c) !== 'as stated')
  const editions = `${vectors.origins.length} editions, each judged by those that share no year with it`
  if (off.length === 0) return [`Tried on the past, no band is surely off, as far as ${editions}, can tell.`]
  const worst = (verdict: string): string[] => {
    const bands = off.filter((c) => verdictOf(c) === verdict)
    const gap = (c: (typeof off)[number]) => Math.abs(c.covered - c.band)
    const [most] = [...bands].sort((a, b) => gap(b) - gap(a))
    if (most === undefined) return []
    return [
      `${bands.length} of ${tried.length} bands ${bands.length === 1 ? 'is' : 'are'} ${verdict}, most of all ${most.level} ${most.horizon} ${most.horizon === 1 ? 'year' : 'years'} ahead: the ${100 * most.band} % band held ${fixedHalfUp(100 * most.covered, 0)} % of outcomes`,
    ]
  }
  return [`Tried on the past (${editions}), ${[...worst('too narrow'), ...worst('too wide')].join('; ')}.`]
}
