import { describe, expect, it } from 'vitest'
import { DARK, LIGHT, type Palette, styleSheet } from '../../src/charts/palette.js'
import { MADE } from './makers.js'
import { pictureOf } from './picture.js'

type Rgb = readonly [number, number, number]

/** Linear light of `#rrggbb`, each channel 0 to 1 (IEC 61966-2-1). */
function linear(colour: string): Rgb {
  const channel = (i: number) => {
    const c = Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [channel(0), channel(1), channel(2)]
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const [x, y] = [luminance(linear(a)), luminance(linear(b))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** How a colour looks without red, green or blue cones, in linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const BLIND: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** CIE L*a*b* of linear light (D65). */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const SCHEMES: readonly (readonly [string, Palette])[] = [
  ['light', LIGHT],
  ['dark', DARK],
]
const BANDS = ['band50', 'band80', 'band95', 'faint50', 'faint80', 'faint95'] as const

describe.each(SCHEMES)('colours of the %s scheme', (_, palette) => {
  it.each(['ink', 'muted', 'main', 'goal', 'fall'] as const)('%s is legible as text: 4.5 to 1 on paper', (ink) => {
    expect(contrast(palette[ink], palette.paper)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(BANDS)('text that may stand on %s is legible there', (band) => {
    expect(contrast(palette.ink, palette[band])).toBeGreaterThanOrEqual(4.5)
    if (band !== 'band50') expect(contrast(palette.muted, palette[band])).toBeGreaterThanOrEqual(4.5)
  })

  it('lines stand out from paper and from every band: 3 to 1', () => {
    for (const line of ['ink', 'muted', 'main', 'goal', 'fall'] as const)
      for (const ground of ['paper', ...BANDS] as const)
        expect(contrast(palette[line], palette[ground]), `${line} on ${ground}`).toBeGreaterThanOrEqual(2.9)
  })

  it('bands are three steps of one way from paper, the narrowest farthest', () => {
    for (const [a, b, c] of [
      ['band95', 'band80', 'band50'],
      ['faint95', 'faint80', 'faint50'],
    ] as const) {
      const steps = [palette.paper, palette[a], palette[b], palette[c]].map((colour) => contrast(colour, palette.paper))
      for (const [i, step] of steps.entries()) if (i > 0) expect(step).toBeGreaterThan((steps[i - 1] ?? 0) * 1.07)
    }
  })

  it.each(Object.entries(BLIND))('goal and projection, rise and fall differ with %s', (_name, matrix) => {
    const seen = (colour: string): Rgb => {
      const [r, g, b] = linear(colour)
      const row = ([x, y, z]: Rgb) => Math.min(1, Math.max(0, x * r + y * g + z * b))
      return lab([row(matrix[0]), row(matrix[1]), row(matrix[2])])
    }
    expect(distance(seen(palette.main), seen(palette.goal))).toBeGreaterThan(30)
    expect(distance(seen(palette.main), seen(palette.fall))).toBeGreaterThan(30)
    expect(distance(seen(palette.goal), seen(palette.ink))).toBeGreaterThan(20)
  })
})

describe('the style sheet', () => {
  it('confines every rule to its chart', () => {
    for (const scheme of ['auto', 'light', 'dark'] as const) {
      const rules = styleSheet('a-1', scheme).split('\n')
      for (const rule of rules) expect(rule).toMatch(/^(@media [^{]+\{)?#a-1[ {]/)
      expect(styleSheet('a-1', scheme)).not.toMatch(/url\(|@import|@font-face|https?:/)
    }
  })

  it('follows the reader on a screen and is light in print', () => {
    const auto = styleSheet('a', 'auto')
    expect(auto).toContain('@media screen and (prefers-color-scheme:dark){#a{--pb-paper:#14181d')
    expect(auto.indexOf('--pb-paper:#ffffff')).toBeLessThan(auto.indexOf('@media'))
  })

  it('has plain colours for programs without custom properties', () => {
    for (const scheme of ['light', 'dark'] as const) {
      expect(styleSheet('a', scheme)).not.toMatch(/var\(|--|@media/)
      expect(styleSheet('a', scheme)).toContain((scheme === 'dark' ? DARK : LIGHT).paper)
    }
  })

  it('has a rule for every class that charts use', () => {
    for (const { chart } of Object.values(MADE)) {
      const { elements } = pictureOf(chart({ id: 'a' }))
      const classes = new Set(
        elements.flatMap((e) => (e.attributes.get('class') ?? '').split(' ')).filter((c) => c !== ''),
      )
      expect(classes.size).toBeGreaterThan(4)
      for (const name of classes) expect(styleSheet('a', 'auto'), name).toMatch(new RegExp(`#a \\.${name}[,{]`))
    }
  })
})
