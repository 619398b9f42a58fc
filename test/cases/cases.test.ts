import { describe, expect, it } from 'vitest'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { casesOf } from './case-file.js'
import { differencesFrom } from './matching.js'

describe.each(['standing', 'series', 'revisions', 'drivers'])('%s', (operation) => {
  it.each(casesOf(operation))('$file: $name', async ({ questions }) => {
    const book = await openedBook()
    expect(questions).not.toEqual([])
    for (const { input, expect: expected } of questions) {
      const { value } = await asked(book, operation, input)
      expect(differencesFrom(expected, value), JSON.stringify(input)).toEqual([])
    }
  })
})
