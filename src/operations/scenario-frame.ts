import type { Book } from '../book/book.js'
import { type Goal, targetOf } from '../goals/goal.js'
import { Snapshot } from '../series/snapshot.js'
import { shown } from '../sources/shown.js'
import { type Area, type Group, membersOf } from '../terms/area.js'
import type { Day } from '../terms/day.js'
import { PledgebookError } from '../terms/fault.js'
import { Exchange } from './exchange.js'
import { areaOf, asOfDay, editionOf, goalOf, refuseUnannounced } from './fields.js'
import { keptOf } from './kept.js'
import { Macro } from './macro.js'
import type { Context } from './operation.js'
import type { ScenarioInput } from './scenario-fields.js'
import { readScenarioFile } from './scenario-file.js'
import type { GdpChoice } from './scenario-growth.js'
import { newestStart, nothingPublished, type Parts } from './scenario-start.js'
import { priceYearOf, spanOf } from './scenario-years.js'

/** A question of cost, understood: who, what goal, from when to when, on which figures. */
export interface ScenarioFrame {
  readonly context: Context
  readonly book: Book
  readonly input: ScenarioInput
  readonly asOf: Day
  readonly area: { readonly code: string; readonly name: string }
  readonly group: Group | undefined
  /** The areas that take part: one, or the group's members of today. */
  readonly areas: readonly Area[]
  /** Codes of members without forces. */
  readonly exempt: readonly string[]
  readonly goal: Goal
  readonly target: number
  readonly parts: Parts
  readonly snapshot: Snapshot
  readonly macro: Macro | undefined
  readonly exchange: Exchange
  readonly from: number
  readonly by: number
  readonly gdp: GdpChoice
  /** Year of the one exchange rate: the start's, or that of GDP held still where it is earlier. */
  readonly rateYear: number
  /** Year of constant prices; undefined for current. */
  readonly priceYear: number | undefined
  /** Currency of the answer; undefined for the area's own. */
  readonly currency: string | undefined
}

const COLUMNS = [
  { name: 'gdp', money: true },
  { name: 'deflator', money: false },
]

function input(code: string, message: string, hint: string): PledgebookError {
  return new PledgebookError('input', code, message, hint)
}

/**
 * Measures of level and denominator of a goal's share; of its first part for one that is a sum. A share of which nothing is
 * published takes its denominator from another goal of its pledge, and has no start.
 */
function partsOf(book: Book, goal: Goal): Parts {
  const own = [goal.measure, ...(goal.parts ?? []).map((p) => p.measure)]
  const others = book.facts.goals.filter((g) => g.pledge === goal.pledge).map((g) => g.measure)
  const measure = [...own, ...others].map((id) => book.measure(id)).find((m) => m.gap !== undefined)
  if (measure?.gap === undefined || !book.facts.scenarios.economy.gdp.includes(measure.gap.base))
    throw input(
      'cost.notGdp',
      `${goal.id} is no share of GDP, so it has no cost of its own`,
      `ask for one that is: ${book.facts.goals
        .filter((g) => book.facts.scenarios.economy.gdp.includes(book.measure(g.measure).gap?.base ?? ''))
        .map((g) => g.id)
        .join(', ')}`,
    )
  const published = own.includes(measure.id)
  return { share: published ? measure.id : goal.measure, published, ...measure.gap }
}

/** One area, a group, or several areas with commas between them, which are a group of today's. */
function areasAsked(book: Book, text: string): { found: { code: string; name: string }; group: Group | undefined } {
  if (!text.includes(',')) {
    const found = areaOf(book, text)
    return { found, group: book.facts.groups.find((g) => g.code === found.code) }
  }
  const named = text.split(',').map((part) => areaOf(book, part))
  const several = named.find((a) => a.group)
  if (several)
    throw input(
      'area.list',
      `${several.name} is a group among several areas`,
      'list countries only, such as POL,LTU,EST',
    )
  const codes = [...new Set(named.map((a) => a.code))]
  const name = codes.map((code) => named.find((a) => a.code === code)?.name ?? code).join(', ')
  const group = { code: codes.join(','), name, of: [], except: [], only: codes }
  return { found: { code: group.code, name }, group }
}

async function gdpChoiceOf(context: Context, asked: ScenarioInput, group: Group | undefined): Promise<GdpChoice> {
  const { gdp, gdpYear: year, growth, inflation } = asked
  for (const [flag, rate] of [
    ['--growth', growth],
    ['--inflation', inflation],
  ] as const)
    if (rate !== undefined && !(rate > -100 && rate < 1000))
      throw input(
        'growth.impossible',
        `${flag} is ${rate} % a year`,
        'give per cent a year, above −100 and below 1,000: --growth 1.2',
      )
  const shared = { year, growth, inflation, rows: undefined }
  if (year !== undefined && gdp !== 'static')
    throw input('gdp.year', '--gdp-year needs --gdp static', 'GDP is held still in that year only then')
  const moves = growth !== undefined || (inflation !== undefined && (gdp === 'static' || gdp === 'splice'))
  if (moves && gdp !== 'weo')
    throw input(
      'gdp.twice',
      `--growth and --inflation say how GDP moves, and so does --gdp ${shown(gdp)}`,
      'leave one of them out',
    )
  if (group !== undefined && gdp !== 'static' && gdp !== 'splice' && gdp !== 'weo')
    throw input(
      'gdp.group',
      `"${shown(gdp)}" would be the GDP of each member of ${group.name}`,
      'ask for one area, or take --gdp weo, splice or static, with --growth and --inflation if need be',
    )
  if (gdp === 'static' || gdp === 'splice') return { ...shared, kind: gdp }
  if (gdp === 'weo') return { ...shared, kind: growth === undefined && inflation === undefined ? 'weo' : 'given' }
  return { ...shared, kind: 'file', rows: await readScenarioFile(context, gdp, COLUMNS, ['weo', 'splice', 'static']) }
}

function snapshotOf(book: Book, measures: string[], asOf: Day, only: string | undefined): Promise<Snapshot> {
  return keptOf(
    book,
    'snapshot',
    8,
    JSON.stringify([measures, asOf, only]),
    async () => new Snapshot(book.facts.editions, await book.observations(measures), asOf, only),
  )
}

/** Understands a question of cost. Throws `input` and `notFound` faults that say what to do. */
export async function scenarioFrame(context: Context, asked: ScenarioInput): Promise<ScenarioFrame> {
  const { book } = context
  const asOf = asOfDay(book, asked.asOf)
  const goal = goalOf(book, asked.goal)
  refuseUnannounced(goal, asked.target === undefined ? asOf : book.knownTo)
  const parts = partsOf(book, goal)
  const { found, group } = areasAsked(book, asked.area)
  const today = Number(asOf.slice(0, 4))
  const areas = group
    ? membersOf(group, book.facts.areas, today)
    : book.facts.areas.filter((a) => a.code === found.code)
  const only = asked.edition === undefined ? undefined : editionOf(book, asked.edition, asOf)
  const snapshot = await snapshotOf(book, [parts.share, parts.base, parts.own, parts.usd], asOf, only)
  const exempt = goal.exempt.map((e) => e.area)
  const gdp = await gdpChoiceOf(context, asked, group)
  const macro = await projectionOf(book, asOf, gdp)
  const own = asked.startShare !== undefined || asked.startLevel !== undefined
  const held = areas.filter((a) => !own || snapshot.editionOf(parts.own, a.code) !== undefined)
  const newest = newestStart(snapshot, parts, held, exempt) ?? (own ? macro?.madeIn : undefined)
  if (!own && (newest === undefined || !parts.published))
    throw nothingPublished(book, goal, parts, areas, snapshot, only)
  if (newest === undefined && asked.from === undefined)
    throw new PledgebookError(
      'notFound',
      'start.none',
      `no published figure of ${found.name} says which year it starts in`,
      'give the year of the start: --from 2025',
    )
  const { from, by } = spanOf(asked, goal, newest ?? 0)
  const target = asked.target ?? targetOf(goal)
  if (!(target >= 0 && target <= 100))
    throw input(
      'target.impossible',
      `a target of ${target} % of GDP`,
      'give per cent of GDP, from 0 to 100: --target 3.5',
    )
  const currency = asked.currency?.toUpperCase()
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    throw input('currency.unknown', `--currency is "${asked.currency}"`, 'give an ISO code such as EUR, or PPP')
  return {
    context,
    book,
    input: asked,
    asOf,
    area: found,
    group,
    areas,
    exempt,
    goal,
    target,
    parts,
    snapshot,
    macro,
    exchange: await Exchange.open(book, asOf),
    from,
    by,
    gdp,
    rateYear: asked.rateYear ?? (gdp.kind === 'static' ? Math.min(from, gdp.year ?? from) : from),
    // GDP that is held still is at the prices of its year.
    priceYear: priceYearOf(asked, from, by) ?? (gdp.kind === 'static' ? (gdp.year ?? from) : undefined),
    currency: currency ?? (group ? 'USD' : undefined),
  }
}

/** The projection; none is needed where the user gives growth and inflation. */
async function projectionOf(book: Book, asOf: string, gdp: GdpChoice): Promise<Macro | undefined> {
  try {
    return await Macro.open(book, asOf)
  } catch (error) {
    const given =
      gdp.kind === 'static' || (gdp.growth !== undefined && gdp.inflation !== undefined) || gdp.kind === 'file'
    if (given && error instanceof PledgebookError && error.code === 'gdp.noProjection') return undefined
    throw error
  }
}
