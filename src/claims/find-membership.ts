import { addClaim, type Context } from './context.js'
import type { Counted } from './counted.js'
import { type Quantity, writtenOf } from './quantity.js'
import { begins, ends, last } from './reading.js'

export function membershipOf(context: Context, quantity: Quantity, from: number, to: number): void {
  const { lexicon, published } = context
  context.used.add(quantity)
  addClaim(
    context,
    from,
    to,
    'membership',
    { ask: 'members', group: lexicon.alliance, count: writtenOf(quantity), on: published ?? '' },
    'fact',
  )
}

/** "NATO has 32 members", "an alliance of 29 countries", "all 32 allies", "the 32-strong club". */
export function members(context: Context, counted: Counted): boolean {
  const { reading, places, lexicon } = context
  const { quantity, noun } = counted
  // "20 of them" is a part.
  if (noun === undefined || quantity.value < 10 || begins(reading, 'of', noun.from)) return false
  const whole = counted.of ?? quantity
  const to = noun.to
  const near = places.find(
    (p) => p.codes.length === 1 && p.codes[0] === lexicon.alliance && p.to >= whole.from - 6 && p.from <= to + 3,
  )
  const said =
    ends(reading, 'all', whole.from) ?? ends(reading, 'article', whole.from) ?? ends(reading, 'all', whole.from - 1)
  const inAlliance =
    ends(reading, 'of', whole.from) !== undefined && ends(reading, 'allianceNoun', whole.from - 1) !== undefined
  const named = begins(reading, 'allianceNoun', to) !== undefined
  const exact = named || begins(reading, 'memberStrict', noun.from) !== undefined
  const has_ = last(reading, 'have', Math.max(0, whole.from - 4), whole.from)
  // "Founded in 1949, it now has 29 members."
  const it = has_ && last(reading, 'pronoun', Math.max(0, has_.from - 3), has_.from)
  const spoken = context.discourse.areas[0] === lexicon.alliance || places.some((p) => p.codes[0] === lexicon.alliance)
  const before = places.findLast((p) => p.to <= whole.from)
  const back = exact && spoken && has_ !== undefined && (it !== undefined || before?.codes[0] === lexicon.alliance)
  if (near === undefined && !inAlliance && !back && !(said !== undefined && exact)) return false
  if (
    near === undefined &&
    !inAlliance &&
    places.some(
      (p) =>
        p.codes[0] !== lexicon.alliance &&
        p.as !== 'place' &&
        p.role !== 'members' &&
        p.to >= whole.from - 4 &&
        p.from <= to + 4,
    )
  )
    return false
  const from =
    near !== undefined && near.to <= whole.from && whole.from - near.to <= 4 && (has_ || whole.from - near.to <= 2)
      ? near.from
      : whole.hedged
  context.used.add(whole)
  membershipOf(context, whole, from, near !== undefined && near.from >= to && near.from - to <= 3 ? near.to : to)
  return true
}
