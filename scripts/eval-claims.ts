import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Book } from '../src/book/book.js'
import { readDataClassification } from '../src/book/classification-folder.js'
import { compile } from '../src/book/compile.js'
import { readDataFacts, readDataObservations } from '../src/book/data-folder.js'
import { readDataLexicon } from '../src/book/lexicon-folder.js'
import { readDataTrackRecords } from '../src/book/track-record-folder.js'
import type { Claim } from '../src/claims/claim.js'
import { openKeeper } from '../src/operations/check-keeper.js'
import { knowledgeOf } from '../src/operations/check-knowledge.js'
import type { ReadClaim } from '../src/operations/check-reading.js'
import { claimsRead, readStory } from '../src/operations/check-text.js'

interface Label {
  readonly span: string
  readonly about: string
  readonly area: string | null
  readonly period: string | null
  readonly value: number | string | null
  readonly unit?: string | undefined
  readonly then?: string | undefined
  readonly now?: string | undefined
}
interface Item {
  readonly id: string
  readonly text: string
  readonly published: string
  readonly language?: string | undefined
  readonly claims: readonly Label[]
  readonly distractors: readonly string[]
}

const args = process.argv.slice(2)
const misses = args.includes('--misses')
const own = args.includes('--own')
const file =
  args.find((a) => !a.startsWith('--')) ?? (own ? 'test/claims/own-sentences.yaml' : '../shared/claims/dev.jsonl')
const content = readFileSync(file, 'utf8')
const items: Item[] = file.endsWith('.yaml')
  ? (parse(content) as { sentences: Item[] }).sentences.map((s, i) => ({
      ...s,
      id: s.id ?? `own-${i + 1}`,
      claims: s.claims ?? [],
      distractors: s.distractors ?? [],
    }))
  : content
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Item)

/** The book of the data folder as it is now, not as it was last built. */
async function bookOfData(): Promise<Book> {
  const { facts, datasets } = readDataFacts('data')
  const records = readDataTrackRecords('data', facts)
  const observations = readDataObservations('data', facts)
  const { files } = await compile(
    facts,
    datasets,
    observations,
    records,
    readDataClassification('data'),
    readDataLexicon('data'),
  )
  return Book.open(async (file) => files.get(file) ?? new Uint8Array())
}

const book = await bookOfData()
const keeper = await openKeeper(book, book.facts.knownTo)
const knowledge = await knowledgeOf(book, keeper.facts)

function areaText(claim: Claim): string {
  const q = claim.question
  if ('areas' in q) return q.areas.join('+')
  if ('group' in q) return q.group
  if ('holder' in q) return q.holder
  return ''
}
function periodText(claim: Claim): string {
  const q = claim.question
  if ('periods' in q) return q.periods.join('-')
  if (q.ask === 'change') return `${q.from}-${q.to}`
  if ('when' in q) return q.when ?? ''
  return ''
}
function valuesOf(claim: Claim): (number | null)[] {
  const q = claim.question
  switch (q.ask) {
    case 'share':
      return q.values.map((v) => v.value)
    case 'share-multiple':
      return [q.times.value]
    case 'level':
    case 'cost':
      return [q.amount.value]
    case 'change':
      return [q.percent?.value ?? q.times?.value ?? q.amount?.value ?? q.yearsInARow ?? null]
    case 'part-of-total':
    case 'category-share':
    case 'own-target':
      return [q.percent.value]
    case 'count':
      return [q.count?.value ?? q.named.length]
    case 'personnel':
      return [q.persons.value]
    case 'rank':
      return [q.rank]
    case 'goal-terms':
      return q.percent.map((p) => p.value)
    case 'goal-date':
      return [q.percent?.value ?? null, Number(q.when.slice(0, 4))]
    case 'members':
      return [q.count.value]
    case 'accession':
      return [q.number ?? null, q.when === undefined ? null : Number(q.when.slice(0, 4))]
    case 'founding':
      return [q.count ?? null, q.when === undefined ? null : Number(q.when.slice(0, 4))]
    case 'duration':
      return [q.length.value]
    case 'article-5':
      return [q.times]
    case 'no-forces':
      return []
  }
}

const SCALE: Readonly<Record<string, number>> = { bn: 1e9, tn: 1e12, mn: 1e6 }
function valueFits(label: Label, claim: Claim): boolean {
  const found = valuesOf(claim)
  if (label.value === null || label.value === undefined) return true
  const scale = /thousand/.test(label.unit ?? '')
    ? 1000
    : (SCALE[/\b(bn|tn|mn)\b/.exec(label.unit ?? '')?.[1] ?? ''] ?? 1)
  const wanted =
    typeof label.value === 'number'
      ? [label.value]
      : [...String(label.value).matchAll(/\d+(?:\.\d+)?/g)].map((m) => Number(m[0]))
  if (wanted.length === 0) return true
  return wanted.some((w) =>
    found.some((v) => v !== null && Math.abs(v - w * scale) <= 0.011 * Math.max(1, Math.abs(v))),
  )
}
function areaFits(label: Label, claim: Claim): boolean {
  const found = areaText(claim)
  if (label.area === null || label.area === undefined || found === '') return true
  const set = (t: string) => t.split('+').sort().join('+')
  // Counts, ranks among members and goals have the group as their area.
  return (
    set(found) === set(label.area) ||
    ('group' in claim.question && claim.question.group === label.area) ||
    ('named' in claim.question && set(claim.question.named.join('+')) === set(label.area)) ||
    (claim.question.ask === 'rank' && claim.question.group === label.area)
  )
}
function periodFits(label: Label, claim: Claim): boolean {
  const found = periodText(claim)
  if (label.period === null || label.period === undefined || found === '') return true
  const years = (t: string) => [...new Set(t.match(/\d{4}/g) ?? [])]
  const wanted = years(label.period)
  const got = years(found)
  return got.every((y) => wanted.includes(y)) || wanted.every((y) => got.includes(y))
}

const totals = {
  labels: 0,
  found: 0,
  claims: 0,
  right: 0,
  spanOnly: 0,
  area: 0,
  period: 0,
  value: 0,
  distractors: 0,
  alarms: 0,
  rightThen: 0,
  rightNow: 0,
  judged: 0,
  accused: 0,
  verdicts: 0,
}
const byAbout = new Map<string, [number, number]>()
const lines: string[] = []

for (const item of items) {
  const { id, text, published, language } = item
  const story = readStory(keeper, text, { name: id, format: 'text', published, language })
  const claims = claimsRead(keeper, story, knowledge)
  const spans = item.claims.map((label) => {
    const start = item.text.indexOf(label.span)
    if (start < 0) throw new Error(`${item.id}: "${label.span}" is not in the text`)
    return { start, end: start + label.span.length }
  })
  const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const fits = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    overlap(a, b) >= 0.5 * Math.min(a.end - a.start, b.end - b.start)
  // Claims that touch no label and no distractor are not scored against precision only where the label set is silent on purpose.
  const taken = new Set<ReadClaim>()
  const pairs: [Label, ReadClaim][] = []
  for (const strict of [true, false])
    item.claims.forEach((label, i) => {
      const span = spans[i]
      if (span === undefined || pairs.some(([l]) => l === label)) return
      const options = claims.filter((c) => !taken.has(c) && fits(span, c.span) && (!strict || c.about === label.about))
      options.sort(
        (a, b) =>
          Number(valueFits(label, b)) - Number(valueFits(label, a)) || overlap(span, b.span) - overlap(span, a.span),
      )
      const [match] = options
      if (match === undefined) return
      taken.add(match)
      pairs.push([label, match])
    })
  totals.labels += item.claims.length
  totals.claims += claims.length
  for (const label of item.claims) {
    const pair = pairs.find(([l]) => l === label)
    const counts = byAbout.get(label.about) ?? [0, 0]
    counts[1]++
    if (pair === undefined) {
      lines.push(`${item.id} MISSED ${label.about} "${label.span}"`)
    } else {
      totals.spanOnly++
      const claim = pair[1]
      const said = item.text.slice(claim.span.start, claim.span.end)
      if (claim.about === label.about) {
        counts[0]++
        totals.right++
      } else lines.push(`${item.id} ABOUT ${label.about} → ${claim.about} "${said}"`)
      if (label.then !== undefined && label.now !== undefined) {
        const { then, now } = claim.judged
        totals.judged++
        // Where nothing could be known then, a scorer takes "superseded" for "contradicted" and the reverse.
        const alike = (a: string, b: string) =>
          a === b || (label.then === 'no-data' && [a, b].every((v) => v === 'contradicted' || v === 'superseded'))
        if (then.verdict === label.then) totals.rightThen++
        else lines.push(`${item.id} THEN ${label.then} → ${then.verdict} "${said}": ${then.says}`)
        if (alike(now.verdict, label.now)) totals.rightNow++
        else lines.push(`${item.id} NOW ${label.now} → ${now.verdict} "${said}": ${now.says}`)
        for (const [got, wanted] of [
          [then.verdict, label.then],
          [now.verdict, label.now],
        ] as const)
          if (got === 'contradicted' && !alike(got, wanted)) totals.accused++
      }
      if (areaFits(label, claim)) totals.area++
      else lines.push(`${item.id} AREA ${label.area} → ${areaText(claim)} "${said}"`)
      if (periodFits(label, claim)) totals.period++
      else lines.push(`${item.id} PERIOD ${label.period} → ${periodText(claim)} "${said}"`)
      if (valueFits(label, claim)) totals.value++
      else lines.push(`${item.id} VALUE ${label.value} → ${valuesOf(claim).join()} "${said}"`)
    }
    byAbout.set(label.about, counts)
  }
  for (const claim of claims)
    if (!taken.has(claim))
      lines.push(
        `${item.id} EXTRA ${claim.about}/${claim.question.ask} "${item.text.slice(claim.span.start, claim.span.end)}"`,
      )
  for (const distractor of item.distractors ?? []) {
    const start = item.text.indexOf(distractor)
    totals.distractors++
    if (claims.some((c) => !taken.has(c) && fits({ start, end: start + distractor.length }, c.span))) {
      totals.alarms++
      lines.push(`${item.id} ALARM "${distractor}"`)
    }
  }
}

const percent = (a: number, b: number) => (b === 0 ? '–' : (a / b).toFixed(3))
const f1 = (tp: number) => percent(2 * tp, totals.claims + totals.labels)
if (misses) for (const line of lines) console.log(line)
console.log(`${file}: ${items.length} texts, ${totals.labels} labelled claims, ${totals.claims} found`)
console.log(
  `detection (span and about): precision ${percent(totals.right, totals.claims)}, recall ${percent(totals.right, totals.labels)}, F1 ${f1(totals.right)}`,
)
console.log(
  `detection (span only):      precision ${percent(totals.spanOnly, totals.claims)}, recall ${percent(totals.spanOnly, totals.labels)}, F1 ${f1(totals.spanOnly)}`,
)
console.log(
  `grounding of ${totals.spanOnly}: area ${percent(totals.area, totals.spanOnly)}, period ${percent(totals.period, totals.spanOnly)}, value ${percent(totals.value, totals.spanOnly)}`,
)
if (totals.judged > 0)
  console.log(
    `verdicts of ${totals.judged}: then ${percent(totals.rightThen, totals.judged)}, now ${percent(totals.rightNow, totals.judged)}; wrongly contradicted ${totals.accused} of ${2 * totals.judged}`,
  )
console.log(`false alarms on distractors: ${totals.alarms} of ${totals.distractors}`)
for (const [about, [a, b]] of [...byAbout].sort()) console.log(`  ${about.padEnd(18)} ${a} of ${b}`)
