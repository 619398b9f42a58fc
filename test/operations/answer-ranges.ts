import { readDataFacts } from '../../src/book/data-folder.js'
import { DATA } from '../opened-book.js'

const { facts } = readDataFacts(DATA)
const DAYS = ['2019-07-01', '2023-08-01', '2024-07-01', '2025-10-01', '2026-11-23']
const GOALS = facts.goals.map((g) => g.id)
const AREAS = ['POL', 'DEU', 'FIN', 'ISL', 'AUT', 'NATO', 'NATO-Europe', 'NATO-Europe-Canada', 'EU-NATO', 'EU']

function* standings() {
  for (const asOf of DAYS)
    for (const goal of GOALS) {
      for (const period of ['2012', '2018', '2025', '2035']) yield { goal, asOf, period }
      for (const area of ['FIN', 'ISL', 'NATO-Europe', 'EU-NATO']) yield { goal, asOf, area }
      yield { goal, asOf, edition: 'nato.defexp/2024-06-17' }
      yield { goal, asOf, history: true }
    }
}
function* serieses() {
  for (const asOf of DAYS)
    for (const area of AREAS) for (const measure of facts.measures.map((m) => m.id)) yield { measure, area, asOf }
}
function* revisionses() {
  for (const asOf of DAYS)
    for (const area of AREAS)
      for (const period of ['2018', '2024']) {
        for (const goal of GOALS) yield { goal, area, period, asOf }
        yield { measure: 'nato.gdp.usd.constant', area, period, asOf }
      }
}
function* driverses() {
  for (const asOf of DAYS)
    for (const area of AREAS) {
      yield { area, from: '2014', to: '2024', asOf }
      yield { area, from: '2026', to: '2021', asOf }
    }
}
function* definitionses() {
  for (const asOf of DAYS)
    for (const area of AREAS) {
      yield { area, asOf }
      yield { area, asOf, period: '2018' }
    }
}
function* exports() {
  for (const format of ['csv', 'json']) for (const area of AREAS) yield { area, format, measure: 'nato.core.share' }
  yield { edition: 'nato.defexp/2024-06-17', asOf: '2024-07-01' }
}
function* explanations() {
  const standing = { operation: 'standing', arguments: { goal: 'wales-2014.spending', period: '2024' } }
  for (const at of ['/members/0/value', '/members/1/gap/money', '/aggregates/1/recomputed', '/members/2/verdict'])
    yield { ...standing, at }
  yield { operation: 'drivers', arguments: { area: 'POL', from: '2021', to: '2026' }, at: '/gdp' }
}

function* costs() {
  for (const asOf of ['2024-07-01', '2025-10-20', '2026-11-23'])
    for (const area of ['POL', 'DEU', 'TUR', 'ISL', 'AUT', 'NATO-Europe', 'EU-NATO', 'EU']) {
      for (const path of ['linear', 'growth', 'back', 'pace', 'plan'])
        yield {
          area,
          asOf,
          path,
          goal: asOf < '2025-06-25' ? 'vilnius-2023.spending' : 'hague-2025.core',
          by: 2033,
          draws: 0,
        }
      yield {
        area,
        asOf,
        target: 4.5,
        goal: 'wales-2014.spending',
        by: 2030,
        draws: 200,
        prices: '2024',
        currency: 'USD',
      }
      yield { area, asOf, startShare: 1, goal: 'wales-2014.spending', by: 2030, draws: 200, gdp: 'static' }
    }
}
function* plans() {
  for (const objective of ['cheapest', 'smoothest', 'latest'])
    for (const area of ['ESP', 'ITA', 'NOR', 'NATO-Europe'])
      for (const limits of [
        {},
        { maxGrowth: 6 },
        { maxStep: 0.2, debtCeiling: 120 },
        { key: 'effort', onlyBelow: true },
      ])
        yield { objective, area, ...limits }
}

function* readingses() {
  for (let year = 2012; year <= 2020; year++)
    for (const area of [undefined, 'NOR', 'EU-NATO']) yield { period: String(year), ...(area && { area }) }
}

function* reports() {
  for (const asOf of ['2019-07-01', '2024-07-01', '2026-11-23'])
    for (const area of ['POL', 'ISL', 'EU']) yield { area, asOf }
}

/** Questions of every operation that needs no files of a person: inputs, and how many of them are answered at least. */
export const RANGES: readonly [string, () => Iterable<Record<string, unknown>>, number][] = [
  ['standing', standings, 150],
  ['series', serieses, 200],
  ['revisions', revisionses, 150],
  ['drivers', driverses, 25],
  ['contents', () => DAYS.map((asOf) => ({ asOf })), 5],
  ['definitions', definitionses, 50],
  ['readings', readingses, 15],
  ['rules', () => [{ action: 'list' }, { action: 'check', rules: 'norway' }, { action: 'test', rules: 'cofog' }], 3],
  ['export', exports, 10],
  ['explain', explanations, 5],
  ['cost', costs, 70],
  ['plan', plans, 40],
  ['calibrate', () => [{ draws: 200 }, { draws: 200, area: 'TUR' }], 2],
  ['report', reports, 9],
  ['verify', () => [{}], 1],
]
