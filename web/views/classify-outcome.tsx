import type { ClassifyAnswer } from 'pledgebook/browser'
import { asker, type Place } from '../address.js'
import { Chart } from '../parts/chart.js'
import { useFigures } from '../parts/figures.js'
import { Notes } from '../parts/notes.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'
import { BridgeTable } from './classify-bridge.js'
import { Doubles, Overlaps, Review, Unmatched } from './classify-lists.js'
import { STAGES } from './classify-mapping.js'
import { inWords, useMoney } from './classify-money.js'
import { Moves } from './classify-moves.js'
import { PartsTable, RulesTable } from './classify-parts.js'
import { Progress } from './classify-progress.js'
import { Saves } from './classify-saves.js'
import { useWork } from './classify-work.js'

export type Question = Readonly<Record<string, unknown>> & { readonly ledger: string; readonly rules: string }

interface OutcomeProps {
  readonly place: Place
  readonly question: Question
  readonly turn: number
  readonly onStop: () => void
  readonly onAgain: () => void
}

/** Faults of a rule file, which stand beside the file itself. */
const OF_RULES = ['rules.wrong', 'yaml.malformed', 'yaml.unexpected']

/** What the rules make of the ledger. */
export function Outcome({ place, question, turn, onStop, onAgain }: OutcomeProps) {
  const work = useWork<ClassifyAnswer>('classify', question, turn)
  const { value, problem } = work
  const ofRules = problem && OF_RULES.includes(problem.code) && place.asked.own !== undefined
  return (
    <section aria-labelledby="classify-outcome" aria-busy={work.working}>
      <h2 id="classify-outcome">{say('classify.outcome.heading')}</h2>
      <Progress work={work} onStop={onStop} onAgain={onAgain} />
      {problem && (ofRules ? <p>{say('classify.outcome.rulesFirst')}</p> : <Notice problem={problem} place={place} />)}
      {value && !problem && <Answered answer={value} place={place} question={question} />}
    </section>
  )
}

function Answered({ answer, place, question }: { answer: ClassifyAnswer; place: Place; question: Question }) {
  const last = answer.years.at(-1)?.period ?? ''
  const asked = place.asked.period ?? last
  const period = answer.years.some((y) => y.period === asked) ? asked : last
  return (
    <>
      <InWords answer={answer} period={period} />
      <Settings answer={answer} place={place} period={period} />
      {answer.whatIf && <p class="notice">{say('classify.whatIf', { changed: answer.whatIf.changed })}</p>}
      <Pictures answer={answer} place={place} question={question} period={period} />
      <PartsTable answer={answer} period={period} question={question} />
      <RulesTable answer={answer} period={period} place={place} />
      <Moves answer={answer} question={question} place={place} />
      {answer.bridge.length > 0 && <BridgeTable answer={answer} question={question} />}
      <h3>{say('classify.lists.heading')}</h3>
      <Review answer={answer} />
      <Unmatched answer={answer} />
      <Overlaps answer={answer} />
      <Doubles answer={answer} />
      <Saves question={question} answer={answer} />
      <h3>{say('shell.notes')}</h3>
      <Notes notes={answer.notes} citation={answer.citation} />
      <p class="muted">{say('classify.link')}</p>
    </>
  )
}

/** The answer for a year in one sentence. */
function InWords({ answer, period }: { answer: ClassifyAnswer; period: string }) {
  const money = useMoney(answer.unit.currency)
  const { percent, number } = useFigures()
  const parts = answer.byPart.filter((p) => p.period === period)
  const said = parts.map(({ part, low, central, high, share }) => {
    const range = low === high ? '' : say('classify.says.range', { low: money.short(low), high: money.short(high) })
    const of = share ? say('classify.says.share', { share: percent(share.central) }) : ''
    return say('classify.says.part', { money: money.short(central), part: inWords(part), range, of })
  })
  const left = answer.unmatched.byPeriod.find((y) => y.period === period)
  const open =
    left && left.lines > 0
      ? say('classify.says.open', {
          lines: number(left.lines, 0),
          spent: money.short(left.expenditure),
          received: money.short(-left.revenue),
        })
      : ''
  const stage = say(`classify.stage.${STAGES.find((s) => s === answer.ledger.stage) ?? 'outturn'}`)
  return (
    <p class="lead">
      {say('classify.says', { name: answer.name, period, stage, parts: said.join('; ') })} {open}
    </p>
  )
}

/** Years, stage, and which rules count. */
function Settings({ answer, place, period }: { answer: ClassifyAnswer; place: Place; period: string }) {
  const ask = asker(place)
  const years = answer.years.map((y) => y.period)
  const { from, to } = answer.compared ?? { from: '', to: '' }
  const choose = (label: string, value: string, among: readonly string[], change: (value: string) => void) => (
    <label>
      {label}
      <select value={value} onChange={(e) => change(e.currentTarget.value)}>
        {among.map((each) => (
          <option key={each} value={each}>
            {inWords(each)}
          </option>
        ))}
      </select>
    </label>
  )
  const standings = answer.rules.standings
  return (
    <div class="controls">
      {years.length > 1 && choose(say('classify.year'), period, years, (v) => ask({ period: v }))}
      {answer.ledger.stages.length > 1 &&
        choose(say('classify.stageShown'), answer.ledger.stage, answer.ledger.stages, (v) =>
          ask({ stage: v, from: undefined, to: undefined, period: undefined }),
        )}
      {answer.compared &&
        years.length > 2 &&
        choose(
          say('classify.since'),
          from,
          years.filter((y) => y < to),
          (v) => ask({ from: v }),
        )}
      {answer.compared &&
        years.length > 2 &&
        choose(
          say('classify.to'),
          to,
          years.filter((y) => y > from),
          (v) => ask({ to: v }),
        )}
      <fieldset>
        <legend>{say('classify.standings')}</legend>
        {(['agreed', 'claimed', 'disputed', 'withdrawn'] as const).map((each) => (
          <label key={each} class="tick">
            <input
              type="checkbox"
              checked={standings.includes(each)}
              onChange={() => {
                const next = standings.includes(each) ? standings.filter((s) => s !== each) : [...standings, each]
                const usual = next.length === 2 && next.includes('agreed') && next.includes('claimed')
                ask({ standings: next.length === 0 || usual ? undefined : next.join(',') })
              }}
            />
            {say(`classify.standing.${each}`)}
          </label>
        ))}
      </fieldset>
    </div>
  )
}

interface PicturesProps {
  readonly answer: ClassifyAnswer
  readonly place: Place
  readonly question: Question
  readonly period: string
}

const CHARTS = ['treemap', 'parts', 'sankey'] as const

/** Money by part and rule, drawn in the manner the reader chose. */
function Pictures({ answer, place, question, period }: PicturesProps) {
  const ask = asker(place)
  const shown = CHARTS.find((c) => c === place.asked.chart) ?? 'treemap'
  if (answer.years.length === 0) return null
  return (
    <>
      <nav class="tabs" aria-label={say('shell.chart')}>
        {CHARTS.map((chart) => (
          <button
            key={chart}
            type="button"
            aria-pressed={chart === shown}
            onClick={() => ask({ chart: chart === 'treemap' ? undefined : chart }, true)}
          >
            {say(`classify.chart.${chart}`)}
          </button>
        ))}
      </nav>
      <Chart
        key={shown}
        operation="classify"
        question={question}
        chart={shown}
        id={`classify-${shown}`}
        manner={{ period }}
      />
    </>
  )
}
