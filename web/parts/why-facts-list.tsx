import { say } from '../words/words.js'
import { type Figures, useFigures } from './figures.js'
import type { Facts } from './why-facts.js'
import { pricesWords, quantity, unitWords, worded } from './why-words.js'

/** What is said of a number, as name and text; the number itself is the first. */
export function factRows({ known, tree }: Facts, figures: Figures): [string, string][] {
  const o = tree?.observation
  const unit = tree?.unit ?? known?.unit
  const status = o?.status ?? known?.status
  const edition = o ? say('why.of', { title: o.title, day: figures.day(o.publishedOn) }) : known?.edition
  const cell = o?.cell ?? known?.cell
  return [
    ...(unit ? [[say('why.unit'), unitWords(unit)] as [string, string]] : []),
    ...(unit && pricesWords(unit) ? [[say('why.prices'), pricesWords(unit)] as [string, string]] : []),
    ...(status ? [[say('why.status'), worded(status)] as [string, string]] : []),
    ...(tree && !o
      ? [[say('why.made'), [worded(tree.kind), tree.how ?? tree.label].filter(Boolean).join(': ')] as [string, string]]
      : []),
    ...(edition ? [[say('why.edition'), edition] as [string, string]] : []),
    ...(cell ? [[say('why.cell'), cell] as [string, string]] : []),
  ]
}

/** What a number is called and how much it is: `Poland 2026: 4.68 %`. */
export function headOf({ known, tree }: Facts, figures: Figures): string {
  const of = [known?.name, known?.period].filter(Boolean).join(' ')
  const value = known?.value ?? tree?.value
  if (value === undefined) return of
  const text = value === null ? '–' : quantity(value, tree?.unit ?? known?.unit, figures)
  return of === '' ? text : `${of}: ${text}`
}

/** Unit, prices, status, edition and cell of a number. */
export function FactsList({ facts }: { facts: Facts }) {
  const figures = useFigures()
  return (
    <dl class="facts">
      {factRows(facts, figures).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
