import type { Contents, Standing } from 'pledgebook/browser'
import type { Place } from '../address.js'
import { asker } from '../address.js'
import { say, type Word } from '../words/words.js'

const FILTERS = ['', 'met', 'met-when-rounded', 'not-met'] as const
const ORDERS = ['value', 'gap', 'name'] as const

interface Choice {
  readonly id: string
  readonly name: string
}

interface PickProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onPick: (id: string) => void
}

/** A labelled list to pick one from; a value that is not in the list is added, so that nothing asked is lost. */
export function Pick({ label, value, choices, onPick }: PickProps) {
  const all = choices.some((c) => c.id === value) ? choices : [...choices, { id: value, name: value }]
  return (
    <label>
      {label}
      <select value={value} onChange={(e) => onPick(e.currentTarget.value)}>
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface ControlsProps {
  readonly place: Place
  readonly contents: Contents | undefined
  readonly answer: Standing | undefined
  /** Years that there are figures for, newest first; empty until they are known. */
  readonly years: readonly string[]
}

/** Goal, year, allies, and how the chart shows them. A goal begins anew: others' years and days may not be its own. */
export function StandingControls({ place, contents, answer, years }: ControlsProps) {
  const { goal, period = '', area = '', show = '', order = 'value' } = place.asked
  const ask = asker(place)
  const all: Choice = { id: '', name: say('standing.all') }
  const holders = contents?.goals.find((g) => g.id === (goal ?? contents.defaultGoal))?.holders
  const newest: Choice = {
    id: '',
    name: `${say('standing.newest')}${answer && period === '' ? ` (${answer.period})` : ''}`,
  }
  return (
    <div class="controls">
      <Pick
        label={say('standing.goal')}
        value={goal ?? contents?.defaultGoal ?? ''}
        choices={contents?.goals.map((g) => ({ id: g.id, name: g.title })) ?? []}
        onPick={(id) => ask({ goal: id, period: undefined, asOf: undefined })}
      />
      <Pick
        label={say('standing.period')}
        value={period}
        choices={[newest, ...years.map((id) => ({ id, name: id }))]}
        onPick={(id) => ask({ period: id })}
      />
      <Pick
        label={say('standing.group')}
        value={area}
        choices={[
          all,
          ...(contents?.groups ?? []).filter((g) => g.code !== holders).map((g) => ({ id: g.code, name: g.name })),
        ]}
        onPick={(id) => ask({ area: id })}
      />
      <Pick
        label={say('standing.filter')}
        value={show}
        choices={FILTERS.map((id) => ({ id, name: say(`standing.filter.${id}` as Word) }))}
        onPick={(id) => ask({ show: id })}
      />
      <Pick
        label={say('standing.order')}
        value={order}
        choices={ORDERS.map((id) => ({ id, name: say(`standing.order.${id}`) }))}
        onPick={(id) => ask({ order: id === 'value' ? undefined : id })}
      />
    </div>
  )
}
