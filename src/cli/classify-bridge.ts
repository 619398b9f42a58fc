import type { ClassifyAnswer } from '../operations/classify-schema.js'
import { formatNumber } from './amount.js'
import { cut, type MoneyText } from './cut-text.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

const TITLE = 44

function span(low: number | null, high: number | null, money: MoneyText): string {
  return low === null || high === null || low === high ? '' : `${money(low)}–${money(high)}`
}

function percent(share: number): string {
  return formatNumber(share, 'percent').replace('-', '−')
}

/** From the ledger to the published figure: the newest year item by item, then every year and edition. Empty for none. */
export function classifyBridge(answer: ClassifyAnswer, money: MoneyText, terminal: Terminal): string[] {
  const last = answer.bridge.at(-1)
  const newest = last?.against[0]
  if (last === undefined || newest === undefined) return []
  const items = last.items.map((item) => [
    cut(item.title, TITLE),
    item.central === null ? 'no figure' : money(item.central),
    span(item.low, item.high, money),
    item.kind === 'amount' ? cut(item.source ?? '', 24) : `${item.lines} ${item.lines === 1 ? 'line' : 'lines'}`,
  ])
  const rows = [
    ...items,
    ['the items together', money(last.sum.central), span(last.sum.low, last.sum.high, money), ''],
    [`published, ${newest.edition.slice(newest.edition.indexOf('/') + 1)}`, money(newest.published), '', newest.status],
    [
      'unexplained',
      money(newest.residual),
      span(newest.residualRange.low, newest.residualRange.high, money),
      `${percent(newest.residualShare)} %`,
    ],
  ]
  const years = answer.bridge.flatMap((b) =>
    b.against
      .filter((a, i) => i === 0 || a.published !== b.against[0]?.published)
      .map((a, i) => [
        i === 0 ? b.period : '',
        i === 0 ? money(b.sum.central) : '',
        i === 0 ? span(b.sum.low, b.sum.high, money) : '',
        a.edition.slice(a.edition.indexOf('/') + 1),
        money(a.published),
        money(a.residual),
        percent(a.residualShare),
      ]),
  )
  return [
    terminal.paint.bold(`From the ledger (${last.stage}) to the published figure, ${last.period}`),
    textTable([left(''), right(''), right('low–high'), left('')], rows, terminal),
    '',
    textTable(
      [
        left(''),
        right('items'),
        right('low–high'),
        left('edition'),
        right('published'),
        right('unexplained'),
        right('%'),
      ],
      years,
      terminal,
    ),
    ...answer.bridgeSays.map((says) => wrapped(`- ${says}`, terminal, '  ')),
    '',
  ]
}
