import type { Standing, StandingMember } from 'pledgebook/browser'
import type { ComponentChildren } from 'preact'
import { hashOf } from '../address.js'
import type { Figures } from '../parts/figures.js'
import { Num } from '../parts/why.js'
import { say, type Word } from '../words/words.js'

/** A member with its place in the answer. */
export interface Row {
  readonly m: StandingMember
  readonly at: string
}

export interface Column {
  readonly id: string
  readonly heading: string
  readonly number: boolean
  /** What it is sorted by; those without come last. */
  readonly key: (row: Row) => number | string | null
  readonly cell: (row: Row) => ComponentChildren
}

/** A total known only within bounds may be decided by neither. */
const worded = (m: StandingMember, verdict: string) =>
  say(verdict === 'no-data' && m.bounds ? 'standing.undecided' : (`standing.${verdict}` as Word))

/** The columns of the table of all figures, as far as the answer has any. */
export function columnsOf(answer: Standing, figures: Figures): Column[] {
  const { members, goal, period, start } = answer
  const due = Number(period) >= Number(goal.due)
  const scale = members.find((m) => m.gap.usd)?.gap.usd?.scale
  const num = (value: number | null | undefined, at: string, text: string) =>
    value == null ? (
      ''
    ) : (
      <Num at={at} value={value}>
        {text}
      </Num>
    )
  const all: (Column & { readonly wanted: boolean })[] = [
    {
      id: 'name',
      wanted: true,
      heading: say('standing.ally'),
      number: false,
      key: ({ m }) => m.name,
      cell: ({ m }) => <a href={hashOf('ally', { area: m.area })}>{m.name}</a>,
    },
    {
      id: 'value',
      wanted: true,
      heading: say('standing.value'),
      number: true,
      key: ({ m }) => m.value ?? m.bounds?.low ?? null,
      cell: ({ m, at }) => (
        <>
          {m.bounds
            ? [
                num(m.bounds.low, `${at}/bounds/low`, figures.number(m.bounds.low)),
                '–',
                num(m.bounds.high, `${at}/bounds/high`, figures.number(m.bounds.high)),
              ]
            : num(m.value, `${at}/value`, figures.number(m.value))}
          <span class="e">{m.provisional ? say('standing.estimate') : ''}</span>
        </>
      ),
    },
    {
      id: 'mean',
      wanted: members.some((m) => m.mean),
      heading: say('standing.mean'),
      number: true,
      key: ({ m }) => m.mean?.value ?? null,
      cell: ({ m, at }) => num(m.mean?.value, `${at}/mean/value`, figures.number(m.mean?.value)),
    },
    {
      id: 'start',
      wanted: !due && members.some((m) => m.start !== null),
      heading: say('standing.start', { year: start }),
      number: true,
      key: ({ m }) => m.start,
      cell: ({ m, at }) => num(m.start, `${at}/start`, figures.number(m.start)),
    },
    {
      id: 'gap',
      wanted: members.some((m) => m.gap.points !== null),
      heading: say('standing.gap'),
      number: true,
      key: ({ m }) => m.gap.points,
      cell: ({ m, at }) => num(m.gap.points, `${at}/gap/points`, figures.number(m.gap.points)),
    },
    {
      id: 'usd',
      wanted: scale !== undefined,
      heading: say('standing.usd', { scale: scale === 6 ? say('standing.scale.6') : `10^${scale}` }),
      number: true,
      key: ({ m }) => m.gap.usd?.value ?? null,
      cell: ({ m, at }) => num(m.gap.usd?.value, `${at}/gap/usd/value`, figures.number(m.gap.usd?.value, 0)),
    },
    {
      id: 'verdict',
      wanted: true,
      heading: say('standing.verdict'),
      number: false,
      key: ({ m }) => worded(m, m.ifDueNow),
      cell: ({ m }) => worded(m, m.ifDueNow),
    },
    {
      id: 'course',
      wanted: !due,
      heading: say('standing.course'),
      number: false,
      key: ({ m }) => worded(m, m.verdict),
      cell: ({ m }) => (m.verdict === m.ifDueNow ? '' : worded(m, m.verdict)),
    },
    {
      id: 'edition',
      wanted: true,
      heading: say('standing.edition'),
      number: false,
      key: ({ m }) => m.edition,
      cell: ({ m }) => <span class="muted">{m.edition?.split('/').at(-1) ?? ''}</span>,
    },
  ]
  return all.filter((c) => c.wanted)
}
