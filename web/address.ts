import { useEffect, useState } from 'preact/hooks'

/** Where the reader is: a view and everything asked in it. The whole of it stands in the address after `#`. */
export interface Place {
  readonly view: string
  readonly asked: Asked
}

/** What is asked, as the address has it: names and texts. */
export type Asked = Readonly<Record<string, string>>

const LONGEST = 20_000

/** Reads an address's part after `#`. What cannot be understood is left out; whoever answers says what is wrong with the rest. */
export function placeOf(hash: string): Place {
  const [view = '', query = ''] = hash.replace(/^#\/?/, '').slice(0, LONGEST).split('?', 2)
  return { view: view === '' ? 'standing' : view, asked: Object.fromEntries(new URLSearchParams(query)) }
}

/** The address of a place; what is empty is left out, names in order, so that one place has one address. */
export function hashOf(view: string, asked: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(asked).flatMap(([name, text]): [string, string][] =>
    text === undefined || text === '' ? [] : [[name, text]],
  )
  const query = new URLSearchParams(given.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
  return `#${view}${query === '' ? '' : `?${query}`}`
}

/** Goes to a place; `quietly` without a step in the reader's history, for sliders. */
export function go(view: string, asked: Readonly<Record<string, string | undefined>> = {}, quietly = false): void {
  const hash = hashOf(view, asked)
  if (hash === location.hash) return
  if (quietly) history.replaceState(null, '', hash)
  else history.pushState(null, '', hash)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

/** The place the address names, kept up to date. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash))
  useEffect(() => {
    const changed = () => setPlace(placeOf(location.hash))
    addEventListener('hashchange', changed)
    addEventListener('popstate', changed)
    return () => {
      removeEventListener('hashchange', changed)
      removeEventListener('popstate', changed)
    }
  }, [])
  return place
}

/** Changes some of what is asked in a view, keeping the rest; `undefined` takes an answer back to its usual. */
export function asker(place: Place): (change: Readonly<Record<string, string | undefined>>, quietly?: boolean) => void {
  return (change, quietly = false) => go(place.view, { ...place.asked, ...change }, quietly)
}
