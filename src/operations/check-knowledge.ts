import type { Book } from '../book/book.js'
import type { CheckFacts } from '../book/lexicon-facts.js'
import type { Question } from '../claims/question.js'
import type { Goal } from '../goals/goal.js'
import { Snapshot } from '../series/snapshot.js'
import { type Area, type Group, membersOf } from '../terms/area.js'
import { type Day, formatDay } from '../terms/day.js'
import type { Edition, Observation } from '../terms/observation.js'
import { EditionView } from './check-knowledge-edition.js'
import { type Strength, strengthsOf } from './check-knowledge-members.js'
import { Revisions } from './check-knowledge-revisions.js'
import { View } from './check-knowledge-view.js'

/** Everything a verdict may rest on, read once and kept: figures of every held edition, goals, memberships, events. */
export class Knowledge {
  readonly publisher: string
  /** The currency in which amounts of all members are published. */
  readonly currency: string
  readonly revisions: Revisions
  /** The measures that were read. */
  readonly measures: ReadonlySet<string>
  /** Held editions of the dataset that verdicts rest on, newest first. */
  readonly held: readonly Edition[]
  /** Every edition of it that exists, newest first. */
  readonly all: readonly Edition[]
  readonly #cells = new Map<string, ReadonlyMap<string, Observation>>()
  readonly #observations: ReadonlyMap<string, readonly Observation[]>
  #snapshot: Snapshot | undefined
  readonly #areasByCode: ReadonlyMap<string, Area>
  readonly #groupsByCode: ReadonlyMap<string, Group>
  readonly #editionsById: ReadonlyMap<string, Edition>
  readonly #sources = new Map<string, string>()
  readonly #goals = new Map<string, readonly Goal[]>()
  readonly #editions = new Map<string, EditionView>()
  readonly #views = new Map<string, View>()
  readonly #members = new Map<string, readonly Area[]>()
  readonly #strengths = new Map<string, readonly Strength[]>()

  constructor(
    readonly book: Book,
    readonly roles: CheckFacts,
    observations: ReadonlyMap<string, readonly Observation[]>,
  ) {
    const { facts } = book
    this.#areasByCode = new Map(facts.areas.map((a) => [a.code, a]))
    this.#groupsByCode = new Map(facts.groups.map((g) => [g.code, g]))
    this.#editionsById = new Map(facts.editions.map((e) => [e.id, e]))
    const dataset = facts.datasets.find((d) => d.id === roles.dataset)
    this.publisher = dataset?.credit ?? roles.dataset
    const newestFirst = [...facts.editions].sort((a, b) => (a.publishedOn > b.publishedOn ? -1 : 1))
    this.all = newestFirst.filter((e) => e.dataset === roles.dataset && e.publishedOn <= facts.knownTo)
    this.held = this.all.filter((e) => e.held)
    this.#observations = observations
    this.measures = new Set(observations.keys())
    this.currency = this.observationsOf(roles.measures.current)[0]?.unit.code ?? ''
    this.revisions = new Revisions(this)
  }

  /** Every figure of a measure in any held edition; none of a measure that was not read. */
  observationsOf(measure: string): readonly Observation[] {
    return this.#observations.get(measure) ?? []
  }

  /** For sums over groups; made when first needed. */
  get snapshot(): Snapshot {
    const { editions, knownTo } = this.book.facts
    this.#snapshot ??= new Snapshot(editions, [...this.#observations.values()].flat(), knownTo)
    return this.#snapshot
  }

  cell(edition: string, measure: string, area: string, period: string): Observation | undefined {
    let cells = this.#cells.get(measure)
    if (cells === undefined) {
      cells = new Map(this.observationsOf(measure).map((o) => [keyOf(o.edition, o.area, o.period), o]))
      this.#cells.set(measure, cells)
    }
    return cells.get(keyOf(edition, area, period))
  }

  edition(id: string): Edition | undefined {
    return this.#editionsById.get(id)
  }

  /** `NATO's edition of 28 August 2025`. */
  sourceName(edition: string): string {
    const kept = this.#sources.get(edition)
    if (kept !== undefined) return kept
    const day = this.edition(edition)?.publishedOn
    const name = day === undefined ? this.publisher : `${this.publisher}'s edition of ${formatDay(day)}`
    this.#sources.set(edition, name)
    return name
  }

  /** One edition's figures, with sums of groups that it does not print. */
  figuresOf(edition: Edition): EditionView {
    const known = this.#editions.get(edition.id)
    if (known) return known
    const made = new EditionView(this, edition)
    this.#editions.set(edition.id, made)
    return made
  }

  /** What was known on a day, inclusive. Kept per set of known editions. */
  viewAt(day: Day, kind: 'then' | 'now'): View {
    const key = `${kind}|${day}`
    const known = this.#views.get(key)
    if (known) return known
    const made = new View(this, day, kind)
    // A long archive has many days; what a view keeps is small, and it is bounded here.
    if (this.#views.size > MOST_VIEWS) this.#views.clear()
    this.#views.set(key, made)
    return made
  }

  area(code: string): Area | undefined {
    return this.#areasByCode.get(code)
  }

  group(code: string): Group | undefined {
    return this.#groupsByCode.get(code)
  }

  nameOf(code: string): string {
    return this.area(code)?.name ?? this.group(code)?.name ?? code
  }

  /** Goals that an area or group has taken on, the newest promise first, whatever the day. */
  goalsOf(holder: string): readonly Goal[] {
    const kept = this.#goals.get(holder)
    if (kept) return kept
    const own = (group: string) => this.group(group)?.of.includes(this.roles.organisation) === true
    const held = this.book.facts.goals.filter(
      (g) => own(g.holders) && (g.holders === holder || this.#isWithin(holder, g.holders)),
    )
    const found = [...held].sort((a, b) => (a.announcedOn > b.announcedOn ? -1 : 1))
    this.#goals.set(holder, found)
    return found
  }

  #isWithin(code: string, group: string): boolean {
    const year = Number(this.book.knownTo.slice(0, 4))
    const inside = new Set(this.members(group, year).map((a) => a.code))
    const members = this.members(code, year)
    return members.length > 0 && members.every((a) => inside.has(a.code))
  }

  /** The history of a group's number of members; none for a code that is no group. */
  strengthsOf(code: string): readonly Strength[] {
    const kept = this.#strengths.get(code)
    if (kept) return kept
    const group = this.group(code)
    const found = group ? strengthsOf(group, this.book.facts.areas) : []
    this.#strengths.set(code, found)
    return found
  }

  /** Members of a group in a year, or the area alone; none for a code the book does not know. */
  members(code: string, year: number): readonly Area[] {
    const key = `${code}|${year}`
    const known = this.#members.get(key)
    if (known) return known
    const [group, area] = [this.group(code), this.area(code)]
    const found = group ? membersOf(group, this.book.facts.areas, year) : area ? [area] : []
    this.#members.set(key, found)
    return found
  }
}

const MOST_VIEWS = 2000

function keyOf(edition: string, area: string, period: string): string {
  return `${edition}|${area}|${period}`
}

/** What was read of a book, for whoever is asked again. */
const kept = new WeakMap<Book, Knowledge>()

/**
 * Reads every figure that verdicts on these questions may rest on; without questions, on any. What was read once is kept, so
 * that asking again reads only what is new.
 */
export async function knowledgeOf(book: Book, roles: CheckFacts, questions?: readonly Question[]): Promise<Knowledge> {
  const { share, realChange, perHead, personnel, ...amounts } = roles.measures
  const asks = new Set(questions?.map((q) => q.ask))
  const needs = (...of: Question['ask'][]) => questions === undefined || of.some((ask) => asks.has(ask))
  const ranked = new Set(questions?.flatMap((q) => (q.ask === 'rank' ? [q.measure] : [])))
  const measures = new Set([share, roles.measures.current])
  if (needs('share', 'level', 'change', 'part-of-total', 'cost'))
    for (const id of Object.values(amounts)) measures.add(id)
  if (needs('change') || ranked.has('growth')) measures.add(realChange)
  if (needs('level') || ranked.has('per-head')) measures.add(perHead)
  if (needs('personnel', 'part-of-total', 'no-forces') || ranked.has('personnel')) measures.add(personnel)
  if (needs('category-share', 'count')) for (const id of Object.values(roles.categories)) measures.add(id)
  if (needs('cost')) for (const id of [roles.economy.gdp, roles.economy.deflator]) measures.add(id)
  const before = kept.get(book)
  const all = new Set([...measures, ...(before?.measures ?? [])])
  if (before?.measures.size === all.size) return before
  const read = await Promise.all([...all].map(async (id) => [id, await book.observations([id])] as const))
  const knowledge = new Knowledge(book, roles, new Map(read))
  kept.set(book, knowledge)
  return knowledge
}
