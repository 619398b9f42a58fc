import type { Cost, CostYear } from '../../src/operations/cost-schema.js'
import type { ExpectedBands } from './cost-file.js'

/** Standard errors that a quantile of one program may lie from the other's. */
const ALLOWED = 4
/** Quantiles are given to so many digits, the fewest of them for shares; the reference has seven. */
const DIGITS = 1e-5

const KINDS = [
  ['bands', 'level'],
  ['extraBands', 'extra'],
  ['shareBands', 'share'],
] as const

function ends(year: CostYear, key: (typeof KINDS)[number][0]): number[] {
  const found = year[key]
  return found ? [...found.p50, ...found.p80, ...found.p95, found.median] : []
}

/**
 * What differs in bands and probabilities by more than 4 standard errors of a program with `draws` draws, those of the
 * reference with its own draws counted in.
 */
export function bandProblems(answer: Cost, expected: ExpectedBands, draws: number, referenceDraws: number): string[] {
  const problems: string[] = []
  const both = ALLOWED * Math.sqrt(1 + draws / referenceDraws)
  const origins = answer.assumptions.uncertainty?.origins ?? []
  if (
    origins[0] !== expected.origins[0] ||
    origins.at(-1) !== expected.origins[1] ||
    origins.length !== expected.editions
  )
    problems.push(
      `origins: ${origins.join(' ')}, the reference has ${expected.editions}, ${expected.origins.join(' to ')}`,
    )
  answer.years.slice(1).forEach((year, t) => {
    for (const [key, name] of KINDS) {
      const [wanted, errors] = [expected[name][t] ?? [], expected[`${name}Error`][t] ?? []]
      const found = ends(year, key)
      if (found.length !== wanted.length)
        problems.push(`${year.period} ${key}: ${found.length} ends, expected ${wanted.length}`)
      wanted.forEach((x, i) => {
        if (!(Math.abs((found[i] ?? NaN) - x) <= both * (errors[i] ?? 0) + DIGITS * Math.abs(x)))
          problems.push(`${year.period} ${key}/${i}: ${found[i]}, the reference has ${x} ± ${errors[i]}`)
      })
    }
    const found = answer.probability?.byYear[t]?.goals[0]?.probability ?? NaN
    const p = expected.reaches[t] ?? NaN
    const error = Math.sqrt(Math.max(p * (1 - p), 1 / draws) / draws)
    if (!(Math.abs(found - p) <= both * error))
      problems.push(`${year.period}: reached in ${found}, the reference has ${p} ± ${error}`)
  })
  return problems
}
