import type { Question } from '../claims/question.js'
import { fixedHalfUp } from '../math/rounding.js'
import { combined, type EditionView, type Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { namesOf } from './check-verdict-areas.js'
import { amountIn } from './check-verdict-level.js'
import { matchOf } from './check-verdict-match.js'
import { chosen, inWords, type Outcome, type Reading, together, unknown } from './check-verdict-outcome.js'

type Change = Extract<Question, { ask: 'change' }>

const PERCENT = { code: 'percent', scale: 0, prices: null } as const
const RATIO = { code: 'ratio', scale: 0, prices: null } as const

export function askChange(question: Change, view: View): Outcome {
  if (question.yearsInARow === undefined && !(Number(question.to) > Number(question.from)))
    return unknown('the text does not say from which year to which')
  const parts: Outcome[] = []
  if (question.yearsInARow !== undefined) parts.push(askRun(question, question.yearsInARow, view))
  if (question.percent || question.times || question.amount) parts.push(askRise(question, view))
  return parts.length === 0 ? unknown('the text does not say by how much') : together(parts)
}

function askRise(question: Change, view: View): Outcome {
  const { knowledge } = view
  const { areas, from, to } = question
  const nothing = `${view.none} spending of ${namesOf(knowledge, areas)} for both ${from} and ${to}`
  const readings: Reading[] = []
  for (const edition of view.asked([to])) {
    const here = question.amount ? amounts(edition, question, view) : rates(edition, question, view)
    if (!here.some((r) => r.basis === null)) {
      if (readings.length === 0) readings.push(...here)
      continue
    }
    if (question.amount && view.kind === 'now')
      for (const older of view.editions.filter((e) => e.id !== edition.id))
        here.push(
          ...amounts(older, question, view)
            .filter((r) => r.basis !== null)
            .map(asOlder),
        )
    return chosen(knowledge, here, nothing)
  }
  if (question.amount && view.kind === 'now')
    for (const older of view.editions) readings.push(...amounts(older, question, view).map(asOlder))
  return chosen(knowledge, readings, nothing)
}

function asOlder(reading: Reading): Reading {
  return { ...reading, basis: `${reading.basis ?? 'at current prices'}, in an older edition` }
}

function growth(percent: number, kind = ''): string {
  return `${percent < 0 ? `a ${kind}fall` : `${kind}growth`} of ${fixedHalfUp(Math.abs(percent), 1)} %`
}

/** Rates of change and multiples, from one edition: at constant prices for real growth, else at current ones in any currency. */
function rates(edition: EditionView, question: Change, view: View): Reading[] {
  const { knowledge } = view
  const m = knowledge.roles.measures
  const { areas, from, to, real, percent, times } = question
  const [only = ''] = areas
  const readings: Reading[] = []
  const span = `${namesOf(knowledge, areas)} from ${from} to ${to}`
  const read = (known: Known, basis: string | null, shown: string): void => {
    const match = percent
      ? matchOf(percent, known.value, 'percent')
      : times
        ? matchOf(times, known.value, 'ratio')
        : 'false'
    const explained = () =>
      percent
        ? knowledge.revisions.explainsPoints(m.realChange, only, known.value, percent.value)
        : knowledge.revisions.explains(m.constant, only, known.value, times?.value ?? 0)
    readings.push({ basis, known, match, explained, of: span, shown })
  }
  if (percent && areas.length === 1 && Number(to) === Number(from) + 1) {
    // The publisher's own rate of change is real; a text that does not say so means it all the same.
    const cell = edition.value(m.realChange, only, to)
    if (cell) read(cell, null, growth(cell.value, 'real '))
  }
  const tables = [
    { measure: m.constant, basis: real ? null : 'in real terms' },
    { measure: m.ownConstant, basis: real ? null : 'in real terms' },
    { measure: m.current, basis: real ? 'at current prices, not in real terms' : null },
    { measure: m.ownCurrent, basis: real ? 'at current prices, not in real terms' : null },
  ]
  const currencies = new Set(areas.map((a) => knowledge.area(a)?.currency))
  for (const { measure, basis } of tables) {
    // Sums over several moneys have no meaning.
    if ((measure === m.ownConstant || measure === m.ownCurrent) && (currencies.size > 1 || currencies.has(undefined)))
      continue
    const [a, b] = [amountIn(edition, measure, areas, [from]), amountIn(edition, measure, areas, [to])]
    if (a === undefined || b === undefined || a.value <= 0) continue
    const known = percent
      ? combined(100 * (b.value / a.value - 1), PERCENT, 'change between two cells', [a, b])
      : combined(b.value / a.value, RATIO, 'one cell by the other', [a, b])
    const shown = percent ? growth(known.value) : `${fixedHalfUp(known.value, 2)} times as much`
    read(known, basis, `${shown} (${inWords(a.value, a.unit)} to ${inWords(b.value, b.unit)})`)
  }
  return readings
}

/** A rise in money: the plain one, or what was spent over the years above the level of the first. */
function amounts(edition: EditionView, question: Change, view: View): Reading[] {
  const { knowledge } = view
  const m = knowledge.roles.measures
  const { areas, from, to, real, amount } = question
  if (amount === undefined) return []
  const own = areas.every((a) => knowledge.area(a)?.currency === amount.currency)
  const common = amount.currency === knowledge.currency
  const tables = [
    ...(common
      ? [
          { measure: m.current, constant: false },
          { measure: m.constant, constant: true },
        ]
      : []),
    ...(own && !common
      ? [
          { measure: m.ownCurrent, constant: false },
          { measure: m.ownConstant, constant: true },
        ]
      : []),
  ]
  const years: string[] = []
  for (let year = Number(from) + 1; year <= Number(to) && years.length < MOST_YEARS; year++) years.push(String(year))
  const readings: Reading[] = []
  for (const { measure, constant } of tables) {
    const [a, b] = [amountIn(edition, measure, areas, [from]), amountIn(edition, measure, areas, [to])]
    if (a === undefined || b === undefined) continue
    const explained = () =>
      knowledge.revisions.explains(measure, areas[0] ?? '', Math.abs(b.value - a.value), amount.value)
    const stated = constant === real
    const prices = constant ? `at the prices of ${b.unit.prices}` : 'at current prices'
    const read = (known: Known, basis: string | null, how: string): void => {
      const of = `${namesOf(knowledge, areas)} from ${from} to ${to}`
      readings.push({
        basis,
        known,
        match: matchOf(amount, known.value, 'amount'),
        explained,
        of,
        shown: `${inWords(known.value, { ...known.unit, prices: null })} ${how}${basis === null ? ` ${prices}` : ''}`,
      })
    }
    read(combined(b.value - a.value, b.unit, 'difference of two cells', [a, b]), stated ? null : prices, 'more')
    const between = years.map((y) => amountIn(edition, measure, areas, [y]))
    if (years.length < 2 || between.some((k) => k === undefined)) continue
    const all = between.flatMap((k) => (k === undefined ? [] : [k]))
    const total = all.reduce((sum, k) => sum + k.value - a.value, 0)
    read(
      combined(total, b.unit, `sum over ${from} to ${to} of what is above ${from}`, [a, ...all]),
      `added up over the years, ${prices}`,
      'more',
    )
  }
  return readings
}

const MOST_YEARS = 40

/** Growth in every one of the last years, at constant prices. */
function askRun(question: Change, length: number, view: View): Outcome {
  const { knowledge } = view
  const m = knowledge.roles.measures
  const last = Number(question.to)
  const nothing = `${view.none} every one of the ${length} years to ${question.to}`
  if (length < 1 || length > MOST_YEARS) return unknown(nothing)
  for (const edition of view.asked([question.to])) {
    const years = Array.from({ length }, (_, i) => String(last - length + 1 + i))
    const steps = question.areas.flatMap((area) =>
      years.map((year): Known | undefined => {
        const cell = edition.value(m.realChange, area, year)
        if (cell) return cell
        const [a, b] = [
          edition.value(m.constant, area, String(Number(year) - 1)),
          edition.value(m.constant, area, year),
        ]
        if (a === undefined || b === undefined) return undefined
        return combined(100 * (b.value / a.value - 1), PERCENT, 'change between two cells', [a, b])
      }),
    )
    if (steps.some((s) => s === undefined)) continue
    const known = steps.flatMap((s) => (s === undefined ? [] : [s]))
    const grew = known.filter((k) => k.value > 0).length
    const without = years.filter((_, i) => known.some((k, at) => at % years.length === i && k.value <= 0))
    const all = combined(grew, { code: 'count', scale: 0, prices: null }, 'years of real growth', known)
    const explained = () =>
      known.every(
        (k) => k.value > 0 || knowledge.revisions.explainsPoints(m.realChange, question.areas[0] ?? '', k.value, 0.1),
      )
    const reading: Reading = {
      basis: null,
      known: all,
      match: grew === known.length ? 'true' : 'false',
      explained,
      of: `${namesOf(knowledge, question.areas)} from ${years[0]} to ${question.to}`,
      shown: `real growth in ${grew} of ${known.length} years${without.length === 0 ? '' : ` (not in ${without.join(', ')})`}`,
    }
    return chosen(knowledge, [reading], nothing)
  }
  return unknown(nothing)
}
