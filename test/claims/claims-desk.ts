import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDataFacts } from '../../src/book/data-folder.js'
import { calendarFile } from '../../src/book/lexicon-calendar.js'
import { areaWords, languageWords } from '../../src/book/lexicon-schema.js'
import { readYaml } from '../../src/book/yaml-file.js'
import { findClaims } from '../../src/claims/find-claims.js'
import { compileLexicon } from '../../src/claims/lexicon.js'
import type { Question } from '../../src/claims/question.js'
import { sentencesOf } from '../../src/claims/sentence.js'
import type { World } from '../../src/claims/world.js'
import { DATA } from '../opened-book.js'

const folder = join(DATA, 'lexicon')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const wordFiles = readdirSync(folder).filter((file) => /^words-[a-z]{2}\.yaml$/.test(file))
const { facts } = readDataFacts(DATA)

const words = wordFiles.map((file) => readYaml(read(file), languageWords, file))
export const areas = readYaml(read('areas.yaml'), areaWords, 'areas.yaml')
const calendar = readYaml(read('calendar.yaml'), calendarFile, 'calendar.yaml')
const lexicon = compileLexicon(words, areas, calendar)
const goals = facts.goals.filter((g) => g.holders === areas.alliance)
export const world: World = {
  areas: facts.areas,
  groups: facts.groups,
  events: facts.events,
  editions: facts.editions.filter((e) => e.dataset === 'nato.defexp').map((e) => e.publishedOn),
  pledges: [...new Set(goals.map((g) => g.pledge))].map((id) => {
    const own = goals.filter((g) => g.pledge === id)
    return {
      id,
      announcedOn: own[0]?.announcedOn ?? '',
      percents: own.flatMap((g) => g.floor ?? g.cap ?? []).filter((p) => p <= 10),
      due: own.map((g) => ('by' in g.due ? g.due.by : null))[0] ?? null,
    }
  }),
}

/** Claims of a text, each with the words of its span. */
export function claimsOf(text: string, published: string | null = '2025-09-01', language: string | null = 'en') {
  const { claims, unchecked } = findClaims(text, {
    published,
    language,
    lexicon,
    sentences: sentencesOf(text, language ?? undefined),
    world,
  })
  const slice = (span: { start: number; end: number }) => text.slice(span.start, span.end)
  return {
    claims: claims.map((c) => ({ ...c, words: slice(c.span) })),
    unchecked: unchecked.map((u) => ({ ...u, words: slice(u.span) })),
  }
}

export function questionsOf(text: string, published?: string | null, language?: string | null): Question[] {
  return claimsOf(text, published, language).claims.map((c) => c.question)
}
