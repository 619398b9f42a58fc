import { answered, type Told } from './report-desk.js'
import { type CellDraft, type Noted, type SectionDraft, words } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSection } from './report-schema.js'
import { draftOf, type ReportSubject } from './report-subject.js'
import { grouped, listed, ordinal, shareText, stopped } from './report-words.js'
import type { Standing } from './standing-schema.js'

/** A member with a figure, its place in the answer, and its rank: equal figures have one rank. */
export interface Ranked {
  readonly area: string
  readonly name: string
  readonly at: string
  readonly value: number
  readonly rank: number
}

/** Members with a figure, the highest first. */
export function rankedOf({ members }: Standing): Ranked[] {
  const placed = members
    .map((m, i) => ({ ...m, at: `/members/${i}/value` }))
    .filter((m) => m.member && m.value !== null)
    .map(({ area, name, at, value }) => ({ area, name, at, value: value ?? 0 }))
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
  return placed.map((m) => ({ ...m, rank: 1 + placed.filter((o) => o.value > m.value).length }))
}

/** Names with their numbers, in rank order. */
export function ranking(draft: SectionDraft, told: Told<Standing>, ranked: readonly Ranked[], self: string): void {
  const { goal, period } = told.value
  const rows = ranked.map((m): CellDraft[] => [
    `${m.rank}`,
    m.name,
    draft.number(told, m.at, (v) => shareText(v, goal.floor)),
  ])
  const marked = ranked.flatMap((m, i) => (m.area === self ? [i] : []))
  draft.table(`Per cent in ${period}, the highest first; e: estimate`, ['', 'Member', '>Share'], rows, {
    kind: 'ranking',
    marked,
  })
}

/** What groups as a whole have, in a sentence: published where the publisher prints it, else summed. */
export function groupWords(draft: SectionDraft, told: Told<Standing>): void {
  const held = told.value.aggregates.flatMap((a, i) =>
    a.value === null ? [] : [{ ...a, at: `/aggregates/${i}/value` }],
  )
  if (held.length === 0) return
  const parts = held.map((a, i) => {
    const share = draft.number(told, a.at, (v) => grouped(v, 2))
    return words`${i === 0 ? '' : '; '}${a.name} ${share} %${a.origin === 'published' ? '' : ' (our sum)'}`
  })
  const estimates = held.every((a) => a.provisional) ? (held.length > 1 ? ', all estimates' : ', an estimate') : ''
  draft.say(words`As a whole in ${told.value.period}: ${parts.flat()}${estimates}.`)
}

/** A rank and the number of those ranked, noted. */
export function rankOf(
  draft: SectionDraft,
  told: Told<Standing>,
  ranked: readonly Ranked[],
  own: Ranked,
): [Noted, Noted] {
  return [
    draft.counted(told, own.at, own.rank, 'rank', 'members with a larger figure, and one', ordinal),
    draft.counted(told, '/members', ranked.length, 'members', 'members with a figure that counts for the goal'),
  ]
}

function neighbours(draft: SectionDraft, told: Told<Standing>, ranked: readonly Ranked[], own: Ranked): void {
  const say = (m: Ranked) => draft.number(told, m.at, (v) => shareText(v, told.value.goal.floor))
  const above = ranked.filter((m) => m.value > own.value).at(-1)
  const below = ranked.find((m) => m.value < own.value)
  const equal = ranked.filter((m) => m.value === own.value && m !== own).map((m) => m.name)
  if (equal.length > 0) draft.say(words`The same figure is published for ${listed(equal)}.`)
  if (above) draft.say(words`Next above is ${above.name} with ${say(above)} %.`)
  if (below) draft.say(words`Next below is ${below.name} with ${say(below)} %.`)
}

/** Where an area ranks among those who hold the same goal, as published. */
export async function compared(subject: ReportSubject): Promise<ReportSection> {
  const { desk, main, area } = subject
  const draft = draftOf(subject, 'rank', 'How it compares')
  const told = main && (await desk.ask<Standing>('standing', { goal: main.id }))
  if (told === undefined || !answered(told)) {
    draft.say(
      words`${told === undefined ? 'No goal had been announced, and so nobody is compared by one.' : stopped(`No comparison: ${inNames(subject.book, told.because)}`)}`,
    )
    return draft.finished()
  }
  draft.of(told)
  const ranked = rankedOf(told.value)
  const own = ranked.find((m) => m.area === area.code)
  if (own === undefined)
    draft.say(words`It has no rank, since no figure of a member counts for it in ${told.value.period}.`)
  else {
    const [rank, of] = rankOf(draft, told, ranked, own)
    draft.say(words`${rank} of ${of} members with a figure for ${told.value.period}.`)
    neighbours(draft, told, ranked, own)
  }
  groupWords(draft, told)
  ranking(draft, told, ranked, area.code)
  return draft.finished()
}
