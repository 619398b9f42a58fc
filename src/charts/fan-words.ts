import { historyInWords, keySentence, lastKnown, sentence, sentences, statusKey } from './chart-words.js'
import type { FanSpec } from './fan-chart.js'
import { type Figures, isNumber } from './figures.js'
import { levelInWords } from './level.js'

/** Whether there are bands beyond the calibrated years. */
export function isUnsure(spec: Pick<FanSpec, 'years' | 'calibratedTo'>): boolean {
  const { years, calibratedTo } = spec
  return calibratedTo !== undefined && years.some((y) => y.period > calibratedTo && y.bands)
}

/** The key to a fan chart, as far as it is needed; entries in order of their years. */
export function fanKey(spec: FanSpec): string {
  return keySentence([
    ...statusKey(spec.history),
    spec.years.some((y) => isNumber(y.value)) ? 'dotted: projection' : '',
    spec.years.some((y) => y.bands) ? 'shades: central 50, 80 and 95 % of outcomes' : '',
    isUnsure(spec) ? `hatched: uncalibrated, beyond ${spec.calibratedTo}` : '',
  ])
}

/** A fan chart for those who cannot see it; entries in order of their years. */
export function fanInWords(spec: FanSpec, figures: Figures): string {
  const end = lastKnown(spec.years)
  const bands = end?.bands
  const baseline = spec.baseline && lastKnown(spec.baseline.points)
  const range = (name: 'p50' | 'p80' | 'p95') =>
    bands ? `${name.slice(1)} % between ${figures.text(bands[name][0])} and ${figures.text(bands[name][1])}` : ''
  return sentences([
    `Fan chart, ${figures.unit(spec.unit)}.`,
    historyInWords(spec.history, figures),
    end ? `${spec.central ?? 'Central path'}: ${figures.text(end.value)} in ${end.period}.` : '',
    bands ? `Of outcomes for ${end?.period}, ${range('p50')}, ${range('p80')}, ${range('p95')}.` : '',
    baseline ? `${spec.baseline?.label}: ${figures.text(baseline.value)} in ${baseline.period}.` : '',
    sentence(levelInWords(spec.goal, figures)),
    isUnsure(spec) ? `Bands are calibrated to ${spec.calibratedTo}, and uncalibrated beyond.` : '',
  ])
}
