import type { Reading } from './speaker.js'
import type { Person } from './speech-words.js'
import type { Speaker } from './statement.js'

/** Somebody named or described in the text, with what is needed to find them again. */
export interface Mention {
  readonly speaker: Speaker
  /** Key of the office. */
  readonly office: string | null
  readonly pronoun: 'he' | 'she' | 'they' | 'it' | null
  /** Last word of the name, folded. */
  readonly surname: string | null
}

/** A name and what stands beside it as one reading. */
export function merge(a: Reading, b: Reading): Reading {
  const named = a.name !== null || a.people.length > 0
  return {
    name: named ? a.name : b.name,
    role: a.role ?? b.role,
    office: a.role === null ? b.office : a.office,
    area: a.area ?? b.area,
    people: a.people.length > 0 ? a.people : b.people,
    pronoun: a.pronoun,
    text: a.text,
    determined: a.determined,
  }
}

/** The country of an office that a person is said to hold or have held, or of all their offices. */
export function areaOf(person: Person | undefined, office: string | null): string | null {
  const held = person?.offices.filter((o) => o.role === office) ?? []
  const areas = new Set((held.length > 0 ? held : (person?.offices ?? [])).map((o) => o.area))
  return areas.size === 1 ? ([...areas][0] ?? null) : null
}
