import type { CheckAnswer } from '../../src/operations/check-schema.js'
import type { ExpectedClaim, ExpectedStatement, Known, StoryCase } from './story-file.js'

type FoundClaim = CheckAnswer['claims'][number]
type FoundStatement = CheckAnswer['statements'][number]
type Place = readonly [number, number]
/** An expectation, or words that no claim may touch. */
type Wanted = Pick<ExpectedClaim, 'words' | 'known'> & Partial<Pick<ExpectedClaim, 'then' | 'now'>>

/** What differs, and of what is known to differ: what does, and what does no more. */
export interface Differences {
  readonly wrong: string[]
  readonly known: string[]
  readonly mended: string[]
}

const overlap = (a: Place, b: Place): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))

/** Two pieces of a text name the same thing if they share half of the shorter. */
const same = (a: Place, b: Place): boolean => overlap(a, b) * 2 >= Math.min(a[1] - a[0], b[1] - b[0])

function placeOf(story: string, words: string): Place {
  const start = story.indexOf(words)
  return [start, start + words.length]
}

const one = (value: unknown): string => (Array.isArray(value) ? value.join(' or ') : String(value))

function claimFaults(expected: ExpectedClaim, found: FoundClaim): Map<string, string> {
  const faults = new Map<string, string>()
  if (![expected.about].flat().includes(found.about))
    faults.set('about', `about ${found.about}, not ${one(expected.about)}`)
  for (const field of ['area', 'period', 'value', 'unit', 'mood'] as const)
    if (expected[field] !== undefined && String(expected[field]) !== String(found[field]))
      faults.set(field, `${field} ${found[field]}, not ${expected[field]}`)
  for (const time of ['then', 'now'] as const) {
    const { verdict } = found[time]
    if (![expected[time]].flat().includes(verdict)) faults.set(time, `${time} ${verdict}, not ${one(expected[time])}`)
  }
  return faults
}

function statementFaults(expected: ExpectedStatement, found: FoundStatement): Map<string, string> {
  const faults = new Map<string, string>()
  for (const field of ['speaker', 'role', 'verb', 'kind', 'quote'] as const)
    if (expected[field] !== undefined && expected[field] !== found[field])
      faults.set(field, `${field} ${found[field]}, not ${expected[field]}`)
  return faults
}

/** Fields of `known` that excuse a wrong accusation at any time. */
const EXCUSES = ['all', 'found', 'claimed', 'accused']
const NOT_FOUND = new Map([['found', 'not found']])

/** The faults of the candidate that fits best. */
function fewest(candidates: readonly Map<string, string>[]): Map<string, string> {
  return candidates.reduce((best, next) => (next.size < best.size ? next : best), candidates[0] ?? NOT_FOUND)
}

function sort(into: Differences, what: string, faults: ReadonlyMap<string, string>, known: Known): void {
  const excused = (field: string) => known?.all ?? known?.[field] ?? (field === 'found' ? undefined : known?.found)
  for (const [field, says] of faults) {
    const why = excused(field)
    if (why === undefined) into.wrong.push(`${what}: ${says}`)
    else into.known.push(`${what}: ${says} (${why})`)
  }
  if (known === undefined) return
  for (const field of Object.keys(known).filter((name) => name !== 'accused'))
    if (field === 'all' || field === 'found' ? faults.size === 0 : !faults.has(field) && !faults.has('found'))
      into.mended.push(`${what}: ${field}`)
}

function ofDocument(into: Differences, { expect, options }: StoryCase, { document, asOf }: CheckAnswer): void {
  const faults = new Map<string, string>()
  for (const field of ['published', 'inferredFrom', 'language'] as const)
    if (expect[field] !== undefined && expect[field] !== document[field])
      faults.set(field, `${field} ${document[field]}, not ${expect[field]}`)
  const told = document.warnings.map(({ code, suggests }) => (suggests === undefined ? code : `${code} ${suggests}`))
  const wanted = expect.warnings.map(({ code, suggests }) => (suggests === undefined ? code : `${code} ${suggests}`))
  if (told.sort().join() !== wanted.sort().join())
    faults.set('warnings', `warnings ${told.join() || 'none'}, not ${wanted.join() || 'none'}`)
  if (asOf !== options.asOf) faults.set('asOf', `looked as of ${asOf}`)
  sort(into, 'document', faults, expect.known)
}

/**
 * Holds an answer against what a story expects. A claim is found if one overlaps its words by half of the shorter of the two.
 * A `contradicted` that no expectation names is wrong too, also beside a right reading of the same words: it accuses somebody.
 */
export function differencesOf(story: StoryCase, answer: CheckAnswer): Differences {
  const into: Differences = { wrong: [], known: [], mended: [] }
  const { expect, story: source } = story
  ofDocument(into, story, answer)
  const wanted: readonly Wanted[] = [...expect.claims, ...(expect.not ?? [])]
  const excused = (claim: FoundClaim, time: 'then' | 'now') =>
    wanted.some(({ words, known, ...verdicts }) => {
      if (overlap(placeOf(source, words), claim.span) === 0) return false
      const right = [verdicts[time]].flat().includes('contradicted')
      return right || [...EXCUSES, time].some((field) => known?.[field] !== undefined)
    })
  for (const expected of expect.claims) {
    const place = placeOf(source, expected.words)
    const near = answer.claims.filter(({ span }) => same(place, span))
    const faults = fewest(near.map((claim) => claimFaults(expected, claim)))
    sort(into, `claim "${expected.words}"`, faults, expected.known)
  }
  for (const expected of expect.statements ?? []) {
    const place = placeOf(source, expected.words)
    const near = answer.statements.filter(({ quoted }) => quoted.some((span) => same(place, span)))
    sort(
      into,
      `statement "${expected.words}"`,
      fewest(near.map((found) => statementFaults(expected, found))),
      expected.known,
    )
  }
  for (const { words, known } of expect.unchecked ?? []) {
    const listed = answer.unchecked.some(({ span }) => same(placeOf(source, words), span))
    sort(into, `unchecked "${words}"`, listed ? new Map() : NOT_FOUND, known)
  }
  for (const { words, known } of expect.not ?? []) {
    const claims = answer.claims.filter(({ span }) => overlap(placeOf(source, words), span) > 0)
    const says = claims.map((c) => `claimed as ${c.about} "${c.text}" of ${c.area}, ${c.then.verdict}`).join('; ')
    sort(into, `not "${words}"`, claims.length === 0 ? new Map() : new Map([['claimed', says]]), known)
  }
  for (const claim of answer.claims) {
    const accused = (['then', 'now'] as const).filter(
      (time) => claim[time].verdict === 'contradicted' && !excused(claim, time),
    )
    if (accused.length > 0)
      into.wrong.push(`accused (${accused.join()}): "${claim.text}" (${claim.area} ${claim.period}): ${claim.because}`)
  }
  return into
}
