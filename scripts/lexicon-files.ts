import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDataFacts } from '../src/book/data-folder.js'
import { areaWords, languageWords } from '../src/book/lexicon-schema.js'
import { readYaml } from '../src/book/yaml-file.js'
import { compileLexicon, type Lexicon } from '../src/claims/lexicon.js'
import type { World } from '../src/claims/world.js'

/** The lexicon of a data folder. */
export function readLexicon(folder: string): Lexicon {
  const read = (file: string) => readFileSync(join(folder, 'lexicon', file), 'utf8')
  const words = readdirSync(join(folder, 'lexicon'))
    .filter((file) => /^words-[a-z]{2}\.yaml$/.test(file))
    .map((file) => readYaml(read(file), languageWords, `lexicon/${file}`))
  return compileLexicon(words, readYaml(read('areas.yaml'), areaWords, 'lexicon/areas.yaml'))
}

/** The world of a data folder: areas, groups, events and pledges. */
export function readWorld(folder: string): World {
  const { facts } = readDataFacts(folder)
  const pledges = new Map<string, { id: string; announcedOn: string; percents: number[]; due: string | null }>()
  for (const goal of facts.goals) {
    const known = pledges.get(goal.pledge)
    const percent = goal.floor ?? goal.cap
    const due = 'by' in goal.due ? goal.due.by : null
    const pledge = known ?? { id: goal.pledge, announcedOn: goal.announcedOn, percents: [], due }
    if (percent !== undefined && percent <= 10) pledge.percents.push(percent)
    pledges.set(goal.pledge, pledge)
  }
  return { areas: facts.areas, groups: facts.groups, events: facts.events, editions: facts.editions.filter((e) => e.dataset === 'nato.defexp').map((e) => e.publishedOn), pledges: [...pledges.values()] }
}
