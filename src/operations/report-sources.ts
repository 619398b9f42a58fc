import type { Book } from '../book/book.js'
import type { Figure } from '../series/figure.js'
import { formatDay } from '../terms/day.js'
import type { Observation } from '../terms/observation.js'
import type { Reasoning } from './operation.js'
import { commandOf, type Told } from './report-desk.js'
import { editionWords, inNames } from './report-names.js'
import type { ReportSource } from './report-schema.js'
import { listed, stopped } from './report-words.js'

type Origin = Figure | Reasoning

/** Table and place in it: `Table 3/Share of real GDP (%)` and `Germany: 2026e`; of a workbook, sheet and cell. */
function placeOf(cell: string): { readonly table: string; readonly row: string; readonly column: string } {
  const sheet = /^(.+)!([A-Z]{1,3}\d+)$/.exec(cell)
  if (sheet) return { table: `sheet ${sheet[1]}`, row: '', column: sheet[2] ?? '' }
  const parts = cell.split('/')
  if (parts.length < 3) return { table: '', row: '', column: cell }
  return { table: parts.slice(0, -2).join(', '), row: parts.at(-2) ?? '', column: parts.at(-1) ?? '' }
}

/** Cells under a figure, each once. */
function cellsUnder(origin: Origin, found = new Set<Observation>()): Set<Observation> {
  if (origin.kind === 'published') found.add(origin.observation)
  if (origin.kind === 'derived' || origin.kind === 'reasoned') for (const f of origin.from) cellsUnder(f, found)
  return found
}

interface Draft {
  readonly number: number
  readonly edition: string | null
  readonly table: string
  /** Columns by row, of published numbers. */
  readonly cells: Map<string, string[]>
  readonly names: Set<string>
  /** Of numbers that were made: how, and the first pointer to one made so. */
  readonly made: Map<string, string>
  /** Tables under them by edition. */
  readonly under: Map<string, Set<string>>
  readonly told: Told | null
}

/** The footnotes of a report: one for each table of an edition that numbers are read from, and for each question that numbers are made by. */
export class ReportSources {
  readonly #drafts = new Map<string, Draft>()

  constructor(readonly book: Book) {}

  #titleOf(edition: string): string {
    const found = this.book.facts.editions.find((e) => e.id === edition)
    const credit = this.book.facts.datasets.find((d) => d.id === found?.dataset)?.credit
    if (found === undefined) return edition
    const copied = found.copies.some((c) => c.kind === 'original') ? '' : ' (transcription)'
    return `${credit === undefined ? '' : `${credit}, `}${found.title}, ${formatDay(found.publishedOn)}${copied}`
  }

  #draft(key: string, edition: string | null, table: string, told: Told | null): Draft {
    const fresh = {
      edition,
      table,
      told,
      cells: new Map(),
      names: new Set<string>(),
      made: new Map(),
      under: new Map(),
    }
    const draft = this.#drafts.get(key) ?? { ...fresh, number: this.#drafts.size + 1 }
    this.#drafts.set(key, draft)
    return draft
  }

  /** The number of the source of a figure, which is noted where it is new. `how` says how one without an origin was made. */
  numberOf(origin: Origin | undefined, told: Told, at: string, how = 'as answered'): number {
    if (origin?.kind === 'published') return this.#published(origin.observation)
    const draft = this.#draft(`made ${told.place}`, null, '', told)
    const said = origin === undefined ? how : origin.kind === 'given' ? `${origin.label}: ${origin.source}` : origin.how
    if (!draft.made.has(said)) draft.made.set(said, at)
    for (const o of origin === undefined ? [] : cellsUnder(origin)) {
      const tables = draft.under.get(o.edition) ?? new Set()
      draft.under.set(o.edition, tables.add(placeOf(o.cell).table.replace(/, .*$/, '')))
    }
    return draft.number
  }

  #published(o: Observation): number {
    const { table, row, column } = placeOf(o.cell)
    const draft = this.#draft(`cells ${o.edition} ${table}`, o.edition, table, null)
    const columns = draft.cells.get(row) ?? []
    if (!columns.includes(column)) columns.push(column)
    draft.cells.set(row, columns)
    draft.names.add(o.cell)
    return draft.number
  }

  #madeWords({ told, made, under }: Draft): string {
    if (told === null) return ''
    const from = [...under].map(([edition, tables]) => {
      const named = [...tables].filter((table) => table !== '').sort()
      return `${editionWords(this.book, edition)}${named.length === 0 ? '' : ` (${named.join(', ')})`}`
    })
    const ways = [...made].map(([how, at]) => `${inNames(this.book, how)} (${at})`)
    return stopped(`Our calculation${from.length === 0 ? '' : ` from ${listed(from.sort())}`}: ${ways.join('; ')}`)
  }

  #cellWords({ edition, table, cells }: Draft): string {
    const rows = [...cells].map(([row, columns]) => `${row === '' ? '' : `${row} `}${columns.join(', ')}`)
    const where = [table, rows.join('; ')].filter((text) => text !== '').join(': ')
    return stopped(`${this.#titleOf(edition ?? '')}. ${where}`)
  }

  /** All sources in the order of their numbers. */
  list(): ReportSource[] {
    return [...this.#drafts.values()].map((d) => {
      const [at] = d.made.values()
      const { told } = d
      return {
        number: d.number,
        edition: d.edition,
        title: d.edition === null ? null : this.#titleOf(d.edition),
        cells: [...d.names],
        says: d.edition === null ? this.#madeWords(d) : this.#cellWords(d),
        explain:
          told === null || at === undefined
            ? null
            : `${commandOf(`explain ${told.operation}`, told.question)} --at ${at}`,
        url: this.book.facts.editions.find((e) => e.id === d.edition)?.url ?? null,
      }
    })
  }
}
