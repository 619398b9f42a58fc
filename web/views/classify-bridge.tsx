import type { ClassifyAnswer } from 'pledgebook/browser'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { Num, Why } from '../parts/why.js'
import { say } from '../words/words.js'
import { largestOf, useMoney } from './classify-money.js'
import type { Question } from './classify-outcome.js'

/** From the ledger to the published figure: what is left unexplained, year by year and edition by edition. */
export function BridgeTable({ answer, question }: { answer: ClassifyAnswer; question: Question }) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { percent } = useFigures()
  return (
    <>
      <h3>{say('classify.bridge.heading')}</h3>
      <Chart operation="classify" question={question} chart="bridge" id="classify-bridge" />
      {answer.bridgeSays.length > 0 && (
        <details>
          <summary>{say('classify.bridge.says')}</summary>
          {answer.bridgeSays.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      )}
      <details>
        <summary>{say('classify.bridge.table')}</summary>
        <Why operation="classify" question={question} table>
          <table>
            <caption>{say('classify.bridge.caption', { unit: money.unit })}</caption>
            <thead>
              <tr>
                <th scope="col">{say('classify.role.year')}</th>
                <th scope="col" class="n">
                  {say('classify.bridge.sum')}
                </th>
                <th scope="col" class="n">
                  {say('classify.bridge.published')}
                </th>
                <th scope="col" class="n">
                  {say('classify.bridge.residual')}
                </th>
                <th scope="col">{say('classify.bridge.edition')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.bridge.flatMap((year, y) =>
                year.against.map((against, i) => (
                  <tr key={`${year.period} ${against.edition}`}>
                    <th scope="row">{i === 0 ? year.period : ''}</th>
                    <td class="n">{i === 0 ? money.full(year.sum.central) : ''}</td>
                    <td class="n">
                      <Num at={`/bridge/${y}/against/${i}/published`} value={against.published}>
                        {money.full(against.published)}
                      </Num>
                    </td>
                    <td class="n">
                      <Num at={`/bridge/${y}/against/${i}/residual`} value={against.residual}>
                        {money.full(against.residual)}
                      </Num>{' '}
                      ({percent(against.residualShare)})
                    </td>
                    <td class="muted">
                      {against.edition}, {against.cell}
                      {against.status === 'outturn' ? '' : `, ${say('classify.estimate')}`}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </Why>
      </details>
    </>
  )
}
