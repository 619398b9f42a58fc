import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ZodMiniType } from 'zod/mini'
import { PledgebookError } from '../terms/fault.js'
import { calendarFile } from './lexicon-calendar.js'
import { checkFactsFile } from './lexicon-facts.js'
import { peopleFile } from './lexicon-people.js'
import { areaWords, languageWords } from './lexicon-schema.js'
import { speechFile } from './lexicon-speech.js'
import { readYaml } from './yaml-file.js'

const SCHEMAS: Readonly<Record<string, ZodMiniType>> = {
  areas: areaWords,
  calendar: calendarFile,
  facts: checkFactsFile,
  people: peopleFile,
  speech: speechFile,
  words: languageWords,
}

/**
 * Files of `data/lexicon` by name without ending, checked, as plain values. Throws `data` faults with all mistakes of a file, and
 * `lexicon.unknown` for a file that has no place.
 */
export function readDataLexicon(data: string): Record<string, unknown> {
  const names = readdirSync(join(data, 'lexicon')).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(
    names.sort().map((file) => {
      const name = file.slice(0, -'.yaml'.length)
      const schema = SCHEMAS[name.startsWith('words-') ? 'words' : name]
      if (schema === undefined)
        throw new PledgebookError(
          'data',
          'lexicon.unknown',
          'no reader knows this file',
          'name it words-xx.yaml for a language',
          {
            where: `lexicon/${file}`,
          },
        )
      return [name, readYaml(readFileSync(join(data, 'lexicon', file), 'utf8'), schema, `lexicon/${file}`)]
    }),
  )
}
