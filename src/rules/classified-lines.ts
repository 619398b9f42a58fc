import type { LedgerLine } from '../terms/ledger-line.js'
import { auditRows, largestUnmatched, reviewList } from './audit.js'
import { toCents } from './cents.js'
import type { Classified, MirroredPair } from './classified.js'
import { holds } from './condition.js'
import { interpreter, type RuleOptions } from './interpret.js'
import { ruleLine } from './ledger-text.js'
import { overlapPairs, overlapsOfRows } from './overlap-pairs.js'
import type { RuleSet } from './rule.js'
import { type ClassifiedLine, tally } from './tally.js'

const BATCH = 8_192

function pairsOf(lines: readonly ClassifiedLine[]): MirroredPair[] {
  const groups = new Map<string, LedgerLine[]>()
  for (const { line, rule } of lines) {
    const cents = toCents(line.amount)
    if (rule === undefined || cents === 0) continue
    const key = `${line.year} ${Math.abs(cents)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups.values()].flatMap((group) => {
    const spent = group.find((line) => line.amount > 0)
    const received = group.find((line) => line.amount < 0)
    return group.length === 2 && spent && received ? [{ spent, received }] : []
  })
}

/**
 * Applies rules to lines held in memory, by interpretation: the reference meaning, and what browsers use. `lines` in the
 * ledger's order.
 */
export function classifiedLines(set: RuleSet, lines: readonly LedgerLine[], options?: RuleOptions): Classified {
  const decide = interpreter(set, options)
  const all = lines.map((line, i) => {
    const read = ruleLine(line, i)
    return { line, read, rule: decide(read)?.rule.id }
  })
  const at = (stage: LedgerLine['stage']) => all.filter(({ line }) => line.stage === stage)
  return {
    engine: 'typescript',
    plan: 'interpreted',
    lines: lines.length,
    money: async () => tally(all),
    largestUnmatched: async (stage, count) =>
      largestUnmatched(at(stage), count).filter((line) => toCents(line.amount) !== 0),
    review: async (stage, count) => reviewList(set, at(stage), count),
    overlaps: async (stage) => {
      const decided = at(stage).flatMap(({ line, rule }) => (rule === undefined ? [] : [{ line, rule }]))
      return overlapsOfRows(decided, overlapPairs(set, options))
    },
    meeting: async (condition) => tally(all.filter(({ rule, read }) => rule !== undefined && holds(condition, read))),
    mirrored: async (stage, count) =>
      pairsOf(at(stage))
        .sort(
          (a, b) => toCents(b.spent.amount) - toCents(a.spent.amount) || Number(a.spent.year) - Number(b.spent.year),
        )
        .slice(0, count),
    linesOf: async (year, stage, most) => {
      const found = at(stage).flatMap(({ line }) => (line.year === year ? [line] : []))
      return found.length > most ? undefined : found
    },
    audit: async function* () {
      for (let i = 0; i < all.length; i += BATCH) yield [...auditRows(set, all.slice(i, i + BATCH))]
    },
  }
}
