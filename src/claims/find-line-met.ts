import { addClaim, type Context } from './context.js'
import { aboutGroup, timingNextTo } from './ground.js'
import { all, begins, ends, has, isComma, type Mark, spanOf } from './reading.js'
import { isAlly } from './world.js'

/** Words between the verb and its goal, and between the country and its verb, at most. */
const NEAR = 4

/** "Hungary hit the target in 2023", "Canada has never met the guideline": a country on one side of a line whose number is not said. */
export function findLinesMet(context: Context): void {
  const { reading, places, quantities, published, world, lexicon } = context
  if (published === null) return
  for (const cat of ['meet', 'miss'] as const)
    for (const verb of all(reading, cat)) {
      const goal = goalOf(context, verb)
      const who = places.findLast((p) => p.to <= verb.from && verb.from - p.to <= NEAR)
      if (goal === undefined || who === undefined || aboutGroup(context, who.codes)) continue
      if (who.as !== 'subject' || !who.codes.every((c) => isAlly(world, c, lexicon.alliance))) continue
      if (!isDirect(context, who.to, verb.from)) continue
      const timing = timingNextTo(context, verb, goal.to)
      const [year, more] = timing?.years ?? []
      if (
        timing === undefined ||
        timing.from < goal.to ||
        year === undefined ||
        more !== undefined ||
        year > published.slice(0, 4)
      )
        continue
      const line = lineIn(context, year)
      const { start, end } = spanOf(reading, who.from, timing.to)
      const told = context.claims.some((c) => c.span.start < end && c.span.end > start && c.about !== 'membership')
      if (line === undefined || told || quantities.some((q) => q.from >= verb.from && q.to <= timing.from)) continue
      const written = { value: line, step: 1, relation: cat === 'meet' ? 'at-least' : 'less-than' } as const
      const question = { ask: 'share', areas: who.codes, periods: [year], values: [written], by: 'unsaid' } as const
      addClaim(context, who.from, timing.to, 'share-of-gdp', question, 'fact', {
        assumed: [`the line is that of ${line} %`, ...(who.assumed ? [who.assumed] : [])],
        unclear: [],
      })
    }
}

/** The goal that a verb has as its object: "met NATO's target", "fell short of the benchmark". */
function goalOf({ reading }: Context, verb: Mark): Mark | undefined {
  for (let i = verb.to; i <= verb.to + NEAR; i++) {
    const goal = begins(reading, 'goal', i)
    if (goal !== undefined) return goal
    if (!['light', 'article', 'area', 'spending', 'current', 'of'].some((cat) => begins(reading, cat, i)))
      return undefined
  }
  return undefined
}

/** Whether only small words stand between a country and its verb, none of which denies, plans or supposes. */
function isDirect({ reading }: Context, from: number, to: number): boolean {
  if (['negation', 'no', 'plan', 'should', 'wish', 'prediction', 'which'].some((cat) => has(reading, cat, from, to)))
    return false
  for (let i = from; i < to; i++) if (isComma(reading, i) || begins(reading, 'and', i)) return false
  return ends(reading, 'to', to) === undefined
}

/** The share that was the members' line in a year: of the first promise that had been made and was to be kept by then. */
function lineIn({ world, published }: Context, year: string): number | undefined {
  const made = world.pledges
    .filter((p) => published !== null && p.announcedOn <= published && p.percents.length > 0)
    .toSorted((a, b) => (a.announcedOn < b.announcedOn ? -1 : 1))
  return (made.findLast((p) => p.due !== null && p.due <= year) ?? made[0])?.percents[0]
}
