/** A mark or a number of a drawing or a table that stands for a number of the answer. */
export interface Mark {
  readonly at: string
  readonly element: Element
}

/** How far from a mark a pointer may be to mean it, in pixels. */
const REACH = { mouse: 18, touch: 30 } as const

export function marksIn(root: Element): Mark[] {
  return [...root.querySelectorAll('[data-at]')].map((element) => ({
    at: element.getAttribute('data-at') ?? '',
    element,
  }))
}

/** The mark nearest to a place of the window, if any is near enough. Where several cover it, the last drawn. */
export function nearest(root: Element, x: number, y: number, kind: 'mouse' | 'touch'): Mark | undefined {
  let best: Mark | undefined
  let least: number = REACH[kind]
  for (const mark of marksIn(root)) {
    const { left, right, top, bottom } = mark.element.getBoundingClientRect()
    const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    if (away < least || (away === 0 && least === 0)) {
      least = away
      best = mark
    }
  }
  return best
}

/** The mark so many steps after one, each number once; from either end where there is none. */
export function stepped(root: Element, from: string | undefined, step: number): Mark | undefined {
  const seen = new Set<string>()
  const marks = marksIn(root).filter(({ at }) => !seen.has(at) && seen.add(at))
  const i = marks.findIndex((m) => m.at === from)
  if (i < 0) return step < 0 ? marks.at(-1) : marks[0]
  return marks[Math.max(0, Math.min(marks.length - 1, i + step))]
}

/** Shows which number is looked at. */
export function highlight(root: Element, at: string | undefined): void {
  for (const element of root.querySelectorAll('.looked-at')) element.classList.remove('looked-at')
  if (at === undefined) return
  for (const { element, at: own } of marksIn(root)) if (own === at) element.classList.add('looked-at')
}
