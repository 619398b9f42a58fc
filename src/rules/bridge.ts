import { PledgebookError } from '../terms/fault.js'
import type { LedgerLine } from '../terms/ledger-line.js'
import { type EconomyPoints, type Moved, pointsOf } from './bridge-points.js'
import { fromCents, SHARE_UNIT, wholeQuotient } from './cents.js'
import { interpreter, type RuleOptions } from './interpret.js'
import { type KeyedMoney, keyedMoney } from './keyed-money.js'
import { ruleLine } from './ledger-text.js'
import type { RuleSet } from './rule.js'

/** A year of a ledger (one stage, one side) under a rule set. `gdp` in the ledger's units of currency. */
export interface BridgeEnd {
  readonly set: RuleSet
  readonly options?: RuleOptions | undefined
  readonly lines: readonly LedgerLine[]
  /** Of all its lines; must be given where there may be none. */
  readonly year?: string | undefined
  readonly gdp?: number | undefined
}

export interface PartBridge extends Moved {
  readonly part: string
  readonly before: number
  readonly after: number
  /** In points of GDP, where both ends have one. */
  readonly points?: EconomyPoints
}

/** One line (all rows of one code, programme and text) whose money in a part moved, or moved between reasons. */
export interface LineMove extends Moved {
  readonly part: string
  readonly before: number
  readonly after: number
  readonly code: string
  readonly programme: string
  readonly text: string
}

function only<T>(values: Iterable<T>, what: string): T | undefined {
  const [first, second] = new Set(values)
  if (second === undefined) return first
  throw new PledgebookError(
    'input',
    'bridge.mixed',
    `one end of the bridge holds lines of two ${what}: ${String(first)} and ${String(second)}`,
    'give each end the lines of one year, one stage and one side',
  )
}

/** Money of a line under a rule set, by part, had the line been of `year`. */
function classified(end: BridgeEnd, lines: readonly LedgerLine[], year: string | undefined): Map<string, KeyedMoney> {
  const decide = interpreter(end.set, end.options)
  return keyedMoney(lines, (line) => {
    const decision = decide({ ...ruleLine(line, 0), year: year ?? line.year })
    return decision?.assign ?? []
  })
}

/** What of two amounts is the same money: the smaller, or nothing where their signs differ. */
function common(a: bigint, b: bigint): bigint {
  if (a > 0n && b > 0n) return a < b ? a : b
  return a < 0n && b < 0n ? (a > b ? a : b) : 0n
}

/** Money as a quotient in parts of a hundredth, so that nothing is cut before the end. `divisor` is positive. */
interface Exact {
  readonly dividend: bigint
  readonly divisor: bigint
}

/** Under one rule set: money that was there and changed its share. */
function relabelledUnder(before: KeyedMoney | undefined, after: KeyedMoney | undefined, part: string): Exact {
  const [a, b] = [before?.amount ?? 0n, after?.amount ?? 0n]
  const same = common(a, b)
  if (same === 0n) return { dividend: 0n, divisor: 1n }
  const [own, later] = [before?.parts.get(part) ?? 0n, after?.parts.get(part) ?? 0n]
  return { dividend: (later * a - own * b) * same, divisor: a * b }
}

/** The mean of two, in whole hundredths. */
function meanOf(x: Exact, y: Exact): bigint {
  return wholeQuotient(x.dividend * y.divisor + y.dividend * x.divisor, 2n * x.divisor * y.divisor * SHARE_UNIT)
}

interface FourWays {
  readonly old: Map<string, KeyedMoney>
  readonly oldByNewRules: Map<string, KeyedMoney>
  readonly newByOldRules: Map<string, KeyedMoney>
  readonly new: Map<string, KeyedMoney>
}

const FIELDS = ['before', 'after', 'change', 'relabelled', 'newMoney', 'redefined'] as const
/** In hundredths. */
type CentMove = Record<(typeof FIELDS)[number], bigint>

/** One line's move in one part. Each term is cut to hundredths; new money takes what the cuts leave. */
function moveOf(ways: FourWays, key: string, part: string): CentMove {
  const money = (way: Map<string, KeyedMoney>) => wholeQuotient(way.get(key)?.parts.get(part) ?? 0n, SHARE_UNIT)
  const [before, after] = [money(ways.old), money(ways.new)]
  const redefined = wholeQuotient(money(ways.oldByNewRules) - before + after - money(ways.newByOldRules), 2n)
  const relabelled = meanOf(
    relabelledUnder(ways.old.get(key), ways.newByOldRules.get(key), part),
    relabelledUnder(ways.oldByNewRules.get(key), ways.new.get(key), part),
  )
  const change = after - before
  return { before, after, change, relabelled, redefined, newMoney: change - relabelled - redefined }
}

function inUnits(cents: CentMove): Moved & { readonly before: number; readonly after: number } {
  const { before, after, change, relabelled, newMoney, redefined } = cents
  return {
    before: fromCents(before),
    after: fromCents(after),
    change: fromCents(change),
    relabelled: fromCents(relabelled),
    newMoney: fromCents(newMoney),
    redefined: fromCents(redefined),
  }
}

/**
 * From one year (or rule set) to another: why each part of a goal got more or less money. Central shares.
 *
 * redefined = what the change of rules does to unchanged lines; a rule that begins or ends between the years is such a change.
 * The rest is what the change of lines does under unchanged rules. Rules may be changed before lines or after: the mean of the
 * two orders is taken (Shapley), so that the order does not matter. Under one rule set, for each code, programme and text,
 * relabelled = (share after − share before) × the money there both before and after (the smaller amount): it was
 * there and is now counted (or counted no more). newMoney = all else: lines that grew, shrank, appeared or ended.
 *
 * relabelled + newMoney + redefined = change = after − before, exactly in hundredths: each line's terms are cut to hundredths,
 * and new money takes what the cuts leave. In points of GDP see `pointsOf`. `moves` are the lines whose reasons are not
 * all zero, the largest change of any kind first.
 * Throws `input` `bridge.mixed` where an end holds two years, stages or sides; `input` `bridge.gdp`; `input` `bridge.parts`
 * where the rule sets have different parts.
 */
export function bridge(
  before: BridgeEnd,
  after: BridgeEnd,
): { readonly parts: PartBridge[]; readonly moves: LineMove[] } {
  const { parts } = after.set
  if (parts.toSorted().join() !== before.set.parts.toSorted().join())
    throw new PledgebookError(
      'input',
      'bridge.parts',
      `the rule sets have different parts: ${before.set.parts.join(', ')} and ${parts.join(', ')}`,
      'compare rule sets with the same parts',
    )
  const yearOf = ({ lines, year }: BridgeEnd) => {
    only(
      lines.map((l) => l.stage),
      'stages',
    )
    only(
      lines.map((l) => l.side),
      'sides',
    )
    const found = only(
      lines.map((l) => l.year),
      'years',
    )
    return year ?? found
  }
  const [yearBefore, yearAfter] = [yearOf(before), yearOf(after)]
  const ways: FourWays = {
    old: classified(before, before.lines, yearBefore),
    oldByNewRules: classified(after, before.lines, yearAfter),
    newByOldRules: classified(before, after.lines, yearBefore),
    new: classified(after, after.lines, yearAfter),
  }
  const keys = new Set([...ways.old.keys(), ...ways.new.keys()])
  const moves: LineMove[] = []
  const sums = parts.map((part): PartBridge => {
    const sum: CentMove = { before: 0n, after: 0n, change: 0n, relabelled: 0n, newMoney: 0n, redefined: 0n }
    for (const key of keys) {
      const move = moveOf(ways, key, part)
      for (const field of FIELDS) sum[field] += move[field]
      const line = (ways.new.get(key) ?? ways.old.get(key))?.line
      if (line !== undefined && (move.relabelled !== 0n || move.newMoney !== 0n || move.redefined !== 0n))
        moves.push({ part, code: line.code, programme: line.programme, text: line.text, ...inUnits(move) })
    }
    const money = inUnits(sum)
    if (before.gdp === undefined || after.gdp === undefined) return { part, ...money }
    return { part, ...money, points: pointsOf(money, before.gdp, after.gdp) }
  })
  const size = (m: LineMove) => Math.max(Math.abs(m.relabelled), Math.abs(m.newMoney), Math.abs(m.redefined))
  return { parts: sums, moves: moves.sort((a, b) => size(b) - size(a)) }
}
