import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/cli/command.js'
import { disk } from '../../src/cli/disk.js'
import { checkedInput } from '../../src/operations/checked-input.js'
import type { Operation } from '../../src/operations/operation.js'
import { OPERATIONS } from '../../src/operations/registry.js'
import { words } from '../cli/run-cli.js'
import { openedBook } from '../opened-book.js'
import { amountAt, differenceFrom, folderOf, type PublishedResult, publishedResults } from './published-result.js'

/** Asks as the command line does, with the files of a folder. */
async function answered(command: string, folder: string): Promise<unknown> {
  const [name = '', ...argv] = words(command)
  const operation = (await OPERATIONS[name]?.()) as Operation
  const asked = parse(operation, argv, 80)
  const files = { ...disk, read: (path: string) => disk.read(join(folder, path)) }
  const context = { book: await openedBook(), operations: OPERATIONS, files, log: () => undefined }
  return (await operation.run(context, checkedInput(operation, asked?.input ?? {}, '') as never)).value
}

async function differencesOf(questions: PublishedResult['questions'], folder: string): Promise<string[]> {
  const differences: string[] = []
  for (const { says, command, expect: expected, ratios } of questions) {
    const answer = await answered(command, folder)
    const found = Object.entries(expected).flatMap(([path, want]) => differenceFrom(want, answer, path) ?? [])
    for (const { of, to, is } of ratios ?? []) {
      const ratio = amountAt(answer, of) / amountAt(answer, to)
      if (!(Math.abs(ratio / is - 1) < 1e-9)) found.push(`${of} ÷ ${to}: ${ratio}, expected ${is}`)
    }
    differences.push(...found.map((d) => `${says}: ${d}`))
  }
  return differences
}

describe.each(['cost'])('%s gives again what was published', (operation) => {
  it.each(publishedResults(operation))('%s', async (_file, { questions }) => {
    expect(await differencesOf(questions, folderOf(operation))).toEqual([])
  })
})

describe('a published result', () => {
  const answer = { total: { value: 17300, scale: 6 }, share: 1.317, says: 'of the GDP of 2025', year: '2025' }
  it.each([
    ['an amount within its rounding', '/total', { billion: 17.3, within: 0.05, gives: 17.3 }],
    ['an amount in a range', '/total', { billion: [17, 18] as [number, number] }],
    ['a number', '/share', { is: 1.3, within: 0.05, gives: 1.32 }],
    ['words', '/says', { says: 'GDP of 2025' }],
    ['a value', '/year', '2025'],
  ])('is met by %s', (_name, path, expected) => {
    expect(differenceFrom(expected, answer, path)).toBeUndefined()
  })
  it.each([
    ['an amount outside its rounding', '/total', { billion: 17.4, within: 0.05 }, 'is not from'],
    ['an amount outside a range', '/total', { billion: [18, 19] as [number, number] }, 'is not from'],
    ['another number than before', '/share', { is: 1.3, within: 0.05, gives: 1.33 }, 'no longer 1.33'],
    ['a number that is not there', '/shares', { gives: 1 }, 'NaN'],
    ['other words', '/says', { says: 'GDP of 2026' }, 'does not say'],
    ['another value', '/year', '2026', 'expected "2026"'],
  ])('is not met by %s', (_name, path, expected, words) => {
    expect(differenceFrom(expected, answer, path)).toContain(words)
  })
})
