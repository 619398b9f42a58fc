import type {
  CheckedAnswer,
  CheckedClaim,
  CheckedEvidence,
  CheckedStatement,
  CheckedVerdict,
} from './checked-answer.js'
import { evidenceLists, evidenceWords, groundWords, kindWords, speakerWords } from './checked-words.js'
import { safeText, tag, webAddress } from './safe-markup.js'
import { VERDICT_WORDS, type VerdictName } from './verdict-words.js'

const AT_ONCE = 4
const MOST = 100

/** Sign and word of a verdict; the sign is not read aloud, as the word follows. */
export function verdictMarkup(name: VerdictName): string {
  const { sign, words } = VERDICT_WORDS[name]
  return tag(
    'span',
    { class: `verdict t-${name}` },
    tag('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    `\u00a0${words}`,
  )
}

/** A text of the story itself, whose direction is its own. */
export const foreign = (text: string): string => tag('bdi', {}, safeText(text))

/** A link where the text is an address of the web, else the text. */
function linked(text: string, address: string | null): string {
  return address === null ? safeText(text) : tag('a', { href: address, rel: 'noreferrer noopener' }, safeText(text))
}

function evidenceItem(of: string, e: CheckedEvidence, answer: CheckedAnswer): string {
  const edition = answer.citation.editions.find(({ id }) => id === e.edition)
  const places = [
    ...(e.edition === null ? [] : [linked(e.edition, webAddress(edition?.url ?? null))]),
    ...(e.cell === null ? [] : [safeText(e.cell)]),
    ...(e.source === null ? [] : [linked(e.source, webAddress(e.source))]),
  ]
  const where = places.length === 0 ? '' : tag('span', { class: 'small' }, ` (${places.join(', ')})`)
  return tag('li', {}, `${of}: ${safeText(evidenceWords(e))}`, where)
}

function evidenceMarkup(claim: CheckedClaim, answer: CheckedAnswer): string {
  const found = evidenceLists(claim).flatMap(({ of, list }) => list.map((e) => ({ of, e })))
  if (found.length === 0) return ''
  const items = found.slice(0, MOST).map(({ of, e }) => evidenceItem(of, e, answer))
  const left = found.length - items.length
  const all = tag('ul', { 'aria-label': 'evidence' }, ...items, left > 0 ? tag('li', {}, `and ${left} more`) : '')
  return found.length <= AT_ONCE ? all : tag('details', {}, tag('summary', {}, `Evidence (${found.length})`), all)
}

function verdictRow(term: string, verdict: CheckedVerdict): string {
  const how = verdict.how === null ? '' : `: ${safeText(verdict.how)}`
  return tag('dt', {}, term) + tag('dd', {}, verdictMarkup(verdict.verdict), how)
}

function doubtLines(claim: CheckedClaim): string {
  return [
    ...(claim.assumed.length > 0 ? [`Assumed: ${claim.assumed.join('; ')}.`] : []),
    ...(claim.unclear.length > 0 ? [`Not clear: ${claim.unclear.join('; ')}.`] : []),
  ]
    .map((line) => tag('p', { class: 'small' }, safeText(line)))
    .join('')
}

/**
 * The note of one claim: its words, both verdicts, the sentence, how it was understood, who said it, the evidence. `marked` says
 * whether the story has a mark that it can lead back to.
 */
export function claimNote(
  answer: CheckedAnswer,
  place: number,
  said: CheckedStatement | undefined,
  marked: boolean,
): string {
  const claim = answer.claims[place]
  if (claim === undefined) return ''
  const number = place + 1
  const ground = groundWords(claim)
  return tag(
    'aside',
    { class: `note v-${claim.now.verdict}`, role: 'note', id: `claim-${number}`, 'aria-labelledby': `words-${number}` },
    tag(
      'h3',
      { id: `words-${number}` },
      marked ? tag('a', { href: `#text-${number}` }, `Claim ${number}`) : `Claim ${number}`,
      ': “',
      foreign(claim.text.replace(/\s+/g, ' ')),
      '”',
    ),
    tag('dl', {}, verdictRow('when written', claim.then), verdictRow('now', claim.now)),
    tag('p', { id: `because-${number}` }, safeText(claim.because)),
    tag('p', { class: 'small' }, safeText([kindWords(claim), ground].filter((s) => s !== '').join('; '))),
    said === undefined ? '' : tag('p', { class: 'small' }, 'Said by ', foreign(speakerWords(said)), '.'),
    doubtLines(claim),
    evidenceMarkup(claim, answer),
  )
}
