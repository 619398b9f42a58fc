import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { calendarFile } from '../../src/book/lexicon-calendar.js'
import { eventsFile } from '../../src/book/schemas.js'
import { readYaml } from '../../src/book/yaml-file.js'
import { compileCalendar } from '../../src/claims/calendar.js'
import { type DocumentFormat, readDocument } from '../../src/claims/document.js'
import { publishedDay } from '../../src/claims/published.js'

const data = (name: string) => readFileSync(fileURLToPath(new URL(`../../data/${name}`, import.meta.url)), 'utf8')

export const calendar = compileCalendar(readYaml(data('lexicon/calendar.yaml'), calendarFile, 'calendar.yaml'))
const { events } = readYaml(data('events.yaml'), eventsFile, 'events.yaml')

export function dayOfText(source: string, options: { given?: string; format?: DocumentFormat } = {}) {
  const { published, inferredFrom, warnings } = publishedDay(readDocument(source, options.format), calendar, {
    given: options.given,
    events,
  })
  return { published, inferredFrom, codes: warnings.map(({ code }) => code), suggests: warnings[0]?.suggests, warnings }
}
