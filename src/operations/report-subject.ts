import type { Book } from '../book/book.js'
import type { Goal } from '../goals/goal.js'
import type { Measure } from '../terms/measure.js'
import { goalOf, refuseUnannounced } from './fields.js'
import { answered, type ReportDesk, type Told } from './report-desk.js'
import { SectionDraft } from './report-draft.js'
import { inNames } from './report-names.js'
import type { ReportSources } from './report-sources.js'

/** Whom a report is about, what they are held against, and where answers come from. */
export interface ReportSubject {
  readonly book: Book
  readonly desk: ReportDesk
  readonly sources: ReportSources
  readonly area: { readonly code: string; readonly name: string; readonly group: boolean }
  readonly asOf: string
  /** Goals of one family of measures announced by the day, the one that the report is held against first, then the newest. */
  readonly goals: readonly Goal[]
  /** Goals on other measures that it holds too, the newest first. */
  readonly others: readonly Goal[]
  /** The goal that the report is held against; undefined where none had been announced. */
  readonly main: Goal | undefined
  /** The measure that the report is about. */
  readonly measure: string
}

/** What a measure's id begins with: measures of one publisher on one matter. */
export const familyOf = (measure: string) => `${measure.split('.')[0]}.`

const NOT_HOLDER = 'standing.notHolder'

async function holds(desk: ReportDesk, area: string, goal: Goal): Promise<boolean> {
  const told = await desk.ask('standing', { goal: goal.id, area })
  return answered(told) || told.code !== NOT_HOLDER
}

/**
 * Goals in the order of a report: the one asked for; else a group's own, the book's usual one, the newest on its measure, or the newest
 * that the area holds at all. Throws `notFound` `goal.unknown`, `input` `goal.notYetAnnounced`; before any was announced there is none.
 */
export async function goalsOn(
  desk: ReportDesk,
  area: { readonly code: string },
  wanted: string | undefined,
): Promise<Pick<ReportSubject, 'goals' | 'main' | 'measure' | 'others'>> {
  const { book } = desk.context
  const { asOf } = desk
  const usual = goalOf(book, wanted)
  if (wanted !== undefined) refuseUnannounced(usual, asOf)
  const known = book.facts.goals.filter((g) => g.announcedOn <= asOf)
  const newest = known.toSorted((a, b) => (a.announcedOn < b.announcedOn ? 1 : a.announcedOn > b.announcedOn ? -1 : 0))
  const preferred = [
    ...(wanted === undefined ? newest.filter((g) => g.holders === area.code && usual.holders !== area.code) : []),
    ...newest.filter((g) => g === usual),
    ...newest.filter((g) => g.measure === usual.measure),
  ]
  let main = preferred[0]
  if (main !== undefined && wanted === undefined && !(await holds(desk, area.code, main)))
    for (const goal of newest)
      if (await holds(desk, area.code, goal)) {
        main = goal
        break
      }
  const family = familyOf((main ?? usual).measure)
  const kin = newest.filter((g) => g !== main && familyOf(g.measure) === family)
  const near = kin.filter((g) => g.pledge === main?.pledge)
  const far = kin.filter((g) => g.pledge !== main?.pledge)
  const others: Goal[] = []
  for (const goal of newest.filter((g) => familyOf(g.measure) !== family))
    if (await holds(desk, area.code, goal)) others.push(goal)
  return { main, measure: (main ?? usual).measure, goals: [...(main ? [main] : []), ...near, ...far], others }
}

/** What shares of a measure are of, such as `GDP`: the end of its title. */
export function wholeOf(measure: Measure | undefined): string {
  return measure?.title.split(' as a share of ')[1] ?? 'the whole'
}

export function draftOf(subject: ReportSubject, id: string, title: string): SectionDraft {
  return new SectionDraft(subject.sources, id, title)
}

/** Notes of an answer that the report does not say in words of its own. */
export function noteOf(
  subject: ReportSubject,
  draft: SectionDraft,
  told: Told<{ readonly notes: readonly string[] }>,
  leave: RegExp,
): void {
  draft.note(...told.value.notes.filter((note) => !leave.test(note)).map((note) => inNames(subject.book, note)))
}
