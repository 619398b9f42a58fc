import type { Contents, Standing } from 'pledgebook/browser'
import { asker, hashOf, type Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'
import { AllyCost } from './ally-cost.js'
import { AllyDefinitions } from './ally-definitions.js'
import { AllyEquipment } from './ally-equipment.js'
import { AllyHistory } from './ally-history.js'
import { AllyOwn } from './ally-own.js'
import { AllyRecord } from './ally-record.js'
import { AllySays } from './ally-says.js'
import { ALLY_STYLE } from './ally-style.js'
import { Pick } from './standing-controls.js'

/** Everything the book has of one ally: where it stands, how it got there, what it announced, what others call defence. */
export function View({ place }: { place: Place }) {
  const { area, goal, asOf } = place.asked
  const ask = asker(place)
  const contents = useAnswer<Contents>('contents', {}).value
  const question = { ...(goal ? { goal } : {}), ...(area ? { area } : {}), ...(asOf ? { asOf } : {}) }
  const { value, problem, of } = useAnswer<Standing>('standing', area ? question : undefined)
  const wanted = contents?.goals.find((g) => g.id === (goal ?? contents.defaultGoal))
  const holders = contents?.groups.find((g) => g.code === wanted?.holders)?.members ?? []
  const allies = contents?.areas.filter((a) => holders.includes(a.code)) ?? []
  const [m] = value?.members ?? []
  // A name in the address is as good as a code; the answer knows which ally it is.
  const code = area === undefined ? undefined : m?.area
  const one = value?.members.length === 1
  // Goals on a measure of their own, not a share of GDP, are shown with their means.
  const equipment = contents?.goals.find((g) => g.measure.endsWith('.equipment'))
  const personnel = contents?.measures.find((x) => x.id.endsWith('.personnel') && !x.id.includes('.core.'))
  const measure = contents?.goals.find((g) => g.id === contents.defaultGoal)?.measure
  return (
    <article>
      <style>{ALLY_STYLE}</style>
      <h1>{one && m ? say('ally.heading', { name: m.name }) : say('ally.none')}</h1>
      <div class="controls">
        <Pick
          label={say('ally.pick')}
          value={code ?? area ?? ''}
          choices={[
            ...(area ? [] : [{ id: '', name: say('ally.choose') }]),
            ...allies.map((a) => ({ id: a.code, name: a.name })),
          ]}
          onPick={(id) => ask({ area: id, year: undefined, from: undefined, to: undefined, fromEdition: undefined })}
        />
        <Pick
          label={say('ally.goal')}
          value={goal ?? contents?.defaultGoal ?? ''}
          choices={contents?.goals.map((g) => ({ id: g.id, name: g.title })) ?? []}
          onPick={(id) => ask({ goal: id === contents?.defaultGoal ? undefined : id })}
        />
        <p class="way">
          <a href={hashOf('standing', { goal, asOf })}>{say('ally.back')}</a>
        </p>
      </div>
      {problem && <Notice problem={problem} place={place} />}
      {value && m && one && code && !problem && (
        <>
          <AllySays answer={value} question={of ? (JSON.parse(of) as object) : question} />
          {measure && <AllyHistory place={place} area={code} measure={measure} asOf={asOf} />}
          {equipment && <AllyEquipment area={code} goal={equipment.id} personnel={personnel?.id} asOf={asOf} />}
          <AllyOwn name={m.name} asOf={value.asOf} own={m.own ?? []} />
          <AllyRecord area={code} name={m.name} />
          {wanted && <AllyCost area={code} goal={wanted.id} asOf={asOf} />}
          <AllyDefinitions area={code} asOf={asOf} />
        </>
      )}
    </article>
  )
}
