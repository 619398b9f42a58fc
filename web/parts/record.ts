import type { CheckAnswer } from 'pledgebook/browser'

const KEY = 'pledgebook.record'
/** Stories kept at most; browsers give a page some megabytes. */
const MOST = 200

/** One claim of a kept story, with who said it and both verdicts. */
export interface KeptClaim {
  readonly text: string
  readonly area: string
  readonly speaker: string | null
  /** The ally that the speaker speaks for. */
  readonly speaksFor: string | null
  readonly then: string
  readonly now: string
  readonly because: string
}

/** A checked story as this browser keeps it: the words of its claims and no others. */
export interface KeptStory {
  readonly name: string
  readonly published: string | null
  readonly book: string
  readonly claims: readonly KeptClaim[]
}

/** What another version, or anybody else, put there is left out. */
function isStory(story: KeptStory | null): boolean {
  const isClaim = (claim: KeptClaim | null) => typeof claim?.area === 'string' && typeof claim.text === 'string'
  return Array.isArray(story?.claims) && story.claims.every(isClaim)
}

/** The stories kept in this browser, the newest day first; none where it forbids keeping or what is kept is not ours. */
export function keptStories(): readonly KeptStory[] {
  try {
    const held = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(held) ? (held as KeptStory[]).filter(isStory) : []
  } catch {
    return []
  }
}

/** The narrowest statement that holds a claim. */
function statementOf({ statements }: CheckAnswer, claim: number) {
  const holding = statements.filter((s) => s.claims.includes(claim))
  return holding.toSorted((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]))[0]
}

function storyOf(answer: CheckAnswer): KeptStory {
  const claims = answer.claims.map((claim, i): KeptClaim => {
    const said = statementOf(answer, i)
    const { text, area, because } = claim
    const verdicts = { then: claim.then.verdict, now: claim.now.verdict }
    return { text, area, speaker: said?.speaker ?? null, speaksFor: said?.area ?? null, ...verdicts, because }
  })
  const { name, published } = answer.document
  return { name, published, book: answer.book.id, claims }
}

function put(stories: readonly KeptStory[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(stories))
    return true
  } catch {
    return false
  }
}

/** Keeps a checked story in this browser, in place of the same one; false where the browser does not keep it. */
export function keepStory(answer: CheckAnswer): boolean {
  const story = storyOf(answer)
  const texts = (s: KeptStory) => JSON.stringify([s.published, s.claims.map((c) => c.text)])
  const others = keptStories().filter((s) => texts(s) !== texts(story))
  const byDay = [story, ...others].toSorted((a, b) => (b.published ?? '').localeCompare(a.published ?? ''))
  return put(byDay.slice(0, MOST))
}

/** Forgets a kept story, or all. */
export function forgetStories(which?: KeptStory): void {
  const same = JSON.stringify(which)
  put(which === undefined ? [] : keptStories().filter((story) => JSON.stringify(story) !== same))
}
