import { useEffect, useState } from 'preact/hooks'

export type Choice = 'auto' | 'light' | 'dark'

const KEY = 'pledgebook.scheme'
const CHANGED = 'pledgebook-scheme'
const dark = () => matchMedia('(prefers-color-scheme: dark)')

function kept(name: string): string | null {
  // Storage may be forbidden, as in pages opened from a folder.
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** The reader's choice of colours, kept on the device. */
export function chosenScheme(): Choice {
  const found = kept(KEY)
  return found === 'light' || found === 'dark' ? found : 'auto'
}

export function chooseScheme(choice: Choice): void {
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // Then the choice holds for this visit only.
  }
  document.documentElement.dataset.scheme = choice
  dispatchEvent(new CustomEvent(CHANGED))
}

function current(): 'light' | 'dark' {
  const choice = document.documentElement.dataset.scheme ?? 'auto'
  if (choice === 'light' || choice === 'dark') return choice
  return dark().matches ? 'dark' : 'light'
}

/** The colours in use, kept up to date. */
export function useScheme(): 'light' | 'dark' {
  const [scheme, setScheme] = useState(current)
  useEffect(() => {
    const changed = () => setScheme(current())
    const media = dark()
    media.addEventListener('change', changed)
    addEventListener(CHANGED, changed)
    return () => {
      media.removeEventListener('change', changed)
      removeEventListener(CHANGED, changed)
    }
  }, [])
  return scheme
}
