import { judge } from '../goals/verdict.js'
import { exactly } from '../math/interval.js'
import { type Figure, percentOf, pointsOf, published, sum } from '../series/figure.js'
import { differs } from '../series/recomputed.js'
import { type Group, membersOf } from '../terms/area.js'
import { yearOf } from '../terms/period.js'
import { gapOf, moneyOf, noGap } from './gap.js'
import { type Exempt, type GroupSum, groupSum } from './group-sums.js'
import type { Reasoning } from './operation.js'
import type { StandingFrame } from './standing-frame.js'
import type { Standing, StandingAggregate } from './standing-schema.js'

export interface TracedAggregate {
  readonly value: StandingAggregate
  readonly origins: ReadonlyMap<string, Figure | Reasoning>
}

/** Exempt members count in the denominators of ratios, not in the spending. */
function exemptOf(frame: StandingFrame): Exempt {
  const { measure, goal } = frame
  const denominators = [measure.ratio?.denominator, measure.nominal?.denominator, measure.split?.gdp]
  return { areas: goal.exempt.map((e) => e.area), countsIn: (id) => denominators.includes(id) }
}

function ratioOfGroup(
  frame: StandingFrame,
  group: Group,
  edition: string,
  pair: { numerator: string; denominator: string } | undefined,
): GroupSum {
  const { book, snapshot, measure, period } = frame
  const exempt = exemptOf(frame)
  if (pair !== undefined) {
    const numerator = groupSum(book, snapshot, group, pair.numerator, edition, period, exempt)
    if ('because' in numerator) return numerator
    const denominator = groupSum(book, snapshot, group, pair.denominator, edition, period, exempt)
    if ('because' in denominator) return denominator
    return {
      figure: percentOf(
        numerator.figure,
        denominator.figure,
        `${pair.numerator} ÷ ${pair.denominator}, each summed over the members`,
      ),
    }
  }
  if (measure.gap === undefined) return { because: `${measure.id} has no sum over members` }
  const parts: Figure[] = []
  const bases: Figure[] = []
  for (const area of membersOf(group, book.facts.areas, yearOf(period))) {
    if (exempt.areas.includes(area.code)) continue
    const value = published(snapshot.cellOf(edition, measure.id, area.code, period))
    const base = published(snapshot.cellOf(edition, measure.gap.base, area.code, period))
    if (value === undefined || base === undefined)
      return {
        because: `the edition as held has no ${value ? measure.gap.base : measure.id} for ${area.name} in ${period}`,
      }
    parts.push(pointsOf(value, base, `${measure.id} of ${measure.gap.base}`))
    bases.push(base)
  }
  if (parts.length === 0) return { because: `${group.name} had no member in ${period}` }
  return {
    figure: percentOf(
      sum(parts, 'sum over the members'),
      sum(bases, 'sum over the members'),
      `${measure.id}, weighted by ${measure.gap.base}`,
    ),
  }
}

/** Dollars of a group: the publisher's aggregate, else the sum of its members. A group has no currency of its own. */
function moneyOfGroup(frame: StandingFrame, group: Group, edition: string): (measure: string) => Figure | undefined {
  const { book, snapshot, measure, period } = frame
  return (id) => {
    if (id === measure.gap?.own) return undefined
    const cell = published(snapshot.cellOf(edition, id, group.code, period))
    const summed = cell ? { figure: cell } : groupSum(book, snapshot, group, id, edition, period, exemptOf(frame))
    return 'figure' in summed ? summed.figure : undefined
  }
}

/** A group's row: the publisher's own aggregate where there is one, and the share recomputed from its members. */
export function standingAggregate(frame: StandingFrame, group: Group): TracedAggregate {
  const { goal, measure, snapshot, precision, period, book } = frame
  const origins = new Map<string, Figure | Reasoning>()
  const cell = snapshot.cell(measure.id, group.code, period)
  const edition = cell?.edition ?? snapshot.editionsWith(measure.id, undefined, period).at(-1)
  const own = published(cell)
  const none: GroupSum = {
    because: goal.parts
      ? 'the total of a group is not published and cannot be bounded'
      : `no held edition known on the day has figures for ${period}`,
  }
  const summed = edition === undefined ? none : ratioOfGroup(frame, group, edition, measure.ratio)
  const nominal =
    edition === undefined || measure.nominal === undefined ? none : ratioOfGroup(frame, group, edition, measure.nominal)
  const recomputed = 'figure' in summed ? summed.figure : undefined
  const figure = own ?? recomputed
  const shown =
    figure &&
    'figure' in nominal &&
    differs((own && precision.interval(own.observation)) ?? exactly(figure.value), exactly(nominal.figure.value))
      ? nominal.figure
      : undefined
  const gap =
    figure && edition
      ? gapOf(goal, measure, figure, moneyOfGroup(frame, group, edition), 'a group has no currency of its own')
      : noGap('there is no value')
  const estimate = cell ? cell.status === 'estimate' : anyEstimate(frame, edition)

  if (figure) origins.set('/value', figure)
  if (recomputed) origins.set('/recomputed', recomputed)
  if (shown) origins.set('/nominalValue', shown)
  for (const [part, of] of gap.figures) origins.set(part === 'points' ? '/gap/points' : `/gap/${part}/value`, of)

  return {
    origins,
    value: {
      area: group.code,
      name: group.name,
      members: membersOf(group, book.facts.areas, yearOf(period)).length,
      value: figure?.value ?? null,
      origin: own ? 'published' : figure ? 'derived' : 'none',
      unit: goal.unit,
      status: figure ? (estimate ? 'estimate' : 'outturn') : null,
      provisional: figure !== undefined && estimate,
      ifDueNow: judge(goal, figure && exactly(figure.value)),
      recomputed: recomputed?.value ?? null,
      ...(shown ? { nominalValue: shown.value } : {}),
      gap: gap.value,
      because: figure ? null : 'because' in summed ? summed.because : null,
      edition: figure && edition ? edition : null,
      cell: cell?.cell ?? null,
    },
  }
}

function anyEstimate(frame: StandingFrame, edition: string | undefined): boolean {
  if (edition === undefined) return false
  return frame.book.facts.areas.some(
    (a) => frame.snapshot.cellOf(edition, frame.measure.id, a.code, frame.period)?.status === 'estimate',
  )
}

/** How a group's total divides among its members: parts of spending and of GDP, at current prices, largest first. */
export function standingSplit(frame: StandingFrame): { value: Standing['split']; origins: Map<string, Figure> } {
  const { measure, snapshot, period, book, group } = frame
  const origins = new Map<string, Figure>()
  const edition = measure.split && snapshot.editionsWith(measure.split.spending, undefined, period).at(-1)
  if (measure.split === undefined || edition === undefined) return { value: [], origins }
  const exempt = exemptOf(frame)
  const total = groupSum(book, snapshot, group, measure.split.spending, edition, period, exempt)
  const gdp = groupSum(book, snapshot, group, measure.split.gdp, edition, period, exempt)
  if ('because' in total) return { value: [], origins }
  const parts = membersOf(group, book.facts.areas, yearOf(period)).flatMap((area) => {
    const spending = published(snapshot.cellOf(edition, measure.split?.spending ?? '', area.code, period))
    if (spending === undefined) return []
    const own = published(snapshot.cellOf(edition, measure.split?.gdp ?? '', area.code, period))
    const ofTotal = percentOf(spending, total.figure, `part of the spending of ${group.name}`)
    const ofGdp = own && 'figure' in gdp ? percentOf(own, gdp.figure, `part of the GDP of ${group.name}`) : undefined
    return [{ area, spending, ofTotal, ofGdp }]
  })
  parts.sort((a, b) => b.spending.value - a.spending.value)
  parts.forEach(({ spending, ofTotal, ofGdp }, i) => {
    origins.set(`/split/${i}/spending/value`, spending)
    origins.set(`/split/${i}/ofTotal`, ofTotal)
    if (ofGdp) origins.set(`/split/${i}/ofGdp`, ofGdp)
  })
  return {
    origins,
    value: parts.map(({ area, spending, ofTotal, ofGdp }) => ({
      area: area.code,
      name: area.name,
      spending: moneyOf(spending),
      ofTotal: ofTotal.value,
      ofGdp: ofGdp?.value ?? null,
    })),
  }
}
