import type { StatementKind } from './statement.js'

/** Verbs of saying by what is said with them; all forms that a newspaper uses. */
export type VerbsByKind = Readonly<Partial<Record<StatementKind, readonly string[]>>>

/** `data/lexicon/speech.yaml`, one language. In phrases a capital demands a capital, a star ends a beginning of a word. */
export interface SpeechWords {
  readonly language: string
  /** Forms that are hardly anything but saying. */
  readonly verbs: VerbsByKind
  /** Forms that have other meanings: they count beside a quotation or with a clause word only. */
  readonly weak: VerbsByKind
  /** Forms of the verbs above that may be followed by whom they are said to. */
  readonly told: readonly string[]
  /** Forms that go with the subject of the sentence: saying, adding. */
  readonly gerunds: readonly string[]
  /** Passing on what another wrote: posted, shared. */
  readonly relays: readonly string[]
  /** Nouns of what is passed on: message, letter. */
  readonly messages: readonly string[]
  /** Before the source: according to. */
  readonly sources: readonly string[]
  /** After the source, as in German "zufolge". */
  readonly sourcesAfter: readonly string[]
  /** Begin a reported clause: that, whether. */
  readonly clauses: readonly string[]
  /** Begin a reported question: whether. */
  readonly questions: readonly string[]
  /** Forms of "be" that make a participle passive. */
  readonly passives: readonly string[]
  readonly by: readonly string[]
  /** Before the person spoken to: to. */
  readonly to: readonly string[]
  readonly places: readonly string[]
  /** Participles at the beginning that tell the occasion: speaking, writing. */
  readonly occasions: readonly string[]
  /** Stand between a verb and what is said: today, Tuesday. */
  readonly times: readonly string[]
  readonly pronouns: Readonly<Record<'he' | 'she' | 'they' | 'it' | 'i' | 'we', readonly string[]>>
  /** Skipped between subject and verb: adverbs and auxiliaries. */
  readonly light: readonly string[]
  readonly determiners: readonly string[]
  /** End a noun phrase: conjunctions and the like. */
  readonly stops: readonly string[]
  readonly former: readonly string[]
  readonly titles: readonly string[]
  /** By office (`people.yaml` uses the same keys); `other` for those that are no single office. */
  readonly roles: Readonly<Record<string, readonly string[]>>
  /** Words of what is said that make it a promise, an opinion or a prediction. */
  readonly contents: Readonly<Record<'pledge' | 'opinion' | 'prediction', readonly string[]>>
}

/** `data/lexicon/people.yaml`: those who speak often in news on defence. */
export interface Person {
  readonly id: string
  /** The name as newspapers write it most. */
  readonly name: string
  /** Surname or other name that stands alone. */
  readonly short: string
  readonly names?: readonly string[] | undefined
  readonly pronoun?: 'he' | 'she' | undefined
  /** Offices; `from` and `until` are days or years, null where not sourced, `until` the first day outside or the last year. */
  readonly offices: readonly {
    readonly role: string
    readonly area: string
    readonly title: string
    readonly from: string | null
    readonly until: string | null
  }[]
}
