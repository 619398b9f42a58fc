import { describe, expect, it } from 'vitest'
import { FAULTS, type Fault, PledgebookError, problemOf } from '../../src/terms/fault.js'

describe('problemOf', () => {
  it.each<[Fault, number, number]>([
    ['input', 2, 400],
    ['data', 3, 422],
    ['notFound', 4, 404],
    ['source', 5, 502],
    ['bug', 70, 500],
  ])('gives a %s fault exit %d and status %d', (fault, exit, status) => {
    const problem = problemOf(new PledgebookError(fault, 'some.code', 'what', 'do this', { where: 'a.csv:3' }))
    expect(FAULTS[fault].exit).toBe(exit)
    expect(problem).toEqual({
      type: 'urn:pledgebook:problem:some.code',
      title: FAULTS[fault].title,
      status,
      detail: 'what',
      code: 'some.code',
      hint: 'do this',
      where: 'a.csv:3',
    })
  })

  it('leaves out a place that nobody named', () => {
    expect(problemOf(new PledgebookError('input', 'some.code', 'what', 'do this'))).not.toHaveProperty('where')
  })

  it.each([
    [new TypeError('x is not a function'), 'x is not a function'],
    ['a thrown text', 'a thrown text'],
    [undefined, 'undefined'],
  ])('turns anything else thrown into a bug to report: %s', (thrown, detail) => {
    expect(problemOf(thrown)).toMatchObject({ code: 'bug.unexpected', status: 500, detail })
  })

  it('keeps the cause of an error', () => {
    const cause = new Error('disk full')
    expect(new PledgebookError('source', 'a.b', 'what', 'hint', { cause }).cause).toBe(cause)
  })
})
