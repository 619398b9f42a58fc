import type { Context } from './context.js'
import type { Quantity } from './quantity.js'
import { begins, ends, has, type Mark, type Reading } from './reading.js'

/** In per cent of GDP more than any goal so far: a larger number without its unit is of something else. */
export const MOST_LINE = 6
/** What says that defence, or the alliance, is meant. */
const OURS = ['defence', 'spendingStrict', 'memberStrict', 'equipment'] as const
/** Words after a number within which its goal is named: "the 0.7 % official development aid target". */
const NAMED_WITHIN = 5
/** In per cent of GDP more than any member spends. */
export const MOST_SHARE = 15

export interface Line {
  readonly goal: Mark
  /** How number and goal hang together: "the 2% target", "a target of 2%", "the target is 2%". */
  readonly as: 'named' | 'of' | 'is'
}

function passes(reading: Reading, i: number, cats: readonly string[]): boolean {
  return cats.some((cat) => begins(reading, cat, i) !== undefined) || /^[-–"“”']$/u.test(reading.tokens[i]?.text ?? '')
}

/** The goal that a percentage is the number of, undefined if it is none. */
export function lineOf(context: Context, quantity: Quantity): Line | undefined {
  const { reading } = context
  // "2 percent is the floor"
  const is = begins(reading, 'copula', quantity.to)
  const called = is && begins(reading, 'goal', begins(reading, 'article', is.to)?.to ?? is.to)
  if (called !== undefined) return { goal: called, as: 'is' }
  const skipped = new Set<number>()
  for (let i = quantity.to; i < quantity.to + 7 && i < reading.tokens.length; i++) {
    if (skipped.has(i)) continue
    const goal = begins(reading, 'goal', i)
    if (goal !== undefined) return { goal, as: 'named' }
    const mark = ['gdp', 'spending', 'defence', 'area', 'light', 'equipment', 'goalGap']
      .map((cat) => begins(reading, cat, i))
      .find(Boolean)
    if (mark === undefined && !passes(reading, i, [])) break
    for (let k = i + 1; k < (mark?.to ?? 0); k++) skipped.add(k)
  }
  for (let i = quantity.hedged - 1; i >= Math.max(0, quantity.hedged - 7); i--) {
    const goal = begins(reading, 'goal', i)
    if (goal !== undefined) {
      let is = false
      let of = false
      for (let k = goal.to; k < quantity.hedged; k++) {
        is ||= begins(reading, 'copula', k) !== undefined || begins(reading, 'goalSays', k) !== undefined
        of ||=
          begins(reading, 'of', k) !== undefined ||
          begins(reading, 'to', k) !== undefined ||
          begins(reading, 'at', k) !== undefined ||
          reading.tokens[k]?.text === ':' ||
          reading.tokens[k]?.text === '('
      }
      // "over the line at exactly 2.00": the figure of who has passed it.
      const passed = ends(reading, 'meet', i) ?? ends(reading, 'meet', i - 1)
      if (passed !== undefined && !is && begins(reading, 'at', goal.to)) return undefined
      if (is || of || goal.to === quantity.hedged) return { goal, as: is ? 'is' : 'of' }
      return undefined
    }
    if (
      !passes(reading, i, [
        'copula',
        'goalSays',
        'spendVerb',
        'article',
        'of',
        'light',
        'to',
        'spending',
        'defence',
        'at',
        'relation',
        'goalGap',
        'gdp',
        'area',
      ]) &&
      reading.tokens[i]?.text !== '('
    )
      break
  }
  return undefined
}

/**
 * A goal's number that the alliance never pledged, where nothing says that defence is meant: "the 0.7 % aid target", "the 3 %
 * deficit rule".
 */
export function isOfOthers(context: Context, quantity: Quantity): boolean {
  const { reading, discourse, places, lexicon, world } = context
  if (quantity.kind !== 'percent' || discourse.defence || discourse.alliance) return false
  if (world.pledges.some((p) => p.percents.includes(quantity.value))) return false
  if (OURS.some((cat) => has(reading, cat))) return false
  if (places.some((p) => p.codes.includes(lexicon.alliance))) return false
  return has(reading, 'goal', quantity.to, quantity.to + NAMED_WITHIN) || lineOf(context, quantity) !== undefined
}
