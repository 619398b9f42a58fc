import type { ClassifyAnswer } from '../operations/classify-schema.js'
import { NOT_COUNTED } from '../rules/rule.js'
import { formatNumber, signed } from './amount.js'
import { cut, type MoneyText } from './cut-text.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

const LISTED = 6

function plus(money: MoneyText): MoneyText {
  return (value) => (value > 0 ? `+${money(value)}` : money(value))
}

/** Per cent of GDP that a part had in a year by the usual rules; empty where the book has no GDP. */
function share(answer: ClassifyAnswer, part: string, period: string): string {
  const found = answer.byPart.find((p) => p.part === part && p.period === period)?.share?.central
  return found === undefined || answer.compared?.rulesFrom !== answer.compared?.rulesTo
    ? ''
    : formatNumber(found, 'percent')
}

/** New money apart from relabelled money between two years or rule sets, with the lines that moved most; empty for none. */
export function classifyMoves(answer: ClassifyAnswer, money: MoneyText, terminal: Terminal): string[] {
  const { compared } = answer
  if (compared === null) return []
  const moved = plus(money)
  const of = (list: readonly { part: string; value: number }[], part: string) =>
    moved(list.find((m) => m.part === part)?.value ?? 0)
  const points = (list: readonly { part: string; points: number | null }[], part: string) => {
    const found = list.find((m) => m.part === part)?.points
    return found === null || found === undefined ? '–' : signed(found, 'points')
  }
  const rows = answer.change
    .filter(({ part }) => part !== NOT_COUNTED)
    .flatMap(({ part, before, after }) => [
      [
        part,
        money(before),
        of(answer.newMoney, part),
        of(answer.relabelled, part),
        of(answer.redefined, part),
        '',
        money(after),
      ],
      ...(compared.gdpFrom === null || compared.gdpTo === null
        ? []
        : [
            [
              '  % of GDP',
              share(answer, part, compared.from),
              points(answer.newMoney, part),
              points(answer.relabelled, part),
              points(answer.redefined, part),
              points(answer.economy, part),
              share(answer, part, compared.to),
            ],
          ]),
    ])
  const largest = answer.moves
    .filter(({ part }) => part !== NOT_COUNTED)
    .slice(0, LISTED)
    .map((m) => {
      const kinds = [
        ['new', m.newMoney],
        ['relabelled', m.relabelled],
        ['redefined', m.redefined],
      ] as const
      const [kind, value] = [...kinds].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0] ?? ['', 0]
      return [moved(value), kind, m.part, m.code, cut(m.text || m.programme, 36)]
    })
  const rules = compared.rulesFrom === compared.rulesTo ? '' : `, from ${compared.rulesFrom} to ${compared.rulesTo}`
  return [
    terminal.paint.bold(`New or relabelled: ${compared.from} to ${compared.to}${rules}`),
    textTable(
      [
        left(''),
        right('before'),
        right('new'),
        right('relabelled'),
        right('redefined'),
        right('economy'),
        right('after'),
      ],
      rows,
      terminal,
    ),
    wrapped(
      'New: lines that grew, shrank, began or ended. Relabelled: money that was there before and counts otherwise now. Redefined: the rule changed. Economy: the same money in a larger or smaller GDP.',
      terminal,
    ),
    ...(largest.length > 0
      ? [
          'The lines that moved most:',
          textTable([right(''), left(''), left(''), left(''), left('')], largest, terminal),
        ]
      : []),
    '',
  ]
}
