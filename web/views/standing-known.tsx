import type { Contents, Standing } from 'pledgebook/browser'
import { asker, type Place } from '../address.js'
import { useFigures } from '../parts/figures.js'
import { say } from '../words/words.js'

type Edition = Contents['editions'][number]

/** Editions of the dataset that answers, from the goal's announcement on; oldest first. */
function editionsOf(contents: Contents, answer: Standing, history: Standing | undefined): Edition[] {
  // A year that nothing was known of has no edition, but other years of the same goal have.
  const used =
    answer.members.find((m) => m.edition !== null)?.edition ??
    history?.byYear?.findLast((y) => y.editions.length > 0)?.editions.at(-1)
  const dataset = contents.editions.find((e) => e.id === used)?.dataset
  const first = contents.goals.find((g) => g.id === answer.goal.id)?.announcedOn ?? ''
  const all = contents.editions.filter((e) => e.dataset === dataset && e.publishedOn >= first).toReversed()
  return all.slice(
    Math.max(
      0,
      all.findIndex((e) => e.held),
    ),
  )
}

interface KnownOnProps {
  readonly place: Place
  readonly contents: Contents
  readonly answer: Standing
  /** The same with its other years, once they are known. */
  readonly history: Standing | undefined
}

/** A slider over the days of editions: the answer as it was known on each. Those not held are passed over, and say so. */
export function KnownOn({ place, contents, answer, history }: KnownOnProps) {
  const figures = useFigures()
  const ask = asker(place)
  const editions = editionsOf(contents, answer, history)
  const held = editions.flatMap((e, i) => (e.held ? [i] : []))
  const last = held.at(-1) ?? 0
  const at = held.findLast((i) => (editions[i]?.publishedOn ?? '') <= answer.asOf) ?? 0
  if (held.length < 2) return null
  const current = editions[at]
  const day = figures.day(answer.asOf)
  const edition = current ? figures.day(current.publishedOn) : ''
  const words =
    answer.asOf === current?.publishedOn
      ? say('standing.asOf.then', { day })
      : say('standing.asOf.now', { day, edition })
  const move = (to: number) => {
    // One step lands on the next edition that is held, in the direction of the step.
    const next = to > at ? held.find((i) => i >= to) : held.findLast((i) => i <= to)
    if (next === undefined) return
    ask({ asOf: next === last ? undefined : editions[next]?.publishedOn }, true)
  }
  return (
    <div class="known">
      <label>
        <span>
          {say('standing.asOf')} <strong>{words}</strong>
        </span>
        <input
          type="range"
          min={0}
          max={editions.length - 1}
          step={1}
          value={at}
          aria-valuetext={words}
          onInput={(e) => {
            move(e.currentTarget.valueAsNumber)
            e.currentTarget.value = String(at)
          }}
        />
      </label>
      <ol class="ticks" aria-label={say('standing.asOf.list')}>
        {editions.map((e, i) => (
          <li
            key={e.id}
            class={e.held ? 'held' : 'unheld'}
            style={{ left: `${(100 * i) / Math.max(1, editions.length - 1)}%` }}
            title={`${e.title}, ${figures.day(e.publishedOn)}: ${say(e.held ? 'standing.asOf.held' : 'standing.asOf.unheld')}`}
          >
            {e.held && <span>{e.publishedOn.slice(0, 7)}</span>}
          </li>
        ))}
      </ol>
      {held.length < editions.length && <p class="muted">{say('standing.asOf.key')}</p>}
    </div>
  )
}
