import type { Standing } from 'pledgebook/browser'
import { asker, type Place } from '../address.js'
import { useFigures } from '../parts/figures.js'
import { Num, Why } from '../parts/why.js'
import { say } from '../words/words.js'
import { type Column, columnsOf, type Row } from './standing-columns.js'

/** Rows by a column: numbers the largest first, texts from A; turned round with a minus before its name. */
function sorted(rows: readonly Row[], columns: readonly Column[], by: string, locale: string): Row[] {
  const column = columns.find((c) => c.id === by.replace('-', ''))
  if (column === undefined) return [...rows]
  const turn = by.startsWith('-') ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [column.key(a), column.key(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    if (typeof x === 'number' && typeof y === 'number') return (y - x) * turn
    return String(x).localeCompare(String(y), locale) * turn
  })
}

interface TableProps {
  readonly place: Place
  readonly answer: Standing
  readonly question: object
  /** Verdicts to show; all if empty. */
  readonly show: string
}

/** Every figure of the answer, sorted by the heading that was pressed. */
export function StandingTable({ place, answer, question, show }: TableProps) {
  const figures = useFigures()
  const ask = asker(place)
  const by = place.asked.by ?? 'value'
  const columns = columnsOf(answer, figures)
  const rows = answer.members
    .map((m, i): Row => ({ m, at: `/members/${i}` }))
    .filter(({ m }) => show === '' || m.ifDueNow === show)
  const wayOf = (c: Column) => {
    if (by.replace('-', '') !== c.id) return undefined
    return c.number === by.startsWith('-') ? 'ascending' : 'descending'
  }
  return (
    <section>
      <h2>{say('standing.table')}</h2>
      <Why operation="standing" question={question} table>
        <table class="wide">
          <caption>
            {say('standing.table.caption', {
              title: answer.goal.title,
              period: answer.period,
              day: figures.day(answer.asOf),
            })}{' '}
            {say('standing.table.hint')}
          </caption>
          <thead>
            <tr>
              {columns.map((c) => (
                <th key={c.id} scope="col" class={c.number ? 'n' : undefined} aria-sort={wayOf(c)}>
                  <button type="button" class="sort" onClick={() => ask({ by: by === c.id ? `-${c.id}` : c.id }, true)}>
                    {c.heading}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, columns, by, figures.locale).map((row) => (
              <tr key={row.m.area} class={row.m.ifDueNow}>
                {columns.map((c, i) =>
                  i === 0 ? (
                    <th key={c.id} scope="row">
                      {c.cell(row)}
                    </th>
                  ) : (
                    <td key={c.id} class={c.number ? 'n' : undefined}>
                      {c.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Why>
      <Groups answer={answer} question={question} />
      <Split answer={answer} question={question} />
    </section>
  )
}

/** The groups' own shares: sums of money over sums of GDP, never means of shares. */
function Groups({ answer, question }: { answer: Standing; question: object }) {
  const figures = useFigures()
  const groups = answer.aggregates.map((a, i) => ({ a, at: `/aggregates/${i}` })).filter(({ a }) => a.value !== null)
  if (groups.length === 0) return null
  return (
    <Why operation="standing" question={question} table>
      <table>
        <caption>{say('standing.groups')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('standing.group')}</th>
            <th scope="col" class="n">
              {say('standing.value')}
            </th>
            <th scope="col" class="n">
              {say('standing.gap')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ a, at }) => (
            <tr key={a.area}>
              <th scope="row">{a.name}</th>
              <td class="n">
                <Num at={`${at}/value`} value={a.value ?? 0}>
                  {figures.number(a.value)}
                </Num>
                <span class="e">{a.provisional ? say('standing.estimate') : ''}</span>
              </td>
              <td class="n">
                {a.gap.points !== null && (
                  <Num at={`${at}/gap/points`} value={a.gap.points}>
                    {figures.number(a.gap.points)}
                  </Num>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Why>
  )
}

/** Who carries the total: each ally's part of all spending, beside its part of all GDP. */
function Split({ answer, question }: { answer: Standing; question: object }) {
  const figures = useFigures()
  const [first] = answer.split
  if (first === undefined) return null
  const heading = (word: 'spending' | 'ofTotal' | 'ofGdp') => (
    <th scope="col" class="n">
      {say(`standing.split.${word}`, { unit: first.spending.currency })}
    </th>
  )
  return (
    <details>
      <summary>{say('standing.split')}</summary>
      <Why operation="standing" question={question} table>
        <table>
          <caption>{say('standing.split.caption', { period: answer.period })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('standing.ally')}</th>
              {heading('spending')}
              {heading('ofTotal')}
              {heading('ofGdp')}
            </tr>
          </thead>
          <tbody>
            {answer.split.map((part, i) => (
              <tr key={part.area}>
                <th scope="row">{part.name}</th>
                <td class="n">
                  <Num at={`/split/${i}/spending/value`} value={part.spending.value}>
                    {figures.number(Number(`${part.spending.value}e${part.spending.scale - 6}`), 0)}
                  </Num>
                </td>
                <td class="n">
                  <Num at={`/split/${i}/ofTotal`} value={part.ofTotal}>
                    {figures.number(part.ofTotal, 1)}
                  </Num>
                </td>
                <td class="n">
                  {part.ofGdp === null ? (
                    '–'
                  ) : (
                    <Num at={`/split/${i}/ofGdp`} value={part.ofGdp}>
                      {figures.number(part.ofGdp, 1)}
                    </Num>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Why>
    </details>
  )
}
