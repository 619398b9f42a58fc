import { addClaim, type Context } from './context.js'
import { timingNextTo } from './ground.js'
import { type Quantity, writtenOf } from './quantity.js'
import { ends } from './reading.js'

/** A further figure of the yearly change before it: of another year or of another country. */
export function growthAgain(context: Context, quantity: Quantity): boolean {
  const before = context.claims.findLast((c) => c.question.ask === 'change')
  if (before?.question.ask !== 'change' || before.question.percent === undefined) return false
  return ofOtherYear() || ofOtherPlace()

  /** "up 11 % this year, after 19 % in 2025" */
  function ofOtherYear(): boolean {
    const lead = ends(context.reading, 'seriesLead', quantity.hedged)
    const timing = timingNextTo(context, quantity, quantity.to)
    const year = timing?.range === false && timing.from >= quantity.to ? timing.years[0] : undefined
    if (lead === undefined || timing === undefined || year === undefined) return false
    if (before?.question.ask !== 'change' || year >= before.question.to) return false
    return add({ from: String(Number(year) - 1), to: year }, lead.from, timing.to)
  }

  /** "Danish outlays rose by 45 per cent, those of Luxembourg by 69" */
  function ofOtherPlace(): boolean {
    const lead = ends(context.reading, 'byAgent', quantity.hedged)
    const place = lead && context.places.find((p) => p.to <= lead.from && lead.from - p.to <= 2)
    return lead !== undefined && place !== undefined && add({ areas: place.codes }, place.from, quantity.to)
  }

  function add(other: { from: string; to: string } | { areas: readonly string[] }, from: number, to: number): boolean {
    if (before?.question.ask !== 'change') return false
    context.used.add(quantity)
    const question = { ...before.question, ...other, percent: writtenOf(quantity) }
    addClaim(context, from, to, before.about, question, before.mood, before)
    return true
  }
}
