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
    ` ${words}`,
  )
}

/** A text of the story itself, whose direction is its own. */
export const foreign = (text: string): string => tag('bdi', {}, safeText(text))

/** A link where the text is an address of the web, else the text. */
function linked(text: string, address: string | null): string {
  return address === null ? safeText(text) : tag('a', { href: address, rel: 'noreferrer noopener' }, safeText(text))
}

function evidenceItem(e: CheckedEvidence, answer: CheckedAnswer): string {
  const edition = answer.citation.editions.find(({ id }) => id === e.edition)
  const places = [
    ...(e.edition === null ? [] : [linked(e.edition, webAddress(edition?.url ?? null))]),
    ...(e.cell === null ? [] : [safeText(e.cell)]),
    ...(e.source === null ? [] : [linked(e.source, webAddress(e.source))]),
  ]
  const where = places.length === 0 ? '' : tag('span', { class: 'small' }, ` (${places.join(', ')})`)
  return tag('li', {}, safeText(evidenceWords(e)), where)
}

function evidenceMarkup(claim: CheckedClaim, answer: CheckedAnswer): string {
  return evidenceLists(claim)
    .map(({ of, list }) => {
      const items = list.slice(0, MOST).map((e) => evidenceItem(e, answer))
      const left = list.length - items.length
      const all = tag('ul', {}, ...items, left > 0 ? tag('li', {}, `and ${left} more`) : '')
      const title = `Evidence, ${of}`
      return list.length <= AT_ONCE
        ? `${tag('p', { class: 'small' }, `${title}:`)}${all}`
        : tag('details', {}, tag('summary', {}, `${title} (${list.length})`), all)
    })
    .join('')
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
