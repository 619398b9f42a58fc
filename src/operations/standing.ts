import type { Book } from '../book/book.js'
import { dueYear } from '../goals/goal.js'
import type { Figure } from '../series/figure.js'
import { membersOf } from '../terms/area.js'
import { formatDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import { envelope } from './envelope.js'
import { areaOf } from './fields.js'
import { type Answer, operation, type Reasoning } from './operation.js'
import { standingAggregate, standingSplit } from './standing-aggregates.js'
import { frameOf, type StandingFrame } from './standing-frame.js'
import { standingMember } from './standing-members.js'
import {
  type Standing,
  type StandingInput,
  type StandingMember,
  standingInput,
  standingOutput,
} from './standing-schema.js'

function notesOf(frame: StandingFrame, members: readonly StandingMember[]): string[] {
  const notes: string[] = []
  const editions = new Map<string, number>()
  for (const m of members)
    if (m.edition && (m.value !== null || m.bounds)) editions.set(m.edition, (editions.get(m.edition) ?? 0) + 1)
  if (editions.size > 1)
    notes.push(
      `Rows come from ${editions.size} editions, since no one edition known on the day has them all: ${[...editions].map(([id, n]) => `${id} (${n})`).join(', ')}.`,
    )
  for (const id of editions.keys()) {
    const edition = frame.book.facts.editions.find((e) => e.id === id)
    if (edition?.partial) notes.push(`${edition.title} is held in part: ${edition.partial}`)
  }
  const newest = [...editions.keys()]
    .map((id) => frame.snapshot.publishedOn(id))
    .sort()
    .at(-1)
  const later = frame.book.facts.editions.filter(
    (e) => newest !== undefined && !e.held && e.publishedOn > newest && e.publishedOn <= frame.snapshot.asOf,
  )
  if (later.length > 0)
    notes.push(
      `Known on the day but not held: ${later.map((e) => `${e.title}, ${formatDay(e.publishedOn)}`).join('; ')}.`,
    )
  if (members.some((m) => m.provisional))
    notes.push('Verdicts on estimates are provisional: NATO revises estimates in the next two editions.')
  return notes
}

function matches(book: Book, input: StandingInput, year: number, code: string): boolean {
  if (input.area === undefined) return true
  const wanted = areaOf(book, input.area)
  if (!wanted.group) return wanted.code === code
  const group = book.facts.groups.find((g) => g.code === wanted.code)
  return group !== undefined && membersOf(group, book.facts.areas, year).some((a) => a.code === code)
}

/** Answers who stands where against a goal. Throws `input` and `notFound` faults for a question that cannot be. */
export async function runStanding(book: Book, input: StandingInput): Promise<Answer<Standing>> {
  const frame = await frameOf(book, input)
  const { goal, group, period, snapshot } = frame
  const origins = new Map<string, Figure | Reasoning>()
  const today = Number(book.knownTo.slice(0, 4))
  const allies = membersOf(group, book.facts.areas, today).filter((a) => matches(book, input, today, a.code))
  const traced = allies.map((area) => standingMember(frame, area))
  traced.sort((a, b) => (b.value.value ?? b.value.bounds?.low ?? -1) - (a.value.value ?? a.value.bounds?.low ?? -1))
  const members = traced.map((t) => t.value)
  traced.forEach((t, i) => {
    for (const [field, origin] of t.origins) origins.set(`/members/${i}${field}`, origin)
  })
  const groups = book.facts.groups.filter(
    (g) => g.of.includes(group.code) && (input.area === undefined || areaOf(book, input.area).code === g.code),
  )
  const aggregates = groups.map((g) => standingAggregate(frame, g))
  aggregates.forEach((t, i) => {
    for (const [field, origin] of t.origins) origins.set(`/aggregates/${i}${field}`, origin)
  })
  const split = input.area === undefined ? standingSplit(frame) : { value: [], origins: new Map<string, Figure>() }
  for (const [pointer, origin] of split.origins) origins.set(pointer, origin)
  const tally = (verdict: string) => members.filter((m) => m.ifDueNow === verdict).length
  const course = (verdict: string) => members.filter((m) => m.member && m.verdict === verdict).length
  const due = Number(period) >= dueYear(goal)
  const notes = notesOf(frame, members)
  if (members.length === 0 && aggregates.length === 0 && input.area !== undefined)
    throw new PledgebookError(
      'notFound',
      'standing.notHolder',
      `${areaOf(book, input.area).name} does not hold ${goal.id}`,
      `the goal is held by ${group.name}`,
    )
  const used = [...members, ...aggregates.map((a) => a.value)].flatMap((m) => (m.edition ? [m.edition] : []))
  return {
    origins,
    value: {
      ...envelope(book, 'standing', snapshot.asOf, used),
      goal: {
        id: goal.id,
        title: goal.title,
        measure: goal.measure,
        floor: goal.floor ?? null,
        cap: goal.cap ?? null,
        due: String(dueYear(goal)),
        everyPeriod: 'everyPeriodFrom' in goal.due,
        announcedOn: goal.announcedOn,
        wording: goal.wording,
        source: { ...goal.source },
      },
      period,
      start: goal.start,
      count: {
        met: tally('met'),
        metWhenRounded: tally('met-when-rounded'),
        notMet: tally('not-met'),
        noData: tally('no-data'),
        exempt: tally('exempt'),
        notMember: tally('not-member'),
      },
      course: {
        onCourse: course('on-course'),
        offCourse: course('off-course'),
        noData: due ? 0 : course('no-data'),
        beforeStart: course('before-start'),
        due: due ? members.filter((m) => m.member && m.ifDueNow !== 'exempt').length : 0,
      },
      members,
      aggregates: aggregates.map((a) => a.value),
      split: split.value,
      notes,
    },
  }
}

export const standing = operation({
  name: 'standing',
  summary: 'Who stands where against a goal, by which edition, as known on which day',
  input: standingInput,
  output: standingOutput,
  positional: [],
  examples: [
    { arguments: '', says: 'every ally against the 3.5 % goal, newest year' },
    {
      arguments: '--goal wales-2014.spending --period 2024 --as-of 2024-07-01',
      says: 'who met 2 % in 2024, as was known on 1 July 2024',
    },
    { arguments: '--goal hague-2025.core --area DNK', says: 'one ally' },
    { arguments: '--goal wales-2014.equipment --area EU-NATO --json', says: 'a group, as JSON' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  run: (context, input) => runStanding(context.book, input),
})
