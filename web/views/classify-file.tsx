import { useEffect, useRef, useState } from 'preact/hooks'
import { asker, type Place } from '../address.js'
import { useFigures } from '../parts/figures.js'
import { MADE_UP_BUDGET } from '../samples/made-up-budget.js'
import { say } from '../words/words.js'
import { hold, useHeld } from './classify-held.js'

/** The name of the sample, as files of a reader are not named. */
export const SAMPLE = 'made-up-budget.csv'

/** The reader's ledger: whether the page has it, and its size in bytes. */
export interface ChosenFile {
  readonly ready: boolean
  readonly bytes: number | undefined
  readonly sample: boolean
}

/** The ledger that the address names, as far as the reader gave it to this page. */
export function useFile(name: string | undefined): ChosenFile {
  const sample = name === SAMPLE
  const blob = useHeld(name)
  useEffect(() => {
    if (sample && !blob) void hold(SAMPLE, new Blob([MADE_UP_BUDGET]))
  }, [sample, blob])
  return { ready: blob !== undefined, bytes: blob?.size, sample }
}

/** Bytes in the reader's manner. */
function useBytes(): (bytes: number) => string {
  const { locale } = useFigures()
  const of = (unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumSignificantDigits: 3 }).format
  return (bytes) => (bytes < 1e6 ? of('kilobyte')(bytes / 1e3) : of('megabyte')(bytes / 1e6))
}

/** Takes the reader's file: by a button, by dropping it, or the sample instead. */
export function FileChoice({ place, file }: { place: Place; file: ChosenFile }) {
  const { ledger, bytes } = place.asked
  const ask = asker(place)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const sized = useBytes()
  const take = async (files: Iterable<File>) => {
    const given = [...files]
    // What lies beside the ledger is smaller: tables that name its codes.
    const [largest] = given.toSorted((a, b) => b.size - a.size)
    if (largest === undefined) return
    for (const each of given) await hold(each.name, each)
    const same = largest.name === ledger && file.ready
    const anew = ledger === undefined || same || file.ready
    const kept = anew ? { map: undefined, mapping: undefined, year: undefined, only: undefined } : {}
    ask({
      ...kept,
      ...(anew && file.sample ? { rules: undefined, own: undefined } : {}),
      ...FRESH,
      ledger: largest.name,
      bytes: String(largest.size),
    })
  }
  useEffect(() => {
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(event.type === 'dragover')
      if (event.type === 'drop') void take(event.dataTransfer?.files ?? [])
    }
    for (const type of ['dragover', 'drop', 'dragleave'] as const) addEventListener(type, drop)
    return () => {
      for (const type of ['dragover', 'drop', 'dragleave'] as const) removeEventListener(type, drop)
    }
  })
  return (
    <section aria-labelledby="classify-file">
      <h2 id="classify-file">{say('classify.file.heading')}</h2>
      {ledger && !file.ready && !file.sample && (
        <p class="notice" role="alert">
          {say('classify.file.missing', { name: ledger, size: /^\d+$/.test(bytes ?? '') ? sized(Number(bytes)) : '?' })}
        </p>
      )}
      {ledger && file.ready && (
        <p>
          <strong>{ledger}</strong>, {sized(file.bytes ?? 0)}.{' '}
          {file.sample ? (
            <em>{say('classify.file.sample')}</em>
          ) : (
            <span class="muted">{say('classify.file.stays')}</span>
          )}
        </p>
      )}
      <div class={over ? 'drop over' : 'drop'}>
        <input
          ref={input}
          id="classify-input"
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.xlsx,.gz"
          onChange={(e) => void take(e.currentTarget.files ?? [])}
        />
        <label for="classify-input">{say(file.ready ? 'classify.file.other' : 'classify.file.choose')}</label>
        {!file.sample && (
          <button type="button" onClick={() => ask({ ...NOTHING, ...FRESH, ledger: SAMPLE })}>
            {say('classify.file.trySample')}
          </button>
        )}
        <span class="muted">{say('classify.file.kinds')}</span>
      </div>
      {!ledger && <p class="muted">{say('classify.file.privacy')}</p>}
    </section>
  )
}

/** What was asked of another file and means nothing for this one. */
const FRESH = { stage: undefined, from: undefined, to: undefined, off: undefined, period: undefined, bytes: undefined }
const NOTHING = {
  map: undefined,
  mapping: undefined,
  year: undefined,
  only: undefined,
  rules: undefined,
  own: undefined,
}
