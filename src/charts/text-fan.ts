/** One line of a fan: a central value and its bands, the narrowest first; null where there are none. */
export interface TextFanLine {
  readonly value: number
  readonly bands: readonly (readonly [low: number, high: number])[] | null
}

const STROKES = ['━', '─', '·']
const PLAIN = ['=', '-', '.']

/**
 * Lines of exactly `width` characters that share one scale from 0, or the least value below it: bands as strokes that get
 * thinner the wider they are, the central value as a dot.
 */
export function textFan(lines: readonly TextFanLine[], width: number, ascii: boolean): string[] {
  const all = lines.flatMap((l) => [l.value, ...(l.bands ?? []).flat()])
  const least = Math.min(0, ...all)
  const most = Math.max(...all)
  const span = most - least
  const at = (x: number) =>
    span > 0 ? Math.min(width - 1, Math.max(0, Math.round(((x - least) / span) * (width - 1)))) : 0
  const strokes = ascii ? PLAIN : STROKES
  return lines.map(({ value, bands }) => {
    const cells = Array.from({ length: width }, () => ' ')
    const wide = [...(bands ?? [])].map((band, i) => ({
      band,
      stroke: strokes[Math.min(i, strokes.length - 1)] ?? ' ',
    }))
    for (const { band, stroke } of wide.reverse()) for (let c = at(band[0]); c <= at(band[1]); c++) cells[c] = stroke
    cells[at(value)] = ascii ? 'o' : '●'
    return cells.join('')
  })
}
