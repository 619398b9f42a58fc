import type { Figure } from '../series/figure.js'
import { moneyOf as amount } from './gap.js'
import type { Reasoning } from './operation.js'
import type { Money } from './standing-schema.js'

export type Origins = Map<string, Figure | Reasoning>

/** Remembers by pointer where the numbers of an answer come from, as they are put into it. */
export class Keeper {
  readonly origins: Origins = new Map()

  money(pointer: string, figure: Figure): Money {
    this.origins.set(pointer, figure)
    return amount(figure)
  }

  number(pointer: string, figure: Figure): number {
    this.origins.set(pointer, figure)
    return figure.value
  }

  /** A number that no one formula gives, and the figures it rests on. */
  reasoned(pointer: string, conclusion: number, how: string, from: readonly Figure[]): number {
    this.origins.set(pointer, { kind: 'reasoned', conclusion, how, from })
    return conclusion
  }

  /** Editions of the cells that any number goes back to. */
  editionsUsed(): Set<string> {
    const used = new Set<string>()
    const seen = new Set<Figure>()
    const walk = (figure: Figure): void => {
      if (seen.has(figure)) return
      seen.add(figure)
      if (figure.kind === 'published') used.add(figure.observation.edition)
      else if (figure.kind === 'derived') figure.from.forEach(walk)
    }
    for (const origin of this.origins.values()) (origin.kind === 'reasoned' ? origin.from : [origin]).forEach(walk)
    return used
  }
}
