import type { Contents, Standing } from 'pledgebook/browser'
import { asker, type Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Chart } from '../parts/chart.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'

/** Who stands where against a goal in a year, as known on a day. */
export function StandingView({ place }: { place: Place }) {
  const { goal, period, asOf, area } = place.asked
  const ask = asker(place)
  const question = {
    ...(goal ? { goal } : {}),
    ...(period ? { period } : {}),
    ...(asOf ? { asOf } : {}),
    ...(area ? { area } : {}),
  }
  const contents = useAnswer<Contents>('contents', {})
  const { value, problem, working } = useAnswer<Standing>('standing', question)
  return (
    <article aria-busy={working}>
      <h1>{say('standing.heading')}</h1>
      <div class="controls">
        <label>
          {say('standing.goal')}
          <select value={goal ?? contents.value?.defaultGoal} onChange={(e) => ask({ goal: e.currentTarget.value })}>
            {contents.value?.goals.map((g) => (
              <option key={g.id} value={g.id}>
                {g.title}
              </option>
            ))}
          </select>
        </label>
      </div>
      {problem && <Notice problem={problem} place={place} />}
      {value && (
        <>
          <p class="lead">
            {say('standing.count', { met: value.count.met, members: value.members.length, period: value.period })}
          </p>
          <Chart operation="standing" question={question} id="standing" />
        </>
      )}
    </article>
  )
}
