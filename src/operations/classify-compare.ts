import { type BridgeEnd, bridge, type LineMove, type PartBridge } from '../rules/bridge.js'
import { type EconomyPoints, pointsOf } from '../rules/bridge-points.js'
import { fromCents, toCents } from '../rules/cents.js'
import type { Classified } from '../rules/classified.js'
import type { RuleOptions } from '../rules/interpret.js'
import type { RuleSet } from '../rules/rule.js'
import type { Stage } from '../terms/ledger-line.js'
import type { GdpOfYears } from './classify-gdp.js'
import type { ClassifyAnswer } from './classify-schema.js'

/** One end of a comparison: a year of the ledger under a rule set. */
export interface CompareEnd {
  readonly year: string
  readonly set: RuleSet
  readonly options: RuleOptions
  /** In units of the ledger's currency; undefined where the book has none. */
  readonly gdp: number | undefined
}

type Compared = Pick<
  ClassifyAnswer,
  'compared' | 'change' | 'newMoney' | 'relabelled' | 'redefined' | 'economy' | 'moves'
>

const NOT_COMPARED: Compared = {
  compared: null,
  change: [],
  newMoney: [],
  relabelled: [],
  redefined: [],
  economy: [],
  moves: [],
}

/** Lines of one end beyond which they are not compared one by one. */
const MOST_COMPARED = 2_000_000
const MOVES = 100
const FIELDS = ['before', 'after', 'change', 'newMoney', 'relabelled', 'redefined'] as const

type Money = Record<(typeof FIELDS)[number], number>

/** Spending and revenue are told apart by side before, and added up after, in whole hundredths. */
function added(parts: readonly PartBridge[]): Money {
  return Object.fromEntries(
    FIELDS.map((field) => [field, fromCents(parts.reduce((sum, p) => sum + BigInt(toCents(p[field])), 0n))]),
  ) as Money
}

const sizeOf = (m: LineMove) => Math.max(Math.abs(m.newMoney), Math.abs(m.relabelled), Math.abs(m.redefined))

/**
 * Why each part got more or less money between two years, or under two rule sets: see `bridge` in rules. Undefined where an
 * end has more than `MOST_COMPARED` lines.
 */
export async function comparedYears(
  ledger: Classified,
  stage: Stage,
  from: CompareEnd,
  to: CompareEnd,
): Promise<Compared | undefined> {
  const linesFrom = await ledger.linesOf(from.year, stage, MOST_COMPARED)
  const linesTo = from.year === to.year ? linesFrom : await ledger.linesOf(to.year, stage, MOST_COMPARED)
  if (linesFrom === undefined || linesTo === undefined) return undefined
  const sides = (['expenditure', 'revenue'] as const).map((side) => {
    const end = ({ year, set, options }: CompareEnd, lines: typeof linesFrom): BridgeEnd => ({
      year,
      set,
      options,
      lines: lines.filter((line) => line.side === side),
    })
    return bridge(end(from, linesFrom), end(to, linesTo))
  })
  const parts = to.set.parts.map((part) => {
    const money = added(sides.flatMap((s) => s.parts.filter((p) => p.part === part)))
    const points: EconomyPoints | undefined =
      from.gdp !== undefined && to.gdp !== undefined ? pointsOf(money, from.gdp, to.gdp) : undefined
    return { part, money, points }
  })
  const moved = (field: 'newMoney' | 'relabelled' | 'redefined') =>
    parts.map(({ part, money, points }) => ({ part, value: money[field], points: points?.[field] ?? null }))
  return {
    compared: {
      from: from.year,
      to: to.year,
      rulesFrom: from.set.id,
      rulesTo: to.set.id,
      gdpFrom: from.gdp ?? null,
      gdpTo: to.gdp ?? null,
    },
    change: parts.map(({ part, money, points }) => ({
      part,
      before: money.before,
      after: money.after,
      value: money.change,
      points: points?.change ?? null,
    })),
    newMoney: moved('newMoney'),
    relabelled: moved('relabelled'),
    redefined: moved('redefined'),
    economy: parts.map(({ part, points }) => ({ part, points: points?.economy ?? null })),
    moves: sides
      .flatMap((s) => s.moves)
      .sort((a, b) => sizeOf(b) - sizeOf(a))
      .slice(0, MOVES)
      .map(({ part, code, programme, text, before, after, newMoney, relabelled, redefined }) => ({
        part,
        code,
        programme,
        text,
        before,
        after,
        newMoney,
        relabelled,
        redefined,
      })),
  }
}

/** New and relabelled money between two years, under one rule set or two; a note where there are too many lines to tell. */
export async function comparedOrNot(
  ledger: Classified,
  years: readonly [string, string] | undefined,
  stage: Stage,
  sets: { readonly from: readonly [RuleSet, RuleOptions]; readonly to: readonly [RuleSet, RuleOptions] },
  gdp: GdpOfYears,
  most = MOST_COMPARED,
) {
  if (years === undefined) return { answer: NOT_COMPARED, notes: [] }
  const end = (year: string, [set, options]: readonly [RuleSet, RuleOptions]) => ({
    year,
    set,
    options,
    gdp: gdp.of(year)?.figure.value,
  })
  const answer = await comparedYears(ledger, stage, end(years[0], sets.from), end(years[1], sets.to))
  if (answer !== undefined) return { answer, notes: [] }
  return {
    answer: NOT_COMPARED,
    notes: [
      `A year has more than ${most} lines: new and relabelled money are not told apart; give a ledger of fewer lines.`,
    ],
  }
}
