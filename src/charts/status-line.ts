import type { Box } from './label-placing.js'
import { boxesAlong } from './label-placing.js'
import { chain, dot, type Point } from './strokes.js'

/** A published value at its place; null where there is none, which breaks the line. */
export interface StatusPoint extends Point {
  readonly estimate: boolean
  readonly at?: string | undefined
}

/** Runs of neighbours without a hole between them. */
export function runsOf<T>(points: readonly (T | null)[]): T[][] {
  const runs: T[][] = [[]]
  for (const point of points)
    if (point === null) runs.push([])
    else runs.at(-1)?.push(point)
  return runs.filter((run) => run.length > 0)
}

/** Published values: a solid line and filled marks for outturns, a dashed line and open marks for estimates. */
export function statusLine(points: readonly (StatusPoint | null)[]): {
  lines: string[]
  marks: string[]
  boxes: Box[]
} {
  const runs = runsOf(points)
  const lines = runs.flatMap((run) => {
    const drawn: string[] = []
    let start = 0
    for (let i = 1; i < run.length; i++) {
      const estimate = run[i]?.estimate ?? false
      if (i + 1 < run.length && run[i + 1]?.estimate === estimate) continue
      drawn.push(chain(run.slice(start, i + 1), estimate ? 'estimate' : 'outturn'))
      start = i
    }
    return drawn
  })
  const all = runs.flat()
  const crowded = all.some((p, i) => i > 0 && Math.abs(p.x - (all[i - 1]?.x ?? 0)) < 8)
  return {
    lines,
    marks: all.map((p) => dot(p, p.estimate ? 'estimate' : 'outturn', crowded ? 2 : 3, p.at)),
    boxes: runs.flatMap((run) => boxesAlong(run, 4)),
  }
}
