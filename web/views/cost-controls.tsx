import type { Contents, Cost } from 'pledgebook/browser'
import type { Asked } from '../address.js'
import { useFigures } from '../parts/figures.js'
import { say, type Word } from '../words/words.js'
import type { Prefix } from './cost-asked.js'
import { CostDetails } from './cost-details.js'
import { Pick, Slider } from './cost-fields.js'

export interface ControlsProps {
  readonly asked: Asked
  readonly prefix: Prefix
  readonly contents: Contents | undefined
  /** The area that is meant when none is asked for. */
  readonly usualArea: string
  /** The newest answer, for what is usual. */
  readonly value: Cost | undefined
  /** Asks for something else. */
  readonly ask: (change: Readonly<Record<string, string | undefined>>) => void
  /** The same while a slider moves. */
  readonly move: (change: Readonly<Record<string, string | undefined>>) => void
}

/** Years that a due year may lie after the start on the slider; others can be typed into the address. */
const FARTHEST = 25
const GROWTH = { min: -2, max: 6, usual: 1.5 }
const SHARE = { min: 0.5, max: 7 }

/** Settings of one scenario: for whom, what and by when at once, the rest behind. */
export function CostControls(props: ControlsProps) {
  const { asked, prefix, contents, usualArea, value, ask, move } = props
  const figures = useFigures()
  const of = (name: string) => asked[prefix + name]
  const put = (name: string, text: string | undefined) => ({ [prefix + name]: text })
  const start = Number(value?.assumptions.start.period ?? 2026)
  const goal = contents?.goals.find((g) => g.id === (of('goal') ?? contents.defaultGoal))
  // What was typed into the address and is no number is told below, and the slider stands where it usually would.
  const number = (name: string, ...usual: (string | number | null | undefined)[]): number =>
    [of(name), ...usual].map((x) => Number(x ?? Number.NaN)).find((x) => Number.isFinite(x)) ?? 0
  const by = number('by', value?.assumptions.by, goal?.due, start + 9)
  const target = number('target', value?.assumptions.target, goal?.floor, goal?.cap)
  const growth = Number.isFinite(Number(of('growth') ?? Number.NaN)) ? of('growth') : undefined
  const goals = contents?.goals.filter((g) => !g.id.endsWith('equipment')) ?? []
  const held = new Set(contents?.groups.find((g) => g.code === holdersOf(contents))?.members)
  return (
    <div class="scenario-controls">
      <div class="controls">
        <Pick
          label={say('cost.area')}
          value={of('area') ?? usualArea}
          choices={[
            {
              title: say('cost.groups'),
              choices: contents?.groups.map((g) => ({ id: g.code, name: g.name })) ?? [],
            },
            {
              title: say('cost.allies'),
              choices: (contents?.areas ?? [])
                .filter((a) => held.has(a.code))
                .map((a) => ({ id: a.code, name: a.name })),
            },
          ]}
          onPick={(id) =>
            // Another's own start and currency are not this one's.
            ask({
              ...put('area', id),
              ...put('startShare', undefined),
              ...put('startLevel', undefined),
              ...put('currency', undefined),
              ...put('plan', undefined),
            })
          }
        />
        <Pick
          label={say('cost.goal')}
          value={of('goal') ?? contents?.defaultGoal ?? ''}
          choices={goals.map((g) => ({ id: g.id, name: g.title }))}
          onPick={(id) => ask({ ...put('goal', id), ...put('target', undefined), ...put('by', undefined) })}
        />
      </div>
      <div class="sliders">
        <Slider
          label={say('cost.by')}
          value={by}
          min={start + 1}
          max={start + FARTHEST}
          step={1}
          text={String(by)}
          onMove={(text) => move(put('by', text))}
          onReset={of('by') === undefined ? undefined : () => ask(put('by', undefined))}
          resetWord={say('cost.by.reset')}
        />
        <Slider
          label={say('cost.target')}
          value={target}
          min={SHARE.min}
          max={SHARE.max}
          step={0.1}
          text={figures.percent(target)}
          onMove={(text) => move(put('target', text))}
          onReset={of('target') === undefined ? undefined : () => ask(put('target', undefined))}
          resetWord={say('cost.target.reset')}
        />
        <Slider
          label={say('cost.growth')}
          value={number('growth', GROWTH.usual)}
          min={GROWTH.min}
          max={GROWTH.max}
          step={0.1}
          text={
            growth === undefined
              ? say(`cost.growth.${of('gdp') === 'static' ? 'static' : 'projected'}` as Word)
              : say('cost.growth.own', { growth: figures.number(Number(growth), 1) })
          }
          onMove={(text) => move({ ...put('growth', text), ...put('gdp', undefined), ...put('gdpYear', undefined) })}
          onReset={of('growth') === undefined ? undefined : () => ask(put('growth', undefined))}
          resetWord={say('cost.growth.reset')}
        />
      </div>
      <CostDetails {...props} />
    </div>
  )
}

/** The group that the usual goal is a promise of. */
export function holdersOf(contents: Contents | undefined): string | undefined {
  return contents?.goals.find((g) => g.id === contents.defaultGoal)?.holders
}
