import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/book/yaml-file.js'
import { columnTexts } from '../../src/ledgers/column-texts.js'
import { descriptorMapping } from '../../src/ledgers/descriptor-mapping.js'
import { ledgerLexicon } from '../../src/ledgers/lexicon.js'
import type { LedgerMapping } from '../../src/ledgers/mapping-schema.js'
import { readDescriptor } from '../../src/ledgers/read-descriptor.js'
import { descriptorOf } from '../../src/ledgers/write-descriptor.js'
import { refusalOf } from '../terms/refusal.js'
import { inputOf, mappingOf, plainMapping, readAll, shippedMapping } from './ledger-desk.js'

const DATA = fileURLToPath(new URL('../../data/ledgers/', import.meta.url))
const lexicon = readYaml(readFileSync(`${DATA}lexicon.yaml`, 'utf8'), ledgerLexicon, 'lexicon.yaml')

async function read(descriptor: unknown, content = '', file = 'budget.csv') {
  const input = inputOf(content, undefined, file)
  const text = JSON.stringify(descriptor)
  return descriptorMapping(readDescriptor(text, 'datapackage.json', file), lexicon, (column, form) =>
    columnTexts(input, form, column),
  )
}
const packaged = (schema: unknown, more: Record<string, unknown> = {}) => ({
  name: 'budget',
  title: 'Budget of Somewhere',
  sources: [{ title: 'Treasury of Somewhere', path: 'https://example.org' }],
  licenses: [{ name: 'CC-BY-4.0', title: 'Creative Commons Attribution 4.0' }],
  resources: [{ name: 'lines', path: 'data/budget.csv', schema, ...more }],
})

/** As in the specification of the Fiscal Data Package 1.0: approved and executed amounts of two years in four columns. */
const WIDE = packaged(
  {
    fields: [
      { name: 'Ministry', type: 'string', columnType: 'administrative-classification:generic:level1:label' },
      { name: 'Ministry code', type: 'string', columnType: 'administrative-classification:generic:level1:code' },
      { name: 'Chapter', type: 'string', columnType: 'administrative-classification:generic:level2:code' },
      { name: 'Chapter name', type: 'string', columnType: 'administrative-classification:generic:level2:label' },
      { name: 'Function', type: 'string', columnType: 'functional-classification:cofog:division:label' },
      ...[2015, 2016].flatMap((year) =>
        ['approved', 'executed'].map((phase) => ({
          name: `${phase} ${year}`,
          type: 'number',
          decimalChar: ',',
          groupChar: '.',
          normalize: { 'Budget Phase': phase, 'Fiscal Year': year },
        })),
      ),
    ],
    extraFields: [
      { name: 'Budget Phase', type: 'string', columnType: 'phase:id' },
      { name: 'Fiscal Year', type: 'integer', columnType: 'date:fiscal-year' },
      { name: 'Fiscal Amount', type: 'number', columnType: 'value', normalizationTarget: true },
      { name: 'Currency', type: 'string', columnType: 'value-currency:code', constant: 'EUR' },
      { name: 'Direction', type: 'string', columnType: 'direction', constant: 'expenditure' },
    ],
    missingValues: ['', '-'],
  },
  { encoding: 'iso-8859-1', dialect: { delimiter: ';', quoteChar: '"', header: true } },
)

describe('a Frictionless descriptor', () => {
  it('of a Fiscal Data Package becomes a mapping: columns, phases, years, number style, missing values', async () => {
    const { mapping, doubts } = await read(WIDE)
    expect(mapping).toMatchObject({
      id: 'budget',
      title: 'Budget of Somewhere',
      source: { text: 'Treasury of Somewhere', url: 'https://example.org' },
      terms: 'Creative Commons Attribution 4.0',
      currency: 'EUR',
      side: 'expenditure',
      ministry: 'Ministry',
      programme: 'Function',
      code: ['Ministry code', { column: 'Chapter', before: '.' }],
      text: ['Chapter name'],
      file: { encoding: 'windows-1252', delimiter: ';', decimal: ',', thousands: '.', missing: ['-'] },
    })
    expect(mapping?.amounts).toEqual([
      { column: 'approved 2015', stage: 'appropriated', year: '2015' },
      { column: 'executed 2015', stage: 'outturn', year: '2015' },
      { column: 'approved 2016', stage: 'appropriated', year: '2016' },
      { column: 'executed 2016', stage: 'outturn', year: '2016' },
    ])
    expect(doubts).toEqual(['the descriptor does not say the scale of the amounts; whole units are taken'])
    const heading =
      'Ministry;Ministry code;Chapter;Chapter name;Function;approved 2015;executed 2015;approved 2016;executed 2016'
    const content = Buffer.from(`${heading}\nMinisterium für Ä;01;0102;Küche;Defence;1.234,5;-;2;3\n`, 'latin1')
    const { lines } = await readAll(inputOf(new Uint8Array(content)), mapping as LedgerMapping)
    expect(lines.map(({ year, stage, amount }) => [year, stage, amount])).toEqual([
      ['2015', 'appropriated', 1234.5],
      ['2016', 'appropriated', 2],
      ['2016', 'outturn', 3],
    ])
    expect(lines[0]).toMatchObject({ ministry: 'Ministerium für Ä', code: '01.0102', programme: 'Defence' })
  })

  it('with columns of phases and directions takes their texts from the list or from the file', async () => {
    const found = await read(
      packaged({
        fields: [
          { name: 'Year', type: 'integer', columnType: 'date:fiscal-year' },
          { name: 'Id', type: 'string', columnType: 'budget-line-id' },
          { name: 'Phase', type: 'string', columnType: 'phase:id' },
          { name: 'Flow', type: 'string', columnType: 'direction', constraints: { enum: ['Ausgabe', 'Einnahme'] } },
          { name: 'Betrag (Tsd)', type: 'number', columnType: 'value' },
        ],
        extraFields: [{ name: 'c', columnType: 'value-currency:code', constant: 'CHF' }],
      }),
      'Year,Id,Phase,Flow,Betrag (Tsd)\n2024,a,Approved,Ausgabe,1\n2024,b,Executed,Einnahme,2\n2024,c,Imagined,Ausgabe,2\n',
    )
    expect(found.mapping).toMatchObject({
      year: { column: 'Year' },
      stage: { column: 'Phase', is: { Approved: 'appropriated', Executed: 'outturn' } },
      side: { column: 'Flow', expenditure: ['Ausgabe'], revenue: ['Einnahme'] },
      currency: 'CHF',
      scale: 3,
      code: ['Id'],
    })
    expect(found.doubts).toEqual(['the phase "Imagined" is none that is known; its rows are rejected'])
  })

  it('of version 0.3 is read by its model, with the factor as scale', async () => {
    const { mapping } = await read({
      ...packaged({
        fields: [{ name: 'amount' }, { name: 'year' }, { name: 'dept' }, { name: 'dept_name' }, { name: 'fn' }],
      }),
      model: {
        measures: {
          amount: { source: 'amount', currency: 'GBP', factor: 1000, phase: 'executed', direction: 'expenditure' },
        },
        dimensions: {
          date: { dimensionType: 'datetime', primaryKey: 'year', attributes: { year: { source: 'year' } } },
          org: {
            dimensionType: 'entity',
            attributes: { code: { source: 'dept' }, label: { source: 'dept_name', labelfor: 'code' } },
          },
          functions: {
            dimensionType: 'classification',
            classificationType: 'functional',
            attributes: { code: { source: 'fn' } },
          },
        },
      },
    })
    expect(mapping).toMatchObject({
      currency: 'GBP',
      scale: 3,
      year: { column: 'year' },
      amounts: [{ column: 'amount', stage: 'outturn', side: 'expenditure' }],
      ministry: 'dept_name',
      programme: 'fn',
      code: ['dept'],
    })
  })

  it('that says nothing of meaning still says how the file is written', async () => {
    const found = await read({
      schema: { fields: [{ name: 'a', type: 'number', decimalChar: ',', groupChar: ' ' }], missingValues: ['n/a'] },
      dialect: { delimiter: '\t', headerRows: [3, 4] },
      encoding: 'cp1250',
    })
    expect(found).toMatchObject({
      mapping: undefined,
      file: {
        decimal: ',',
        thousands: ' ',
        missing: ['n/a'],
        delimiter: '\t',
        skip: 2,
        headings: 2,
        encoding: 'windows-1250',
      },
    })
    expect((await read({ fields: [{ name: 'x' }] })).mapping).toBeUndefined()
  })

  it('is refused in words where it is none, or describes another file', async () => {
    expect(await refusalOf(() => readDescriptor('{', 'd.json', 'a.csv'))).toMatchObject({
      code: 'descriptor.malformed',
      where: 'd.json',
    })
    expect(await refusalOf(() => read({ fields: [] }))).toMatchObject({ code: 'descriptor.malformed' })
    expect(await refusalOf(() => read({ resources: 5 }))).toMatchObject({ code: 'descriptor.malformed' })
    const two = { resources: [{ path: 'x.csv' }, { path: 'y.csv' }] }
    expect(await refusalOf(() => read(two))).toMatchObject({
      code: 'descriptor.resource',
      message: 'none of its resources is budget.csv',
      hint: 'it describes: x.csv, y.csv',
    })
    expect(await refusalOf(() => read({ resources: [{ path: 'budget.csv' }] }))).toMatchObject({
      code: 'descriptor.resource',
    })
  })
})

const TYPES = ['string', 'number', 'integer']
const TAXONOMY =
  /^(value|date:fiscal-year|phase:id|direction|budget-line-id|value-currency:code|activity:generic:program:label|administrative-classification:generic:level[1-8]:(code|label))$/

interface Written {
  readonly resources: readonly [
    {
      readonly schema: { readonly fields: Record<string, unknown>[]; readonly extraFields: Record<string, unknown>[] }
    },
  ]
}

describe('a descriptor written from a mapping', () => {
  const shipped = readdirSync(DATA)
    .filter((file) => file !== 'lexicon.yaml')
    .map((file) => shippedMapping(file.replace('.yaml', '')))

  it.each(shipped.map((mapping) => [mapping.id, mapping] as const))(
    'of %s gives the mapping again',
    async (_, mapping) => {
      const names = (mapping.file.columns ?? []).map((name) => name.replace('{year}', '2024'))
      const written = descriptorOf(mapping, names, 'budget.csv')
      expect((await read(written)).mapping).toEqual(mapping)
      const { fields, extraFields } = (JSON.parse(JSON.stringify(written)) as Written).resources[0].schema
      expect(fields.map((field) => field.name)).toEqual(names)
      for (const field of [...fields, ...extraFields]) {
        expect(TYPES).toContain(field.type)
        if (field.columnType !== undefined) expect(field.columnType).toMatch(TAXONOMY)
      }
      const extra = extraFields.map((field) => field.name)
      for (const field of fields) for (const key of Object.keys(field.normalize ?? {})) expect(extra).toContain(key)
      const targets = extraFields.filter((field) => field.normalizationTarget === true)
      expect(targets).toHaveLength(fields.some((field) => field.normalize !== undefined) ? 1 : 0)
    },
  )

  it('says the same to a program that knows the specification only', async () => {
    const heading = 'year;ministry;kap;post;name;side;stage;amount'
    const content = `${heading}\n2024;War;01;02;Tanks;A;Soll;1,5\n2025;War;01;03;Fuel;E;Ist;-;\n2025;War;01;03;Fuel;E;Ist;2,5\n`
    const mapping = mappingOf(`id: own
title: Own
source: {text: Somebody}
terms: none
currency: EUR
scale: 0
file: {delimiter: ";", decimal: ",", missing: ["-"], encoding: utf-8}
year: {column: year}
stage: {column: stage, is: {Soll: appropriated, Ist: outturn}}
amounts: [{column: amount}]
side: {column: side, expenditure: [A], revenue: [E]}
code: [kap, {column: post, before: "."}]
ministry: ministry
text: [name]
`)
    const { pledgebook: _, ...plain } = descriptorOf(mapping, heading.split(';'), 'budget.csv')
    const again = await read(plain, content)
    expect(again.doubts).toEqual(['the descriptor does not say the scale of the amounts; whole units are taken'])
    expect({ ...again.mapping, id: 'own' }).toEqual(mapping)
    const wide = plainMapping(
      'amounts: [{column: "F {year}", stage: appropriated}, {column: income, stage: outturn, year: "2024", side: revenue}]',
    )
    const { year: _year, ...yearless } = wide
    const { pledgebook: _own, ...wideOnly } = descriptorOf(
      yearless,
      ['code', 'F 2024', 'F 2025', 'income'],
      'budget.csv',
    )
    const rows = 'code,F 2024,F 2025,income\nx,1,2,3\n'
    const read2 = (await read(wideOnly, rows)).mapping as LedgerMapping
    const money = async (by: LedgerMapping) =>
      (await readAll(inputOf(rows), by)).lines.map(({ year, stage, side, amount, code }) => [
        year,
        stage,
        side,
        amount,
        code,
      ])
    expect(await money(read2)).toEqual(await money(yearless))
  })
})
