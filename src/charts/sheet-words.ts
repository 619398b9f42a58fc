import { plainText } from './markup.js'
import { LEADING, type TextLine, textLine } from './text-line.js'
import { balanced, fitted, wrapped } from './text-width.js'

/** What every chart says in words. */
export interface ChartWords {
  readonly title: string
  /** What is shown, for whom and when; may be empty. */
  readonly subtitle: string
  /** Unit with price base: `£ billion, prices of 2025`. */
  readonly unit: string
  readonly source: string
  readonly notes: readonly string[]
}

/** How wide words may run and how large they are, in pixels. */
export interface WordSizes {
  readonly margin: number
  readonly room: number
  readonly title: number
  readonly text: number
  readonly foot: number
}

/** Words set in lines: those above the drawing at their places, those below as text, since their place depends on the height. */
export interface SetWords {
  readonly head: readonly TextLine[]
  readonly headBottom: number
  readonly foot: readonly string[]
  readonly footHeight: number
}

/** Most lines of title, subtitle with unit, key, source and notes: generous first, then for ever lower charts. */
const ALLOWANCES = [
  [3, 3, 3, 6, 8],
  [3, 3, 3, 3, 3],
  [3, 3, 2, 2, 2],
  [3, 2, 2, 1, 1],
  [2, 2, 1, 1, 1],
  [1, 2, 1, 1, 1],
] as const

/** Lines one below the other from `top`. */
export function stacked(
  texts: readonly string[],
  x: number,
  top: number,
  size: number,
  manner: Parameters<typeof textLine>[1],
): TextLine[] {
  return texts.map((text, i) => textLine({ x, y: top + size + i * size * LEADING, text, size }, manner))
}

/** Subtitle and unit; where they are too long the subtitle gives way, not the unit. */
function subtitleLines(subtitle: string, unit: string, room: number, size: number, most: number): string[] {
  const said = [subtitle, unit].filter((t) => t !== '').join('; ')
  const lines = balanced(said, room, size, most)
  if (lines.join(' ') === said || unit === '') return lines
  return [...wrapped(subtitle, room, size, most - 1), fitted(unit, room, size)]
}

/** The words with one allowance of lines after the other, the most generous first, each set when it is asked for. */
export function* wordsSet(words: ChartWords, unit: string, key: string, sizes: WordSizes): Generator<SetWords> {
  const { margin, room } = sizes
  const source = plainText(words.source)
  const notes = words.notes.map(plainText).filter((n) => n !== '')
  for (const [title, subtitle, keys, sources, remarks] of ALLOWANCES) {
    const titles = balanced(plainText(words.title), room, sizes.title, title, true)
    const top = margin - 2
    const titleBottom = top + titles.length * sizes.title * LEADING
    const under = subtitleLines(plainText(words.subtitle), plainText(unit), room, sizes.text, subtitle)
    const foot = [
      ...wrapped(key, room, sizes.foot, keys),
      ...wrapped(source === '' ? '' : `Source: ${source}`, room, sizes.foot, sources),
      ...wrapped(notes.length === 0 ? '' : `Note: ${notes.join(' ')}`, room, sizes.foot, remarks),
    ]
    yield {
      head: [
        ...stacked(titles, margin, top, sizes.title, { bold: true }),
        ...stacked(under, margin, titleBottom + 2, sizes.text, { ink: 'muted' }),
      ],
      headBottom: titleBottom + 2 + under.length * sizes.text * LEADING,
      foot,
      footHeight: foot.length * sizes.foot * LEADING,
    }
  }
}
