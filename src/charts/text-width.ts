/** Advance widths in thousandths of the type size: the widest of DejaVu Sans, Liberation Sans (Arial) and Lato, rounded up. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [280, "'ijl"],
  [300, 'I'],
  [320, ' ,.·'],
  [340, ':;|'],
  [360, 'f'],
  [380, '-'],
  [400, '()[]t'],
  [420, '!r'],
  [460, '"/\\'],
  [500, '*J`'],
  [540, 'sz'],
  [560, '?L_c'],
  [580, 'k–'],
  [600, 'vxy'],
  [620, 'FTaeo'],
  [640, '$0123456789bdghnpqu{}'],
  [680, 'EKPSY'],
  [700, 'ABVXZ'],
  [740, 'CRU'],
  [780, '&DGHN'],
  [820, 'OQw'],
  [840, '#+<=>^~−×÷±'],
  [940, 'M'],
  [960, '%'],
  [980, 'm'],
  [1000, '—…'],
  [1020, '@'],
  [1040, 'W'],
]
const WIDTH_OF = new Map(WIDTHS.flatMap(([width, characters]) => [...characters].map((c) => [c, width] as const)))

/** How much wider a character is in bold: narrow ones gain most. */
function boldFactor(thousandths: number): number {
  return thousandths < 450 ? 1.27 : thousandths < 600 ? 1.18 : 1.15
}

/** What stands outside the table: from the Unicode block, always on the wide side. */
function widthOutside(character: string): number {
  const base = character.normalize('NFD')
  const code = character.codePointAt(0) ?? 0
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0
  if (base.length > 1 && WIDTH_OF.has(base[0] ?? '')) return (WIDTH_OF.get(base[0] ?? '') ?? 0) + 50
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f) return 500
  if (code >= 0x2070 && code <= 0x209f) return 650
  if (code >= 0xfdf0 && code <= 0xfdff) return 12_000
  if (code >= 0x12000 && code <= 0x1254f) return 8000
  if (/\p{Extended_Pictographic}/u.test(character)) return 1500
  if (code < 0x250) return 1100
  if (code < 0x530) return 1350
  return code < 0x1100 ? 1250 : 1900
}

/**
 * Width of a text in pixels at a type size, from above: no common sans-serif font sets it wider. A chart has no font to
 * ask, and must not collide in whichever the reader has.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0
  for (const character of text) {
    const width = WIDTH_OF.get(character) ?? widthOutside(character)
    thousandths += bold ? width * boldFactor(width) : width
  }
  return (thousandths * size) / 1000
}

/** A column made as wide as a text holds it, whatever its width was added to and taken from. */
const RESIDUE = 1e-6

/** The text, or as much of it as fits into `width` pixels with `…` after it; never half a character. */
export function fitted(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width + RESIDUE) return text
  const characters = [...text]
  let room = width - textWidth('…', size, bold)
  let taken = 0
  for (const character of characters) {
    room -= textWidth(character, size, bold)
    if (room < 0) break
    taken++
  }
  return `${characters.slice(0, taken).join('').trimEnd()}…`
}

interface Words {
  readonly text: readonly string[]
  readonly widths: readonly number[]
  readonly space: number
}

function measured(text: string, size: number, bold: boolean): Words {
  const words = text.split(' ').filter((word) => word !== '')
  return { text: words, widths: words.map((w) => textWidth(w, size, bold)), space: textWidth(' ', size, bold) }
}

/** Index of the first word of each line, when lines are filled up to `width`. */
function lineStarts({ widths, space }: Words, width: number): number[] {
  const starts: number[] = []
  let used = Number.POSITIVE_INFINITY
  for (const [i, own] of widths.entries()) {
    used += space + own
    if (used <= width + RESIDUE) continue
    starts.push(i)
    used = own
  }
  return starts
}

/** Lines of at most `width` pixels and at most `most` of them, broken at spaces; what is left over ends in `…`. */
export function wrapped(text: string, width: number, size: number, most: number, bold = false): string[] {
  const words = measured(text, size, bold)
  const starts = lineStarts(words, width)
  return starts.slice(0, most).map((start, i) => {
    const end = i === most - 1 ? undefined : starts[i + 1]
    return fitted(words.text.slice(start, end).join(' '), width, size, bold)
  })
}

/** As `wrapped`, with lines of about one length: no last line of a single word. */
export function balanced(text: string, width: number, size: number, most: number, bold = false): string[] {
  const words = measured(text, size, bold)
  const count = lineStarts(words, width).length
  const widest = Math.max(0, ...words.widths)
  if (count < 2 || count > most || widest > width) return wrapped(text, width, size, most, bold)
  let narrower = Math.max(widest, width / count)
  while (narrower < width && lineStarts(words, narrower).length > count) narrower += 8
  return wrapped(text, Math.min(narrower, width), size, most, bold)
}
