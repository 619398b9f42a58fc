import { type Figures, isNumber } from './figures.js'
import type { PeriodValue, StatusValue } from './period-values.js'

export function statusWord(entry: { readonly estimate: boolean }): 'estimate' | 'outturn' {
  return entry.estimate ? 'estimate' : 'outturn'
}

/** What the marks of published values mean, as far as they occur. */
export function statusKey(history: readonly StatusValue[]): string[] {
  const held = history.filter((p) => isNumber(p.value))
  return [
    held.some((p) => !p.estimate) ? 'filled marks: outturns' : '',
    held.some((p) => p.estimate) ? 'open marks, dashed: estimates' : '',
  ].filter((part) => part !== '')
}

/** Parts of a key as one sentence; empty if there are none. */
export function keySentence(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '').join('; ')
  return said === '' ? '' : `${said[0]?.toUpperCase()}${said.slice(1)}.`
}

/** A sentence with its stop; nothing of nothing. */
export function sentence(text: string): string {
  return text === '' ? '' : `${text}.`
}

/** Sentences of a description, the empty ones left out. */
export function sentences(all: readonly string[]): string {
  return all.filter((s) => s !== '').join(' ')
}

/** The last entry with a number; entries are in order of their years. */
export function lastKnown<T extends PeriodValue>(entries: readonly T[]): T | undefined {
  return entries.findLast((e) => isNumber(e.value))
}

/** First and last published value in one sentence; empty if there are none. */
export function historyInWords(history: readonly StatusValue[], figures: Figures): string {
  const from = history.find((e) => isNumber(e.value))
  const to = lastKnown(history)
  if (!from || !to) return ''
  const say = (e: StatusValue) => `${figures.text(e.value)} (${statusWord(e)}) in ${e.period}`
  return from === to ? `Published: ${say(to)}.` : `Published: ${say(from)}, ${say(to)}.`
}
