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
    // Many conclusions rest on one and the same long list.
    const lists = new Set<readonly Figure[]>()
    const figures: Figure[] = []
    for (const origin of this.origins.values())
      if (origin.kind === 'reasoned') lists.add(origin.from)
      else figures.push(origin)
    const waiting = [...figures, ...[...lists].flat()]
    for (let figure = waiting.pop(); figure !== undefined; figure = waiting.pop()) {
      if (figure.kind === 'given' || seen.has(figure)) continue
      seen.add(figure)
      if (figure.kind === 'published') used.add(figure.observation.edition)
      else for (const part of figure.from) waiting.push(part)
    }
    return used
  }
}
