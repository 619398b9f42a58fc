import type { DocumentFormat } from '../claims/document.js'
import { formatDay } from '../terms/day.js'
import { claimNote, foreign, verdictMarkup } from './check-notes.js'
import { CHECK_STYLE, CHECK_STYLE_HASH } from './check-style.js'
import { type CheckedAnswer, type CheckedStatement, inReadingOrder, statementsByClaim } from './checked-answer.js'
import { type StoryParagraph, type StoryPiece, storyOf } from './checked-story.js'
import { dayWords, mannerWords, speakerWords, uncheckedByReason, warningWords } from './checked-words.js'
import { safeText, tag } from './safe-markup.js'
import { bothVerdicts, VERDICT_NAMES, VERDICT_WORDS, verdictCounts } from './verdict-words.js'

const MOST_UNCHECKED = 200
const POLICY = `default-src 'none'; style-src '${CHECK_STYLE_HASH}'; base-uri 'none'; form-action 'none'`

/** The number after a marked claim, by which its note is reached and described. */
function numberLink(answer: CheckedAnswer, place: number): string {
  const claim = answer.claims[place]
  if (claim === undefined) return ''
  const { sign } = VERDICT_WORDS[claim.now.verdict]
  const number = place + 1
  const link = {
    id: `text-${number}`,
    href: `#claim-${number}`,
    class: `t-${claim.now.verdict}`,
    'aria-label': `claim ${number}: ${bothVerdicts(claim.then.verdict, claim.now.verdict)}`,
    'aria-describedby': `because-${number}`,
  }
  return tag('sup', {}, tag('a', link, `${number}${sign}`))
}

function pieceMarkup(answer: CheckedAnswer, piece: StoryPiece): string {
  const text = safeText(piece.text)
  // The shortest claim over it gives its colour; the numbers say which others lie over it.
  const verdict = piece.claim === null ? undefined : answer.claims[piece.claim]?.now.verdict
  if (verdict === undefined) return text
  return tag('mark', { class: `v-${verdict}` }, text) + piece.ends.map((place) => numberLink(answer, place)).join('')
}

function rowMarkup(
  answer: CheckedAnswer,
  paragraph: StoryParagraph,
  said: ReadonlyMap<number, CheckedStatement>,
  placed: Set<number>,
): string {
  const pieces = paragraph.pieces.map((piece) => pieceMarkup(answer, piece))
  const begun = paragraph.pieces.flatMap((piece) => piece.begins).filter((place) => !placed.has(place))
  for (const place of begun) placed.add(place)
  const notes = begun.map((place) => claimNote(answer, place, said.get(place), true))
  const told = tag(
    'p',
    {
      class: paragraph.lines ? 'told lines' : 'told',
      dir: 'auto',
      lang: answer.document.language ?? undefined,
    },
    ...pieces,
  )
  return tag('div', { class: 'row' }, told, notes.length === 0 ? '' : tag('div', {}, ...notes))
}

function warningsMarkup(answer: CheckedAnswer): string {
  const { warnings } = answer.document
  if (warnings.length === 0) return ''
  const items = warnings.map((w) => tag('li', {}, safeText(warningWords(w))))
  const title = tag('h2', { id: 'warnings' }, warnings.length === 1 ? '⚠ A warning' : '⚠ Warnings')
  return tag('section', { class: 'warnings', 'aria-labelledby': 'warnings' }, title, tag('ul', {}, ...items))
}

function summaryMarkup(answer: CheckedAnswer): string {
  const { claims } = answer
  if (claims.length === 0) return tag('p', {}, 'No checkable claim was found.')
  const counts = verdictCounts(claims.map((c) => c.now.verdict))
  const found = claims.length === 1 ? '1 claim' : `${claims.length} claims`
  const now = counts.map(([name, count]) => tag('span', {}, `${count} ${verdictMarkup(name)}`)).join(', ')
  return tag(
    'p',
    { class: 'summary' },
    `${found}. Now: ${now}. `,
    tag('a', { href: '#legend' }, 'What the verdicts mean'),
  )
}

function legendMarkup(answer: CheckedAnswer): string {
  const then = new Map(verdictCounts(answer.claims.map((c) => c.then.verdict)))
  const now = new Map(verdictCounts(answer.claims.map((c) => c.now.verdict)))
  const number = (n: number | undefined) => tag('td', { class: 'number' }, String(n ?? 0))
  const rows = VERDICT_NAMES.map((name) =>
    tag(
      'tr',
      {},
      tag('th', { scope: 'row' }, verdictMarkup(name)),
      tag('td', {}, VERDICT_WORDS[name].means),
      number(then.get(name)),
      number(now.get(name)),
    ),
  )
  const heading = ['verdict', 'means'].map((text) => tag('th', { scope: 'col' }, text))
  const counted = ['then', 'now'].map((text) => tag('th', { scope: 'col', class: 'number' }, text))
  const until =
    answer.document.published === null
      ? 'the day of the text, which is not known'
      : formatDay(answer.document.published)
  const caption = `Then: by what was published up to ${until}. Now: by what is known on ${formatDay(answer.asOf)}.`
  return `${tag('h2', { id: 'legend' }, 'The verdicts')}${tag(
    'table',
    {},
    tag('caption', {}, caption),
    tag('thead', {}, tag('tr', {}, ...heading, ...counted)),
    tag('tbody', {}, ...rows),
  )}`
}

function statementMarkup(answer: CheckedAnswer, statement: CheckedStatement): string {
  const via = statement.via === null ? undefined : answer.statements[statement.via]
  const claims = statement.claims.map((place) => tag('a', { href: `#claim-${place + 1}` }, `claim ${place + 1}`))
  const tail = [
    ...(via === undefined ? [] : [`passed on by ${foreign(speakerWords(via))}`]),
    ...(claims.length === 0 ? [] : [claims.join(', ')]),
  ]
  const manner = tag('span', { class: 'small' }, ` (${[safeText(mannerWords(statement)), ...tail].join('; ')})`)
  const who = tag('strong', {}, foreign(speakerWords(statement)))
  return tag('li', {}, who, manner, tag('blockquote', { dir: 'auto' }, safeText(statement.text)))
}

function restMarkup(answer: CheckedAnswer): string {
  const statements = answer.statements.map((s) => statementMarkup(answer, s))
  const unchecked = uncheckedByReason(answer.unchecked).map(({ because, texts }) => {
    const listed = texts.slice(0, MOST_UNCHECKED).map(foreign).join(', ')
    const more = texts.length > MOST_UNCHECKED ? ` and ${texts.length - MOST_UNCHECKED} more` : ''
    return tag('li', {}, `${safeText(because)}: ${listed}${more}`)
  })
  const notes = answer.notes.map((note) => tag('p', { class: 'small' }, safeText(note)))
  return [
    statements.length === 0 ? '' : tag('h2', {}, 'Who said what') + tag('ul', {}, ...statements),
    unchecked.length === 0 ? '' : tag('h2', {}, 'Not checked') + tag('ul', {}, ...unchecked),
    legendMarkup(answer),
    tag('h2', {}, 'Notes and source'),
    ...notes,
    tag('p', { class: 'small' }, `Source: ${safeText(answer.citation.text)}`),
  ].join('\n')
}

/**
 * A checked story as markup: marked text with notes beside it, warnings, who said what, what is not checked, and a legend.
 * `source` is the text as given to `check`; it is shown as text, never as markup, without what a reader of it does not see.
 * Throws what `readDocument` throws.
 */
export function checkArticle(answer: CheckedAnswer, source: string, format: DocumentFormat): string {
  const { document } = answer
  const said = statementsByClaim(answer)
  const placed = new Set<number>()
  const story = storyOf(
    source,
    format,
    answer.claims.map((c) => c.span),
  )
  const rows = story.map((paragraph) => rowMarkup(answer, paragraph, said, placed))
  const elsewhere = inReadingOrder(answer.claims).filter((place) => !placed.has(place))
  const about = [dayWords(document), `as known on ${formatDay(answer.asOf)}`, document.name].join('; ')
  const parts = [
    tag(
      'header',
      {},
      tag('h1', { dir: 'auto' }, safeText(titleOf(answer))),
      tag('p', { class: 'about' }, safeText(about)),
    ),
    warningsMarkup(answer),
    summaryMarkup(answer),
    tag('section', { 'aria-label': 'the story' }, ...rows),
    elsewhere.length === 0 ? '' : tag('h2', {}, 'Claims outside the text shown'),
    ...elsewhere.map((place) => claimNote(answer, place, said.get(place), false)),
    restMarkup(answer),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

const titleOf = ({ document }: CheckedAnswer) => document.title ?? document.name

/**
 * A checked story as one HTML page without scripts or anything from elsewhere. Throws what `readDocument` throws.
 */
export function checkPage(answer: CheckedAnswer, source: string, format: DocumentFormat): string {
  const head = tag(
    'head',
    {},
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('title', {}, `${safeText(titleOf(answer))}: checked`),
    tag('style', {}, CHECK_STYLE),
  )
  const skip = tag('a', { class: 'skip', href: '#legend' }, 'Skip the story')
  const body = tag('body', {}, `\n${skip}\n`, tag('main', {}, checkArticle(answer, source, format)), '\n')
  return `<!doctype html>\n${tag('html', { lang: 'en' }, head, body)}\n`
}
