import { fold } from './token.js'

/** One language of `data/lexicon/calendar.yaml`. Months from January, weekdays from Monday. */
export interface CalendarWords {
  readonly language: string
  readonly name: string
  /** The most frequent words, by which the language is known. */
  readonly common: readonly string[]
  readonly months: readonly (readonly string[])[]
  readonly weekdays: readonly (readonly string[])[]
  /** Labels before the day of publication, and before that of a change. */
  readonly published: readonly string[]
  readonly updated: readonly string[]
  /** Small words within a date: "24th of June", "24 de junio". */
  readonly joins: readonly string[]
  readonly summit: readonly string[]
  /**
   * How a summit is told of: as held (`done` and `at`), held or under way (`begun`), under way, or still to come (`ahead` and `meet`, or `runs`);
   * `unsure` forbids a conclusion.
   */
  readonly atEvent: Readonly<
    Record<'done' | 'at' | 'begun' | 'runs' | 'under' | 'ahead' | 'meet' | 'unsure', readonly string[]>
  >
  /** Names of places of events in this language, by their name in `data/events`. */
  readonly places: Readonly<Record<string, readonly string[]>>
}

/** `data/lexicon/calendar.yaml`. */
export interface CalendarData {
  readonly languages: readonly CalendarWords[]
  readonly others: readonly { readonly language: string; readonly name: string; readonly common: readonly string[] }[]
}

const OTHER_LETTERS = /[^ -~\s‘’“”„«»–—…€£]/
const NO_WORD = /[^a-z\d]+/g

/** A text in small letters without accents, words parted by one blank and blanks around: `" the hague, "`. Words only. */
export function plain(text: string): string {
  if (!OTHER_LETTERS.test(text)) return ` ${text.toLowerCase().replace(NO_WORD, ' ').trim()} `
  const words = text.match(/[\p{L}\p{M}\d]+/gu) ?? []
  return ` ${words.map(fold).join(' ')} `
}

/** Whether a plain text holds one of the plain phrases as whole words. */
export function hasPhrase(text: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => text.includes(phrase))
}

/** Words of one language, ready to be looked for in plain texts. */
export interface ReadyWords {
  readonly words: CalendarWords
  readonly months: ReadonlyMap<string, number>
  readonly weekdays: ReadonlyMap<string, number>
  readonly joins: ReadonlySet<string>
  readonly phrases: Readonly<
    Record<'published' | 'updated' | 'summit' | keyof CalendarWords['atEvent'], readonly string[]>
  >
}

/** The calendar's words of all languages, ready to be read by. Made once by `compileCalendar`. */
export interface Calendar {
  readonly languages: ReadonlyMap<string, ReadyWords>
  /** For texts of no known language: words of all of them. */
  readonly all: ReadyWords
  /** Languages by each frequent word, and how many such words a language has. */
  readonly common: ReadonlyMap<string, readonly string[]>
  readonly names: ReadonlyMap<string, string>
  /** Plain names of places, by the place's name in `data/events`. */
  readonly places: ReadonlyMap<string, readonly string[]>
}

function numbered(lists: readonly (readonly string[])[]): Map<string, number> {
  const map = new Map<string, number>()
  lists.forEach((names, i) => {
    for (const name of names) if (!map.has(fold(name))) map.set(fold(name), i + 1)
  })
  return map
}

const plainAll = (phrases: readonly string[]): string[] => [...new Set(phrases.map(plain))]

function ready(words: CalendarWords): ReadyWords {
  const { published, updated, summit } = words
  return {
    words,
    months: numbered(words.months),
    weekdays: numbered(words.weekdays),
    joins: new Set(words.joins.map(fold)),
    phrases: mapped({ ...words.atEvent, published, updated, summit }),
  }
}

function mapped<K extends string>(lists: Readonly<Record<K, readonly string[]>>): Record<K, string[]> {
  const entries = Object.entries<readonly string[]>(lists).map(([key, list]) => [key, plainAll(list)])
  return Object.fromEntries(entries) as Record<K, string[]>
}

function together(languages: readonly CalendarWords[]): CalendarWords {
  const joined = (of: (words: CalendarWords) => readonly string[]) => [...new Set(languages.flatMap(of))]
  const rows = (count: number, of: (words: CalendarWords) => readonly (readonly string[])[]) =>
    Array.from({ length: count }, (_, i) => joined((words) => of(words)[i] ?? []))
  return {
    language: '',
    name: '',
    common: [],
    months: rows(12, (w) => w.months),
    weekdays: rows(7, (w) => w.weekdays),
    published: joined((w) => w.published),
    updated: joined((w) => w.updated),
    joins: joined((w) => w.joins),
    summit: joined((w) => w.summit),
    // What languages share by chance must not lead to a conclusion.
    atEvent: { done: [], at: [], begun: [], runs: [], under: [], ahead: [], meet: [], unsure: [] },
    places: {},
  }
}

/** Makes the words of `data/lexicon/calendar.yaml` ready. */
export function compileCalendar(data: CalendarData): Calendar {
  const common = new Map<string, string[]>()
  for (const { language, common: words } of [...data.languages, ...data.others])
    for (const word of new Set(words.map((w) => w.toLowerCase()))) {
      const known = common.get(word)
      if (known === undefined) common.set(word, [language])
      else known.push(language)
    }
  const places = new Map<string, string[]>()
  for (const { places: names } of data.languages)
    for (const [place, list] of Object.entries(names))
      places.set(place, plainAll([place, ...(places.get(place) ?? []), ...list]))
  return {
    languages: new Map(data.languages.map((words) => [words.language, ready(words)])),
    all: ready(together(data.languages)),
    common,
    names: new Map([...data.languages, ...data.others].map(({ language, name }) => [language, name])),
    places,
  }
}

/** The words of a language, or those of all where it is unknown or has none. */
export function wordsFor(calendar: Calendar, language: string | null | undefined): ReadyWords {
  return calendar.languages.get(language ?? '') ?? calendar.all
}
