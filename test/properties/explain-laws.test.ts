import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExplainNode, explainTree } from '../../src/operations/explain.js'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { answerOrCode, questions } from './questions.js'

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value)
}

function leavesOf(node: ExplainNode): ExplainNode[] {
  return node.from.length === 0 ? [node] : node.from.flatMap(leavesOf)
}

/** Pointers of every number in an answer. */
function numbersIn(value: unknown, pointer = ''): string[] {
  if (typeof value === 'number') return [pointer]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => numbersIn(item, `${pointer}/${key}`))
}

/** Numbers that are counts, units, or said by the goal or an announcement with its source beside it. */
const NEEDS_NO_ORIGIN =
  /^\/(count|course|survival)\/|\/scale$|^\/goal\/(floor|cap)$|\/own\/\d+\/share\/|^\/aggregates\/\d+\/members$|^\/editions\/\d+\/(met|of)$/

describe('whatever is answered', () => {
  it('each origin is that of the very number at its pointer', async () => {
    const book = await openedBook()
    let pointers = 0
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const answer = await answerOrCode(book, question)
        if (typeof answer === 'string') return
        for (const [pointer, origin] of answer.origins) {
          pointers++
          const expected = origin.kind === 'reasoned' ? origin.conclusion : origin.value
          if (at(answer.value, pointer) !== expected)
            expect.fail(`${JSON.stringify(question)} ${pointer}: ${at(answer.value, pointer)}, its origin ${expected}`)
        }
      }),
      { numRuns: 200 },
    )
    expect(pointers).toBeGreaterThan(1000)
  })

  it('each number has an origin, or is a count, a unit, or said by somebody who is named', async () => {
    const book = await openedBook()
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const answer = await answerOrCode(book, question)
        if (typeof answer === 'string') return
        const without = numbersIn(answer.value).filter((p) => !answer.origins.has(p) && !NEEDS_NO_ORIGIN.test(p))
        expect(without, JSON.stringify(question)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('each tree ends in published cells and given numbers, of the one unit they were published in', async () => {
    const book = await openedBook()
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const answer = await answerOrCode(book, question)
        if (typeof answer === 'string') return
        for (const [pointer, origin] of answer.origins)
          for (const leaf of leavesOf(explainTree(book, origin))) {
            if (leaf.kind === 'published') {
              expect(leaf.observation?.cell, pointer).not.toBe('')
              expect(leaf.observation?.files.length, pointer).toBeGreaterThan(0)
            } else if (leaf.kind === 'given') expect(leaf.source, pointer).not.toBe('')
            else expect.fail(`${JSON.stringify(question)} ${pointer} ends in a ${leaf.kind} number`)
          }
      }),
      { numRuns: 60 },
    )
  })

  it('explain gives the tree of any pointer, from the same day', async () => {
    const book = await openedBook()
    await fc.assert(
      fc.asyncProperty(questions, fc.nat(), async ({ operation, input }, pick) => {
        const answer = await answerOrCode(book, { operation, input })
        if (typeof answer === 'string' || answer.origins.size === 0) return
        const [pointer, origin] = [...answer.origins][pick % answer.origins.size] ?? ['']
        const { value } = await asked(book, 'explain', { operation, arguments: input, at: pointer })
        expect(value).toMatchObject({ operation, at: pointer, asOf: input.asOf })
        expect(value).toMatchObject({ tree: { value: at(answer.value, pointer) } })
        expect((value as { tree: ExplainNode }).tree).toEqual(origin && explainTree(book, origin))
      }),
      { numRuns: 60 },
    )
  })
})
