import { asker, type Place } from '../address.js'
import { say } from '../words/words.js'
import { fixedYear, type Mapping, SIDES, type SideChoice, sideOf, withFixedYear, withSide } from './classify-mapping.js'

const SCALES = [0, 3, 6, 9]

/** What is said of all amounts at once: their unit, side and year. */
export function Whole({
  definition,
  onMapping,
  place,
}: {
  definition: Mapping
  onMapping: (mapping: Mapping) => void
  place: Place
}) {
  const ask = asker(place)
  const side = sideOf(definition)
  const year = fixedYear(definition)
  return (
    <div class="controls">
      <label>
        {say('classify.scale')}
        <select
          value={String(definition.scale)}
          onChange={(e) => onMapping({ ...definition, scale: Number(e.currentTarget.value) })}
        >
          {(SCALES.includes(definition.scale) ? SCALES : [...SCALES, definition.scale]).map((scale) => (
            <option key={scale} value={String(scale)}>
              {scale === 0 || scale === 3 || scale === 6 || scale === 9
                ? say(`classify.scale.${scale}`)
                : `10^${scale}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('classify.currency')}
        <input
          type="text"
          size={5}
          maxLength={3}
          spellcheck={false}
          autocapitalize="characters"
          placeholder="EUR"
          value={definition.currency === 'XXX' ? '' : definition.currency}
          onChange={(e) => onMapping({ ...definition, currency: e.currentTarget.value.trim().toUpperCase() || 'XXX' })}
        />
      </label>
      <label>
        {say('classify.side')}
        <select
          value={side}
          onChange={(e) => {
            const next = e.currentTarget.value as SideChoice
            if (next !== 'by-column') onMapping(withSide(definition, next))
          }}
        >
          {SIDES.filter((each) => each !== 'by-column' || side === 'by-column').map((each) => (
            <option key={each} value={each}>
              {say(`classify.side.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {year !== undefined && (
        <label>
          {say('classify.fixedYear')}
          <input
            type="text"
            inputMode="numeric"
            size={5}
            maxLength={4}
            value={year}
            onChange={(e) => onMapping(withFixedYear(definition, e.currentTarget.value.trim()))}
          />
        </label>
      )}
      {definition.currencies && (
        <label>
          {say('classify.only')}
          <input
            type="text"
            size={5}
            maxLength={3}
            value={place.asked.only ?? ''}
            onChange={(e) => ask({ only: e.currentTarget.value.trim().toUpperCase() || undefined })}
          />
        </label>
      )}
    </div>
  )
}
