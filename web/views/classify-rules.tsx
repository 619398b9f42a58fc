import type { RulesAnswer } from 'pledgebook/browser'
import { useEffect, useRef, useState } from 'preact/hooks'
import { asker, type Place } from '../address.js'
import { form } from '../desk/desk.js'
import { useAnswer } from '../parts/asking.js'
import { save } from '../parts/saving.js'
import { MADE_UP_RULES } from '../samples/made-up-budget.js'
import { say } from '../words/words.js'
import { SAMPLE } from './classify-file.js'
import { holdText } from './classify-held.js'
import { isOutside, linkOf, type Own, useOwn } from './classify-own.js'
import { Decided, Tests, Wrong } from './classify-rule-faults.js'
import { useWork } from './classify-work.js'

/** The address's word for the rules of the made-up budget. */
const SAMPLE_RULES = 'made-up'

type Sets = RulesAnswer['sets'] | undefined

/** The rules that decide: shipped ones, or the reader's own. */
export interface ChosenRules {
  /** As the worker knows them; undefined while none is chosen or a text is on its way. */
  readonly name: string | undefined
  /** The set they are, or were made from. */
  readonly base: string | undefined
  readonly own: Own | undefined
}

/** The rules that the address names; else those written for the mapping by which the ledger is read. */
export function useRules(place: Place, sets: Sets, mapping: string | undefined, sample: boolean): ChosenRules {
  const { rules, own: link } = place.asked
  const fitting = sample ? SAMPLE_RULES : sets?.find((set) => set.ledgers.includes(mapping ?? ''))?.name
  const base = rules ?? fitting
  const text = useShippedText(link === undefined ? undefined : base)
  const own = useOwn('rules', link, text)
  const plain = useSampleRules(base === SAMPLE_RULES)
  const shipped = base === SAMPLE_RULES ? plain : base
  // Rules that the link lost are not guessed at: the shipped ones answer, and the view says so.
  if (link !== undefined) return { name: own?.fault ? shipped : own?.name, base, own }
  return { name: shipped, base, own: undefined }
}

/** The made-up rules under their name in the worker, once it has them. */
function useSampleRules(wanted: boolean): string | undefined {
  const [name, setName] = useState<string>()
  useEffect(() => {
    if (wanted) void holdText(SAMPLE_RULES, MADE_UP_RULES).then(setName)
  }, [wanted])
  return name
}

/** A shipped set as its file has it; undefined while it is fetched. */
function useShippedText(name: string | undefined): string | undefined {
  const [text, setText] = useState<{ of: string; text: string }>()
  useEffect(() => {
    if (name === undefined) return
    let current = true
    shippedText(name).then(
      (found) => current && setText({ of: name, text: found }),
      () => current && setText({ of: name, text: '' }),
    )
    return () => {
      current = false
    }
  }, [name])
  return text?.of === name ? text?.text : undefined
}

async function shippedText(name: string): Promise<string> {
  if (name === SAMPLE_RULES) return MADE_UP_RULES
  return form('rules', { action: 'check', rules: name }, 'yaml')
}

interface RulesProps {
  readonly place: Place
  readonly sets: Sets
  readonly rules: ChosenRules
  /** The ledger as it is read, to try the rules on. */
  readonly ledger: { readonly file: string; readonly mapping?: string } | undefined
}

/** Choosing a rule set, and changing a copy of it. */
export function Rules({ place, sets, rules, ledger }: RulesProps) {
  const ask = asker(place)
  const [open, setOpen] = useState(place.asked.own !== undefined)
  const { base, own } = rules
  const sample = place.asked.ledger === SAMPLE
  return (
    <section aria-labelledby="classify-rules">
      <h2 id="classify-rules">{say('classify.rules.heading')}</h2>
      <div class="controls">
        <label>
          {say('classify.rules.set')}
          <select
            value={base ?? ''}
            onChange={(e) => {
              setOpen(false)
              ask({ rules: e.currentTarget.value || undefined, own: undefined, off: undefined })
            }}
          >
            {base === undefined && <option value="">{say('classify.rules.none')}</option>}
            {(sample || base === SAMPLE_RULES) && <option value={SAMPLE_RULES}>{say('classify.rules.madeUp')}</option>}
            {sets?.map((set) => (
              <option key={set.name} value={set.name}>
                {set.title} ({set.rules})
              </option>
            ))}
          </select>
        </label>
        {base !== undefined && !open && (
          <button type="button" onClick={() => setOpen(true)}>
            {say('classify.rules.change')}
          </button>
        )}
      </div>
      {base === undefined && <p class="muted">{say('classify.rules.choose')}</p>}
      {own?.fault && (
        <p class="notice" role="alert">
          {say(own.fault === 'outside' ? 'classify.own.outside' : 'classify.own.mangled')}
        </p>
      )}
      {open && base !== undefined && (own !== undefined || place.asked.own === undefined) && (
        <Editor key={base} place={place} base={base} own={own} ledger={ledger} onClose={() => setOpen(false)} />
      )}
    </section>
  )
}

interface EditorProps {
  readonly place: Place
  readonly base: string
  readonly own: Own | undefined
  readonly ledger: RulesProps['ledger']
  readonly onClose: () => void
}

/** A rule set as text; what is wrong with it stands beside its line, and its own tests are run. */
function Editor({ place, base, own, ledger, onClose }: EditorProps) {
  const ask = asker(place)
  const area = useRef<HTMLTextAreaElement>(null)
  const shipped = useShippedText(base)
  const [draft, setDraft] = useState<string>()
  const text = draft ?? own?.text ?? shipped
  const applied = useAnswer<RulesAnswer>('rules', own && !own.fault ? { action: 'test', rules: own.name } : undefined)
  const [trying, setTrying] = useState(false)
  const tried = useWork<RulesAnswer>(
    'rules',
    trying && ledger && own?.name
      ? { action: 'test', rules: own.name, ledger: ledger.file, ...(ledger.mapping ? { mapping: ledger.mapping } : {}) }
      : undefined,
  )
  const apply = async () => {
    if (text === undefined || shipped === undefined) return
    if (text === shipped) return ask({ own: undefined, rules: base })
    const { link } = await linkOf(text, shipped)
    ask({ own: link, rules: base, off: undefined })
  }
  const problem = own && applied.of?.includes(own.name) !== true && applied.problem
  return (
    <div class="editor">
      <label>
        {say('classify.rules.text')}
        <textarea
          ref={area}
          rows={18}
          spellcheck={false}
          wrap="off"
          value={text ?? ''}
          onInput={(e) => setDraft(e.currentTarget.value)}
        />
      </label>
      <p class="buttons">
        <button type="button" onClick={() => void apply()}>
          {say('classify.rules.apply')}
        </button>
        <button
          type="button"
          onClick={() => {
            setDraft(undefined)
            ask({ own: undefined, rules: base })
          }}
        >
          {say('classify.rules.back')}
        </button>
        <button type="button" onClick={() => save(`${base}.yaml`, text ?? '', 'application/yaml')}>
          {say('classify.rules.save')}
        </button>
        {own && !own.fault && ledger && (
          <button type="button" onClick={() => setTrying(true)}>
            {say('classify.rules.try')}
          </button>
        )}
        <button type="button" class="quiet" onClick={onClose}>
          {say('classify.rules.close')}
        </button>
      </p>
      {isOutside(place.asked.own) && <p class="muted">{say('classify.own.long')}</p>}
      {problem && <Wrong detail={problem.detail} hint={problem.hint} onLine={(line) => goToLine(area.current, line)} />}
      {applied.value && own && applied.of?.includes(own.name) && <Tests answer={applied.value} />}
      {trying && tried.value?.decided && <Decided decided={tried.value.decided} />}
    </div>
  )
}

function goToLine(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  area.scrollTop = ((line - 4) / lines.length) * area.scrollHeight
}
