/** Colours of one scheme by what they mean. Blue and orange differ for every common kind of colour vision. */
export interface Palette {
  readonly paper: string
  /** Text, outturns, estimates. */
  readonly ink: string
  /** Axis labels, notes, baselines. */
  readonly muted: string
  /** Projections and rises. */
  readonly main: string
  /** Goals and limits. */
  readonly goal: string
  /** Falls. */
  readonly fall: string
  readonly grid: string
  readonly band50: string
  readonly band80: string
  readonly band95: string
  /** The same three where a forecast is not calibrated. */
  readonly faint50: string
  readonly faint80: string
  readonly faint95: string
}

export type Ink = 'ink' | 'muted' | 'main' | 'goal' | 'fall'

export const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1a1f26',
  muted: '#4d5762',
  main: '#0a5a9c',
  goal: '#a8440b',
  fall: '#a8440b',
  grid: '#dfe3e8',
  band50: '#8fbbe0',
  band80: '#bad6ee',
  band95: '#dfecf8',
  faint50: '#c3dbef',
  faint80: '#d9e8f5',
  faint95: '#edf4fb',
}

export const DARK: Palette = {
  paper: '#14181d',
  ink: '#eceff3',
  muted: '#aeb7c1',
  main: '#85c5ff',
  goal: '#ffa366',
  fall: '#ffa366',
  grid: '#323a43',
  band50: '#2f5f8c',
  band80: '#24486a',
  band95: '#1c3349',
  faint50: '#244259',
  faint80: '#1e3547',
  faint95: '#192835',
}

/** `auto` follows the reader's setting; the other two are plain colours, for programs that know no custom properties. */
export type Scheme = 'auto' | 'light' | 'dark'

const FONTS = '"Segoe UI","Helvetica Neue",Arial,"Liberation Sans","Noto Sans",system-ui,sans-serif'

const properties = (palette: Palette) =>
  Object.entries(palette)
    .map(([role, colour]) => `--pb-${role}:${colour}`)
    .join(';')

/** The style sheet of one chart, every rule confined to its id: several charts stand in one page without touching it. */
export function styleSheet(id: string, scheme: Scheme): string {
  const fixed = scheme === 'dark' ? DARK : LIGHT
  const colour = (role: keyof Palette) => (scheme === 'auto' ? `var(--pb-${role})` : fixed[role])
  const line = (name: string, role: keyof Palette, width: number, dashes = '') =>
    `.pb-l-${name}{fill:none;stroke:${colour(role)};stroke-width:${width}${dashes === '' ? '' : `;stroke-dasharray:${dashes}`}}`
  const fill = (name: string, role: keyof Palette) => `.pb-${name}{fill:${colour(role)}}`
  const rules = [
    fill('paper', 'paper'),
    ...(['ink', 'muted', 'main', 'goal', 'fall'] as const).map((ink) => fill(`t-${ink}`, ink)),
    '.pb-bold{font-weight:600}',
    `.pb-halo{paint-order:stroke;stroke:${colour('paper')};stroke-width:3px;stroke-linejoin:round}`,
    line('grid', 'grid', 1),
    line('axis', 'muted', 1),
    line('leader', 'muted', 0.75),
    line('split', 'muted', 1, '2 3'),
    line('outturn', 'ink', 2),
    line('estimate', 'ink', 2, '5 3'),
    line('main', 'main', 2.5, '0.1 4.5'),
    line('baseline', 'muted', 2, '0.1 4'),
    line('goal', 'goal', 1.5),
    line('level', 'ink', 2.5),
    line('short', 'muted', 1.5),
    line('over', 'main', 1.5),
    line('hatch', 'paper', 1.5),
    '.pb-l-main,.pb-l-baseline{stroke-linecap:round}',
    fill('m-solid', 'ink'),
    `.pb-m-open{fill:${colour('paper')};stroke:${colour('ink')};stroke-width:1.5}`,
    `.pb-m-unheld{fill:none;stroke:${colour('muted')};stroke-width:1.5}`,
    ...(['band50', 'band80', 'band95', 'faint50', 'faint80', 'faint95'] as const).map((band) => fill(band, band)),
    fill('rise', 'main'),
    fill('fall', 'fall'),
  ].map((rule) => rule.replace(/(^|,)\./g, `$1#${id} .`))
  const face = `font-family:${FONTS};font-variant-numeric:tabular-nums`
  if (scheme !== 'auto') return [`#${id}{${face}}`, ...rules].join('\n')
  return [
    `#${id}{${properties(LIGHT)};${face}}`,
    `@media screen and (prefers-color-scheme:dark){#${id}{${properties(DARK)}}}`,
    ...rules,
  ].join('\n')
}
