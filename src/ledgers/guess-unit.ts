import type { ColumnLook } from './column-look.js'
import { hasPhrase, type LedgerLexicon } from './lexicon.js'
import { sniffSign } from './number-style.js'

/** ISO 4217 for no currency. */
const NONE = 'XXX'

export interface UnitGuess {
  readonly currency: string
  readonly currencies: { readonly column: string } | undefined
  readonly scale: number
  /** Of the currency, where it stands at the numbers. */
  readonly sign: string | undefined
}

/** Currency and power of ten of these columns, by their headings, by what stands `above` the table, by signs at the numbers, or by a column of currencies. */
export function guessUnit(
  looks: readonly ColumnLook[],
  above: readonly string[],
  lexicon: LedgerLexicon,
  doubts: string[],
  column: ColumnLook | undefined,
): UnitGuess {
  const words = looks.flatMap((look) => look.words)
  const find = <T>(test: (heading: readonly string[]) => T | undefined): T | undefined => test(words) ?? test(above)
  const named = (table: Readonly<Record<string, readonly string[]>>) => (heading: readonly string[]) =>
    Object.entries(table).find(([, list]) => hasPhrase(heading, list))?.[0]
  const scale = find(named(lexicon.scales))
  const sign = sniffSign(looks.flatMap((look) => look.texts))
  const written = looks.flatMap((look) => [...look.name].filter((letter) => /\p{Sc}/u.test(letter)))
  const bySign = named(lexicon.currencyWords)
  const [first, ...others] = column?.texts.map((text) => text.toUpperCase()) ?? []
  if (others.length > 0)
    doubts.push(`amounts are in several currencies (${[first, ...others].join(', ')}), of which one must be chosen`)
  const currency =
    first ??
    find((heading) =>
      lexicon.currencies.find((code) => heading.some((word) => word.endsWith(code.toLowerCase()) && word.length <= 5)),
    ) ??
    find(bySign) ??
    bySign(sign === undefined ? written : [sign])
  if (scale === undefined)
    doubts.push('the file does not say whether amounts are in thousands or millions; whole units are taken')
  if (currency === undefined) doubts.push('the file does not name its currency')
  return {
    currency: currency ?? NONE,
    currencies: column && { column: column.name },
    scale: Number(scale ?? 0),
    sign,
  }
}
