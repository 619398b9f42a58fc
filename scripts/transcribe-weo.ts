/**
 * Turns other people's copies of the IMF's World Economic Outlook, reshaped to one row a number, into observations. The
 * tests make every committed edition again from the same files and compare.
 */
import { join } from 'node:path'
import type { Observation, Status } from '../src/terms/observation.js'
import { parsePeriod } from '../src/terms/period.js'
import type { Prices } from '../src/terms/unit.js'
import { areasOf, COPY, currencyOn, type Desk, rowsOf, type Transcription, unitOf } from './transcription.js'

type Row = Record<string, string>

interface EditionPlan {
  readonly day: string
  readonly files: readonly string[]
  readonly subjects: readonly string[]
  readonly first: number
  readonly last: number
}

const GDP_AND_PRICES = ['NGDP', 'NGDP_D', 'NGDP_RPCH', 'PCPIPCH', 'LP']
const PUBLIC_FINANCE = ['GGXWDG_NGDP', 'GGXONLB_NGDP', 'GGXCNL_NGDP', 'GGR_NGDP', 'GGX_NGDP']

/** Editions held for what they expected, from the year before to five years ahead. */
const VINTAGES = [2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap((year) =>
  (year === 2025 ? ['04'] : ['04', '10']).map(
    (month): EditionPlan => ({
      day: `${year}-${month}-28`,
      files: ['weo-vintages-2019-2026-nato-partners.csv.gz'],
      subjects: GDP_AND_PRICES,
      first: year - 1,
      last: year + 5,
    }),
  ),
)

const PLANS: readonly EditionPlan[] = [
  ...VINTAGES,
  {
    day: '2025-10-16',
    files: ['weo-2025-10-all-economies.csv.gz', 'weo-2025-10-nato-partners.csv'],
    subjects: [...GDP_AND_PRICES, 'NGDPD', ...PUBLIC_FINANCE, 'PPPEX'],
    first: 1995,
    last: 2030,
  },
  {
    day: '2026-04-28',
    files: ['weo-2026-04-nato-partners-to2026.csv'],
    subjects: ['NGDP', 'NGDP_R', 'NGDP_RPCH', 'PCPIPCH', 'LP', 'NGDPD', ...PUBLIC_FINANCE],
    first: 2019,
    last: 2026,
  },
]

/** Up to the last year that the IMF calls an actual; where it names none, up to the year before the edition. */
function statusOf(row: Row, day: string): Status {
  const known = row.latest_actual || String(Number(day.slice(0, 4)) - 1)
  if (!/^\d{4}$/.test(known)) throw new Error(`latest actual "${known}" of ${row.iso3} is no year`)
  return (row.year ?? '') <= known ? 'outturn' : 'forecast'
}

/** How near to 1 the ratio of nominal to real GDP is in the base year: chained indices may miss it by a little. */
const BASE_SLACK = 0.002

/** The year at whose prices an area's real GDP is: the one in which it equals nominal GDP. */
export function baseYear(rows: readonly Row[], area: string): Prices {
  const of = (subject: string) =>
    new Map(rows.filter((r) => r.iso3 === area && r.subject === subject).map((r) => [r.year ?? '', Number(r.value)]))
  const real = of('NGDP_R')
  const misses = [...of('NGDP')]
    .map(([year, nominal]) => ({ year, miss: Math.abs(nominal / (real.get(year) ?? Number.NaN) - 1) }))
    .filter(({ miss }) => miss <= BASE_SLACK)
    .sort((a, b) => a.miss - b.miss)
  const [best] = misses
  if (best === undefined) throw new Error(`no base year of ${area}`)
  return best.year as Prices
}

function editionOf(desk: Desk, plan: EditionPlan, rows: readonly Row[]): Observation[] {
  const byKey = new Map(rows.map((r) => [`${r.subject}|${r.iso3}|${r.year}`, r]))
  return plan.subjects.flatMap((subject) => {
    const measure = desk.dataset.subjects[subject]
    if (measure === undefined) throw new Error(`no measure for ${subject}`)
    const constant = desk.dataset.units[measure]?.prices === 'constant'
    return areasOf(desk).flatMap(({ code: area }) => {
      const own = Array.from({ length: plan.last - plan.first + 1 }, (_, i) =>
        byKey.get(`${subject}|${area}|${plan.first + i}`),
      ).filter((r) => r !== undefined && r.value !== '')
      const base = constant && own.length > 0 ? baseYear(rows, area) : null
      return own.flatMap((r): Observation[] =>
        r === undefined
          ? []
          : [
              {
                measure,
                area,
                period: parsePeriod(r.year ?? ''),
                edition: `${desk.dataset.id}/${plan.day}`,
                copy: COPY,
                value: Number(r.value),
                missing: null,
                unit: unitOf(desk, measure, currencyOn(desk, area, plan.day), base),
                status: statusOf(r, plan.day),
                mark: '',
                cell: `${subject}/${area}/${r.year}`,
              },
            ],
      )
    })
  })
}

/** Rows of the book's areas, by file and edition (as year and month). */
class WeoFiles {
  readonly #rows = new Map<string, Map<string, Row[]>>()

  constructor(readonly desk: Desk) {}

  of(file: string, month: string): readonly Row[] {
    const known = this.#rows.get(file) ?? this.#read(file)
    this.#rows.set(file, known)
    return known.get(month) ?? []
  }

  #read(file: string): Map<string, Row[]> {
    const areas = new Set(areasOf(this.desk).map((a) => a.code))
    const rows = rowsOf(join(this.desk.folder, 'imf-weo', file)).filter((r) => areas.has(r.iso3 ?? ''))
    const byMonth = new Map<string, Row[]>()
    for (const row of rows) {
      const month = row.vintage ?? ''
      const before = byMonth.get(month)
      if (before === undefined) byMonth.set(month, [row])
      else before.push(row)
    }
    return byMonth
  }
}

export const transcribeWeo: Transcription = (desk) => {
  const files = new WeoFiles(desk)
  return new Map(
    PLANS.map((plan) => {
      const rows = plan.files.flatMap((file) => files.of(file, plan.day.slice(0, 7)))
      return [plan.day, editionOf(desk, plan, rows)]
    }),
  )
}
