import { describe, expect, it } from 'vitest'
import { type LinearSolution, optimum, programText, type Row } from '../../src/scenarios/plan-lp.js'
import { refusalOf } from '../terms/refusal.js'
import { openSolver } from './plan-solver.js'

const solve = await openSolver()
const row = (terms: Record<string, number>, sense: Row['sense'], limit: number): Row => ({
  terms: new Map(Object.entries(terms)),
  sense,
  limit,
})

describe('programText', () => {
  it('writes numbers in full and a term a line', () => {
    const text = programText({
      minimise: new Map([['s1', 1 / 3]]),
      rows: [row({ s1: 1, s2: -1.1, s3: 0 }, '<=', -1e-7), row({ s2: 1 }, '>=', 2)],
    })
    expect(text).toBe(
      [
        'Minimize',
        ' cost:',
        ' + 0.3333333333333333 s1',
        'Subject To',
        ' r0:',
        ' + 1 s1',
        ' - 1.1 s2',
        ' <= -1e-7',
        ' r1:',
        ' + 1 s2',
        ' >= 2',
        'End',
        '',
      ].join('\n'),
    )
  })
})

describe('optimum', () => {
  it.each([0.1 + 0.2, 1 / 3, 1e-7, 3.4999999999999996, 98765.43210987654])('gives %d back as it was', (limit) => {
    const value = optimum({ minimise: new Map([['s1', 1]]), rows: [row({ s1: 1 }, '>=', limit)] }, solve)
    expect(value?.('s1')).toBe(limit)
  })

  it('takes factors in full', () => {
    const rows = [row({ s1: 1.0344827586206897, s2: -1 }, '<=', 0), row({ s1: 1 }, '>=', 3)]
    const value = optimum({ minimise: new Map([['s2', 1]]), rows }, solve)
    expect(value?.('s2')).toBeCloseTo(3 * 1.0344827586206897, 13)
  })

  it('knows when nothing meets the rows, whether a solver is needed for it or not', () => {
    const minimise = new Map([['s1', 1]])
    expect(
      optimum({ minimise, rows: [row({ s1: 1 }, '>=', 3), row({ s1: 1 }, '<=', 2.9999999)] }, solve),
    ).toBeUndefined()
    const none = () => {
      throw new Error('no solver is needed')
    }
    for (const never of [row({}, '<=', -1), row({ s1: 0 }, '>=', 1)])
      expect(optimum({ minimise, rows: [never] }, none)).toBeUndefined()
  })

  it('leaves out rows that always hold, and needs no rows at all', () => {
    const minimise = new Map([['s1', 1]])
    const always = [row({}, '<=', 1), row({ s2: 0 }, '>=', -1)]
    expect(optimum({ minimise, rows: [...always, row({ s1: 1 }, '>=', 2)] }, solve)?.('s1')).toBe(2)
    expect(optimum({ minimise, rows: [] }, solve)?.('s1')).toBe(0)
  })

  it('is a fault of ours when the solver ends in any other way', async () => {
    const stuck = (): LinearSolution => ({ Status: 'Time limit reached', Columns: {} })
    const error = await refusalOf(() => optimum({ minimise: new Map([['s1', 1]]), rows: [] }, stuck))
    expect([error.fault, error.code]).toEqual(['bug', 'plan.solver'])
    expect(error.message).toContain('Time limit reached')
  })
})
