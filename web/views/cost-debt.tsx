import { useFigures } from '../parts/figures.js'
import { Figure } from '../parts/why.js'
import { phrase } from '../words/phrase.js'
import { say } from '../words/words.js'
import { CostDrawing } from './cost-drawing.js'
import type { Shown } from './cost-shown.js'

/** What the extra spending does to public debt, and on which assumptions. */
export function CostDebt({ shown }: { shown: Shown }) {
  const figures = useFigures()
  const { value, question, drawn } = shown
  const { debt, escape: clause, name } = value
  const last = (debt?.byYear.length ?? 0) - 1
  const end = debt?.byYear[last]
  const number = (at: string, text: string) => (
    <Figure operation="cost" question={question} at={at}>
      {text}
    </Figure>
  )
  return (
    <section>
      <h2>{say('cost.debt')}</h2>
      {debt === null && <p>{say('cost.debt.none')}</p>}
      {debt && end && (
        <>
          <p>
            {phrase('cost.debt.says', {
              name,
              by: end.period,
              scenario: number(`/debt/byYear/${last}/scenario`, figures.percent(end.scenario)),
              baseline: number(`/debt/byYear/${last}/baseline`, figures.percent(end.baseline)),
              effect: number(`/debt/byYear/${last}/effect`, figures.points(end.effect)),
              low: number('/debt/ranges/lowest/effect', figures.points(debt.ranges.lowest.effect)),
              high: number('/debt/ranges/highest/effect', figures.points(debt.ranges.highest.effect)),
            })}
          </p>
          <CostDrawing operation="cost" question={question} drawn={drawn.debt} />
          <h3>{say('cost.debt.assumptions')}</h3>
          <ul class="notes">
            {debt.assumptions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {clause && (
        <>
          <h3>{clause.rule}</h3>
          <p>{clause.says}</p>
        </>
      )}
    </section>
  )
}
