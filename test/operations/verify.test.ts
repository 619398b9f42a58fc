import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/book.js'
import { readDataFacts, readDataObservations } from '../../src/book/data-folder.js'
import { DATA, openedBook } from '../opened-book.js'
import { describeWithShared } from '../shared-data.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'

const given = (bytes: Uint8Array) => ({ files: { read: async () => bytes, write: async () => undefined } })

describe('verify', () => {
  it('re-reads and re-hashes the whole book and finds every exception explained', async () => {
    const book = await openedBook()
    const { value } = await asked(book, 'verify', {})
    const answer = value as {
      ok: boolean
      observations: number
      identities: { unexplained: number; checked: number }[]
    }
    expect(answer).toMatchObject({ ok: true, file: null })
    expect(answer.observations).toBe(readDataObservations(DATA, readDataFacts(DATA).facts).length)
    expect(answer.identities.filter((i) => i.unexplained > 0)).toEqual([])
    expect(answer.identities.every((i) => i.checked > 0)).toBe(true)
  })

  it('counts the identities that changed numbers no longer keep', async () => {
    const book = await openedBook()
    const changed = Object.assign(Object.create(book) as Book, {
      observations: async (measures: readonly string[]) =>
        (await book.observations(measures)).map((o) =>
          o.measure === 'nato.core.share' && o.area === 'POL' && o.value !== null ? { ...o, value: o.value + 0.1 } : o,
        ),
      file: (entry: Parameters<Book['file']>[0]) => book.file(entry),
    })
    const { value } = await asked(changed, 'verify', {})
    const { identities } = value as { identities: { edition: string; unexplained: number }[] }
    const broken = identities.filter((i) => i.unexplained > 0).map((i) => i.edition)
    expect(broken).toEqual(['nato.defexp/2019-06-25', 'nato.defexp/2024-06-17', 'nato.defexp/2026-07-07'])
  })

  it('refuses a file that no edition was read from, naming its hash', async () => {
    const book = await openedBook()
    const error = await refusalOf(() => asked(book, 'verify', { file: 'a.xlsx' }, given(new Uint8Array([1, 2, 3]))))
    expect(error).toMatchObject({ fault: 'notFound', code: 'verify.unknownFile', where: 'a.xlsx' })
    expect(error.message).toContain('SHA-256 039058c6f2c0…')
  })
})

describeWithShared("verify against NATO's own files", (nato) => {
  it('finds every cell of the workbook of June 2024 as the book has it', async () => {
    const name = '240617-def-exp-2024-TABLES-en.xlsx'
    const bytes = new Uint8Array(readFileSync(join(nato, 'edition-2024', name)))
    const { value } = await asked(await openedBook(), 'verify', { file: name }, given(bytes))
    expect(value).toMatchObject({
      ok: true,
      file: { edition: 'nato.defexp/2024-06-17', copy: 'original', different: 0 },
    })
    expect((value as { file: { numbers: number } }).file.numbers).toBeGreaterThan(5000)
  })

  it('knows a file of a transcription by its hash, though it cannot read it again', async () => {
    const bytes = new Uint8Array(readFileSync(join(nato, 'edition-2025/shareofgdp.csv')))
    const book = await openedBook()
    const error = await refusalOf(() => asked(book, 'verify', { file: 'shareofgdp.csv' }, given(bytes)))
    expect(error).toMatchObject({ fault: 'input', code: 'verify.transcription' })
    expect(error.message).toContain('nato.defexp/2025-08-28; its hash is as recorded')
  })
})
