import { type Box, boxesAlong } from './label-placing.js'
import { plainText } from './markup.js'
import { isKnown, type RevisionEdition } from './revision-editions.js'
import { chain, type Point, rule } from './strokes.js'
import { type TextLine, textLine } from './text-line.js'
import { fitted, textWidth } from './text-width.js'

/** From each value to the next as a step; broken between bases, dotted past an edition that is not known. */
export function revisionSteps<E extends RevisionEdition>(
  editions: readonly E[],
  place: (edition: E) => Point,
): { lines: string[]; boxes: Box[] } {
  const lines: string[] = []
  const boxes: Box[] = []
  let last: E | undefined
  let gap = false
  for (const edition of editions) {
    if (!isKnown(edition)) {
      gap = true
      continue
    }
    if (last && (last.basis ?? '') === (edition.basis ?? '')) {
      const [from, to] = [place(last), place(edition)]
      const path = [from, { x: to.x, y: from.y }, to]
      lines.push(chain(path, gap ? 'split' : 'outturn'))
      boxes.push(...boxesAlong(path, 2))
    }
    last = edition
    gap = false
  }
  return { lines, boxes }
}

/** Whether the known values stand on more than one basis. */
export function severalBases(editions: readonly RevisionEdition[]): boolean {
  return new Set(editions.filter(isKnown).map((e) => e.basis ?? '')).size > 1
}

/** The name of each basis above its part of the plot, as far as `right`, and a line half way between two. */
export function basisHeads<E extends RevisionEdition>(
  editions: readonly E[],
  place: (edition: E) => Point,
  plot: Box,
  base: number,
  right: number,
  size: number,
): { lines: string[]; labels: TextLine[] } {
  const known = editions.filter(isKnown)
  const parts: { left: number; name: string }[] = []
  for (const [i, edition] of known.entries()) {
    const before = known[i - 1]
    const name = plainText(edition.basis ?? 'not stated')
    if (before === undefined) parts.push({ left: plot.left, name })
    else if ((before.basis ?? '') !== (edition.basis ?? ''))
      parts.push({ left: (place(before).x + place(edition).x) / 2, name })
  }
  const roomOf = (i: number) => (parts[i + 1]?.left ?? right) - (parts[i]?.left ?? right) - 8
  const lengthy = parts.every(({ name }, i) => textWidth(`basis: ${name}`, size) <= roomOf(i))
  const labels = parts.flatMap(({ left, name }, i) => {
    const text = fitted(lengthy ? `basis: ${name}` : name, roomOf(i), size)
    return text.length < 3 ? [] : [textLine({ x: left + 4, y: base, text, size }, { ink: 'muted' })]
  })
  const lines = parts
    .slice(1)
    .map(({ left }) => rule({ x: left, y: base - size }, { x: left, y: plot.bottom }, 'split'))
  return { lines, labels }
}
