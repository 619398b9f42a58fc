import type { Contents, Standing } from 'pledgebook/browser'
import { useEffect, useState } from 'preact/hooks'
import type { Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { Notice } from '../parts/notice.js'
import { say, type Word } from '../words/words.js'
import { StandingChanges } from './standing-changes.js'
import { StandingControls } from './standing-controls.js'
import { KnownOn } from './standing-known.js'
import { StandingSays } from './standing-says.js'
import { StandingTable } from './standing-table.js'

const STAGES = 4
const APART = 150

/** How much of what stands below the first picture is shown: part after part, so that none keeps the page waiting. */
function useStages(ready: boolean): number {
  const [stage, setStage] = useState(0)
  useEffect(() => {
    if (!ready || stage === STAGES) return
    const timer = setTimeout(() => setStage(stage + 1), stage === 0 ? 2 * APART : APART)
    return () => clearTimeout(timer)
  }, [ready, stage])
  return stage
}

/** Who stands where against a goal in a year, as known on a day. */
export function StandingView({ place }: { place: Place }) {
  const figures = useFigures()
  const { goal, period, asOf, area, show = '', order } = place.asked
  const question = {
    ...(goal ? { goal } : {}),
    ...(period ? { period } : {}),
    ...(asOf ? { asOf } : {}),
    ...(area ? { area } : {}),
  }
  const contents = useAnswer<Contents>('contents', {}).value
  const { value, problem, working, of } = useAnswer<Standing>('standing', question)
  const stage = useStages(value !== undefined)
  const past = { ...question, history: true }
  const { value: history } = useAnswer<Standing>('standing', stage > 0 ? past : undefined)
  // Pictures and sentences are of the question that was answered, not of one still on its way.
  const answered: object = of === undefined ? question : (JSON.parse(of) as object)
  const shown = value?.members.filter((m) => m.member && (m.value !== null || m.bounds)) ?? []
  const some = shown.some((m) => show === '' || m.ifDueNow === show)
  const manner = { ...(order ? { order } : {}), ...(show ? { only: show } : {}) }
  return (
    <article aria-busy={working}>
      <h1>{say('standing.heading')}</h1>
      <StandingControls
        place={place}
        contents={contents}
        answer={value}
        years={history?.byYear?.map((y) => y.period).toReversed() ?? []}
      />
      {problem && <Notice problem={problem} place={place} />}
      {value && !problem && (
        <>
          <StandingSays answer={value} question={answered} />
          {contents && <KnownOn place={place} contents={contents} answer={value} history={history} />}
          {some ? (
            <Chart operation="standing" question={answered} id="standing" manner={manner} />
          ) : (
            shown.length > 0 && (
              <p class="muted">{say('standing.empty', { verdict: say(`standing.filter.${show}` as Word) })}</p>
            )
          )}
          {stage > 0 && contents && <StandingChanges answer={value} contents={contents} area={area} asOf={asOf} />}
          {stage > 1 && history?.byYear && history.byYear.length > 1 && (
            <section>
              <h2>{say('standing.years')}</h2>
              <Chart operation="standing" question={past} chart="counts" id="counts" />
            </section>
          )}
          {stage > 2 && history?.members.some((m) => m.history) && some && !value.members.some((m) => m.bounds) && (
            <section>
              <h2>{say('standing.histories')}</h2>
              <Chart operation="standing" question={past} chart="histories" id="histories" manner={manner} />
            </section>
          )}
          {stage > 3 && shown.length > 0 && (
            <StandingTable place={place} answer={value} question={answered} show={show} />
          )}
          {stage > 3 && (
            <section>
              <h2>{say('standing.goalSays')}</h2>
              <blockquote>{value.goal.wording}</blockquote>
              <p class="muted">
                {say('standing.announced', { day: figures.day(value.goal.announcedOn), due: value.goal.due })};{' '}
                {value.goal.source.url ? (
                  <a href={value.goal.source.url}>{value.goal.source.text}</a>
                ) : (
                  value.goal.source.text
                )}
              </p>
              <h2>{say('standing.notes')}</h2>
              <ul class="notes">
                {value.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
                <li>{value.citation.text}</li>
              </ul>
            </section>
          )}
        </>
      )}
    </article>
  )
}
