import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ClassifyAnswer } from '../../src/operations/classify-schema.js'
import { classified, ENGINES, MADE } from '../operations/classify-desk.js'
import { filesWith, type MadeLine } from '../operations/classify-maker.js'
import { refusalOf } from '../terms/refusal.js'
import { aliasBomb } from './yaml-bomb.js'

const text = (name: string) => new TextDecoder().decode(MADE[name] as Uint8Array)
const BUDGET = text('budget.csv')
const MAPPING = text('budget.mapping.yaml')
/** The rows of the made budget that are read, as fields. */
const ROWS = BUDGET.split('\n')
  .slice(0, 76)
  .map((row) => [...row.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? ''))
const AMOUNT = 8
const written = (rows: readonly (readonly string[])[], delimiter = ',') =>
  `${rows
    .map((row) => row.map((f) => (/[",;\n\t]/.test(f) ? `"${f.replaceAll('"', '""')}"` : f)).join(delimiter))
    .join('\n')}\n`
const file = (fields: string, mapping = MAPPING) => `${mapping}file: ${fields}\n`
/** The same rows, each with its place. */
const changed = (change: (row: readonly string[], i: number) => readonly string[]) =>
  ROWS.map((row, i) => (i === 0 ? row : change(row, i)))
const amounts = (write: (n: number) => string) =>
  changed((row) => row.map((f, i) => (i === AMOUNT ? write(Number(f)) : f)))

/** What must not depend on the form of a file. */
function money({ byPart, years, byRule, newMoney, relabelled, bridge, reading }: ClassifyAnswer): unknown {
  return { byPart, years, byRule, newMoney, relabelled, bridge, lines: reading.lines }
}

type Form = readonly [what: string, budget: string | Uint8Array, mapping?: string]
const latin = (t: string) => new Uint8Array(Buffer.from(t, 'latin1'))
const german = amounts((n) => n.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 }))

const FORMS: readonly Form[] = [
  ['UTF-8 with a mark and CRLF', `\ufeff${written(ROWS).replaceAll('\n', '\r\n')}`],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${written(ROWS)}`, 'utf16le'))],
  ['gzip', new Uint8Array(gzipSync(written(ROWS)))],
  [
    'Windows-1252, semicolons, decimal commas and points between thousands',
    latin(written(german, ';').replaceAll('\n', '\r\n')),
    file("{ decimal: ',', thousands: '.' }"),
  ],
  [
    'quotes round every field',
    `${ROWS.map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`,
  ],
  ['blanks round every name and amount', written(changed((row) => row.map((f) => ` ${f} \u00a0`)))],
  [
    'blanks of every kind within names',
    written(changed((row) => row.map((f, i) => (i === AMOUNT ? f : f.replaceAll(' ', '\u00a0  '))))),
  ],
  [
    'marks of blanks in names',
    written(changed((row) => row.map((f, i) => (i === 3 || i === 6 ? `${f}<RB>` : f)))),
    file('{ marks: ["<RB>"] }'),
  ],
  ['zeros lost at the start of codes', written(changed((row) => row.map((f, i) => (i === 5 ? String(Number(f)) : f))))],
  [
    'codes turned into decimals',
    written(changed((row) => row.map((f, i) => (i === 4 || i === 5 ? `${Number(f)}.0` : f)))),
  ],
  ['empty fields at the end of every row', written(changed((row) => [...row, '', ' ']))],
  ['blank rows between', written(ROWS).replaceAll('\n', '\n\n')],
  ['its heading again and again', ROWS.map((row) => written([ROWS[0] ?? [], row])).join('')],
  ['amounts with many decimals', written(amounts((n) => `${n}.000000`.replace(/(\.\d+)\.0+$/, '$10000000')))],
  ['amounts as powers', written(amounts((n) => n.toExponential()))],
  ['minus signs of typographers', written(amounts((n) => String(n).replace('-', '−')))],
  ['a heading twice, the second of nothing', written(ROWS.map((row, i) => [...row, i === 0 ? 'amount' : ''])), MAPPING],
]

describe('a budget in another form', () => {
  it.each(FORMS)('has the same answer: %s', async (_, budget, mapping = MAPPING) => {
    const plain = await classified({}, { ...MADE, 'budget.csv': written(ROWS) })
    expect(plain.reading.lines).toBe(75)
    const found = await classified({}, { ...MADE, 'budget.csv': budget ?? '', 'budget.mapping.yaml': mapping })
    expect(money(found)).toEqual(money(plain))
    expect(found.rejected).toBe(0)
  })

  it('in several encodings at once has the same answer, and says how many lines were in another', async () => {
    const named = (row: readonly string[]) => row.map((f) => f.replace('Interior', 'Intérieur'))
    const utf8 = written(ROWS.map(named))
    const rules = { 'rules.yaml': text('rules.yaml').replace('Ministry of the *', 'Ministry of the Int*') }
    const plain = await classified({}, { ...MADE, ...rules, 'budget.csv': utf8 })
    const lines = utf8.split('\n')
    const half = lines.length / 2
    const mixed = Buffer.concat([
      Buffer.from(`${lines.slice(0, half).join('\n')}\n`),
      Buffer.from(lines.slice(half).join('\n'), 'latin1'),
    ])
    const found = await classified({}, { ...MADE, ...rules, 'budget.csv': new Uint8Array(mixed) })
    expect(money(found)).toEqual(money(plain))
    expect(found.reading.mendedLines).toBeGreaterThan(0)
  })

  it('with rows of more and fewer fields loses only these, and counts them', async () => {
    const odd = changed((row, i) => (i % 10 === 3 ? row.slice(0, 5) : i % 10 === 7 ? [...row, 'more'] : row))
    const { rows, rejected, reading } = await classified({}, { ...MADE, 'budget.csv': written(odd) })
    expect([rows, rejected, reading.lines]).toEqual([75, 15, 60])
    expect(reading.rejections.map((r) => [r.reason, r.rows])).toEqual([
      ['too-few-fields', 8],
      ['too-many-fields', 7],
    ])
  })
})

const LINE: MadeLine = {
  year: '2024',
  stage: 'outturn',
  side: 'expenditure',
  code: '10',
  ministry: 'Defence',
  programme: '',
  text: 'Army',
  hundredths: 100,
}
const rule = (id: string, when: unknown, priority = 0) => ({
  id,
  when,
  assign: [{ part: 'core', low: 1, central: 1, high: 1 }],
  because: 'So.',
  source: { text: 'Nobody' },
  standing: 'agreed',
  priority,
})

describe('a budget with', () => {
  it('codes of a megabyte loses these rows, and reads the rest', async () => {
    const long = 'x'.repeat(1_048_577)
    const files = filesWith([LINE, { ...LINE, code: long }, LINE], [rule('all', { code: '10' })])
    const { reading, byRule } = await classified({}, files)
    expect(reading.rejections).toMatchObject([{ reason: 'long-line', rows: 1, first: { row: 3 } }])
    expect(byRule.map((r) => r.lines)).toEqual([2])
  })

  it('codes just below that are lines as any, in memory and in the database', async () => {
    const long = `10${'é'.repeat(200_000)}`
    const files = filesWith([{ ...LINE, code: long }], [rule('all', { code: long })])
    const here = await classified({}, files)
    const there = await classified({ engine: 'duckdb' }, files, { engines: ENGINES })
    expect(here.byRule.map((r) => r.lines)).toEqual([1])
    expect({ ...there, engine: null }).toEqual({ ...here, engine: null })
  })

  it.each([
    ['typescript', '100000000000000'],
    ['typescript', '900000000000000000'],
    ['duckdb', '100000000000000'],
    ['duckdb', '900000000000000000'],
    ['duckdb', '1e300'],
  ])('amounts beyond all money is refused in words, and never rounded (%s, %s)', async (engine, amount) => {
    const files = filesWith([LINE], [rule('all', { code: '10' })])
    const more = { ...files, 'budget.csv': String(files['budget.csv']).replace('"1.00"', `"${amount}"`) }
    const error = await refusalOf(() => classified({ engine }, more, { engines: ENGINES }))
    expect([error.fault, error.code]).toEqual(['data', 'ledger.amount'])
  })

  it('names that are words of JavaScript or of SQL is counted as any', async () => {
    const names = [
      '__proto__',
      'constructor',
      'null',
      'NULL',
      'undefined',
      'toString',
      "'; drop table ledger; --",
      '$1',
      '',
    ]
    const files = filesWith(
      names.map((name) => ({ ...LINE, code: name, ministry: name, programme: name, text: name })),
      [rule('all', { any: names.filter((n) => n !== '').map((name) => ({ ministry: name })) })],
    )
    const here = await classified({}, files)
    expect([here.byRule.map((r) => r.lines), here.unmatched.lines]).toEqual([[8], 1])
    const there = await classified({ engine: 'duckdb' }, files, { engines: ENGINES })
    expect({ ...there, engine: null }).toEqual({ ...here, engine: null })
  })

  it('nothing but rows that cannot be read is refused, with what to do', async () => {
    const error = await refusalOf(() => classified({}, { ...MADE, 'budget.csv': `${BUDGET.split('\n')[0]}\na,b\n` }))
    expect([error.fault, error.code]).toEqual(['data', 'ledger.noLines'])
    expect(error.message).toBe('none of its 1 rows became a line (1 rejected)')
    expect(error.hint).toContain('pledgebook ledger budget.csv')
  })
})

describe('a mapping', () => {
  it.each([
    ['a file above the ledger', '../../../../etc/passwd'],
    ['a file of the whole machine', '/etc/passwd'],
    ['a file above, by the other slash', '..\\\\..\\\\secret.csv'],
  ])('that looks names up in %s is refused', async (_, path) => {
    const lookups = `lookups: { names: { file: "${path}", key: [{ theirs: a, ours: chapter }], value: b } }\n`
    const error = await refusalOf(() => classified({}, { ...MADE, 'budget.mapping.yaml': `${MAPPING}${lookups}` }))
    expect([error.fault, error.code]).toEqual(['data', 'yaml.unexpected'])
    expect(error.message).toContain('lookups.names.file')
  })

  it.each([
    ['a bomb of aliases', `${aliasBomb()}${MAPPING}`, 'yaml.malformed', 'alias'],
    ['a column that is its own list', MAPPING.replace('text: text', 'text: &c [*c]'), 'yaml.malformed', 'alias'],
    ['a field of prototypes', `__proto__: { scale: 0 }\n${MAPPING}`, 'yaml.unexpected', '"__proto__"'],
    [
      'a tag of another language',
      MAPPING.replace('scale: 6', 'scale: !!js/function "() => 6"'),
      'yaml.unexpected',
      'line 8: scale: expected a number',
    ],
  ])('that holds %s is refused', async (_, mapping, code, words) => {
    const error = await refusalOf(() => classified({}, { ...MADE, 'budget.mapping.yaml': mapping }))
    expect([error.fault, error.code]).toEqual(['data', code])
    expect(error.message).toContain(words)
  })
})
