import type { Cost } from 'pledgebook/browser'
import { useFigures } from '../parts/figures.js'
import { Figure } from '../parts/why.js'
import { phrase } from '../words/phrase.js'
import { say, type Word } from '../words/words.js'
import { type Amount, moneyText } from './cost-money.js'

interface SaysProps {
  readonly value: Cost
  readonly question: object
}

/** What a scenario costs, in sentences that can be printed; every number says where it comes from. */
export function CostSays({ value, question }: SaysProps) {
  const figures = useFigures()
  const { assumptions, total, years, name } = value
  const { start, by, baseline, prices } = assumptions
  const last = years.length - 1
  const end = years[last]
  const second = years[1]
  const number = (at: string, text: string) => (
    <Figure operation="cost" question={question} at={at}>
      {text}
    </Figure>
  )
  const money = (amount: Amount, at: string) => number(`${at}/value`, moneyText(amount, figures))
  if (end === undefined || second === undefined) return null
  const { bands } = end
  const bound = (i: 0 | 1) =>
    bands ? number(`/years/${last}/bands/p80/${i}`, moneyText({ ...end.level, value: bands.p80[i] }, figures)) : null
  return (
    <>
      <p class="lead">
        {phrase('cost.says', {
          name,
          start: start.period,
          from: number('/assumptions/start/share', figures.percent(start.share)),
          estimate: start.status === 'estimate' ? say('cost.says.estimate') : '',
          to: number(`/years/${last}/share`, figures.percent(end.share)),
          by,
          level: money(end.level, `/years/${last}/level`),
          extra: money(total.inTargetYear, '/total/inTargetYear'),
          baseline: say(`cost.over.${baseline.kind}` as Word),
        })}
      </p>
      <p>
        {phrase('cost.says.total', {
          first: second.period,
          by,
          cumulative: money(total.cumulative, '/total/cumulative'),
          average: money(total.average, '/total/average'),
          step: money(total.yearlyStep, '/total/yearlyStep'),
          prices: prices.says,
        })}{' '}
        {bands &&
          phrase(end.calibrated ? 'cost.says.sure' : 'cost.says.unsure', {
            by,
            low: bound(0),
            high: bound(1),
            calibrated: assumptions.uncertainty?.calibratedTo ?? '',
          })}
      </p>
    </>
  )
}

/** The five figures that costs are quoted by, always all of them, each with its unit and prices. */
export function CostNumbers({ value, question }: SaysProps) {
  const figures = useFigures()
  const { total, years, assumptions } = value
  const last = years.length - 1
  const end = years[last]
  if (end === undefined) return null
  const rows: readonly (readonly [Word, Amount, string, readonly [number, number] | undefined, string])[] = [
    ['cost.level', end.level, `/years/${last}/level`, end.bands?.p80, `/years/${last}/bands/p80`],
    ['cost.extra', total.inTargetYear, '/total/inTargetYear', end.extraBands?.p80, `/years/${last}/extraBands/p80`],
    ['cost.cumulative', total.cumulative, '/total/cumulative', undefined, ''],
    ['cost.average', total.average, '/total/average', undefined, ''],
    ['cost.step', total.yearlyStep, '/total/yearlyStep', undefined, ''],
  ]
  return (
    <dl class="five">
      {rows.map(([word, amount, at, band, bandAt]) => (
        <div key={word}>
          <dt>{say(word, { by: assumptions.by, first: years[1]?.period ?? '' })}</dt>
          <dd>
            <Figure operation="cost" question={question} at={`${at}/value`}>
              {moneyText(amount, figures)}
            </Figure>
            <small>
              {amount.prices === 'current'
                ? say('cost.prices.current')
                : say('cost.prices.of', { year: amount.prices })}
              {band && (
                <>
                  <br />
                  {phrase('cost.band', {
                    low: (
                      <Figure operation="cost" question={question} at={`${bandAt}/0`}>
                        {moneyText({ ...amount, value: band[0] }, figures)}
                      </Figure>
                    ),
                    high: (
                      <Figure operation="cost" question={question} at={`${bandAt}/1`}>
                        {moneyText({ ...amount, value: band[1] }, figures)}
                      </Figure>
                    ),
                  })}
                </>
              )}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
