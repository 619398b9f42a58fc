import { type ChartOptions, openSheet, type Sheet } from './chart-sheet.js'
import { keySentence, sentence, sentences, statusWord } from './chart-words.js'
import { type DayAxis, dayAxis, dayAxisHeight, MOST_TIERS, shortDay } from './day-axis.js'
import { type EndName, endLabels } from './end-labels.js'
import { type Figures, figuresOf, isNumber } from './figures.js'
import type { Box } from './label-placing.js'
import { knownLevel, type Level, levelInWords } from './level.js'
import { linearScale } from './linear-scale.js'
import { element, plainText } from './markup.js'
import { type PlotArea, plotArea } from './plot-area.js'
import { CLOSE, FAR, labelAt } from './point-label.js'
import { blankWords, type DatedEdition, editionsInOrder, isKnown, type RevisionEdition } from './revision-editions.js'
import { basisHeads, revisionSteps, severalBases } from './revision-steps.js'
import type { ChartWords } from './sheet-words.js'
import { dot, type Point, rule } from './strokes.js'
import { drawText, type TextLine } from './text-line.js'

/** One period's value by edition. All numbers in the one unit of the chart. */
export interface RevisionsSpec extends ChartWords {
  readonly period: string
  readonly editions: readonly RevisionEdition[]
  readonly goal?: Level | undefined
}

const LEAST_PLOT = 120
/** Half of what a mark takes up. */
const REACH = 5
const INSET = 16

function keyOf(editions: readonly DatedEdition[]): string {
  const known = editions.filter(isKnown)
  return keySentence([
    known.some((e) => !e.estimate) ? 'filled marks: outturns' : '',
    known.some((e) => e.estimate) ? 'open marks: estimates' : '',
    editions.some((e) => !e.held) ? 'squares on the axis: editions not held' : '',
    editions.some((e) => e.held && !isKnown(e)) ? 'crosses on the axis: held, but without a value' : '',
    editions.some((e) => !isKnown(e)) ? 'dotted: past such an edition' : '',
    severalBases(editions) ? 'no line joins values on different bases' : '',
  ])
}

function inWords(spec: RevisionsSpec, editions: readonly DatedEdition[], figures: Figures): string {
  const say = (e: DatedEdition) =>
    `${shortDay(e.publishedOn)}: ${isKnown(e) ? `${figures.text(e.value)} (${statusWord(e)})` : blankWords(e)}`
  return sentences([
    `The value for ${spec.period} by day of edition, ${figures.unit(spec.unit)}.`,
    `${editions.map(say).join('; ')}.`,
    sentence(levelInWords(spec.goal, figures)),
  ])
}

/** With more room for numbers that are written alike: an axis in steps that their decimals do not show would say nothing. */
function apart(drawn: readonly number[], decimals: number): number[] {
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)]
  const least = 4 * Number(`1e${-decimals}`)
  return high > low && high - low < least / 4 ? [...drawn, low - least, high + least] : [...drawn]
}

interface Layout extends PlotArea {
  readonly x: (day: number) => number
  readonly axis: DayAxis
}

/** Plot and axis for at most so many rows of days. */
function layoutFor(
  sheet: Sheet,
  body: Box,
  editions: readonly DatedEdition[],
  drawn: readonly number[],
  figures: Figures,
  names: readonly EndName[],
  tiers: number,
): Layout {
  const area = plotArea(sheet, body, drawn, figures, names, dayAxisHeight(tiers, sheet.size))
  const days = editions.map((e) => e.day)
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const ends = first === last ? ([first - 1, last + 1] as const) : ([first, last] as const)
  const x = linearScale(ends, [area.plot.left + INSET, area.plot.right - INSET])
  const flags = editions.map((e) => {
    const day = shortDay(e.publishedOn)
    return { x: x(e.day), texts: isKnown(e) ? [day] : [`${day}, ${blankWords(e)}`, day] }
  })
  return { ...area, x, axis: dayAxis(flags, area.plot, body, sheet.size, tiers) }
}

/** A square for an edition not held, a cross for one without a value, on the axis: neither has a height. */
function blankMark(edition: DatedEdition, x: number, y: number): string[] {
  if (!edition.held)
    return [element('rect', { x: x - REACH, y: y - REACH, width: 2 * REACH, height: 2 * REACH, class: 'pb-m-unheld' })]
  const [left, right, top, bottom] = [x - REACH, x + REACH, y - REACH, y + REACH]
  return [
    rule({ x: left, y: top }, { x: right, y: bottom }, 'axis'),
    rule({ x: left, y: bottom }, { x: right, y: top }, 'axis'),
  ]
}

/** Values beside their marks, the newest first, where they find room. */
function valueLabels(
  known: readonly DatedEdition[],
  place: (e: DatedEdition) => Point,
  figures: Figures,
  size: number,
  plot: Box,
  taken: readonly Box[],
): TextLine[] {
  const labels: TextLine[] = []
  for (const edition of known.toReversed()) {
    const covered = [...taken, ...labels.map((l) => l.box)]
    const label = labelAt(
      figures.text(edition.value),
      place(edition),
      size,
      covered,
      plot,
      known.length > 6 ? CLOSE : FAR,
    )
    if (label) labels.push(label)
  }
  return labels
}

/**
 * One period's value by the day of each edition as an SVG: filled marks for outturns, open ones for estimates, steps
 * between values on one basis; on the axis squares for editions not held and crosses for blank ones. Throws `input`:
 * `chart.noData` without any known value, `chart.range`, `chart.decimals`, `chart.size`, `chart.id`,
 * `chart.editionTwice`, `day.malformed`.
 */
export function revisionsChart(spec: RevisionsSpec, options: ChartOptions): string {
  const editions = editionsInOrder(spec.editions)
  const known = editions.filter(isKnown)
  const goal = knownLevel(spec.goal)
  const values = known.map((e) => e.value)
  const figures = figuresOf(values, options.decimals, [goal?.value])
  const sheet = openSheet(spec, figures.unit(spec.unit), keyOf(editions), options, LEAST_PLOT + 60)
  const { size } = sheet
  const headed = severalBases(editions)
  const body = headed ? { ...sheet.body, top: sheet.body.top + size * 1.3 } : sheet.body
  const names = goal ? [{ name: plainText(goal.label) }] : []
  const drawn = apart([...values, goal?.value].map(figures.scaled).filter(isNumber), figures.decimals)
  const lay = (tiers: number) => layoutFor(sheet, body, editions, drawn, figures, names, tiers)
  const wide = lay(MOST_TIERS)
  const tight = lay(wide.axis.tiers)
  const { plot, y, x, axis, column, ...grid } = tight.axis.labels.length < wide.axis.labels.length ? wide : tight
  const place = (e: DatedEdition) => ({ x: x(e.day), y: y(figures.scaled(e.value) ?? 0) })
  const steps = revisionSteps(editions, place)
  const marks = editions.flatMap((e) =>
    isKnown(e) ? [dot(place(e), statusWord(e), 4, e.at)] : blankMark(e, x(e.day), plot.bottom),
  )
  const across = goal ? y(figures.scaled(goal.value) ?? 0) : undefined
  const taken = [
    ...steps.boxes,
    ...known.map(place).map((p) => ({ left: p.x - REACH, right: p.x + REACH, top: p.y - REACH, bottom: p.y + REACH })),
    ...(across === undefined ? [] : [{ left: plot.left, right: plot.right, top: across - 1, bottom: across + 1 }]),
    { left: plot.left, right: plot.right, top: plot.bottom - REACH - 1, bottom: plot.bottom },
  ]
  const heads = headed
    ? basisHeads(editions, place, plot, sheet.body.top + size, body.right, size)
    : { lines: [], labels: [] }
  const labels = valueLabels(known, place, figures, size, plot, taken)
  const ends = endLabels(
    across === undefined ? [] : names.map((n) => ({ ...n, x: plot.right, y: across, ink: 'goal' as const, rank: 0 })),
    column,
    size,
  )
  return sheet.finish(inWords(spec, editions, figures), [
    ...grid.lines,
    ...heads.lines,
    ...(across === undefined ? [] : [rule({ x: plot.left, y: across }, { x: plot.right, y: across }, 'goal')]),
    ...axis.lines,
    ...steps.lines,
    ...marks,
    ...ends.lines,
    ...[...grid.labels, ...heads.labels, ...axis.labels, ...labels, ...ends.texts].map(drawText),
  ])
}
