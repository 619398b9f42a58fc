import type { LedgerAnswer } from 'pledgebook/browser'
import { useRef } from 'preact/hooks'
import { asker, type Place } from '../address.js'
import { say } from '../words/words.js'
import { Whole } from './classify-amounts.js'
import {
  type Mapping,
  type Role,
  roleOf,
  rolesFor,
  STAGES,
  type Stage,
  stageOfColumn,
  withRole,
  withStage,
} from './classify-mapping.js'
import { Preview, ReadSo } from './classify-preview.js'
import { Wide } from './classify-wide.js'

interface ColumnsProps {
  readonly answer: LedgerAnswer
  readonly place: Place
  /** Whether the reader has changed the mapping. */
  readonly corrected: boolean
  readonly onMapping: (mapping: Mapping) => void
}

/** What each column is taken for, and why; with selects to say it better, and the first lines as they are then read. */
export function Columns({ answer, place, corrected, onMapping }: ColumnsProps) {
  const { mapping, columns } = answer
  const { definition } = mapping
  const ask = asker(place)
  const reasons = useReasons(answer)
  const doubts = answer.notes.length
  const sure = !corrected && mapping.origin === 'shipped'
  return (
    <section aria-labelledby="classify-columns">
      <h2 id="classify-columns">{say('classify.columns.heading')}</h2>
      <p>
        {say(`classify.origin.${corrected ? 'corrected' : mapping.origin}`, { title: mapping.title })}{' '}
        {corrected && (
          <button type="button" class="quiet" onClick={() => ask({ map: undefined })}>
            {say('classify.map.undo')}
          </button>
        )}
      </p>
      {doubts > 0 && (
        <ul class="doubts">
          {answer.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <details open={!sure}>
        <summary>{say('classify.columns.open')}</summary>
        <Whole definition={definition} onMapping={onMapping} place={place} />
        <Wide label={say('classify.columns.open')}>
          <table class="columns">
            <thead>
              <tr>
                <th scope="col">{say('classify.column')}</th>
                <th scope="col">{say('classify.column.is')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ name, uses }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <div class="choice">
                      <span>
                        <ColumnChoice name={name} uses={uses} definition={definition} onMapping={onMapping} />
                      </span>
                      <span class="muted">{reasons.get(name) ?? ''}</span>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
        <Preview answer={answer} />
        <ReadSo answer={answer} />
      </details>
    </section>
  )
}

/** Why each column was proposed as what it is; kept while the reader corrects the proposal. */
function useReasons({ columns, files, mapping }: LedgerAnswer): ReadonlyMap<string, string> {
  const kept = useRef<{ of: string; why: Map<string, string> }>({ of: '', why: new Map() })
  const of = files.join()
  const why = new Map(columns.flatMap((c) => (c.why === null ? [] : [[c.name, c.why] as const])))
  if (why.size > 0 || kept.current.of !== of) kept.current = { of, why }
  if (mapping.origin === 'shipped') return new Map()
  return kept.current.why
}

interface ChoiceProps {
  readonly name: string
  readonly uses: readonly string[]
  readonly definition: Mapping
  readonly onMapping: (mapping: Mapping) => void
}

function ColumnChoice({ name, uses, definition, onMapping }: ChoiceProps) {
  const role = roleOf(definition, name)
  const stage = role === 'amount' ? stageOfColumn(definition, name) : undefined
  const more = uses.slice(1).join(', ')
  return (
    <>
      <select
        aria-label={say('classify.column.role', { name })}
        value={role}
        onChange={(e) => onMapping(withRole(definition, name, e.currentTarget.value as Role))}
      >
        {rolesFor(definition, name).map((each) => (
          <option key={each} value={each}>
            {say(`classify.role.${each}`)}
          </option>
        ))}
      </select>{' '}
      {stage && (
        <select
          aria-label={say('classify.column.stage', { name })}
          value={stage}
          onChange={(e) => onMapping(withStage(definition, name, e.currentTarget.value as Stage))}
        >
          {STAGES.map((each) => (
            <option key={each} value={each}>
              {say(`classify.stage.${each}`)}
            </option>
          ))}
        </select>
      )}
      {more && <span class="muted"> {say('classify.column.also', { uses: more })}</span>}
    </>
  )
}
