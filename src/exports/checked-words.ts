import { roundHalfUp } from '../math/rounding.js'
import { formatDay } from '../terms/day.js'
import type { CheckedClaim, CheckedDocument, CheckedEvidence, CheckedStatement } from './checked-answer.js'

/** Workbooks hold all digits of a quotient; two decimals would make 1.9957 a 2. */
const MOST_DECIMALS = 4
const GROUPED_FROM = 10_000
const BILLION = 1e9
const MILLION = 1e6

/** A number with four decimals at most, thousands parted by commas from 10,000 on (years stay as they are). */
function grouped(value: number): string {
  const text = String(roundHalfUp(value, MOST_DECIMALS)).replace('-', '−')
  if (Math.abs(value) < GROUPED_FROM || text.includes('e')) return text
  const [whole = '', ...rest] = text.split('.')
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...rest].join('.')
}

function inBigWords(value: number): string {
  const size = Math.abs(value)
  if (size >= BILLION && Number.isInteger(value / MILLION)) return `${grouped(value / BILLION)} billion`
  return size >= MILLION && Number.isInteger(value / 1000) ? `${grouped(value / MILLION)} million` : grouped(value)
}

const inBritish = (unit: string) => unit.replace(/\bpercent\b/g, 'per cent')

const present = (text: string | null | undefined): text is string => text !== null && text !== undefined && text !== ''

/** A value with its unit as a phrase: `13.4 billion EUR`, `rank 3 from top by share`, `10 years`. */
function amountWords(value: string, { value: raw, unit }: CheckedClaim): string {
  const single = typeof raw === 'number'
  if (unit === null || (!single && /^(?:day|year)$/.test(unit))) return value
  if (unit.startsWith('rank')) return `rank ${value}${unit.slice('rank'.length)}`
  if (unit === 'number of accession') return `number ${value} by accession`
  if (unit === 'ordinal-year') return `year ${value}`
  if (/^(?:day|month|year)$/.test(unit)) return `${value} ${unit}${raw === 1 ? '' : 's'}`
  return `${value} ${inBritish(unit)}`
}

/** How a claim was understood: `FRA, 2025: 2.1 per cent of GDP`. */
export function groundWords(claim: CheckedClaim): string {
  const where = [claim.area, claim.period].filter(present).join(', ')
  const value = typeof claim.value === 'number' ? inBigWords(claim.value) : claim.value
  const what = value === null ? null : amountWords(value, claim)
  return [where, what === claim.period ? '' : what].filter(present).join(': ')
}

const about = (claim: CheckedClaim) => claim.about.replaceAll('-', ' ')

/** What kind of claim it is: `share of gdp`, and `plan` where the text only means to do it. */
export function kindWords(claim: CheckedClaim): string {
  const what = about(claim).replace('gdp', 'GDP')
  return claim.mood === 'fact' ? what : `${what}, ${claim.mood}`
}

/** What one piece of evidence says: `nato.core.share FRA 2025: 2.04 per cent`, or the fact. */
export function evidenceWords(e: CheckedEvidence): string {
  if (present(e.fact)) return e.fact
  const number = e.value === null ? 'blank' : [grouped(e.value), inBritish(e.unit ?? '')].filter(present).join(' ')
  const key = [e.measure, e.area, e.period].filter(present).join(' ')
  return key === '' ? number : `${key}: ${number}`
}

const sameEvidence = (a: CheckedEvidence, b: CheckedEvidence) =>
  a.edition === b.edition && a.cell === b.cell && a.fact === b.fact && a.value === b.value && a.source === b.source

/** The evidence of both verdicts; one list where it is the same. */
export function evidenceLists(
  claim: CheckedClaim,
): { readonly of: string; readonly list: readonly CheckedEvidence[] }[] {
  const [then, now] = [claim.then.evidence, claim.now.evidence]
  const same = then.length === now.length && then.every((e, i) => now.slice(i, i + 1).some((x) => sameEvidence(e, x)))
  const lists = same
    ? [{ of: 'then and now', list: now }]
    : [
        { of: 'then', list: then },
        { of: 'now', list: now },
      ]
  return lists.filter(({ list }) => list.length > 0)
}

/** Who speaks, as far as the text says: `Ada Holm, defence minister`. */
export function speakerWords(statement: CheckedStatement): string {
  const who = [statement.speaker, statement.role].filter(present).join(', ')
  return who === '' ? 'somebody not named' : who
}

/** How it was said: `warned, to reporters, in Oslo; quoted; a prediction`. */
export function mannerWords(statement: CheckedStatement): string {
  const quote = { direct: 'quoted', indirect: 'reported', mixed: 'quoted and reported' }[statement.quote]
  const said = [
    statement.verb,
    present(statement.to) ? `to ${statement.to}` : null,
    present(statement.where) ? `in ${statement.where}` : null,
  ].filter(present)
  return [said.join(', '), quote, statement.kind].filter(present).join('; ')
}

const TOLD: Readonly<Record<string, string>> = {
  given: 'as given',
  metadata: 'told by its metadata',
  header: 'told by its header',
  dateline: 'told by its dateline',
  'closing-line': 'told by its closing line',
  modified: 'told by the day of its last change',
}

/** The day of a text and where it is from. */
export function dayWords(document: CheckedDocument): string {
  if (document.published === null) return 'no day could be told, so nothing is judged by what was known then'
  const told = document.inferredFrom === null ? '' : ` (${TOLD[document.inferredFrom] ?? document.inferredFrom})`
  return `text of ${formatDay(document.published)}${told}`
}

/** A warning in words, with the day that would fit better. */
export function warningWords(warning: CheckedDocument['warnings'][number]): string {
  if (!present(warning.suggests)) return warning.message
  const day = /^\d{4}-\d{2}-\d{2}$/.test(warning.suggests) ? formatDay(warning.suggests) : warning.suggests
  return warning.message.includes(day) ? warning.message : `${warning.message} (${day} would fit)`
}

const LEFT: Readonly<Record<string, string>> = {
  'outside-the-subject': 'outside the subject',
  prediction: 'a prediction',
  opinion: 'an opinion',
  unclear: 'not clear what it is about',
}

/** What is not checked, by reason, each text once. */
export function uncheckedByReason(
  unchecked: readonly { readonly text: string; readonly because: string }[],
): { readonly because: string; readonly texts: readonly string[] }[] {
  const byReason = new Map<string, Set<string>>()
  for (const { text, because } of unchecked) {
    const texts = byReason.get(because) ?? new Set()
    byReason.set(because, texts.add(text.replace(/\s+/g, ' ').trim()))
  }
  return [...byReason].map(([because, texts]) => ({ because: LEFT[because] ?? because, texts: [...texts] }))
}
