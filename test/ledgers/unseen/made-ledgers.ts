import { writeXlsx } from 'hucre/xlsx'
import type { LedgerMapping } from '../../../src/ledgers/mapping-schema.js'

/**
 * A made ledger in the layout that a country's budgets have. Headings are as publishers write them; the figures and most
 * texts are made up, the same at every run.
 */
export interface MadeLedger {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  readonly mapping: Partial<Pick<LedgerMapping, 'currency' | 'scale'>> & {
    readonly year?: string
    readonly side: unknown
  }
  readonly file?: Partial<LedgerMapping['file']>
  /** As `column: stage`, a year after it where it is not the row's. */
  readonly amounts: readonly string[]
  readonly code: readonly string[]
  readonly ministry: string
  readonly programme?: string
  readonly text: readonly string[]
  /** Kinds and texts of rows left out. */
  readonly left?: readonly string[]
  /** Of the file, in whole units, by year and stage. */
  readonly sums: Readonly<Record<string, number>>
}

type Row = readonly (string | number | null)[]
const ROWS = 60

/** Seemingly random whole numbers, always the same. */
const figure = (i: number, of = 0): number => ((i * 7919 + of * 104_729 + 13) % 90_000) + 1_000
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
const rowsOf = (row: (i: number) => Row): Row[] => Array.from({ length: ROWS }, (_, i) => row(i))
const sumOf = (of: (i: number) => number): number =>
  Math.round(Array.from({ length: ROWS }, (_, i) => of(i)).reduce((a, b) => a + b, 0) * 100) / 100

function delimited(rows: readonly Row[], delimiter: string): string {
  const field = (value: string | number | null) => {
    const text = String(value ?? '')
    return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${rows.map((row) => row.map(field).join(delimiter)).join('\r\n')}\r\n`
}
const csv =
  (rows: readonly Row[], delimiter = ';') =>
  async () =>
    new TextEncoder().encode(delimited(rows, delimiter))
const xlsx = (rows: readonly Row[], name: string) => () =>
  writeXlsx({
    sheets: [
      { name: 'Info', rows: [['See the notes.']] },
      { name, rows: rows.map((row) => [...row]) },
    ],
  })

/** Bytes of a text in an encoding of one byte a letter. */
function encoded(text: string, encoding: string): Uint8Array {
  const bytes = new Map(
    Array.from({ length: 128 }, (_, i) => [new TextDecoder(encoding).decode(Uint8Array.of(i + 128)), i + 128]),
  )
  return Uint8Array.from([...text].map((letter) => bytes.get(letter) ?? letter.charCodeAt(0)))
}

const comma = (n: number, decimals = 2) => n.toFixed(decimals).replace('.', ',')
/** `1.234.567,89`. */
const dotted = (n: number) => n.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const spaced = (n: number) => n.toLocaleString('cs-CZ', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
]
const monthly = (i: number, m: number) => (figure(i, m) - 20_000) / 1000

const sweden: MadeLedger = {
  name: 'utgifter-2025-12-definitiv.csv',
  bytes: csv([
    [
      'Utgiftsområde',
      'Utgiftsområdesnamn',
      'Anslag',
      'Anslagsnamn',
      'Anslagspost',
      'Anslagspostsnamn',
      'Myndighet',
      'Organisationsnummer',
      'År',
      ...MONTHS.map((m) => `Utfall ${m}`),
    ],
    ...rowsOf((i) => [
      pick(['06', '04', '09'], i >> 4),
      pick(['Försvar och samhällets krisberedskap', 'Rättsväsendet', 'Hälsovård'], i >> 4),
      `060100${i % 9}`,
      `Anslag nummer ${i % 9}`,
      String(i % 7).padStart(3, '0'),
      `Post för ändamål ${i}`,
      pick(['Försvarsmakten', 'Polismyndigheten', 'Socialstyrelsen'], i),
      String(2_021_000_000 + i * 37),
      2024 + (i % 2),
      ...MONTHS.map((_, m) => comma(monthly(i, m), 6)),
    ]),
  ]),
  mapping: { scale: 0, year: 'År', side: 'expenditure' },
  file: { delimiter: ';', decimal: ',' },
  amounts: MONTHS.map((m) => `Utfall ${m}: outturn`),
  code: ['Anslag', 'Anslagspost'],
  ministry: 'Utgiftsområdesnamn',
  text: ['Anslagsnamn', 'Anslagspostsnamn'],
  sums: Object.fromEntries(
    [2024, 2025].map((year) => [
      `${year} outturn`,
      sumOf((i) => (2024 + (i % 2) === year ? MONTHS.reduce((s, _, m) => s + monthly(i, m), 0) : 0)),
    ]),
  ),
}

const spain: MadeLedger = {
  name: 'PGE-gastos-2024.csv',
  bytes: async () =>
    encoded(
      delimited(
        [
          [
            'Ejercicio',
            'Sección',
            'Denominación sección',
            'Servicio',
            'Programa',
            'Denominación programa',
            'Concepto',
            'Descripción',
            'Crédito inicial (miles de euros)',
            'Obligaciones reconocidas (miles de euros)',
          ],
          ...rowsOf((i) => [
            2024,
            pick(['14', '16', '12'], i),
            pick(
              [
                'Ministerio de Defensa',
                'Ministerio del Interior',
                'Ministerio de Asuntos Exteriores, Unión Europea y Cooperación',
              ],
              i,
            ),
            String(1 + (i % 5)).padStart(2, '0'),
            pick(['122A', '122B', '132A'], i >> 2),
            pick(
              ['Modernización de las Fuerzas Armadas', 'Programas especiales de modernización', 'Seguridad ciudadana'],
              i >> 2,
            ),
            String(200 + i),
            `Material, suministros y otros nº ${i}`,
            dotted(figure(i)),
            dotted(figure(i, 1)),
          ]),
        ],
        ';',
      ),
      'windows-1252',
    ),
  mapping: { scale: 3, currency: 'EUR', year: 'Ejercicio', side: 'expenditure' },
  file: { encoding: 'windows-1252', decimal: ',', thousands: '.' },
  amounts: ['Crédito inicial (miles de euros): appropriated', 'Obligaciones reconocidas (miles de euros): outturn'],
  code: ['Concepto'],
  ministry: 'Denominación sección',
  programme: 'Denominación programa',
  text: ['Descripción'],
  sums: { '2024 appropriated': 1000 * sumOf((i) => figure(i)), '2024 outturn': 1000 * sumOf((i) => figure(i, 1)) },
}

const italy: MadeLedger = {
  name: 'spese-capitolo.csv',
  bytes: csv([
    [
      'Esercizio Finanziario',
      'Stato di Previsione',
      'Amministrazione',
      'Numero Capitolo di Spesa',
      'Capitolo di Spesa',
      'Codice Missione',
      'Missione',
      'Codice Programma',
      'Programma',
      'LB Esercizio prec. CP',
      'LB Esercizio prec. CS',
      'Previsioni di Bilancio CP A1',
      'Previsioni di Bilancio CP A2',
      'Previsioni di Bilancio CP A3',
      'Previsioni di Bilancio CS A1',
      'Previsioni di Bilancio CS A2',
      'Previsioni di Bilancio CS A3',
    ],
    ...rowsOf((i) => [
      2025,
      pick(['12', '08'], i),
      pick(['MINISTERO DELLA DIFESA', "MINISTERO DELL'INTERNO"], i),
      String(1000 + i * 7),
      `SPESE PER L'ACQUISTO DI BENI ${i}`,
      pick(['005', '007'], i),
      pick(['Difesa e sicurezza del territorio', 'Ordine pubblico e sicurezza'], i),
      String(1 + (i % 6)).padStart(3, '0'),
      `Approntamento e impiego ${i % 6}`,
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((k) => comma(figure(i, k))),
    ]),
  ]),
  mapping: { scale: 0, year: 'Esercizio Finanziario', side: 'expenditure' },
  file: { decimal: ',' },
  amounts: ['Previsioni di Bilancio CS A1: appropriated'],
  code: ['Numero Capitolo di Spesa'],
  ministry: 'Amministrazione',
  programme: 'Programma',
  text: ['Capitolo di Spesa'],
  sums: { '2025 appropriated': sumOf((i) => figure(i, 5)) },
}

const france: MadeLedger = {
  name: 'plf-2025-depenses-budget-general.xlsx',
  bytes: xlsx(
    [
      ['PLF 2025 - Dépenses du budget général, selon nomenclature', null, null, null, null, null, null, null, null],
      ['en euros', null, null, null, null, null, null, null, null],
      [
        'Mission',
        'Ministère',
        'Programme',
        'Libellé programme',
        'Action',
        'Libellé action',
        'Titre',
        'AE PLF',
        'CP PLF',
      ],
      ...rowsOf((i) => [
        pick(['Défense', 'Sécurités'], i >> 5),
        pick(['Ministère des Armées', "Ministère de l'Intérieur"], i >> 5),
        144 + (i % 4),
        pick(
          ['Environnement et prospective', 'Préparation et emploi des forces', 'Soutien', 'Équipement des forces'],
          i,
        ),
        String(1 + (i % 9)).padStart(2, '0'),
        `Action de préparation ${i}`,
        2 + (i % 5),
        figure(i) * 100,
        figure(i, 1) * 100,
      ]),
      [
        'Total général',
        null,
        null,
        null,
        null,
        null,
        null,
        100 * sumOf((i) => figure(i)),
        100 * sumOf((i) => figure(i, 1)),
      ],
    ],
    'Dépenses BG',
  ),
  mapping: { scale: 0, currency: 'EUR', side: 'expenditure' },
  file: { skip: 2 },
  amounts: ['CP PLF: proposed 2025'],
  code: ['Programme', 'Action'],
  ministry: 'Ministère',
  programme: 'Libellé programme',
  text: ['Libellé action'],
  left: ['total: Total général'],
  sums: { '2025 proposed': 100 * sumOf((i) => figure(i, 1)) },
}

const poland: MadeLedger = {
  name: 'budzet-panstwa-wydatki-2025.xlsx',
  bytes: xlsx(
    [
      ['Wydatki budżetu państwa na rok 2025', null, null, null, null, null],
      [null, null, null, null, null, null],
      ['Część', 'Dział', 'Rozdział', 'Wyszczególnienie', 'Plan na 2025 r.', 'Wykonanie 2023 r.'],
      [null, null, null, null, 'w tys. zł', 'w tys. zł'],
      ...rowsOf((i) => [
        pick(['29', '42', '37'], i >> 4),
        '752',
        `7520${i % 10}`,
        `Zakup sprzętu i uzbrojenia ${i}`,
        figure(i),
        figure(i, 1),
      ]),
      [null, null, null, 'OGÓŁEM', sumOf((i) => figure(i)), sumOf((i) => figure(i, 1))],
    ],
    'Wydatki',
  ),
  mapping: { scale: 3, currency: 'PLN', side: 'expenditure' },
  file: { skip: 2, headings: 2 },
  amounts: ['Plan na {year} r. w tys. zł: appropriated', 'Wykonanie {year} r. w tys. zł: outturn'],
  code: ['Rozdział'],
  ministry: 'Część',
  programme: 'Dział',
  text: ['Wyszczególnienie'],
  left: ['total: OGÓŁEM'],
  sums: { '2025 appropriated': 1000 * sumOf((i) => figure(i)), '2023 outturn': 1000 * sumOf((i) => figure(i, 1)) },
}

const netherlands: MadeLedger = {
  name: 'budgettaire-tabellen-owb-2026.csv',
  bytes: csv([
    [
      'Jaar',
      'Begrotingsstaat',
      'Hoofdstuk naam',
      'Artikel',
      'Artikelnaam',
      'VUO',
      'Omschrijving',
      'Ontwerpbegroting (x 1.000)',
    ],
    ...rowsOf((i) => [
      2026,
      pick(['X', 'VI', 'K'], i >> 4),
      pick(
        ['Ministerie van Defensie', 'Ministerie van Justitie en Veiligheid', 'Defensiematerieelbegrotingsfonds'],
        i >> 4,
      ),
      String(1 + (i % 8)),
      `Inzet en gereedstelling ${i % 8}`,
      pick(['Verplichtingen', 'Uitgaven', 'Ontvangsten'], i),
      `Opdracht aan derden ${i}`,
      String(figure(i)),
    ]),
  ]),
  mapping: { scale: 3, year: 'Jaar', side: { column: 'VUO', expenditure: ['Uitgaven'], revenue: ['Ontvangsten'] } },
  amounts: ['Ontwerpbegroting (x 1.000): proposed'],
  code: ['Begrotingsstaat', 'Artikel'],
  ministry: 'Hoofdstuk naam',
  text: ['Artikelnaam', 'Omschrijving'],
  left: ['other: Verplichtingen'],
  sums: { '2026 proposed': 1000 * sumOf((i) => (i % 3 === 0 ? 0 : i % 3 === 1 ? figure(i) : -figure(i))) },
}

const turkey: MadeLedger = {
  name: 'merkezi-yonetim-butce-giderleri-2024.csv',
  bytes: async () =>
    encoded(
      delimited(
        [
          [
            'Yıl',
            'Kurum Adı',
            'Program Adı',
            'Fonksiyonel Kod',
            'Ekonomik Kod',
            'Açıklama',
            'Başlangıç Ödeneği',
            'Yıl Sonu Ödeneği',
            'Harcama (TL)',
          ],
          ...rowsOf((i) => [
            2024,
            pick(['Millî Savunma Bakanlığı', 'İçişleri Bakanlığı', 'Sağlık Bakanlığı'], i >> 4),
            `Ulusal savunma ve güvenlik ${i % 4}`,
            `02.1.${i % 3}.0${i % 9}`,
            `03.${i % 8}`,
            `Mal ve hizmet alım giderleri ${i}`,
            dotted(figure(i)),
            dotted(figure(i, 1)),
            dotted(figure(i, 2)),
          ]),
        ],
        ';',
      ),
      'windows-1254',
    ),
  mapping: { scale: 0, currency: 'TRY', year: 'Yıl', side: 'expenditure' },
  file: { encoding: 'windows-1254', decimal: ',', thousands: '.' },
  amounts: ['Başlangıç Ödeneği: appropriated', 'Yıl Sonu Ödeneği: revised', 'Harcama (TL): outturn'],
  code: ['Fonksiyonel Kod', 'Ekonomik Kod'],
  ministry: 'Kurum Adı',
  programme: 'Program Adı',
  text: ['Açıklama'],
  sums: {
    '2024 appropriated': sumOf((i) => figure(i)),
    '2024 revised': sumOf((i) => figure(i, 1)),
    '2024 outturn': sumOf((i) => figure(i, 2)),
  },
}

const pounds = (i: number) => 25_000 + figure(i) * 10 + 0.5
const kingdom: MadeLedger = {
  name: 'MOD_spend_over_25k_2024.csv',
  bytes: csv(
    [
      [
        'Department Family',
        'Entity',
        'Date',
        'Expense Type',
        'Expense Area',
        'Supplier',
        'Transaction Number',
        'Amount',
        'Description',
      ],
      ...rowsOf((i) => [
        'Ministry of Defence',
        pick(['Army', 'Navy Command', 'Defence Equipment & Support'], i),
        `${String(1 + (i % 28)).padStart(2, '0')}/04/2024`,
        pick(['Plant & Machinery', 'Consultancy', 'Fuel'], i),
        pick(['Land Equipment', 'Ships'], i),
        `Supplier ${i} Ltd`,
        String(5_100_000 + i),
        `£${pounds(i).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`,
        `Purchase of items, lot ${i}`,
      ]),
    ],
    ',',
  ),
  mapping: { scale: 0, currency: 'GBP', year: 'Date', side: 'expenditure' },
  file: { thousands: ',' },
  amounts: ['Amount: outturn'],
  code: ['Transaction Number'],
  ministry: 'Department Family',
  text: ['Description'],
  sums: { '2024 outturn': sumOf(pounds) },
}

const YEARS = ['2022', '2023', '2024', '2025']
const states: MadeLedger = {
  name: 'budauth.xlsx',
  bytes: xlsx(
    [
      [
        'Agency Code',
        'Agency Name',
        'Bureau Code',
        'Bureau Name',
        'Account Code',
        'Account Name',
        'Subfunction Code',
        'Subfunction Title',
        'BEA Category',
        'On- or Off- Budget',
        ...YEARS.slice(0, 2),
        'TQ',
        ...YEARS.slice(2),
      ],
      ...rowsOf((i) => [
        pick(['007', '011'], i >> 5),
        pick(['Department of Defense--Military Programs', 'International Assistance Programs'], i >> 5),
        String(i % 9).padStart(2, '0'),
        pick(['Military Personnel', 'Operation and Maintenance', 'Procurement'], i),
        String(2000 + i),
        `Operation and Maintenance, Component ${i}`,
        '051',
        'Department of Defense-Military',
        pick(['Discretionary', 'Mandatory'], i),
        'On-budget',
        figure(i, 0),
        figure(i, 1),
        0,
        figure(i, 2),
        figure(i, 3),
      ]),
    ],
    'Budget authority in thousands',
  ),
  mapping: { scale: 3, side: 'expenditure' },
  amounts: ['{year}: appropriated'],
  code: ['Account Code'],
  ministry: 'Agency Name',
  text: ['Account Name'],
  sums: Object.fromEntries(YEARS.map((year, k) => [`${year} appropriated`, 1000 * sumOf((i) => figure(i, k))])),
}

const greece: MadeLedger = {
  name: 'proypologismos-2024.csv',
  bytes: async () =>
    encoded(
      delimited(
        [
          [
            'Έτος',
            'Υπουργείο',
            'Ειδικός Φορέας',
            'ΑΛΕ',
            'Περιγραφή',
            'Ψηφισθείς Προϋπολογισμός (ευρώ)',
            'Πληρωμές (ευρώ)',
          ],
          ...rowsOf((i) => [
            2024,
            pick(['Υπουργείο Εθνικής Άμυνας', 'Υπουργείο Υγείας', 'Υπουργείο Προστασίας του Πολίτη'], i >> 4),
            `1011-${String(200 + (i % 5)).padStart(7, '0')}`,
            String(2_120_101 + i),
            `Δαπάνες για προμήθεια υλικού ${i}`,
            dotted(figure(i)),
            dotted(figure(i, 1)),
          ]),
        ],
        ';',
      ),
      'windows-1253',
    ),
  mapping: { scale: 0, currency: 'EUR', year: 'Έτος', side: 'expenditure' },
  file: { encoding: 'windows-1253', decimal: ',', thousands: '.' },
  amounts: ['Ψηφισθείς Προϋπολογισμός (ευρώ): appropriated', 'Πληρωμές (ευρώ): outturn'],
  code: ['ΑΛΕ'],
  ministry: 'Υπουργείο',
  text: ['Περιγραφή'],
  sums: { '2024 appropriated': sumOf((i) => figure(i)), '2024 outturn': sumOf((i) => figure(i, 1)) },
}

const czechia: MadeLedger = {
  name: 'statni-rozpocet-2024.csv',
  bytes: async () =>
    encoded(
      delimited(
        [
          [
            'Rok',
            'Kapitola',
            'Název kapitoly',
            'Paragraf',
            'Položka',
            'Název položky',
            'Příjmy/Výdaje',
            'Schválený rozpočet v tis. Kč',
            'Rozpočet po změnách v tis. Kč',
            'Skutečnost v tis. Kč',
          ],
          ...rowsOf((i) => [
            2024,
            pick(['307', '314'], i >> 5),
            pick(['Ministerstvo obrany', 'Ministerstvo vnitra'], i >> 5),
            String(5111 + (i % 6)),
            String(5011 + i),
            `Platy a běžné výdaje č. ${i}`,
            pick(['Výdaje', 'Výdaje', 'Příjmy'], i),
            ...[0, 1, 2].map((k) => spaced(figure(i, k))),
          ]),
        ],
        ';',
      ),
      'windows-1250',
    ),
  mapping: {
    scale: 3,
    currency: 'CZK',
    year: 'Rok',
    side: { column: 'Příjmy/Výdaje', expenditure: ['Výdaje'], revenue: ['Příjmy'] },
  },
  file: { encoding: 'windows-1250', decimal: ',', thousands: ' ' },
  amounts: [
    'Schválený rozpočet v tis. Kč: appropriated',
    'Rozpočet po změnách v tis. Kč: revised',
    'Skutečnost v tis. Kč: outturn',
  ],
  code: ['Paragraf', 'Položka'],
  ministry: 'Název kapitoly',
  text: ['Název položky'],
  sums: Object.fromEntries(
    ['appropriated', 'revised', 'outturn'].map((stage, k) => [
      `2024 ${stage}`,
      1000 * sumOf((i) => (i % 3 === 2 ? -figure(i, k) : figure(i, k))),
    ]),
  ),
}

const portugal: MadeLedger = {
  name: 'orcamento.csv',
  bytes: csv([
    ['Ano', 'Ministério', 'Programa', 'Classificação económica', 'Designação', 'Fase', 'Valor (milhares de euros)'],
    ...rowsOf((i) => [
      2023 + (i % 2),
      pick(['Defesa Nacional', 'Administração Interna', 'Saúde'], i >> 4),
      pick(['P007 - Defesa', 'P006 - Segurança interna'], i),
      `02.01.${String(i % 20).padStart(2, '0')}`,
      `Aquisição de bens e serviços ${i}`,
      pick(['Orçamento inicial', 'Executado'], i >> 1),
      comma(figure(i)),
    ]),
  ]),
  mapping: { scale: 3, currency: 'EUR', year: 'Ano', side: 'expenditure' },
  file: { decimal: ',' },
  amounts: ['Valor (milhares de euros): by column'],
  code: ['Classificação económica'],
  ministry: 'Ministério',
  programme: 'Programa',
  text: ['Designação'],
  sums: Object.fromEntries(
    [2023, 2024].flatMap((year) =>
      [0, 1].map((k) => [
        `${year} ${k === 0 ? 'appropriated' : 'outturn'}`,
        1000 * sumOf((i) => (2023 + (i % 2) === year && (i >> 1) % 2 === k ? figure(i) : 0)),
      ]),
    ),
  ),
}

export const MADE: readonly MadeLedger[] = [
  sweden,
  spain,
  italy,
  france,
  poland,
  netherlands,
  turkey,
  kingdom,
  states,
  greece,
  czechia,
  portugal,
]
