import type { Book } from '../book/book.js'
import { significant } from '../math/rounding.js'
import { bridgeItems } from '../rules/bridge-items.js'
import type { RuleSet } from '../rules/rule.js'
import type { RuleMoney } from '../rules/tally.js'
import { derived, type Figure, given, published, subtract } from '../series/figure.js'
import { Snapshot } from '../series/snapshot.js'
import type { Stage } from '../terms/ledger-line.js'
import type { Observation } from '../terms/observation.js'
import { parsePeriod } from '../terms/period.js'
import type { Unit } from '../terms/unit.js'
import type { GdpOfYears } from './classify-gdp.js'
import type { ClassifyAnswer } from './classify-schema.js'
import { inScale } from './scenario-units.js'

type Bridge = ClassifyAnswer['bridge'][number]

/** Where the figures of a bridge come from, and the bridges themselves. */
export interface BridgeAnswer {
  readonly bridges: Bridge[]
  readonly origins: ReadonlyMap<string, Figure>
  readonly cells: readonly Observation[]
}

function total(items: Bridge['items'], key: 'low' | 'central' | 'high'): number {
  return significant(items.reduce((sum, item) => sum + (item[key] ?? 0), 0))
}

/**
 * From the ledger to the published figure, for each year of a stage that has one: the items, their sum, and for
 * each edition known on the day what is left unexplained. Nothing is scaled or filled in: the residual is what it is.
 */
export async function publishedBridges(
  book: Book,
  set: RuleSet,
  money: readonly RuleMoney[],
  asked: Stage,
  gdp: GdpOfYears,
  asOf: string,
): Promise<BridgeAnswer> {
  if (set.bridge === undefined) return { bridges: [], origins: new Map(), cells: [] }
  const bridge = { ...set.bridge, stage: asked }
  const unit: Unit = { code: gdp.currency, scale: 0, prices: 'current' }
  const rows = (await book.observations([book.measure(bridge.measure).id])).filter((o) => o.area === gdp.area)
  const snapshot = new Snapshot(book.facts.editions, rows, asOf)
  const years = [...new Set(money.filter((m) => m.stage === bridge.stage).map((m) => m.year))].sort()
  const origins = new Map<string, Figure>()
  const cells: Observation[] = []
  const bridges: Bridge[] = []
  for (const year of years) {
    const period = parsePeriod(year, 'the year of a ledger')
    const editions = snapshot.editionsWith(bridge.measure, gdp.area, period).reverse()
    const found = editions.flatMap((edition) => {
      const cell = snapshot.cellOf(edition, bridge.measure, gdp.area, period)
      const figure = published(cell)
      return cell && figure && figure.unit.code === gdp.currency ? [{ cell, figure: inScale(figure, unit) }] : []
    })
    if (found.length === 0) continue
    const items = bridgeItems(set, bridge, money, year).map(({ item, low, central, high, lines }) => ({
      id: item.id,
      title: item.title,
      kind: item.rules ? ('lines' as const) : ('amount' as const),
      low,
      central,
      high,
      lines,
      says: item.says ?? null,
      source: item.source?.text ?? null,
    }))
    const at = `/bridge/${bridges.length}`
    const sum = { low: total(items, 'low'), central: total(items, 'central'), high: total(items, 'high') }
    const counted = given(sum.central, unit, `items of the bridge, ${year}`, `the ledger, by ${set.id}`)
    const output = gdp.of(year)?.figure
    bridges.push({
      period: year,
      stage: bridge.stage,
      part: bridge.part,
      items,
      sum,
      against: found.map(({ cell, figure }, i) => {
        const residual = subtract(figure, counted, 'published − items')
        cells.push(cell)
        origins.set(`${at}/against/${i}/published`, figure)
        origins.set(`${at}/against/${i}/residual`, residual)
        const share = derived(
          (100 * residual.value) / figure.value,
          { code: 'percent', scale: 0, prices: null },
          'residual ÷ published',
          [residual, figure],
        )
        origins.set(`${at}/against/${i}/residualShare`, share)
        return {
          measure: bridge.measure,
          edition: cell.edition,
          cell: cell.cell,
          status: cell.status,
          published: figure.value,
          residual: residual.value,
          residualShare: share.value,
          residualRange: { low: significant(figure.value - sum.high), high: significant(figure.value - sum.low) },
          points: output ? significant((100 * residual.value) / output.value) : null,
        }
      }),
    })
  }
  return { bridges, origins, cells }
}
