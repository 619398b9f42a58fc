import type { LedgerLine } from '../terms/ledger-line.js'

/**
 * A ledger line as rules see it, and a row of the table that compiled SQL reads. An absent value is null or empty; no
 * condition on it holds. `line` tells it from every other line of the ledger; `words` is `wordForm` of the text.
 */
export interface RuleLine {
  readonly line: number
  readonly year: string | null
  readonly amount: number | null
  readonly code: string | null
  readonly ministry: string | null
  readonly programme: string | null
  readonly words: string | null
  readonly stage: LedgerLine['stage'] | null
  readonly side: LedgerLine['side'] | null
}

// Soft hyphens and joiners stand inside words; lone surrogates cannot be written as UTF-8.
const INVISIBLE = /\u00AD|\u200C|\u200D|\u2060|\uFEFF/g
const BLANKS = /[\s\p{Cc}\p{Cs}\u200B]+/gu
/** Letters of Latin-1 but the soft hyphen and the hard blank: composed already, with one lower case in every language. */
const LATIN = /^[\x20-\x7E\xA1-\xAC\xAE-\xFF]*$/
const NOT_IN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu

/**
 * One letter in lower case, whatever stands around it and whatever the language of the machine: final sigma is sigma, and
 * the Turkish I with and without dot are both i, so that "İstanbul", "Istanbul" and "ıstanbul" are one word.
 */
function lower(letter: string): string {
  if (letter === 'İ' || letter === 'ı') return 'i'
  return letter === 'ς' ? 'σ' : letter.toLowerCase()
}

/**
 * Codes, names and texts in the one form in which they are compared: Unicode NFC, lower case by the fixed rule above,
 * blanks joined and trimmed. Done once, when a ledger is loaded, here and in no SQL engine, since engines differ.
 * Applying it again changes nothing.
 */
export function normaliseText(text: string): string {
  if (LATIN.test(text))
    return (
      text.startsWith(' ') || text.endsWith(' ') || text.includes('  ') ? text.trim().replace(/ {2,}/g, ' ') : text
    ).toLowerCase()
  // A capital İ may come as I and a combining dot.
  const composed = text.replace(INVISIBLE, '').replace(BLANKS, ' ').normalize('NFC')
  return Array.from(composed, lower)
    .join('')
    .replace(/i\u0307+/g, 'i')
    .normalize('NFC')
    .trim()
}

/**
 * A text as its words: normalised, everything but letters, marks and digits turned into one blank, a blank at each end.
 * " word " is then found by a plain substring search, in JavaScript and in every SQL engine alike. No words: "".
 */
export function wordForm(text: string): string {
  const words = normaliseText(text).replace(NOT_IN_WORDS, ' ').trim()
  return words === '' ? '' : ` ${words} `
}

/** A ledger line in the form that `interpret` and the compiled SQL read; `number` tells it from all others of its ledger. */
export function ruleLine(line: LedgerLine, number: number): RuleLine {
  return {
    line: number,
    year: line.year,
    amount: line.amount,
    code: normaliseText(line.code),
    ministry: normaliseText(line.ministry),
    programme: normaliseText(line.programme),
    words: wordForm(line.text),
    stage: line.stage,
    side: line.side,
  }
}
