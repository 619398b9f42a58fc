import type { Standing } from 'pledgebook/browser'
import { type Figures, numberFormat, useFigures } from '../parts/figures.js'
import { Figure } from '../parts/why.js'
import { phrase } from '../words/phrase.js'
import { say, type Word } from '../words/words.js'

/** An amount in billions where it is given in millions: only the point moves, in the text. */
export function moneyText(money: { value: number; currency: string; scale: number }, figures: Figures): string {
  const written = numberFormat(figures.locale, {
    notation: 'compact',
    compactDisplay: 'long',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(Number(`${money.value}e${money.scale}`))
  return say('ally.money', { value: written, unit: money.currency })
}

/** Where one ally stands against a goal, in sentences. */
export function AllySays({ answer, question }: { answer: Standing; question: object }) {
  const figures = useFigures()
  const [m] = answer.members
  if (m === undefined) return null
  const { goal } = answer
  const figure = (at: string, text: string) => (
    <Figure operation="standing" question={question} at={`/members/0${at}`}>
      {text}
    </Figure>
  )
  if (m.value === null && m.bounds === undefined)
    return <p class="lead">{say('ally.says.because', { name: m.name, because: m.because ?? '' })}</p>
  const value = m.bounds ? (
    <>
      {figure('/bounds/low', figures.number(m.bounds.low))}–{figure('/bounds/high', figures.percent(m.bounds.high))}
    </>
  ) : (
    figure('/value', figures.percent(m.value))
  )
  const missing = m.gap.points !== null && m.gap.points > 0
  const { money } = m.gap
  return (
    <p class="lead">
      {phrase('ally.says', {
        name: m.name,
        value,
        period: answer.period,
        status: m.provisional ? say('ally.says.estimate') : '',
        number: String(goal.floor ?? goal.cap ?? ''),
        verdict: say(`standing.${m.ifDueNow}` as Word),
        gap: missing
          ? phrase(money ? 'ally.says.missing' : 'ally.says.missing.points', {
              points: figure('/gap/points', figures.number(m.gap.points)),
              money: money ? figure('/gap/money/value', moneyText(money, figures)) : '',
            })
          : '',
      })}{' '}
      {m.line !== null &&
        phrase('ally.says.line', {
          start: answer.start,
          due: goal.due,
          line: figure('/line', figures.percent(m.line)),
          course: say(`standing.${m.verdict}` as Word),
        })}{' '}
      {m.reached.length > 0 &&
        say('ally.reached', {
          reached: m.reached.join(', '),
          lost: m.lost.length > 0 ? say('ally.lost', { lost: m.lost.join(', ') }) : '',
        })}
    </p>
  )
}
