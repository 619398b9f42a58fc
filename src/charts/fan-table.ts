import { type Cell, chartTable, numberCell, type TableOptions, tableFigures } from './chart-table.js'
import { statusWord } from './chart-words.js'
import { BAND_WORDS, bandYear } from './fan-bands.js'
import { type FanSpec, fanInOrder, fanNumbers } from './fan-chart.js'
import { levelInWords } from './level.js'

const NARROW_FIRST = ['p50', 'p80', 'p95'] as const

/** The numbers of a fan chart as an HTML table. Throws as the chart does, but for sizes and for having no number. */
export function fanTable(spec: FanSpec, options: TableOptions = {}): string {
  const figures = tableFigures([...fanNumbers(spec), spec.goal?.value], options.decimals)
  const { history, years, baseline, calibratedTo } = fanInOrder(spec)
  const number = (value: Parameters<typeof numberCell>[0], at?: string) => numberCell(value, figures.text, at)
  const blank: Cell[] = NARROW_FIRST.flatMap(() => ['', ''])
  const compared = (year: number): Cell[] => {
    const point = baseline.find((p) => p.year === year)
    return spec.baseline ? [number(point?.value, point?.at)] : []
  }
  const alone = baseline.filter((p) => !years.some((y) => y.year === p.year))
  const rows: Cell[][] = [
    ...history.map((p): Cell[] => [
      p.period,
      statusWord(p),
      number(p.value, p.at),
      ...blank,
      ...(spec.baseline ? [''] : []),
    ]),
    ...[
      ...years,
      ...alone.map((p) => ({
        period: p.period,
        year: p.year,
        value: null,
        bands: undefined,
        at: undefined,
        bandsAt: undefined,
      })),
    ]
      .sort((a, b) => a.year - b.year)
      .map((p): Cell[] => {
        bandYear(p, figures)
        const unsure = calibratedTo !== undefined && p.year > calibratedTo && p.bands
        return [
          p.period,
          unsure ? 'projection, uncalibrated' : 'projection',
          number(p.value, p.at),
          ...(p.bands
            ? NARROW_FIRST.flatMap((name) =>
                (p.bands?.[name] ?? []).map((end, i) => number(end, p.bandsAt && `${p.bandsAt}/${name}/${i}`)),
              )
            : blank),
          ...compared(p.year),
        ]
      }),
  ]
  return chartTable(
    spec,
    figures,
    [
      'Year',
      'Kind',
      { unit: spec.central ?? 'Value' },
      ...NARROW_FIRST.flatMap((name) => [`${BAND_WORDS[name]}, low`, `${BAND_WORDS[name]}, high`]),
      ...(spec.baseline ? [spec.baseline.label] : []),
    ],
    rows,
    options,
    [levelInWords(spec.goal, figures)],
  )
}
