import type { Standing } from 'pledgebook/browser'
import { useAnswer } from '../parts/asking.js'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { Figure } from '../parts/why.js'
import { phrase } from '../words/phrase.js'
import { say } from '../words/words.js'

interface EquipmentProps {
  readonly area: string
  /** The goal on the share of spending that is equipment. */
  readonly goal: string
  readonly personnel: string | undefined
  readonly asOf: string | undefined
}

/** The part of spending that buys equipment, with the mean that its jumps need, and the people. */
export function AllyEquipment({ area, goal, personnel, asOf }: EquipmentProps) {
  const figures = useFigures()
  const day = asOf ? { asOf } : {}
  const question = { goal, area, history: true, ...day }
  const { value } = useAnswer<Standing>('standing', question)
  const people = personnel ? { measure: personnel, area, everyEdition: true, ...day } : undefined
  const known = useAnswer<object>('series', people)
  const [m] = value?.members ?? []
  const figure = (at: string, text: string) => (
    <Figure operation="standing" question={question} at={at}>
      {text}
    </Figure>
  )
  return (
    <>
      {m?.value != null && (
        <section>
          <h2>{say('ally.equipment')}</h2>
          <p>
            {m.mean &&
              phrase('ally.equipment.lead', {
                period: value?.period ?? '',
                value: figure('/members/0/value', figures.percent(m.value)),
                mean: figure('/members/0/mean/value', figures.percent(m.mean.value)),
              })}
          </p>
          <Chart operation="standing" question={question} chart="histories" id="equipment" />
        </section>
      )}
      {people && known.value && !known.problem && (
        <section>
          <h2>{say('ally.personnel')}</h2>
          <Chart operation="series" question={people} chart="editions" id="personnel" />
        </section>
      )}
    </>
  )
}
