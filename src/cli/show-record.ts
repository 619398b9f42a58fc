import { tame } from '../exports/safe-markup.js'
import type { RecordAnswer } from '../operations/record-schema.js'
import { cut } from './cut-text.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

type Claim = RecordAnswer['claims'][number]
type Statement = RecordAnswer['statements'][number]
type Comparison = RecordAnswer['comparisons'][number]

const LONGEST = 200
/** From so many columns on, the cells are named. */
const WIDE = 120

/** Somebody's text on one line, without anything that a terminal would obey. */
const plain = (text: string) => cut(tame(text.slice(0, 2 * LONGEST)), LONGEST)
const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`

/** Scales in which amounts are said, with the decimals that their published cells bear. */
const SCALES = [
  { power: 1e12, word: 'trillion', decimals: 3 },
  { power: 1e9, word: 'billion', decimals: 2 },
  { power: 1e6, word: 'million', decimals: 1 },
] as const
const WHOLE = { power: 1, word: '', decimals: 2 } as const

/** Numbers of one comparison: a share with two decimals, amounts all in the scale that the words have. */
function numbersOf({ value, unit }: Comparison) {
  const percent = unit.startsWith('percent')
  const scale = percent ? WHOLE : (SCALES.find(({ power }) => Math.abs(value) >= power) ?? WHOLE)
  const shown = (x: number) => {
    const text = (x / scale.power).toLocaleString('en-GB', {
      minimumFractionDigits: scale.decimals,
      maximumFractionDigits: scale.decimals,
    })
    return /^-[0.,]+$/.test(text) ? text.slice(1) : text
  }
  const gap = (x: number) => {
    const text = shown(x)
    return x > 0 && /[1-9]/.test(text) ? `+${text}` : text
  }
  const said = String(Number((value / scale.power).toPrecision(12)))
  const word = scale.word === '' ? '' : ` ${scale.word}`
  const whole = (number: string) => (percent ? `${number} % of GDP` : `${unit} ${number}${word}`)
  return { shown, gap, whole, said: whole(said), heading: percent ? '% of GDP' : `${unit}${word}` }
}

/** When, who, in which text: `2025-06-10, Mark Carney (prime minister): `. */
function saidWords({ published, speaker, role, document }: Claim | Statement | Comparison): string {
  const who = [speaker, role].filter((text) => text !== null)
  return plain(`${published ?? 'no day'}, ${who.length === 0 ? document : who.join(', ')}`)
}

function addedLines({ added }: RecordAnswer): string[] {
  if (added === null) return []
  const { file, line, document, published, claims, statements } = added
  const what = `${counted(claims, 'claim')} and ${counted(statements, 'statement')}`
  return [`${plain(document)} of ${published ?? 'no known day'}: ${what}, as line ${line} of ${file}`, '']
}

function verdictsOf({ then, now }: Claim | Comparison): string {
  return then === now ? now : `then ${then}, now ${now}`
}

function claimLines(claims: readonly Claim[], terminal: Terminal): string[] {
  return claims.flatMap((claim) => {
    return [
      wrapped(`${saidWords(claim)}: “${plain(claim.text)}”`, terminal, '  '),
      terminal.paint.dim(
        wrapped(`  ${claim.about}, ${claim.mood}; ${verdictsOf(claim)} (${claim.file}:${claim.line})`, terminal),
      ),
    ]
  })
}

function statementLines(statements: readonly Statement[], terminal: Terminal): string[] {
  if (statements.length === 0) return []
  const lines = statements.map((s) => wrapped(`${saidWords(s)} (${s.kind}): ${plain(s.text)}`, terminal, '  '))
  return ['', 'Statements:', ...lines]
}

function comparisonLines(c: Comparison, terminal: Terminal): string[] {
  const { shown, gap, whole, said, heading } = numbersOf(c)
  const wide = terminal.columns >= WIDE
  const rows = c.editions.map((e) => [
    e.publishedOn,
    e.later ? 'after' : 'before',
    e.status,
    shown(e.value),
    gap(e.difference),
    ...(wide ? [plain(e.cell)] : []),
  ])
  const columns = [
    left('edition'),
    left('the text'),
    left('status'),
    right(`published, ${heading}`),
    right('less what was said'),
    ...(wide ? [left('cell')] : []),
  ]
  const { newest } = c
  const so =
    newest &&
    `; newest is ${newest.period}: ${whole(shown(newest.value))} (${newest.status}, edition of ${newest.publishedOn})`
  return [
    wrapped(`${saidWords(c)}: “${plain(c.text)}”`, terminal, '  '),
    wrapped(`  ${c.area} ${c.period}: ${said}, ${c.mood}; ${verdictsOf(c)}`, terminal, '  '),
    rows.length === 0
      ? wrapped(`  no held edition has a figure for ${c.period}${so ?? ''}`, terminal, '  ')
      : textTable(columns, rows, terminal),
    '',
  ]
}

function verifiedLines({ verified, record }: RecordAnswer, terminal: Terminal): string[] {
  if (verified === null) return []
  const { green, red } = terminal.paint
  const lines = verified.files.reduce((sum, { lines: n }) => sum + n, 0)
  const head = `${counted(lines, 'line')} in ${counted(verified.files.length, 'file')} of ${record}`
  return [
    verified.whole ? green(`whole: ${head}`) : red(`not whole: ${head}`),
    ...verified.faults.map(({ where, says }) => wrapped(`${where}: ${says}`, terminal, '  ')),
    `seal ${verified.seal}`,
    '',
  ]
}

/** What was added to a record, found in it, compared or verified, as a person reads it. */
export function showRecord(answer: RecordAnswer, terminal: Terminal): string {
  const { dim } = terminal.paint
  const { found, claims, statements, comparisons } = answer
  const shown = claims.length + statements.length
  const counts = `${counted(found.claims, 'claim')} and ${counted(found.statements, 'statement')} in ${counted(found.documents, 'text')}`
  const less = shown < found.claims + found.statements ? ' (the first are shown; --limit shows more)' : ''
  return [
    ...addedLines(answer),
    ...claimLines(claims, terminal),
    ...statementLines(statements, terminal),
    ...comparisons.flatMap((c) => comparisonLines(c, terminal)),
    ...verifiedLines(answer, terminal),
    ...(answer.action === 'list' ? ['', `${counts}${less}`] : []),
    ...(answer.action === 'compare'
      ? [`${counted(comparisons.length, 'comparison')} of ${counted(found.claims, 'claim')}`]
      : []),
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    ...(answer.action === 'compare' ? [dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  '))] : []),
    '',
  ].join('\n')
}
