import type { Question } from '../claims/question.js'
import { fixedHalfUp } from '../math/rounding.js'
import { combined, type Known } from './check-knowledge-edition.js'
import type { View } from './check-knowledge-view.js'
import { economyOf, type YearGdp } from './check-verdict-economy.js'
import { goalsAt } from './check-verdict-goals.js'
import { matchOf } from './check-verdict-match.js'
import { chosen, inWords, type Outcome, type Reading, unknown } from './check-verdict-outcome.js'
import { BEYOND_READINGS, FEWEST_READINGS } from './check-verdict-tolerances.js'
import type { Said } from './check-verdict-types.js'

type Cost = Extract<Question, { ask: 'cost' }>

/**
 * What a share of GDP costs depends on the baseline, the year of GDP and the kind of sum. The amount is held against every reading that
 * the book can make; one that fits makes it true on that basis, never simply true.
 */
export function askCost(asked: Cost, said: Said, view: View): Outcome {
  const { knowledge } = view
  const question = asked.areas.length > 0 ? asked : { ...asked, areas: ownersOf(asked.amount.currency, view) }
  const [area = ''] = question.areas
  // What is said of "now" and "a year" is said of the year of the text, whenever it is looked at.
  const year = Number((said.published ?? view.day).slice(0, 4))
  const { share } = knowledge.roles.measures
  const name = knowledge.nameOf(area)
  if (question.areas.length !== 1)
    return unknown('a cost of several countries together is not among the readings made here')
  const readings = [
    ...announced(question, area, view),
    ...budgeted(question, area, year, view),
    ...computed(question, area, year, view),
  ]
  const nothing = `what the amount for ${name} is counted against cannot be told`
  const outcome = chosen(
    knowledge,
    readings.filter((r) => r.match === 'true'),
    nothing,
  )
  if (outcome.truth !== 'unknown') {
    const goals = asked.percentTo === undefined ? [] : goalsAt(area, share, asked.percentTo, view)
    return { ...outcome, evidence: [...outcome.evidence, ...goals] }
  }
  const values = readings.map((r) => r.known.value).filter((v) => v > 0)
  const stated = question.percentFrom !== undefined && question.percentTo !== undefined
  if (!stated || values.length < FEWEST_READINGS) return outcome
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const { value } = question.amount
  const unit = readings[0]?.known.unit ?? { code: question.amount.currency, scale: 0, prices: 'current' }
  const range = `between ${inWords(low, unit)} and ${inWords(high, unit)} by the readings made here`
  if (value > low / BEYOND_READINGS && value < high * BEYOND_READINGS)
    return unknown(`${range}; none is the amount of the text`)
  return { ...outcome, truth: 'false', evidence: readings.flatMap((r) => r.known.cells), says: range, explained: false }
}

/** The one country whose money it is; none for a money that several have. */
function ownersOf(currency: string, { knowledge }: View): string[] {
  const owners = knowledge.book.facts.areas.filter((a) => a.currency === currency)
  return owners.length === 1 ? owners.map((a) => a.code) : []
}

function read(question: Cost, known: Known, basis: string, of: string): Reading {
  return {
    basis,
    known,
    match: matchOf(question.amount, known.value, 'amount'),
    explained: () => true,
    of,
    shown: inWords(known.value, known.unit),
  }
}

/** Amounts of announced plans, and what they leave between two of their years: against a budget frozen in cash. */
function announced(question: Cost, area: string, view: View): Reading[] {
  const { currency } = question.amount
  const readings: Reading[] = []
  for (const pledge of view.knowledge.book.facts.pledges) {
    if (pledge.area !== area || pledge.announcedOn > view.day) continue
    const money = pledge.money.filter((m) => m.currency === currency)
    const evidence = { kind: 'fact' as const, id: pledge.id, says: pledge.says, source: pledge.source }
    const wholeOf = (m: { value: number; scale: number }) => m.value * Number(`1e${m.scale}`)
    const amount = (value: number): Known => ({
      value,
      unit: { code: currency, scale: 0, prices: 'current' },
      how: null,
      cells: [],
      edition: '',
    })
    for (const later of money) {
      const own = read(
        question,
        amount(wholeOf(later)),
        `as the plan announced on ${pledge.announcedOn} has it for ${later.period}: ${later.perimeter ?? 'spending'}`,
        later.period,
      )
      readings.push({ ...own, facts: [evidence] })
      for (const earlier of money) {
        if (earlier.period >= later.period || perimeterOf(earlier) !== perimeterOf(later)) continue
        const basis = `against a budget frozen in cash at ${inWords(wholeOf(earlier), amount(0).unit)} of ${earlier.period} (${later.perimeter ?? 'spending'})`
        readings.push({
          ...read(question, amount(wholeOf(later) - wholeOf(earlier)), basis, later.period),
          facts: [evidence],
        })
      }
    }
  }
  return readings
}

/** What a plan's amount covers, without the fiscal year that it is of. */
function perimeterOf({ perimeter = '' }: { readonly perimeter?: string | undefined }): string {
  return perimeter.replace(/ \([^)]{0,40}\)$/, '')
}

/** What published spending of the year exceeds that of the year before by. */
function budgeted(question: Cost, area: string, year: number, view: View): Reading[] {
  const { knowledge } = view
  const m = knowledge.roles.measures
  const { currency } = question.amount
  const measure =
    currency === knowledge.currency ? m.current : knowledge.area(area)?.currency === currency ? m.ownCurrent : undefined
  const edition = view.newest
  if (measure === undefined || edition === undefined) return []
  const years = [question.by, String(year)].flatMap((y) => (y === undefined ? [] : [y]))
  return [...new Set(years)].flatMap((year) => {
    const before = String(Number(year) - 1)
    const [a, b] = [edition.value(measure, area, before), edition.value(measure, area, year)]
    if (a === undefined || b === undefined) return []
    return [
      read(
        question,
        combined(b.value - a.value, b.unit, 'difference of two cells', [a, b]),
        `as spending of ${year} above that of ${before}`,
        year,
      ),
    ]
  })
}

/** Readings from shares and GDP: points of one year's GDP, or the level of the due year against each baseline. */
function computed(question: Cost, area: string, year: number, view: View): Reading[] {
  const { percentTo } = question
  const last = Math.max(year + 1, Number(question.by ?? year))
  const gdp = economyOf(area, question.amount.currency, last, view)
  if (gdp.length === 0 || percentTo === undefined) return []
  const start = startShare(question, area, year, view)
  if (start === undefined) return []
  const rise = percentTo - start.share
  const at = (y: number) => gdp.find((g) => g.year === y)
  const due = question.by === undefined ? undefined : at(Number(question.by))
  const readings: Reading[] = []
  const say = (value: number, basis: string, from: readonly YearGdp[]): void => {
    const [first] = from
    if (first === undefined || value <= 0) return
    const known = combined(value, first.known.unit, basis, [...from.map((g) => g.known), ...start.known])
    readings.push(read(question, known, basis, String(first.year)))
  }
  const points = `${Number(fixedHalfUp(rise, 2))} points of GDP`
  for (const base of [at(year), at(year - 1), at(year + 1)])
    if (base) say((rise / 100) * base.value, `as ${points} of ${base.year}`, [base])
  if (due) {
    say(
      (rise / 100) * due.value,
      `as ${points} of ${due.year}${due.extrapolated ? ', carried on from the last year forecast' : ''}`,
      [due],
    )
    for (const base of [at(year - 1), at(year)]) {
      if (base === undefined || base.year >= due.year) continue
      const levelThen = (percentTo / 100) * due.value
      const levelNow = (start.share / 100) * base.value
      const against = `against a budget frozen in`
      say(levelThen - levelNow, `${against} cash at the level of ${base.year}`, [due, base])
      if (base.deflator && due.deflator) {
        say(
          levelThen - (levelNow * due.deflator) / base.deflator,
          `${against} real terms at the level of ${base.year}`,
          [due, base],
        )
        say(
          ((rise / 100) * due.value * base.deflator) / due.deflator,
          `as ${points} of ${due.year} at the prices of ${base.year}`,
          [due, base],
        )
      }
      const years = due.year - base.year
      say(((rise / 100) * due.value) / years, `as a step a year of ${points} reached in ${due.year}`, [due, base])
      const path = gdp.filter((g) => g.year > base.year && g.year <= due.year)
      if (path.length === years) {
        const total = path.reduce((sum, g) => sum + ((rise / 100) * g.value * (g.year - base.year)) / years, 0)
        say(total, `added up over ${base.year + 1} to ${due.year} on a straight path`, path)
      }
      say(levelThen, `as all of spending in ${due.year}`, [due])
    }
  }
  return readings
}

/** The share a rise starts from: as the text says, else the newest published. */
function startShare(
  question: Cost,
  area: string,
  year: number,
  view: View,
): { share: number; known: readonly Known[] } | undefined {
  if (question.percentFrom !== undefined) return { share: question.percentFrom, known: [] }
  const { share } = view.knowledge.roles.measures
  for (const period of [year, year - 1])
    for (const edition of view.asked([String(period)])) {
      const known = edition.value(share, area, String(period))
      if (known) return { share: known.value, known: [known] }
    }
  return undefined
}
