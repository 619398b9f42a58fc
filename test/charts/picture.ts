import type { Box } from '../../src/charts/label-placing.js'
import { textWidth } from '../../src/charts/text-width.js'
import { all, type Element, parseXml, textOf } from './xml.js'

/** A chart as a test sees it: what is written where, and every point that is drawn. */
export interface Picture {
  readonly root: Element
  readonly elements: readonly Element[]
  readonly width: number
  readonly height: number
  readonly texts: readonly { readonly text: string; readonly kind: string; readonly box: Box }[]
  readonly points: readonly (readonly [x: number, y: number, of: string])[]
}

/** Above and below the base line, in type sizes: capitals with an accent, and descenders. */
const ABOVE = 0.93
const BELOW = 0.25

function number(element: Element, name: string): number {
  const text = element.attributes.get(name) ?? ''
  if (!/^-?\d+(\.\d{1,2})?$/.test(text)) throw new Error(`${element.name} has ${name}="${text}"`)
  return Number(text)
}

function textBox(element: Element): Box {
  const size = number(element, 'font-size')
  const [x, y] = [number(element, 'x'), number(element, 'y')]
  const bold = /\bpb-bold\b/.test(element.attributes.get('class') ?? '')
  const width = textWidth(textOf(element), size, bold)
  const anchor = element.attributes.get('text-anchor') ?? 'start'
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
  return { left, right: left + width, top: y - ABOVE * size, bottom: y + BELOW * size }
}

/** Corners of a path of straight lines and curves, with the points that curves lie between; anything else in it is an error. */
function pathPoints(d: string): [number, number][] {
  const at = '-?\\d+(?:\\.\\d{1,2})?,-?\\d+(?:\\.\\d{1,2})?'
  if (!new RegExp(`^(?:[ML]${at}|C${at},${at},${at}|Z)+$`).test(d)) throw new Error(`path "${d.slice(0, 80)}"`)
  return [...d.matchAll(/[MLC,](-?[\d.]+),(-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])])
}

function pointsOf(element: Element): [number, number][] {
  const n = (name: string) => number(element, name)
  switch (element.name) {
    case 'line':
      return [
        [n('x1'), n('y1')],
        [n('x2'), n('y2')],
      ]
    case 'circle':
      return [
        [n('cx') - n('r'), n('cy') - n('r')],
        [n('cx') + n('r'), n('cy') + n('r')],
      ]
    case 'rect': {
      const [x, y] = element.attributes.has('x') ? [n('x'), n('y')] : [0, 0]
      return [
        [x, y],
        [x + n('width'), y + n('height')],
      ]
    }
    case 'path':
      return pathPoints(element.attributes.get('d') ?? '')
    default:
      return []
  }
}

/** Reads a chart; throws unless it is well-formed and made of nothing but what charts are made of. */
export function pictureOf(svg: string): Picture {
  const root = parseXml(svg)
  const hidden = new Set(
    all(root)
      .filter((e) => e.name === 'defs')
      .flatMap(all),
  )
  const elements = all(root).filter((e) => !hidden.has(e))
  const known = ['svg', 'title', 'desc', 'style', 'rect', 'line', 'circle', 'path', 'text', 'g']
  const other = elements.find((e) => !known.includes(e.name))
  if (other) throw new Error(`an element ${other.name}`)
  return {
    root,
    elements,
    width: number(root, 'width'),
    height: number(root, 'height'),
    texts: elements
      .filter((e) => e.name === 'text')
      .map((e) => ({ text: textOf(e), kind: e.attributes.get('class') ?? '', box: textBox(e) })),
    points: elements.flatMap((e) => pointsOf(e).map(([x, y]) => [x, y, e.name] as const)),
  }
}

/** What is wrong with how a picture is laid out; empty if nothing is. */
export function faultsOf(picture: Picture): string[] {
  const { width, height, texts, points } = picture
  const slack = 0.02
  const outside = points
    .filter(([x, y]) => x < -slack || y < -slack || x > width + slack || y > height + slack)
    .map(([x, y, of]) => `${of} at ${x},${y}`)
  const over = texts
    .filter(
      ({ box }) => box.left < -slack || box.top < -slack || box.right > width + slack || box.bottom > height + slack,
    )
    .map(({ text }) => `"${text}" runs out of the frame`)
  const clashes = texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter(
        (b) =>
          a.box.left + slack < b.box.right &&
          b.box.left + slack < a.box.right &&
          a.box.top + slack < b.box.bottom &&
          b.box.top + slack < a.box.bottom,
      )
      .map((b) => `"${a.text}" lies over "${b.text}"`),
  )
  return [...outside, ...over, ...clashes]
}
