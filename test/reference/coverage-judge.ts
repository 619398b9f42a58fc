import type { ExpectedCoverage } from './cost-file.js'

/** Standard errors that a coverage of one program may lie from the other's. */
const ALLOWED = 4

interface Tried {
  readonly covered: number
  readonly low: number
  readonly high: number
  readonly origins: number
  readonly cells: number
}

/** What is compared of an answer of `calibrate`. */
export interface Calibration {
  readonly origins: readonly string[]
  readonly coverage: readonly {
    readonly level: string
    readonly horizon: number
    readonly band: number
    readonly others: Tried
    readonly apart: Tried
    readonly verdict: string
  }[]
}

/**
 * What differs in coverage by more than 4 standard errors of a program with as many draws as one set of the reference, whose own mean is of
 * `sets` such sets, and a cell, since a few sets hardly tell how uncertain a rare case is.
 */
export function coverageProblems(answer: Calibration, expected: ExpectedCoverage): string[] {
  const problems: string[] = []
  const both = ALLOWED * Math.sqrt(1 + 1 / expected.sets)
  if (answer.origins.join(' ') !== expected.origins.join(' '))
    problems.push(`origins: ${answer.origins.join(' ')}, the reference has ${expected.origins.join(' ')}`)
  for (const kind of ['others', 'apart'] as const) {
    if (answer.coverage.length !== expected[kind].length)
      problems.push(`${kind}: ${answer.coverage.length} bands, the reference has ${expected[kind].length}`)
    for (const wanted of expected[kind]) {
      const { level, horizon, band } = wanted
      const name = `${kind}: ${level}, ${horizon} years ahead, ${band}`
      const row = answer.coverage.find((c) => c.level === level && c.horizon === horizon && c.band === band)
      const found = row?.[kind]
      if (found === undefined || found.origins !== wanted.origins || found.cells !== wanted.cells) {
        problems.push(
          `${name}: ${found?.cells} cells of ${found?.origins}, expected ${wanted.cells} of ${wanted.origins}`,
        )
        continue
      }
      for (const of of ['covered', 'low', 'high'] as const) {
        const [error, cell] = [wanted[`${of}Error`], 1 / wanted.cells]
        if (!(Math.abs(found[of] - wanted[of]) <= both * error + cell))
          problems.push(`${name}: ${of} ${found[of]}, the reference has ${wanted[of]} ± ${error}`)
      }
      const { low, high } = found
      const verdict = high < band ? 'too narrow' : low > band ? 'too wide' : 'as stated'
      if (kind === 'apart' && row?.verdict !== verdict) problems.push(`${name}: ${row?.verdict}, expected ${verdict}`)
    }
  }
  return problems
}
