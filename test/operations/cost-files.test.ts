import { describe, expect, it } from 'vitest'
import { disk } from '../../src/cli/disk.js'
import type { Cost } from '../../src/operations/cost-schema.js'
import { openedBook } from '../opened-book.js'
import { refusalOf } from '../terms/refusal.js'
import { asked } from './asked.js'

/** Asks with one file, whatever its name. */
async function withFile(
  option: 'gdp' | 'path',
  text: string | Uint8Array,
  more: Record<string, unknown> = {},
): Promise<Cost> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const files = { ...disk, read: async () => bytes }
  const input = { area: 'GBR', from: 2026, by: 2030, asOf: '2026-11-23', draws: 0, [option]: 'mine.csv', ...more }
  return (await asked(await openedBook(), 'cost', input, { files })).value as Cost
}

type Row = readonly [name: string, text: string | Uint8Array, code: string, words: RegExp]

const SHAPE: readonly Row[] = [
  ['nothing', '', 'scenarioFile.malformed', /it is empty/],
  ['blank lines', '\n \r\n\n', 'scenarioFile.malformed', /it is empty/],
  ['a comment alone', '# GDP\n', 'scenarioFile.malformed', /it is empty/],
  ['a heading alone', 'year,gdp_billion\n', 'scenarioFile.malformed', /no line with a year/],
  [
    'no heading',
    '2026,3000\n2030,4000\n',
    'scenarioFile.malformed',
    /line 1: the first column is "2026", expected year/,
  ],
  ['semicolons', 'year;gdp_billion\n2026;3000\n', 'scenarioFile.malformed', /"year;gdp_billion", expected year/],
  ['a column misspelt', 'year,gdb_billion\n2026,3000\n', 'scenarioFile.malformed', /unknown column "gdb_billion"/],
  ['the same column twice', 'year,gdp,gdp_billion\n2026,1,2\n', 'scenarioFile.malformed', /a second column of gdp/],
  ['an unknown scale', 'year,gdp_trillion\n2026,3\n', 'scenarioFile.malformed', /unknown column "gdp_trillion"/],
  ['the years alone', 'year\n2026\n', 'scenarioFile.malformed', /no column beside the year/],
  ['a year twice', 'year,gdp\n2026,3e12\n2026,4e12\n', 'scenarioFile.malformed', /line 3: 2026 comes after 2026/],
  ['years backwards', 'year,gdp\n2030,3e12\n2026,4e12\n', 'scenarioFile.malformed', /line 3: 2026 comes after 2030/],
  ['a fiscal year', 'year,gdp\n2026/27,3e12\n', 'scenarioFile.malformed', /"2026\/27" is no year/],
  ['decimal commas', 'year,gdp_billion\n2026,3000,5\n', 'scenarioFile.malformed', /line 2: 3 fields, expected 2/],
  ['quoted decimal commas', 'year,gdp_billion\n2026,"3,5"\n', 'scenarioFile.malformed', /is no plain number/],
  ['a formula', 'year,gdp_billion\n2026,=2*1500\n', 'scenarioFile.malformed', /"=2\*1500" is no plain number/],
  ['a formula as a command', 'year,gdp\n2026,+1\n', 'scenarioFile.malformed', /"\+1" is no plain number/],
  [
    'NaN and Infinity',
    'year,gdp\n2026,NaN\n2030,Infinity\n',
    'scenarioFile.malformed',
    /"NaN" is no plain.*"Infinity" is no plain/,
  ],
  ['hexadecimals', 'year,gdp\n2026,0x10\n', 'scenarioFile.malformed', /"0x10" is no plain number/],
  [
    'a million bytes',
    `year,gdp\n${'# x\n'.repeat(250_000)}`,
    'scenarioFile.malformed',
    /10000\d\d bytes, at most 100000/,
  ],
  [
    'no text at all',
    Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 256),
    'scenarioFile.malformed',
    /expected year/,
  ],
  ['a thousand bad lines', `year,gdp\n${'x,y\n'.repeat(1000)}`, 'scenarioFile.malformed', /and 1980 more$/],
]

describe('a file of GDP', () => {
  it.each<Row>([
    ...SHAPE,
    ['no GDP of the start', 'year,gdp_billion\n2027,3000\n2030,4000\n', 'gdp.file', /has GDP for 2027 to 2030/],
    ['no GDP of the due year', 'year,gdp_billion\n2026,3000\n2029,4000\n', 'gdp.file', /has GDP for 2026 to 2029/],
    ['cells left empty', 'year,gdp_billion\n2026,\n2030,\n', 'gdp.file', /has GDP for no year/],
    ['GDP below zero', 'year,gdp_billion\n2026,-3000\n2030,1\n', 'gdp.file', /GDP of -3000000000000 in 2026/],
    ['no GDP at all in a year', 'year,gdp\n2026,3e12\n2028,0\n2030,4e12\n', 'gdp.file', /GDP of 0 in 2028/],
    ['GDP beyond all size', 'year,gdp_billion\n2026,1e90\n2030,4000\n', 'gdp.file', /GDP of 1e\+99 in 2026/],
    ['a deflator of 0', 'year,gdp_billion,deflator\n2026,3000,1\n2030,3500,0\n', 'gdp.file', /a deflator of 0 in 2030/],
    [
      'half a deflator',
      'year,gdp_billion,deflator\n2026,3000,1\n2030,3500,\n',
      'gdp.file',
      /has a deflator for 2026 to 2026/,
    ],
    [
      'a deflator in billions',
      'year,gdp,deflator_billion\n2026,3e12,1\n',
      'scenarioFile.malformed',
      /unknown column "deflator_billion"/,
    ],
  ])('that holds %s is refused', async (_name, text, code, words) => {
    const error = await refusalOf(() => withFile('gdp', text))
    expect([error.fault, error.code]).toEqual(['data', code])
    expect(error.message).toMatch(words)
    expect(error.message.length).toBeLessThan(2500)
    expect(error.hint).toMatch(/give|write/)
  })

  it('is read in any scale, with comments, CRLF and a byte order mark, filled by constant growth', async () => {
    const billions = await withFile('gdp', '\uFEFF# mine\r\nYear, GDP_billion\r\n2026,3000\r\n\r\n2030,3646.51875\r\n')
    expect(billions.years.map((y) => y.gdp.value)).toEqual([3000000, 3150000, 3307500, 3472875, 3646518.75])
    expect(await withFile('gdp', 'year,gdp\n2026,3e12\n2030,3646518750000\n')).toEqual(billions)
    expect(billions.assumptions.gdp).toMatchObject({
      kind: 'file',
      says: expect.stringContaining('2027 to 2029 filled'),
    })
  })

  it('with a deflator says what prices are, also between its years and before the start', async () => {
    const text = 'year,gdp_billion,deflator\n2025,2900,100\n2026,3000,102\n2030,3600,110.4080808\n'
    const { years, assumptions } = await withFile('gdp', text, { prices: '2025' })
    expect(years[0]?.gdp.value).toBeCloseTo(3_000_000 / 1.02, 3)
    expect(years[4]?.gdp.value).toBeCloseTo(3_600_000 / 1.104080808, 3)
    for (const y of assumptions.economy) expect(y.inflation).toBeCloseTo(2, 5)
    expect(assumptions.gdp.edition).toBeNull()
  })

  it('without one takes the projection’s prices, and says so', async () => {
    const { assumptions } = await withFile('gdp', 'year,gdp\n2026,3e12\n2030,4e12\n')
    expect(assumptions.gdp).toMatchObject({
      edition: 'imf.weo/2025-10-16',
      says: expect.stringContaining('prices by the deflator of imf.weo/2025-10-16'),
    })
  })

  it('is not contradicted: by growth, or by a level and a share that make another GDP', async () => {
    const text = 'year,gdp\n2026,3e12\n2030,4e12\n'
    expect((await refusalOf(() => withFile('gdp', text, { growth: 1 }))).code).toBe('gdp.twice')
    const both = await refusalOf(() => withFile('gdp', text, { startShare: 2, startLevel: 70e9 }))
    expect([both.code, both.hint]).toEqual(['start.impossible', 'give one of --start-share and --start-level'])
    expect((await withFile('gdp', text, { inflation: 3 })).assumptions.economy[0]?.inflation).toBeCloseTo(3, 9)
  })

  it('is enough for an area of which nothing is published', async () => {
    const { years } = await withFile('gdp', 'year,gdp\n2026,20e9\n2030,24e9\n', { area: 'MLT', startShare: 0.5 })
    expect(years.at(-1)?.level).toMatchObject({ value: 840, scale: 6, currency: 'EUR' })
  })
})

describe('a file of a path', () => {
  it.each<Row>([
    ...SHAPE.map(([name, text, code, words]): Row => {
      const own = typeof text === 'string' ? text.replaceAll('gdp', 'amount').replaceAll('gdb', 'amounts') : text
      return [name, own, code, new RegExp(words.source.replaceAll('gdp', 'amount').replaceAll('gdb', 'amounts'))]
    }),
    ['shares below zero', 'year,share\n2028,-1\n2030,3.5\n', 'path.file', /-1 % of GDP in 2028/],
    ['shares above all GDP', 'year,share\n2028,101\n2030,3.5\n', 'path.file', /101 % of GDP in 2028/],
    [
      'shares in billions',
      'year,share_billion\n2030,3.5\n',
      'scenarioFile.malformed',
      /unknown column "share_billion"/,
    ],
    ['amounts below zero', 'year,amount\n2027,-5\n2028,5\n2029,5\n2030,5\n', 'path.file', /an amount of -5 in 2027/],
    ['shares and amounts', 'year,share,amount\n2028,3,1e11\n2030,3.5,\n', 'path.file', /it has shares and amounts/],
    ['neither', 'year,share\n2028,\n2030,\n', 'path.file', /neither shares nor amounts/],
    ['shares of the past alone', 'year,share\n2020,2\n2026,3\n', 'path.years', /no share after 2026/],
    ['amounts with gaps', 'year,amount_billion\n2028,80\n2030,90\n', 'path.years', /no amount for 2027, 2029$/],
    [
      'amounts above all GDP',
      'year,amount_billion\n2027,80\n2028,81\n2029,82\n2030,8e9\n',
      'path.file',
      /in 2030 is .* % of GDP/,
    ],
  ])('that holds %s is refused', async (_name, text, code, words) => {
    const error = await refusalOf(() => withFile('path', text))
    expect([error.fault, error.code]).toEqual(['data', code])
    expect(error.message).toMatch(words)
    expect(error.hint).toMatch(/give|write/)
  })

  it('of shares is followed, also below the start, with straight lines between', async () => {
    const { years, assumptions } = await withFile('path', 'year,share\n2028,1\n2030,2\n', { startShare: 3 })
    expect(years.map((y) => y.share)).toEqual([3, 2, 1, 1.5, 2])
    expect(assumptions.path).toMatchObject({ kind: 'mine.csv', reachesTarget: false })
  })

  it('of amounts is of one area, or of a group as a whole', async () => {
    const text = 'year,amount_billion\n2027,600\n2028,650\n2029,700\n2030,750\n'
    const each = await refusalOf(() => withFile('path', text, { area: 'NATO-Europe' }))
    expect([each.code, each.hint]).toEqual(['path.group', expect.stringContaining('--members whole')])
    const { years } = await withFile('path', text, { area: 'NATO-Europe', members: 'whole' })
    expect(years.slice(1).map((y) => Math.round(y.level.value))).toEqual([600_000, 650_000, 700_000, 750_000])
  })
})

describe('a name that is no file', () => {
  it.each([
    [{ path: 'liner' }, 'did you mean "linear"?'],
    [{ path: 'Linear ' }, 'did you mean "linear"?'],
    [{ gdp: 'statik' }, 'did you mean "static"?'],
    [{ gdp: 'no/such/file.csv' }, 'known are: weo, splice, static'],
  ])('%o is told the names that stand for something else', async (input, hint) => {
    const context = { files: disk }
    const error = await refusalOf(async () =>
      asked(await openedBook(), 'cost', { area: 'GBR', draws: 0, ...input }, context),
    )
    expect([error.fault, error.code]).toEqual(['input', 'scenarioFile.unknown'])
    expect(error.message).toContain('and as a file: there is no such file')
    expect(error.hint).toContain(hint)
  })

  it('but a folder is told what it is', async () => {
    const error = await refusalOf(async () =>
      asked(await openedBook(), 'cost', { area: 'GBR', gdp: '/', draws: 0 }, { files: disk }),
    )
    expect([error.fault, error.code]).toEqual(['source', 'file.notFile'])
  })
})
