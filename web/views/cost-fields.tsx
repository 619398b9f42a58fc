import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { say } from '../words/words.js'

export interface Choice {
  readonly id: string
  readonly name: string
}

interface PickProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly (Choice | { readonly title: string; readonly choices: readonly Choice[] })[]
  readonly onPick: (id: string) => void
}

const option = ({ id, name }: Choice) => (
  <option key={id} value={id}>
    {name}
  </option>
)

/** A labelled list, also in groups; a value that is not in it is added, so that nothing asked is lost. */
export function Pick({ label, value, choices, onPick }: PickProps) {
  const all = choices.flatMap((c) => ('choices' in c ? c.choices : [c]))
  return (
    <label>
      {label}
      <select value={value} onChange={(e) => onPick(e.currentTarget.value)}>
        {choices.map((c) =>
          'choices' in c ? (
            <optgroup key={c.title} label={c.title}>
              {c.choices.map(option)}
            </optgroup>
          ) : (
            option(c)
          ),
        )}
        {all.some((c) => c.id === value) ? null : option({ id: value, name: value })}
      </select>
    </label>
  )
}

interface TypedProps {
  readonly label: string
  readonly value: string | undefined
  /** What stands there when nothing is typed. */
  readonly usual?: string
  readonly onType: (text: string | undefined) => void
}

/** A number to type; what is typed is asked when the field is left or Enter pressed. */
export function Typed({ label, value, usual, onType }: TypedProps) {
  return (
    <label>
      {label}
      <input
        type="text"
        inputMode="decimal"
        size={8}
        value={value ?? ''}
        placeholder={usual ?? ''}
        onChange={(e) => onType(e.currentTarget.value.trim() || undefined)}
      />
    </label>
  )
}

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** The value in words, as a screen reader says it. */
  readonly text: string
  readonly onMove: (text: string) => void
  /** Takes it back to what it usually is; absent where it is that. */
  readonly onReset?: (() => void) | undefined
  readonly resetWord?: string
  readonly children?: ComponentChildren
}

/** A slider that tells every step while it moves. */
export function Slider({ label, value, min, max, step, text, onMove, onReset, resetWord }: SliderProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="slider">
      <label>
        <span>
          {label} <strong>{text}</strong>
        </span>
        <input
          ref={input}
          type="range"
          min={Math.min(min, value)}
          max={Math.max(max, value)}
          step={step}
          value={value}
          aria-valuetext={text}
          onInput={(e) => onMove(e.currentTarget.value)}
        />
      </label>
      {onReset && (
        <button
          type="button"
          class="quiet"
          aria-label={say('cost.reset.to', { usual: resetWord ?? say('cost.usual') })}
          title={say('cost.reset.to', { usual: resetWord ?? say('cost.usual') })}
          onClick={() => {
            onReset()
            // The button goes away, and the keyboard's place must not.
            input.current?.focus()
          }}
        >
          {say('cost.reset')}
        </button>
      )}
    </div>
  )
}
