import { useFigures } from '../parts/figures.js'
import { say, type Word } from '../words/words.js'
import type { ControlsProps } from './cost-controls.js'
import { Pick, Slider, Typed } from './cost-fields.js'
import { OWN, OwnFile, type OwnKind } from './cost-own.js'

const BASELINES = ['constant-share', 'frozen-cash', 'frozen-real', 'plan'] as const
const PATHS = ['linear', 'growth', 'front', 'back', 'steps', 'plan', 'pace'] as const
const GDPS = ['weo', 'splice', 'static'] as const
const CURRENCIES = ['USD', 'EUR', 'GBP', 'PPP'] as const
const PRICE_YEARS = ['2015', '2021', '2024', '2025', '2026'] as const

/** Every other setting of a scenario, in words; what stands there by itself is the usual. */
export function CostDetails({ asked, prefix, contents, value, ask, move }: ControlsProps) {
  const figures = useFigures()
  const of = (name: string) => asked[prefix + name]
  const put = (name: string, text: string | undefined) => ask({ [prefix + name]: text })
  const start = value?.assumptions.start
  const path = of('path') ?? 'linear'
  const gdp = of('growth') === undefined && of('inflation') === undefined ? (of('gdp') ?? 'weo') : 'own'
  const group = (value?.members.length ?? 0) > 1 || contents?.groups.some((g) => g.code === of('area'))
  const named = (names: readonly string[], kind: string) =>
    names.map((id) => ({ id, name: say(`cost.${kind}.${id}` as Word) }))
  const fraction = (name: string, usual: number) => {
    const typed = Number(of(name) ?? Number.NaN)
    return Number.isFinite(typed) ? typed : usual
  }
  const financed = fraction('debtFinanced', 1)
  const ofFile = { id: OWN, name: say('cost.own') }
  const file = (kind: OwnKind) => (
    <OwnFile
      kind={kind}
      link={of(`${kind}File`)}
      onLink={(change) => ask(Object.fromEntries(Object.entries(change).map(([name, text]) => [prefix + name, text])))}
    />
  )
  return (
    <details
      class="more"
      open={asked.more === 'true'}
      onToggle={(e) => {
        const { open } = e.currentTarget
        if (open !== (asked.more === 'true')) ask({ more: open ? 'true' : undefined })
      }}
    >
      <summary>{say('cost.more')}</summary>
      <div class="controls">
        <Pick
          label={say('cost.baseline')}
          value={of('baseline') ?? 'constant-share'}
          choices={named(BASELINES, 'baseline')}
          onPick={(id) => put('baseline', id)}
        />
        <Pick
          label={say('cost.path')}
          value={path}
          choices={[...named(PATHS, 'path'), ofFile]}
          onPick={(id) => put('path', id)}
        />
        {path === OWN && file('path')}
        {(path === 'front' || path === 'back') && (
          <Slider
            label={say('cost.bend')}
            value={fraction('bend', 0.5)}
            min={0}
            max={1}
            step={0.05}
            text={figures.number(fraction('bend', 0.5))}
            onMove={(text) => move({ [`${prefix}bend`]: text })}
          />
        )}
        {path === 'steps' && (
          <Typed label={say('cost.steps')} value={of('steps')} usual="3" onType={(text) => put('steps', text)} />
        )}
        <Pick
          label={say('cost.gdp')}
          value={gdp}
          choices={[...named(GDPS, 'gdp'), { id: 'own', name: say('cost.gdp.own') }, ofFile]}
          onPick={(id) =>
            ask({
              [`${prefix}gdp`]: id === 'own' || id === 'weo' ? undefined : id,
              [`${prefix}gdpYear`]: undefined,
              [`${prefix}growth`]: id === 'own' ? '1.5' : undefined,
              [`${prefix}inflation`]: id === 'own' ? '2' : undefined,
            })
          }
        />
        {gdp === OWN && file('gdp')}
        {gdp === 'own' && (
          <Typed
            label={say('cost.inflation')}
            value={of('inflation')}
            usual={say('cost.growth.projected')}
            onType={(text) => put('inflation', text)}
          />
        )}
        {gdp === 'static' && (
          <Typed
            label={say('cost.gdpYear')}
            value={of('gdpYear')}
            usual={start?.period ?? ''}
            onType={(text) => put('gdpYear', text)}
          />
        )}
        <Typed
          label={say('cost.from')}
          value={of('from')}
          usual={start?.period ?? ''}
          onType={(text) => put('from', text)}
        />
        <Typed
          label={say('cost.startShare')}
          value={of('startShare')}
          usual={start ? figures.number(start.share) : ''}
          onType={(text) => put('startShare', text)}
        />
        <Typed
          label={say('cost.startLevel')}
          value={of('startLevel')}
          usual={start ? String(Math.round(Number(`${start.level.value}e${start.level.scale}`))) : ''}
          onType={(text) => put('startLevel', text)}
        />
        <Pick
          label={say('cost.prices')}
          value={of('prices') ?? 'current'}
          choices={[
            { id: 'current', name: say('cost.prices.each') },
            ...PRICE_YEARS.map((id) => ({ id, name: say('cost.prices.of', { year: id }) })),
          ]}
          onPick={(id) => put('prices', id === 'current' ? undefined : id)}
        />
        <Pick
          label={say('cost.currency')}
          value={of('currency') ?? ''}
          choices={[
            { id: '', name: say('cost.currency.own') },
            ...CURRENCIES.map((id) => ({ id, name: id === 'PPP' ? say('cost.currency.ppp') : id })),
          ]}
          onPick={(id) => put('currency', id)}
        />
        {group && (
          <Pick
            label={say('cost.members')}
            value={of('members') ?? 'each'}
            choices={named(['each', 'whole'], 'members')}
            onPick={(id) => put('members', id === 'each' ? undefined : id)}
          />
        )}
        <Typed
          label={say('cost.maxGrowth')}
          value={of('maxGrowth')}
          usual={say('cost.none')}
          onType={(text) => put('maxGrowth', text)}
        />
        <Slider
          label={say('cost.debtFinanced')}
          value={financed}
          min={0}
          max={1}
          step={0.05}
          text={`${figures.number(100 * financed, 0)} %`}
          onMove={(text) => move({ [`${prefix}debtFinanced`]: text })}
        />
        <Typed
          label={say('cost.multiplier')}
          value={of('multiplier')}
          usual={say('cost.usual')}
          onType={(text) => put('multiplier', text)}
        />
        <Typed label={say('cost.draws')} value={of('draws')} usual="10000" onType={(text) => put('draws', text)} />
        <Typed label={say('cost.seed')} value={of('seed')} usual="1" onType={(text) => put('seed', text)} />
        <Typed
          label={say('cost.asOf')}
          value={of('asOf')}
          usual={contents?.asOf ?? ''}
          onType={(text) => put('asOf', text)}
        />
      </div>
    </details>
  )
}
