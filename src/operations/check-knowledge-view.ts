import type { Day } from '../terms/day.js'
import type { Edition } from '../terms/observation.js'
import type { Knowledge } from './check-knowledge.js'
import type { EditionView } from './check-knowledge-edition.js'

/** What was known on one day: the editions published by then, newest first. */
export class View {
  readonly editions: readonly EditionView[]
  readonly newest: EditionView | undefined

  constructor(
    readonly knowledge: Knowledge,
    readonly day: Day,
    readonly kind: 'then' | 'now',
  ) {
    this.editions = knowledge.held.filter((e) => e.publishedOn <= day).map((e) => knowledge.figuresOf(e))
    this.newest = this.editions[0]
  }

  /**
   * Editions to ask about these years, the first that answers decides. Of a past day that is every one known, newest first, since one
   * held in part may lack a table. Of today it is the newest, unless it does not reach back to the years: what it no longer
   * prints, or is not held of it, is not known as of now.
   */
  asked(periods: readonly string[]): readonly EditionView[] {
    if (this.kind === 'then') return this.editions
    const { newest } = this
    if (newest === undefined) return []
    const covered = newest.periodsOf(this.knowledge.roles.measures.share)
    return periods.some((p) => covered.has(p) || p > this.day.slice(0, 4)) ? [newest] : this.editions
  }

  /** How a sentence begins that tells of a figure that was looked for in vain. */
  get none(): string {
    return this.kind === 'then'
      ? 'no edition known then and held here gives'
      : 'the newest edition, as it is held here, does not give'
  }

  /** The newest edition published after this one and by the day, held or not: what the answer may have missed. */
  missed(edition: string): Edition | undefined {
    const used = this.knowledge.edition(edition)
    if (used === undefined || this.kind === 'now') return undefined
    return this.knowledge.all.find((e) => e.publishedOn <= this.day && e.publishedOn > used.publishedOn)
  }

  /** Whether any edition that was out by the day, held or not, could have had figures for the year: it came out in it or later. */
  covers(period: string): boolean {
    return this.knowledge.all.some((e) => e.publishedOn <= this.day && lastYearOf(e) >= period)
  }
}

/** The last year of an edition's tables: the second year in its title, else the year before it came out (annual reports look back). */
function lastYearOf(edition: Edition): string {
  const named = /(\d{4})-(\d{4})/.exec(edition.title)?.[2]
  return named ?? String(Number(edition.publishedOn.slice(0, 4)) - 1)
}
