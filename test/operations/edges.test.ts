import { describe, expect, it } from 'vitest'
import { openedBook } from '../opened-book.js'
import { asked } from './asked.js'

const SPENDING = { goal: 'wales-2014.spending', period: '2024' }
const SHARE = { measure: 'nato.core.share', area: 'POL' }

describe('what stands on the edge', () => {
  it('is answered as of the last day of the book, and of the first of a goal', async () => {
    const book = await openedBook()
    const last = await asked(book, 'standing', { ...SPENDING, asOf: '2026-11-23' })
    const first = await asked(book, 'standing', { goal: 'hague-2025.core', asOf: '2025-06-25' })
    expect(last.value).toMatchObject({ asOf: '2026-11-23', count: { met: 17 } })
    expect(first.value).toMatchObject({ asOf: '2025-06-25', period: '2024' })
  })

  it('takes the day the book is known to when no day is given, never the clock', async () => {
    const book = await openedBook()
    expect((await asked(book, 'series', SHARE)).value).toMatchObject({ asOf: book.knownTo })
  })

  it('takes a month by its 28th', async () => {
    const book = await openedBook()
    const august = await asked(book, 'series', { ...SHARE, asOf: '2025-08' })
    expect(august.value).toMatchObject({
      asOf: '2025-08-28',
      observations: [{ edition: 'nato.defexp/2025-08-28' }, ...Array(11).fill({})],
    })
  })

  it.each([
    ['standing', { goal: 'wales-2014.spending', year: '2024' }],
    ['series', { measure: 'nato.core.share' }],
    ['drivers', { area: 'POL', from: 2021, to: '2026' }],
    ['export', { format: 'xls' }],
  ])(
    'is refused by the schema of %s where a field is unknown, missing or of another kind',
    async (operation, input) => {
      const book = await openedBook()
      await expect(asked(book, operation, input)).rejects.toThrow(/unrecognized_keys|invalid_type|invalid_value/)
    },
  )
})
