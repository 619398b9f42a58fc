import { type CheckedStatement, inReadingOrder, statementsByClaim } from '../exports/checked-answer.js'
import {
  dayWords,
  evidenceLists,
  evidenceWords,
  groundWords,
  kindWords,
  mannerWords,
  speakerWords,
  uncheckedByReason,
  warningWords,
} from '../exports/checked-words.js'
import { tame } from '../exports/safe-markup.js'
import { VERDICT_WORDS, type VerdictName, verdictCounts } from '../exports/verdict-words.js'
import type { CheckAnswer } from '../operations/check-schema.js'
import { formatDay } from '../terms/day.js'
import { cut } from './cut-text.js'
import type { Terminal } from './terminal.js'
import { wrapped } from './text-table.js'

type Claim = CheckAnswer['claims'][number]

const MOST_EVIDENCE = 4
const MOST_STATEMENTS = 12
const MOST_UNCHECKED = 12
const LONGEST_CLAIM = 240
const LONGEST_UNCHECKED = 60

/** Somebody's text on one line, without anything that a terminal would obey. */
const plain = (text: string, most = 2000) => cut(tame(text.slice(0, 2 * most)), most)

function painter(name: VerdictName, terminal: Terminal): (text: string) => string {
  const { green, red, yellow, dim } = terminal.paint
  if (name === 'supported') return green
  if (name === 'contradicted') return red
  return name === 'no-data' ? dim : yellow
}

function verdictText(name: VerdictName, terminal: Terminal): string {
  const { sign, ascii, words } = VERDICT_WORDS[name]
  return painter(name, terminal)(`${terminal.ascii ? ascii : sign} ${words}`)
}

function evidenceLines(claim: Claim, terminal: Terminal): string[] {
  return evidenceLists(claim).flatMap(({ of, list }) => {
    const shown = list.slice(0, MOST_EVIDENCE)
    const editions = [...new Set(shown.map((e) => e.edition))]
    const left = list.length - shown.length
    return [
      ...editions.flatMap((edition) => [
        `   ${of}${edition === null ? '' : `, ${plain(edition)}`}:`,
        ...shown.filter((e) => e.edition === edition).map((e) => evidenceLine(e, terminal)),
      ]),
      ...(left > 0 ? [`     and ${left} more: see --json`] : []),
    ]
  })
}

function evidenceLine(e: Claim['then']['evidence'][number], terminal: Terminal): string {
  const where = [e.cell, e.source].filter((text) => text !== null).join(', ')
  return wrapped(`     ${plain(evidenceWords(e))}${where === '' ? '' : ` (${plain(where)})`}`, terminal, '       ')
}

function claimLines(claim: Claim, number: number, said: CheckedStatement | undefined, terminal: Terminal): string[] {
  const { bold, dim } = terminal.paint
  const how = [...new Set([claim.then.how, claim.now.how].filter((text) => text !== null))]
  const kind = [kindWords(claim), groundWords(claim)].filter((text) => text !== '').join('; ')
  const under = (text: string) => wrapped(`   ${plain(text)}`, terminal, '   ')
  return [
    bold(wrapped(`${`${number}`.padEnd(3)}“${plain(claim.text, LONGEST_CLAIM)}”`, terminal, '   ')),
    `   then ${verdictText(claim.then.verdict, terminal)}, now ${verdictText(claim.now.verdict, terminal)}`,
    under(claim.because),
    ...how.map((text) => under(`Basis: ${text}.`)),
    dim(under(kind)),
    ...(said === undefined ? [] : [dim(under(`said by ${speakerWords(said)}`))]),
    ...(claim.assumed.length > 0 ? [dim(under(`assumed: ${claim.assumed.join('; ')}`))] : []),
    ...(claim.unclear.length > 0 ? [dim(under(`not clear: ${claim.unclear.join('; ')}`))] : []),
    ...evidenceLines(claim, terminal).map((line) => dim(line)),
    '',
  ]
}

/** Statements in which nothing is checked, each in a line. */
function otherStatements(answer: CheckAnswer, terminal: Terminal): string[] {
  const others = answer.statements.filter((s) => s.claims.length === 0)
  if (others.length === 0) return []
  const lines = others.slice(0, MOST_STATEMENTS).map((s) => {
    const line = `  ${plain(speakerWords(s))} (${plain(mannerWords(s))}): ${plain(s.text, terminal.columns)}`
    return wrapped(line, terminal, '    ')
  })
  const left = others.length - lines.length
  return ['Also said:', ...lines, ...(left > 0 ? [`  and ${left} more: see --json`] : []), '']
}

function uncheckedLines(answer: CheckAnswer, terminal: Terminal): string[] {
  if (answer.unchecked.length === 0) return []
  const lines = uncheckedByReason(answer.unchecked).map(({ because, texts }) => {
    const listed = texts.slice(0, MOST_UNCHECKED).map((text) => plain(text, LONGEST_UNCHECKED))
    const more = texts.length > MOST_UNCHECKED ? ` and ${texts.length - MOST_UNCHECKED} more` : ''
    return wrapped(`  ${plain(because)}: ${listed.join(' | ')}${more}`, terminal, '    ')
  })
  return ['Not checked:', ...lines, '']
}

function countLine(answer: CheckAnswer, terminal: Terminal): string {
  const { claims } = answer
  if (claims.length === 0) return 'No checkable claim was found.'
  const counts = (verdicts: readonly VerdictName[]) =>
    verdictCounts(verdicts)
      .map(([name, count]) => `${count} ${VERDICT_WORDS[name].words}`)
      .join(', ')
  const then = counts(claims.map((c) => c.then.verdict))
  const now = counts(claims.map((c) => c.now.verdict))
  const found = claims.length === 1 ? '1 claim' : `${claims.length} claims`
  return wrapped(
    then === now ? `${found}: ${now}, then and now.` : `${found}. Then: ${then}. Now: ${now}.`,
    terminal,
    '  ',
  )
}

/**
 * A checked text as a person reads it: its day and warnings, the claims in reading order with both verdicts, the sentence, who said
 * it and the evidence, then what else was said and what is not checked.
 */
export function showCheck(answer: CheckAnswer, terminal: Terminal): string {
  const { bold, dim, yellow } = terminal.paint
  const { document } = answer
  const said = statementsByClaim(answer)
  const language = document.language === null ? [] : [`language ${plain(document.language)}`]
  const about = [dayWords(document), ...language, `as known on ${formatDay(answer.asOf)}`].join('; ')
  const warnings = document.warnings.map((w) => wrapped(`${yellow('!')} ${plain(warningWords(w))}`, terminal, '  '))
  return [
    bold(wrapped(plain(document.title ?? document.name), terminal)),
    dim(wrapped(`${document.title === null ? '' : `${plain(document.name)}; `}${plain(about)}`, terminal)),
    '',
    ...(warnings.length > 0 ? [...warnings, ''] : []),
    ...inReadingOrder(answer.claims).flatMap((place) => {
      const claim = answer.claims[place]
      return claim === undefined ? [] : claimLines(claim, place + 1, said.get(place), terminal)
    }),
    ...otherStatements(answer, terminal),
    ...uncheckedLines(answer, terminal),
    countLine(answer, terminal),
    '',
    ...answer.notes.map((note) => dim(wrapped(plain(note), terminal, '  '))),
    dim(wrapped(`Source: ${plain(answer.citation.text)}`, terminal, '  ')),
    '',
  ].join('\n')
}
