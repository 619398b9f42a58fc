import type { Goal } from '../goals/goal.js'
import type { ScenarioSettings } from '../scenarios/settings.js'
import type { Dataset } from '../sources/layout.js'
import type { Area, Group } from '../terms/area.js'
import { didYouMean } from '../terms/closest-name.js'
import { type Day, parseDay } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import type { Measure } from '../terms/measure.js'
import type { Edition } from '../terms/observation.js'
import { datasetFile } from './dataset-schema.js'
import { type Definitions, definitionsFile, unknownInDefinitions } from './definition-schema.js'
import { editionFile, notHeldFile } from './edition-schema.js'
import { debtFile, economyFile, escapeFile, uncertaintyFile } from './scenario-schema.js'
import type { Erratum, Event, Pledge } from './schemas.js'
import * as schemas from './schemas.js'
import { readYaml } from './yaml-file.js'

/** Everything in `data/` but the figures: what is known and who says so. */
export interface Facts {
  readonly knownTo: Day
  readonly defaults: { readonly goal: string }
  readonly datasets: readonly {
    readonly id: string
    readonly publisher: string
    readonly credit: string
    readonly terms: string
    readonly url: string
    readonly marks: Readonly<Record<string, string>>
    /** What a reader has to know of every edition of it. */
    readonly note?: string | undefined
  }[]
  readonly areas: readonly Area[]
  readonly groups: readonly Group[]
  readonly measures: readonly Measure[]
  /** Measures that add up to 100 per cent. */
  readonly distributions: readonly (readonly string[])[]
  /** Members of the publishers' organisations without a row of their own. */
  readonly exempt: readonly string[]
  readonly editions: readonly Edition[]
  readonly goals: readonly Goal[]
  readonly pledges: readonly Pledge[]
  readonly events: readonly Event[]
  readonly errata: readonly Erratum[]
  readonly scenarios: ScenarioSettings
  /** What is called by one name and counted differently. Absent in books made before there were any. */
  readonly definitions?: Definitions | undefined
}

const HELD_EDITION = /^editions\/([^/]+)\/(\d{4}-\d{2}-\d{2})\/edition\.yaml$/
const NOT_HELD = /^editions\/([^/]+)\/not-held\.yaml$/

/** An edition from the text of its sidecar. The folder must bear the day it says. Throws `data` faults. */
export function readEdition(text: string, file: string): Edition {
  const edition = readYaml(text, editionFile, file)
  const folder = HELD_EDITION.exec(file.replace(/^.*?(?=editions\/)/, ''))
  if (folder && (folder[1] !== edition.dataset || folder[2] !== edition.publishedOn))
    throw new PledgebookError(
      'data',
      'edition.folder',
      `it says ${edition.dataset} of ${edition.publishedOn}`,
      'name the folder for its dataset and day',
      { where: file },
    )
  return {
    ...edition,
    id: `${edition.dataset}/${edition.publishedOn}`,
    publishedOn: parseDay(edition.publishedOn),
    held: true,
  }
}

function ordered(files: ReadonlyMap<string, string>, pattern: RegExp): [string, string][] {
  return [...files].filter(([path]) => pattern.test(path)).sort(([a], [b]) => (a < b ? -1 : 1))
}

function one(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path)
  if (text === undefined)
    throw new PledgebookError('data', 'data.missing', 'there is no such file', 'restore it from the repository', {
      where: path,
    })
  return text
}

/**
 * Reads the YAML files of `data/`, by path within it. Throws `data` faults for the first file with mistakes, all of
 * that file's at once, and for names that nothing defines.
 */
export function readFacts(files: ReadonlyMap<string, string>): { facts: Facts; datasets: Dataset[] } {
  const areas = readYaml(one(files, 'areas.yaml'), schemas.areasFile, 'areas.yaml')
  const { measures, distributions } = readYaml(one(files, 'measures.yaml'), schemas.measuresFile, 'measures.yaml')
  const datasets = ordered(files, /^datasets\/[^/]+\.yaml$/).map(([path, text]) => readYaml(text, datasetFile, path))
  const held = ordered(files, HELD_EDITION).map(([path, text]) => readEdition(text, path))
  const notHeld = ordered(files, NOT_HELD).flatMap(([path, text]) => {
    const dataset = NOT_HELD.exec(path)?.[1] ?? ''
    return readYaml(text, notHeldFile, path).editions.map(
      ({ checked, ...e }): Edition => ({
        ...e,
        id: `${dataset}/${e.publishedOn}`,
        dataset,
        publishedOn: parseDay(e.publishedOn),
        held: false,
        copies: [],
      }),
    )
  })
  const goals = ordered(files, /^goals\/[^/]+\.yaml$/).flatMap(([path, text]) => {
    const file = readYaml(text, schemas.goalsFile, path)
    return file.goals.map((goal) => ({ ...goal, pledge: file.pledge, announcedOn: file.announcedOn }))
  })
  const pledges = ordered(files, /^pledges\/[^/]+\.yaml$/).flatMap(([path, text]) => {
    const file = readYaml(text, schemas.pledgesFile, path)
    return file.entries.map((entry) => ({ ...entry, area: file.area }))
  })
  const book = readYaml(one(files, 'book.yaml'), schemas.bookFile, 'book.yaml')
  const facts: Facts = {
    knownTo: parseDay(book.knownTo),
    defaults: book.defaults,
    datasets: datasets.map(({ id, publisher, credit, terms, url, marks, note }) => ({
      id,
      publisher,
      credit,
      terms,
      url,
      marks,
      ...(note === undefined ? {} : { note }),
    })),
    areas: areas.areas.map((a) => ({
      ...a,
      memberships: a.memberships.map(({ of, from, until }) => ({
        of,
        from,
        ...(until === undefined ? {} : { until }),
      })),
    })),
    groups: areas.groups,
    measures,
    distributions,
    exempt: [...new Set(datasets.flatMap((d) => d.exempt))],
    editions: mergeEditions(held, notHeld),
    goals,
    pledges,
    events: readYaml(files.get('events.yaml') ?? 'events: []', schemas.eventsFile, 'events.yaml').events,
    errata: ordered(files, /^errata\/[^/]+\.yaml$/).flatMap(
      ([path, text]) => readYaml(text, schemas.errataFile, path).errata,
    ),
    scenarios: {
      economy: readYaml(one(files, 'scenarios/economy.yaml'), economyFile, 'scenarios/economy.yaml'),
      uncertainty: readYaml(one(files, 'scenarios/uncertainty.yaml'), uncertaintyFile, 'scenarios/uncertainty.yaml'),
      debt: readYaml(one(files, 'scenarios/debt.yaml'), debtFile, 'scenarios/debt.yaml'),
      escape: readEscape(one(files, 'scenarios/eu-escape-clause.yaml')),
    },
    definitions: readYaml(one(files, 'definitions.yaml'), definitionsFile, 'definitions.yaml'),
  }
  checkReferences(facts, datasets)
  return { facts, datasets }
}

/** What an escape clause says, without the sources that only maintainers read. */
function readEscape(text: string): ScenarioSettings['escape'] {
  const { id, title, measure, flexibility, from, to, baseYear, source, members } = readYaml(
    text,
    escapeFile,
    'scenarios/eu-escape-clause.yaml',
  )
  const plain = members.map(({ note: _note, source: _source, ...terms }) => terms)
  return {
    id,
    title,
    measure,
    flexibility,
    from,
    to,
    baseYear,
    source,
    members: plain as ScenarioSettings['escape']['members'],
  }
}

/** Editions in order of their day; one that is held replaces the note that it is not. */
export function mergeEditions(held: readonly Edition[], notHeld: readonly Edition[]): Edition[] {
  const ids = new Set(held.map((e) => e.id))
  return [...held, ...notHeld.filter((e) => !ids.has(e.id))].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function checkReferences(facts: Facts, datasets: readonly Dataset[]): void {
  const problems: string[] = []
  const need = (kind: string, name: string, known: readonly string[], by: string): void => {
    if (!known.includes(name)) problems.push(`${by}: no ${kind} "${name}" (${didYouMean(name, known)})`)
  }
  const measures = facts.measures.map((m) => m.id)
  const areas = facts.areas.map((a) => a.code)
  const groups = facts.groups.map((g) => g.code)
  for (const goal of facts.goals) {
    need('measure', goal.measure, measures, goal.id)
    need('group', goal.holders, groups, goal.id)
    for (const part of goal.parts ?? []) need('measure', part.measure, measures, goal.id)
    for (const exempt of goal.exempt) need('area', exempt.area, areas, goal.id)
    if (goal.floor === undefined && goal.cap === undefined) problems.push(`${goal.id}: neither floor nor cap`)
  }
  if (facts.definitions) problems.push(...unknownInDefinitions(facts.definitions, measures, areas))
  for (const pledge of facts.pledges) need('area', pledge.area, areas, pledge.id)
  for (const { id, units, subjects } of datasets) {
    for (const measure of Object.keys(units)) need('measure', measure, measures, id)
    for (const measure of Object.values(subjects)) need('unit', measure, Object.keys(units), id)
  }
  for (const m of facts.measures)
    for (const used of [
      m.ratio?.numerator,
      m.ratio?.denominator,
      m.nominal?.numerator,
      m.nominal?.denominator,
      m.gap?.base,
      m.gap?.own,
      m.gap?.usd,
    ])
      if (used !== undefined) need('measure', used, measures, m.id)
  const { economy, uncertainty, escape: clause } = facts.scenarios
  const { dataset, drift: _drift, rates, gdp, ...roles } = economy
  need(
    'dataset',
    dataset,
    facts.datasets.map((d) => d.id),
    'scenarios/economy.yaml',
  )
  for (const id of [...gdp, ...rates.map((r) => r.measure), ...Object.values(roles)])
    need('measure', id, measures, 'scenarios/economy.yaml')
  for (const area of uncertainty.groups.flatMap((g) => g.areas)) need('area', area, areas, 'scenarios/uncertainty.yaml')
  need('measure', clause.measure, measures, 'scenarios/eu-escape-clause.yaml')
  for (const { area } of clause.members) need('area', area, areas, 'scenarios/eu-escape-clause.yaml')
  for (const kind of ['goals', 'pledges', 'events', 'measures', 'editions'] as const) {
    const ids = facts[kind].map((item) => item.id)
    const twice = ids.find((id, i) => ids.indexOf(id) !== i)
    if (twice !== undefined) problems.push(`${kind}: "${twice}" stands twice`)
  }
  if (problems.length > 0)
    throw new PledgebookError('data', 'data.reference', problems.join('; '), 'correct these names', { where: 'data' })
}
