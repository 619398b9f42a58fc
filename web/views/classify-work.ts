import { useEffect, useRef, useState } from 'preact/hooks'
import { answer, Dropped, Latest } from '../desk/desk.js'
import type { Problem } from '../desk/protocol.js'
import { problemIn } from '../parts/asking.js'

/** A question that may take long: how far it is, and whether the reader stopped it. */
export interface Work<T> {
  readonly value: T | undefined
  /** The question that `value` answers. */
  readonly of: string | undefined
  readonly problem: Problem | undefined
  readonly working: boolean
  readonly progress: string
  readonly stopped: boolean
}

/** Asks an operation of the reader's files, anew whenever the question or `turn` changes. `undefined` asks nothing. */
export function useWork<T>(operation: string, question: object | undefined, turn = 0): Work<T> {
  const [state, setState] = useState<Work<T>>({
    value: undefined,
    of: undefined,
    problem: undefined,
    working: false,
    progress: '',
    stopped: false,
  })
  const latest = useRef<Latest | undefined>(undefined)
  const key = question === undefined ? undefined : JSON.stringify(question)
  const newest = useRef(key)
  newest.current = key
  useEffect(() => {
    if (question === undefined || key === undefined) {
      setState((s) => ({ ...s, value: undefined, of: undefined, problem: undefined, working: false, stopped: false }))
      return
    }
    latest.current ??= new Latest()
    setState((s) => ({ ...s, working: true, stopped: false, progress: '' }))
    latest.current.run(async () => {
      if (newest.current !== key) return
      const told = (progress: string) => newest.current === key && setState((s) => ({ ...s, progress }))
      const done = (more: Partial<Work<T>>) => {
        const current = newest.current === key
        setState((s) => ({ ...s, ...more, working: !current && newest.current !== undefined, progress: '' }))
      }
      try {
        const value = await answer<T>(operation, question, told)
        if (newest.current !== undefined) done({ value, of: key, problem: undefined })
      } catch (error) {
        if (error instanceof Dropped) done({ stopped: true })
        else if (newest.current !== undefined) done({ problem: problemIn(error) })
      }
    })
  }, [operation, key, turn])
  return state
}
