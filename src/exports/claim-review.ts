import { type CheckedAnswer, type CheckedClaim, type CheckedStatement, statementsByClaim } from './checked-answer.js'
import { groundWords } from './checked-words.js'
import { tame } from './safe-markup.js'
import { bothVerdicts } from './verdict-words.js'

/** A JSON-LD object; undefined fields are left out. */
export type LinkedData = Readonly<Record<string, unknown>>

export interface ReviewSettings {
  /** Who publishes the review: with its own kind of schema.org, `Organization` unless said. */
  readonly author: {
    readonly name: string
    readonly url?: string | undefined
    readonly kind?: 'Organization' | 'Person' | undefined
  }
  /** Address of the page of the review; each claim is its own fragment there, as `checkPage` names them. */
  readonly url?: string | undefined
  /** Address of the story, where it has one. */
  readonly storyUrl?: string | undefined
  /** Day of the review. */
  readonly reviewedOn?: string | undefined
}

function node(type: string | undefined, fields: Readonly<Record<string, unknown>>): LinkedData {
  const held = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return { ...(type === undefined ? {} : { '@type': type }), ...Object.fromEntries(held) }
}

const oneLine = (text: string) => tame(text).replace(/\s+/g, ' ').trim()

/** Who said it. Whether a name is a person's or a body's is only told where the lexicon or a role does. */
function claimant(said: CheckedStatement | undefined): LinkedData | undefined {
  const name = said?.speaker ?? said?.role
  if (said === undefined || name === null || name === undefined) return undefined
  const person = said.person !== null || (said.speaker !== null && said.role !== null)
  return node(person ? 'Person' : undefined, {
    name: oneLine(name),
    jobTitle: person && said.speaker !== null && said.role !== null ? oneLine(said.role) : undefined,
  })
}

function citations(answer: CheckedAnswer, claim: CheckedClaim): LinkedData[] {
  const used = new Set([...claim.then.evidence, ...claim.now.evidence].map((e) => e.edition))
  return answer.citation.editions
    .filter(({ id }) => used.has(id))
    .map((e) => node('Dataset', { name: e.title, identifier: e.id, datePublished: e.publishedOn, url: e.url }))
}

/**
 * schema.org `ClaimReview`s of a checked text as JSON-LD objects, one for each claim that either verdict decides (`no-data` twice
 * is no review), in the order of `claims`. Verdicts are words in `alternateName`; they are no steps of one scale, so there
 * is no `ratingValue`. Addresses and the day of the review are only those given: nothing is invented. `datePublished` of
 * the claim is the day of the text. Properties: https://schema.org/ClaimReview, https://schema.org/Claim.
 */
export function claimReviews(answer: CheckedAnswer, settings: ReviewSettings): LinkedData[] {
  const { document } = answer
  const said = statementsByClaim(answer)
  const { author, url, storyUrl, reviewedOn } = settings
  const appearance = node('CreativeWork', {
    headline: document.title === null ? undefined : oneLine(document.title),
    url: storyUrl,
    datePublished: document.published,
    inLanguage: document.language,
  })
  return answer.claims.flatMap((claim, place) => {
    if (claim.then.verdict === 'no-data' && claim.now.verdict === 'no-data') return []
    const ground = groundWords(claim)
    const words = oneLine(claim.text)
    const cited = citations(answer, claim)
    const review = node('ClaimReview', {
      url: url === undefined ? undefined : `${url.split('#')[0]}#claim-${place + 1}`,
      claimReviewed: ground === '' ? words : `${words} (${ground})`,
      datePublished: reviewedOn,
      inLanguage: 'en',
      author: node(author.kind ?? 'Organization', { name: author.name, url: author.url }),
      reviewRating: node('Rating', {
        alternateName: bothVerdicts(claim.then.verdict, claim.now.verdict),
        ratingExplanation: oneLine(claim.because),
      }),
      reviewBody: oneLine(claim.because),
      itemReviewed: node('Claim', {
        text: words,
        author: claimant(said.get(place)),
        datePublished: document.published,
        appearance: Object.keys(appearance).length > 1 ? appearance : undefined,
      }),
      citation: cited.length === 0 ? undefined : cited,
    })
    return [{ '@context': 'https://schema.org', ...review }]
  })
}
