import type { Day } from '../terms/day.js'
import type { ReadyWords } from './calendar.js'
import { civilDay } from './civil-day.js'
import type { Span } from './span.js'
import { fold } from './token.js'

/** A date as a text writes it. What it does not say is null; `date` is null for "June 2025". Weekday 1 is Monday. */
export interface WrittenDay {
  readonly span: Span
  readonly year: number | null
  readonly month: number
  readonly date: number | null
  readonly weekday: number | null
  /** The other reading of 03/04/2025, if the calendar has it. */
  readonly swapped: { readonly month: number; readonly date: number } | null
}

interface Piece extends Span {
  readonly word: string
  /** Value of a number; not a number for words. */
  readonly value: number
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const ORDINALS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', 'er', 'e', 'o', 'a'])

/** The day that a written date is, its year filled in where it has none; null if there is no such day. */
export function dayOf(found: WrittenDay, year = found.year): Day | null {
  return year === null || found.date === null ? null : civilDay(year, found.month, found.date)
}

class DayFinder {
  readonly found: WrittenDay[] = []
  private readonly pieces: Piece[]

  constructor(
    private readonly text: string,
    span: Span,
    private readonly words: ReadyWords,
  ) {
    this.pieces = [...text.slice(span.start, span.end).matchAll(/[\p{L}\p{M}]{1,40}|\d{1,9}/gu)].map((match) => {
      const number = /^\d/.test(match[0])
      const start = span.start + match.index
      const value = number ? Number(match[0]) : Number.NaN
      return { start, end: start + match[0].length, word: number ? match[0] : fold(match[0]), value }
    })
  }

  run(): WrittenDay[] {
    for (let i = 0; i < this.pieces.length; ) i = Math.max(i + 1, this.at(i))
    return this.found
  }

  /** Reads a date that begins with its number, month or year at a piece; the number of the piece after it, or 0. */
  private at(i: number): number {
    const piece = this.pieces[i]
    if (piece === undefined) return 0
    if (!Number.isNaN(piece.value)) return this.numeric(i) || this.dateFirst(i)
    return this.words.months.has(piece.word) ? this.monthFirst(i) : 0
  }

  private value(i: number): number {
    return this.pieces[i]?.value ?? Number.NaN
  }

  /** What stands between a piece and the next. */
  private gap(i: number): string {
    return this.text.slice(
      this.pieces[i]?.end ?? 0,
      Math.min(this.pieces[i + 1]?.start ?? 0, (this.pieces[i]?.end ?? 0) + 6),
    )
  }

  private isYear(i: number): boolean {
    return this.pieces[i]?.word.length === 4 && this.value(i) >= FIRST_YEAR && this.value(i) <= LAST_YEAR
  }

  private isDate(i: number): boolean {
    return (this.pieces[i]?.word.length ?? 9) <= 2 && this.value(i) >= 1 && this.value(i) <= 31
  }

  /** 2025-06-24, 24.06.2025, 24/06/2025, 6-24-2025, 20250624. */
  private numeric(i: number): number {
    const whole = /^(20\d\d|19\d\d)(\d\d)(\d\d)$/.exec(this.pieces[i]?.word ?? '')
    if (whole) return this.add(i, i, Number(whole[1]), Number(whole[2]), Number(whole[3]))
    const mark = this.gap(i).trim()
    if (!/^[-/.]$/.test(mark) || this.gap(i + 1).trim() !== mark) return 0
    if (this.isYear(i) && this.isDate(i + 1) && this.isDate(i + 2))
      return this.add(i, i + 2, this.value(i), this.value(i + 1), this.value(i + 2))
    if (!this.isDate(i) || !this.isDate(i + 1) || !this.isYear(i + 2)) return 0
    const [one, two, year] = [this.value(i), this.value(i + 1), this.value(i + 2)]
    if (mark === '.' || two <= 12 === one > 12 || one === two)
      return one <= 12 && two > 12 ? this.add(i, i + 2, year, one, two) : this.add(i, i + 2, year, two, one)
    return two > 12 ? this.add(i, i + 2, year, one, two) : this.add(i, i + 2, year, two, one, { month: one, date: two })
  }

  /** 24 June 2025, 24. Juni, 24th of June, 24 de junio de 2025, 1er juillet. */
  private dateFirst(i: number): number {
    if (!this.isDate(i)) return 0
    let month = i + 1
    if (this.gap(i) === '' && ORDINALS.has(this.pieces[month]?.word ?? '')) month++
    if (!/^[\s.ºª°,-]{0,3}$/.test(this.gap(month - 1))) return 0
    for (let n = 0; n < 2 && this.words.joins.has(this.pieces[month]?.word ?? ''); n++) month++
    const number = this.words.months.get(this.pieces[month]?.word ?? '')
    if (number === undefined || !/^[\s.-]{0,3}$/.test(this.gap(month - 1))) return 0
    const year = this.yearAfter(month)
    return this.add(i, year ?? month, year === null ? null : this.value(year), number, this.value(i))
  }

  /** June 24, 2025; Jun. 24; June 2025. */
  private monthFirst(i: number): number {
    const month = this.words.months.get(this.pieces[i]?.word ?? '') ?? 0
    if (this.isDate(i + 1) && /^(?:\s|\.\s|-)$/.test(this.gap(i))) {
      let last = i + 1
      if (this.gap(last) === '' && ORDINALS.has(this.pieces[last + 1]?.word ?? '')) last++
      // "June 24.5" and "June 5 per cent" are no days; the latter cannot be told here and has no year.
      if (/^[.,]$/.test(this.gap(last)) && !Number.isNaN(this.value(last + 1))) return 0
      const year = this.isYear(last + 1) && /^,?\s{1,2}$|^-$/.test(this.gap(last)) ? last + 1 : null
      return this.add(i, year ?? last, year === null ? null : this.value(year), month, this.value(i + 1))
    }
    const year = this.yearAfter(i)
    return year === null ? 0 : this.add(i, year, this.value(year), month, null)
  }

  private yearAfter(i: number): number | null {
    const next = this.words.joins.has(this.pieces[i + 1]?.word ?? '') ? i + 2 : i + 1
    return this.isYear(next) && /^[\s.,-]{1,3}$/.test(this.gap(next - 1)) ? next : null
  }

  private weekdayBefore(i: number): { weekday: number; from: number } | null {
    for (const at of [i - 1, i - 2]) {
      const weekday = this.words.weekdays.get(this.pieces[at]?.word ?? '')
      const between = at === i - 1 || (this.pieces[at + 1]?.word.length ?? 9) <= 3
      if (weekday !== undefined && between && /^[\s.,(]{1,3}$/.test(this.gap(at))) return { weekday, from: at }
    }
    return null
  }

  private add(
    from: number,
    to: number,
    year: number | null,
    month: number,
    date: number | null,
    swapped: WrittenDay['swapped'] = null,
  ): number {
    // Without a year any leap year serves to see whether there is such a day.
    if (month < 1 || month > 12 || (date !== null && civilDay(year ?? 2024, month, date) === null)) return 0
    const before = this.weekdayBefore(from)
    const after = /^\s?\(|^\s$/.test(this.gap(to))
      ? this.words.weekdays.get(this.pieces[to + 1]?.word ?? '')
      : undefined
    const start = this.pieces[before?.from ?? from]?.start ?? 0
    const end = this.pieces[to]?.end ?? start
    this.found.push({ span: { start, end }, year, month, date, weekday: before?.weekday ?? after ?? null, swapped })
    return to + 1
  }
}

/**
 * Dates written in a piece of a text, in order: with month names of the language's words or in figures. A day must be named, or a month with
 * its year. Offsets are into the whole text.
 */
export function writtenDays(
  text: string,
  words: ReadyWords,
  span: Span = { start: 0, end: text.length },
): WrittenDay[] {
  return new DayFinder(text, span, words).run()
}
