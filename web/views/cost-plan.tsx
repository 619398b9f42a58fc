import type { PlanAnswer } from 'pledgebook/browser'
import type { Asked, Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { Notice } from '../parts/notice.js'
import { Num, Why } from '../parts/why.js'
import { say, type Word } from '../words/words.js'
import { planQuestion } from './cost-asked.js'
import { Pick, Typed } from './cost-fields.js'
import { moneyText } from './cost-money.js'
import type { OwnFiles } from './cost-own.js'

interface PlanProps {
  readonly place: Place
  readonly asked: Asked
  readonly usualArea: string | undefined
  readonly group: boolean
  readonly own: OwnFiles | undefined
  readonly ask: (change: Readonly<Record<string, string | undefined>>) => void
}

/** A path under limits, found by the optimiser, which is loaded when this is opened. */
export function CostPlan({ place, asked, usualArea, group, own, ask }: PlanProps) {
  const open = asked['p.on'] === 'true'
  const question = open ? planQuestion(asked, usualArea, own) : undefined
  const { value, of, problem, working } = useAnswer<PlanAnswer>('plan', question)
  const put = (name: string) => (text: string | undefined) => ask({ [`p.${name}`]: text })
  const truth = (name: string) => (
    <label class="truth">
      <input
        type="checkbox"
        checked={asked[`p.${name}`] === 'true'}
        onChange={(e) => put(name)(e.currentTarget.checked ? 'true' : undefined)}
      />{' '}
      {say(`cost.plan.${name}` as Word)}
    </label>
  )
  return (
    <section aria-busy={working}>
      <h2>{say('cost.plan')}</h2>
      <p>{say('cost.plan.lead')}</p>
      {!open && (
        <button type="button" onClick={() => ask({ 'p.on': 'true' })}>
          {say('cost.plan.open')}
        </button>
      )}
      {open && (
        <>
          <div class="controls">
            <Pick
              label={say('cost.plan.objective')}
              value={asked['p.objective'] ?? 'cheapest'}
              choices={['cheapest', 'smoothest', 'latest'].map((id) => ({
                id,
                name: say(`cost.plan.${id}` as Word),
              }))}
              onPick={put('objective')}
            />
            <Typed
              label={say('cost.maxGrowth')}
              value={asked['p.maxGrowth']}
              usual={say('cost.none')}
              onType={put('maxGrowth')}
            />
            <Typed
              label={say('cost.plan.maxStep')}
              value={asked['p.maxStep']}
              usual={say('cost.none')}
              onType={put('maxStep')}
            />
            <Typed
              label={say('cost.plan.debtCeiling')}
              value={asked['p.debtCeiling']}
              usual={say('cost.none')}
              onType={put('debtCeiling')}
            />
            {group && (
              <Pick
                label={say('cost.plan.key')}
                value={asked['p.key'] ?? 'gdp'}
                choices={['gdp', 'population', 'effort'].map((id) => ({
                  id,
                  name: say(`cost.plan.key.${id}` as Word),
                }))}
                onPick={put('key')}
              />
            )}
            {truth('mayFall')}
            {group && truth('onlyBelow')}
          </div>
          {working && !value && <p role="status">{say('cost.plan.working')}</p>}
          {problem && <Notice problem={problem} place={place} />}
          {value && of && !problem && <Found answer={value} question={JSON.parse(of) as object} />}
          <button type="button" class="quiet" onClick={() => ask({ 'p.on': undefined })}>
            {say('cost.plan.close')}
          </button>
        </>
      )}
    </section>
  )
}

function Found({ answer, question }: { answer: PlanAnswer; question: object }) {
  const figures = useFigures()
  const number = (value: number | null, at: string, text: (value: number) => string) =>
    value === null ? '–' : <Num at={at} value={value} children={text(value)} />
  const years = answer.years
  return (
    <>
      <p>
        <strong>{say(`cost.plan.${answer.status}` as Word)}</strong> {answer.because ?? answer.objective.says}
      </p>
      <h3>{say(answer.status === 'optimal' ? 'cost.plan.binding' : 'cost.plan.conflict')}</h3>
      {answer.binding.length === 0 && <p>{say('cost.plan.free')}</p>}
      <ul>
        {answer.binding.map((b) => (
          <li key={b.constraint}>{b.says}</li>
        ))}
      </ul>
      {years.length > 0 && (
        <>
          <Chart operation="plan" question={question} chart="share" id="plan" />
          <Why operation="plan" question={question} table>
            <table>
              <caption>{say('cost.plan.table')}</caption>
              <thead>
                <tr>
                  {(['year', 'share', 'step', 'level', 'extra', 'realGrowth'] as const).map((name, i) => (
                    <th key={name} scope="col" class={i === 0 ? '' : 'n'}>
                      {say(`cost.plan.head.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {years.map((y, i) => (
                  <tr key={y.period}>
                    <th scope="row">{y.period}</th>
                    <td class="n">{number(y.share, `/years/${i}/share`, figures.percent)}</td>
                    <td class="n">{number(y.step, `/years/${i}/step`, figures.points)}</td>
                    <td class="n">
                      {number(y.level.value, `/years/${i}/level/value`, () => moneyText(y.level, figures))}
                    </td>
                    <td class="n">
                      {number(y.extra.value, `/years/${i}/extra/value`, () => moneyText(y.extra, figures))}
                    </td>
                    <td class="n">{number(y.realGrowth, `/years/${i}/realGrowth`, figures.percent)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Why>
        </>
      )}
      {answer.split && <Split answer={answer} question={question} split={answer.split} />}
      <ul class="notes">
        {answer.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}

interface SplitProps {
  readonly answer: PlanAnswer
  readonly question: object
  readonly split: NonNullable<PlanAnswer['split']>
}

function Split({ question, split }: SplitProps) {
  const figures = useFigures()
  return (
    <>
      <h3>{say('cost.plan.split', { by: split.period })}</h3>
      <p>{split.says}</p>
      <Why operation="plan" question={question} table>
        <table>
          <thead>
            <tr>
              {(['ally', 'add', 'share', 'newShare'] as const).map((name, i) => (
                <th key={name} scope="col" class={i === 0 ? '' : 'n'}>
                  {say(`cost.plan.split.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {split.members.map((m, i) => (
              <tr key={m.area}>
                <th scope="row">{m.name}</th>
                <td class="n">
                  <Num at={`/split/members/${i}/add/value`} value={m.add.value} children={moneyText(m.add, figures)} />
                </td>
                <td class="n">
                  <Num at={`/split/members/${i}/share`} value={m.share} children={figures.percent(m.share)} />
                </td>
                <td class="n">
                  <Num at={`/split/members/${i}/newShare`} value={m.newShare} children={figures.percent(m.newShare)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Why>
    </>
  )
}
