import { describe, expect, it } from 'vitest'
import { openedBook } from '../opened-book.js'
import { asked } from './asked.js'

interface Exported {
  format: string
  rows: number
  columns: string[]
  sha256: string
  out: string | null
  content: string | null
}
const exported = async (input: Record<string, unknown>, more = {}) =>
  (await asked(await openedBook(), 'export', input, more)).value as Exported
const POLAND = { measure: 'nato.core.share', area: 'POL' }

describe('export', () => {
  it('gives every edition known on the day, with unit, status, edition, day and cell of each number', async () => {
    const { content, rows, columns } = await exported({ ...POLAND, asOf: '2026-11-23' })
    const lines = content?.trimEnd().split('\n') ?? []
    expect(lines[0]).toBe(columns.join(','))
    expect(lines).toHaveLength(rows + 1)
    expect(content).toContain('nato.core.share,POL,2026,4.68,percent,0,,estimate,')
    expect(content).toContain('nato.defexp/2024-06-17,2024-06-17,defence,original,TABLE3!')
    const then = await exported({ ...POLAND, asOf: '2024-07-01' })
    expect(then.rows).toBeLessThan(rows)
    expect(then.content).not.toMatch(/nato\.defexp\/202[56]/)
  })

  it('keeps a blank a blank, with its reason', async () => {
    const { content } = await exported({ ...POLAND, area: 'DEU', edition: '2025-08-28' })
    expect(content).toContain('nato.core.share,DEU,2025,,percent,0,,estimate,*,blank,nato.defexp/2025-08-28')
  })

  it('holds in JSON the same rows as in CSV, in the envelope', async () => {
    const [json, csv] = [await exported({ ...POLAND, format: 'json' }), await exported(POLAND)]
    const read = JSON.parse(json.content ?? '') as { asOf: string; observations: Record<string, unknown>[] }
    expect(read.asOf).toBe('2026-11-23')
    expect(read.observations).toHaveLength(csv.rows)
    expect(read.observations.every((o) => Object.keys(o).join() === csv.columns.join())).toBe(true)
  })

  it('writes a file whole, and then gives no content but its hash', async () => {
    const written = new Map<string, Uint8Array>()
    const files = {
      read: async () => new Uint8Array(),
      write: async (p: string, b: Uint8Array) => void written.set(p, b),
    }
    const answer = await exported({ ...POLAND, format: 'parquet', out: 'poland.parquet' }, { files })
    expect(answer).toMatchObject({ format: 'parquet', out: 'poland.parquet', content: null })
    const bytes = written.get('poland.parquet') ?? new Uint8Array()
    expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('PAR1')
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
    expect(answer.sha256).toBe(Buffer.from(digest).toString('hex'))
  })
})
