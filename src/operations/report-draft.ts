import { PledgebookError } from '../terms/fault.js'
import { statusOf } from './edition-figures.js'
import { atPointer, type Told } from './report-desk.js'
import type { ReportFigure, ReportSection, ReportTable } from './report-schema.js'
import type { ReportSources } from './report-sources.js'
import { grouped, moneyText, type ReportMoney } from './report-words.js'

/** A number that has been noted, to be written into a sentence or a cell. */
export interface Noted {
  readonly figure: number
  readonly text: string
  readonly value: number
  /** A published share or number of persons that is an estimate, or a share made of such. */
  readonly estimate: boolean
}

/** Amounts and points are made of what is marked elsewhere; an `e` after them would say that of a projection. */
const MARKED = new Set(['percent', 'persons'])

/** Cells of a table: words, or a number; an estimate is marked by `e`. */
export type CellDraft = string | Noted | null

const isMoney = (value: unknown): value is ReportMoney =>
  typeof value === 'object' && value !== null && 'currency' in value && 'value' in value

type Words = string | Noted

/** The words and numbers of a sentence in their order: `draft.say(words`In ${year} it was ${share} %.`)`. */
export function words(strings: TemplateStringsArray, ...parts: readonly (Words | readonly Words[])[]): Words[] {
  return strings.flatMap((string, i) => [string, ...[parts[i] ?? []].flat()])
}

/** A section in the making: every number that it writes is noted with where it comes from. */
export class SectionDraft {
  readonly #section: ReportSection

  constructor(
    readonly sources: ReportSources,
    id: string,
    title: string,
  ) {
    this.#section = { id, title, asked: [], sentences: [], tables: [], chart: null, figures: [], notes: [] }
  }

  /** Notes that the section is made of an answer. */
  of(told: Told): void {
    if (!this.#section.asked.includes(told.place)) this.#section.asked.push(told.place)
  }

  /**
   * Notes the number at a pointer of an answer. `write` says how it is written; money is written with its unit. What has no origin
   * there has the unit given. Throws `bug` `report.number` where there is none.
   */
  number(
    told: Told,
    at: string,
    write: (value: number) => string,
    about: { unit?: string; period?: string } = {},
  ): Noted {
    this.of(told)
    const found = atPointer(told.value, at)
    const value = isMoney(found) ? found.value : found
    if (typeof value !== 'number')
      throw new PledgebookError(
        'bug',
        'report.number',
        `${told.operation} has no number at ${at}`,
        'please report this',
      )
    const origin = told.origins.get(at) ?? told.origins.get(`${at}/value`)
    const observation = origin?.kind === 'published' ? origin.observation : undefined
    const unit = origin !== undefined && 'unit' in origin ? origin.unit : undefined
    const status = origin === undefined || origin.kind === 'reasoned' ? null : statusOf(origin)
    const figure: ReportFigure = {
      text: write(value),
      value,
      unit: isMoney(found) ? found.currency : (about.unit ?? unit?.code ?? 'number'),
      scale: isMoney(found) ? found.scale : (unit?.scale ?? 0),
      prices: isMoney(found) ? found.prices : (unit?.prices ?? null),
      period: observation?.period ?? about.period ?? null,
      status,
      kind: origin?.kind ?? 'answered',
      edition: observation?.edition ?? null,
      cell: observation?.cell ?? null,
      how: origin === undefined || !('how' in origin) ? null : origin.how,
      asked: told.place,
      at,
      source: this.sources.numberOf(origin, told, at),
    }
    const marked = MARKED.has(figure.unit) && status !== null && status !== 'outturn'
    return { ...this.#held(figure), estimate: marked }
  }

  /** Notes a number that the report itself counts in an answer's list. */
  counted(
    told: Told,
    at: string,
    value: number,
    unit: string,
    how: string,
    write = (v: number) => grouped(v, 0),
  ): Noted {
    this.of(told)
    const text = write(value)
    const known = { unit, scale: 0, prices: null, period: null, status: null, kind: 'counted', edition: null } as const
    const source = this.sources.numberOf(undefined, told, at, how)
    return { ...this.#held({ text, value, ...known, cell: null, how, asked: told.place, at, source }), estimate: false }
  }

  #held(figure: ReportFigure): Omit<Noted, 'estimate'> {
    const { figures } = this.#section
    const same = (f: ReportFigure) => f.asked === figure.asked && f.at === figure.at && f.text === figure.text
    const held = figures.findIndex(same)
    return { figure: held < 0 ? figures.push(figure) - 1 : held, text: figure.text, value: figure.value }
  }

  /** Notes an amount of money, written with its unit, in one power of ten that fits it. */
  money(told: Told, at: string, write: (amount: ReportMoney) => string = moneyText): Noted {
    const amount = atPointer(told.value, at) as ReportMoney
    return this.number(told, at, () => write(amount))
  }

  /** Adds a sentence; numbers in it are noted ones. */
  say(parts: readonly (string | Noted)[]): void {
    let text = ''
    const figures: ReportSection['sentences'][number]['figures'] = []
    for (const part of parts) {
      const written = typeof part === 'string' ? part : part.text
      if (typeof part !== 'string')
        figures.push({ span: [text.length, text.length + written.length], figure: part.figure })
      text += written
    }
    this.#section.sentences.push({ text, figures, saidBy: null })
  }

  /** Adds somebody's own words, whose numbers are theirs. */
  repeat(text: string, source: { readonly text: string; readonly url?: string | undefined }): void {
    this.#section.sentences.push({ text, figures: [], saidBy: { text: source.text, url: source.url ?? null } })
  }

  /** Adds a table, or a ranking. `columns` are headings; those that begin with `>` stand right. */
  table(
    caption: string,
    columns: readonly string[],
    rows: readonly (readonly CellDraft[])[],
    { kind = 'table', marked = [] }: { kind?: ReportTable['kind']; marked?: number[] } = {},
  ): void {
    if (rows.length === 0) return
    const cell = (draft: CellDraft) =>
      draft === null || typeof draft === 'string'
        ? { text: draft ?? '–', figure: null }
        : { text: `${draft.text}${draft.estimate ? 'e' : ''}`, figure: draft.figure }
    this.#section.tables.push({
      caption,
      kind,
      columns: columns.map((c) => ({ heading: c.replace(/^>/, ''), align: c.startsWith('>') ? 'right' : 'left' })),
      rows: rows.map((row) => row.map(cell)),
      marked,
    })
  }

  chart(told: Told, name: string): void {
    this.#section.chart = { asked: told.place, name }
  }

  note(...notes: readonly string[]): void {
    for (const text of notes) if (!this.#section.notes.includes(text)) this.#section.notes.push(text)
  }

  finished(): ReportSection {
    return this.#section
  }
}
