import type { SheetFigure, SheetSection, SheetSentence } from './report-sheet.js'
import { safeText, tag, webAddress } from './safe-markup.js'

/** The cell of a number, or how it was made, in a line. */
function originWords(figure: SheetFigure): string {
  const about = [figure.period, figure.status].filter((text) => text !== null).join(', ')
  const from = figure.edition === null ? (figure.how ?? 'as answered') : `${figure.edition}, ${figure.cell ?? ''}`
  return `${about === '' ? '' : `${about}; `}${from}; unrounded ${figure.value}`
}

/** A number as the page shows it, with its value and where it is from. */
export function numberMarkup(figure: SheetFigure): string {
  return tag('data', { value: String(figure.value), title: originWords(figure) }, safeText(figure.text))
}

/** Numbers of footnotes, each a link. */
export function sourceLinks(sources: readonly number[]): string {
  if (sources.length === 0) return ''
  const links = sources.map((n) => tag('a', { href: `#source-${n}`, 'aria-label': `source ${n}` }, String(n)))
  return tag('sup', {}, links.join(' '))
}

/** A sentence with its numbers marked; a footnote follows the last of those that share it. */
export function sentenceMarkup(sentence: SheetSentence, { figures }: SheetSection): string {
  let markup = ''
  let at = 0
  for (const [i, { span, figure: place }] of sentence.figures.entries()) {
    const figure = figures[place]
    if (figure === undefined) continue
    const next = figures[sentence.figures[i + 1]?.figure ?? -1]
    markup += safeText(sentence.text.slice(at, span[0])) + numberMarkup(figure)
    if (next?.source !== figure.source) markup += sourceLinks([figure.source])
    at = span[1]
  }
  return markup + safeText(sentence.text.slice(at))
}

/** Somebody's own words with their source. */
export function saidMarkup(sentence: SheetSentence): string {
  const { saidBy } = sentence
  if (saidBy === null) return safeText(sentence.text)
  const address = webAddress(saidBy.url)
  const name = safeText(saidBy.text)
  const source = address === null ? name : tag('a', { href: address, rel: 'noreferrer' }, name)
  return `${safeText(sentence.text)} ${tag('cite', {}, `(${source})`)}`
}
