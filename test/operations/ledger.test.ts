import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readYaml } from '../../src/book/yaml-file.js'
import { disk } from '../../src/cli/disk.js'
import { showLedger } from '../../src/cli/show-ledger.js'
import { terminalOf } from '../../src/cli/terminal.js'
import { ledgerMapping } from '../../src/ledgers/mapping-schema.js'
import { ledger } from '../../src/operations/ledger.js'
import type { LedgerAnswer } from '../../src/operations/ledger-schema.js'
import { openedBook } from '../opened-book.js'
import { describeWithFolders } from '../shared-data.js'
import { refusalOf } from '../terms/refusal.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledgebook-ledgers-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const place = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const asked = async (input: Record<string, unknown>): Promise<LedgerAnswer> => {
  const context = { book: await openedBook(), files: disk, log: () => undefined }
  const { value } = await ledger.run(context, ledger.input.parse(input))
  return ledger.output.parse(value)
}
const screen = (answer: LedgerAnswer, columns = 120) => showLedger(answer, terminalOf({ columns }, {}))

const FINNISH =
  'vuosi,dokumentti,paaluokka_num,paaluokka_nimi,luku_num,luku_nimi,momentti_num,momentti_nimi,info,maararaha_eur,aiemmin_budjetoitu_eur,toteutuma_edellinen_eur,toteutuma_kaksi_vuotta_sitten_eur\n'
const DANISH = (year: number) =>
  `ID\tParagraf\tHovedområde\tAktivitetsområde\tHovedkonto\tUnderkonto\tStandardkonto\tR ${year - 2}\tB ${year - 1}\tF ${year}\tBO 1 ${year + 1}\tBO 2 ${year + 2}\tBO 3 ${year + 3}\n1211010010\tForsvarsministeriet\ta\tb\tc\td\te\t5.5\t6\t-7.1\t8\t8\t8\n`

describe('a ledger looked at', () => {
  it('is read by the shipped mapping that names its columns, all of them and in their order', async () => {
    const file = place('a.csv', `${FINNISH}2026,Esitys,27,PUOLUSTUS,10,Puolustus,01,Menot,,100,,,90.5\n2026,x,27\n`)
    const answer = await asked({ file })
    expect(answer.mapping).toMatchObject({ id: 'finland.budget-proposals', origin: 'shipped', confidence: null })
    expect(answer).toMatchObject({ files: [file], rows: 2, lines: 2, rejected: 1, notes: [] })
    expect(answer.money).toEqual([
      { year: '2024', stage: 'outturn', side: 'expenditure', lines: 1, amount: euro(90.5) },
      { year: '2026', stage: 'proposed', side: 'expenditure', lines: 1, amount: euro(100) },
    ])
    expect(answer.preview[1]).toMatchObject({
      file,
      row: 2,
      code: '27.10.01',
      ministry: 'PUOLUSTUS',
      amount: euro(90.5),
    })
    expect(answer.rejections).toEqual([
      { file, row: 3, reason: 'too-few-fields', detail: '3 fields, expected 13', text: '2026 | x | 27' },
    ])
    const uses = Object.fromEntries(answer.columns.map((column) => [column.name, column.uses]))
    expect(uses).toMatchObject({ vuosi: ['year'], luku_num: ['code'], info: [], maararaha_eur: ['amount (proposed)'] })
    expect(answer.citation.text).toMatch(/^Ministry of Finance of Finland.*read by mapping finland\.budget-proposals/)
  })

  it('is read from several files that a pattern finds, each named in its lines', async () => {
    place('act_2022.tsv', DANISH(2022))
    place('act_2023.tsv', DANISH(2023))
    const answer = await asked({ file: join(folder, 'act_*.tsv') })
    expect(answer.mapping.id).toBe('denmark.finance-act-of-a-year')
    expect(answer.files.map((name) => name.slice(-8))).toEqual(['2022.tsv', '2023.tsv'])
    expect(answer.money.map((m) => [m.year, m.stage, m.side, m.amount.value])).toEqual([
      ['2020', 'outturn', 'expenditure', 5.5e6],
      ['2021', 'outturn', 'expenditure', 5.5e6],
      ['2022', 'appropriated', 'revenue', -7.1e6],
      ['2023', 'appropriated', 'revenue', -7.1e6],
    ])
    expect(screen(answer)).toContain('2 files; 2 rows, 4 lines')
  })

  it('gets a proposal where no mapping fits: what each column is and why, and what is doubtful', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 2 ? 'Defence' : 'Health'},${100 + i},Thing ${i},${i}.5`)
    const file = place('budget.csv', `Department,Ref,What,Actual 2024\n${rows.join('\n')}\n`)
    const answer = await asked({ file })
    expect(answer.mapping).toMatchObject({ origin: 'proposed', id: 'proposed', title: 'budget.csv' })
    expect(answer.columns.map(({ name, uses, sure }) => [name, uses, sure])).toEqual([
      ['Department', ['ministry'], true],
      ['Ref', ['code'], true],
      ['What', ['text'], false],
      ['Actual 2024', ['amount (outturn)'], true],
    ])
    expect(answer.columns[3]?.why).toBe(
      'heading: "actual" and the year 2024; 100 % of its fields are numbers: "0.5", "1.5", "2.5" …',
    )
    expect(answer.notes).toContain('the file does not name its currency')
    const text = screen(answer)
    expect(text).toContain('a proposed mapping: check it before you use it')
    expect(text).toMatch(/\? +What +text/)
    expect(text).toContain('of a currency not stated')
  })

  it('writes the proposal as a mapping that reads the same, and never over a file', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${2020 + (i % 3)};A ${i};0${100 + i};"1.${100 + i},5"`)
    const file = place('own.csv', `Jahr;Ressort;Kapitel;Ist (Tsd. EUR)\n${rows.join('\n')}\n`)
    const write = join(folder, 'own.yaml')
    const proposed = await asked({ file, write })
    expect(proposed.written).toBe(write)
    const text = readFileSync(write, 'utf8')
    expect(text).toMatch(/^# Proposed; correct it/)
    expect(readYaml(text, ledgerMapping, write)).toEqual(proposed.mapping.definition)
    const given = await asked({ file, mapping: write })
    expect(given.mapping.origin).toBe('given')
    expect(given.money).toEqual(proposed.money)
    expect(proposed.money[0]).toEqual({
      year: '2020',
      stage: 'outturn',
      side: 'expenditure',
      lines: 10,
      amount: euro(11_140_000),
    })
    expect(await refusalOf(() => asked({ file, write }))).toMatchObject({ code: 'file.exists' })
  })

  it('takes a year that neither the file nor its name says', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `Defence,A${i},${i}.5`)
    const file = place('yearless.csv', `Department,Code,Outturn\n${rows.join('\n')}\n`)
    expect((await asked({ file })).notes[0]).toMatch(/no column names the year; 2000 stands in its place/)
    const answer = await asked({ file, year: '2025' })
    expect(answer.money.map((m) => m.year)).toEqual(['2025'])
    expect(await refusalOf(() => asked({ file, year: 'soon' }))).toMatchObject({ fault: 'input' })
  })

  it('warns that a heading without years may be of another year', async () => {
    const heading =
      'einzelplan;einzelplan-text;einahmen-ausgaben;einahmen-ausgaben-text;kapitel;kapitel-text;titel;funktion;titel-text;flex;seite;soll ;titelgruppe;tgr-text'
    const file = place('HH_2027.csv', `${heading}\n"14";"BMVg";"A";"x";"1401";"y";"55101";"031";"z";;"6";12;;\n`)
    const { mapping, notes } = await asked({ file })
    expect(mapping.id).toBe('germany.budget-2025')
    expect(notes[0]).toContain('the mapping says that "soll" is of 2025: check that this is the file it describes')
  })

  it('shows what is left out with its money', async () => {
    const file = place('t.csv', 'year,code,amount,name\n2024,a,1,x\n2024,b,2,y\n2024,,3,Total\n')
    const mapping = place(
      't.yaml',
      'id: t\ntitle: T\nsource: {text: S}\nterms: none\ncurrency: EUR\nscale: 6\nyear: {column: year}\namounts: [{column: amount, stage: outturn}]\nside: expenditure\ncode: code\ntext: name\nrows: [{as: total, column: name, is: [Total]}]\n',
    )
    const answer = await asked({ file, mapping })
    expect(answer.money[0]?.amount.value).toBe(3e6)
    expect(answer.leftOut).toEqual([{ as: 'total', rows: 1, amount: euro(3e6) }])
    expect(screen(answer)).toMatch(/Left out of the sums:\n {2}total: 1 rows with 3,000\n {4}row 4 \(total\): 2024 \|/)
  })

  it('in two currencies is refused until one is chosen; the others are left out with their money', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `2024,A${i},${i % 3 ? 'EUR' : 'DKK'},${i}.5`)
    const file = place('two.csv', `Year,Code,Currency,Outturn\n${rows.join('\n')}\n`)
    expect(await refusalOf(() => asked({ file }))).toMatchObject({
      fault: 'data',
      code: 'ledger.currencies',
      message: 'row 2 is in DKK, the ledger in EUR: amounts in two currencies are not added',
    })
    const answer = await asked({ file, only: 'DKK' })
    expect(answer.money.map((m) => m.amount)).toEqual([{ ...euro(140), currency: 'DKK' }])
    expect(answer.leftOut).toEqual([{ as: 'currency', rows: 20, amount: { ...euro(310), currency: 'DKK' } }])
    expect(answer.columns.map((column) => column.uses)).toEqual([
      ['year'],
      ['code'],
      ['currency'],
      ['amount (outturn)'],
    ])
    expect(await refusalOf(() => asked({ file, only: 'kroner' }))).toMatchObject({ code: 'ledger.only' })
    const one = place(
      'one.csv',
      `Year,Code,Currency,Outturn\n${rows.filter((row) => row.includes('EUR')).join('\n')}\n2024,B,,1\n`,
    )
    expect(await asked({ file: one })).toMatchObject({
      lines: 20,
      rejected: 1,
      reasons: [{ reason: 'no-currency', rows: 1 }],
    })
    const finnish = place('fi.csv', `${FINNISH}2026,Esitys,27,PUOLUSTUS,10,Puolustus,01,Menot,,100,,,90.5\n`)
    expect(await refusalOf(() => asked({ file: finnish, only: 'DKK' }))).toMatchObject({ code: 'ledger.only' })
  })

  it('is read by a descriptor, given or beside it, and written as one', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${2020 + (i % 2)};A${i};${i},5`)
    const file = place('described.csv', `when;what;how much\n${rows.join('\n')}\n`)
    const write = join(folder, 'out.json')
    const mapping = place(
      'd.yaml',
      'id: d\ntitle: D\nsource: {text: S}\nterms: none\ncurrency: SEK\nscale: 0\nfile: {delimiter: ";", decimal: ","}\nyear: {column: when}\namounts: [{column: how much, stage: proposed}]\nside: expenditure\ncode: [what]\n',
    )
    const first = await asked({ file, mapping, write })
    const { pledgebook: _, ...plain } = JSON.parse(readFileSync(write, 'utf8')) as Record<string, unknown>
    const descriptor = place('plain.json', JSON.stringify(plain))
    const described = await asked({ file, descriptor })
    expect(described.mapping).toMatchObject({ origin: 'described', title: 'D', source: 'S' })
    expect(described.money).toEqual(first.money)
    expect(screen(described)).toContain('by its descriptor')
    const beside = place('datapackage.json', JSON.stringify(plain))
    expect((await asked({ file })).mapping.origin).toBe('described')
    const other = place('other.csv', readFileSync(file, 'utf8').replace('how much', 'amount'))
    const proposed = await asked({ file: other })
    expect(proposed.mapping.origin).toBe('proposed')
    expect(proposed.notes[0]).toContain('datapackage.json is not used: none of its resources is other.csv')
    expect(await refusalOf(() => asked({ file: other, descriptor }))).toMatchObject({ code: 'descriptor.resource' })
    rmSync(beside)
  })

  it('is refused in words: no mapping of that name, no file, nothing like money, no door to files', async () => {
    const file = place('x.csv', 'name,remark\nsome body,none\nany body,nothing\n')
    expect(await refusalOf(() => asked({ file, mapping: 'finland.budget' }))).toMatchObject({
      code: 'mapping.unknown',
      fault: 'notFound',
      hint: expect.stringContaining('finland.budget-proposals'),
    })
    expect(await refusalOf(() => asked({ file: join(folder, 'no*.csv') }))).toMatchObject({ code: 'file.unreadable' })
    expect(await refusalOf(() => asked({ file }))).toMatchObject({
      code: 'ledger.noMapping',
      message: expect.stringContaining('no column looks like amounts of money'),
      hint: expect.stringContaining('name (name)'),
    })
    const book = await openedBook()
    expect(await refusalOf(() => ledger.run({ book, log: () => undefined }, { file }))).toMatchObject({
      code: 'ledger.noFiles',
    })
  })
})

function euro(value: number) {
  return { value, currency: 'EUR', scale: 0, prices: 'current' }
}

describeWithFolders(['ledgers'], 'the ledgers that are known, by their headings alone', (shared) => {
  it.each([
    ['norway/dfo-regnskap-by-post-and-account-2014-2025.csv.gz', 'norway.accounts-by-account'],
    ['norway/dfo-bevilgning-og-regnskap-by-post-2014-2026.csv.gz', 'norway.appropriations-and-accounts'],
    ['denmark/finanslov-2003-2023.csv.gz', 'denmark.finance-acts'],
    ['denmark/finanslov_y20*.tsv*', 'denmark.finance-act-of-a-year'],
    ['germany/HH_2025.csv', 'germany.budget-2025'],
    ['germany/HH_2026_draft.csv', 'germany.draft-2026'],
    ['finland/budjetti-hallituksen-esitys-2022-2026.csv', 'finland.budget-proposals'],
    ['canada/program_sobjs.csv', 'canada.programmes-by-object'],
    ['canada/program_spending.csv', 'canada.programmes'],
    ['canada/program_vote_stat.csv', 'canada.programmes-by-vote'],
    ['canada/org_vote_stat_pa.csv', 'canada.votes'],
    ['canada/org_vote_stat_estimates.csv', 'canada.estimates'],
    ['canada/org_sobjs.csv', 'canada.organisations-by-object'],
    ['canada/org_transfer_payments.csv', 'canada.transfer-payments'],
    ['norway/dfo-regnskap-by-post-and-agency-2014-2025.csv.gz', 'norway.accounts-by-agency'],
    ['norway/gul-bok-2019-2026-without-2020.csv.gz', 'norway.budget-proposals'],
    ['norway/original/gul-bok-2025.xlsx', 'norway.budget-proposal-2025'],
    ['norway/original/gul-bok-2026.xlsx', 'norway.budget-proposal-2026'],
    ['norway/original/saldert-budsjett-2025.xlsx', 'norway.adopted-budget-2025'],
  ])('%s is known', async (file, id) => {
    const answer = await asked({ file: join(shared, 'ledgers', file) })
    expect(answer.mapping).toMatchObject({ id, origin: 'shipped' })
    expect(answer.rejected).toBe(0)
  })
})
