import type { AreaWords } from './lexicon-data.js'
import { PhraseTree, wordSet } from './phrase-tree.js'
import type { Person, SpeechWords } from './speech-words.js'
import type { StatementKind } from './statement.js'

export interface Verb {
  readonly kind: StatementKind
  readonly weak: boolean
}

/** The words of saying of one language, ready to be read by. */
export interface SpeechTongue {
  readonly language: string
  readonly verbs: PhraseTree<Verb>
  readonly told: ReadonlySet<string>
  readonly gerunds: ReadonlySet<string>
  readonly relays: PhraseTree<true>
  readonly messages: ReadonlySet<string>
  readonly sources: PhraseTree<true>
  readonly sourcesAfter: ReadonlySet<string>
  readonly clauses: ReadonlySet<string>
  readonly questions: ReadonlySet<string>
  readonly passives: ReadonlySet<string>
  readonly by: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly occasions: ReadonlySet<string>
  readonly times: ReadonlySet<string>
  readonly pronouns: ReadonlyMap<string, 'he' | 'she' | 'they' | 'it' | 'i' | 'we'>
  readonly light: ReadonlySet<string>
  readonly determiners: ReadonlySet<string>
  readonly stops: ReadonlySet<string>
  readonly former: ReadonlySet<string>
  readonly titles: ReadonlySet<string>
  readonly roles: PhraseTree<string>
  readonly contents: PhraseTree<'pledge' | 'opinion' | 'prediction'>
  readonly areas: PhraseTree<string>
}

/** Words of saying of all languages and the people who speak. */
export interface SpeechLexicon {
  readonly people: readonly Person[]
  readonly person: ReadonlyMap<string, Person>
  /** Full names lead to one person, names that stand alone to all who bear them. */
  readonly fullNames: PhraseTree<string>
  readonly shortNames: PhraseTree<readonly string[]>
  /** The language's words, made when first asked for; English for a language without any. */
  tongue(language: string | null): SpeechTongue
}

function treeOf<T>(entries: Iterable<readonly [T, readonly string[]]>): PhraseTree<T> {
  const tree = new PhraseTree<T>()
  for (const [value, phrases] of entries) for (const phrase of phrases) tree.add(phrase, value)
  return tree
}

function areaTree(areas: AreaWords, language: string): PhraseTree<string> {
  const tree = new PhraseTree<string>()
  for (const area of areas.areas)
    for (const words of [area.words[language], language === 'en' ? undefined : area.words.en])
      for (const role of ['names', 'people', 'seats'] as const)
        for (const phrase of words?.[role] ?? []) tree.add(phrase, area.code)
  return tree
}

function make(words: SpeechWords, areas: AreaWords): SpeechTongue {
  const verbs = new PhraseTree<Verb>()
  for (const weak of [false, true])
    for (const [kind, phrases] of Object.entries(weak ? words.weak : words.verbs))
      for (const phrase of phrases ?? []) verbs.add(phrase, { kind: kind as StatementKind, weak })
  const pronouns = new Map<string, 'he' | 'she' | 'they' | 'it' | 'i' | 'we'>()
  for (const key of ['he', 'she', 'they', 'it', 'i', 'we'] as const)
    for (const word of wordSet(words.pronouns[key])) if (!pronouns.has(word)) pronouns.set(word, key)
  return {
    language: words.language,
    verbs,
    told: wordSet(words.told),
    gerunds: wordSet(words.gerunds),
    relays: treeOf([[true as const, words.relays]]),
    messages: wordSet(words.messages),
    sources: treeOf([[true as const, words.sources]]),
    sourcesAfter: wordSet(words.sourcesAfter),
    clauses: wordSet(words.clauses),
    questions: wordSet(words.questions),
    passives: wordSet(words.passives),
    by: wordSet(words.by),
    to: wordSet(words.to),
    places: wordSet(words.places),
    occasions: wordSet(words.occasions),
    times: wordSet(words.times),
    pronouns,
    light: wordSet(words.light),
    determiners: wordSet(words.determiners),
    stops: wordSet(words.stops),
    former: wordSet(words.former),
    titles: wordSet(words.titles),
    roles: treeOf(Object.entries(words.roles)),
    contents: treeOf(Object.entries(words.contents) as ['pledge' | 'opinion' | 'prediction', readonly string[]][]),
    areas: areaTree(areas, words.language),
  }
}

/** Makes the lexicon of `data/lexicon/speech.yaml`, `people.yaml` and `areas.yaml`. */
export function compileSpeech(
  words: readonly SpeechWords[],
  people: readonly Person[],
  areas: AreaWords,
): SpeechLexicon {
  const made = new Map<string, SpeechTongue>()
  const fullNames = new PhraseTree<string>()
  const bearers = new Map<string, string[]>()
  for (const person of people) {
    for (const name of [person.name, ...(person.names ?? [])]) fullNames.add(name, person.id)
    bearers.set(person.short, [...(bearers.get(person.short) ?? []), person.id])
  }
  return {
    people,
    person: new Map(people.map((p) => [p.id, p])),
    fullNames,
    shortNames: treeOf([...bearers].map(([name, ids]) => [ids, [name]] as const)),
    tongue(language) {
      const own = words.find((w) => w.language === language) ?? words.find((w) => w.language === 'en')
      if (own === undefined) throw new Error('the lexicon of speech has no English words')
      const known = made.get(own.language)
      if (known !== undefined) return known
      const tongue = make(own, areas)
      made.set(own.language, tongue)
      return tongue
    },
  }
}
