import { describe, expect, it } from 'vitest'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { casesOf } from './case-file.js'
import { differencesFrom } from './matching.js'

describe.each(['standing', 'series', 'revisions', 'drivers'])('%s', (operation) => {
  const cases = casesOf(operation).map(({ file, name, questions }) => [file, name, questions] as const)
  it.each(cases)('%s: %s', async (_file, _name, questions) => {
    const book = await openedBook()
    expect(questions).not.toEqual([])
    for (const { input, expect: expected } of questions) {
      const { value } = await asked(book, operation, input)
      expect(differencesFrom(expected, value), JSON.stringify(input)).toEqual([])
    }
  })
})
