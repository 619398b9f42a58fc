import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readYaml } from '../../../src/book/yaml-file.js'
import { guessMapping } from '../../../src/ledgers/guess-mapping.js'
import { ledgerLexicon } from '../../../src/ledgers/lexicon.js'
import type { LedgerMapping, TextOf } from '../../../src/ledgers/mapping-schema.js'
import { openLargeWorkbook } from '../../../src/sources/large-workbook.js'
import { inputOf, readAll, sums } from '../ledger-desk.js'
import { MADE } from './made-ledgers.js'

const LEXICON = fileURLToPath(new URL('../../../data/ledgers/lexicon.yaml', import.meta.url))
const lexicon = readYaml(readFileSync(LEXICON, 'utf8'), ledgerLexicon, 'lexicon.yaml')
const aids = { sheets: openLargeWorkbook }

const columns = (rule: TextOf | undefined): string[] =>
  (typeof rule === 'string' ? [rule] : (rule ?? [])).flatMap((part) =>
    typeof part === 'string' ? [part] : 'column' in part ? [part.column] : [],
  )
const amountsOf = (mapping: LedgerMapping) =>
  mapping.amounts.map(
    ({ column, stage, year }) => `${column}: ${stage ?? 'by column'}${year === undefined ? '' : ` ${year}`}`,
  )

const texts = { right: 0, wanted: 0, proposed: 0 }
afterAll(() =>
  console.log(
    `columns of codes, ministries, programmes and texts: ${texts.right} right of ${texts.wanted} wanted and ${texts.proposed} proposed`,
  ),
)

describe('a ledger that nobody here has seen', () => {
  it.each(MADE.map((made) => [made.name, made] as const))('%s gets a mapping that reads its money', async (_, made) => {
    const input = inputOf(await made.bytes(), undefined, made.name)
    const { mapping, doubts, rejected } = await guessMapping(input, lexicon, aids)
    if (mapping === undefined) throw new Error(doubts.join('; '))
    expect(amountsOf(mapping)).toEqual(made.amounts)
    expect({ year: mapping.year?.column, side: mapping.side }).toEqual({
      year: made.mapping.year,
      side: made.mapping.side,
    })
    expect(mapping).toMatchObject({
      ...(made.mapping.currency && { currency: made.mapping.currency }),
      scale: made.mapping.scale,
    })
    expect(mapping.file).toMatchObject(made.file ?? {})
    expect(
      mapping.rows.flatMap(({ as, is, starts }) => [...(is ?? []), ...(starts ?? [])].map((each) => `${as}: ${each}`)),
    ).toEqual(made.left ?? [])
    expect(rejected).toBe(0)
    const { lines } = await readAll(input, mapping, aids)
    expect(sums(lines, (line) => `${line.year} ${line.stage}`)).toEqual(
      Object.fromEntries(Object.entries(made.sums).map(([key, sum]) => [key, Math.round(sum)])),
    )
    const wanted = [
      ...made.code.map((column) => `code: ${column}`),
      `ministry: ${made.ministry}`,
      ...(made.programme === undefined ? [] : [`programme: ${made.programme}`]),
      ...made.text.map((column) => `text: ${column}`),
    ]
    const proposed = (['code', 'ministry', 'programme', 'text'] as const).flatMap((use) =>
      columns(mapping[use]).map((column) => `${use}: ${column}`),
    )
    const right = wanted.filter((use) => proposed.includes(use))
    texts.right += right.length
    texts.wanted += wanted.length
    texts.proposed += proposed.length
    expect(
      right.length / wanted.length,
      `wanted ${wanted.join(', ')}; proposed ${proposed.join(', ')}`,
    ).toBeGreaterThanOrEqual(0.75)
    expect(columns(mapping.ministry)).toEqual([made.ministry])
  })
})
