import type { LedgerAnswer, RulesAnswer } from 'pledgebook/browser'
import { useEffect, useState } from 'preact/hooks'
import { asker, type Place } from '../address.js'
import { useAnswer } from '../parts/asking.js'
import { Notice } from '../parts/notice.js'
import { say } from '../words/words.js'
import { Columns } from './classify-columns.js'
import { FileChoice, useFile } from './classify-file.js'
import { stopWork } from './classify-held.js'
import { Outcome } from './classify-outcome.js'
import { linkOf, useOwn } from './classify-own.js'
import { Progress } from './classify-progress.js'
import { Readings } from './classify-readings.js'
import { Rules, useRules } from './classify-rules.js'
import { CLASSIFY_STYLE } from './classify-style.js'
import { useWork } from './classify-work.js'

function LedgerTab({ place }: { place: Place }) {
  const { ledger, map, year, only, stage, from, to, off, standings, area, against } = place.asked
  const ask = asker(place)
  const [turn, setTurn] = useState(0)
  const file = useFile(ledger)
  const own = useOwn('mapping', map, map === undefined ? undefined : '')
  const told = { ...(year ? { year } : {}), ...(only ? { only } : {}) }
  // A corrected mapping is asked for once it is unpacked.
  const mapping = map === undefined ? place.asked.mapping : own?.fault ? undefined : own?.name
  const known = file.ready && (map === undefined || own !== undefined)
  const reading = known && ledger ? { file: ledger, ...(mapping ? { mapping } : {}), ...told } : undefined
  const read = useWork<LedgerAnswer>('ledger', reading, turn)
  const sets = useAnswer<RulesAnswer>('rules', {}).value?.sets
  const rules = useRules(place, sets, read.value?.mapping.id, file.sample)
  const question =
    reading && rules.name && read.value && !read.problem
      ? {
          ledger: reading.file,
          rules: rules.name,
          ...(mapping ? { mapping } : {}),
          ...told,
          ...Object.fromEntries(
            Object.entries({ stage, from, to, off, standings, area, against }).filter(([, value]) => value),
          ),
        }
      : undefined
  const again = () => setTurn((n) => n + 1)
  const end = () => void stopWork()
  return (
    <>
      <FileChoice place={place} file={file} />
      {own?.fault && <p class="notice">{say('classify.map.lost')}</p>}
      <Progress work={read} onStop={end} onAgain={again} />
      {read.problem && <Notice problem={read.problem} place={place} />}
      {read.problem?.code === 'ledger.beside' && <p>{say('classify.file.beside')}</p>}
      {read.value && reading && (
        <Columns
          answer={read.value}
          place={place}
          corrected={map !== undefined}
          onMapping={async (definition) => {
            const { link } = await linkOf(JSON.stringify(definition))
            ask({ map: link, mapping: undefined })
          }}
        />
      )}
      {ledger && file.ready && <Rules place={place} sets={sets} rules={rules} ledger={reading} />}
      {question && <Outcome place={place} question={question} turn={turn} onStop={end} onAgain={again} />}
    </>
  )
}

/** What counts: a budget of the reader's by rules, and spending by function under three readings. */
export function View({ place }: { place: Place }) {
  const { tab } = place.asked
  const ask = asker(place)
  const tabs = ['ledger', 'readings'] as const
  const shown = tab === 'readings' ? 'readings' : 'ledger'
  useEffect(() => {
    if (tab !== undefined && tab !== 'readings' && tab !== 'ledger') ask({ tab: undefined }, true)
  }, [tab])
  return (
    <article class="classify">
      <style>{CLASSIFY_STYLE}</style>
      <h1>{say('classify.heading')}</h1>
      <nav class="tabs" aria-label={say('classify.tabs')}>
        {tabs.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={shown === id}
            onClick={() => ask({ tab: id === 'ledger' ? undefined : id })}
          >
            {say(`classify.tab.${id}`)}
          </button>
        ))}
      </nav>
      {shown === 'ledger' ? <LedgerTab place={place} /> : <Readings place={place} />}
    </article>
  )
}
