import { sha256 } from '../book/digest.js'
import { styleSheet } from '../charts/palette.js'
import { reportPage } from '../exports/report-page.js'
import { reportStyle } from '../exports/report-style.js'
import type { Figure } from '../series/figure.js'
import { formatDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import { envelope } from './envelope.js'
import { areaOf, asOfDay } from './fields.js'
import { type Answer, type Context, operation, type Reasoning } from './operation.js'
import { pictureOf } from './picture.js'
import { brief } from './report-brief.js'
import { costs } from './report-cost.js'
import { counts } from './report-counts.js'
import { otherDefinitions } from './report-definitions.js'
import { commandOf, ReportDesk } from './report-desk.js'
import { whatMoved } from './report-drivers.js'
import { editionsUsed, methods } from './report-editions.js'
import { againstGoals } from './report-goals.js'
import { history } from './report-history.js'
import { makeUp } from './report-make-up.js'
import { everyGoal, ranked, whoCarries } from './report-members.js'
import { compared } from './report-rank.js'
import { type Report, type ReportInput, type ReportSection, reportInput, reportOutput } from './report-schema.js'
import { ReportSources } from './report-sources.js'
import { goalsOn, type ReportSubject } from './report-subject.js'

type Part = (subject: ReportSubject) => Promise<ReportSection>

const OF_AREA: readonly Part[] = [againstGoals, history, whatMoved, compared, makeUp, costs, otherDefinitions]
const OF_GROUP: readonly Part[] = [ranked, everyGoal, counts, whoCarries, history, whatMoved, costs]

/** Where each number of the report is from: as the answer that holds it says. */
function originsOf(sections: readonly ReportSection[], desk: ReportDesk): Answer<unknown>['origins'] {
  const origins = new Map<string, Figure | Reasoning>()
  for (const [i, section] of sections.entries())
    for (const [k, figure] of section.figures.entries()) {
      const told = desk.told[figure.asked]
      const origin = told?.origins.get(figure.at) ?? told?.origins.get(`${figure.at}/value`)
      if (origin) origins.set(`/sections/${i}/figures/${k}/value`, origin)
    }
  return origins
}

const CHART_WIDTH = 400
const CHART_HEIGHT = 330

/** The rules of all charts of a page: those of one, by class instead of id. */
const chartRules = () => styleSheet('chart', 'auto').replaceAll('#chart', '.chart')

/** SHA-256 of a style in base64, as a content security policy names it. */
async function hashOf(style: string): Promise<string> {
  const digest = await sha256(new TextEncoder().encode(style))
  return btoa(digest.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))))
}

/** The chart of a section by the answer that it is drawn of, without the notes and the citation that its page has. Throws the faults of charts. */
function chartOf(section: ReportSection, desk: ReportDesk): string | null {
  const told = section.chart === null ? undefined : desk.told[section.chart.asked]
  if (section.chart === null || told === undefined) return null
  const { citation } = told.value as Report
  const bare = { ...(told.value as object), notes: [], citation: { ...citation, text: 'as cited below' } }
  const picture = pictureOf(told.operation, bare, section.chart.name)
  const options = { id: `chart-${section.id}`, width: CHART_WIDTH }
  try {
    const low = picture.svg({ ...options, height: CHART_HEIGHT })
    // Words that were cut for a low chart are kept in a higher one.
    return low.includes('…') ? picture.svg(options) : low
  } catch (error) {
    if (error instanceof PledgebookError && error.code === 'chart.size') return picture.svg(options)
    throw error
  }
}

async function sectionsOf(subject: ReportSubject) {
  const first = await brief(subject)
  const sections = [first.section]
  for (const part of subject.area.group ? OF_GROUP : OF_AREA) sections.push(await part(subject))
  return { keys: first.keys, sections }
}

/** The report as data, and the desk that holds the answers it is made of. */
async function written(context: Context, input: ReportInput): Promise<{ value: Report; desk: ReportDesk }> {
  const { book } = context
  const asOf = asOfDay(book, input.asOf)
  const area = areaOf(book, input.area)
  const desk = new ReportDesk(context, asOf)
  const sources = new ReportSources(book)
  const subject: ReportSubject = { book, desk, sources, area, asOf, ...(await goalsOn(desk, area, input.goal)) }
  const { keys, sections } = await sectionsOf(subject)
  const cited = desk.told
    .filter((_, place) => sections.some((s) => s.asked.includes(place)))
    .flatMap((t) => (t.value as Report).citation.editions.map((e) => e.id))
  sections.push(editionsUsed(subject, cited), methods(subject))
  const value: Report = {
    ...envelope(book, 'report', asOf, cited),
    area: area.code,
    name: area.name,
    kind: area.group ? 'group' : 'area',
    goal: subject.main ? { id: subject.main.id, title: subject.main.title } : null,
    title: `${area.name}: ${subject.main?.title ?? 'no goal announced'}`,
    keys,
    sections,
    sources: sources.list(),
    asked: desk.told.map(({ operation: name, question }) => ({ operation: name, question })),
    command: commandOf('report', { area: area.code, goal: input.goal, asOf, format: 'html' }),
  }
  return { value, desk }
}

/** The question `report`: a briefing on one area or group: every question at once, in words, tables and charts. */
export const report = operation({
  name: 'report',
  summary: 'A briefing on one area or group: every question at once, in words, tables and charts',
  input: reportInput,
  output: reportOutput,
  positional: [],
  examples: [
    { arguments: '--area DEU', says: 'the key sentences' },
    { arguments: '--area DEU --format html > germany.html', says: 'a page to print: text, charts, tables, sources' },
    { arguments: '--area Japan --goal un-1970.aid', says: 'held against another goal than the usual one' },
    { arguments: '--area NATO --as-of 2024-07-01 --format html', says: 'the alliance, as known on 1 July 2024' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  /**
   * Asks the other operations as of one day and says their answers in sections. A question without an answer is a sentence that
   * says why. Every number is noted with its cell, or with how it was made. Throws `notFound` `area.unknown` and
   * `goal.unknown`, `input` `asOf.later` and `goal.notYetAnnounced`.
   */
  async run(context, input) {
    const { value, desk } = await written(context, input)
    const left = `${value.name}; as known on ${formatDay(value.asOf)}`
    const right = `Pledgebook ${value.tool.version}, book ${value.book.id}`
    const style = reportStyle({ left, right }, chartRules())
    const hash = await hashOf(style)
    const charts = () => value.sections.map((section) => chartOf(section, desk))
    return {
      value,
      origins: originsOf(value.sections, desk),
      forms: { html: () => reportPage(value, charts(), { style, hash }) },
    }
  },
})
