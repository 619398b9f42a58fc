import { type BridgeSpec, bridgeChart } from '../../src/charts/bridge-chart.js'
import { bridgeTable } from '../../src/charts/bridge-table.js'
import type { ChartOptions } from '../../src/charts/chart-sheet.js'
import type { TableOptions } from '../../src/charts/chart-table.js'
import { type CountsSpec, countsChart } from '../../src/charts/counts-chart.js'
import { countsTable } from '../../src/charts/counts-table.js'
import { type DebtSpec, debtChart } from '../../src/charts/debt-chart.js'
import { debtTable } from '../../src/charts/debt-table.js'
import { type DriversSpec, driversChart, driversTable } from '../../src/charts/drivers-chart.js'
import { type EditionsSpec, editionsChart } from '../../src/charts/editions-chart.js'
import { editionsTable } from '../../src/charts/editions-table.js'
import { type FanSpec, fanChart } from '../../src/charts/fan-chart.js'
import { fanTable } from '../../src/charts/fan-table.js'
import { type GapSpec, gapChart } from '../../src/charts/gap-chart.js'
import { gapTable } from '../../src/charts/gap-table.js'
import { type MultiplesSpec, multiplesChart } from '../../src/charts/multiples-chart.js'
import { multiplesTable } from '../../src/charts/multiples-table.js'
import { type PartsSpec, partsChart } from '../../src/charts/parts-chart.js'
import { partsTable } from '../../src/charts/parts-table.js'
import { type RevisionsSpec, revisionsChart } from '../../src/charts/revisions-chart.js'
import { revisionsTable } from '../../src/charts/revisions-table.js'
import { sankeyChart } from '../../src/charts/sankey-chart.js'
import { treemapChart } from '../../src/charts/treemap-chart.js'
import type { TreemapSpec } from '../../src/charts/treemap-parts.js'
import { treemapTable } from '../../src/charts/treemap-table.js'
import { type WaterfallSpec, waterfallChart, waterfallTable } from '../../src/charts/waterfall-chart.js'
import * as classified from './classify-samples.js'
import * as histories from './history-samples.js'
import * as samples from './samples.js'

/** A chart with its data, ready to be drawn and tabulated. */
export interface Made {
  readonly chart: (options: ChartOptions) => string
  readonly table: (options?: TableOptions) => string
}

export const fanOf = (spec: FanSpec): Made => ({ chart: (o) => fanChart(spec, o), table: (o) => fanTable(spec, o) })
export const gapOf = (spec: GapSpec): Made => ({ chart: (o) => gapChart(spec, o), table: (o) => gapTable(spec, o) })
export const driversOf = (spec: DriversSpec): Made => ({
  chart: (o) => driversChart(spec, o),
  table: (o) => driversTable(spec, o),
})
export const debtOf = (spec: DebtSpec): Made => ({ chart: (o) => debtChart(spec, o), table: (o) => debtTable(spec, o) })
export const revisionsOf = (spec: RevisionsSpec): Made => ({
  chart: (o) => revisionsChart(spec, o),
  table: (o) => revisionsTable(spec, o),
})

export const treemapOf = (spec: TreemapSpec): Made => ({
  chart: (o) => treemapChart(spec, o),
  table: (o) => treemapTable(spec, o),
})
export const sankeyOf = (spec: TreemapSpec): Made => ({
  chart: (o) => sankeyChart(spec, o),
  table: (o) => treemapTable(spec, o),
})
export const waterfallOf = (spec: WaterfallSpec): Made => ({
  chart: (o) => waterfallChart(spec, o),
  table: (o) => waterfallTable(spec, o),
})
export const bridgeOf = (spec: BridgeSpec): Made => ({
  chart: (o) => bridgeChart(spec, o),
  table: (o) => bridgeTable(spec, o),
})
export const partsOf = (spec: PartsSpec): Made => ({
  chart: (o) => partsChart(spec, o),
  table: (o) => partsTable(spec, o),
})

export const countsOf = (spec: CountsSpec): Made => ({
  chart: (o) => countsChart(spec, o),
  table: (o) => countsTable(spec, o),
})
export const multiplesOf = (spec: MultiplesSpec): Made => ({
  chart: (o) => multiplesChart(spec, o),
  table: (o) => multiplesTable(spec, o),
})
export const editionsOf = (spec: EditionsSpec): Made => ({
  chart: (o) => editionsChart(spec, o),
  table: (o) => editionsTable(spec, o),
})

/** The samples by name. */
export const MADE: Readonly<Record<string, Made>> = {
  fan: fanOf(samples.fan),
  gap: gapOf(samples.gap),
  drivers: driversOf(samples.drivers),
  debt: debtOf(samples.debt),
  revisions: revisionsOf(samples.revisions),
  treemap: treemapOf(classified.treemap),
  sankey: sankeyOf(classified.treemap),
  waterfall: waterfallOf(classified.waterfall),
  bridge: bridgeOf(classified.bridge),
  parts: partsOf(classified.parts),
  counts: countsOf(histories.counts),
  multiples: multiplesOf(histories.multiples),
  editions: editionsOf(histories.editions),
}
