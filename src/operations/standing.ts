import type { Book } from '../book/book.js'
import { dueYear, targetOf } from '../goals/goal.js'
import { type Figure, given } from '../series/figure.js'
import { type Area, type Group, membersOf } from '../terms/area.js'
import { PledgebookError } from '../terms/fault.js'
import { yearOf } from '../terms/period.js'
import { PERCENT } from '../terms/unit.js'
import { envelope } from './envelope.js'
import { areaOf } from './fields.js'
import { isWithin } from './goal-holders.js'
import { type Answer, operation, type Reasoning } from './operation.js'
import { standingAggregate, standingSplit } from './standing-aggregates.js'
import { frameOf, type StandingFrame } from './standing-frame.js'
import { countOf, countsByYear } from './standing-history.js'
import { standingMember } from './standing-members.js'
import { standingNotes } from './standing-notes.js'
import {
  type Standing,
  type StandingInput,
  type StandingMember,
  standingInput,
  standingOutput,
} from './standing-schema.js'

/** The areas asked for: one, a group's members, or several with commas between them; undefined for all. */
function wantedAreas(book: Book, input: StandingInput, year: number): Group | undefined {
  if (input.area === undefined) return undefined
  const named = input.area.split(',').map((text) => areaOf(book, text))
  const codes = named.flatMap((area) => {
    const group = book.facts.groups.find((g) => g.code === area.code)
    return group ? membersOf(group, book.facts.areas, year).map((a) => a.code) : [area.code]
  })
  const [first] = named
  const one = named.length === 1 && first ? book.facts.groups.find((g) => g.code === first.code) : undefined
  if (one) return one
  return { code: input.area, name: named.map((n) => n.name).join(' and '), of: [], except: [], only: codes }
}

/** Members of any of these years: those of today, and those who have left since the year asked about. */
function everIn(book: Book, group: Group, years: readonly number[]): Area[] {
  return book.facts.areas.filter((area) => years.some((year) => membersOf(group, [area], year).length > 0))
}

/** What the counts were counted from, so that a quoted count can be traced to its cells. */
function explainCounts(frame: StandingFrame, value: Standing, origins: Map<string, Figure | Reasoning>): void {
  const target = given(targetOf(frame.goal), PERCENT, frame.goal.id, frame.goal.source.text)
  const put = (pointer: string, how: string, chosen: (m: StandingMember) => boolean, count: number): void => {
    const from = value.members.flatMap((m, i) => {
      const origin = chosen(m) ? origins.get(`/members/${i}/value`) : undefined
      return origin && origin.kind !== 'reasoned' ? [origin] : []
    })
    origins.set(pointer, { kind: 'reasoned', conclusion: count, how, from: [target, ...from] })
  }
  const { count, course } = value
  put('/count/met', 'members whose cell is at or above the goal', (m) => m.ifDueNow === 'met', count.met)
  put(
    '/count/metWhenRounded',
    'members below it that round up to it',
    (m) => m.ifDueNow === 'met-when-rounded',
    count.metWhenRounded,
  )
  put('/count/notMet', 'members whose cell is below the goal', (m) => m.ifDueNow === 'not-met', count.notMet)
  put('/count/noData', 'members without a figure that decides', (m) => m.ifDueNow === 'no-data', count.noData)
  put('/course/onCourse', 'members at or above their straight line', (m) => m.verdict === 'on-course', course.onCourse)
  put('/course/offCourse', 'members below their straight line', (m) => m.verdict === 'off-course', course.offCourse)
}

/** Answers who stands where against a goal. Throws `input` and `notFound` faults for a question that cannot be. */
async function runStanding(book: Book, input: StandingInput): Promise<Answer<Standing>> {
  const frame = await frameOf(book, input)
  const { goal, group, period, snapshot } = frame
  const origins = new Map<string, Figure | Reasoning>()
  const today = Number(book.knownTo.slice(0, 4))
  const wanted = wantedAreas(book, input, today)
  const chosen = wanted && new Set(everIn(book, wanted, [today, yearOf(period)]).map((a) => a.code))
  const allies = everIn(book, group, [today, yearOf(period)]).filter((a) => chosen?.has(a.code) ?? true)
  const traced = allies.map((area) => standingMember(frame, area, input.history))
  traced.sort((a, b) => (b.value.value ?? b.value.bounds?.low ?? -1) - (a.value.value ?? a.value.bounds?.low ?? -1))
  const members = traced.map((t) => t.value)
  traced.forEach((t, i) => {
    for (const [field, origin] of t.origins) origins.set(`/members/${i}${field}`, origin)
  })
  const listed = wanted?.only && allies.length > 1 ? [{ ...wanted, of: group.of, except: group.except }] : []
  const groups = wanted
    ? isWithin(wanted, group)
      ? [wanted]
      : listed
    : book.facts.groups.filter((g) => isWithin(g, group))
  const aggregates = groups.map((g) => standingAggregate(frame, g))
  aggregates.forEach((t, i) => {
    for (const [field, origin] of t.origins) origins.set(`/aggregates/${i}${field}`, origin)
  })
  const split = input.area === undefined ? standingSplit(frame) : { value: [], origins: new Map<string, Figure>() }
  for (const [pointer, origin] of split.origins) origins.set(pointer, origin)
  const byYear = input.history ? countsByYear(frame, allies) : undefined
  for (const [pointer, origin] of byYear?.origins ?? []) origins.set(pointer, origin)
  const course = (verdict: string) => members.filter((m) => m.member && m.verdict === verdict).length
  const due = Number(period) >= dueYear(goal)
  const outside = chosen ? [...chosen].filter((code) => !allies.some((a) => a.code === code)) : []
  const notes = standingNotes(frame, members, outside)
  if (members.length === 0 && aggregates.length === 0 && input.area !== undefined)
    throw new PledgebookError(
      'notFound',
      'standing.notHolder',
      `${wanted?.name ?? input.area} does not hold ${goal.id}`,
      `the goal is held by ${group.name}`,
    )
  const cells = [...members, ...aggregates.map((a) => a.value)]
  const past = byYear?.value.flatMap((y) => y.editions) ?? []
  const used = [...cells.flatMap((m) => (m.edition ? [m.edition] : [])), ...past]
  const value: Standing = {
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
      note: goal.note ?? null,
      source: { ...goal.source },
    },
    period,
    start: goal.start,
    count: countOf(members.map((m) => m.ifDueNow)),
    ...(byYear ? { byYear: byYear.value } : {}),
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
  }
  explainCounts(frame, value, origins)
  return { origins, value }
}

/** The question `standing`: who stands where against a goal, by which edition, as known on which day. */
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
    { arguments: '--goal hague-2025.core --area DNK,SWE,NOR', says: 'one ally, or several' },
    { arguments: '--goal wales-2014.equipment --area EU-NATO --json', says: 'a group, as JSON' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  run: (context, input) => runStanding(context.book, input),
})
