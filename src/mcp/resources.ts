import {
  type McpServer,
  type ReadResourceResult,
  ResourceTemplate,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { Contents } from '../operations/contents.js'
import { envelope } from '../operations/envelope.js'
import { canonicalJson } from '../terms/canonical-json.js'
import { formatDay } from '../terms/day.js'
import { ANSWERS } from './answer-content.js'
import type { Desk } from './desk.js'
import { questionOf } from './question.js'
import { refusing, unknown } from './refusal.js'
import { suggestAreas, suggestDatasets, suggestEditionDays, suggestGoals, suggestMeasures } from './suggest.js'
import { inputSchemas } from './tool.js'
import { waitingOf } from './waiting.js'

const JSON_TYPE = 'application/json'

function asJson(uri: URL, value: unknown): ReadResourceResult {
  return { contents: [{ uri: uri.href, mimeType: JSON_TYPE, text: canonicalJson(value) }] }
}

async function contentsOf(desk: Desk, context: ServerContext): Promise<Contents> {
  return (await desk.answer({ name: 'contents', input: {} }, waitingOf(context))).value as Contents
}

/** Which book it is, and how it is cited: beside everything that is read from it. */
function source({ tool, book, asOf, citation }: Contents) {
  return { tool, book, asOf, citation }
}

/** What the book holds, list by list. */
const LISTS = {
  goals: ['Goals', 'Every goal with its wording and source', ({ goals }: Contents) => ({ goals })],
  editions: [
    'Editions',
    'Every edition, held or only known of, the newest first; with who publishes it under which terms',
    ({ editions, datasets }: Contents) => ({ editions, datasets }),
  ],
  measures: ['Measures', 'Every measure with what it counts', ({ measures }: Contents) => ({ measures })],
  areas: ['Areas', 'Countries and groups, with their codes', ({ groups, areas }: Contents) => ({ groups, areas })],
} as const

function registerLists(server: McpServer, desk: Desk): void {
  for (const [name, [title, description, pick]] of Object.entries(LISTS))
    server.registerResource(
      name,
      `pledgebook://${name}`,
      { title, description, mimeType: JSON_TYPE },
      refusing(async (uri: URL, context: ServerContext) => {
        const contents = await contentsOf(desk, context)
        return asJson(uri, { ...source(contents), ...pick(contents) })
      }),
    )
}

function registerTexts(server: McpServer, desk: Desk): void {
  for (const [name, { title, says, read }] of Object.entries(desk.texts))
    server.registerResource(
      name,
      `pledgebook://${name}`,
      { title, description: says, mimeType: 'text/markdown' },
      refusing(async (uri: URL) => ({
        contents: [{ uri: uri.href, mimeType: 'text/markdown', text: await read() }],
      })),
    )
}

/** One thing of the book under its own address. */
function one(name: string): string {
  return decodeURIComponent(name)
}

function registerGoals(server: McpServer, desk: Desk): void {
  const { facts } = desk.book
  server.registerResource(
    'goal',
    new ResourceTemplate('pledgebook://goals/{goal}', {
      list: () => ({
        resources: facts.goals.map(({ id, title, wording }) => ({
          uri: `pledgebook://goals/${id}`,
          name: id,
          title,
          description: wording,
        })),
      }),
      complete: { goal: (typed) => suggestGoals(desk.book, typed) },
    }),
    { title: 'A goal', description: 'One goal: its number, holders, wording and source', mimeType: JSON_TYPE },
    refusing(async (uri: URL, { goal }, context) => {
      const contents = await contentsOf(desk, context)
      const found = contents.goals.find(({ id }) => id === one(String(goal)))
      if (found) return asJson(uri, { ...source(contents), goal: found })
      throw unknown(
        'goal',
        String(goal),
        contents.goals.map(({ id }) => id),
      )
    }),
  )
}

function registerEditions(server: McpServer, desk: Desk): void {
  const { facts } = desk.book
  const newestFirst = facts.editions.filter((e) => e.held).toSorted((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))
  server.registerResource(
    'edition',
    new ResourceTemplate('pledgebook://editions/{dataset}/{day}', {
      list: () => ({
        resources: newestFirst.map(({ id, title, publishedOn }) => ({
          uri: `pledgebook://editions/${id}`,
          name: id,
          title: `${title}, ${formatDay(publishedOn)}`,
        })),
      }),
      complete: {
        dataset: (typed) => suggestDatasets(desk.book, typed),
        day: (typed, context) => suggestEditionDays(desk.book, typed, context?.arguments?.dataset),
      },
    }),
    {
      title: 'An edition',
      description: 'One edition: publisher, terms, basis, address, and the files it was read from with their SHA-256',
      mimeType: JSON_TYPE,
    },
    refusing(async (uri: URL, { dataset, day }, context) => {
      const id = `${one(String(dataset))}/${one(String(day))}`
      const edition = facts.editions.find((e) => e.id === id)
      if (edition === undefined)
        throw unknown(
          'edition',
          id,
          newestFirst.map((e) => e.id),
        )
      const { marks: _marks, ...publisher } = facts.datasets.find((d) => d.id === edition.dataset) ?? {}
      const { tool, book, asOf } = await contentsOf(desk, context)
      const { citation } = envelope(desk.book, 'contents', asOf, [id])
      return asJson(uri, { tool, book, asOf, citation, edition, dataset: publisher })
    }),
  )
}

function registerMeasuresAndAreas(server: McpServer, desk: Desk): void {
  const { facts } = desk.book
  server.registerResource(
    'measure',
    new ResourceTemplate('pledgebook://measures/{measure}', {
      list: undefined,
      complete: { measure: (typed) => suggestMeasures(desk.book, typed) },
    }),
    { title: 'A measure', description: 'One measure: what it counts, in which unit', mimeType: JSON_TYPE },
    refusing(async (uri: URL, { measure }, context) => {
      const found = facts.measures.find(({ id }) => id === one(String(measure)))
      if (found) return asJson(uri, { ...source(await contentsOf(desk, context)), measure: found })
      throw unknown(
        'measure',
        String(measure),
        facts.measures.map(({ id }) => id),
      )
    }),
  )
  server.registerResource(
    'area',
    new ResourceTemplate('pledgebook://areas/{area}', {
      list: undefined,
      complete: { area: (typed) => suggestAreas(desk.book, typed) },
    }),
    { title: 'A country or group', description: 'Names, currency and dated memberships', mimeType: JSON_TYPE },
    refusing(async (uri: URL, { area }, context) => {
      const all = [...facts.areas, ...facts.groups]
      const found = all.find(({ code }) => code === one(String(area)))
      if (found) return asJson(uri, { ...source(await contentsOf(desk, context)), area: found })
      throw unknown(
        'area',
        String(area),
        all.map(({ code }) => code),
      )
    }),
  )
}

/** Answers under an address: a series to attach to a conversation, and any answer again. */
function registerAnswers(server: McpServer, desk: Desk): void {
  server.registerResource(
    'series',
    new ResourceTemplate('pledgebook://series/{measure}/{area}', {
      list: undefined,
      complete: {
        measure: (typed) => suggestMeasures(desk.book, typed),
        area: (typed) => suggestAreas(desk.book, typed),
      },
    }),
    {
      title: 'A series',
      description: 'One measure of one area over the years, each number with its cell',
      mimeType: JSON_TYPE,
    },
    refusing(async (uri: URL, { measure, area }, context) => {
      const input = { measure: one(String(measure)), area: one(String(area)) }
      return asJson(uri, (await desk.answer({ name: 'series', input }, waitingOf(context))).value)
    }),
  )
  server.registerResource(
    'answer',
    new ResourceTemplate(ANSWERS, { list: undefined }),
    {
      title: 'An answer',
      description: 'The whole answer of a tool as JSON; the question is its arguments as JSON, percent-encoded',
      mimeType: JSON_TYPE,
    },
    refusing(async (uri: URL, { operation, question }, context) => {
      const asked = questionOf(one(String(operation)), JSON.parse(one(String(question))), await inputSchemas())
      return asJson(uri, (await desk.answer(asked, waitingOf(context))).value)
    }),
  )
}

/** Registers what assistants may read: lists, single goals, editions, measures and areas, texts, and answers. */
export function registerResources(server: McpServer, desk: Desk): void {
  registerLists(server, desk)
  registerTexts(server, desk)
  registerGoals(server, desk)
  registerEditions(server, desk)
  registerMeasuresAndAreas(server, desk)
  registerAnswers(server, desk)
}
