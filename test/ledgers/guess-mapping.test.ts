import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/book/yaml-file.js'
import { guessMapping } from '../../src/ledgers/guess-mapping.js'
import { ledgerLexicon } from '../../src/ledgers/lexicon.js'
import type { LedgerMapping, TextOf } from '../../src/ledgers/mapping-schema.js'
import type { LedgerSheet, LedgerSheetRow } from '../../src/ledgers/sheet-records.js'
import { describeWithFolders } from '../shared-data.js'
import { fileInput, inputOf, readAll, shippedMapping } from './ledger-desk.js'

const LEXICON = fileURLToPath(new URL('../../data/ledgers/lexicon.yaml', import.meta.url))
const lexicon = readYaml(readFileSync(LEXICON, 'utf8'), ledgerLexicon, 'lexicon.yaml')
const guess = (content: string | Uint8Array, name = 'ledger.csv') =>
  guessMapping(inputOf(content, undefined, name), lexicon)

/** A ledger of two ministries, in words and forms of some country. */
function budget(heading: string, row: (i: number) => string, before = ''): string {
  return `${before}${heading}\n${Array.from({ length: 40 }, (_, i) => row(i)).join('\n')}\n`
}

describe('a mapping proposed for a file nobody has described', () => {
  it('reads a French budget: semicolons, decimal commas, grouped thousands, a title above', async () => {
    const text = budget(
      'Exercice;Mission;Programme;Code article;Libellé;Recettes/Dépenses;Montant exécuté (millions EUR)',
      (i) =>
        `${2023 + (i % 2)};${i < 20 ? 'Défense' : 'Justice'};Programme ${i % 5};${String(i).padStart(4, '0')};Achat de matériel n° ${i};${i % 4 ? 'Dépense' : 'Recette'};1 2${i + 10},5`,
      'Comptes de l’État\n\n',
    )
    const found = await guess(text)
    expect(found.mapping).toMatchObject({
      currency: 'EUR',
      scale: 6,
      year: { column: 'Exercice' },
      ministry: 'Mission',
      programme: 'Programme',
      side: { column: 'Recettes/Dépenses', expenditure: ['Dépense'], revenue: ['Recette'] },
      file: { delimiter: ';', decimal: ',', thousands: ' ', skip: 2 },
    })
    expect(found.mapping?.amounts).toEqual([{ column: 'Montant exécuté (millions EUR)', stage: 'outturn' }])
    expect(found.preview[1]).toMatchObject({ year: '2024', amount: 1_211_500_000, code: '0001', ministry: 'Défense' })
    expect(found.rejected).toBe(0)
  })

  it('reads a wide Swedish table in Windows-1252 with a heading of two lines and a total', async () => {
    const text = budget('Utgiftsområde;Anslag;Benämning;Utfall;\n;;;2023;2024', (i) =>
      i === 39 ? 'Summa;;Summa totalt;1,0;2,0' : `Försvar ${i % 3};1:${i};Förband och övning ${i};${i},25;${i * 2},5`,
    )
    const found = await guess(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
    expect(found.mapping).toMatchObject({
      ministry: 'Utgiftsområde',
      amounts: [{ column: 'Utfall {year}', stage: 'outturn' }],
      file: { encoding: 'windows-1252', headings: 2, decimal: ',' },
    })
    expect(found.preview[2]).toMatchObject({ year: '2023', amount: 1.25, text: 'Förband och övning 1' })
    expect(found.mapping?.rows).toContainEqual({ as: 'total', column: 'Utgiftsområde', is: ['Summa'] })
    expect(found.doubts.join('; ')).toContain('left out as totals')
    expect(found.doubts.join('; ')).toContain('thousands or millions')
  })

  it.each([
    ['German', 'Haushaltsjahr;Ressort;Kapitel;Titel;Zweckbestimmung;Ist TEUR', 'Haushaltsjahr', 'Ressort', 3],
    ['Italian', 'Esercizio;Ministero;Capitolo;Articolo;Denominazione;Pagato milioni EUR', 'Esercizio', 'Ministero', 6],
    ['Dutch', 'Jaar;Ministerie;Hoofdstuk;Artikel;Omschrijving;Realisatie (mln)', 'Jaar', 'Ministerie', 6],
    [
      'Spanish',
      'Ejercicio;Ministerio;Capítulo;Artículo;Descripción;Obligaciones miles EUR',
      'Ejercicio',
      'Ministerio',
      3,
    ],
    ['Polish', 'Rok;Ministerstwo;Rozdział;Pozycja;Nazwa;Wykonanie tys. PLN', 'Rok', 'Ministerstwo', 3],
    ['English', 'Fiscal year;Department;Chapter;Item;Description;Actual £ million', 'Fiscal year', 'Department', 6],
  ])('knows the words of a %s heading', async (_, heading, year, ministry, scale) => {
    const found = await guess(
      budget(
        heading,
        (i) => `2024;${i < 20 ? 'A und O' : 'B und C'};01${i + 10};${i + 100};Some thing ${i};${i * 7}.5`,
      ),
    )
    expect(found.mapping).toMatchObject({ scale, ministry, year: { column: year } })
    expect(found.mapping?.amounts).toEqual([{ column: heading.split(';')[5], stage: 'outturn' }])
    expect(found.preview[1]).toMatchObject({ code: '0111.101', amount: Number(`7.5e${scale}`), text: 'Some thing 1' })
  })

  it('reads a workbook whose heading stands below a title and has two lines', async () => {
    const rows: LedgerSheetRow['cells'][] = [
      ['Budget of somewhere, thousand EUR', null, null, null],
      [null, null, null, null],
      ['Ministry', 'Code', 'Appropriation', null],
      [null, null, 2025, 2026],
      ...Array.from({ length: 12 }, (_, i) => [
        `Ministry of ${i % 2 ? 'War' : 'Peace'}`,
        `A-${i}`,
        i * 10 + 0.5,
        i * 20,
      ]),
    ]
    const input = inputOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0), undefined, 'some.xlsx')
    const aids = {
      sheets: async () => [sheetOf('Notes', [['read me']]), sheetOf('Table', rows)],
    }
    const found = await guessMapping(input, lexicon, aids)
    expect(found.mapping).toMatchObject({
      scale: 3,
      currency: 'EUR',
      ministry: 'Ministry',
      amounts: [{ column: 'Appropriation {year}', stage: 'appropriated' }],
      file: { headings: 2, skip: 2 },
    })
    const { lines } = await readAll(input, found.mapping as LedgerMapping, aids)
    expect(lines).toHaveLength(24)
    expect(lines[3]).toMatchObject({ row: 6, year: '2026', amount: 20_000, code: 'A-1', ministry: 'Ministry of War' })
  })

  it('proposes nothing where there is no money', async () => {
    const found = await guess('name,remark\nsome body,none at all\nany body,nothing\n')
    expect(found).toMatchObject({ mapping: undefined, confidence: 0 })
    expect(found.doubts[0]).toBe('no column looks like amounts of money')
  })

  it('bears with a field that is no number under a heading of money, whose row will be rejected', async () => {
    const found = await guess(
      'Jahr;Kapitel;Ist (Mio. Euro)\n2024;1401;1.234,5\n2024;1402;300,0\n2025;1401;1.300,0\n2025;1402;abc\n',
    )
    expect(found.mapping?.amounts).toEqual([{ column: 'Ist (Mio. Euro)', stage: 'outturn' }])
    expect(found.mapping?.scale).toBe(6)
  })

  it('says when an amount may be read in two ways', async () => {
    const found = await guess(budget('year,code,amount', (i) => `2024,x${i},${100 + i}.${500 + i}`))
    expect(found.doubts.join('; ')).toContain('may be written otherwise')
  })
})

function sheetOf(name: string, rows: readonly LedgerSheetRow['cells'][]): LedgerSheet {
  const parts = [rows.map((cells, i) => ({ index: i + 1, cells }))]
  return { name, size: rows.length, rows: () => Readable.from(parts) }
}

/** Columns by what they are used for, as "use: column". */
function uses(mapping: LedgerMapping): string[] {
  const parts = (rule: TextOf | undefined): string[] =>
    (typeof rule === 'string' ? [rule] : (rule ?? [])).flatMap((part) =>
      typeof part === 'string' ? [part] : 'column' in part ? [part.column] : [],
    )
  return [
    ...(mapping.year ? [`year: ${mapping.year.column}`] : []),
    ...mapping.amounts.map((amount) => `amount: ${amount.column} ${amount.stage} ${amount.offset ?? 0}`),
    ...(typeof mapping.side === 'object' ? [`side: ${mapping.side.column}`] : [`side: ${mapping.side}`]),
    ...(['code', 'ministry', 'programme', 'text'] as const).flatMap((use) =>
      parts(mapping[use]).map((column) => `${use}: ${column}`),
    ),
  ]
}

describeWithFolders(['ledgers'], 'mappings proposed for the known ledgers, on which the lexicon was made', (folder) => {
  it('uses most columns as the mappings made by hand do', async () => {
    let right = 0
    let wanted = 0
    let proposed = 0
    const report: string[] = []
    for (const [mapping, file] of [
      ['norway-accounts-by-account', 'norway/dfo-regnskap-by-post-and-account-2014-2025.csv.gz'],
      ['norway-appropriations-and-accounts', 'norway/dfo-bevilgning-og-regnskap-by-post-2014-2026.csv.gz'],
      ['denmark-finance-acts', 'denmark/finanslov-2003-2023.csv.gz'],
      ['denmark-finance-act-of-a-year', 'denmark/finanslov_y2023.tsv'],
      ['germany-budget-2025', 'germany/HH_2025.csv'],
      ['germany-draft-2026', 'germany/HH_2026_draft.csv'],
      ['finland-budget-proposals', 'finland/budjetti-hallituksen-esitys-2022-2026.csv'],
      ['canada-programmes-by-object', 'canada/program_sobjs.csv'],
    ] as const) {
      const found = await guessMapping(fileInput(join(folder, 'ledgers', file)), lexicon)
      const own = uses(found.mapping as LedgerMapping)
      const made = uses(shippedMapping(mapping))
      const agreed = made.filter((use) => own.includes(use))
      right += agreed.length
      wanted += made.length
      proposed += own.length
      const missed = made.filter((use) => !own.includes(use))
      const extra = own.filter((use) => !made.includes(use))
      report.push(
        `${mapping}: ${agreed.length} of ${made.length}; missed ${missed.join(', ')}; extra ${extra.join(', ')}`,
      )
      expect(found.preview.length, mapping).toBe(20)
    }
    const summary = `${report.join('\n')}\n${right} right of ${wanted} wanted and ${proposed} proposed`
    console.log(summary)
    expect(right / wanted, summary).toBeGreaterThan(0.8)
    expect(right / proposed, summary).toBeGreaterThan(0.75)
  })
})
