import type { Pledge } from '../book/schemas.js'
import type { Area } from '../terms/area.js'
import { isOfGdp } from './fields.js'
import { type StandingFrame, subjectOf } from './standing-frame.js'
import type { StandingMember } from './standing-schema.js'

/** Whether an entry speaks of what the goal measures: the same measure, or a national count of a share of GDP. */
function isAbout(frame: StandingFrame, pledge: Pledge): boolean {
  const subjects = subjectOf(frame.goal)
  if (pledge.share.some((s) => subjects.includes(s.measure))) return true
  const shareOfGdp = subjects.some((id) => isOfGdp(frame.book, frame.book.measure(id)))
  return shareOfGdp && pledge.share.every((s) => !frame.book.facts.measures.some((m) => m.id === s.measure))
}

/** Whether it says something of the period or later; an entry that names no year always does. */
function reaches(frame: StandingFrame, pledge: Pledge): boolean {
  const named = [...pledge.share, ...pledge.money].map((x) => x.period)
  return named.length === 0 || named.some((period) => period >= frame.period)
}

/**
 * An ally's own targets, plans, laws and reservations on the subject of the goal, as known on the day: announced by then,
 * not yet withdrawn, and speaking of the period or later. They stand beside the common verdict and do not change it.
 */
export function ownPledges(frame: StandingFrame, area: Area): StandingMember['own'] {
  const { asOf } = frame.snapshot
  const pledges = frame.book.facts.pledges
    .filter(
      (p) => p.area === area.code && p.announcedOn <= asOf && (p.withdrawnOn === undefined || p.withdrawnOn > asOf),
    )
    .filter((p) => isAbout(frame, p) && reaches(frame, p))
  if (pledges.length === 0) return undefined
  return pledges.map(({ id, kind, says, announcedOn, share, source }) => ({
    id,
    kind,
    says,
    announcedOn,
    share: share.map((s) => ({ ...s })),
    source,
  }))
}
