import { type ChartOptions, openSheet, requireRoom, type Sheet } from './chart-sheet.js'
import { keySentence, sentences } from './chart-words.js'
import { type Figures, figuresOf } from './figures.js'
import { type Box, spread } from './label-placing.js'
import { element, escaped, pixels, plainText } from './markup.js'
import { toneFill } from './parts-tone.js'
import { type Flows, flowsOf, type LaidFlows, layFlows } from './sankey-flows.js'
import { rule } from './strokes.js'
import { baseline, drawText, LEADING, type TextLine, textLine } from './text-line.js'
import { fitted, textWidth, wrapped } from './text-width.js'
import { partsInWords, requireTiles } from './treemap-chart.js'
import { belowZero, partNumbers, rangeText, type TreemapSpec } from './treemap-parts.js'

const NODE = 7
const GAP = 6
const LEAST_FLOW = 50
/** What is thinner could not be seen. */
const LEAST_RIBBON = 1
const LEAST_NAME = 24
/** Height of all flows together, without what is between them. */
const FLOWS = 170

interface Label {
  readonly lines: readonly string[]
  /** How many of the lines, from the first, are bold. */
  readonly bold: number
  readonly at: number
}

/** A name with its number, on one line if it fits, else on two where there may be two; the number is never cut. */
function named(name: string, text: string, room: number, size: number, bold: boolean, most: number): string[] {
  const whole = `${name} ${text}`
  if (textWidth(whole, size, bold) <= room) return [whole]
  if (most > 1) return [fitted(name, room, size, bold), text]
  const left = room - textWidth(` ${text}`, size, bold)
  return [left < LEAST_NAME ? text : `${fitted(name, left, size, bold)} ${text}`]
}

/** Labels at their nodes, as near as the others allow, with a hairline to what they name where they had to move. */
function setLabels(labels: readonly Label[], x: number, anchor: 'start' | 'end', body: Box, size: number) {
  const lead = size * LEADING
  const centres = spread(
    labels.map((l) => ({ at: l.at, size: l.lines.length * lead })),
    body.top,
    body.bottom,
  )
  const reach = anchor === 'end' ? GAP : -GAP
  const marks: string[] = []
  const texts: TextLine[] = []
  for (const [i, label] of labels.entries()) {
    const centre = centres[i] ?? label.at
    if (Math.abs(centre - label.at) > 3) marks.push(rule({ x, y: centre }, { x: x + reach, y: label.at }, 'leader'))
    for (const [k, text] of label.lines.entries()) {
      const y = baseline(centre + (k - (label.lines.length - 1) / 2) * lead, size)
      const manner =
        k < label.bold ? { bold: true, anchor } : ({ anchor, ink: label.bold > 0 ? 'muted' : 'ink' } as const)
      texts.push(textLine({ x: x - reach / 3, y, text, size }, manner))
    }
  }
  return { marks, texts }
}

function ribbon(flow: LaidFlows['flows'][number], left: number, right: number): string {
  const middle = pixels((left + right) / 2)
  const half = Math.max(LEAST_RIBBON, flow.width) / 2
  const [a, b, c, d] = [flow.start - half, flow.end - half, flow.end + half, flow.start + half].map(pixels)
  const [from, to] = [pixels(left), pixels(right)]
  return `M${from},${a}C${middle},${a},${middle},${b},${to},${b}L${to},${c}C${middle},${c},${middle},${d},${from},${d}Z`
}

interface Columns {
  readonly left: number
  readonly right: number
  readonly sources: number
  readonly parts: number
}

/** The widths of both columns of names, and where the flows are between them. */
function columnsOf({ body, size, narrow }: Sheet, spec: TreemapSpec, flows: Flows, figures: Figures): Columns {
  const room = body.right - body.left
  const number = (text: string, bold: boolean) => textWidth(text, size, bold)
  const values = Math.max(...flows.sources.map((s) => number(figures.text(s.value), false)))
  const ends = Math.max(
    ...spec.parts.flatMap((p) => [number(figures.text(p.value), true), number(rangeText(p, figures), false)]),
  )
  const wished = (texts: readonly string[], bold: boolean) => Math.max(...texts.map((t) => number(t, bold)))
  const sources = Math.max(
    values,
    Math.min(
      wished(
        flows.sources.map((s) => `${plainText(s.label)} ${figures.text(s.value)}`),
        false,
      ),
      room * 0.36,
    ),
  )
  const parts = Math.max(
    ends,
    Math.min(
      wished(
        spec.parts.map((p) => `${plainText(p.label)} ${figures.text(p.value)}`),
        true,
      ),
      room * (narrow ? 0.24 : 0.26),
    ),
  )
  const left = body.left + sources + GAP + 2
  const right = body.right - parts - GAP - 2
  requireRoom(right - left, LEAST_FLOW)
  return { left, right, sources, parts }
}

/**
 * Money from rules to parts as an SVG: the twelve largest rules, the others together; widths are proportional to central
 * money. What is below zero is listed in the notes. Throws as the treemap does.
 */
export function sankeyChart(spec: TreemapSpec, options: ChartOptions): string {
  const figures = figuresOf(partNumbers(spec), options.decimals)
  requireTiles(spec)
  const unit = figures.unit(spec.unit)
  const flows = flowsOf(spec)
  const narrow = (options.width ?? 720) < 480
  const size = narrow ? 11 : 12
  const lead = size * LEADING
  const apart = (narrow ? 2 : 1) * lead
  const rows = Math.max(flows.sources.length, spec.parts.length * 2)
  const words = { ...spec, notes: [belowZero(spec, figures), ...spec.notes] }
  const key = keySentence(['widths are proportional to money', 'numbers in grey: low to high'])
  const needed = options.height === undefined ? rows * apart + FLOWS : rows * 2 * lead
  const sheet = openSheet(words, unit, key, options, needed)
  const { body } = sheet
  const { left, right, ...room } = columnsOf(sheet, spec, flows, figures)
  const laid = layFlows(flows, spec.parts.length, { ...body, left, right }, apart)
  const sources = (most: number) =>
    flows.sources.map((source, i): Label => {
      const at = laid.sources[i] ?? { top: body.top, bottom: body.top }
      const lines = named(plainText(source.label), figures.text(source.value), room.sources, size, false, most)
      return { lines, bold: 0, at: (at.top + at.bottom) / 2 }
    })
  const parts = (most: number) =>
    spec.parts.flatMap((part, i): Label[] => {
      const at = laid.parts[i]
      if (at === undefined) return []
      const name = most > 1 ? wrapped(plainText(part.label), room.parts, size, 2, true) : []
      const text = figures.text(part.value)
      const lines = name.length > 1 ? [...name, text] : named(plainText(part.label), text, room.parts, size, true, most)
      const range = rangeText(part, figures)
      return [{ lines: range === '' ? lines : [...lines, range], bold: lines.length, at: (at.top + at.bottom) / 2 }]
    })
  const fittest = (labels: (most: number) => Label[]): Label[] => {
    const roomy = labels(2)
    const height = roomy.reduce((sum, l) => sum + l.lines.length * lead, 0)
    return height <= body.bottom - body.top ? roomy : labels(1)
  }
  const tone = (to: number) => toneFill(spec.parts[to]?.tone ?? 'open')
  const node = (x: number, { top, bottom }: { top: number; bottom: number }) =>
    element('rect', { x, y: top, width: NODE, height: Math.max(0.5, bottom - top), class: 'pb-t-muted' })
  const ribbons = laid.flows.map((flow) => {
    const said = `${plainText(flows.sources[flow.from]?.label ?? '')} to ${plainText(spec.parts[flow.to]?.label ?? '')}: ${figures.text(flow.value)} ${plainText(unit)}`
    const shape = element('path', { d: ribbon(flow, left + NODE, right - NODE), ...tone(flow.to) })
    return element('g', {}, element('title', {}, escaped(said)), shape)
  })
  const names = [
    setLabels(fittest(sources), left - 2, 'end', body, size),
    setLabels(fittest(parts), right + 2, 'start', body, size),
  ]
  return sheet.finish(sentences([`Flows of money from rules to parts, ${unit}.`, ...partsInWords(spec, figures)]), [
    ...ribbons,
    ...laid.sources.map((at) => node(left, at)),
    ...laid.parts.flatMap((at) => (at ? [node(right - NODE, at)] : [])),
    ...names.flatMap((n) => n.marks),
    ...names.flatMap((n) => n.texts).map(drawText),
  ])
}
