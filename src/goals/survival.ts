import type { IfDueNow } from './verdict.js'

/** How the verdicts of an earlier edition fared in a later one. */
export interface Survival {
  /** Verdicts on the same area and year in both editions. */
  readonly compared: number
  readonly same: number
  /** Was not met, is met by the later edition. */
  readonly gained: number
  /** Was met, is no longer. */
  readonly lost: number
}

/** Compares two sets of verdicts by key; a verdict counts as met or not, whatever it would be when rounded. */
export function survivalOf(earlier: ReadonlyMap<string, IfDueNow>, later: ReadonlyMap<string, IfDueNow>): Survival {
  let compared = 0
  let gained = 0
  let lost = 0
  for (const [key, before] of earlier) {
    const after = later.get(key)
    if (!decides(before) || after === undefined || !decides(after)) continue
    compared++
    if (before === 'met' && after !== 'met') lost++
    if (before !== 'met' && after === 'met') gained++
  }
  return { compared, same: compared - gained - lost, gained, lost }
}

function decides(verdict: IfDueNow): boolean {
  return verdict === 'met' || verdict === 'not-met' || verdict === 'met-when-rounded'
}
