import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRow, toCsv } from '../../src/exports/csv.js'

/** Reads one line of RFC 4180 back, by another way than it was written. */
function fieldsOf(line: string): string[] {
  const found: string[] = []
  const pattern = /("(?:[^"]|"")*"|[^,\n"]*)(,|\n$)/gy
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    const [, raw = '', end] = match
    found.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end !== ',') break
  }
  return found
}

const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\0',
  '＝',
  '＋',
  '＠',
  '－',
  ' =',
  '\u00a0=',
  '\ufeff=',
  '\t=',
  '\r\n+',
]

describe('CSV', () => {
  it.each(STARTS)('makes text of what a spreadsheet would run: %j', (start) => {
    const [field] = fieldsOf(csvRow([`${start}cmd|' /C calc'!A0`]))
    expect(field).toBe(`'${start}cmd|' /C calc'!A0`)
  })

  it.each(['-5', '-0.25', '-.5', '-1e-7', '2024', 'a=b', 'Table 3!F17', '*', 'x-y'])('leaves %j as it is', (plain) => {
    expect(csvRow([plain])).toBe(`${plain}\n`)
  })

  it('leaves numbers, yes and no, and nothing as they are', () => {
    expect(csvRow([-1e21, 0.1, true, false, null])).toBe('-1e+21,0.1,true,false,\n')
  })

  it('gives back every text, behind an apostrophe at most, and no field begins as a formula does', () => {
    const field = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.constantFrom(...STARTS), fc.string({ unit: 'grapheme' })).map(([start, rest]) => start + rest),
    )
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 6 }), (fields) => {
        const read = fieldsOf(csvRow(fields))
        expect(read).toHaveLength(fields.length)
        for (const [i, text] of read.entries()) {
          expect([fields[i], `'${fields[i]}`]).toContain(text)
          const number = /^-(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text)
          if (!number) expect(text).not.toMatch(/^[\s\ufeff]*[=+@＝＋＠－-]/)
        }
      }),
    )
  })

  it('defuses headings too, which may come from a ledger', () => {
    expect(toCsv(['=HYPERLINK("x")', 'b'], [{ b: 1 }])).toBe(`"'=HYPERLINK(""x"")",b\n,1\n`)
  })
})
