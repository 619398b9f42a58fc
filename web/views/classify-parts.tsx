import type { ClassifyAnswer } from 'pledgebook/browser'
import { asker, type Place } from '../address.js'
import { useFigures } from '../parts/figures.js'
import { Num, Why } from '../parts/why.js'
import { say } from '../words/words.js'
import { inWords, largestOf, useMoney } from './classify-money.js'
import type { Question } from './classify-outcome.js'
import { Wide } from './classify-wide.js'

/** Money of one year by part, with the range that the rules leave open, and what no rule decides. */
export function PartsTable({
  answer,
  period,
  question,
}: {
  answer: ClassifyAnswer
  period: string
  question: Question
}) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { percent, number } = useFigures()
  const rows = answer.byPart.flatMap((p, i) => (p.period === period ? [{ ...p, at: `/byPart/${i}` }] : []))
  const year = answer.years.find((y) => y.period === period)
  const shares = rows.some((r) => r.share !== null)
  const rest = [
    ['classify.remainder', year?.remainder],
    ['classify.unmatched', year?.unmatched],
    ['classify.total', year?.total],
  ] as const
  return (
    <Why operation="classify" question={question} table>
      <table>
        <caption>{say('classify.parts.caption', { period, unit: money.unit })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('classify.part')}</th>
            <th scope="col" class="n">
              {say('classify.central')}
            </th>
            <th scope="col" class="n">
              {say('classify.span')}
            </th>
            {shares && (
              <>
                <th scope="col" class="n">
                  {say('classify.share')}
                </th>
                <th scope="col" class="n">
                  {say('classify.span')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, low, central, high, share, at }) => (
            <tr key={part}>
              <th scope="row">{inWords(part)}</th>
              <td class="n">
                <Num at={`${at}/central`} value={central}>
                  {money.full(central)}
                </Num>
              </td>
              <td class="n">{low === high ? '' : `${money.full(low)} – ${money.full(high)}`}</td>
              {shares && (
                <>
                  <td class="n">
                    {share && (
                      <Num at={`${at}/share/central`} value={share.central}>
                        {percent(share.central)}
                      </Num>
                    )}
                  </td>
                  <td class="n">{share && low !== high ? `${number(share.low)} – ${number(share.high)}` : ''}</td>
                </>
              )}
            </tr>
          ))}
          {rest.map(([word, value]) => (
            <tr key={word} class={word === 'classify.total' ? 'total' : ''}>
              <th scope="row">{say(word)}</th>
              <td class="n">{money.full(value)}</td>
              <td />
              {shares && (
                <>
                  <td />
                  <td />
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Why>
  )
}

/** Each rule with its reason and what it decided in a year; a tick takes it out. */
export function RulesTable({ answer, period, place }: { answer: ClassifyAnswer; period: string; place: Place }) {
  const money = useMoney(answer.unit.currency, largestOf(answer))
  const { number } = useFigures()
  const ask = asker(place)
  const { off } = answer.rules
  const rows = answer.byRule.filter((r) => r.period === period)
  const turn = (rule: string) => {
    const next = off.includes(rule) ? off.filter((r) => r !== rule) : [...off, rule]
    ask({ off: next.join(',') })
  }
  return (
    <details open={off.length > 0}>
      <summary>{say('classify.byRule', { period })}</summary>
      <Wide label={say('classify.byRule', { period })}>
        <table class="rules">
          <thead>
            <tr>
              <th scope="col">{say('classify.rule')}</th>
              <th scope="col" class="n">
                {say('classify.lines')}
              </th>
              <th scope="col" class="n">
                {say('classify.money', { unit: money.unit })}
              </th>
              <th scope="col">{say('classify.goesTo')}</th>
              <th scope="col">{say('classify.because')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((rule) => (
              <tr key={rule.rule}>
                <th scope="row">
                  <label class="tick">
                    <input type="checkbox" checked onChange={() => turn(rule.rule)} />
                    {rule.rule}
                  </label>
                </th>
                <td class="n">{number(rule.lines, 0)}</td>
                <td class="n">{money.full(rule.money)}</td>
                <td>
                  {rule.parts.map((p) => (
                    <div key={p.part}>
                      {inWords(p.part)} {money.short(p.central)}
                      {p.low !== p.high && ` (${money.short(p.low)} – ${money.short(p.high)})`}
                    </div>
                  ))}
                </td>
                <td class="because">
                  {rule.because}{' '}
                  <span class="muted">
                    {say(`classify.standing.${standingOf(rule.standing)}`)}; {rule.source}
                  </span>
                </td>
              </tr>
            ))}
            {off.map((rule) => (
              <tr key={rule} class="off">
                <th scope="row">
                  <label class="tick">
                    <input type="checkbox" checked={false} onChange={() => turn(rule)} />
                    {rule}
                  </label>
                </th>
                <td colSpan={4}>{say('classify.off')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  )
}

const STANDINGS = ['agreed', 'claimed', 'disputed', 'withdrawn'] as const

function standingOf(text: string): (typeof STANDINGS)[number] {
  return STANDINGS.find((s) => s === text) ?? 'claimed'
}
