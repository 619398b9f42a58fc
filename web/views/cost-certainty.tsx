import type { Cost } from 'pledgebook/browser'
import { useState } from 'preact/hooks'
import { useAnswer } from '../parts/asking.js'
import { say } from '../words/words.js'
import { Wide } from './classify-wide.js'
import { CostTable, useCells } from './cost-tables.js'

interface CertaintyProps {
  readonly value: Cost
  readonly question: object
}

/** What `calibrate` says, as far as it is shown here. */
interface Calibrated {
  readonly origins: readonly string[]
  readonly coverage: readonly {
    readonly level: string
    readonly horizon: number
    readonly band: number
    readonly others: { readonly covered: number }
    readonly apart: { readonly covered: number; readonly low: number; readonly high: number }
    readonly verdict: string
  }[]
  readonly notes: readonly string[]
}

/** How sure it is: probabilities by year, what matters most, and what the past says of such bands. */
export function CostCertainty({ value, question }: CertaintyProps) {
  const { figures, money } = useCells()
  const { probability, drivers, assumptions } = value
  const { uncertainty } = assumptions
  if (probability === null || uncertainty === null) return null
  const goals = probability.byYear[0]?.goals ?? []
  const titles = goals.map((g) => say('cost.reaches', { target: figures.percent(g.target), goal: g.goal }))
  return (
    <section>
      <h2>{say('cost.certainty')}</h2>
      <p>{say('cost.certainty.draws', { draws: figures.number(uncertainty.draws, 0), says: uncertainty.says })}</p>
      <CostTable
        question={question}
        caption={say('cost.probability', { says: probability.says })}
        heads={[say('cost.years.year'), ...titles]}
        rows={probability.byYear.map((y, i) => [
          Number(y.period) > Number(uncertainty.calibratedTo) ? say('cost.uncalibrated', { year: y.period }) : y.period,
          ...y.goals.map((g, j) => (
            <data
              key={g.goal}
              value={String(g.probability)}
              data-at={`/probability/byYear/${i}/goals/${j}/probability`}
            >
              {percentOfOne(g.probability, figures.locale)}
            </data>
          )),
        ])}
      />
      {drivers.length > 0 && (
        <CostTable
          question={question}
          caption={say('cost.drivers')}
          heads={[say('cost.driver'), say('cost.width'), say('cost.says.head')]}
          words={[2]}
          rows={drivers.map((d, i) => [d.driver, money(d.width, `/drivers/${i}/width`), d.says])}
        />
      )}
      <Calibration area={value.area} />
    </section>
  )
}

/** Of draws: what is not quite none or all is not written as if it were. */
function percentOfOne(value: number, locale: string): string {
  if (value > 0 && value < 0.005) return say('cost.under', { percent: 1 })
  if (value < 1 && value > 0.995) return say('cost.over', { percent: 99 })
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value)
}

/** Asked only when it is opened: it tries every past edition against the others. */
function Calibration({ area }: { area: string }) {
  const [open, setOpen] = useState(false)
  const { figures } = useCells()
  const { value, problem, working } = useAnswer<Calibrated>(
    'calibrate',
    open && !area.includes(',') ? { area } : open ? {} : undefined,
  )
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{say('cost.calibration')}</summary>
      {working && !value && <p role="status">{say('cost.calibration.working')}</p>}
      {problem && <p>{problem.detail}</p>}
      {value && (
        <>
          <p>{say('cost.calibration.lead', { editions: value.origins.length })}</p>
          <Wide label={say('cost.calibration')}>
            <table>
              <thead>
                <tr>
                  {(['level', 'horizon', 'band', 'others', 'apart', 'verdict'] as const).map((name) => (
                    <th key={name} scope="col" class={['level', 'verdict'].includes(name) ? '' : 'n'}>
                      {say(`cost.calibration.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.coverage.map((c) => (
                  <tr key={`${c.level} ${c.horizon} ${c.band}`}>
                    <th scope="row">{c.level}</th>
                    <td class="n">{c.horizon}</td>
                    <td class="n">{percentOfOne(c.band, figures.locale)}</td>
                    <td class="n">{percentOfOne(c.others.covered, figures.locale)}</td>
                    <td class="n">
                      {percentOfOne(c.apart.covered, figures.locale)} (
                      {say('cost.calibration.range', {
                        low: percentOfOne(c.apart.low, figures.locale),
                        high: percentOfOne(c.apart.high, figures.locale),
                      })}
                      )
                    </td>
                    <td>{c.verdict}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <ul class="notes">
            {value.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
