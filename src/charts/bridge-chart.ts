import { fixedHalfUp } from '../math/rounding.js'
import {
  type BridgeMark,
  type BridgeRow,
  type BridgeSection,
  bridgeColumns,
  drawSections,
  sectionsHeight,
} from './bridge-rows.js'
import { type ChartOptions, openSheet } from './chart-sheet.js'
import { keySentence, sentences } from './chart-words.js'
import { type Figures, figuresOf, isNumber, type Value } from './figures.js'
import { plainText } from './markup.js'
import type { ChartWords } from './sheet-words.js'

/** One item between a ledger and a published figure: lines of the ledger, or an amount cited from elsewhere. */
export interface BridgeItem {
  readonly label: string
  readonly kind: 'lines' | 'amount'
  readonly value: Value
  readonly low: Value
  readonly high: Value
  /** What it rests on: convention or source; for the table. */
  readonly says?: string | undefined
}

/** The published figure of one edition, what the items leave of it, and that in per cent of it. */
export interface BridgePublished {
  /** Its whole name, for the table and the description. */
  readonly edition: string
  /** A short name, such as its day. */
  readonly day: string
  readonly estimate: boolean
  readonly value: number
  readonly rest: number
  readonly restShare: number
}

/** One year: its items, their sum, and the published figures, the newest edition first. */
export interface BridgeYear {
  readonly period: string
  readonly items: readonly BridgeItem[]
  readonly sum: { readonly low: number; readonly central: number; readonly high: number }
  readonly published: readonly BridgePublished[]
}

/** From a ledger to published figures, years in their order. All numbers but shares in the one unit of the chart. */
export interface BridgeSpec extends ChartWords {
  readonly years: readonly BridgeYear[]
}

export function bridgeNumbers(spec: BridgeSpec): Value[] {
  return spec.years.flatMap((y) => [
    y.sum.low,
    y.sum.central,
    y.sum.high,
    ...y.items.flatMap((i) => [i.value, i.low, i.high]),
    ...y.published.flatMap((p) => [p.value, p.rest]),
  ])
}

/** A share of the published figure, with one decimal. */
export function restShareText(share: number): string {
  const text = fixedHalfUp(Math.abs(share), 1)
  return `${share < 0 && text !== '0.0' ? '−' : ''}${text} %`
}

const TONE = { lines: 'first', amount: 'second' } as const
const BLANK = { bold: false, bars: [], range: undefined, marks: [], link: undefined, text: '', beside: '' }

function marksOf(year: BridgeYear, figures: Figures): BridgeMark[] {
  return year.published
    .map(({ value, estimate }, i) => ({ at: figures.scaled(value) ?? 0, estimate, older: i > 0 }))
    .reverse()
}

/** The items of one year one after the other, their sum, and each published figure with what is left of it. */
function itemSection(year: BridgeYear, figures: Figures): BridgeSection {
  const drawn = (value: Value) => figures.scaled(value) ?? 0
  let reached = 0
  const range = (low: Value, high: Value): string => {
    const [a, b] = [figures.text(low), figures.text(high)]
    return a === b ? '' : `${a} to ${b}`
  }
  const items = year.items.map((item): BridgeRow => {
    const from = reached
    if (!isNumber(item.value)) return { ...BLANK, label: item.label, link: from, text: 'no data' }
    reached = from + drawn(item.value)
    return {
      ...BLANK,
      label: item.label,
      bars: [{ from, to: reached, tone: TONE[item.kind] }],
      range: isNumber(item.low) && isNumber(item.high) ? [from + drawn(item.low), from + drawn(item.high)] : undefined,
      link: reached,
      text: figures.text(item.value),
      beside: range(item.low, item.high),
    }
  })
  const { low, central, high } = year.sum
  const sum: BridgeRow = {
    ...BLANK,
    label: 'All items',
    bold: true,
    bars: [{ from: 0, to: drawn(central), tone: 'outside' }],
    range: [drawn(low), drawn(high)],
    text: figures.text(central),
    beside: range(low, high),
  }
  const published = year.published.flatMap((p, i): BridgeRow[] => [
    {
      ...BLANK,
      label: `Published ${p.day}${p.estimate ? ', estimate' : ''}`,
      bold: i === 0,
      marks: [{ at: drawn(p.value), estimate: p.estimate, older: i > 0 }],
      text: figures.text(p.value),
    },
    {
      ...BLANK,
      label: 'Unexplained',
      bold: i === 0,
      bars: [{ from: drawn(central), to: drawn(p.value), tone: 'frame' }],
      text: figures.change(p.rest),
      beside: restShareText(p.restShare),
    },
  ])
  const heading = `${year.period}, item by item`
  return { heading, columns: ['central', 'low to high'], rows: [...items, sum, ...published] }
}

/** A row for each year: lines and cited amounts, the range of their sum, published figures, what is left of the newest. */
function yearSection(years: readonly BridgeYear[], figures: Figures): BridgeSection {
  const drawn = (value: Value) => figures.scaled(value) ?? 0
  const rows = years.map((year): BridgeRow => {
    const of = (kind: BridgeItem['kind']) =>
      year.items.reduce((sum, i) => sum + (i.kind === kind ? drawn(i.value) : 0), 0)
    const [lines, amounts] = [of('lines'), of('amount')]
    const [newest] = year.published
    return {
      ...BLANK,
      label: year.period,
      bars: [
        { from: 0, to: lines, tone: TONE.lines },
        ...(amounts === 0 ? [] : [{ from: lines, to: lines + amounts, tone: TONE.amount }]),
      ],
      range: [drawn(year.sum.low), drawn(year.sum.high)],
      marks: marksOf(year, figures),
      text: newest ? figures.change(newest.rest) : 'no data',
      beside: newest ? restShareText(newest.restShare) : '',
    }
  })
  return { heading: 'Every year', columns: ['unexplained', 'of published'], rows }
}

function keyOf(spec: BridgeSpec): string {
  const items = spec.years.flatMap((y) => y.items.filter((i) => isNumber(i.value)))
  const published = spec.years.flatMap((y) => y.published)
  return keySentence([
    items.some((i) => i.kind === 'lines') ? 'blue: lines of the ledger' : '',
    items.some((i) => i.kind === 'amount') ? 'orange: amounts cited from elsewhere' : '',
    'thin line: low to high',
    published.some((p) => !p.estimate) ? 'filled mark: published outturn' : '',
    published.some((p) => p.estimate) ? 'open mark: published estimate' : '',
    spec.years.some((y) => y.published.length > 1) ? 'small mark: older edition' : '',
    'frame: unexplained',
  ])
}

function inWords(spec: BridgeSpec, figures: Figures): string {
  const years = spec.years.map((y) => {
    const [newest] = y.published
    const rest = newest
      ? `; published ${figures.text(newest.value)} by ${plainText(newest.edition)}; unexplained ${figures.change(newest.rest)} (${restShareText(newest.restShare)})`
      : ''
    return `${y.period}: items ${figures.text(y.sum.central)} (${figures.text(y.sum.low)} to ${figures.text(y.sum.high)})${rest}.`
  })
  return sentences([`Bridge from the ledger to the published figure, ${figures.unit(plainText(spec.unit))}.`, ...years])
}

/**
 * A bridge as an SVG: the items of the last year one after the other up to the published figure, and below it a row for
 * every year on the same scale. Throws `input`: `chart.noData` without a year, `chart.range`, `chart.decimals`,
 * `chart.size`, `chart.id`.
 */
export function bridgeChart(spec: BridgeSpec, options: ChartOptions): string {
  const figures = figuresOf(bridgeNumbers(spec), options.decimals)
  const newest = spec.years.at(-1)
  const sections = [
    ...(newest ? [itemSection(newest, figures)] : []),
    ...(spec.years.length > 1 ? [yearSection(spec.years, figures)] : []),
  ]
  const width = options.width ?? 720
  const size = width < 480 ? 11 : 12
  const margin = width < 480 ? 12 : 16
  const columns = bridgeColumns(sections, { left: margin, right: width - margin }, size)
  const height = sectionsHeight(sections, columns, size)
  const sheet = openSheet(spec, figures.unit(spec.unit), keyOf(spec), options, height)
  return sheet.finish(inWords(spec, figures), drawSections(sections, columns, sheet.body, size))
}
