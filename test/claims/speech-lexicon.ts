import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { peopleFile } from '../../src/book/lexicon-people.js'
import { speechFile } from '../../src/book/lexicon-speech.js'
import { readYaml } from '../../src/book/yaml-file.js'
import { findStatements, type StatementOptions } from '../../src/claims/find-statements.js'
import type { AreaWords } from '../../src/claims/lexicon-data.js'
import { sentencesOf } from '../../src/claims/sentence.js'
import { compileSpeech } from '../../src/claims/speech-lexicon.js'
import type { Statement } from '../../src/claims/statement.js'

function read(name: string): string {
  return readFileSync(new URL(`../../data/lexicon/${name}`, import.meta.url), 'utf8')
}

export const speechData = readYaml(read('speech.yaml'), speechFile, 'data/lexicon/speech.yaml')
export const peopleData = readYaml(read('people.yaml'), peopleFile, 'data/lexicon/people.yaml')
const areaData = parse(read('areas.yaml')) as AreaWords
export const speech = compileSpeech(speechData.languages, peopleData.people, areaData)

/** The statements of a text, read with the shipped lexicon. */
export function statements(text: string, options: Partial<StatementOptions> = {}): Statement[] {
  const language = options.language ?? 'en'
  return findStatements(text, {
    sentences: sentencesOf(text, language),
    language,
    lexicon: speech,
    published: '2025-06-25',
    ...options,
  })
}

/** One line a statement: who | verb | kind | quote | words. */
export function shown(text: string, options: Partial<StatementOptions> = {}): string[] {
  return statements(text, options).map((s) => {
    const who = [s.speaker.name ?? '–', s.speaker.role ?? '–', s.speaker.area ?? '–'].join(', ')
    const words = s.quoted.map((q) => text.slice(q.start, q.end)).join(' / ')
    const more = [
      s.to === null ? '' : `to ${s.to}`,
      s.where === null ? '' : s.where,
      s.via === null ? '' : `via ${s.via}`,
    ].filter((t) => t !== '')
    return [who, s.verb ?? '–', s.kind, s.quote, words, ...more].join(' | ')
  })
}
