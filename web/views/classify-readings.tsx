import type { ReadingsAnswer } from 'pledgebook/browser'
import { asker, type Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { Notes } from '../parts/notes.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'
import { Wide } from './classify-wide.js'

const NAMES = ['narrow', 'middle', 'broad'] as const

/** The capped part of the promise under three readings, from spending by function. */
export function Readings({ place }: { place: Place }) {
  const { area, period, asOf } = place.asked
  const ask = asker(place)
  const question = { ...(area ? { area } : {}), ...(period ? { period } : {}), ...(asOf ? { asOf } : {}) }
  const all = useAnswer<ReadingsAnswer>('readings', asOf ? { asOf } : {}).value
  const { value, problem, working } = useAnswer<ReadingsAnswer>('readings', question)
  const choose = (label: string, chosen: string, among: readonly (readonly [string, string])[], name: string) => (
    <label>
      {label}
      <select value={chosen} onChange={(e) => ask({ [name]: e.currentTarget.value || undefined })}>
        {among.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section aria-busy={working} aria-label={say('classify.tab.readings')}>
      <p class="muted">{say('classify.readings.intro')}</p>
      <div class="controls">
        {choose(
          say('classify.readings.area'),
          area ?? '',
          [['', say('classify.readings.all')], ...(all?.members.map((m) => [m.area, m.name] as const) ?? [])],
          'area',
        )}
        {choose(
          say('classify.year'),
          value?.period ?? period ?? '',
          (all?.years.map((y) => [y.period, y.period] as const) ?? []).toReversed(),
          'period',
        )}
      </div>
      {problem && <Notice problem={problem} place={place} />}
      {value && !problem && <Answered answer={value} question={question} />}
    </section>
  )
}

function Answered({ answer, question }: { answer: ReadingsAnswer; question: object }) {
  const { percent } = useFigures()
  const { members, cap } = answer
  const [only] = members
  const reaching = (name: (typeof NAMES)[number]) => members.filter((m) => m[name].reachesCap === 'yes').length
  const lead =
    members.length === 1 && only
      ? say('classify.readings.one', {
          name: only.name,
          period: answer.period,
          narrow: percent(only.narrow.value),
          middle: percent(only.middle.value),
          broad: percent(only.broad.value),
          cap: percent(cap),
        })
      : say('classify.readings.says', {
          members: members.length,
          period: answer.period,
          cap: percent(cap),
          narrow: reaching('narrow'),
          middle: reaching('middle'),
          broad: reaching('broad'),
        })
  return (
    <>
      <p class="lead">{lead}</p>
      <Chart operation="readings" question={question} chart="readings" id="readings" />
      <Functions answer={answer} />
      <Years answer={answer} />
      <h2>{say('shell.notes')}</h2>
      <Notes notes={answer.notes} citation={answer.citation} />
    </>
  )
}

/** Which functions of government make each reading, and why. */
function Functions({ answer }: { answer: ReadingsAnswer }) {
  const { number } = useFigures()
  const [only] = answer.members.length === 1 ? answer.members : []
  const rows = answer.functions.filter((f) => f.broad > 0)
  const takes = (share: number) => (share === 0 ? '' : share === 1 ? say('classify.readings.whole') : number(share))
  return (
    <>
      <h2>{say('classify.readings.functions')}</h2>
      <Wide label={say('classify.readings.functions')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('classify.readings.function')}</th>
              {only && (
                <th scope="col" class="n">
                  {say('classify.share')}
                </th>
              )}
              {NAMES.map((name) => (
                <th key={name} scope="col">
                  {say(`classify.readings.${name}`)}
                </th>
              ))}
              <th scope="col">{say('classify.because')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((f) => (
              <tr key={f.code}>
                <th scope="row">
                  {f.title} <span class="muted">{f.code}</span>
                </th>
                {only && <td class="n">{number(only.functions.find((own) => own.code === f.code)?.value)}</td>}
                {NAMES.map((name) => (
                  <td key={name}>{takes(f[name])}</td>
                ))}
                <td class="because">{f.because}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}

/** Every year held, of the group or of the one country. */
function Years({ answer }: { answer: ReadingsAnswer }) {
  const { number } = useFigures()
  if (answer.years.length < 2) return null
  return (
    <details>
      <summary>{say('classify.readings.years', { name: answer.total?.name ?? answer.members[0]?.name ?? '' })}</summary>
      <Wide label={say('shell.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('classify.role.year')}</th>
              {NAMES.map((name) => (
                <th key={name} scope="col" class="n">
                  {say(`classify.readings.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.years.map((year) => (
              <tr key={year.period}>
                <th scope="row">{year.period}</th>
                {NAMES.map((name) => (
                  <td key={name} class="n">
                    {number(year[name].value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  )
}
