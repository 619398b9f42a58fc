import { fixedHalfUp } from '../math/rounding.js'
import type { DefinitionsAnswer } from '../operations/definitions-schema.js'
import { formatDay } from '../terms/day.js'
import { type Prices, unitInWords } from '../terms/unit.js'
import { formatNumber } from './amount.js'
import type { Terminal } from './terminal.js'
import { left, right, textTable, wrapped } from './text-table.js'

type Definition = DefinitionsAnswer['definitions'][number]
type Year = DefinitionsAnswer['years'][number]
type Value = Year['values'][number]

const DECIMALS = 2

/** A share with the decimals that it has, and blanks for those it has not, so that points stand below points. */
function share(value: number, d: Definition, mark = ''): string {
  const decimals = d.decimals ?? DECIMALS
  return fixedHalfUp(value, decimals) + mark + ' '.repeat(DECIMALS - decimals)
}

function shown(v: Value, d: Definition): string {
  if (v.value === null) return '–'.padEnd(DECIMALS + 3)
  return share(v.value, d, v.status === 'outturn' ? ' ' : 'e')
}

function difference(v: Value, d: Definition): string {
  if (v.difference === null) return ''
  const text = share(Math.abs(v.difference), d)
  return /[1-9]/.test(text) ? `${v.difference < 0 ? '−' : '+'}${text}` : text
}

/** One year: a definition a line, with its edition and cell. */
function yearTable(answer: DefinitionsAnswer, year: Year, terminal: Terminal): string {
  const rows = answer.definitions.flatMap((d) =>
    year.values
      .filter((v) => v.definition === d.id)
      .map((v) => [d.short, shown(v, d), difference(v, d), v.edition ?? '', terminal.paint.dim(v.cell ?? '')]),
  )
  return textTable([left('by'), right(year.period), right('difference'), left('edition'), left('cell')], rows, terminal)
}

/** Many years: a year a line; after each figure its difference to the reference. */
function yearsTable(answer: DefinitionsAnswer, held: readonly Definition[], terminal: Terminal): string {
  const apart = (d: Definition) => d.id !== answer.reference
  const rows = answer.years.map((year) => [
    year.period,
    ...held.flatMap((d) => {
      const v = year.values.find((x) => x.definition === d.id)
      return v === undefined ? [] : [shown(v, d), ...(apart(d) ? [difference(v, d)] : [])]
    }),
  ])
  const columns = held.flatMap((d) => [right(d.short), ...(apart(d) ? [right('')] : [])])
  return textTable([left(''), ...columns], rows, terminal)
}

/** What is inside the figures already, and what others said, each in a line. */
function besideLines(answer: DefinitionsAnswer): string[] {
  const amounts = answer.beside.flatMap((b) => {
    const rows = answer.years.flatMap((y) =>
      y.beside.filter((a) => a.measure === b.measure).map((a) => ({ period: y.period, ...a })),
    )
    const [first] = rows
    if (first === undefined) return []
    const unit = unitInWords({ code: first.unit, scale: first.scale, prices: first.prices as Prices | null })
    const list = rows.map((a) => `${a.period} ${formatNumber(a.value, a.unit)}`).join('; ')
    return [`${b.title}, ${unit}: ${list} (${[...new Set(rows.map((a) => a.edition))].join(', ')}). ${b.says}`]
  })
  const said = answer.years.flatMap((y) => y.said.map((s) => `${y.period}, by ${s.by}: ${s.says} (${s.source})`))
  return [...amounts, ...said]
}

/** Each reason once, with the definitions it is said of. */
function reasonLines(held: readonly Definition[]): string[] {
  return [...new Set(held.flatMap((d) => d.differs))].map((reason) => {
    const of = held.filter((d) => d.differs.includes(reason)).map((d) => d.short)
    return `- ${reason} (${of.join(', ')})`
  })
}

/** Figures of several definitions as a person reads them, with what each counts and why it is another. */
export function showDefinitions(answer: DefinitionsAnswer, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const [only, ...more] = answer.years
  const reference = answer.definitions.find((d) => d.id === answer.reference)
  const name = reference?.short ?? answer.reference
  const held = answer.definitions.filter((d) =>
    answer.years.some((y) => y.values.some((v) => v.definition === d.id && v.value !== null)),
  )
  const beside = besideLines(answer)
  const reasons = reasonLines(held)
  return [
    bold(`${answer.name}: one name, several definitions`),
    dim(
      wrapped(
        `per cent of GDP; differences to ${name} in points; as known on ${formatDay(answer.asOf)}; e: estimate.`,
        terminal,
      ),
    ),
    '',
    only && more.length === 0 ? yearTable(answer, only, terminal) : yearsTable(answer, held, terminal),
    '',
    ...beside.map((l) => wrapped(l, terminal, '  ')),
    ...(beside.length > 0 ? [''] : []),
    ...held.map((d) => wrapped(`${d.short}: ${d.title}. ${d.says}`, terminal, '  ')),
    ...(reasons.length > 0 ? ['', `Usual reasons for a difference to ${name}:`] : []),
    ...reasons.map((reason) => wrapped(reason, terminal, '  ')),
    '',
    ...answer.notes.map((n) => dim(wrapped(n, terminal, '  '))),
    dim(wrapped(`Source: ${answer.citation.text}`, terminal, '  ')),
    '',
  ].join('\n')
}
