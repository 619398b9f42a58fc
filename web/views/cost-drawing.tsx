import { useState } from 'preact/hooks'
import type { Drawn } from '../desk/protocol.js'
import { Take } from '../parts/take.js'
import { Why } from '../parts/why.js'
import { say } from '../words/words.js'

interface DrawingProps {
  readonly operation: string
  /** The question that the drawing answers. */
  readonly question: object
  readonly drawn: Drawn | undefined
}

/** A chart that came with its answer, the same numbers as a table under it, and for each where it comes from. */
export function CostDrawing({ operation, question, drawn }: DrawingProps) {
  const [open, setOpen] = useState(false)
  if (drawn === undefined) return null
  return (
    <figure class="chart">
      <div class="drawing">
        <Why operation={operation} question={question} markup={drawn.svg} />
      </div>
      <Take operation={operation} question={question} svg={drawn.svg} />
      <details onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{say('shell.table')}</summary>
        {open && <Why operation={operation} question={question} markup={drawn.table} table />}
      </details>
    </figure>
  )
}
