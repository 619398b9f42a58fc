import type { Context } from './context.js'
import { soonAfter } from './nearby.js'
import type { Quantity } from './quantity.js'
import { begins, clauseOf, ends, has, last } from './reading.js'

// What may stand before a verb of growth where spending is meant and not said again: "It then rose by", "In Poland it grew".
const KNOWN = [
  'area',
  'collective',
  'pronoun',
  'figure',
  'light',
  'article',
  'riseNoun',
  'rise',
  'fall',
  'in',
  'on',
  'and',
  'copula',
  'plan',
  'estimate',
  'time',
  'month',
  'relation',
  'have',
  'real',
  'money',
  'memberNation',
  'current',
  'own',
]

const OF_SPENDING = ['spending', 'spendVerb', 'goal', 'real']

/** "Beer prices rose 4 %", "the index gained 0.6 percent": growth of a thing that is no spending on defence. */
export function grewOther(context: Context, quantity: Quantity): boolean {
  const { reading } = context
  const verb =
    last(reading, 'rise', Math.max(0, quantity.hedged - 5), quantity.hedged) ??
    last(reading, 'fall', Math.max(0, quantity.hedged - 5), quantity.hedged) ??
    ends(reading, 'more', quantity.hedged)
  const level = ends(reading, 'from', quantity.hedged) ?? ends(reading, 'toLevel', quantity.hedged)
  if (verb === undefined || level !== undefined) return false
  const { from, to } = clauseOf(reading, quantity.from)
  if (onOtherThings(context, from, to)) return true
  const latest = (cats: readonly string[]): number =>
    Math.max(
      -1,
      ...cats.map(
        (cat) => (last(reading, cat, verb.to, quantity.hedged) ?? last(reading, cat, from, verb.from))?.to ?? -1,
      ),
    )
  // "The economy is expected to grow by 1.3 percent and defence spending to reach 2.6 percent".
  if (latest(['otherShare', 'otherWhole']) >= Math.max(0, latest(OF_SPENDING))) return true
  const behind = OF_SPENDING.map((cat) => soonAfter(context, quantity, cat)).find(Boolean)
  if (OF_SPENDING.some((cat) => has(reading, cat, from, quantity.from)) || soonAfter(context, quantity, 'gdp'))
    return false
  if (behind !== undefined && !has(reading, 'and', quantity.to, behind.from)) return false
  const told = context.claims.some((c) => c.question.ask === 'change') && has(reading, 'area', from, quantity.from)
  for (let i = from; i < verb.from && !told; i++) {
    const token = reading.tokens[i]
    if (token?.kind !== 'word' || token.text.length === 1) continue
    if (!KNOWN.some((cat) => reading.marks.get(cat)?.some((m) => m.from <= i && m.to > i))) return true
  }
  return false
}

// What spending on defence goes to, each enough to know it by.
const OWN = ['defence', 'equipment', 'troops', 'personnelCat', 'infrastructure', 'otherCat', 'forces', 'area', 'gdp']

/** "spending on security at the venue", "outlays on health": spending that says what it is for, and that is not defence. */
function onOtherThings({ reading }: Context, from: number, to: number): boolean {
  if (has(reading, 'spendingStrict', from, to) || has(reading, 'defence', from, to)) return false
  return (reading.marks.get('spending') ?? []).some(
    (m) =>
      m.from >= from &&
      m.to <= to &&
      begins(reading, 'for', m.to) !== undefined &&
      reading.tokens[m.to + 1]?.kind === 'word' &&
      !OWN.some((cat) => has(reading, cat, m.to, Math.min(to, m.to + 5))),
  )
}
