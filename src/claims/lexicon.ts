import type { CalendarData } from './calendar.js'
import type { AreaWords, LanguageWords } from './lexicon-data.js'
import { tokensOf } from './token.js'

/** What a phrase of the lexicon means: a category, a key within it, and a number where it stands for one. */
export interface Entry {
  readonly cat: string
  readonly key: string
  readonly n: number
  /** Per token, how its letters must be written. */
  readonly letters: readonly ('any' | 'capital' | 'same')[]
  readonly texts: readonly string[]
}

/** A tree of words: one step a token, so that a text is scanned once. `beginnings` are words of which only the start is given. */
export interface Node {
  readonly next: Map<string, Node>
  readonly beginnings: Map<string, Node>
  lengths: number[]
  readonly entries: Entry[]
}

function newNode(): Node {
  return { next: new Map(), beginnings: new Map(), lengths: [], entries: [] }
}

function lettersOf(text: string): 'any' | 'capital' | 'same' {
  if (/^\p{Lu}{2,3}$/u.test(text)) return 'same'
  return /^\p{Lu}/u.test(text) ? 'capital' : 'any'
}

/**
 * Adds a phrase. A capital first letter demands one in the text, capitals of up to three letters demand themselves ("US"), small
 * letters fit both; a star ends a word of which only the beginning is given.
 */
function add(root: Node, phrase: string, cat: string, key: string, n = Number.NaN): void {
  const tokens = tokensOf(phrase)
  let node = root
  const letters: Entry['letters'][number][] = []
  const texts: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) break
    const open = tokens[i + 1]?.text === '*' && tokens[i + 1]?.joined === true
    const map = open ? node.beginnings : node.next
    let child = map.get(token.word)
    if (child === undefined) {
      child = newNode()
      map.set(token.word, child)
      if (open) node.lengths = [...new Set([...node.lengths, token.word.length])].sort((a, b) => b - a)
    }
    letters.push(lettersOf(token.text))
    texts.push(token.text)
    node = child
    if (open) i++
  }
  if (node !== root && !node.entries.some((e) => e.cat === cat && e.key === key && e.letters.join() === letters.join()))
    node.entries.push({ cat, key, n, letters, texts })
}

function addWords(root: Node, words: LanguageWords): void {
  for (const cat of ['numbers', 'ordinals', 'fractions', 'multiples', 'scales'] as const)
    for (const [phrase, n] of Object.entries(words[cat])) add(root, phrase, cat.slice(0, -1), phrase, n)
  for (const [codes, phrases] of Object.entries(words.currencies))
    for (const phrase of phrases) add(root, phrase, 'currency', codes)
  for (const [key, phrases] of Object.entries(words.relations))
    for (const phrase of phrases) add(root, phrase, 'relation', key)
  for (const [key, phrases] of Object.entries(words.times)) for (const phrase of phrases) add(root, phrase, 'time', key)
  for (const [key, phrases] of Object.entries(words.units)) for (const phrase of phrases) add(root, phrase, 'unit', key)
  for (const [cue, phrases] of Object.entries(words.cues)) for (const phrase of phrases) add(root, phrase, cue, phrase)
}

function addDays(root: Node, calendar: CalendarData, language: string): void {
  const words = calendar.languages.find((w) => w.language === language)
  for (const cat of ['month', 'weekday'] as const)
    words?.[`${cat}s`].forEach((names, i) => {
      for (const name of names) add(root, name, cat, name, i + 1)
    })
}

function addAreas(root: Node, areas: AreaWords, language: string): void {
  for (const area of areas.areas)
    for (const words of [area.words[language], language === 'en' ? undefined : area.words.en])
      for (const role of ['names', 'people', 'seats'] as const)
        for (const phrase of words?.[role] ?? []) add(root, phrase, 'area', `${role}:${area.code}`)
}

/** The lexicon of one language: numbers' decimal mark and the tree of its phrases. */
export interface Tongue {
  readonly language: string
  readonly decimal: '.' | ','
  readonly root: Node
}

/** The words of all languages, ready to be read by; `alliance` is the group that "the alliance" means. */
export interface Lexicon {
  readonly alliance: string
  readonly outside: ReadonlySet<string>
  readonly vague: ReadonlySet<string>
  /** The language's tree, made when first asked for; English for a language that has no words. */
  tongue(language: string | null): Tongue
}

/** Makes a lexicon of the data of `data/lexicon`: `words-*.yaml`, `areas.yaml` and the months and weekdays of `calendar.yaml`. */
export function compileLexicon(words: readonly LanguageWords[], areas: AreaWords, calendar: CalendarData): Lexicon {
  const made = new Map<string, Tongue>()
  const kinds = (kind: string) => new Set(areas.areas.filter((a) => a.kind === kind).map((a) => a.code))
  return {
    alliance: areas.alliance,
    outside: kinds('outside'),
    vague: kinds('vague'),
    tongue(language) {
      const own = words.find((w) => w.language === language) ?? words.find((w) => w.language === 'en')
      if (own === undefined) throw new Error('the lexicon has no English words')
      const known = made.get(own.language)
      if (known !== undefined) return known
      const root = newNode()
      addWords(root, own)
      addDays(root, calendar, own.language)
      addAreas(root, areas, own.language)
      const tongue = { language: own.language, decimal: own.decimal, root }
      made.set(own.language, tongue)
      return tongue
    },
  }
}
