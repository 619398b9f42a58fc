import { fixedHalfUp } from 'pledgebook/browser'
import { useEffect, useState } from 'preact/hooks'
import { say } from '../words/words.js'

const KEY = 'pledgebook.locale'
const CHANGED = 'pledgebook-locale'
/** Manners of writing numbers that readers can choose between, and what 1234.5 looks like in each. */
export const LOCALES = {
  'en-GB': '1,234.50',
  'de-DE': '1.234,50',
  'fr-FR': '1\u202f234,50',
  'de-CH': '1’234.50',
} as const

const formats = new Map<string, Intl.NumberFormat>()

/** A format of numbers, made once: making one takes a browser longer than all its numbers. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options)
  formats.set(key, known)
  return known
}

const MONTHS = say('shell.months').split(' ')

/** `7 July 2026` of an ISO day, in the page's language; what is no day stands as it is. */
function dayText(iso: string): string {
  const [year, month = '', day = ''] = iso.split('-')
  const name = MONTHS[Number(month) - 1]
  return name === undefined || day === '' ? iso : `${Number(day)} ${name} ${year}`
}

/** A number with this many decimals, grouped and signed as the sample of the manner is. No `Intl`: its first use takes long. */
function fixed(value: number, decimals: number, locale: keyof typeof LOCALES, plus: boolean): string {
  const [, group = '', , , , point = ''] = LOCALES[locale]
  const [whole = '', fraction] = fixedHalfUp(Math.abs(value), decimals).split('.')
  const text = whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction === undefined ? '' : point + fraction)
  if (!/[1-9]/.test(text)) return text
  return value < 0 ? `−${text}` : plus ? `+${text}` : text
}

function chosen(): keyof typeof LOCALES {
  try {
    const kept = localStorage.getItem(KEY) ?? ''
    return Object.hasOwn(LOCALES, kept) ? (kept as keyof typeof LOCALES) : 'en-GB'
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

function figuresOf(locale: keyof typeof LOCALES): Figures {
  const number = (value: number | null | undefined, decimals = 2, plus = false) =>
    value === null || value === undefined ? '–' : fixed(value, decimals, locale, plus)
  return {
    locale,
    number: (value, decimals) => number(value, decimals),
    percent: (value) => (value === null || value === undefined ? '–' : `${number(value)} %`),
    points: (value) => number(value, 2, true),
    day: dayText,
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
