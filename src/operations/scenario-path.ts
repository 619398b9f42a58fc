import type { Pledge } from '../book/schemas.js'
import { fixedHalfUp } from '../math/rounding.js'
import type { Economy } from '../scenarios/economy.js'
import {
  bentPath,
  growthPath,
  type Point,
  pacePath,
  pointsPath,
  type Shares,
  steppedPath,
} from '../scenarios/trajectory.js'
import { shown } from '../sources/shown.js'
import { PledgebookError } from '../terms/fault.js'
import { planInWords, planPoints } from './announced-plan.js'
import type { CostInput } from './cost-schema.js'
import type { Context } from './operation.js'
import { readScenarioFile, type ScenarioRow } from './scenario-file.js'
import type { Pace } from './scenario-pace.js'

/** Paths known by name; anything else is a file. */
export const PATHS = ['linear', 'growth', 'front', 'back', 'steps', 'plan', 'pace'] as const
export type PathKind = (typeof PATHS)[number]

const COLUMNS = [
  { name: 'share', money: false },
  { name: 'amount', money: true },
]

export interface PathChoice {
  readonly kind: PathKind | 'file'
  readonly file: string
  readonly bend: number
  readonly steps: number
  readonly rows: readonly ScenarioRow[] | undefined
}

/** What a path may need to know of the area. */
export interface PathGround {
  readonly start: number
  readonly target: number
  readonly economy: Economy
  readonly pace: Pace | undefined
  readonly plan: Pledge | undefined
  readonly measure: string
  /** Units of the economy's money, such as 10⁶. */
  readonly unitsPer: number
  readonly currency: string
}

export interface ChosenPath {
  readonly path: Shares
  readonly says: string
  /** Only for a pace: the year it arrives, also beyond the due year. */
  readonly arrives?: number | null
  /** Only for a file of amounts: the money is given, the share follows from it. */
  readonly amounts?: true
}

/** The path asked for, its file read. Throws `input` faults of its settings and `data` faults of the file. */
export async function pathChoiceOf(context: Context, input: CostInput): Promise<PathChoice> {
  const { path, bend, steps } = input
  if (!(bend >= 0 && bend <= 1))
    throw new PledgebookError('input', 'path.bend', `a bend of ${bend}`, 'give --bend from 0 (straight) to 1 (most)')
  if (!(steps >= 1)) throw new PledgebookError('input', 'path.steps', `${steps} steps`, 'give --steps from 1')
  const named = PATHS.find((p) => p === path)
  if (named) return { file: path, bend, steps, kind: named, rows: undefined }
  const rows = await readScenarioFile(context, path, COLUMNS, PATHS)
  refuseRows(rows, path)
  return { file: path, bend, steps, kind: 'file', rows }
}

function refuseRows(rows: readonly ScenarioRow[], path: string): void {
  const fail = (message: string, hint: string) =>
    new PledgebookError('data', 'path.file', message, hint, { where: path })
  const shares = rows.some((r) => r.values.share !== undefined)
  const amounts = rows.some((r) => r.values.amount !== undefined)
  if (shares === amounts)
    throw fail(
      shares ? 'it has shares and amounts' : 'it has neither shares nor amounts',
      'give one of both: year,share or year,amount_billion',
    )
  for (const { year, values } of rows) {
    const { share, amount } = values
    if (share !== undefined && !(share >= 0 && share <= 100))
      throw fail(`${share} % of GDP in ${year}`, 'give shares in per cent of GDP, from 0 to 100')
    if (amount !== undefined && !(amount >= 0))
      throw fail(`an amount of ${amount} in ${year}`, 'give amounts from 0, in units of the currency or amount_billion')
  }
}

/** Two decimals with a true minus. */
function signedPoints(points: number): string {
  return `${points < 0 ? '−' : ''}${fixedHalfUp(Math.abs(points), 2)}`
}

/** How a path of points goes on: straight lines between its years, and level after the last. */
function linesSay(points: readonly Point[], last: number): string {
  const end = points.at(-1)
  const flat = end && end.year < last ? `, from ${end.year} on level at ${end.share} %` : ''
  return `straight lines between its years${flat}`
}

function amountsPath(rows: readonly ScenarioRow[], ground: PathGround): Shares {
  const { economy, start } = ground
  const amounts = new Map(
    rows.flatMap((r) => (r.values.amount === undefined ? [] : [[r.year, r.values.amount] as const])),
  )
  const last = economy.first + economy.gdp.length - 1
  const missing = Array.from(economy.gdp, (_, i) => economy.first + i).filter((y, i) => i > 0 && !amounts.has(y))
  if (missing.length > 0)
    throw new PledgebookError(
      'data',
      'path.years',
      `the file has no amount for ${missing.join(', ')}`,
      `give one for every year from ${economy.first + 1} to ${last}; amounts are not filled in`,
    )
  return economy.gdp.map((gdp, i) => {
    const amount = amounts.get(economy.first + i) ?? 0
    const share = i === 0 ? start : (100 * amount) / ground.unitsPer / gdp
    if (share <= 100) return share
    throw new PledgebookError(
      'data',
      'path.file',
      `an amount of ${amount} in ${economy.first + i} is ${share.toPrecision(3)} % of GDP`,
      'give amounts in units of the currency, or in a column amount_billion',
    )
  })
}

/** The path asked for on this ground, and what it is in one line. Throws `input` and `notFound` faults. */
export function chosenPath(choice: PathChoice, ground: PathGround): ChosenPath {
  const { start, target, economy, plan, pace } = ground
  const years = economy.gdp.length
  switch (choice.kind) {
    case 'linear':
      return { path: bentPath(start, target, years, 0), says: 'the share of GDP rises by the same points every year' }
    case 'front':
    case 'back': {
      const bend = choice.kind === 'front' ? choice.bend : -choice.bend
      const early = choice.kind === 'front' ? 'more at first, less later' : 'less at first, more later'
      return {
        path: bentPath(start, target, years, bend),
        says: `the share of GDP rises ${early}, bend ${choice.bend}`,
      }
    }
    case 'steps':
      return {
        path: steppedPath(start, target, years, choice.steps),
        says: `the share of GDP rises in ${choice.steps} equal steps, the last in the due year`,
      }
    case 'growth':
      return { path: growthPath(start, target, economy), says: 'spending grows by one constant rate in real terms' }
    case 'pace': {
      if (pace === undefined)
        throw new PledgebookError(
          'notFound',
          'path.noPace',
          'no earlier share is held to take a pace from',
          'take --path linear',
        )
      const { path, arrives } = pacePath(start, pace.change, target, economy.first, years)
      const says = `the share goes on changing as it has since ${pace.since}, by ${signedPoints(pace.change)} points of GDP a year`
      return { path, says, arrives }
    }
    case 'plan':
      if (plan === undefined)
        throw new PledgebookError(
          'notFound',
          'path.noPlan',
          'no announced plan with shares of GDP after the start is held',
          'take another --path, or give the plan as a file: --path plan.csv',
        )
      return {
        path: pointsPath(start, planPoints(plan, ground.measure), economy.first, years),
        says: `${planInWords(plan)}, ${linesSay(planPoints(plan, ground.measure), economy.first + years - 1)}`,
      }
    case 'file': {
      const rows = choice.rows ?? []
      if (rows.some((r) => r.values.amount !== undefined))
        return {
          path: amountsPath(rows, ground),
          says: `amounts of ${shown(choice.file)}, read as ${ground.currency} at the prices of each year`,
          amounts: true,
        }
      const points = rows.flatMap((r) =>
        r.values.share === undefined ? [] : [{ year: r.year, share: r.values.share }],
      )
      if (!points.some((p) => p.year > economy.first))
        throw new PledgebookError(
          'data',
          'path.years',
          `the file has no share after ${economy.first}`,
          `give one for a year up to ${economy.first + years - 1}; years between are filled by straight lines`,
          { where: choice.file },
        )
      return {
        path: pointsPath(start, points, economy.first, years),
        says: `shares of ${shown(choice.file)}, ${linesSay(points, economy.first + years - 1)}`,
      }
    }
  }
}
