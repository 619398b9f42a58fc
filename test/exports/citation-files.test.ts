import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerContext } from '../../src/exports/answer-context.js'
import { bibtex, cslJson, ris } from '../../src/exports/citation-files.js'

function contextOf(title: string, url: string | null): AnswerContext {
  return {
    operation: 'series',
    question: {},
    answer: {
      schema: 'urn:x',
      tool: { name: 'pledgebook', version: '1.2.3' },
      book: { id: 'b00c', knownTo: '2026-11-23' },
      asOf: '2026-11-23',
      citation: { text: 'Cite & me', editions: [{ id: 'own.set/2026-07-07', title, publishedOn: '2026-07-07', url }] },
    },
  }
}

/** Braces that BibTeX counts: escaped ones too. */
function balanced(text: string): boolean {
  let depth = 0
  for (const [sign] of text.matchAll(/[{}]/g)) {
    depth += sign === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

describe('citations', () => {
  it('name the answer and each edition, with their days and addresses', () => {
    const context = contextOf('Spending, 2 % & more', 'https://example.org/a_b?c=%2Fd')
    expect(bibtex(context)).toContain('title = {{Spending, 2 \\% \\& more}}')
    expect(bibtex(context)).toContain('url = {https://example.org/a_b?c=%2Fd}')
    expect(bibtex(context).match(/^@misc\{/gm)).toHaveLength(2)
    expect(cslJson(context)).toMatchObject([
      { type: 'dataset', version: '1.2.3, book b00c', issued: { 'date-parts': [[2026, 11, 23]] } },
      {
        title: 'Spending, 2 % & more',
        URL: 'https://example.org/a_b?c=%2Fd',
        issued: { 'date-parts': [[2026, 7, 7]] },
      },
    ])
    expect(ris(context)).toContain('DA  - 2026/07/07\r\n')
    expect(ris(context).match(/^ER {2}- \r$/gm)).toHaveLength(2)
  })

  it('hold any title within its field: braces balance, and no line begins a tag of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const context = contextOf(title, null)
        expect(balanced(bibtex(context))).toBe(true)
        const tags = ris(context)
          .split('\r\n')
          .filter((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))
        expect(tags.filter((line) => line.startsWith('TY  - '))).toHaveLength(2)
        expect(
          ris(context)
            .split('\r\n')
            .every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line)),
        ).toBe(true)
      }),
    )
  })
})
