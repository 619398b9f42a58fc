import { isCapital, type Range } from './noun-phrase.js'
import type { Unit } from './passage.js'
import type { SpeechLexicon, SpeechTongue } from './speech-lexicon.js'
import type { Person } from './speech-words.js'

/** What a noun phrase says, before the rest of the text is asked. */
export interface Reading {
  readonly name: string | null
  readonly role: string | null
  readonly office: string | null
  readonly area: string | null
  readonly people: readonly string[]
  readonly pronoun: 'he' | 'she' | 'they' | 'it' | 'i' | 'we' | null
  readonly text: string
  readonly determined: boolean
}

const PARTICLE = /^(?:de|der|den|van|von|di|da|del|della|la|le|al|bin|el|dos|du|af|zu|ter|ten|for|of|the)$/
const NOT_LAST = /^(?:of|for|the|de|des|van|von|vom|der|den|di|da|del|della|al|and|zu|du|af|av|za)$/

/** The words of a range as they stand in the text. */
export function textOf(text: string, units: readonly Unit[], range: Range): string {
  const first = units[range.from]
  const last = units[range.to - 1]
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end)
}

/** The longest run of capitalised words in a range that are no office, title or determiner. */
function nameIn(
  units: readonly Unit[],
  range: Range,
  taken: ReadonlySet<number>,
  tongue: SpeechTongue,
): Range | undefined {
  let best: Range | undefined
  for (let i = range.from; i < range.to; i++) {
    const first = units[i]
    if (
      first === undefined ||
      taken.has(i) ||
      !isCapital(first) ||
      tongue.determiners.has(first.word) ||
      tongue.titles.has(first.word)
    )
      continue
    let to = i + 1
    while (to < range.to && !taken.has(to)) {
      const unit = units[to]
      const more =
        isCapital(unit) ||
        (unit !== undefined && unit.kind === 'word' && PARTICLE.test(unit.word)) ||
        unit?.text === '-' ||
        unit?.text === '.' ||
        unit?.text === '&' ||
        (unit?.text === "'" && units[to + 1]?.joined === true && units[to + 1]?.word !== 's') ||
        (unit?.text === '’' && units[to + 1]?.joined === true && units[to + 1]?.word !== 's')
      if (!more) break
      to++
    }
    while (
      to > i + 1 &&
      (units[to - 1]?.kind === 'sign' || (NOT_LAST.test(units[to - 1]?.word ?? '') && !isCapital(units[to - 1])))
    )
      to--
    if (best === undefined || to - i > best.to - best.from) best = { from: i, to }
    i = to
  }
  return best
}

/** Reads a noun phrase: pronoun, person, name, office with its country. */
export function readPhrase(
  text: string,
  units: readonly Unit[],
  range: Range,
  lexicon: SpeechLexicon,
  tongue: SpeechTongue,
): Reading {
  const first = units[range.from]
  const determined = first !== undefined && tongue.determiners.has(first.word)
  const pronoun = range.to - range.from === 1 && first !== undefined ? (tongue.pronouns.get(first.word) ?? null) : null
  const base = { text: textOf(text, units, range), determined, pronoun }
  if (pronoun !== null) return { ...base, name: null, role: null, office: null, area: null, people: [] }
  const taken = new Set<number>()
  let role: (Range & { office: string }) | undefined
  let area: { code: string; at: Range } | undefined
  let people: readonly string[] = []
  let name: Range | undefined
  for (let i = range.from; i < range.to; i++) {
    const full = lexicon.fullNames.longest(units, i, range.to)
    const short = full === undefined && isCapital(units[i]) ? lexicon.shortNames.longest(units, i, range.to) : undefined
    const found = full ?? short
    if (found !== undefined && (people.length === 0 || full !== undefined)) {
      const alone =
        full !== undefined ||
        !isCapital(units[i - 1]) ||
        i === range.from ||
        taken.has(i - 1) ||
        tongue.titles.has(units[i - 1]?.word ?? '')
      if (alone) {
        people = full !== undefined ? [full.value] : (short?.value ?? [])
        name = { from: found.from, to: found.to }
        for (let k = found.from; k < found.to; k++) taken.add(k)
        i = found.to - 1
        continue
      }
    }
    const office = tongue.roles.longest(units, i, range.to)
    if (
      office !== undefined &&
      (role === undefined ||
        (role.office === 'body' && office.value !== 'body' && units[role.to]?.word !== 'of') ||
        ((role.office === 'person' || role.office === 'party-leader') && office.to - office.from > 1))
    ) {
      role = { from: office.from, to: office.to, office: office.value }
      // "the US president": an office may begin with a country.
      const within = tongue.areas.longest(units, i, office.to)
      if (within !== undefined && area === undefined) area = { code: within.value, at: within }
      for (let k = office.from; k < office.to; k++) taken.add(k)
      i = office.to - 1
      continue
    }
    if (office !== undefined) {
      for (let k = office.from; k < office.to; k++) taken.add(k)
      i = office.to - 1
      continue
    }
    const place = tongue.areas.longest(units, i, range.to)
    if (place !== undefined) {
      if (area === undefined) area = { code: place.value, at: place }
      if (role !== undefined || units[place.to]?.text === "'" || range.to - range.from > place.to - place.from)
        for (let k = place.from; k < place.to; k++) taken.add(k)
      i = place.to - 1
    }
  }
  if (
    area !== undefined &&
    role === undefined &&
    people.length === 0 &&
    (area.at.to === range.to ||
      (units[area.at.to]?.joined === true && units[area.at.to]?.kind === 'sign' && range.to - area.at.to <= 2)) &&
    area.at.from - range.from <= (determined ? 1 : 0)
  )
    return { ...base, name: textOf(text, units, area.at), role: null, office: 'body', area: area.code, people }
  name ??= nameIn(units, range, taken, tongue)
  let words: string | null = null
  if (role !== undefined) {
    let from = role.from
    while (
      from > range.from &&
      (tongue.former.has(units[from - 1]?.word ?? '') ||
        (units[from - 1]?.text === '-' && tongue.former.has(units[from - 2]?.word ?? '')))
    )
      from--
    let to = role.to
    // An organisation or an unnamed source keeps its whole description.
    if (/^(?:body|official|expert|spokesperson|lawmaker|person|officer|party-leader)$/.test(role.office)) {
      const linked = name !== undefined && name.from > role.to - 1 && NOT_LAST.test(units[name.from - 1]?.word ?? '')
      if (people.length === 0 && (linked || role.office === 'body')) name = undefined
      if (name === undefined) {
        from = determined && units[range.from + 1] !== undefined ? range.from + 1 : range.from
        to = range.to
      }
    }
    words = textOf(text, units, { from, to })
  }
  const organisation = role?.office === 'body'
  if (
    organisation &&
    role !== undefined &&
    people.length === 0 &&
    words !== null &&
    isCapital(units[role.from]) &&
    (tongue.language !== 'de' || /\s/u.test(words)) &&
    (role.from > range.from || isCapital(units[role.to]) || isCapital(units[role.to + 1]))
  )
    return { ...base, name: words, role: null, office: 'body', area: area?.code ?? null, people }
  if (organisation && name !== undefined && name.to - name.from > 0 && people.length === 0 && determined)
    return { ...base, name: null, role: words, office: 'body', area: area?.code ?? null, people }
  return {
    ...base,
    name: name === undefined ? null : textOf(text, units, name),
    role: words,
    office: role?.office ?? null,
    area: area?.code ?? null,
    people,
  }
}

function isWithin(office: Person['offices'][number], day: string): boolean {
  const from = office.from
  const until = office.until
  return (
    (from === null || from <= day.slice(0, from.length)) &&
    (until === null || (until.length === 4 ? day.slice(0, 4) <= until : day < until))
  )
}

/** The office of a person on a day; without a day the last one. */
export function officeOn(person: Person, day: string | null): Person['offices'][number] | undefined {
  return day === null
    ? person.offices.at(-1)
    : [...person.offices].reverse().find((o) => o.from !== null && isWithin(o, day))
}

/** Who held an office of a country on a day, if the lexicon knows exactly one. */
export function holderOf(lexicon: SpeechLexicon, office: string, area: string, day: string): Person | undefined {
  const found = lexicon.people.filter((p) =>
    p.offices.some((o) => o.role === office && o.area === area && o.from !== null && isWithin(o, day)),
  )
  return found.length === 1 ? found[0] : undefined
}
