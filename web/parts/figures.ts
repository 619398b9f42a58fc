import { useEffect, useState } from 'preact/hooks'

const KEY = 'pledgebook.locale'
const CHANGED = 'pledgebook-locale'
/** Manners of writing numbers that readers can choose between. */
export const LOCALES = ['en-GB', 'de-DE', 'fr-FR', 'de-CH'] as const

function chosen(): string {
  try {
    return localStorage.getItem(KEY) ?? 'en-GB'
  } catch {
    return 'en-GB'
  }
}

export function chooseLocale(locale: string): void {
  try {
    localStorage.setItem(KEY, locale)
  } catch {
    // Then numbers stay as they are.
  }
  dispatchEvent(new CustomEvent(CHANGED))
}

/** Writes numbers and days in the reader's manner. Digits are those of the answer; nothing is rounded beyond `decimals`. */
export interface Figures {
  readonly locale: string
  readonly number: (value: number | null | undefined, decimals?: number) => string
  readonly percent: (value: number | null | undefined) => string
  readonly points: (value: number | null | undefined) => string
  readonly day: (iso: string) => string
}

function figuresOf(locale: string): Figures {
  const number = (value: number | null | undefined, decimals = 2, sign: 'auto' | 'exceptZero' = 'auto') =>
    value === null || value === undefined
      ? '–'
      : new Intl.NumberFormat(locale, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
          signDisplay: sign,
        }).format(value)
  return {
    locale,
    number: (value, decimals) => number(value, decimals),
    percent: (value) => (value === null || value === undefined ? '–' : `${number(value)} %`),
    points: (value) => number(value, 2, 'exceptZero'),
    day: (iso) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        Date.parse(`${iso}T00:00:00Z`),
      ),
  }
}

/** The reader's manner of writing numbers, kept up to date. */
export function useFigures(): Figures {
  const [locale, setLocale] = useState(chosen)
  useEffect(() => {
    const changed = () => setLocale(chosen())
    addEventListener(CHANGED, changed)
    return () => removeEventListener(CHANGED, changed)
  }, [])
  return figuresOf(locale)
}
