import type { ClassifyAnswer } from '../operations/classify-schema.js'
import { NOT_COUNTED } from '../rules/rule.js'
import { formatDay } from '../terms/day.js'
import { formatNumber, signed } from './amount.js'
import { classifyBridge } from './classify-bridge.js'
import { classifyMoves } from './classify-moves.js'
import { cut, type MoneyText } from './cut-text.js'
import { type Amount, unitWords } from './money-column.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

const LISTED = 5

function partsTable(answer: ClassifyAnswer, money: MoneyText, terminal: Terminal): string {
  const parts = [...new Set(answer.byPart.map((p) => p.part))].filter((part) => part !== NOT_COUNTED)
  const rows = answer.years.map(({ period }) => [
    period,
    ...parts.flatMap((part) => {
      const row = answer.byPart.find((p) => p.part === part && p.period === period)
      if (row === undefined) return ['', '', '']
      const span = row.low === row.high ? '' : `${money(row.low)}–${money(row.high)}`
      return [money(row.central), span, row.share ? formatNumber(row.share.central, 'percent') : '–']
    }),
  ])
  return textTable([left(''), ...parts.flatMap((part) => [right(part), right('low–high'), right('%')])], rows, terminal)
}

/** The first of one year's lines, or of all where that year has none among the largest. */
function ofYear<T extends { readonly period: string }>(lines: readonly T[], period: string): T[] {
  const own = lines.filter((line) => line.period === period)
  return (own.length > 0 ? own : lines).slice(0, LISTED)
}

function lineText(line: ClassifyAnswer['unmatched']['largest'][number], money: MoneyText): string[] {
  return [line.period, money(line.amount), line.code, cut(line.text || line.programme || line.ministry)]
}

function unmatchedLines(answer: ClassifyAnswer, money: MoneyText, terminal: Terminal): string[] {
  const last = answer.unmatched.byPeriod.at(-1)
  if (last === undefined || last.lines === 0) return ['Every line is decided by a rule.', '']
  const head = `No rule decides ${last.lines} lines of ${last.period}: ${money(last.expenditure)} of spending and ${money(-last.revenue)} of revenue. The largest:`
  return [
    wrapped(head, terminal),
    textTable(
      [left(''), right(''), left(''), left('')],
      ofYear(answer.unmatched.largest, last.period).map((l) => lineText(l, money)),
      terminal,
    ),
    '',
  ]
}

function reviewLines(answer: ClassifyAnswer, money: MoneyText, terminal: Terminal): string[] {
  if (answer.review.length === 0) return []
  const rows = answer.review
    .slice(0, LISTED)
    .map((l) => [l.period, money(l.atStake), l.rule, cut(l.text || l.programme)])
  return [
    terminal.paint.bold('Look at first: lines whose place is least certain'),
    textTable([left(''), right('at stake'), left('rule'), left('line')], rows, terminal),
    '',
  ]
}

function doublesLines(answer: ClassifyAnswer, money: MoneyText, terminal: Terminal): string[] {
  if (answer.doubles.length === 0) return []
  const said = answer.doubles.map(({ title, byPeriod, pairs, says }) => {
    const last = byPeriod.filter((p) => p.period === byPeriod.at(-1)?.period)
    const sums = last.map((p) => `${p.period} ${money(p.money)} in ${p.part}`).join(', ')
    const [pair] = pairs
    const example = pair ? `the largest ${pair.spent.period}, ${money(pair.spent.amount)}: ${cut(pair.spent.text)}` : ''
    return wrapped(`- ${title}: ${sums || example}. ${says}`, terminal, '  ')
  })
  return [terminal.paint.bold('Easily counted twice'), ...said, '']
}

function whatIfLines(answer: ClassifyAnswer, money: MoneyText, terminal: Terminal): string[] {
  if (answer.whatIf === null) return []
  const last = answer.years.at(-1)?.period
  const rows = answer.whatIf.byPart
    .filter((p) => p.period === last && p.part !== NOT_COUNTED)
    .map((p) => [
      p.part,
      money(p.usual),
      money(p.now),
      money(p.change),
      p.points === null ? '–' : signed(p.points, 'points'),
    ])
  return [
    terminal.paint.bold(`What if: ${answer.whatIf.changed}, ${last}`),
    textTable([left(''), right('usual rules'), right('now'), right('change'), right('points of GDP')], rows, terminal),
    '',
  ]
}

/** What became of the file's rows, in a sentence each. */
function readingLines({ rows, rejected, reading, overlaps, engine }: ClassifyAnswer, money: MoneyText): string[] {
  const leftOut = reading.leftOut.map((l) => `${l.rows} as ${l.as} (${money(l.amount)})`).join(', ')
  const rejections = reading.rejections.map((r) => `${r.rows} ${r.reason} (first: row ${r.first.row})`).join(', ')
  const both = overlaps.reduce((sum, o) => sum + o.lines, 0)
  return [
    `${rows} rows read as ${reading.lines} lines; ${rejected} rejected${rejections ? `: ${rejections}` : ''}.${leftOut ? ` Left out of every sum: ${leftOut}.` : ''}${reading.mendedLines > 0 ? ` ${reading.mendedLines} lines were in another encoding.` : ''}`,
    `${both === 0 ? 'No line is claimed by two rules' : `${both} lines meet a later rule too; the first decided, by priority and the order of the file`}. Rules applied by ${engine.name} (${engine.plan}).`,
  ]
}

/** Up to six digits before the point, so that a line of a million can be seen beside a ministry of billions. */
function moneyColumn(values: readonly number[]): { readonly scale: number; readonly money: MoneyText } {
  let scale = 0
  let unit = 1
  for (const most = Math.max(0, ...values.map(Math.abs)); most / unit >= 1e6 && scale < 12; unit *= 1000) scale += 3
  const decimals = Math.max(0, ...values.map(Math.abs)) / unit >= 1000 ? 0 : 1
  const money = (value: number) => {
    const text = Math.abs(value / unit).toLocaleString('en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
    return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
  }
  return { scale, money }
}

/** A classified ledger as a person reads it: money by part and year, what moved, the bridge, what is open. */
export function showClassify(answer: ClassifyAnswer, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const amount = (value: number): Amount => ({ value, ...answer.unit })
  const published = answer.bridge.flatMap((b) => b.against.map((a) => a.published))
  const { scale, money } = moneyColumn([...answer.byPart.map((p) => p.central), ...published])
  const first = answer.years[0]?.period
  const last = answer.years.at(-1)?.period
  const years = first === last ? first : `${first} to ${last}`
  return [
    bold(`${answer.name}: what counts, ${answer.ledger.stage} ${years}`),
    dim(
      wrapped(
        `${answer.ledger.title}. Rules: ${answer.rules.title} (${answer.rules.standings.join(', ')}${answer.rules.off.length > 0 ? `, without ${answer.rules.off.join(', ')}` : ''}). ${unitWords(scale, amount(0))}, spending less revenue; %: of GDP. As known on ${formatDay(answer.asOf)}.`,
        terminal,
      ),
    ),
    '',
    partsTable(answer, money, terminal),
    '',
    ...whatIfLines(answer, money, terminal),
    ...classifyMoves(answer, money, terminal),
    ...classifyBridge(answer, money, terminal),
    ...unmatchedLines(answer, money, terminal),
    ...reviewLines(answer, money, terminal),
    ...doublesLines(answer, money, terminal),
    ...answer.written.map((w) => `${w.rows} rows of ${w.what} written to ${w.file}`),
    ...readingLines(answer, money).map((l) => wrapped(l, terminal)),
    '',
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
