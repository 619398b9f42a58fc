import { describe, expect, it } from 'vitest'
import { disk } from '../../src/cli/disk.js'
import type { Context } from '../../src/operations/operation.js'
import { openedBook } from '../opened-book.js'
import { asked } from '../operations/asked.js'
import { ENGINES } from '../operations/classify-desk.js'
import { refusalOf } from '../terms/refusal.js'
import { refusals } from './case-file.js'

const LEDGERS: readonly string[] = ['classify', 'rules']
/** What reads ledgers is asked as on the command line, paths relative to the repository's root; all else without files. */
const doorOf = (operation: string): Partial<Context> =>
  LEDGERS.includes(operation) ? { files: disk, engines: ENGINES } : {}

describe.each(refusals())('%s that cannot be answered', (_file, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const book = await openedBook()
    const error = await refusalOf(() => asked(book, row.operation, row.input, doorOf(row.operation)))
    expect([error.fault, error.code]).toEqual([row.fault, row.code])
    expect(error.message).toContain(row.message)
    expect(error.hint).toContain(row.hint)
  })
})
