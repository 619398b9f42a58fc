import { describe, expect, it } from 'vitest'
import type { LedgerBatch } from '../../src/ledgers/ledger-batch.js'
import { readLedgers } from '../../src/ledgers/read-ledger.js'
import type { LedgerInput } from '../../src/ledgers/record-source.js'
import { inputOf, plainMapping } from './ledger-desk.js'

const MAPPING = plainMapping('text: name')
const HEADING = 'year,code,amount,name\n'
const file = (name: string, rows: string, heading = HEADING) => inputOf(heading + rows, undefined, name)

async function read(inputs: readonly LedgerInput[], mapping = MAPPING) {
  const reading = await readLedgers(inputs, mapping, { batchSize: 2 })
  const batches: LedgerBatch[] = []
  for await (const batch of reading.batches) batches.push(batch)
  return { batches, tally: reading.tally }
}

describe('a ledger of several files', () => {
  it('is one ledger: lines are numbered through, each batch says its file, one tally counts all', async () => {
    const { batches, tally } = await read([
      file('2023.csv', '2023,a,1,x\n2023,b,2,x\n2023,c,3,x\n'),
      file('2024.csv', '2024,a,4,x\n2024,b,many,x\n\n2024,c,5,"x"y\n'),
      file('2025.csv', ''),
      file('2026.csv', '2026;a;6;x\n', HEADING.replaceAll(',', ';')),
    ])
    expect(batches.map(({ file: name, first, count, row }) => [name, first, count, ...row])).toEqual([
      ['2023.csv', 0, 2, 2, 3],
      ['2023.csv', 2, 1, 4],
      ['2024.csv', 3, 2, 2, 5],
      ['2026.csv', 5, 1, 2],
    ])
    expect([tally.rows, tally.lines, tally.rejected]).toEqual([7, 6, 1])
    expect(tally.rejections.map(({ file: name, row, reason }) => [name, row, reason])).toEqual([
      ['2024.csv', 3, 'no-number'],
    ])
  })

  it('may name its years in the headings, and put columns in another order', async () => {
    const { year: _, ...mapping } = plainMapping('amounts: [{column: "F {year}", stage: appropriated}]')
    const { batches } = await read(
      [file('a', 'x,1,\n', 'code,F 2023,B 2022\n'), file('b', ',2,x\n', 'B 2023,F 2024,code\n')],
      mapping,
    )
    expect(batches.map((batch) => [batch.year[0], batch.amount[0], batch.code[0]])).toEqual([
      [2023, 1, 'x'],
      [2024, 2, 'x'],
    ])
  })

  it('is refused where a file has other columns, by the name of both files and of the columns', async () => {
    const other = file('other.csv', '2024,a,1,x,9\n', 'year,code,amount,title,page\n')
    await expect(read([file('a.csv', '2023,a,1,x\n'), other])).rejects.toMatchObject({
      fault: 'data',
      code: 'ledger.headings',
      where: 'other.csv',
      message:
        'its heading is not that of a.csv: it has no column "name"; it has "title", "page", which that file has not',
    })
  })

  it('is refused where one file is given twice or none at all', async () => {
    await expect(read([file('a.csv', ''), file('a.csv', '')])).rejects.toMatchObject({ code: 'ledger.twice' })
    await expect(read([])).rejects.toMatchObject({ code: 'ledger.none', fault: 'input' })
  })
})
