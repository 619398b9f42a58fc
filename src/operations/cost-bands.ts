import type { Sums } from '../math/kernel-sums.js'
import { type DrawnErrors, errorsOfOne } from '../scenarios/drawn-errors.js'
import { type FanRequest, type FanYear, fanOf, levelFan } from '../scenarios/fan.js'
import { centreNotes, coverageNotes, uncertaintyNotes } from './cost-certainty.js'
import { type Courses, withBaseline } from './cost-courses.js'
import { drawsOf, kernelsFor, vectorsOf } from './cost-draws.js'
import { priceBaseOf } from './cost-money.js'
import type { Cost, CostInput, CostYear } from './cost-schema.js'
import { refuseDraws, refuseSeed } from './draw-limits.js'
import { goalsOfMeasure } from './fields.js'
import type { Reasoning } from './operation.js'
import type { ScenarioFrame } from './scenario-frame.js'

const SHARE_DIGITS = 6

type Bands = NonNullable<CostYear['bands']>

export interface FanOfYear {
  readonly bands: Bands | null
  readonly extraBands: Bands | null
  readonly shareBands: Bands | null
  readonly calibrated: boolean
  readonly origins: readonly (readonly [string, Reasoning])[]
}

/** What the bands would be if one thing alone were uncertain. */
export interface Driver {
  readonly driver: string
  readonly width: number
  readonly says: string
}

export interface Uncertainty {
  readonly years: readonly FanOfYear[]
  readonly assumptions: NonNullable<Cost['assumptions']['uncertainty']>
  readonly probability: NonNullable<Cost['probability']>
  /** Widths in the unit of the level. */
  readonly drivers: readonly Driver[]
  readonly notes: readonly string[]
}

/** Probabilities at the ends of the bands, the narrow first (50 % is from 0.25 to 0.75), and last the median's. */
function endsOf(coverages: readonly number[]): number[] {
  return [...coverages.flatMap((c) => [(100 - c) / 200, (100 + c) / 200]), 0.5]
}

/** Bands of quantiles at `endsOf` and, last, at one half. */
function bandsOf(quantiles: Float64Array, decimals = 10): Bands {
  const cut = (i: number) => Number((quantiles[i] ?? 0).toPrecision(decimals))
  const at = (i: number): [number, number] => [cut(i), cut(i + 1)]
  return { median: cut(quantiles.length - 1), p50: at(0), p80: at(2), p95: at(4) }
}

/** How many years after the projection was made the first year after the start lies. */
function aheadOf(frame: ScenarioFrame): number {
  const projected = frame.gdp.kind === 'weo' || frame.gdp.kind === 'splice'
  return projected && frame.macro ? frame.from + 1 - frame.macro.madeIn : 1
}

function driversOf(sums: Sums, errors: DrawnErrors, request: FanRequest): Driver[] {
  const width = (only: 'growth' | 'prices'): number => {
    const ends = { ...request, probabilities: [0.1, 0.9] }
    const [low = 0, high = 0] = levelFan(sums, errorsOfOne(errors, only), ends, errors.years - 1)
    return Number((high - low).toPrecision(6))
  }
  return [
    {
      driver: 'real growth',
      width: width('growth'),
      says: 'width of the 80 % band of spending in the due year if only real growth were uncertain',
    },
    { driver: 'inflation', width: width('prices'), says: 'the same if only the change of prices were uncertain' },
  ].sort((a, b) => b.width - a.width)
}

function reasons(fan: FanYear, year: number, how: string, ends: readonly number[]): (readonly [string, Reasoning])[] {
  const keys = [
    ['bands', bandsOf(fan.level)],
    ['extraBands', bandsOf(fan.extra)],
    ['shareBands', bandsOf(fan.share, SHARE_DIGITS)],
  ] as const
  return keys.flatMap(([key, bands]) => {
    const names = ['p50', 'p80', 'p95'] as const
    const values = names.flatMap((n) => [[`${n}/0`, bands[n][0]] as const, [`${n}/1`, bands[n][1]] as const])
    return [...values, ['median', bands.median] as const].map(([name, conclusion], i): readonly [string, Reasoning] => [
      `${key}/${name}`,
      { kind: 'reasoned', conclusion, how: `quantile ${ends[i]} in ${year} of ${how}`, from: [] },
    ])
  })
}

/** Bands, probabilities and what matters most; undefined where nothing is uncertain or no draws are wanted. */
export async function uncertaintyOf(
  frame: ScenarioFrame,
  input: CostInput,
  courses: Courses,
): Promise<Uncertainty | undefined> {
  if (input.draws !== 0) refuseDraws(input.draws, ', or 0 for no bands; 10,000 are enough for the digits shown')
  refuseSeed(input.seed)
  if (input.draws === 0 || frame.gdp.kind === 'static') return undefined
  const settings = frame.book.facts.scenarios.uncertainty
  const vectors = await vectorsOf(frame, courses)
  const ahead = aheadOf(frame)
  const years = frame.by - frame.from
  const { kernel, sums } = await kernelsFor(frame.book, years * input.draws)
  const { errors, calibrated } = drawsOf(frame, kernel, vectors, { ahead, years, seed: input.seed, draws: input.draws })
  const ends = endsOf(settings.bands)
  const goals = goalsOfMeasure(frame.book, frame.goal.measure, frame.parts.share, frame.asOf)
  const targets = [frame.target, ...goals.map((g) => g.target)]
  const request = {
    courses: withBaseline(frame, input, courses, input.baseline),
    prices: { year: frame.priceYear ?? null, level: courses.members.map((m) => priceBaseOf(frame, m)) },
    probabilities: ends,
    targets,
  }
  const fan = fanOf(sums, errors, request)
  const calibratedTo = frame.from + calibrated
  const how = `${input.draws} draws of past errors, seed ${input.seed}`
  const start: FanOfYear = { bands: null, extraBands: null, shareBands: null, calibrated: true, origins: [] }
  const ids = [input.target === undefined ? frame.goal.id : `target of ${frame.target} %`, ...goals.map((g) => g.id)]
  return {
    years: [
      start,
      ...fan.map(
        (f, t): FanOfYear => ({
          // Money that the user gives is sure; what share it makes is not. A past year has no error.
          bands: courses.amounts || ahead + t < 0 ? null : bandsOf(f.level),
          extraBands: courses.amounts || ahead + t < 0 ? null : bandsOf(f.extra),
          shareBands: ahead + t < 0 ? null : bandsOf(f.share, SHARE_DIGITS),
          calibrated: t < calibrated,
          origins: reasons(f, frame.from + 1 + t, how, ends).filter(
            ([key]) => ahead + t >= 0 && (!courses.amounts || key.startsWith('shareBands')),
          ),
        }),
      ),
    ],
    assumptions: {
      draws: input.draws,
      seed: input.seed,
      origins: [...vectors.origins],
      calibratedTo: String(calibratedTo),
      says: `each draw applies the errors that one past edition made in growth and inflation, the same edition for all countries and years, smoothed; editions ${vectors.origins[0]} to ${vectors.origins.at(-1)}`,
    },
    probability: {
      says: 'if the central amounts were budgeted in cash: in how many draws they reach each share of the GDP that comes',
      byYear: fan.map((f, t) => ({
        period: String(frame.from + 1 + t),
        goals: ids
          .map((goal, g) => ({ goal, target: targets[g] ?? 0, probability: f.reaches[g] ?? 0 }))
          .filter((g, i, all) => all.findIndex((x) => x.goal === g.goal) === i),
      })),
    },
    drivers: courses.amounts ? [] : driversOf(sums, errors, request),
    notes: [
      ...uncertaintyNotes(frame, courses, vectors, calibratedTo),
      ...(courses.amounts
        ? ['The amounts are given, so only their share of GDP is uncertain.']
        : centreNotes(frame, request, fan, vectors)),
      ...coverageNotes(frame, kernel, vectors, input.seed),
    ],
  }
}
