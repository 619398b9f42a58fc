import { describe, expect, it } from 'vitest'
import { readTidy, TIDY_COLUMNS } from '../../src/book/tidy-csv.js'
import { PledgebookError } from '../../src/terms/fault.js'

const HEADING = TIDY_COLUMNS.join(',')
const GOOD = 'nato.core.share,POL,2027,4.81,percent,0,,estimate,,,Table 3/Poland'
const CONTEXT = {
  edition: 'nato.defexp/2027-06-30',
  copy: 'transcription',
  measures: new Map([
    ['nato.core.share', { least: 0 }],
    ['nato.core.real-change', {}],
  ]),
  areas: new Set(['POL', 'ESP']),
}

function read(bytes: Uint8Array | string) {
  return readTidy(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, CONTEXT, 'new.csv')
}

function errorOf(bytes: Uint8Array | string): PledgebookError {
  try {
    read(bytes)
  } catch (error) {
    if (error instanceof PledgebookError) return error
    throw error
  }
  throw new Error('it was read')
}

/** The good line with one field changed. */
function withField(column: (typeof TIDY_COLUMNS)[number], value: string): string {
  const fields = GOOD.split(',')
  fields[TIDY_COLUMNS.indexOf(column)] = value
  return fields.join(',')
}

const LINES: readonly (readonly [what: string, line: string, words: string])[] = [
  ['an unknown measure', withField('measure', 'nato.core.shere'), 'unknown measure "nato.core.shere"'],
  ['an unknown area', withField('area', 'POR'), 'unknown area "POR"'],
  ['a fiscal year', withField('period', '2024/25'), '"2024/25" is not a year between 1900 and 2199'],
  ['a year out of all reason', withField('period', '0024'), '"0024" is not a year between 1900 and 2199'],
  ['a decimal comma', withField('value', '"4,81"'), '"4,81" is not a plain number with a decimal point'],
  ['NaN', withField('value', 'NaN'), '"NaN" is not a plain number'],
  ['Infinity', withField('value', 'Infinity'), '"Infinity" is not a plain number'],
  ['a number beyond any', withField('value', '1e+999'), '"1e+999" is too large'],
  ['a number in hexadecimal', withField('value', '0x10'), '"0x10" is not a plain number'],
  ['a number with blanks', withField('value', ' 4.81'), '" 4.81" is not a plain number'],
  ['separated thousands', withField('value', '"1,234.5"'), '"1,234.5" is not a plain number'],
  ['a per cent sign', withField('value', '4.81%'), '"4.81%" is not a plain number'],
  ['a formula', withField('value', '=SUM(A1:A9)'), '"=SUM(A1:A9)" looks like a formula'],
  ['a formula in the last field', withField('cell', '@HYPERLINK'), '"@HYPERLINK" looks like a formula'],
  ['a formula after a minus', withField('cell', '-cmd|calc'), '"-cmd|calc" looks like a formula'],
  ['a negative share', withField('value', '-1'), '-1 is below 0, the least nato.core.share can be'],
  ['no value and no reason', withField('value', ''), 'no value and no reason why it is missing'],
  ['a value and a reason', withField('missing', 'blank'), 'both a value and a missing reason'],
  [
    'an unknown reason',
    withField('value', '').replace(',,,Table', ',,lost,Table'),
    'missing is "lost", expected blank or not-available',
  ],
  ['an unknown status', withField('status', 'final'), 'status is "final", expected outturn or estimate or forecast'],
  ['a scale in words', withField('scale', 'million'), 'scale is "million", expected a power of ten'],
  [
    'an unknown unit',
    withField('unit', 'euro'),
    'unit is "euro", expected percent, persons, index, ratio or a currency',
  ],
  ['prices of no year', withField('prices', 'constant'), 'prices are "constant", expected current, a year or nothing'],
  ['a mark of letters', withField('mark', '(a)'), 'mark is "(a)", expected stars or nothing'],
  ['no cell', withField('cell', ''), 'no cell'],
  ['a field too many', `${GOOD},`, '12 fields, expected 11'],
  ['a field too few', GOOD.slice(0, GOOD.lastIndexOf(',')), '10 fields, expected 11'],
  ['a quote that is never closed', withField('cell', '"Table 3'), 'broken quotes and so no fields, expected 11'],
  ['text after a closed quote', withField('cell', '"Table" 3'), 'broken quotes and so no fields'],
  ['a blank line', '', '1 fields, expected 11'],
]

describe('a tidy CSV', () => {
  it.each(LINES)('with %s is refused, the line named', (_, line, words) => {
    const error = errorOf([HEADING, GOOD, line, GOOD.replace('POL', 'ESP'), ''].join('\n'))
    expect(error.message).toMatch(/^line 3: /)
    expect(error.message).toContain(words)
    expect(error).toMatchObject({ fault: 'data', code: 'tidy.malformed', where: 'new.csv' })
  })

  it('with a key twice is refused, both lines named', () => {
    expect(errorOf([HEADING, GOOD, GOOD.replace('4.81', '4.9')].join('\n')).message).toBe(
      'line 3: nato.core.share POL 2027 stands on line 2 already',
    )
  })

  it('has all of its bad lines reported at once, the first twenty in full', () => {
    const error = errorOf([HEADING, ...Array.from({ length: 25 }, (_, i) => withField('area', `X${i}`))].join('\n'))
    expect(error.message.match(/line \d+:/g)).toEqual(Array.from({ length: 20 }, (_, i) => `line ${i + 2}:`))
    expect(error.message).toContain('; and 5 more')
  })

  it('may have negative changes: only what cannot be below nothing is refused', () => {
    const line = withField('value', '-12.5').replace('nato.core.share', 'nato.core.real-change')
    expect(read([HEADING, line].join('\n'))[0]?.value).toBe(-12.5)
  })

  it.each([
    ['another heading', `${HEADING.replace('cell', 'place')}\n${GOOD}`, 'tidy.heading', 'the heading is "measure,area'],
    ['no heading', GOOD, 'tidy.heading', 'the heading is "nato.core.share,POL'],
    ['a heading only', `${HEADING}\n`, 'tidy.malformed', 'no observation'],
    ['semicolons', `${HEADING}\n${GOOD}`.replaceAll(',', ';'), 'tidy.heading', 'the heading is "measure;area'],
    ['old line ends', `${HEADING}\r${GOOD}\r`, 'tidy.heading', 'the heading is "measure,area'],
  ])('with %s is refused', (_, text, code, words) => {
    const error = errorOf(text)
    expect([error.fault, error.code]).toEqual(['data', code])
    expect(error.message).toContain(words)
  })

  it.each([
    ['UTF-16', Buffer.from(`\uFEFF${HEADING}\n${GOOD}`, 'utf16le')],
    ['Windows-1252', Buffer.from(`${HEADING}\n${GOOD.replace('Poland', 'Türkiye')}`, 'latin1')],
    ['zero bytes', Buffer.from(`${HEADING}\n${GOOD}\u0000`)],
    ['a cut letter', Buffer.from(`${HEADING}\n${GOOD}ü`).subarray(0, -1)],
  ])('in %s is refused as not UTF-8', (_, bytes) => {
    expect(errorOf(new Uint8Array(bytes))).toMatchObject({ code: 'tidy.encoding', where: 'new.csv' })
  })

  it('is never quoted at length: a field of a megabyte gives a short message', () => {
    expect(errorOf([HEADING, withField('area', 'x'.repeat(1_000_000))].join('\n')).message.length).toBeLessThan(300)
  })
})
