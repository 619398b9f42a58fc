import type { Cost } from 'pledgebook/browser'
import { hashOf } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { useFigures } from '../parts/figures.js'
import { Figure } from '../parts/why.js'
import { phrase } from '../words/phrase.js'
import { say } from '../words/words.js'
import { moneyText } from './ally-says.js'

/** What reaching a goal would cost one ally, in a sentence; the rest has a view of its own. */
export function AllyCost({ area, goal, asOf }: { area: string; goal: string; asOf: string | undefined }) {
  const figures = useFigures()
  const question = { area, goal, draws: 0, ...(asOf ? { asOf } : {}) }
  const { value, problem } = useAnswer<Cost>('cost', question)
  const plan = value?.baselines.findIndex((b) => b.kind === 'plan') ?? -1
  const planned = value?.baselines[plan]?.inTargetYear
  const amount = (money: Cost['total']['average'], at: string) => (
    <Figure operation="cost" question={question} at={at}>
      {moneyText(money, figures)}
    </Figure>
  )
  return (
    <section>
      <h2>{say('ally.cost')}</h2>
      {problem && (
        <p>{problem.code === 'target.below' ? say('ally.cost.above', { detail: problem.detail }) : problem.detail}</p>
      )}
      {value && !problem && (
        <p>
          {phrase('ally.cost.says', {
            target: String(value.assumptions.target),
            due: value.assumptions.by,
            name: value.name,
            start: value.assumptions.start.period,
            extra: amount(value.total.inTargetYear, '/total/inTargetYear/value'),
            cumulative: amount(value.total.cumulative, '/total/cumulative/value'),
            step: amount(value.total.yearlyStep, '/total/yearlyStep/value'),
            baseline: `${value.assumptions.baseline.says}; ${value.assumptions.prices.says}`,
          })}{' '}
          {planned &&
            phrase('ally.cost.plan', {
              extra: amount(planned, `/baselines/${plan}/inTargetYear/value`),
              due: value.assumptions.by,
            })}
        </p>
      )}
      <p>
        <a href={hashOf('cost', { area, goal, asOf })}>{say('ally.cost.link')}</a>
      </p>
    </section>
  )
}
