import { PledgebookError } from '../terms/fault.js'

/** A linear programme with variables that are not negative. */
export interface Program {
  readonly minimise: Terms
  readonly rows: readonly Row[]
}

/** Variable by name to its factor. Names are letters and digits. */
export type Terms = ReadonlyMap<string, number>

export interface Row {
  readonly terms: Terms
  readonly sense: '<=' | '>='
  readonly limit: number
}

/** What a solver of programmes in LP text format gives back; that of the package `highs` fits. */
export interface LinearSolution {
  readonly Status: string
  readonly Columns: Readonly<Record<string, { readonly Index: number; readonly Primal?: number }>>
}

export type Solve = (lp: string) => LinearSolution

/** Options under which plans are exact to about ten digits. The tolerances are the smallest that HiGHS takes. */
export const SOLVER_OPTIONS = {
  output_flag: false,
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
} as const

/** Readers of the format cut long lines, so that each term has its own. */
function sumText(terms: Terms): string {
  const parts = [...terms].filter(([, factor]) => factor !== 0)
  return parts.map(([name, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join('\n ')
}

/** The programme in CPLEX's LP format. Numbers have the shortest digits that read back as the same double. */
export function programText({ minimise, rows }: Program): string {
  const bound = rows.filter((row) => [...row.terms.values()].some((factor) => factor !== 0))
  const body = bound.map((row, i) => ` r${i}:\n ${sumText(row.terms)}\n ${row.sense} ${row.limit}`)
  return `Minimize\n cost:\n ${sumText(minimise)}\nSubject To\n${body.join('\n')}\nEnd\n`
}

/** Rows without a variable cannot be written; they are only true or false. */
function holdsEmpty({ terms, sense, limit }: Row): boolean {
  if ([...terms.values()].some((factor) => factor !== 0)) return true
  return sense === '<=' ? limit >= 0 : limit <= 0
}

/** What the solver says where no values meet the rows, or where it cannot tell because they are missed by about its tolerance. */
const NO_ANSWER = ['Infeasible', 'Primal infeasible or unbounded', 'Unknown']

/**
 * The optimum: the value of a variable by its name; undefined if no values meet all rows, or if it cannot be told. Throws `bug`
 * `plan.solver` for any other end of the solver, as the programmes here are always bounded.
 */
export function optimum(program: Program, solve: Solve): ((name: string) => number) | undefined {
  if (!program.rows.every(holdsEmpty)) return undefined
  const solution = solve(programText(program))
  if (solution.Status === 'Optimal') return (name) => solution.Columns[name]?.Primal ?? 0
  if (NO_ANSWER.includes(solution.Status)) return undefined
  throw solverFault(solution.Status)
}

/** The solver failed where there is an answer. */
export function solverFault(status: string): PledgebookError {
  return new PledgebookError(
    'bug',
    'plan.solver',
    `the solver ended with "${status}"`,
    'please report this with the command you gave',
  )
}
