import type { Place } from './place.js'
import { all, begins, ends, has, type Mark, type Reading } from './reading.js'

const FAR = 5

/** What a name of the lexicon does where it stands. */
export function roleOf(reading: Reading, mark: Mark, group: boolean): Place['as'] {
  const { tokens } = reading
  const [role] = mark.key.split(':')
  if (group && ofSource(reading, mark.from)) return 'definer'
  for (let back = 0; back <= 1; back++)
    for (const cat of ['than', 'except', 'unlike'])
      if (ends(reading, cat, mark.from - back) && (back === 0 || begins(reading, 'light', mark.from - 1)))
        return 'compared'
  for (const cat of ['natoDefiner', 'ownDefiner'])
    if (all(reading, cat).some((m) => m.from <= mark.from && m.to >= mark.to)) return 'definer'
  // "No NATO country": whose members are spoken of.
  if (group && ['no', 'any', 'only'].some((cat) => ends(reading, cat, mark.from))) return 'within'
  if (group && begins(reading, 'saysNext', mark.to)) return 'definer'
  if (group && (ends(reading, 'leads', mark.from) || ends(reading, 'leads', mark.from - 1))) return 'within'
  let at = mark.to
  if (tokens[at]?.text === "'") at++
  if (tokens[at]?.word === 's' && tokens[at]?.joined) at++
  // "NATO's biggest spender"
  if (group && at > mark.to && ['superlative', 'top', 'bottom', 'ordinal'].some((cat) => begins(reading, cat, at)))
    return 'within'
  for (let n = 0; n < FAR && at < tokens.length; n++) {
    const spending = begins(reading, 'goal', at) ? undefined : begins(reading, 'spending', at)
    // "NATO's spending target"
    if (spending !== undefined && !begins(reading, 'goal', spending.to)) break
    if (spending !== undefined) {
      at = spending.to
      continue
    }
    if (begins(reading, 'goal', at) && (group || n > 0)) return group ? 'holder' : 'subject'
    if (begins(reading, 'summit', at)) return group ? 'definer' : 'place'
    if (begins(reading, 'source', at)) return group ? 'definer' : n <= 1 ? 'speaker' : 'subject'
    const passes = tokens[at]?.kind === 'number' || begins(reading, 'percent', at) || begins(reading, 'number', at)
    const adjective =
      begins(reading, 'current', at) ||
      begins(reading, 'newest', at) ||
      begins(reading, 'own', at) ||
      begins(reading, 'defence', at)
    if (!passes && !adjective && tokens[at]?.text !== '-') break
    at++
  }
  if (group && (ends(reading, 'oneOf', mark.from) || ofRank(reading, mark.from))) return 'within'
  // "The Hague target": where it was agreed.
  if (role === 'seats' && begins(reading, 'goal', mark.to)) return 'place'
  const where =
    ends(reading, 'where', mark.from) ??
    (begins(reading, 'light', mark.from - 1) ? ends(reading, 'where', mark.from - 1) : undefined)
  if (where !== undefined) return role === 'seats' ? 'place' : group ? 'within' : 'subject'
  if (group && begins(reading, 'light', mark.from - 1) && has(reading, 'goal', Math.max(0, mark.from - 4), mark.from))
    return 'holder'
  return 'subject'
}

/** "a spokeswoman for the alliance", "figures that NATO released", "according to the alliance": who says it, not what it is about. */
function ofSource(reading: Reading, from: number): boolean {
  const at = begins(reading, 'article', from - 1) ? from - 1 : from
  if (ends(reading, 'accordingTo', at) || ends(reading, 'source', at)) return true
  const linked = ['for', 'of', 'from', 'which'].some((cat) => begins(reading, cat, at - 1) !== undefined)
  return linked && ends(reading, 'source', at - 1) !== undefined
}

/** "bottom of the alliance" */
function ofRank(reading: Reading, from: number): boolean {
  const of = ends(reading, 'of', from) ?? (begins(reading, 'article', from - 1) && ends(reading, 'of', from - 1))
  return of !== undefined && ['top', 'bottom', 'superlative'].some((cat) => ends(reading, cat, of.from) !== undefined)
}
