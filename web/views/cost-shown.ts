import type { Cost } from 'pledgebook/browser'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { answer, Dropped, Latest, picture } from '../desk/desk.js'
import type { Drawing, Drawn, Problem } from '../desk/protocol.js'
import { problemIn } from '../parts/asking.js'

/** A scenario's answer with its pictures, all of one question: they change together. */
export interface Shown {
  readonly question: object
  readonly value: Cost
  readonly drawn: Readonly<Record<string, Drawn | undefined>>
}

export interface Showing {
  /** The newest that is there: an older one while the next is worked out. */
  readonly shown: Shown | undefined
  readonly problem: Problem | undefined
  readonly working: boolean
}

async function show(question: object, drawings: readonly Drawing[]): Promise<Shown> {
  const [value, ...drawn] = await Promise.all([
    answer<Cost>('cost', question),
    // What cannot be drawn, such as a debt that is not published, is told by the answer itself.
    ...drawings.map((drawing) => picture('cost', question, drawing).catch(() => undefined)),
  ])
  return { question, value, drawn: Object.fromEntries(drawings.map((d, i) => [d.chart, drawn[i]])) }
}

/**
 * Asks for a scenario and its pictures whenever they change. While one is worked out only the newest of those that
 * follow waits, so that a slider never queues, and every picture that comes is shown.
 */
export function useShown(question: object | undefined, drawings: readonly Drawing[]): Showing {
  const [state, setState] = useState<Showing>({ shown: undefined, problem: undefined, working: false })
  const latest = useRef(new Latest())
  const key = question === undefined ? undefined : JSON.stringify([question, drawings])
  const newest = useRef(key)
  newest.current = key
  // Before the browser paints: an effect after it would wait for a frame.
  useLayoutEffect(() => {
    if (question === undefined || drawings.length === 0) return
    setState((s) => (s.working ? s : { ...s, working: true }))
    latest.current.run(async () => {
      if (newest.current !== key) return
      try {
        const shown = await show(question, drawings)
        setState({ shown, problem: undefined, working: newest.current !== key })
      } catch (error) {
        if (error instanceof Dropped) return
        setState((s) => ({ ...s, problem: problemIn(error), working: newest.current !== key }))
      }
    })
  }, [key])
  return state
}

/** How wide a place is, in whole pixels; 0 while it is not there. The place is told where it stands. */
export function useWidth(): readonly [(place: HTMLDivElement | null) => void, number] {
  const [place, setPlace] = useState<HTMLDivElement | null>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!place) return setWidth(0)
    setWidth(Math.floor(place.clientWidth))
    const watch = new ResizeObserver(() => setWidth(Math.floor(place.clientWidth)))
    watch.observe(place)
    return () => watch.disconnect()
  }, [place])
  return [setPlace, width]
}
