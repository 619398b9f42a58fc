import { answer, filesOf } from '../desk/desk.js'
import { say } from '../words/words.js'
import { chartPng } from './chart-png.js'
import { save } from './saving.js'

interface TakeProps {
  readonly operation: string
  readonly question: object
  /** The drawing, where there is one. */
  readonly svg?: string | undefined
}

/** Buttons that give what is shown to take away: its numbers, its drawing, and all of it with metadata and citation. */
export function Take({ operation, question, svg }: TakeProps) {
  const files = async () => filesOf(operation, question, await answer<object>(operation, question))
  const name = `pledgebook-${operation}`
  return (
    <p class="take">
      <span class="muted">{say('take.label')}</span>
      <button
        type="button"
        class="quiet"
        onClick={async () => {
          const { tables } = await files()
          const [first] = tables
          if (first) save(`${name}-${first.name}.csv`, first.csv, 'text/csv;charset=utf-8')
        }}
      >
        CSV
      </button>
      {svg && (
        <>
          <button type="button" class="quiet" onClick={() => save(`${name}.svg`, svg, 'image/svg+xml')}>
            SVG
          </button>
          <button
            type="button"
            class="quiet"
            onClick={async () => save(`${name}.png`, await chartPng(svg), 'image/png')}
          >
            PNG
          </button>
        </>
      )}
      <button
        type="button"
        class="quiet"
        onClick={async () => save(`${name}.zip`, (await files()).zip, 'application/zip')}
      >
        {say('take.zip')}
      </button>
    </p>
  )
}
