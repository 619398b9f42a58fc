import { useEffect, useRef, useState } from 'preact/hooks'
import { picture } from '../desk/desk.js'
import type { Drawn } from '../desk/protocol.js'
import { say } from '../words/words.js'
import { problemIn } from './asking.js'
import { useScheme } from './scheme.js'
import { Take } from './take.js'
import { Why } from './why.js'

interface ChartProps {
  readonly operation: string
  readonly question: object
  readonly chart?: string
  /** Prefix of the ids in the drawing; differs between charts of one view. */
  readonly id: string
  readonly height?: number
  /** How the chart shows its answer, such as its order. */
  readonly manner?: Readonly<Record<string, string>>
}

/** A chart as wide as its place, the same numbers as a table under it, and for each number where it comes from. */
export function Chart({ operation, question, chart, id, height, manner }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const scheme = useScheme()
  const [width, setWidth] = useState(0)
  const [drawn, setDrawn] = useState<Drawn>()
  const [fault, setFault] = useState<string>()
  const key = JSON.stringify([question, manner])
  useEffect(() => {
    const place = box.current
    if (!place) return
    const watch = new ResizeObserver(() => setWidth(Math.floor(place.clientWidth)))
    watch.observe(place)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    if (width < 240) return
    let current = true
    picture(operation, question, { chart, id, width, height, scheme, manner }).then(
      (next) => {
        if (!current) return
        setDrawn(next)
        setFault(undefined)
      },
      (error) => {
        if (current) setFault(problemIn(error).detail)
      },
    )
    return () => {
      current = false
    }
  }, [operation, key, chart, id, width, height, scheme])
  return (
    <figure class="chart">
      <div ref={box} class="drawing">
        {drawn && <Why operation={operation} question={question} markup={drawn.svg} />}
      </div>
      {fault && <p class="muted">{fault}</p>}
      {drawn && <Take operation={operation} question={question} svg={drawn.svg} />}
      {drawn && (
        <details>
          <summary>{say('shell.table')}</summary>
          <Why operation={operation} question={question} markup={drawn.table} table />
        </details>
      )}
    </figure>
  )
}
