import { describe, expect, it } from 'vitest'
import type { ExplainNode } from '../../src/operations/explain.js'
import { openedBook } from '../opened-book.js'
import { asked } from './asked.js'

const DENMARK = { goal: 'hague-2025.core', area: 'DNK', period: '2026', asOf: '2026-11-23' }

async function tree(at: string, operation = 'standing', args: Record<string, unknown> = DENMARK): Promise<ExplainNode> {
  const { value } = await asked(await openedBook(), 'explain', { operation, arguments: args, at })
  return (value as { tree: ExplainNode }).tree
}

describe('explain', () => {
  it('goes from a published value to its cell, edition, copy and the file it was read from', async () => {
    expect(await tree('/members/0/value')).toMatchObject({
      kind: 'published',
      value: 3.49,
      unit: { code: 'percent', scale: 0, prices: null },
      observation: {
        measure: 'nato.core.share',
        area: 'DNK',
        period: '2026',
        status: 'estimate',
        cell: 'Table 3/Share of real GDP (%)/Denmark/2026e',
        edition: 'nato.defexp/2026-07-07',
        publishedOn: '2026-07-07',
        basis: 'core',
        copyKind: 'transcription',
        files: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
      from: [],
    })
  })

  it('goes from a gap in kroner through dollars and points to the cells and the goal', async () => {
    const gap = await tree('/members/0/gap/money/value')
    expect(gap).toMatchObject({ kind: 'derived', unit: { code: 'DKK', scale: 6, prices: 'current' } })
    const [usd, own, dollars] = gap.from
    expect(usd).toMatchObject({ kind: 'derived', unit: { code: 'USD' }, from: [{ value: 0.01 }, { value: 504483 }] })
    expect(usd?.from[0]).toMatchObject({
      unit: { code: 'points' },
      from: [{ kind: 'given', label: 'hague-2025.core' }, { value: 3.49 }],
    })
    expect(own).toMatchObject({ kind: 'published', value: 111326, unit: { code: 'DKK' } })
    expect(dollars).toMatchObject({ kind: 'published', value: 17615, unit: { code: 'USD' } })
  })

  it('takes the object around a number for the number', async () => {
    expect(await tree('/members/0/gap/money')).toEqual(await tree('/members/0/gap/money/value'))
  })

  it('gives a verdict its reasons: the cell, the goal with its source, the start', async () => {
    expect(await tree('/members/0/verdict')).toMatchObject({
      kind: 'reasoned',
      value: 'on-course',
      how: 'a straight line from 2024 to 2035',
      from: [
        { kind: 'published', value: 3.49 },
        { kind: 'given', value: 3.5, label: 'hague-2025.core', source: 'The Hague Summit Declaration, paragraph 3' },
        { kind: 'published', value: 2.29, observation: { period: '2024' } },
      ],
    })
  })

  it('cites the editions that the tree stands on, and answers as of the day of the question', async () => {
    const book = await openedBook()
    const { value } = await asked(book, 'explain', {
      operation: 'revisions',
      arguments: { measure: 'nato.core.share', area: 'POL', period: '2025', asOf: '2026-08-01' },
      at: '/editions/2/difference',
    })
    expect(value).toMatchObject({
      asOf: '2026-08-01',
      citation: { editions: [{ id: 'nato.defexp/2025-08-28' }, { id: 'nato.defexp/2026-07-07' }] },
      tree: { unit: { code: 'points' }, from: [{ value: 4.25 }, { value: 4.480548763 }] },
    })
  })
})
