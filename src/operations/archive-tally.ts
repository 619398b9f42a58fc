import type { JudgedBody, Story } from './check-text.js'
import { statementOf } from './record-entry.js'

type Counts = Record<string, number>

interface SpeakerTally {
  statements: number
  claims: number
  readonly then: Counts
  readonly now: Counts
}

/** What an archive adds up to; plain, so that threads can send it. Names are whatever texts hold: maps, not objects. */
export interface Tally {
  checked: number
  undated: number
  warnings: number
  claims: number
  statements: number
  unchecked: number
  readonly then: Counts
  readonly now: Counts
  readonly speakers: Map<string, SpeakerTally>
  /** Statements of speakers beyond those that are kept apart. */
  unlisted: number
  readonly failed: Counts
  readonly failures: { readonly name: string; readonly code: string; readonly message: string }[]
}

/** So many are kept apart, so that an archive of any length needs bounded memory. */
const MOST_SPEAKERS = 20_000
const MOST_FAILURES = 100

export function emptyTally(): Tally {
  const numbers = { checked: 0, undated: 0, warnings: 0, claims: 0, statements: 0, unchecked: 0, unlisted: 0 }
  return { ...numbers, then: {}, now: {}, speakers: new Map(), failed: {}, failures: [] }
}

function count(counts: Counts, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by
}

function countAll(into: Counts, from: Counts): void {
  for (const [name, by] of Object.entries(from)) count(into, name, by)
}

function speakerIn(tally: Tally, name: string): SpeakerTally | undefined {
  const known = tally.speakers.get(name)
  if (known || tally.speakers.size >= MOST_SPEAKERS) return known
  const made = { statements: 0, claims: 0, then: {}, now: {} }
  tally.speakers.set(name, made)
  return made
}

/** Adds one checked text. A claim is its narrowest statement's speaker's. */
export function addChecked(tally: Tally, judged: JudgedBody<unknown>, day: Story['day']): void {
  tally.checked++
  if (day.published === null) tally.undated++
  tally.warnings += judged.document.warnings.length
  tally.claims += judged.claims.length
  tally.statements += judged.statements.length
  tally.unchecked += judged.unchecked.length
  for (const { person, speaker } of judged.statements) {
    const name = person ?? speaker
    const of = name === null ? undefined : speakerIn(tally, name)
    if (of) of.statements++
    else if (name !== null) tally.unlisted++
  }
  for (const [i, { then, now }] of judged.claims.entries()) {
    count(tally.then, then.verdict)
    count(tally.now, now.verdict)
    const statement = judged.statements[statementOf(judged, i) ?? -1]
    const name = statement?.person ?? statement?.speaker
    const of = name === null || name === undefined ? undefined : tally.speakers.get(name)
    if (of === undefined) continue
    of.claims++
    count(of.then, then.verdict)
    count(of.now, now.verdict)
  }
}

export function addFailure(tally: Tally, name: string, code: string, message: string): void {
  count(tally.failed, code)
  if (tally.failures.length < MOST_FAILURES) tally.failures.push({ name, code, message })
}

/** Adds what one thread counted to the whole. */
export function merge(into: Tally, from: Tally): void {
  for (const name of ['checked', 'undated', 'warnings', 'claims', 'statements', 'unchecked', 'unlisted'] as const)
    into[name] += from[name]
  countAll(into.then, from.then)
  countAll(into.now, from.now)
  countAll(into.failed, from.failed)
  into.failures.push(...from.failures.slice(0, MOST_FAILURES - into.failures.length))
  for (const [name, { statements, claims, then, now }] of from.speakers) {
    const of = speakerIn(into, name)
    if (of === undefined) into.unlisted += statements
    else {
      of.statements += statements
      of.claims += claims
      countAll(of.then, then)
      countAll(of.now, now)
    }
  }
}
