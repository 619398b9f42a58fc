import type { Series } from 'pledgebook/browser'
import { asker, type Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'
import { Pick } from './standing-controls.js'

interface HistoryProps {
  readonly place: Place
  readonly area: string
  readonly measure: string
  readonly asOf: string | undefined
}

const years = (from: readonly { period: string; value: number | null }[]) =>
  from.flatMap((o) => (o.value === null ? [] : [o.period]))

/** A measure of one ally: every edition's line, one year by edition, and what moved it between two years. */
export function AllyHistory({ place, area, measure, asOf }: HistoryProps) {
  const figures = useFigures()
  const ask = asker(place)
  const day = asOf ? { asOf } : {}
  const question = { measure, area, everyEdition: true, ...day }
  const { value, problem } = useAnswer<Series>('series', question)
  if (problem) return <p class="muted">{problem.detail}</p>
  if (value === undefined) return null
  const known = years(value.observations)
  const earlier = (value.byEdition ?? []).filter((e) => e.edition !== value.observations[0]?.edition)
  const often = known.filter((p) => earlier.some((e) => years(e.observations).includes(p)))
  const year = place.asked.year ?? often.at(-1) ?? known.at(-1) ?? ''
  const first = place.asked.from ?? known[0] ?? ''
  const last = place.asked.to ?? known.at(-1) ?? ''
  const by = place.asked.fromEdition ?? ''
  const drivers = { area, measure, from: first, to: last, ...day, ...(by ? { fromEdition: by } : {}) }
  const inYears = (periods: readonly string[]) => periods.map((id) => ({ id, name: id }))
  return (
    <>
      <section>
        <h2>{say('ally.history')}</h2>
        <Chart operation="series" question={question} chart="editions" id="history" />
      </section>
      {often.length > 0 && (
        <section>
          <h2>{say('ally.revisions')}</h2>
          <div class="controls">
            <Pick
              label={say('ally.year')}
              value={year}
              choices={inYears(known.toReversed())}
              onPick={(id) => ask({ year: id }, true)}
            />
          </div>
          <Chart operation="revisions" question={{ measure, area, period: year, ...day }} id="revisions" />
        </section>
      )}
      {known.length > 1 && (
        <section>
          <h2>{say('ally.drivers')}</h2>
          <p>{say('ally.drivers.lead')}</p>
          <div class="controls">
            <Pick
              label={say('ally.start')}
              value={first}
              choices={inYears(known)}
              onPick={(id) => ask({ from: id }, true)}
            />
            <Pick label={say('ally.to')} value={last} choices={inYears(known)} onPick={(id) => ask({ to: id }, true)} />
            <Pick
              label={say('ally.fromEdition')}
              value={by}
              choices={[
                { id: '', name: say('ally.fromEdition.same') },
                ...earlier.toReversed().map((e) => ({ id: e.edition, name: figures.day(e.publishedOn) })),
              ]}
              onPick={(id) => ask({ fromEdition: id }, true)}
            />
          </div>
          <Drivers place={place} question={drivers} />
        </section>
      )}
    </>
  )
}

/** The chart, or in words why there is none: not every edition has the money that it needs. */
function Drivers({ place, question }: { place: Place; question: object }) {
  const { problem, value } = useAnswer<object>('drivers', question)
  if (problem) return <Notice problem={problem} place={place} />
  return value ? <Chart operation="drivers" question={question} id="drivers" /> : null
}
