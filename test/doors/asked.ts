import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { openFolder } from '../../src/book/shipped.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { CLI, ROOT, runCli } from '../cli/run-cli.js'
import { anyArea, costs, oneAlly } from '../properties/cost-questions.js'
import { answerOrCode, type Question, questions, standings } from '../properties/questions.js'

/** One seed, so that every run asks the same. */
const SEED = 20_261_123
const AS_OF = '2026-11-23'

/** A question that names files, and the files by their names from the repository's root. */
export interface Asked extends Question {
  readonly files: readonly string[]
}

const book = await openFolder(join(dirname(CLI), 'book'))

/** Questions of which most have an answer: many of those drawn ask for what was not known on their day. */
async function drawn(of: fc.Arbitrary<Question>, count: number): Promise<Question[]> {
  const found: Question[] = []
  let refused = 0
  for (const { operation, input } of fc.sample(of, { numRuns: 6 * count, seed: SEED })) {
    const question = { operation, input: { ...input } }
    if (operation !== 'explain' && typeof (await answerOrCode(book, question)) === 'string') {
      if (refused >= count / 8) continue
      refused += 1
    }
    found.push(question)
    if (found.length === count) break
  }
  return found
}

const explained = (of: fc.Arbitrary<Question>, at: string) =>
  of.map(({ operation, input }): Question => ({ operation: 'explain', input: { operation, arguments: input, at } }))

const of = (operation: string) => oneAlly.map((area): Question => ({ operation, input: { area, asOf: AS_OF } }))

const plans = fc
  .record({ area: oneAlly, maxGrowth: fc.integer({ min: 4, max: 30 }), asOf: fc.constant(AS_OF) })
  .map((input): Question => ({ operation: 'plan', input }))

const costQuestions = costs(anyArea).map((input): Question => ({ operation: 'cost', input }))
const drawnCosts = fc
  .record({ area: anyArea, draws: fc.integer({ min: 100, max: 2000 }), seed: fc.nat(99), asOf: fc.constant(AS_OF) })
  .map((input): Question => ({ operation: 'cost', input }))

const FILES = ['test/budgets/budget.csv', 'test/budgets/budget.mapping.yaml', 'test/budgets/rules.yaml'] as const
const [LEDGER, MAPPING, RULES] = FILES
const STORY = 'test/stories/the-hague.txt'
/** A story is read from standard input, since other doors are given the text itself. */
export const TEXT = '-'
const NAMED: readonly Asked[] = [
  { operation: 'check', input: { file: TEXT, asOf: AS_OF }, files: [STORY] },
  { operation: 'check', input: { file: TEXT, published: '2026-08' }, files: [STORY] },
  { operation: 'ledger', input: { file: LEDGER, mapping: MAPPING }, files: FILES },
  {
    operation: 'classify',
    input: { ledger: LEDGER, mapping: MAPPING, rules: RULES, engine: 'typescript', asOf: AS_OF },
    files: FILES,
  },
  { operation: 'rules', input: { action: 'check', rules: RULES }, files: FILES },
]

/** Two hundred questions to all operations that more than one door offers. */
export const ASKED: readonly Asked[] = [
  ...[
    { operation: 'contents', input: {} },
    { operation: 'contents', input: { asOf: '2024-07-01' } },
    { operation: 'readings', input: { period: '2019', asOf: AS_OF } },
    { operation: 'calibrate', input: { draws: 300, asOf: AS_OF } },
    ...(await drawn(questions, 112)),
    ...(await drawn(of('definitions'), 12)),
    ...(await drawn(of('report'), 8)),
    ...(await drawn(explained(standings, '/members/4/value'), 14)),
    ...(await drawn(explained(costQuestions, '/years/1/level'), 6)),
    ...(await drawn(costQuestions, 24)),
    ...(await drawn(drawnCosts, 8)),
    ...(await drawn(plans, 8)),
  ].map((question): Asked => ({ ...question, files: [] })),
  ...NAMED,
]

function options(input: Readonly<Record<string, unknown>>, positional: readonly string[]): string[] {
  const places = positional.flatMap((name) => (input[name] === undefined ? [] : [String(input[name])]))
  const named = Object.entries(input)
    .filter(([name, value]) => !positional.includes(name) && value !== false && value !== undefined)
    .map(([name, value]) => {
      const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
      return value === true ? flag : `${flag}=${value}`
    })
  return [...places, ...named]
}

/** A question as it is typed. */
export async function typed({ operation, input }: Question): Promise<string[]> {
  if (operation === 'explain') {
    const { operation: of, arguments: given, at } = input as { operation: string; arguments: object; at: string }
    const [name = '', ...rest] = await typed({ operation: of, input: { ...given } })
    return ['explain', name, ...rest, `--at=${at}`]
  }
  const { positional } = (await OPERATIONS[operation]?.()) ?? { positional: [] }
  return [operation, ...options(input, positional)]
}

/** What the command line prints, or why it refuses. */
export async function printed(question: Asked): Promise<string> {
  const input = question.input.file === TEXT ? bytesOf(question.files[0] ?? '').toString() : ''
  const run = runCli([...(await typed(question)), '--json'], { input })
  if (run.code === 0) return run.stdout
  return `refused: ${(JSON.parse(run.stderr) as { code: string }).code}`
}

export const bytesOf = (file: string): Buffer => readFileSync(join(ROOT, file))
