import { describe, expect, it } from 'vitest'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { refusalOf } from '../terms/refusal.js'
import { refusals } from './case-file.js'

describe.each(refusals())('%s that cannot be answered', (_file, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const book = await openedBook()
    const error = await refusalOf(() => asked(book, row.operation, row.input))
    expect([error.fault, error.code]).toEqual([row.fault, row.code])
    expect(error.message).toContain(row.message)
    expect(error.hint).toContain(row.hint)
  })
})
