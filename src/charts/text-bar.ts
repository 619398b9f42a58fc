/** How a bar of text is drawn; `ascii` for terminals and files without block characters. */
export interface BarStyle {
  readonly width: number
  /** Value at the right edge. */
  readonly most: number
  readonly goal: number
  readonly estimate: boolean
  readonly ascii: boolean
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/**
 * A horizontal bar of exactly `width` characters with the goal marked across it. Outturns are solid to an eighth of a
 * character, estimates shaded. A value at the goal reaches its mark, one
 * below leaves a gap before it, however close.
 */
export function textBar(value: number | null, style: BarStyle): string {
  const { width, most, goal, estimate, ascii } = style
  const cells = value === null ? 0 : Math.max(0, Math.min(width, (value / most) * width))
  const mark = Math.min(width - 1, Math.round((goal / most) * width))
  let full = Math.floor(cells)
  if (value !== null && value >= goal) full = Math.max(full, mark)
  const short = value !== null && value < goal
  if (short) full = Math.min(full, Math.max(0, mark - 1))
  const solid = estimate ? (ascii ? '=' : '▒') : ascii ? '#' : '█'
  const rest = ascii || estimate || short || full >= width ? '' : (EIGHTHS[Math.floor((cells - full) * 8)] ?? '')
  const bar = [...(solid.repeat(full) + rest).padEnd(width)]
  bar[mark] = ascii ? '|' : '┃'
  return bar.slice(0, width).join('')
}
