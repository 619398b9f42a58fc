import { useEffect, useRef, useState } from 'preact/hooks'
import { answer, Dropped, Latest, Refused } from '../desk/desk.js'
import type { Problem } from '../desk/protocol.js'

/** What is known of a question's answer: nothing yet, the answer (an older one while the next is worked out), or why there is none. */
export interface Asking<T> {
  readonly value: T | undefined
  /** The question that `value` answers. */
  readonly of: string | undefined
  readonly problem: Problem | undefined
  readonly working: boolean
}

export function problemIn(error: unknown): Problem {
  if (error instanceof Refused) return error.problem
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'page', title: 'The page could not do this', detail, hint: 'try again, or load the page anew' }
}

/**
 * Asks an operation, and again whenever the question changes. While one question is worked out only the newest of those
 * that follow waits, so that a slider never queues. `undefined` asks nothing.
 */
export function useAnswer<T>(operation: string, question: object | undefined): Asking<T> {
  const [state, setState] = useState<Asking<T>>({ value: undefined, of: undefined, problem: undefined, working: false })
  const latest = useRef<Latest | undefined>(undefined)
  const key = question === undefined ? undefined : JSON.stringify(question)
  const newest = useRef(key)
  newest.current = key
  useEffect(() => {
    if (question === undefined || key === undefined) return
    latest.current ??= new Latest()
    setState((s) => ({ ...s, working: true }))
    latest.current.run(async () => {
      if (newest.current !== key) return
      try {
        const value = await answer<T>(operation, question)
        setState({ value, of: key, problem: undefined, working: newest.current !== key })
      } catch (error) {
        if (error instanceof Dropped) return
        setState((s) => ({ ...s, problem: problemIn(error), working: newest.current !== key }))
      }
    })
  }, [operation, key])
  return state
}
