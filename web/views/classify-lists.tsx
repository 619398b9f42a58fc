import type { ClassifyAnswer } from 'pledgebook/browser'
import type { ComponentChildren } from 'preact'
import { useFigures } from '../parts/figures.js'
import { say } from '../words/words.js'
import { largestOf, useMoney } from './classify-money.js'
import { Wide } from './classify-wide.js'

type Line = ClassifyAnswer['unmatched']['largest'][number]

interface ListProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  /** Columns of numbers, from 0. */
  readonly numbers: readonly number[]
}

/** A list that is opened when wanted. */
function List({ title, heads, rows, numbers }: ListProps) {
  return (
    <details>
      <summary>{title}</summary>
      <Wide label={title}>
        <table>
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} scope="col" class={numbers.includes(i) ? 'n' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j} class={numbers.includes(j) ? 'n' : ''}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  )
}

const lineHeads = () => [say('classify.role.year'), say('classify.role.code'), say('classify.role.text')]
const lineCells = (line: Line) => [
  line.period,
  line.code,
  [line.text, line.programme, line.ministry]
    .filter((t) => t !== '')
    .slice(0, 2)
    .join(' · '),
]

/** What to look at first: lines by the money that their rule leaves open. */
export function Review({ answer }: { answer: ClassifyAnswer }) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { number } = useFigures()
  if (answer.review.length === 0) return <p>{say('classify.review.none')}</p>
  return (
    <List
      title={say('classify.review', { count: number(answer.review.length, 0) })}
      heads={[
        say('classify.atStake', { unit: money.unit }),
        ...lineHeads(),
        say('classify.rule'),
        say('classify.because'),
      ]}
      numbers={[0]}
      rows={answer.review.map((r) => [money.full(r.atStake), ...lineCells(r), r.rule, r.because])}
    />
  )
}

/** Lines that no rule decides, the largest first. */
export function Unmatched({ answer }: { answer: ClassifyAnswer }) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { number } = useFigures()
  const { lines, largest } = answer.unmatched
  if (lines === 0) return <p>{say('classify.unmatched.none')}</p>
  return (
    <List
      title={say('classify.unmatched.list', { lines: number(lines, 0), shown: number(largest.length, 0) })}
      heads={[say('classify.money', { unit: money.unit }), ...lineHeads()]}
      numbers={[0]}
      rows={largest.map((line) => [money.full(line.amount), ...lineCells(line)])}
    />
  )
}

/** Lines that two rules claim. */
export function Overlaps({ answer }: { answer: ClassifyAnswer }) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { number } = useFigures()
  if (answer.overlaps.length === 0) return null
  return (
    <List
      title={say('classify.overlaps', { count: number(answer.overlaps.length, 0) })}
      heads={[say('classify.overlap.rule'), say('classify.overlap.also'), say('classify.lines'), money.unit]}
      numbers={[2, 3]}
      rows={answer.overlaps.map((o) => [o.rule, o.also, number(o.lines, 0), money.full(o.money)])}
    />
  )
}

/** What is easily counted twice. */
export function Doubles({ answer }: { answer: ClassifyAnswer }) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { number } = useFigures()
  return (
    <>
      {answer.doubles
        .filter((d) => d.byPeriod.length > 0 || d.pairs.length > 0)
        .map((d) => (
          <List
            key={d.id}
            title={say('classify.doubles', { title: d.title })}
            heads={[say('classify.role.year'), say('classify.part'), say('classify.lines'), money.unit]}
            numbers={[2, 3]}
            rows={[
              ...d.byPeriod.map((p) => [p.period, p.part, number(p.lines, 0), money.full(p.money)]),
              ...d.pairs.map(({ spent }) => [spent.period, spent.text || spent.code, '2', money.full(spent.amount)]),
            ]}
          />
        ))}
    </>
  )
}
