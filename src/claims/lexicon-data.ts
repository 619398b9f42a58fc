import type { Cue } from './cue.js'

/** `data/lexicon/words-<language>.yaml`. In phrases a capital letter demands a capital, a star ends a beginning of a word. */
export interface LanguageWords {
  readonly language: string
  readonly decimal: '.' | ','
  readonly numbers: Readonly<Record<string, number>>
  readonly ordinals: Readonly<Record<string, number>>
  /** In per cent of the whole. */
  readonly fractions: Readonly<Record<string, number>>
  readonly multiples: Readonly<Record<string, number>>
  /** Powers of ten. */
  readonly scales: Readonly<Record<string, number>>
  /** By ISO 4217 code, or several with a comma where the word leaves it open, the most usual first. */
  readonly currencies: Readonly<Record<string, readonly string[]>>
  readonly relations: Readonly<Record<string, readonly string[]>>
  /** Relative times: `year-1` is last year, `year+0` this one, `now`, `pledge`. */
  readonly times: Readonly<Record<string, readonly string[]>>
  /** Units of time: year, month, week, day, decade, century. */
  readonly units: Readonly<Record<string, readonly string[]>>
  /** Words that point to a meaning, by category (`src/claims/cue.ts`). */
  readonly cues: Readonly<Partial<Record<Cue, readonly string[]>>>
}

/** Names of a place or group in one language: itself, its people and adjectives, and the seats that stand for its government. */
export interface PlaceWords {
  readonly names?: readonly string[] | undefined
  readonly people?: readonly string[] | undefined
  readonly seats?: readonly string[] | undefined
}

/** `data/lexicon/areas.yaml`. */
export interface AreaWords {
  readonly alliance: string
  readonly areas: readonly {
    readonly code: string
    readonly kind: 'member' | 'group' | 'outside' | 'vague'
    readonly words: Readonly<Record<string, PlaceWords>>
  }[]
}
