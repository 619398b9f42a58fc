import type { Contents } from 'pledgebook/browser'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Asked, asker, type Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Notice } from '../parts/notice.js'
import { useScheme } from '../parts/scheme.js'
import { say } from '../words/words.js'
import { costQuestion, hasSecond, type Prefix, secondOf, withoutSecond } from './cost-asked.js'
import { CostCertainty } from './cost-certainty.js'
import { CostControls, holdersOf } from './cost-controls.js'
import { CostDebt } from './cost-debt.js'
import { CostDrawing } from './cost-drawing.js'
import { type OwnFiles, useOwnFiles } from './cost-own.js'
import { CostPlan } from './cost-plan.js'
import { CostNumbers, CostSays } from './cost-says.js'
import { reachOf } from './cost-scale.js'
import { type Showing, type Shown, useShown, useWidth } from './cost-shown.js'
import { COST_STYLE } from './cost-style.js'
import { CostBaselines, CostMembers, CostYears } from './cost-tables.js'

type Change = Readonly<Record<string, string | undefined>>

/** Milliseconds after the last step of a slider until the address has it: browsers refuse to change it at every step. */
const REST = 250

/** Charts that follow a slider, and those that are drawn once it rests. */
const MOVING = ['level', 'share'] as const
const RESTING = [...MOVING, 'debt'] as const

/** What is asked, with the steps of a slider that still moves. */
function useAsked(place: Place): {
  readonly asked: Asked
  /** Whether a slider moved just now. */
  readonly moves: boolean
  readonly ask: (change: Change) => void
  readonly move: (change: Change) => void
} {
  const [moving, setMoving] = useState<Change>({})
  const rest = useRef(0)
  const latest = useRef({ place, moving })
  latest.current = { place, moving }
  const settle = (change: Change, quietly: boolean) => {
    clearTimeout(rest.current)
    const { place: now, moving: steps } = latest.current
    setMoving({})
    asker(now)({ ...steps, ...change }, quietly)
  }
  useEffect(() => () => clearTimeout(rest.current), [])
  return {
    asked: Object.fromEntries(
      Object.entries({ ...place.asked, ...moving }).filter((e): e is [string, string] => e[1] !== undefined),
    ),
    moves: Object.keys(moving).length > 0,
    ask: (change) => settle(change, false),
    move: (change) => {
      setMoving((steps) => ({ ...steps, ...change }))
      clearTimeout(rest.current)
      rest.current = setTimeout(() => settle({}, true), REST) as unknown as number
    },
  }
}

interface ScenarioProps {
  readonly showing: Showing
  readonly place: Place
  readonly title: string | undefined
  readonly children: preact.ComponentChildren
  readonly box: (place: HTMLDivElement | null) => void
}

/** One scenario: its settings, what it says, and its pictures. */
function Scenario({ showing, place, title, children, box }: ScenarioProps) {
  const { shown, problem, working } = showing
  return (
    <section class="scenario" aria-busy={working} aria-label={title}>
      {title && <h2>{title}</h2>}
      {children}
      {problem?.code === 'target.below' && <p class="lead">{say('cost.above', { detail: problem.detail })}</p>}
      {problem && problem.code !== 'target.below' && <Notice problem={problem} place={place} />}
      {shown && !problem && (
        <>
          <CostSays value={shown.value} question={shown.question} />
          <CostNumbers value={shown.value} question={shown.question} />
        </>
      )}
      <div ref={box} class="drawings">
        {shown && !problem && (
          <>
            <CostDrawing operation="cost" question={shown.question} drawn={shown.drawn.level} />
            <CostDrawing operation="cost" question={shown.question} drawn={shown.drawn.share} />
          </>
        )}
        {!shown && !problem && (
          <p role="status" class="muted">
            {say('shell.working')}
          </p>
        )}
      </div>
    </section>
  )
}

interface BelowProps {
  readonly shown: Shown
  readonly place: Place
  readonly asked: Asked
  readonly usualArea: string | undefined
  readonly two: boolean
  readonly own: OwnFiles | undefined
  readonly ask: (change: Change) => void
}

/** All that stands below the charts, of the first scenario. */
function Below({ shown, place, asked, usualArea, two, own, ask }: BelowProps) {
  const { value, question } = shown
  return (
    <>
      {two && <p class="muted">{say('cost.ofFirst')}</p>}
      <CostYears value={value} question={question} />
      <CostMembers value={value} question={question} />
      <CostBaselines value={value} question={question} />
      <CostCertainty value={value} question={question} />
      <CostDebt shown={shown} />
      <CostPlan
        place={place}
        asked={asked}
        usualArea={usualArea}
        group={value.members.length > 1}
        own={own}
        ask={ask}
      />
      <section>
        <h2>{say('cost.notes')}</h2>
        <ul class="notes">
          {[
            value.assumptions.path.says,
            value.assumptions.baseline.says,
            value.assumptions.gdp.says,
            value.assumptions.currency.says,
            ...value.notes,
          ].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <p class="muted">{value.citation.text}</p>
      </section>
    </>
  )
}

/** What keeping a promise takes, by when, in whose prices, how surely, and what it does to debt. */
export function View({ place }: { place: Place }) {
  const { asked, moves, ask, move } = useAsked(place)
  const scheme = useScheme()
  const contents = useAnswer<Contents>('contents', asked.asOf ? { asOf: asked.asOf } : {}).value
  const usualArea = holdersOf(contents)
  const two = hasSecond(asked)
  const [box, whole] = useWidth()
  const [secondBox, secondWidth] = useWidth()
  // Both charts of one scenario stand beside each other where there is room for two.
  const width = !two && whole >= 880 ? Math.floor((whole - 32) / 2) : whole
  const [reach, setReach] = useState<Readonly<Record<string, string>>>({})
  const drawing = (chart: 'level' | 'share' | 'debt', id: string, wide: number) => ({
    chart,
    id: `${chart}-${id}`,
    width: wide,
    scheme,
    ...(two && reach[chart] ? { manner: { reach: reach[chart] } } : {}),
  })
  const charts = moves ? MOVING : RESTING
  const drawings = (id: string, wide: number) => (wide < 240 ? [] : charts.map((chart) => drawing(chart, id, wide)))
  const own = useOwnFiles(asked, '')
  const secondOwn = useOwnFiles(asked, 'b.')
  const first = useShown(costQuestion(asked, '', usualArea, own), drawings('a', width))
  const second = useShown(two ? costQuestion(asked, 'b.', usualArea, secondOwn) : undefined, drawings('b', secondWidth))
  const together = two ? reachOf(first.shown?.value, second.shown?.value) : {}
  const key = JSON.stringify(together)
  useEffect(() => setReach(together), [key])
  const controls = (prefix: Prefix, showing: Showing) => (
    <CostControls
      asked={asked}
      prefix={prefix}
      contents={contents}
      usualArea={usualArea ?? ''}
      value={showing.shown?.value}
      ask={ask}
      move={move}
    />
  )
  // What lies below the charts follows when the slider rests.
  const rested = useRef<Shown | undefined>(undefined)
  if (!moves && first.shown && 'debt' in first.shown.drawn) rested.current = first.shown
  const { current: shown } = rested
  const below = useMemo(
    () =>
      shown && <Below shown={shown} place={place} asked={asked} usualArea={usualArea} two={two} own={own} ask={ask} />,
    [shown, place, own],
  )
  return (
    <article class="cost">
      <style>{COST_STYLE}</style>
      <h1>{say('cost.heading')}</h1>
      {(own?.lost || secondOwn?.lost) && <p class="notice">{say('cost.own.lost')}</p>}
      <div class={two ? 'two' : 'one'}>
        <Scenario showing={first} place={place} title={two ? say('cost.first') : undefined} box={box}>
          {controls('', first)}
        </Scenario>
        {two && (
          <Scenario showing={second} place={place} title={say('cost.second')} box={secondBox}>
            {controls('b.', second)}
          </Scenario>
        )}
      </div>
      <p>
        <button
          type="button"
          onClick={() => ask(two ? withoutSecond(asked) : secondOf(asked, asked.area ?? usualArea ?? ''))}
        >
          {say(two ? 'cost.alone' : 'cost.compare')}
        </button>
      </p>
      {!first.problem && below}
    </article>
  )
}
