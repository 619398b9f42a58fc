import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Place } from '../address.js'
import { script } from './shelf.js'

export type ViewComponent = FunctionComponent<{ place: Place }>

declare global {
  /** Views that were loaded, by name; the script of a view puts itself here. */
  var pledgebookViews: Record<string, ViewComponent> | undefined
}

/** A view that is not in the first file: undefined while it is on its way, `null` where it cannot be had. */
export function useView(name: string): ViewComponent | undefined | null {
  const [held, setHeld] = useState<ViewComponent | null | undefined>(() => globalThis.pledgebookViews?.[name])
  useEffect(() => {
    const known = globalThis.pledgebookViews?.[name]
    if (known) {
      setHeld(() => known)
      return
    }
    let current = true
    script(`view-${name}`).then(
      () => current && setHeld(() => globalThis.pledgebookViews?.[name] ?? null),
      () => current && setHeld(null),
    )
    return () => {
      current = false
    }
  }, [name])
  return held
}
