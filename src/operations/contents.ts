import * as z from 'zod/mini'
import { dueYear } from '../goals/goal.js'
import { membersOf } from '../terms/area.js'
import { envelope, envelopeFields } from './envelope.js'
import { asOfDay, asOfField } from './fields.js'
import { operation } from './operation.js'

const day = z.string()
const optional = z.nullable(z.string())

const contentsOutput = z.object({
  ...envelopeFields,
  defaultGoal: z.string(),
  goals: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.string(),
      measure: z.string(),
      floor: z.nullable(z.number()),
      cap: z.nullable(z.number()),
      due: z.string(),
      start: z.string(),
      announcedOn: day,
      holders: z.string(),
      wording: z.string(),
      source: z.string(),
    }),
  ),
  groups: z.array(z.object({ code: z.string(), name: z.string(), members: z.array(z.string()) })),
  areas: z.array(z.object({ code: z.string(), name: z.string(), currency: z.string() })),
  measures: z.array(z.object({ id: z.string(), title: z.string(), definition: z.string() })),
  editions: z.array(
    z.object({
      id: z.string(),
      dataset: z.string(),
      title: z.string(),
      publishedOn: day,
      held: z.boolean(),
      /** How the best copy held reached the book: `original` or `transcription`. */
      copy: optional,
      partial: optional,
      url: optional,
    }),
  ),
  datasets: z.array(
    z.object({ id: z.string(), publisher: z.string(), terms: z.string(), url: z.string(), note: optional }),
  ),
  events: z.array(z.object({ id: z.string(), title: z.string(), kind: z.string(), on: day, until: z.nullable(day) })),
})
/** What answers `contents`; amounts bear their currency, scale and prices, shares are per cent. */
export type Contents = z.infer<typeof contentsOutput>

/** The question `contents`: what the book holds: goals, groups, areas, measures, editions and events known on a day. */
export const contents = operation({
  name: 'contents',
  summary: 'What the book holds: goals, groups, areas, measures, editions and events known on a day',
  input: z.strictObject({ asOf: z.optional(asOfField) }),
  output: contentsOutput,
  positional: [],
  examples: [
    { arguments: '', says: 'everything a question can be asked about' },
    { arguments: '--as-of 2024-07-01 --json', says: 'what there was to ask about on that day' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  /**
   * Lists what was announced, published or had happened on the day, inclusive; members of groups as on 31 December of the
   * day's year. Editions that exist but are not held are listed with `held: false`. Newest editions and events first.
   */
  async run({ book }, input) {
    const asOf = asOfDay(book, input.asOf)
    const { facts } = book
    const newestFirst = (a: string, b: string) => (a === b ? 0 : a < b ? 1 : -1)
    return {
      origins: new Map(),
      value: {
        ...envelope(book, 'contents', asOf, []),
        defaultGoal: facts.defaults.goal,
        goals: facts.goals
          .filter((g) => g.announcedOn <= asOf)
          .map((g) => ({
            id: g.id,
            title: g.title,
            kind: g.kind,
            measure: g.measure,
            floor: g.floor ?? null,
            cap: g.cap ?? null,
            due: String(dueYear(g)),
            start: g.start,
            announcedOn: g.announcedOn,
            holders: g.holders,
            wording: g.wording,
            source: g.source.text,
          })),
        groups: facts.groups.map((g) => ({
          code: g.code,
          name: g.name,
          members: membersOf(g, facts.areas, Number(asOf.slice(0, 4))).map((a) => a.code),
        })),
        areas: facts.areas.map(({ code, name, currency }) => ({ code, name, currency })),
        measures: facts.measures.map(({ id, title, definition }) => ({ id, title, definition })),
        editions: facts.editions
          .filter((e) => e.publishedOn <= asOf)
          .toSorted((a, b) => newestFirst(a.publishedOn, b.publishedOn) || newestFirst(b.id, a.id))
          .map((e) => ({
            id: e.id,
            dataset: e.dataset,
            title: e.title,
            publishedOn: e.publishedOn,
            held: e.held,
            copy: (e.copies.find((c) => c.kind === 'original') ?? e.copies[0])?.kind ?? null,
            partial: e.partial ?? null,
            url: e.url ?? null,
          })),
        datasets: facts.datasets.map(({ id, publisher, terms, url, note }) => ({
          id,
          publisher,
          terms,
          url,
          note: note ?? null,
        })),
        events: facts.events
          .filter((e) => e.on <= asOf)
          .toSorted((a, b) => newestFirst(a.on, b.on))
          .map(({ id, title, kind, on, until }) => ({ id, title, kind, on, until: until ?? null })),
      },
    }
  },
})
