import type { ClassifyAnswer } from 'pledgebook/browser'
import type { Place } from '../address.js'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { say } from '../words/words.js'
import { inWords, largestOf, useMoney } from './classify-money.js'
import type { Question } from './classify-outcome.js'
import { Wide } from './classify-wide.js'

const SHOWN = 25

/** Which money is new and which was only relabelled, and the lines that moved most. */
export function Moves({ answer, question }: { answer: ClassifyAnswer; question: Question; place: Place }) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { points } = useFigures()
  const { compared } = answer
  if (compared === null) return null
  const of = (list: ClassifyAnswer['newMoney'], part: string) => list.find((m) => m.part === part)
  const inPoints = answer.change.some((c) => c.points !== null)
  return (
    <>
      <h3>{say('classify.moves.heading', { from: compared.from, to: compared.to })}</h3>
      <Chart operation="classify" question={question} chart="newmoney" id="classify-newmoney" />
      <Wide label={say('classify.moves.caption')}>
        <table>
          <caption>{say('classify.moves.caption', { unit: money.unit })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('classify.part')}</th>
              {[
                compared.from,
                say('classify.new'),
                say('classify.relabelled'),
                say('classify.redefined'),
                compared.to,
              ].map((head, i) => (
                <th key={i} scope="col" class="n">
                  {head}
                </th>
              ))}
              {inPoints && (
                <th scope="col" class="n">
                  {say('classify.economy')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {answer.change.map((change) => (
              <tr key={change.part}>
                <th scope="row">{inWords(change.part)}</th>
                <td class="n">{money.full(change.before)}</td>
                <td class="n">{money.full(of(answer.newMoney, change.part)?.value)}</td>
                <td class="n">{money.full(of(answer.relabelled, change.part)?.value)}</td>
                <td class="n">{money.full(of(answer.redefined, change.part)?.value)}</td>
                <td class="n">{money.full(change.after)}</td>
                {inPoints && <td class="n">{points(answer.economy.find((e) => e.part === change.part)?.points)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p class="muted">{say('classify.moves.means')}</p>
      {answer.moves.length > 0 && (
        <details>
          <summary>{say('classify.moves.lines')}</summary>
          <Wide label={say('classify.moves.lines')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('classify.role.text')}</th>
                  <th scope="col">{say('classify.role.code')}</th>
                  <th scope="col">{say('classify.part')}</th>
                  {(['new', 'relabelled', 'redefined'] as const).map((kind) => (
                    <th key={kind} scope="col" class="n">
                      {say(`classify.${kind}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {answer.moves.slice(0, SHOWN).map((m, i) => (
                  <tr key={i}>
                    <th scope="row">{m.text || m.programme}</th>
                    <td>{m.code}</td>
                    <td>{inWords(m.part)}</td>
                    <td class="n">{m.newMoney === 0 ? '' : money.full(m.newMoney)}</td>
                    <td class="n">{m.relabelled === 0 ? '' : money.full(m.relabelled)}</td>
                    <td class="n">{m.redefined === 0 ? '' : money.full(m.redefined)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </details>
      )}
    </>
  )
}
