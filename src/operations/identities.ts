import type { Facts } from '../book/facts.js'
import { checkIdentities, type IdentityBreak } from '../series/identities.js'
import type { Observation } from '../terms/observation.js'

export type { IdentityBreak }

/** Breaks of identities by one edition's figures that `data/errata` does not explain. */
export function identityBreaks(facts: Facts, observations: readonly Observation[]): IdentityBreak[] {
  return checkIdentities(facts, observations).breaks.filter(
    (b) =>
      !facts.errata.some(
        (e) =>
          e.edition === b.edition &&
          e.identity === b.identity &&
          e.measure === b.measure &&
          e.areas.includes(b.area) &&
          e.periods.includes(b.period),
      ),
  )
}
