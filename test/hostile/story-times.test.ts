import { performance } from 'node:perf_hooks'
import { beforeAll, describe, expect, it } from 'vitest'
import { checked, keeperOf } from './story-desk.js'

const DAY = '2025-06-25'

beforeAll(async () => {
  await keeperOf('2026-11-23')
})

/** Pieces that a rule with a nested repetition would read in more than linear time. */
const PIECES: Record<string, string> = {
  'a claim again and again': 'Poland spends 4.1% of GDP on defence and ',
  'somebody says it': 'Poland spends 4.1% of GDP, he said.\n\n',
  'allies in a list': 'Poland and Latvia and Estonia, ',
  'an ally and a comma': 'Poland, ',
  'capital words': 'Aa Bb Cc ',
  'commas in a number': '1,',
  'points in a number': '1.',
  digits: '1',
  spaces: ' ',
  'line breaks': '\n',
  'full stops': '. ',
  dollars: '$1 ',
  'per cents': '2.5% ',
  'numbers and allies': '23 allies ',
  'days without a year': '24 June ',
  'since a year': 'since 1949 ',
  'goals of a year': '2% by 2035 ',
  'of the': 'of the ',
  'open quotes': '"he said ',
  'quotes of two kinds': '“‘',
  'speakers without a verb': 'Mr. Smith of Poland ',
  'said and said': 'said Mr. Smith of Poland ',
  brackets: '(',
  'hyphens and letters': 'a-',
  apostrophes: "'",
  abbreviations: 'U.S. ',
}
const LENGTH = 10_000
const LONGEST = 160_000
/** Milliseconds. */
const ENOUGH = 15
const ATTEMPTS = 4

describe('time grows with length', () => {
  /** The best time of some, in milliseconds. */
  const timed = async (source: string, times: number): Promise<number> => {
    let best = Number.POSITIVE_INFINITY
    for (let i = 0; i < times; i++) {
      const before = performance.now()
      await checked(source, { format: 'text', published: DAY })
      best = Math.min(best, performance.now() - before)
    }
    return best
  }

  /**
   * How much longer a text four times as long takes: about 4 where time is linear, 16 where it is quadratic. The least of some
   * attempts, as other work on the machine can lengthen either.
   */
  const ratio = async (piece: string, tail: string): Promise<number> => {
    let length = LENGTH
    const text = (times: number) => piece.repeat((times * length) / piece.length) + tail
    // What takes next to no time says nothing of how it grows.
    while (length < LONGEST && (await timed(text(1), 2)) < ENOUGH) length *= 2
    let best = Number.POSITIVE_INFINITY
    for (let attempt = 1; attempt <= ATTEMPTS && best >= 8; attempt++) {
      const short = await timed(text(1), 1 + attempt)
      best = Math.min(best, (await timed(text(4), 1 + attempt)) / short)
    }
    return best
  }

  it.each(Object.entries(PIECES))('%s', async (_name, piece) => {
    expect(await ratio(piece, '')).toBeLessThan(8)
  })

  it.each(['numbers and allies', 'capital words', 'spaces', 'of the', 'quotes of two kinds'])(
    '%s, then something else',
    async (name) => {
      expect(await ratio(PIECES[name] ?? '', '\u0001 x!')).toBeLessThan(8)
    },
  )
})
