import { expect, it } from 'vitest'
import { type LedgerBatch, lineOf } from '../../src/ledgers/ledger-batch.js'
import { LineStore } from '../../src/ledgers/line-store.js'
import { readLedger } from '../../src/ledgers/read-ledger.js'
import { readLine } from '../../src/rules/held-lines.js'
import { ruleLine } from '../../src/rules/ledger-text.js'
import { inputOf, mappingOf } from './ledger-desk.js'

const MAPPING = mappingOf(`
id: made
title: Made
source: { text: Nobody }
terms: none
currency: EUR
scale: 0
year: { column: year }
amounts: [{ column: amount, stage: outturn }]
side: by-sign
revenue: negative
code: code
ministry: ministry
programme: programme
text: text
`)

async function batches(): Promise<LedgerBatch[]> {
  const rows = Array.from(
    { length: 50 },
    (_, i) =>
      `${2020 + (i % 4)};${i % 7}.0${i % 3};Ministère ${i % 5};PROGRAMME ${i % 2};Straße “no ${i}”, İstanbul;${i % 6 === 0 ? -i : i}.25`,
  )
  const csv = `year;code;ministry;programme;text;amount\n${rows.join('\n')}\n`
  const reading = await readLedger(inputOf(csv), MAPPING, { batchSize: 8 })
  const found: LedgerBatch[] = []
  for await (const batch of reading.batches) found.push(batch)
  return found
}

it('gives every line as it was read, and as rules see it, in any order', async () => {
  const all = await batches()
  const store = new LineStore()
  for (const batch of all) store.add(batch)
  const lines = all.flatMap((batch) =>
    Array.from({ length: batch.count }, (_, i) => ({ ...lineOf(batch, i), file: batch.file })),
  )
  expect(store.length).toBe(50)
  for (const i of [...lines.keys(), 49, 0, 17, 16, 8]) {
    const line = lines[i]
    expect(store.at(i)).toEqual(line)
    expect(readLine(store, i)).toEqual(line && ruleLine(line, i))
  }
  expect([store.at(-1), store.at(50)]).toEqual([undefined, undefined])
})
