import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../src/operations/registry.js'
import { openedBook } from '../opened-book.js'
import { classified, filesOf, MADE, USUAL } from './classify-desk.js'

/** Keeps what it is given, and tells how often something was made. */
function keeper() {
  const held = new Map<string, Promise<unknown>>()
  const made: string[] = []
  const keep = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    if (!held.has(key)) made.push(key)
    const found = held.get(key) ?? make()
    held.set(key, found)
    return found as Promise<T>
  }
  return { keep, made }
}

const { engine: _, ...WITHOUT_ENGINE } = USUAL

describe('a ledger in memory', () => {
  it('is read once for many questions, with the answers of a fresh reading', async () => {
    const { keep, made } = keeper()
    const asked = { ...WITHOUT_ENGINE, engine: undefined }
    const first = await classified(asked, MADE, { keep })
    const again = await classified({ ...asked, off: 'border' }, MADE, { keep })
    expect(made).toHaveLength(1)
    expect(first).toEqual(await classified(asked))
    expect(again).toEqual(await classified({ ...asked, off: 'border' }))
  })

  it('is read anew for its rejected rows, and for another mapping', async () => {
    const { keep, made } = keeper()
    const written = new Map<string, string>()
    const files = filesOf(MADE, written)
    await classified({ ...USUAL, rejected: 'why.csv' }, MADE, { keep, files })
    expect(made).toEqual([])
    expect(written.get('why.csv')?.split('\n').length).toBeGreaterThan(2)
    await classified(USUAL, MADE, { keep })
    await classified({ ...USUAL, year: '2024' }, MADE, { keep })
    expect(made).toHaveLength(2)
  })

  it('is refused in plain words where it is longer than memory is to hold', async () => {
    const memory = { lines: 5, compared: 5 }
    await expect(classified(USUAL, MADE, { memory })).rejects.toMatchObject({
      code: 'ledger.tooManyLines',
      fault: 'input',
      hint: expect.stringContaining('command line'),
    })
  })

  it('compares no years of more lines than are compared there, and says so', async () => {
    const answer = await classified(USUAL, MADE, { memory: { lines: 1000, compared: 2 } })
    expect(answer.compared).toBeNull()
    expect(answer.notes.join()).toContain('more than 2 lines')
    expect(answer.byPart).toEqual((await classified(USUAL)).byPart)
  })

  it('under rules of a group is named by its own title', async () => {
    const rules = String.fromCharCode(...(MADE['rules.yaml'] as Uint8Array)).replace('area: NOR', 'area: NATO')
    const made = { ...MADE, 'group.yaml': rules }
    expect((await classified({ ...USUAL, rules: 'group.yaml' }, made)).name).toBe(
      'A made budget, every number invented',
    )
    expect((await classified({ ...USUAL, rules: 'group.yaml', area: 'NOR' }, made)).name).toBe('Norway')
  })
})

describe('a rule set as text', () => {
  it.each(['norway', 'rules.yaml'])('is given as its file has it: %s', async (named) => {
    const rules = await OPERATIONS.rules?.()
    const context = { book: await openedBook(), files: filesOf(MADE), log: () => undefined }
    const answer = await rules?.run(context, rules.input.parse({ action: 'check', rules: named }) as never)
    const text = answer?.forms?.yaml?.() ?? ''
    expect(text).toMatch(/^# /)
    expect(text).toContain('because:')
  })
})
