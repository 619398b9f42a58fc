import type { Question } from '../claims/question.js'
import { formatDay } from '../terms/day.js'
import { type Joined, joinedOf } from './check-knowledge-members.js'
import type { View } from './check-knowledge-view.js'
import { namesOf } from './check-verdict-areas.js'
import { isOn } from './check-verdict-dates.js'
import { dayNumber } from './check-verdict-days.js'
import { matchOf } from './check-verdict-match.js'
import { fact, type Outcome, together, unknown } from './check-verdict-outcome.js'
import { ACCESSION_DAYS, HISTORY_DAYS, LONG_AGO_DAYS, SAME_EVENT_DAYS } from './check-verdict-tolerances.js'
import type { FactEvidence, Said } from './check-verdict-types.js'

type Members = Extract<Question, { ask: 'members' }>
type Accession = Extract<Question, { ask: 'accession' }>
type Founding = Extract<Question, { ask: 'founding' }>
type ArticleFive = Extract<Question, { ask: 'article-5' }>
type NoForces = Extract<Question, { ask: 'no-forces' }>

function evidenceOf({ area, membership }: Joined): FactEvidence {
  const { of, from, until } = membership
  const left = until === undefined ? '' : ` until ${formatDay(until)}`
  return {
    kind: 'fact',
    id: `${area.code}/${of}`,
    says: `${area.name} is a member of ${of} since ${formatDay(from)}${left}`,
    source: null,
  }
}

/** The days a named time may mean: itself, or the ends of its month or year. */
function daysOf(named: string): string[] {
  if (named.length >= 10) return [named.slice(0, 10)]
  return named.length === 7 ? [`${named}-01`, `${named}-31`] : [`${named}-01-01`, `${named}-12-31`]
}

/**
 * How many members there are on a day is certain on that day: a list that nobody revises. So a number that comes true only years later was
 * wrong, unlike a figure that a later edition confirms. But one that came true soon was said of an accession under way, and one that was
 * last right long ago is told of its own time.
 */
export function askMembers(question: Members, said: Said, view: View): Outcome {
  const { knowledge } = view
  const { group, count } = question
  if (knowledge.group(group) === undefined) return unknown(`the book has no members of ${group}`)
  const asked = question.on === '' ? [view.day] : daysOf(question.on)
  const [first = view.day] = asked
  const past = said.published !== null && dayNumber(said.published) - dayNumber(asked.at(-1) ?? first) > HISTORY_DAYS
  const days = view.kind === 'now' && !past ? [view.day] : asked
  const isRight = (many: number) => matchOf(count, many, 'count') === 'true'
  const strengths = knowledge.strengthsOf(group)
  const sets = days.map((day) => ({ day, strength: strengths.findLast((s) => s.from <= day) }))
  const found = sets.find((s) => isRight(s.strength?.members.length ?? 0))
  const shown = found ?? sets.at(-1)
  if (shown?.strength === undefined) return unknown(`the book has no members of ${group} then`)
  const { from, members } = shown.strength
  const last = members.at(-1)
  const many = `${knowledge.nameOf(group)} had ${members.length} members on ${formatDay(shown.day)}`
  const says = `${many}, since ${formatDay(from)}`
  const decided = fact(found ? 'true' : 'false', last ? [evidenceOf(last)] : [], says, {
    value: members.length,
    unit: { code: 'count', scale: 0, prices: null },
    how: 'memberships on the day',
  })
  if (found) return decided
  const right = strengths.filter((s) => isRight(s.members.length))
  const soon = right.find((s) => s.from > shown.day && s.from <= (said.asOf ?? knowledge.book.knownTo))
  if (view.kind === 'then' && soon && dayNumber(soon.from) - dayNumber(shown.day) <= ACCESSION_DAYS)
    return { ...decided, says: `${says}, and had ${soon.members.length} from ${formatDay(soon.from)}`, soon: true }
  const written = said.published ?? view.day
  const before = right.findLast(({ until }) => until !== undefined && until <= written)
  if (before?.until && dayNumber(written) - dayNumber(before.until) > LONG_AGO_DAYS)
    return unknown(
      `${many}, and ${before.members.length} only until ${formatDay(before.until)}, of which the text may tell`,
    )
  return { ...decided, certain: true }
}

export function askAccession(question: Accession, view: View): Outcome {
  const { knowledge } = view
  const { organisation } = knowledge.roles
  const joined = joinedOf(knowledge.book.facts.areas, organisation)
  return together(
    question.areas.map((code) => {
      const own = joined.find((j) => j.area.code === code)
      if (own === undefined) return unknown(`no membership of ${knowledge.nameOf(code)} is held here`)
      const { from } = own.membership
      if (from > view.day)
        return { ...unknown(`${own.area.name} had not joined by ${formatDay(view.day)}`), early: true }
      const before = joined.filter((j) => j.membership.from < from).length
      const same = joined.filter((j) => j.membership.from === from).length
      const newer = joined.filter((j) => j.membership.from > from && j.membership.from <= view.day)
      const place = same === 1 ? `as member number ${before + 1}` : `with ${same - 1} others`
      const says = `${own.area.name} joined on ${formatDay(from)}, ${place}`
      const parts: Outcome[] = []
      const say = (truth: Outcome['truth'], more = '') => parts.push(fact(truth, [evidenceOf(own)], `${says}${more}`))
      if (question.when !== undefined && question.when !== '') {
        const near =
          question.when.length >= 10 && Math.abs(dayNumber(question.when) - dayNumber(from)) <= SAME_EVENT_DAYS
        say(isOn(question.when, from) ? 'true' : near ? 'near' : 'false')
      }
      if (question.number !== undefined)
        say(question.number > before && question.number <= before + same ? 'true' : 'false')
      if (question.newest === true)
        say(
          newer.length === 0 ? 'true' : 'false',
          newer.length === 0
            ? ', the latest to do so'
            : `, before ${namesOf(
                knowledge,
                newer.map((j) => j.area.code),
              )}`,
        )
      if (parts.length === 0) say('true')
      return together(parts)
    }),
  )
}

export function askFounding(question: Founding, view: View): Outcome {
  const { knowledge } = view
  const joined = joinedOf(knowledge.book.facts.areas, knowledge.roles.organisation)
  const [first] = joined
  if (first === undefined) return unknown('the book has no founders')
  const { from } = first.membership
  const founders = joined.filter((j) => j.membership.from === from)
  const says = `${knowledge.nameOf(knowledge.roles.organisation)} was founded by ${founders.length} countries on ${formatDay(from)}`
  const rightDay = question.when === undefined || question.when === '' || isOn(question.when, from)
  const rightCount = question.count === undefined || question.count === founders.length
  return fact(rightDay && rightCount ? 'true' : 'false', founders.map(evidenceOf), says)
}

export function askArticleFive(question: ArticleFive, view: View): Outcome {
  const { facts } = view.knowledge.book
  const ids = view.knowledge.roles.invocations
  const known = facts.events.filter((e) => ids.includes(e.id) && e.on <= view.day)
  const evidence = known.map((e): FactEvidence => ({ kind: 'fact', id: e.id, says: e.title, source: e.source }))
  const says = `the clause of mutual defence has been invoked ${known.length === 1 ? 'once' : `${known.length} times`}: ${known.map((e) => formatDay(e.on)).join(', ')}`
  const parts: Outcome[] = []
  if (question.times !== null) parts.push(fact(question.times === known.length ? 'true' : 'false', evidence, says))
  const { when } = question
  if (when !== undefined && when !== '') {
    const near = when.length >= 10 && known.some((e) => Math.abs(dayNumber(when) - dayNumber(e.on)) <= SAME_EVENT_DAYS)
    parts.push(fact(known.some((e) => isOn(when, e.on)) ? 'true' : near ? 'near' : 'false', evidence, says))
  }
  return parts.length === 0 ? fact('true', evidence, says) : together(parts)
}

export function askNoForces(question: NoForces, view: View): Outcome {
  const { exempt } = view.knowledge.book.facts
  const { goals } = view.knowledge.book.facts
  return together(
    question.areas.map((code) => {
      const name = view.knowledge.nameOf(code)
      if (exempt.includes(code)) {
        const because =
          goals.flatMap((g) => g.exempt).find((e) => e.area === code)?.because ?? `${name} has no row of its own`
        return fact(
          'true',
          [{ kind: 'fact', id: `${code}/exempt`, says: because, source: null }],
          because.replace(/\.$/, ''),
        )
      }
      const { personnel: measure } = view.knowledge.roles.measures
      const years = view.editions.map((edition) => {
        const [year] = [...edition.periodsOf(measure)]
          .sort()
          .reverse()
          .filter((y) => edition.value(measure, code, y))
        return year === undefined ? undefined : edition.value(measure, code, year)
      })
      const personnel = years.find((known) => known !== undefined)
      return personnel
        ? fact('false', personnel.cells, `${name} has military personnel in the tables`)
        : unknown(`nothing is held on the forces of ${name}`)
    }),
  )
}
