import { escapeRoom, escapeTerms } from '../scenarios/debt-escape.js'
import { type Figure, published } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import { formatDay } from '../terms/day.js'
import { periodOf } from '../terms/period.js'
import type { Courses } from './cost-courses.js'
import type { Cost } from './cost-schema.js'
import type { Reasoning } from './operation.js'
import type { ScenarioFrame } from './scenario-frame.js'

export interface Escape {
  readonly value: NonNullable<Cost['escape']>
  readonly origins: readonly (readonly [string, Reasoning])[]
}

/**
 * What an escape clause would cover of the path, for one area that has activated it by the day. The clause counts by another definition than
 * the goal, so the path's rise is added to the last share on that definition, one for one; undefined where there is no such share.
 */
export async function escapeOf(frame: ScenarioFrame, courses: Courses): Promise<Escape | undefined> {
  const rule = frame.book.facts.scenarios.escape
  const terms = escapeTerms(rule, frame.area.code)
  if (frame.group !== undefined || terms === undefined || terms.activatedOn > frame.asOf) return undefined
  const snapshot = new Snapshot(frame.book.facts.editions, await frame.book.observations([rule.measure]), frame.asOf)
  const share = (year: number) => published(snapshot.cell(rule.measure, frame.area.code, periodOf(year)))
  const base = share(terms.baseYear)
  let latest: Figure | undefined
  let year = frame.from
  for (; year >= terms.baseYear && latest === undefined; year--) latest = share(year)
  if (base === undefined || latest === undefined) return undefined
  const path = courses.paths[0]
  const start = path?.[0] ?? 0
  const counted = Array.from(path ?? [], (points, i) => ({
    year: frame.from + i,
    share: (latest?.value ?? 0) + points - start,
  })).filter((s) => s.year >= terms.from && s.year <= terms.to)
  if (counted.length === 0) return undefined
  const years = escapeRoom(rule.flexibility, terms, base.value, counted)
  const from = [base, latest]
  const how = `${rule.title}: increase over ${terms.baseYear}, up to ${rule.flexibility} points`
  return {
    value: {
      rule: rule.id,
      says: `${rule.title}, activated on ${formatDay(terms.activatedOn)}: up to ${rule.flexibility} points of GDP over the share of ${terms.baseYear}, ${terms.from} to ${terms.to}. It counts ${rule.measure}, another definition than the goal's; the path's rise is added to its last value one for one.`,
      measure: rule.measure,
      baseYear: String(terms.baseYear),
      baseShare: base.value,
      lastYear: String(year + 1),
      lastShare: latest.value,
      byYear: years.map((y) => ({
        period: String(y.year),
        share: Number(y.share.toPrecision(12)),
        increase: y.increase,
        covered: y.covered,
        beyond: y.beyond,
      })),
    },
    origins: [
      [
        '/escape/baseShare',
        { kind: 'reasoned', conclusion: base.value, how: 'the cell of the base year', from: [base] },
      ],
      ['/escape/lastShare', { kind: 'reasoned', conclusion: latest.value, how: 'the last cell', from: [latest] }],
      ...years.flatMap((y, i): (readonly [string, Reasoning])[] => [
        [
          `/escape/byYear/${i}/share`,
          {
            kind: 'reasoned',
            conclusion: Number(y.share.toPrecision(12)),
            how: 'the last share and the path’s rise',
            from,
          },
        ],
        [`/escape/byYear/${i}/increase`, { kind: 'reasoned', conclusion: y.increase, how, from }],
        [`/escape/byYear/${i}/covered`, { kind: 'reasoned', conclusion: y.covered, how, from }],
        [`/escape/byYear/${i}/beyond`, { kind: 'reasoned', conclusion: y.beyond, how, from }],
      ]),
    ],
  }
}
