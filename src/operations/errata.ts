import type { Book } from '../book/book.js'
import type { Observation } from '../terms/observation.js'
import type { StandingFrame } from './standing-frame.js'

/** The reason given for an area's cell of the frame's measure and period, if errata list it. */
export function erratumOf(frame: StandingFrame, area: string, edition: string): string | undefined {
  return frame.book.facts.errata.find(
    (e) =>
      e.edition === edition &&
      e.measure === frame.measure.id &&
      e.areas.includes(area) &&
      e.periods.includes(frame.period),
  )?.reason
}

/** A sentence for each erratum that touches any of these cells, once a cell: whoever quotes them has to know. */
export function errataNotes(book: Book, cells: readonly Observation[]): string[] {
  const open = new Set(cells.map((o) => `${o.edition}|${o.measure}|${o.area}|${o.period}`))
  return book.facts.errata.flatMap((e) => {
    const touched = e.areas.flatMap((area) =>
      e.periods
        .filter((p) => open.delete(`${e.edition}|${e.measure}|${area}|${p}`))
        .map((period) => ({ area, period })),
    )
    if (touched.length === 0) return []
    const areas = [...new Set(touched.map((t) => t.area))]
    const years = [...new Set(touched.map((t) => t.period))].sort()
    return [`Erratum, ${e.edition}, ${e.measure}, ${areas.join(', ')} ${years.join(', ')}: ${e.reason}`]
  })
}
