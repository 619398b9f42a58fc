import { fixedHalfUp } from '../math/rounding.js'
import type { LedgerAnswer } from '../operations/ledger-schema.js'
import { shown } from '../sources/shown.js'
import { columnOf, type MoneyColumn, unitWords } from './money-column.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

const PREVIEWED = 8
const SHOWN = 5
const LONGEST = 36

const cut = (text: string, most = LONGEST) => {
  const line = shown(text)
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}
const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()
/** ISO 4217 has XXX for no currency. */
const unit = (scale: number, amount: LedgerAnswer['money'][number]['amount'] | undefined) =>
  unitWords(scale, amount).replace('XXX', 'of a currency not stated')
const count = (n: number) => n.toLocaleString('en-GB')

function columnTable(answer: LedgerAnswer, terminal: Terminal): string {
  const rows = answer.columns.map(({ name, uses, why, sure }) => [
    uses.length > 0 && !sure ? terminal.paint.yellow('?') : ' ',
    cut(name),
    uses.join(', ') || terminal.paint.dim('not used'),
    terminal.paint.dim(cut(why ?? '', Math.max(20, terminal.columns - 70))),
  ])
  const why = answer.columns.some((column) => column.why !== null)
  return textTable([left(''), left('column'), left('is'), left(why ? 'why' : '')], rows, terminal)
}

function previewTable(answer: LedgerAnswer, terminal: Terminal): string {
  const lines = answer.preview.slice(0, PREVIEWED)
  const money = columnOf(lines.map((line) => line.amount))
  const wide = terminal.columns >= 110
  const table = textTable(
    [
      left('row'),
      left('year'),
      left('stage'),
      right('amount'),
      left('code'),
      left('ministry'),
      ...(wide ? [left('text')] : []),
    ],
    lines.map((line) => [
      String(line.row),
      line.year,
      line.stage,
      money.text(line.amount),
      cut(line.code, 24),
      cut(line.ministry, 24),
      ...(wide ? [cut(line.text)] : []),
    ]),
    terminal,
  )
  return `${terminal.paint.dim(`first lines, ${unit(money.scale, lines[0]?.amount)}`)}\n${table}`
}

function moneyTable(answer: LedgerAnswer, money: MoneyColumn, terminal: Terminal): string {
  return textTable(
    [left('year'), left('stage'), left('side'), right('lines'), right('amount')],
    answer.money.map((m) => [m.year, m.stage, m.side, count(m.lines), money.text(m.amount)]),
    terminal,
  )
}

function leftOutLines(answer: LedgerAnswer, money: MoneyColumn): string[] {
  if (answer.leftOut.length === 0) return []
  return [
    'Left out of the sums:',
    ...answer.leftOut.map((each) => `  ${each.as}: ${count(each.rows)} rows with ${money.text(each.amount)}`),
    ...answer.leftOutRows.slice(0, SHOWN).map((row) => `    row ${row.row} (${row.as}): ${cut(row.text, 60)}`),
    '',
  ]
}

function rejectedLines(answer: LedgerAnswer): string[] {
  if (answer.rejected === 0) return []
  return [
    `Rejected: ${answer.reasons.map(({ reason, rows }) => `${count(rows)} ${reason}`).join(', ')}`,
    ...answer.rejections.slice(0, SHOWN).map((each) => `  row ${each.row}: ${cut(each.detail, 70)}`),
    '',
  ]
}

const ORIGINS = {
  given: 'the mapping given',
  shipped: 'a shipped mapping',
  described: 'by its descriptor',
  proposed: 'a proposed mapping: check it before you use it',
} as const

/** A ledger as it was read: its columns, its first lines, its money, and what was left out or rejected. */
export function showLedger(answer: LedgerAnswer, terminal: Terminal): string {
  const { bold, dim, yellow } = terminal.paint
  const { mapping } = answer
  const money = columnOf([...answer.money, ...answer.leftOut].map((m) => m.amount))
  const several = answer.files.length > 1 ? `${answer.files.length} files; ` : ''
  const mended = answer.mended.encodings + answer.mended.quotes
  return [
    bold(shown(mapping.title)),
    dim(wrapped(`${mapping.id}, ${ORIGINS[mapping.origin]}${confidence(mapping.confidence)}`, terminal)),
    '',
    columnTable(answer, terminal),
    '',
    previewTable(answer, terminal),
    '',
    `${several}${count(answer.rows)} rows, ${count(answer.lines)} lines, ${count(answer.rejected)} rejected, ${count(answer.emptyAmounts)} amounts empty${mended > 0 ? `, ${count(mended)} rows mended` : ''}; ${unit(money.scale, answer.money[0]?.amount)}; revenue is negative`,
    moneyTable(answer, money, terminal),
    '',
    ...leftOutLines(answer, money),
    ...rejectedLines(answer),
    ...answer.notes.map((note) => wrapped(`${yellow('?')} ${plain(note)}`, terminal, '  ')),
    ...(mapping.note === null ? [] : [dim(wrapped(`  ${plain(mapping.note)}`, terminal, '  '))]),
    ...(answer.written === null ? [] : [`Written: ${answer.written}`]),
    dim(wrapped(`Source: ${plain(answer.citation.text)} Terms: ${shown(mapping.terms)}.`, terminal, '  ')),
    '',
  ].join('\n')
}

function confidence(of: number | null): string {
  return of === null ? '' : ` (confidence ${fixedHalfUp(of, 2)} of 1)`
}
