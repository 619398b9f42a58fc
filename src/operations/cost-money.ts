import { type Baseline, baselineLevels } from '../scenarios/baseline.js'
import { derived, type Figure, given, subtract, sum } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import { PERCENT, type Unit } from '../terms/unit.js'
import { type Courses, shareOfAll, withBaseline } from './cost-courses.js'
import type { CostInput } from './cost-schema.js'
import type { ScenarioFrame } from './scenario-frame.js'
import type { Member } from './scenario-members.js'

/** Money of one year of a scenario, each number with its way. */
export interface YearMoney {
  readonly year: number
  readonly share: Figure
  readonly gdp: Figure
  readonly level: Figure
  readonly baseline: Figure
  readonly extra: Figure
}

/** Unit of the answer's amounts. */
export function moneyUnit(frame: ScenarioFrame, members: readonly Member[]): Unit {
  const [first] = members
  return {
    code: frame.currency ?? first?.currency ?? '',
    scale: first?.unit.scale ?? 6,
    prices: frame.priceYear === undefined ? 'current' : `${frame.priceYear}`,
  }
}

/** Price level of the wanted prices for a member, start = 1; 1 for current prices. Throws `notFound` `prices.unknown`. */
export function priceBaseOf(frame: ScenarioFrame, member: Member): number {
  if (frame.priceYear === undefined) return 1
  const level = member.priceLevel(frame.priceYear)
  if (level !== undefined) return level
  throw new PledgebookError(
    'notFound',
    'prices.unknown',
    `no deflator of ${member.area.name} for ${frame.priceYear} is held`,
    'take the prices of another year, such as that of the start, or current prices',
  )
}

/** What one unit of a member's money of year i becomes in the answer: deflated in its own currency, then converted. */
function intoAnswer(frame: ScenarioFrame, member: Member, i: number): number {
  const prices = frame.priceYear === undefined ? 1 : priceBaseOf(frame, member) / (member.economy.deflator[i] ?? 1)
  return member.rate.value * prices
}

function conversionWords(frame: ScenarioFrame, member: Member, unit: Unit): string {
  const prices = frame.priceYear === undefined ? '' : `, at prices of ${frame.priceYear}`
  return `${prices}${member.currency === unit.code ? '' : `, in ${unit.code} at one rate`}`
}

/** GDP of a member by year, each grown from the one before, down to the cells it grew by. */
function gdpFigures(frame: ScenarioFrame, member: Member): Figure[] {
  const figures: Figure[] = [member.gdp]
  const { kind } = frame.gdp
  for (let i = 1; i < member.economy.gdp.length; i++) {
    const year = frame.from + i
    const before = figures[i - 1] ?? member.gdp
    const value = member.economy.gdp[i] ?? 0
    const cells = member.grownBy(year)
    const how =
      kind === 'given'
        ? `GDP of ${year - 1} grown as the user says`
        : cells.length > 0
          ? `GDP of ${year - 1} grown at the projection’s nominal growth of ${year}`
          : `GDP of ${year - 1} grown as in the projection’s last year`
    if (kind === 'static') figures.push(member.gdp)
    else if (kind === 'file')
      figures.push(given(value, member.unit, `GDP of ${year}`, `the user’s file ${frame.input.gdp}`))
    else figures.push(derived(value, member.unit, how, [before, ...cells]))
  }
  return figures
}

/** Cells by which money of a year was brought to other prices. */
function priceCells(frame: ScenarioFrame, member: Member, year: number): Figure[] {
  const { priceYear, gdp } = frame
  if (priceYear === undefined) return []
  const ends = [priceYear, gdp.kind === 'static' ? (gdp.year ?? frame.from) : year]
  return [...new Set(ends.flatMap((y) => member.pricedBy(y)))]
}

/** The share of GDP to reach: the goal's, or the user's own. */
export function targetFigure(frame: ScenarioFrame): Figure {
  const source = frame.input.target === undefined ? frame.goal.source.text : 'given by the user'
  return given(frame.target, PERCENT, frame.goal.id, source)
}

/** One member's money of a year, before any baseline. */
interface MemberYear {
  readonly member: Member
  readonly share: Figure
  /** GDP in the member's own money, and its way. */
  readonly own: Figure
  readonly gdp: Figure
  readonly level: Figure
  /** What one unit of its money becomes, with the words and cells for it. */
  readonly into: number
  readonly words: string
  readonly rate: readonly Figure[]
}

/** A year of a scenario before any baseline. */
interface LevelYear {
  readonly year: number
  readonly members: readonly MemberYear[]
  readonly share: Figure
  readonly gdp: Figure
  readonly level: Figure
}

/** Money of every year before any baseline: what all baselines have in common. */
export interface Levels {
  readonly unit: Unit
  readonly years: readonly LevelYear[]
}

function together(parts: readonly Figure[], what: string): Figure {
  const [one] = parts
  return one !== undefined && parts.length === 1 ? one : sum(parts, `${what} of ${parts.length} members, summed`)
}

/** Shares, GDP and level of every year, from the start on. */
export function levelsOf(frame: ScenarioFrame, courses: Courses): Levels {
  const unit = moneyUnit(frame, courses.members)
  const years = courses.members[0]?.economy.gdp.length ?? 0
  const gdps = courses.members.map((m) => gdpFigures(frame, m))
  const whole = given(courses.startShare, PERCENT, 'share of the whole at the start', 'its members’ sums, or the user')
  const target = targetFigure(frame)
  const shares = shareOfAll(courses.members, courses.paths)
  const found = Array.from({ length: years }, (_, i): LevelYear | undefined => {
    const year = frame.from + i
    const members = courses.members.map((m, a): MemberYear => {
      const into = intoAnswer(frame, m, i)
      const words = conversionWords(frame, m, unit)
      const own = gdps[a]?.[i] ?? m.gdp
      const ratio = courses.paths[a]?.[i] ?? 0
      const share =
        i === 0 && !courses.asWhole
          ? m.start
          : courses.amounts
            ? derived(ratio, PERCENT, `${courses.says}, ÷ GDP of ${year}`, [
                given(((m.economy.gdp[i] ?? 0) * ratio) / 100, m.unit, `amount of ${year}`, courses.says),
                own,
              ])
            : derived(ratio, PERCENT, `share of ${year}: ${courses.says}`, [courses.asWhole ? whole : m.start, target])
      const money = ((m.economy.gdp[i] ?? 0) * ratio) / 100
      const rate = [...(m.currency === unit.code ? [] : [m.rate]), ...priceCells(frame, m, year)]
      const gdp = derived((m.economy.gdp[i] ?? 0) * into, unit, `GDP of ${m.area.name} in ${year}${words}`, [
        own,
        ...rate,
      ])
      const level = derived(money * into, unit, `share × GDP of ${m.area.name} in ${year}${words}`, [
        share,
        own,
        ...rate,
      ])
      return { member: m, share, own, gdp, level, into, words, rate }
    })
    const [one] = members
    if (one === undefined) return undefined
    const share =
      members.length === 1
        ? one.share
        : derived(
            shares[i] ?? 0,
            PERCENT,
            'shares of the members, weighed by their GDP at the start’s prices and rates',
            members.flatMap((m) => [m.share, m.gdp]),
          )
    const gdp = together(
      members.map((m) => m.gdp),
      'GDP',
    )
    const level = together(
      members.map((m) => m.level),
      'spending',
    )
    return { year, members, share, gdp, level }
  })
  return { unit, years: found.filter((y) => y !== undefined) }
}

/** Level and extra of every year, from the start on, over one baseline. */
export function moneyOf(
  frame: ScenarioFrame,
  input: CostInput,
  courses: Courses,
  { unit, years }: Levels,
  baseline: Baseline,
): YearMoney[] {
  const against = withBaseline(frame, input, courses, baseline)
  const bases = against.map((c) => baselineLevels(c.baseline, c.economy))
  return years.map(({ year, members, share, gdp, level }, i) => {
    const parts = members.map(({ member: m, own, into, words, rate }, a) =>
      derived((bases[a]?.[i] ?? 0) * into, unit, `${baseline} of ${m.area.name} in ${year}${words}`, [
        m.start,
        i === 0 ? m.level : own,
        ...rate,
      ]),
    )
    const base = together(parts, 'baseline')
    return { year, share, gdp, level, baseline: base, extra: subtract(level, base, 'level − baseline') }
  })
}
