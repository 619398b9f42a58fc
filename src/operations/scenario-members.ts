import { derived, type Figure, given } from '../series/figure.js'
import type { Area } from '../terms/area.js'
import { PledgebookError } from '../terms/fault.js'
import { PERCENT, type Unit } from '../terms/unit.js'
import type { ScenarioFrame } from './scenario-frame.js'
import { type AreaEconomy, areaEconomy } from './scenario-gdp.js'
import { ownGdp, ownStart, refuseOtherGdp } from './scenario-own-start.js'
import { exemptStart, publishedStart, type Start } from './scenario-start.js'
import { inScale, unitsOf } from './scenario-units.js'

/** One area of a question, with its start, its economy and the fixed rate into the answer's currency. */
export interface Member {
  readonly area: Area
  readonly currency: string
  /** Money of the economy: the currency and its power of ten. */
  readonly unit: Unit
  readonly start: Figure
  readonly level: Figure
  readonly gdp: Figure
  /** The published start, if that is what it is. */
  readonly cell: Start | undefined
  readonly origin: 'published' | 'given' | 'derived'
  readonly economy: AreaEconomy['economy']
  readonly priceLevel: AreaEconomy['priceLevel']
  readonly pricedBy: AreaEconomy['pricedBy']
  readonly grownBy: AreaEconomy['grownBy']
  readonly startedBy: AreaEconomy['startedBy']
  readonly filled: readonly number[]
  readonly rate: Figure
  readonly exempt: boolean
}

function noStart(frame: ScenarioFrame, area: Area, own: boolean): PledgebookError {
  const fail = (code: string, what: string, hint: string) =>
    new PledgebookError(
      'notFound',
      code,
      `no ${what} of ${area.name} in ${frame.from} is held, as known on ${frame.asOf}`,
      hint,
    )
  if (own)
    return fail(
      'gdp.none',
      'GDP',
      'give both --start-share and --start-level, or a path with --gdp FILE; or take another --from or a later --as-of',
    )
  return fail(
    'start.none',
    frame.parts.own,
    'give the start yourself: --start-share 2.0 or --start-level 62.5e9; or take another --from',
  )
}

/** The published start, or the newest before it where the user gives the start and only GDP is needed. */
function nearestStart(frame: ScenarioFrame, area: Area, exact: boolean): Start | undefined {
  for (let year = frame.from; year > frame.from - (exact ? 1 : 20); year--) {
    const start = publishedStart(frame.snapshot, frame.parts, area.code, year)
    if (start) return start
  }
  return undefined
}

/** GDP of the projection, for an area without one in the publisher's tables. */
function projectedGdp(frame: ScenarioFrame, area: Area): { year: number; gdp: Figure } | undefined {
  const found = frame.macro?.latest(frame.macro.settings.nominal, area.code, frame.from)
  return found && { year: Number(found.year), gdp: found.figure }
}

/**
 * One unit of an area's currency in the answer's: in dollars as the publisher of the shares implies for that year, else the mean
 * rate of the year, else by way of the publisher's dollars.
 */
function rateOf(frame: ScenarioFrame, area: Area, currency: string, cell: Start | undefined): Figure {
  const to = frame.currency ?? currency
  if (to === currency) return frame.exchange.rate(area.code, currency, to, frame.from)
  const year = frame.rateYear
  const start = cell?.year === year ? cell : publishedStart(frame.snapshot, frame.parts, area.code, year)
  const implied = start?.currency === currency ? start.dollars : undefined
  if (implied?.unit.code === to) return implied
  try {
    return frame.exchange.rate(area.code, currency, to, year)
  } catch (error) {
    if (!(error instanceof PledgebookError && error.code === 'rate.none')) throw error
    const onward = implied && frame.exchange.find(area.code, implied.unit.code, to, year)
    if (implied === undefined || onward === undefined) throw error
    const how = `one ${currency} in ${to} by way of the publisher’s ${implied.unit.code}`
    return derived(implied.value * onward.value, onward.unit, how, [implied, onward])
  }
}

/** An area's GDP as known before any path: the figure, its year, and what money it is in. */
interface Ground {
  readonly cell: Start | undefined
  readonly unit: Unit
  readonly year: number
  readonly gdp: Figure
}

function groundOf(frame: ScenarioFrame, area: Area, edition: string | undefined): Ground {
  const { from, gdp: choice, parts, snapshot } = frame
  const own = frame.input.startShare !== undefined || frame.input.startLevel !== undefined
  const exempt = frame.group !== undefined && frame.exempt.includes(area.code)
  const cell = exempt
    ? exemptStart(frame.book, snapshot, parts, area, edition ?? '', from)
    : nearestStart(frame, area, !own)
  const projected = cell === undefined && (own || exempt) ? projectedGdp(frame, area) : undefined
  const currency = cell?.currency ?? projected?.gdp.unit.code ?? area.currency
  const unit: Unit = { code: currency, scale: cell?.level.unit.scale ?? 6, prices: 'current' }
  const known = cell?.gdp ?? projected?.gdp
  const year = cell?.year ?? projected?.year ?? from
  const both = ownGdp(frame, unit)
  if (both && known) refuseOtherGdp(both.value / inScale(known, unit).value)
  if (both) return { cell, unit, year: from, gdp: both }
  if (known) return { cell, unit, year, gdp: inScale(known, unit) }
  if (choice.kind !== 'file' || !own) throw noStart(frame, area, own)
  return { cell, unit, year: from, gdp: given(0, unit, 'GDP', frame.input.gdp) }
}

/** GDP of the start year on the chosen path. */
function startGdp(frame: ScenarioFrame, ground: Ground, built: AreaEconomy, scale: number): Figure {
  const { kind, year } = frame.gdp
  const value = built.economy.gdp[0] ?? 0
  const { unit } = ground
  if (kind === 'file') return given(value, unit, `GDP of ${frame.from}`, `the user’s file ${frame.input.gdp}`)
  if (ground.year === frame.from && kind !== 'static' && scale === 1) return ground.gdp
  const words =
    kind === 'static'
      ? `GDP of ${year ?? frame.from}, held still`
      : `GDP of ${ground.year} grown to ${frame.from} at the projection’s nominal growth`
  return derived(value, unit, scale === 1 ? words : `${words}, in proportion to the group’s own`, [
    ground.gdp,
    ...built.startedBy,
  ])
}

/** One member of a question. Throws `notFound` `start.none` where no start is published and none is given. */
export function memberOf(frame: ScenarioFrame, area: Area, edition: string | undefined, scale: number): Member {
  const { input, from, by, group } = frame
  const own = input.startShare !== undefined || input.startLevel !== undefined
  const exempt = group !== undefined && frame.exempt.includes(area.code)
  const ground = groundOf(frame, area, edition)
  const { cell, unit } = ground
  const built = areaEconomy({
    macro: frame.macro,
    area: area.code,
    choice: frame.gdp,
    gdp: ground.gdp.value * scale,
    anchor: ground.year,
    from,
    by,
    priceYear: frame.priceYear,
    unitsPer: unitsOf(unit),
    earlier: (year) =>
      exempt
        ? exemptStart(frame.book, frame.snapshot, frame.parts, area, edition ?? '', year)?.gdp
        : publishedStart(frame.snapshot, frame.parts, area.code, year)?.gdp,
  })
  const gdp = startGdp(frame, ground, built, scale)
  const base = {
    area,
    currency: unit.code,
    unit,
    cell,
    gdp,
    exempt,
    ...built,
    rate: rateOf(frame, area, unit.code, cell),
  }
  if (exempt) {
    const why = `${area.name} has no armed forces`
    const start = given(0, PERCENT, 'no spending', why)
    return { ...base, start, level: given(0, unit, 'no spending', why), origin: 'given' }
  }
  if (own && !group) return { ...base, ...ownStart(frame, base), origin: 'given' }
  if (cell === undefined || ground.year !== from)
    return {
      ...base,
      start: given(0, PERCENT, 'share', 'set by the group'),
      level: given(0, unit, 'level', 'set by the group'),
      origin: 'given',
    }
  const held = gdp === ground.gdp
  const level = held
    ? inScale(cell.level, unit)
    : derived((base.economy.gdp[0] ?? 0) * (cell.share.value / 100), unit, 'share × GDP', [cell.share, gdp])
  return { ...base, start: cell.share, level, origin: held ? 'published' : 'derived' }
}
