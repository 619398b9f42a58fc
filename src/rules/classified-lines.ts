import type { LedgerLine, Stage } from '../terms/ledger-line.js'
import { auditRows, largestUnmatched, reviewList } from './audit.js'
import { toCents } from './cents.js'
import type { Classified, MirroredPair } from './classified.js'
import { holds } from './condition.js'
import { type HeldLines, readLine } from './held-lines.js'
import { interpreter, type RuleOptions } from './interpret.js'
import { overlapPairs, overlapsOfRows } from './overlap-pairs.js'
import type { RuleSet } from './rule.js'
import { type ClassifiedLine, tally } from './tally.js'

const BATCH = 8_192

function pairsOf(lines: Iterable<ClassifiedLine>): MirroredPair[] {
  const groups = new Map<string, LedgerLine[]>()
  for (const { line, rule } of lines) {
    const cents = toCents(line.amount)
    if (rule === undefined || cents === 0) continue
    const key = `${line.year} ${Math.abs(cents)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    // A third line of one amount says that it is no pair; more need not be kept.
    else if (group.length < 3) group.push(line)
  }
  return [...groups.values()].flatMap((group) => {
    const spent = group.find((line) => line.amount > 0)
    const received = group.find((line) => line.amount < 0)
    return group.length === 2 && spent && received ? [{ spent, received }] : []
  })
}

/**
 * Applies rules to lines held in memory, by interpretation: the reference meaning, and what browsers use. `lines` in the
 * ledger's order; only the rule of each is kept beside them.
 */
export function classifiedLines(set: RuleSet, lines: HeldLines, options?: RuleOptions): Classified {
  const decide = interpreter(set, options)
  const rules: (string | undefined)[] = []
  for (let i = 0; i < lines.length; i++) {
    const read = readLine(lines, i)
    rules.push(read && decide(read)?.rule.id)
  }
  function* some(from: number, to: number, stage?: Stage): Generator<ClassifiedLine> {
    for (let i = from; i < to; i++) {
      const line = lines.at(i)
      if (line !== undefined && (stage === undefined || line.stage === stage)) yield { line, rule: rules[i] }
    }
  }
  const at = (stage?: Stage) => some(0, lines.length, stage)
  function* decided(stage: Stage) {
    for (const { line, rule } of at(stage)) if (rule !== undefined) yield { line, rule }
  }
  function* meeting(condition: Parameters<typeof holds>[0]) {
    for (let i = 0; i < lines.length; i++) {
      const read = rules[i] === undefined ? undefined : readLine(lines, i)
      if (read && holds(condition, read)) yield* some(i, i + 1)
    }
  }
  return {
    engine: 'typescript',
    plan: 'interpreted',
    lines: lines.length,
    money: async () => tally(at()),
    largestUnmatched: async (stage, count) =>
      largestUnmatched(at(stage), count).filter((line) => toCents(line.amount) !== 0),
    review: async (stage, count) => reviewList(set, at(stage), count),
    overlaps: async (stage) => overlapsOfRows(decided(stage), overlapPairs(set, options)),
    meeting: async (condition) => tally(meeting(condition)),
    mirrored: async (stage, count) =>
      pairsOf(at(stage))
        .sort(
          (a, b) => toCents(b.spent.amount) - toCents(a.spent.amount) || Number(a.spent.year) - Number(b.spent.year),
        )
        .slice(0, count),
    linesOf: async (year, stage, most) => {
      const found: LedgerLine[] = []
      for (const { line } of at(stage)) {
        if (line.year === year) found.push(line)
        if (found.length > most) break
      }
      return found.length > most ? undefined : found
    },
    audit: async function* () {
      for (let i = 0; i < lines.length; i += BATCH)
        yield [...auditRows(set, some(i, Math.min(i + BATCH, lines.length)))]
    },
  }
}
