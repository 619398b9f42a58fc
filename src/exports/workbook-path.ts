import { baselineLevels, baselineParts } from '../scenarios/baseline.js'
import { pointsPath } from '../scenarios/trajectory.js'
import type { CostModel, CostModelMember, ModelPoint } from './workbook-model.js'

/** Paths in the order of the formula that chooses one. */
export const PATH_WORDS = ['linear', 'front', 'back', 'steps', 'growth', 'pace', 'plan', 'file'] as const
export const BASELINE_WORDS = ['constant-share', 'frozen-cash', 'frozen-real', 'plan'] as const

/** A list of words in a formula. */
export function wordList(list: readonly string[]): string {
  return `{${list.map((w) => `"${w}"`).join(',')}}`
}

/** Cells that a path is made of, each as a formula's reference. */
export interface PathCells {
  /** Years since the start. */
  readonly t: number
  readonly years: number
  readonly start: string
  readonly pace: string
  readonly gdp: string
  readonly deflator: string
  readonly firstGdp: string
  readonly firstDeflator: string
  readonly lastGdp: string
  readonly lastDeflator: string
  /** Share by the plan and by the user's file; absent where there is none. */
  readonly plan: string | undefined
  readonly file: string | undefined
  /** A member that is at or above the target keeps its share. */
  readonly keeps: boolean
}

/** The share of a year by the path that is chosen, as `chosenPath` of the engine has it. */
export function pathFormula(c: PathCells): string {
  const u = `${c.t}/${c.years}`
  const rise = `(target-${c.start})`
  const real = (gdp: string, deflator: string, share: string) => `(${share}/100*${gdp}/${deflator})`
  const first = real(c.firstGdp, c.firstDeflator, c.start)
  const bent = (sign: string) => `${c.start}+${rise}*(${u}${sign}bend*(${u})*(1-${u}))`
  const ways = [
    `${c.start}+${rise}*${u}`,
    bent('+'),
    bent('-'),
    `${c.start}+${rise}*INT(${c.t}*steps/${c.years})/steps`,
    `100*${first}*(${real(c.lastGdp, c.lastDeflator, 'target')}/${first})^(${u})*${c.deflator}/${c.gdp}`,
    `IF(${c.start}>=target,${c.start},MAX(0,MIN(target,${c.start}+${c.pace}*${c.t})))`,
    c.plan ?? 'NA()',
    c.file ?? 'NA()',
  ]
  const chosen = `CHOOSE(path_number,${ways.join(',')})`
  return c.keeps ? `IF(AND(${c.start}>=target,path_number<=6),${c.start},${chosen})` : chosen
}

/** A point of a path and the cell that holds its share. */
export interface PointCell extends ModelPoint {
  readonly cell: string
}

/** The share of a year on straight lines from the start through points in order of years, as `pointsPath` of the engine has it. */
export function pointFormula(points: readonly PointCell[], start: string, from: number, year: number): string {
  const all = [{ year: from, cell: start }, ...points]
  const next = all.findIndex((p) => p.year >= year)
  const after = all[next] ?? all.at(-1)
  const before = all[next - 1]
  if (after === undefined) return start
  if (before === undefined || after.year === year) return after.cell
  return `${before.cell}+(${after.cell}-${before.cell})*${year - before.year}/${after.year - before.year}`
}

/** What the engine's own functions give for a member, before prices and currency, one entry a year. */
export interface MemberValues {
  readonly plan: Float64Array | undefined
  readonly file: Float64Array | undefined
  /** Money of each baseline, in the order of `BASELINE_WORDS`; that of a plan only where one is held. */
  readonly baselines: readonly (Float64Array | undefined)[]
}

export function memberValues(model: CostModel, member: CostModelMember): MemberValues {
  const { from, path } = model
  const { gdp, startShare } = member
  const years = gdp.length
  const economy = {
    first: from,
    gdp: Float64Array.from(gdp),
    deflator: Float64Array.from(member.deflator),
    extrapolatedFrom: null,
  }
  const level = ((gdp[0] ?? 0) * startShare) / 100
  const plan = member.plan ? pointsPath(startShare, member.plan, from, years) : undefined
  const shares = path.points ? pointsPath(startShare, path.points, from, years) : undefined
  const given = path.amounts
  const file = given ? economy.gdp.map((g, i) => (i === 0 ? startShare : (100 * (given[i] ?? 0)) / g)) : shares
  return {
    plan,
    file,
    baselines: BASELINE_WORDS.map((kind) =>
      kind === 'plan' && plan === undefined && !member.exempt
        ? undefined
        : baselineLevels(baselineParts(kind, startShare, level, years, plan), economy),
    ),
  }
}

/** Whether every member has a plan, so that plans can be the baseline. */
export function allPlanned({ members }: CostModel): boolean {
  return members.every((m) => m.plan !== null || m.exempt) && members.some((m) => m.plan !== null)
}

/** Paths that can be chosen: those with all that they need. */
export function pathsOffered(model: CostModel): string[] {
  const { members, path, asWhole } = model
  const paced = asWhole ? path.pace !== null : members.every((m) => m.pace !== null || m.exempt)
  return PATH_WORDS.filter((word) => {
    if (word === 'pace') return paced
    if (word === 'plan') return !asWhole && allPlanned(model)
    return word !== 'file' || path.points !== null || path.amounts !== null
  })
}
