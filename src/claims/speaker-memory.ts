import { areaOf, type Mention, merge } from './mention.js'
import { isCapital, isSign } from './noun-phrase.js'
import type { Unit } from './passage.js'
import { holderOf, officeOn, type Reading, readPhrase } from './speaker.js'
import type { SpeechLexicon, SpeechTongue } from './speech-lexicon.js'
import type { Speaker } from './statement.js'
import { fold } from './token.js'

export const NOBODY: Speaker = { name: null, role: null, area: null, person: null }
const FAR = 12
const PLURAL = /^(?:\p{L}+s|people)$/u

/** Who has been named so far, so that "he", "the minister" and surnames find their speaker. */
export class SpeakerMemory {
  private readonly mentions: Mention[] = []
  private subject: Mention | undefined
  private before: Mention | undefined
  last: Mention | undefined

  constructor(
    private readonly lexicon: SpeechLexicon,
    private readonly tongue: SpeechTongue,
    private readonly published: string | null,
    /** Whom "we" means outside quotations, or inside them the one who is quoted. */
    readonly self: Speaker,
  ) {}

  /** A memory for what is said within a quotation. */
  within(self: Speaker): SpeakerMemory {
    const inner = new SpeakerMemory(this.lexicon, this.tongue, this.published, self)
    inner.mentions.push(...this.mentions.slice(-40))
    return inner
  }

  /** Takes note of the people named in a sentence, the first of them as its subject. */
  note(text: string, units: readonly Unit[]): void {
    this.before = this.subject
    this.subject = undefined
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]
      if (!isCapital(unit) && this.tongue.roles.longest(units, i) === undefined) continue
      let to = i
      const role = this.tongue.roles.longest(units, i)
      if (role !== undefined) to = role.to
      const name = to
      while (
        to < units.length &&
        to - name < 4 &&
        isCapital(units[to]) &&
        this.tongue.verbs.longest(units, to) === undefined
      )
        to++
      const run = to - name
      const known =
        this.lexicon.fullNames.longest(units, name) ??
        (isCapital(units[name]) ? this.lexicon.shortNames.longest(units, name) : undefined)
      if (known !== undefined && known.to > to) to = known.to
      if (run === 0 || (known === undefined && role === undefined && !this.apposition(units, to, run))) continue
      if (known === undefined && role?.value === 'body') continue
      let end = to
      if (isSign(units[to], ',') && !this.tongue.stops.has(units[to + 1]?.word ?? ''))
        for (let k = to + 1; k < units.length && k < to + FAR && !isSign(units[k], ',.'); k++) end = k + 1
      const close = end < units.length && isSign(units[end], ',') && this.hasRole(units, to + 1, end)
      let from = role === undefined ? i : this.widen(units, i)
      if (from > i) from = i
      const mention = this.identify(
        readPhrase(text, units, { from, to }, this.lexicon, this.tongue),
        close ? readPhrase(text, units, { from: to + 1, to: end }, this.lexicon, this.tongue) : undefined,
        false,
      )
      if (mention === undefined) continue
      const led = this.tongue.places.has(units[0]?.word ?? '') || this.tongue.occasions.has(units[0]?.word ?? '')
      if (this.subject === undefined && (led ? isSign(units[from - 1], ',') : from < 5)) this.subject = mention
      i = to - 1
    }
  }

  private hasRole(units: readonly Unit[], from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const role = this.tongue.roles.longest(units, i, to)?.value
      if (role !== undefined && role !== 'body' && role !== 'person') return true
    }
    return false
  }

  private apposition(units: readonly Unit[], at: number, run: number): boolean {
    return run > 1 && isSign(units[at], ',') && this.hasRole(units, at + 1, Math.min(units.length, at + FAR))
  }

  /** Words before an office that belong to it: a country, "former". */
  private widen(units: readonly Unit[], at: number): number {
    let from = at
    while (from > 0 && at - from < 4) {
      const unit = units[from - 1]
      if (unit === undefined || (unit.kind === 'sign' && !isSign(unit, "'’-."))) break
      if (!this.tongue.former.has(unit.word) && !isCapital(unit) && !isSign(unit, "'’-.") && unit.word !== 's') break
      from--
    }
    return from
  }

  private known(reading: Reading): Mention | undefined {
    const surname = fold(reading.name?.split(/[\s-]/u).at(-1) ?? '')
    const first = fold(reading.name?.split(/\s/u)[0] ?? '')
    for (let i = this.mentions.length - 1; i >= 0; i--) {
      const mention = this.mentions[i]
      if (mention === undefined) continue
      const person = mention.speaker.person
      if (person !== null && reading.people.includes(person)) return mention
      if (reading.name === null || mention.surname === null || mention.surname !== surname) continue
      const single = first === surname
      if (
        single ||
        mention.speaker.name === null ||
        fold(mention.speaker.name.split(/\s/u)[0] ?? '') === first ||
        fold(mention.speaker.name) === surname
      )
        return mention
    }
    return undefined
  }

  private byOffice(reading: Reading): Mention | undefined {
    if (reading.office === null || /^(?:body|official|expert|spokesperson)$/.test(reading.office)) return undefined
    for (let i = this.mentions.length - 1; i >= 0; i--) {
      const mention = this.mentions[i]
      if (mention === undefined || mention.surname === null) continue
      const held = this.lexicon.person.get(mention.speaker.person ?? '')?.offices ?? []
      if (held.some((o) => o.role === reading.office && o.area === reading.area)) return mention
      if (reading.area !== null && mention.speaker.area !== null && mention.speaker.area !== reading.area) continue
      const generic = reading.office === 'minister' && mention.office?.endsWith('minister') === true
      const commander = reading.office === 'officer' && mention.office === 'supreme-commander'
      if (mention.office === reading.office || generic || commander) return mention
      if (held.some((o) => o.role === reading.office || (reading.office === 'minister' && o.role.endsWith('minister'))))
        return mention
    }
    return undefined
  }

  private personOf(reading: Reading): string | undefined {
    if (reading.people.length < 2) return reading.people[0]
    const day = this.published
    const inOffice = reading.people.filter((id) => {
      const person = this.lexicon.person.get(id)
      return day !== null && person !== undefined && officeOn(person, day) !== undefined
    })
    return inOffice.length === 1 ? inOffice[0] : undefined
  }

  /** The mention of a noun phrase, made when new; `beside` is what stands in apposition. */
  identify(reading: Reading, beside: Reading | undefined, speaks = true): Mention | undefined {
    const joined = beside === undefined ? reading : merge(reading, beside)
    const mention = joined.pronoun !== null ? this.byPronoun(joined.pronoun) : this.byDescription(joined)
    if (mention !== undefined) {
      this.mentions.push(mention)
      if (this.mentions.length > 400) this.mentions.splice(0, 200)
      if (speaks) this.last = mention
    }
    return mention
  }

  private byPronoun(pronoun: NonNullable<Reading['pronoun']>): Mention | undefined {
    if (pronoun === 'i' || pronoun === 'we') return { speaker: this.self, office: null, pronoun: null, surname: null }
    const personal = pronoun === 'he' || pronoun === 'she'
    const fits = (m: Mention | undefined): m is Mention => {
      if (m === undefined) return false
      if (m.pronoun === pronoun) return true
      return m.pronoun === null && (personal ? m.surname !== null || m.office !== 'body' : m.surname === null)
    }
    for (const candidate of [this.subject, this.before, this.last]) if (fits(candidate)) return candidate
    for (let i = this.mentions.length - 1; i >= 0; i--) if (fits(this.mentions[i])) return this.mentions[i]
    return { speaker: NOBODY, office: null, pronoun, surname: null }
  }

  private byDescription(reading: Reading): Mention | undefined {
    const known = reading.name !== null || reading.people.length > 0 ? this.known(reading) : this.byOffice(reading)
    const id = known?.speaker.person ?? this.personOf(reading)
    const person = id === undefined ? undefined : this.lexicon.person.get(id)
    if (known !== undefined || person !== undefined) {
      const office = person === undefined ? undefined : officeOn(person, this.published)
      const named = reading.name !== null || reading.people.length > 0
      const fuller =
        (reading.name?.length ?? 0) > (known?.speaker.name?.length ?? 0)
          ? reading.name
          : (known?.speaker.name ?? reading.name)
      const same = reading.office === known?.office || reading.office === 'minister' || reading.office === 'officer'
      const role = named
        ? (reading.role ?? known?.speaker.role ?? office?.title ?? null)
        : same
          ? (known?.speaker.role ?? reading.role)
          : reading.role
      return {
        speaker: {
          name: person?.name ?? fuller,
          role,
          area:
            (named || !same ? reading.area : null) ??
            known?.speaker.area ??
            areaOf(person, reading.office ?? known?.office ?? null) ??
            office?.area ??
            reading.area,
          person: person?.id ?? null,
        },
        office: reading.office ?? known?.office ?? office?.role ?? null,
        pronoun: person?.pronoun ?? known?.pronoun ?? null,
        surname: fold((person?.short ?? fuller ?? '').split(/[\s-]/u).at(-1) ?? '') || null,
      }
    }
    if (reading.name === null && reading.role === null) {
      if (reading.text === '' || reading.text.split(/\s+/u).length > 8) return undefined
      const organisation = reading.area !== null
      return {
        speaker: {
          name: organisation ? reading.text.replace(/^(?:the|The)\s/u, '') : null,
          role: organisation ? null : reading.text,
          area: reading.area,
          person: null,
        },
        office: organisation ? 'body' : null,
        pronoun: organisation ? 'it' : null,
        surname: null,
      }
    }
    const holder =
      reading.name === null &&
      reading.office !== null &&
      reading.area !== null &&
      this.published !== null &&
      !/former|\bex\b/iu.test(reading.role ?? '')
        ? holderOf(this.lexicon, reading.office, reading.area, this.published)
        : undefined
    const organisation = reading.office === 'body' || (reading.role === null && reading.determined)
    const woman = /woman$/iu.test(reading.role ?? '') ? 'she' : /\p{Ll}man$/iu.test(reading.role ?? '') ? 'he' : null
    const plural = reading.name === null && PLURAL.test(reading.role ?? '') ? 'they' : null
    return {
      speaker: { name: reading.name, role: reading.role, area: reading.area, person: holder?.id ?? null },
      office: organisation ? 'body' : reading.office,
      pronoun: organisation ? (plural ?? 'it') : (holder?.pronoun ?? woman ?? plural),
      surname: reading.name === null || organisation ? null : fold(reading.name.split(/[\s-]/u).at(-1) ?? ''),
    }
  }
}
