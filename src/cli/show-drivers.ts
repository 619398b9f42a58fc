import { fixedHalfUp } from '../math/rounding.js'
import type { DriversAnswer } from '../operations/drivers-schema.js'
import { formatDay } from '../terms/day.js'
import type { Terminal } from './terminal.js'
import { textTable, wrapped } from './text-table.js'

/** Three decimals, so that the parts add up to the eye as well. */
function points(value: number): string {
  const text = fixedHalfUp(Math.abs(value), 3)
  if (!/[1-9]/.test(text)) return text
  return `${value < 0 ? '−' : '+'}${text}`
}

function share({ value, status }: { value: number; status: string | null }): string {
  return `${fixedHalfUp(value, 2)}${status === 'outturn' || status === null ? '' : 'e'}`
}

/** Which edition gives which end, by which definition; nothing where one gives both. */
function editionLines(answer: DriversAnswer): string[] {
  if (answer.bridge.length === 0) return []
  const named = (end: DriversAnswer['from']) => `${end.edition}${end.basis === null ? '' : ` (basis: ${end.basis})`}`
  return [`${answer.from.period} as ${named(answer.from)} gives it, ${answer.to.period} as ${named(answer.to)}`]
}

const APART =
  "Money restated is a revised figure, an estimate that became an outturn, or another definition: figures alone cannot tell which. GDP restated is nobody's spending."
const TOGETHER =
  'It holds revised money, revised GDP and another definition alike: an edition lacks the tables to tell them apart.'

/** The year or years that both editions give, in both. */
function bridgeLines(answer: DriversAnswer): string[] {
  if (answer.bridge.length === 0) return []
  const years = answer.bridge.map((b) => `${b.period} was ${share(b.before)}, is ${share(b.after)}`)
  const estimated = answer.bridge.filter((b) => b.before.status !== 'outturn' && b.after.status === 'outturn')
  return [
    `Redefined: ${years.join('; ')}. ${answer.redefinedBy === null ? TOGETHER : APART}`,
    ...estimated.map(
      (b) => `${b.period} was an estimate in ${answer.from.edition} and is an outturn in ${answer.to.edition}.`,
    ),
  ]
}

/** What moved a share, as a person reads it. */
export function showDrivers(answer: DriversAnswer, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const by = answer.redefinedBy
  const crossed = answer.bridge.length > 0
  return [
    bold(
      `${answer.name}: ${share({ ...answer.from, status: crossed ? answer.from.status : null })} per cent in ${answer.from.period}, ${share(answer.to)} in ${answer.to.period}`,
    ),
    ...editionLines(answer).map((l) => dim(wrapped(l, terminal))),
    dim(
      `${answer.denominator === undefined ? 'points of GDP' : 'percentage points'}; as known on ${formatDay(answer.asOf)}`,
    ),
    '',
    textTable(
      [
        { heading: '', align: 'left' },
        { heading: '', align: 'right' },
      ],
      [
        ['change of the share', points(answer.change)],
        ...(crossed ? [['  redefined', points(answer.redefined)]] : []),
        ...(crossed && by
          ? [
              ['    money restated', points(by.spending)],
              ['    GDP restated', points(by.gdp)],
              ['    rest', points(by.remainder)],
            ]
          : []),
        ['  spending', points(answer.spending)],
        ['  the economy', points(answer.gdp)],
        ['  remainder', points(answer.remainder)],
      ],
      terminal,
    ),
    '',
    ...bridgeLines(answer).map((l) => wrapped(l, terminal, '  ')),
    dim(wrapped(answer.method, terminal, '  ')),
    ...answer.notes.map((n) => wrapped(n, terminal, '  ')),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
