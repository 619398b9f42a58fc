import { roundHalfUp } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'

/** Differences of published shares are cut here: 2.4 − 0.9 is 1.5. */
const DECIMALS = 10

/** When and from which base a clause holds. Years are inclusive. */
export interface EscapeTerms {
  readonly from: number
  readonly to: number
  /** Year whose share is the base. */
  readonly baseYear: number
}

/** A fiscal rule that leaves an increase of spending out of account, up to a limit: `data/scenarios`. */
export interface EscapeRule extends EscapeTerms {
  /** Largest increase over the base, in points of GDP, in any one year. */
  readonly flexibility: number
  /** Who may use it; terms of their own where they differ. */
  readonly members: readonly (Partial<EscapeTerms> & { readonly area: string; readonly activatedOn: string })[]
}

/** The terms that hold for an area, with the day of activation; undefined where the rule was not activated for it. */
export function escapeTerms(rule: EscapeRule, area: string): (EscapeTerms & { activatedOn: string }) | undefined {
  const member = rule.members.find((m) => m.area === area)
  return (
    member && {
      from: member.from ?? rule.from,
      to: member.to ?? rule.to,
      baseYear: member.baseYear ?? rule.baseYear,
      activatedOn: member.activatedOn,
    }
  )
}

/** One year under the rule: `increase` over the base = `covered` by the clause + `beyond` it, all in points of GDP. */
export interface EscapeYear {
  readonly year: number
  readonly share: number
  readonly increase: number
  readonly covered: number
  readonly beyond: number
  /** What the clause would still cover; 0 outside its years. */
  readonly room: number
}

/**
 * How much of the spending above the base year's share the clause covers, year by year. `baseShare` and `shares` are in per
 * cent of GDP on the rule's own definition of spending; other definitions give other room. A share at or below the base
 * has no increase. Outside the years of `terms` nothing is covered. Throws `input` `escape.share` for a share that is no number.
 */
export function escapeRoom(
  flexibility: number,
  terms: Pick<EscapeTerms, 'from' | 'to'>,
  baseShare: number,
  shares: readonly { readonly year: number; readonly share: number }[],
): EscapeYear[] {
  const cut = (points: number) => roundHalfUp(points, DECIMALS)
  const wrong = [{ year: 'the base', share: baseShare }, ...shares].find((s) => !Number.isFinite(s.share))
  if (wrong)
    throw new PledgebookError('input', 'escape.share', `a share of ${wrong.share} in ${wrong.year}`, 'give a number')
  return shares.map(({ year, share }) => {
    const open = year >= terms.from && year <= terms.to ? flexibility : 0
    const increase = Math.max(0, cut(share - baseShare))
    const covered = Math.min(increase, open)
    return { year, share, increase, covered, beyond: cut(increase - covered), room: cut(open - covered) }
  })
}
