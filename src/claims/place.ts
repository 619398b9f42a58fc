import type { Lexicon } from './lexicon.js'
import { roleOf } from './place-role.js'
import type { Quantity } from './quantity.js'
import { all, begins, broken, ends, isComma, type Mark, type Reading } from './reading.js'
import { newestMember, type World } from './world.js'

/**
 * A country or group that a text names and what it does there: `subject` may be what a number is about, `definer` says it,
 * `holder` has a goal, `compared` is only compared with, `place` is where something happens, `speaker` goes with an office.
 */
export interface Place {
  readonly codes: readonly string[]
  readonly from: number
  readonly to: number
  readonly as: 'subject' | 'definer' | 'holder' | 'compared' | 'place' | 'within' | 'speaker'
  readonly role: string
  readonly assumed?: string | undefined
}

/** The places of a piece; neighbours of a list ("Poland, Latvia and Estonia") become one place with several codes. */
export function placesOf(reading: Reading, lexicon: Lexicon, world: World, published: string | null): Place[] {
  const groups = new Set(world.groups.map((g) => g.code))
  const found: Place[] = []
  // Lists, with their two names while they have no more.
  const lists = new Map<Place, readonly [Place, Place] | null>()
  const marks = [
    ...all(reading, 'area'),
    ...[...all(reading, 'collective'), ...all(reading, 'others')].map((m) => ({
      ...m,
      key: `members:${lexicon.alliance}`,
    })),
  ]
  marks.sort((a, b) => a.from - b.from || b.to - a.to)
  for (const mark of marks) {
    if (isCurrencyNote(reading, mark)) continue
    const twice = found.at(-1)
    if (twice?.from === mark.from && twice.codes[0] === mark.key.split(':')[1]) continue
    if (mark.cat !== 'area' && ((found.at(-1)?.to ?? 0) > mark.from || begins(reading, 'ordinalEnd', mark.to))) continue
    const [role = '', named = ''] = mark.key.split(':')
    const rest = mark.cat === 'others' ? complementOf(world, lexicon.alliance, found) : undefined
    if (mark.cat === 'others' && rest === undefined) continue
    const code = rest ?? named
    const text = reading.text.slice(reading.tokens[mark.from]?.start, reading.tokens[mark.to - 1]?.end)
    let place: Place = {
      codes: [code],
      from: mark.from,
      to: mark.to,
      as: roleOf(reading, mark, groups.has(code)),
      role,
      assumed: role === 'seats' ? `"${text}" stands for its country's government` : undefined,
    }
    const newest = newestAfter(reading, mark)
    const member = newest && published && code === lexicon.alliance ? newestMember(world, code, published) : undefined
    if (newest && member)
      place = {
        codes: [member],
        from: mark.from,
        to: newest,
        as: 'subject',
        role: 'newest',
        assumed: `the newest member is ${member}`,
      }
    const before = found.at(-1)
    if (before?.to === mark.from && before.codes[0] === code) found[found.length - 1] = { ...before, to: mark.to }
    else if (before && joins(reading, before, place) && !groups.has(code) && !groups.has(before.codes[0] ?? '')) {
      const list = { ...before, codes: [...new Set([...before.codes, ...place.codes])], to: place.to }
      found[found.length - 1] = list
      lists.set(list, lists.has(before) ? null : [before, place])
    } else found.push(place)
  }
  return found.flatMap((place) => {
    const two = lists.get(place)
    // "At the White House, Denmark": two names with only a comma between are no list.
    const apart = two && two[1].from - two[0].to === 1 && isComma(reading, two[0].to)
    return apart ? two : [place]
  })
}

/** "the other members", said beside a country: the group of all without it. */
function complementOf(world: World, alliance: string, named: readonly Place[]): string | undefined {
  const one = named.findLast((p) => p.codes.length === 1 && !world.groups.some((g) => g.code === p.codes[0]))?.codes[0]
  const whole = world.groups.find((g) => g.code === alliance)
  return world.groups.find((g) => g.of.join() === whole?.of.join() && g.except.length === 1 && g.except[0] === one)
    ?.code
}

/** "$130 billion (U.S.)": a country in brackets behind an amount says whose money it is. */
function isCurrencyNote(reading: Reading, mark: Mark): boolean {
  if (reading.tokens[mark.from - 1]?.text !== '(' || reading.tokens[mark.to]?.text !== ')') return false
  return ends(reading, 'scale', mark.from - 1) !== undefined || ends(reading, 'currency', mark.from - 1) !== undefined
}

/** Token after "NATO's newest member", undefined if there is no such phrase. */
function newestAfter(reading: Reading, mark: Mark): number | undefined {
  let at = mark.to
  while (reading.tokens[at]?.text === "'" || (reading.tokens[at]?.word === 's' && reading.tokens[at]?.joined)) at++
  const newest = begins(reading, 'newest', at)
  return newest && begins(reading, 'memberNation', newest.to)?.to
}

function joins(reading: Reading, a: Place, b: Place): boolean {
  if (b.from - a.to > 3 || b.from === a.to || a.as === 'definer') return false
  let list = false
  for (let i = a.to; i < b.from; i++) {
    const and = begins(reading, 'and', i) !== undefined
    if (!and && !begins(reading, 'article', i) && !begins(reading, 'light', i)) return false
    if (reading.tokens[i]?.word === 's' || reading.tokens[i]?.text === "'" || begins(reading, 'of', i)) return false
    list ||= and
  }
  // "Unlike Spain, Italy": the comma ends the comparison.
  return list && !(ends(reading, 'unlike', a.from) !== undefined && a.codes.length === 1 && isComma(reading, a.to))
}

export interface Found {
  readonly codes: readonly string[]
  readonly place: Place | undefined
  readonly score: number
}

const WEIGHT: Readonly<Record<Place['as'], number>> = {
  subject: 0,
  holder: -70,
  definer: -110,
  compared: -80,
  place: -62,
  within: -60,
  speaker: -25,
}

/** The place that a stretch of tokens is about; `before` and `after` bound where it may stand. */
export function nearestPlace(
  reading: Reading,
  places: readonly Place[],
  at: Pick<Quantity, 'from' | 'to'>,
  phraseEnd: number,
  others: readonly Quantity[],
): Found | undefined {
  let best: Found | undefined
  for (const place of places) {
    let score = WEIGHT[place.as]
    if (place.from >= at.from && place.to <= phraseEnd) score += 120
    else if (place.to <= at.from) {
      score += 100 - (at.from - place.to)
      if (reading.tokens[place.to]?.text === '(' && place.to + 3 >= at.from) score += 60
      if (broken(reading, place.to, at.from)) score -= 25
      if (inParentheses(reading, place.from, at.from)) score -= 40
    } else if (place.from >= at.to) {
      score += 75 - 2 * (place.from - at.to)
      // "1.35 per cent in Slovenia"
      if (place.from - phraseEnd <= 2 && ends(reading, 'where', place.from)) score += 30
      if (broken(reading, at.to, place.from)) score -= 40
      if (others.some((q) => q.from >= at.to && q.to <= place.from && q.kind !== 'ordinal')) score -= 45
      if (begins(reading, 'and', place.from - 1)) score -= 45
    } else continue
    if (ends(reading, 'where', place.from) && place.from < at.from) score -= 12
    if (place.to <= at.from && inApposition(reading, places, place, at.from)) score -= 40
    if (place.role === 'members') score -= 5
    // "Germany's 97 billion"
    if (place.to <= at.from && at.from - place.to <= 2 && isOwner(reading, place.to)) score += 150
    if (place.to <= at.from && begins(reading, 'which', place.to + 1) && isComma(reading, place.to))
      score += place.as === 'compared' ? 90 : 10
    if (best === undefined || score > best.score) best = { codes: lastOfList(reading, place), place, score }
  }
  return best
}

function isOwner({ tokens }: Reading, at: number): boolean {
  return tokens[at]?.word === "'" && tokens[at]?.joined === true
}

/** "the United States and Turkey, which has": one that is told of at the end of a list. */
function lastOfList(reading: Reading, { codes, to }: Place): readonly string[] {
  const which = codes.length > 1 && isComma(reading, to) ? begins(reading, 'which', to + 1) : undefined
  return which && begins(reading, 'oneVerb', which.to) ? codes.slice(-1) : codes
}

/** "France, the only nuclear power of the EU, spends": a name between commas that tell of the name before them. */
function inApposition(reading: Reading, places: readonly Place[], place: Place, at: number): boolean {
  let end = place.to
  while (end < at && end - place.to <= 12 && !isComma(reading, end)) end++
  if (!isComma(reading, end) || !['spendVerb', 'copula', 'meet', 'miss'].some((cat) => begins(reading, cat, end + 1)))
    return false
  return (
    !isComma(reading, place.from - 1) &&
    places.some((p) => p.to < place.from && place.from - p.to <= 12 && isComma(reading, p.to))
  )
}

/** Whether a place stands in parentheses that close before a later token. */
function inParentheses(reading: Reading, place: number, at: number): boolean {
  let open = false
  for (let i = Math.max(0, place - 4); i < place; i++) {
    if (reading.tokens[i]?.text === '(') open = true
    if (reading.tokens[i]?.text === ')') open = false
  }
  if (!open) return false
  for (let i = place; i < at; i++) if (reading.tokens[i]?.text === ')') return true
  return false
}
