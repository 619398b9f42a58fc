import type { IfDueNow } from './verdict.js'

/**
 * Years in which an ally came to meet a goal, and years in which it no longer did, along one edition's series. The
 * first known year counts as reached if the goal is met in it. A year without a verdict neither reaches nor loses.
 */
export function transitions(history: readonly { period: string; ifDueNow: IfDueNow }[]): {
  reached: string[]
  lost: string[]
} {
  const reached: string[] = []
  const lost: string[] = []
  let met: boolean | undefined
  for (const { period, ifDueNow } of history) {
    if (ifDueNow !== 'met' && ifDueNow !== 'not-met' && ifDueNow !== 'met-when-rounded') continue
    const now = ifDueNow === 'met'
    if (now && met !== true) reached.push(period)
    if (!now && met === true) lost.push(period)
    met = now
  }
  return { reached, lost }
}
