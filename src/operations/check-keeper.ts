import type { Book } from '../book/book.js'
import type { CheckFacts } from '../book/lexicon-facts.js'
import type { PeopleFile } from '../book/lexicon-people.js'
import type { SpeechFile } from '../book/lexicon-speech.js'
import { type Calendar, type CalendarData, compileCalendar } from '../claims/calendar.js'
import { compileLexicon, type Lexicon } from '../claims/lexicon.js'
import type { AreaWords, LanguageWords } from '../claims/lexicon-data.js'
import { compileSpeech, type SpeechLexicon } from '../claims/speech-lexicon.js'
import type { World } from '../claims/world.js'

/** What reading texts needs, made once of a book. */
export interface CheckKeeper {
  readonly book: Book
  /** The day `now` is. */
  readonly asOf: string
  readonly lexicon: Lexicon
  readonly calendar: Calendar
  readonly speech: SpeechLexicon
  readonly world: World
  readonly facts: CheckFacts
}

function worldOf(book: Book, { dataset, categories, organisation }: CheckFacts): World {
  const { areas, groups, events, goals, editions } = book.facts
  const pledges = new Map<string, { id: string; announcedOn: string; percents: number[]; due: string | null }>()
  const own = new Set(groups.filter((g) => g.of.includes(organisation)).map((g) => g.code))
  for (const goal of goals) {
    // Other organisations have promises of other things.
    if (!own.has(goal.holders)) continue
    const due = 'by' in goal.due ? goal.due.by : null
    const pledge = pledges.get(goal.pledge) ?? { id: goal.pledge, announcedOn: goal.announcedOn, percents: [], due }
    const percent = goal.floor ?? goal.cap
    // A share of spending, such as that of equipment, is no share of GDP.
    if (percent !== undefined && !Object.values(categories).includes(goal.measure)) pledge.percents.push(percent)
    pledges.set(goal.pledge, pledge)
  }
  return {
    areas,
    groups,
    events,
    editions: editions.filter((e) => e.dataset === dataset).map((e) => e.publishedOn),
    pledges: [...pledges.values()],
  }
}

type Opened = Omit<CheckKeeper, 'asOf'>

/** Whoever is asked again, such as a server, compiles the lexicon of a book once. */
const opened = new WeakMap<Book, Promise<Opened>>()

/** Opens the lexicon of a book. The files were checked when the book was made. Throws `notFound` `lexicon.none`. */
export async function openKeeper(book: Book, asOf: string): Promise<CheckKeeper> {
  const opening = opened.get(book) ?? openedAnew(book)
  opened.set(book, opening)
  opening.catch(() => opened.delete(book))
  return { ...(await opening), asOf }
}

async function openedAnew(book: Book): Promise<Opened> {
  const files = await book.lexicon()
  const file = <T>(name: string): T => files[name] as T
  const words = Object.keys(files).filter((name) => name.startsWith('words-'))
  const facts = file<CheckFacts>('facts')
  const areas = file<AreaWords>('areas')
  const { people } = file<PeopleFile>('people')
  const calendar = file<CalendarData>('calendar')
  return {
    book,
    lexicon: compileLexicon(
      words.map((name) => file<LanguageWords>(name)),
      areas,
      calendar,
    ),
    calendar: compileCalendar(calendar),
    speech: compileSpeech(file<SpeechFile>('speech').languages, people, areas),
    world: worldOf(book, facts),
    facts,
  }
}
