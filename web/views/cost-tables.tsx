import type { Cost } from 'pledgebook/browser'
import type { ComponentChildren } from 'preact'
import { useFigures } from '../parts/figures.js'
import { Num, Why } from '../parts/why.js'
import { say, type Word } from '../words/words.js'
import { type Amount, moneyText, pricesText } from './cost-money.js'

interface TablesProps {
  readonly value: Cost
  readonly question: object
}

interface TableProps extends TablesProps {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  /** Columns that are words, besides the first. */
  readonly words?: readonly number[]
}

/** A table whose numbers say where they come from. */
export function CostTable({ question, caption, heads, rows, words = [] }: Omit<TableProps, 'value'>) {
  const kind = (i: number) => (i === 0 || words.includes(i) ? '' : 'n')
  return (
    <Why operation="cost" question={question} table>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" class={kind(i)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, r) => (
            <tr key={r}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th key={i} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={i} class={kind(i)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Why>
  )
}

/** A number of an answer as a cell, or a dash. */
export function useCells() {
  const figures = useFigures()
  return {
    figures,
    money: (amount: Amount | null, at: string) =>
      amount === null ? '–' : <Num at={`${at}/value`} value={amount.value} children={moneyText(amount, figures)} />,
    percent: (value: number | null, at: string) =>
      value === null ? '–' : <Num at={at} value={value} children={figures.percent(value)} />,
    points: (value: number, at: string) => <Num at={at} value={value} children={figures.points(value)} />,
  }
}

/** The same path over every baseline, and the extra as others would quote it. */
export function CostBaselines({ value, question }: TablesProps) {
  const { money } = useCells()
  const { by } = value.assumptions
  return (
    <section>
      <h2>{say('cost.differ')}</h2>
      <p>{say('cost.differ.lead')}</p>
      <CostTable
        question={question}
        caption={say('cost.baselines', { by, prices: pricesText(value.total.average) })}
        heads={[say('cost.baseline'), say('cost.extra.in', { by }), say('cost.together'), say('cost.says.head')]}
        words={[3]}
        rows={value.baselines.map((b, i) => [
          say(`cost.baseline.${b.kind}` as Word),
          money(b.inTargetYear, `/baselines/${i}/inTargetYear`),
          money(b.cumulative, `/baselines/${i}/cumulative`),
          b.because ?? b.says,
        ])}
      />
      {value.readings.length > 0 && (
        <CostTable
          question={question}
          caption={say('cost.readings')}
          heads={[say('cost.reading'), say('cost.amount')]}
          rows={value.readings.map((r, i) => [r.says, money(r.amount, `/readings/${i}/amount`)])}
        />
      )}
    </section>
  )
}

/** What every year costs for each person and as a part of the budget. */
export function CostYears({ value, question }: TablesProps) {
  const { money, percent } = useCells()
  return (
    <details>
      <summary>{say('cost.years')}</summary>
      <CostTable
        question={question}
        caption={say('cost.years.caption', { prices: pricesText(value.total.average) })}
        heads={(['year', 'share', 'level', 'baseline', 'extra', 'perHead', 'extraPerHead', 'ofRevenue'] as const).map(
          (name) => say(`cost.years.${name}`),
        )}
        rows={value.years.map((y, i) => [
          y.period,
          percent(y.share, `/years/${i}/share`),
          money(y.level, `/years/${i}/level`),
          money(y.baseline, `/years/${i}/baseline`),
          money(y.extra, `/years/${i}/extra`),
          money(y.perHead, `/years/${i}/perHead`),
          money(y.extraPerHead, `/years/${i}/extraPerHead`),
          percent(y.ofRevenue, `/years/${i}/ofRevenue`),
        ])}
      />
    </details>
  )
}

/** Of a group, who adds what. */
export function CostMembers({ value, question }: TablesProps) {
  const { money, percent, points } = useCells()
  if (value.members.length < 2) return null
  const rows = value.members
    .map((m, i) => ({ m, i }))
    .sort((a, b) => b.m.extra.value - a.m.extra.value)
    .map(({ m, i }) => [
      m.name,
      percent(m.startShare, `/members/${i}/startShare`),
      points(m.gap, `/members/${i}/gap`),
      money(m.extra, `/members/${i}/extra`),
      m.note ?? '',
    ])
  return (
    <section>
      <h2>{say('cost.members.heading')}</h2>
      <CostTable
        question={question}
        caption={say('cost.members.caption', { by: value.assumptions.by, prices: pricesText(value.total.average) })}
        heads={[
          say('cost.ally'),
          say('cost.members.start'),
          say('cost.members.gap'),
          say('cost.extra.in', { by: value.assumptions.by }),
          say('cost.members.note'),
        ]}
        words={[4]}
        rows={rows}
      />
    </section>
  )
}
