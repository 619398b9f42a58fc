import type { Book } from '../book/book.js'
import type { RecordLine } from '../book/record-lines.js'
import { PledgebookError } from '../terms/fault.js'
import type { CheckAnswer } from './check-schema.js'
import { type RecordEntry, recordEntry } from './record-schema.js'

type Claim = CheckAnswer['claims'][number]

const OF_GOALS: ReadonlySet<string> = new Set(['goal-terms', 'goal-date', 'own-target'])
const TOLERANCE = 1e-9

/**
 * Goals that a claim was held against (terms, dates, the line of a count, what a cost is the cost of), or whose floor or cap it tells as
 * a goal's; a share of GDP is not about a goal by itself.
 */
function goalsOf(book: Book, { ask, value, unit, then, now }: Claim): string[] {
  const facts = new Set([...then.evidence, ...now.evidence].map((e) => e.fact))
  const percents = OF_GOALS.has(ask) && (unit ?? '').startsWith('percent') ? String(value).split('; ').map(Number) : []
  return book.facts.goals
    .filter((goal) => {
      const percent = goal.floor ?? goal.cap
      return facts.has(goal.wording) || percents.some((v) => Math.abs(v - (percent ?? Number.NaN)) < TOLERANCE)
    })
    .map((goal) => goal.id)
}

/** Measures of the cells that a claim was held against. */
function measuresOf({ then, now }: Claim): string[] {
  const all = [...then.evidence, ...now.evidence].flatMap((e) => e.measure ?? [])
  return [...new Set(all)].sort()
}

/** Place of the narrowest statement that holds a claim. */
export function statementOf({ statements }: Pick<CheckAnswer, 'statements'>, claim: number): number | null {
  let best: number | null = null
  let width = Number.POSITIVE_INFINITY
  for (const [i, { claims, span }] of statements.entries()) {
    if (!claims.includes(claim) || span[1] - span[0] >= width) continue
    best = i
    width = span[1] - span[0]
  }
  return best
}

/** What the record keeps of a checked text: the words of its claims and statements, no others. */
export function entryOf(book: Book, answer: CheckAnswer, sha256: string, addedOn: string | null): RecordEntry {
  const { name, published, inferredFrom, language } = answer.document
  const goals = answer.claims.map((claim) => goalsOf(book, claim))
  return {
    document: { name, sha256, published, inferredFrom, language },
    addedOn,
    judged: { book: answer.book.id, asOf: answer.asOf, tool: answer.tool.version },
    claims: answer.claims.map((claim, i) => {
      const { about, ask, text, span, area, period, value, unit, mood } = claim
      const verdicts = { then: claim.then.verdict, now: claim.now.verdict }
      const rest = { goals: goals[i] ?? [], measures: measuresOf(claim), statement: statementOf(answer, i) }
      return { about, ask, text, span, area, period, value, unit, mood, ...verdicts, ...rest }
    }),
    statements: answer.statements.map(({ speaker, role, area, person, verb, kind, quote, text, via, claims }) => {
      const about = [...new Set(claims.flatMap((i) => goals[i] ?? []))]
      return { speaker, role, area, person, verb, kind, quote, text, via, goals: about }
    }),
  }
}

/** The entry of a line. Throws `data` `record.entry` for one that this version does not understand. */
export function entryIn(line: RecordLine & { readonly file: string }): RecordEntry {
  const parsed = recordEntry.safeParse(line.entry)
  if (parsed.success) return parsed.data
  throw new PledgebookError(
    'data',
    'record.entry',
    'the line is whole, but it is not what this Pledgebook records',
    'it was written by another version: use that one, or begin another record',
    { where: `${line.file}, line ${line.n}` },
  )
}
