/** A verdict as people see it: never by colour alone. */
interface VerdictWords {
  readonly sign: string
  /** For terminals of a plain locale. */
  readonly ascii: string
  readonly words: string
  readonly means: string
}

export const VERDICT_WORDS = {
  supported: { sign: '✓', ascii: '+', words: 'supported', means: 'the published figures or facts say so' },
  contradicted: { sign: '✗', ascii: 'x', words: 'contradicted', means: 'the published figures or facts say otherwise' },
  superseded: {
    sign: '↻',
    ascii: '~',
    words: 'superseded',
    means: 'right when it was written; a later edition or event has changed it',
  },
  imprecise: {
    sign: '≈',
    ascii: '=',
    words: 'imprecise',
    means: 'nearly right: off by a little more than the digits written allow',
  },
  'basis-dependent': {
    sign: '◐',
    ascii: '%',
    words: 'depends on the basis',
    means: 'right only in other prices, on another baseline or by another definition',
  },
  'not-yet-true': {
    sign: '○',
    ascii: 'o',
    words: 'not yet true',
    means: 'nothing published by then confirmed it; something later does',
  },
  'no-data': { sign: '?', ascii: '?', words: 'no data', means: 'what is held cannot decide it' },
} as const satisfies Readonly<Record<string, VerdictWords>>

export type VerdictName = keyof typeof VERDICT_WORDS

export const VERDICT_NAMES = Object.keys(VERDICT_WORDS) as VerdictName[]

/** How many claims have each verdict, in the order of the legend; those without any are left out. */
export function verdictCounts(verdicts: readonly VerdictName[]): [name: VerdictName, count: number][] {
  return VERDICT_NAMES.map((name): [VerdictName, number] => [name, verdicts.filter((v) => v === name).length]).filter(
    ([, count]) => count > 0,
  )
}

/** Both verdicts of a claim in a few words: `supported when written, superseded now`. */
export function bothVerdicts(then: VerdictName, now: VerdictName): string {
  if (then === now) return `${VERDICT_WORDS[now].words} when written and now`
  return `${VERDICT_WORDS[then].words} when written, ${VERDICT_WORDS[now].words} now`
}
