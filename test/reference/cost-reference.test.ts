import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Cost } from '../../src/operations/cost-schema.js'
import type { PlanAnswer } from '../../src/operations/plan-schema.js'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { bandProblems } from './cost-bands.js'
import { type Question, readReference } from './cost-file.js'
import { debtProblems, Judge, moneyProblems, planProblems } from './cost-judge.js'
import { type Calibration, coverageProblems } from './coverage-judge.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SCRIPT = 'test/reference/cost.py'
const reference = readReference(readFileSync(new URL('cost-reference.json', import.meta.url), 'utf8'))

async function answerOf(question: Question): Promise<Cost> {
  const { files = {}, ...input } = question.ask
  const draws = question.answer.bands ? reference.errorsAtDraws : 0
  const read = async (path: string) => new TextEncoder().encode(files[path] ?? '')
  const answer = await asked(
    await openedBook(),
    'cost',
    { ...input, draws },
    { files: { read, write: async () => undefined } },
  )
  return answer.value as Cost
}

describe(`cost, as a second program answers it (${SCRIPT}, NumPy)`, () => {
  it('is compared on the figures that the second program read', () => {
    const changed = Object.entries(reference.inputs)
      .filter(
        ([file, sha256]) =>
          sha256 !==
          createHash('sha256')
            .update(readFileSync(`${ROOT}${file}`))
            .digest('hex'),
      )
      .map(([file]) => file)
    expect(changed, `run python3 ${SCRIPT} again: these are not what it was run on`).toEqual([])
  })

  it('covers what it should', () => {
    const { questions } = reference
    expect(questions.length).toBeGreaterThanOrEqual(40)
    expect(questions.filter((q) => q.answer.bands).length).toBeGreaterThanOrEqual(10)
    expect(questions.filter((q) => q.answer.debt).length).toBeGreaterThanOrEqual(10)
    expect(reference.plans.length).toBeGreaterThanOrEqual(1)
    expect(questions.some((q) => q.answer.columns.ofRevenue && q.answer.columns.ofExpenditure)).toBe(true)
    expect(questions.filter((q) => Object.values(q.ask.files ?? {}).some((f) => f.includes('deflator'))).length).toBe(3)
    expect(questions.every((q) => typeof q.ask.asOf === 'string')).toBe(true)
  })

  for (const question of reference.questions) {
    const { area, asOf, files: _, ...rest } = question.ask
    it(`${area} as of ${asOf} ${JSON.stringify(rest)}`, async () => {
      const answer = await answerOf(question)
      expect(moneyProblems(answer, question.answer)).toEqual([])
      if (question.answer.debt !== undefined) expect(debtProblems(answer, question.answer.debt)).toEqual([])
      if (question.answer.bands)
        expect(bandProblems(answer, question.answer.bands, reference.errorsAtDraws, reference.draws)).toEqual([])
    })
  }

  it('finds a difference where there is one', async () => {
    const [question] = reference.questions
    if (question === undefined) throw new Error('no question')
    const answer = await answerOf(question)
    const off = (of: (a: Cost) => void) => {
      const copy = structuredClone(answer)
      of(copy)
      return copy
    }
    const { debt, bands } = question.answer
    if (!debt || bands === undefined) throw new Error('the first question has debt and bands')
    const last = (a: Cost) => a.years.at(-1) as Cost['years'][number]
    expect(
      moneyProblems(
        off((a) => {
          last(a).level.value *= 1 + 1e-8
        }),
        question.answer,
      ),
    ).toHaveLength(1)
    expect(
      moneyProblems(
        off((a) => {
          a.total.cumulative.value *= 1 + 1e-7
        }),
        question.answer,
      ),
    ).toHaveLength(1)
    expect(
      debtProblems(
        off((a) => {
          ;(a.debt?.byYear.at(-1) ?? { effect: 0 }).effect += 1e-8
        }),
        debt,
      ),
    ).toHaveLength(1)
    const drawn = (a: Cost) => bandProblems(a, bands, reference.errorsAtDraws, reference.draws)
    const wide = off((a) => {
      ;(last(a).bands ?? { p95: [0, 0] }).p95[1] *= 1.03
    })
    expect(drawn(wide)).toHaveLength(1)
  })
})

describe(`plan, as a second program answers it (${SCRIPT}, closed form)`, () => {
  for (const { ask, answer: expected } of reference.plans) {
    it(JSON.stringify(ask), async () => {
      const plan = (await asked(await openedBook(), 'plan', ask)).value as PlanAnswer
      expect(planProblems(plan, expected)).toEqual([])
      const [, , third] = plan.years
      if (third === undefined) throw new Error('a plan of three years or more')
      third.share += 1e-7
      expect(planProblems(plan, expected)).toHaveLength(1)
    })
  }
})

describe(`calibrate, as a second program answers it (${SCRIPT}, NumPy)`, () => {
  it('holds as often for all allies together', { timeout: 120_000 }, async () => {
    const { calibration } = reference
    if (calibration === undefined) throw new Error('the committed reference has coverage')
    const { asOf, draws } = calibration
    const answer = (await asked(await openedBook(), 'calibrate', { asOf, draws })).value as Calibration
    expect(coverageProblems(answer, calibration)).toEqual([])
    const [first, ...rest] = answer.coverage
    if (first === undefined) throw new Error('no coverage')
    const off = { ...first, others: { ...first.others, covered: first.others.covered + 0.04 } }
    expect(coverageProblems({ ...answer, coverage: [off, ...rest] }, calibration)).toHaveLength(1)
  })
})

/** Why the second program cannot be run here; undefined if it can. */
function whyNot(): string | undefined {
  const { status } = spawnSync('python3', ['-c', 'import numpy'], { cwd: ROOT })
  return status === 0 ? undefined : 'python3 with numpy is not here'
}

const missing = whyNot()
if (missing === undefined)
  describe('the second program', () => {
    it('gives the same answers again', { timeout: 300_000 }, () => {
      const run = spawnSync('python3', ['-B', SCRIPT, '--without-draws'], { cwd: ROOT, maxBuffer: 1 << 26 })
      expect(run.status, String(run.stderr)).toBe(0)
      const again = readReference(String(run.stdout))
      const judge = new Judge(1e-11)
      reference.questions.forEach((question, i) => {
        const { bands: _, ...answer } = question.answer
        judge.same(`questions/${i}/ask`, again.questions[i]?.ask, question.ask)
        judge.same(`questions/${i}/answer`, again.questions[i]?.answer, answer)
      })
      judge.same('plans', again.plans, reference.plans)
      expect(again.inputs).toEqual(reference.inputs)
      expect(judge.problems).toEqual([])
    })
  })
else console.log(`notice: ${SCRIPT} is not run again, since ${missing}; its committed answers are compared`)
