import type { Relation } from './question.js'
import { all, begins, ends, type Reading } from './reading.js'

export function relationBefore(reading: Reading, from: number): { relation: Relation; hedged: number } {
  for (let back = 0; back <= 3; back++) {
    const mark = ends(reading, 'relation', from - back)
    if (mark === undefined) {
      if (
        begins(reading, 'light', from - back - 1) === undefined &&
        begins(reading, 'hedgeGap', from - back - 1) === undefined
      )
        break
      continue
    }
    // "sign up to 3.5 %", "go up to 2.5 %" are no "up to".
    if (['adopt', 'rise'].some((cat) => all(reading, cat).some((m) => m.from < mark.from && m.to > mark.from))) break
    const key = mark.key as Relation
    if (compares(reading, mark.to, from)) break
    if (key === 'equal') {
      const outer = relationBefore(reading, mark.from)
      return { relation: outer.hedged < mark.from ? outer.relation : 'equal', hedged: outer.hedged }
    }
    return { relation: key, hedged: mark.from }
  }
  return { relation: 'equal', hedged: from }
}

/** "less than the 3.3 % it spent": what is compared with a figure of its own is no hedge of it. */
function compares(reading: Reading, hedge: number, from: number): boolean {
  if (begins(reading, 'article', from - 1) === undefined || from - 1 < hedge) return false
  for (let i = from + 1; i < from + 7; i++) {
    if (/^[,.;:()]$/u.test(reading.tokens[i]?.text ?? '') || begins(reading, 'goal', i)) return false
    if (begins(reading, 'pronoun', i) !== undefined) return true
  }
  return false
}

export function withRelation(
  reading: Reading,
  from: number,
  to: number,
): { relation: Relation; hedged: number; to: number } {
  const before = relationBefore(reading, from)
  if (before.hedged < from) return { ...before, to }
  const mark = begins(reading, 'relationAfter', to)
  if (mark !== undefined) {
    const key = all(reading, 'relation').find((m) => m.from === mark.from)?.key
    return { relation: (key ?? mark.key) as Relation, hedged: from, to: mark.to }
  }
  return { ...before, to }
}
