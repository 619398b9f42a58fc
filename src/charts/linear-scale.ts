/** Maps numbers to pixels along a straight line, beyond its domain too. */
export interface LinearScale {
  (value: number): number
  readonly domain: readonly [number, number]
  readonly range: readonly [number, number]
  /** Round numbers within the domain, about so many. */
  readonly ticks: (count: number) => number[]
}

type Span = readonly [number, number]

/** Square roots of 50, 10 and 2: where a step is nearer to the next round one. */
const TO_TEN = 7.0710678118654755
const TO_FIVE = 3.1622776601683795
const TO_TWO = Math.SQRT2
const MOST_TURNS = 10

const tenTo = (power: number) => Number(`1e${power}`)

/** First and last multiple and the step between ticks; a negative step stands for its reciprocal, which is exact. */
function tickSpec(start: number, stop: number, count: number): readonly [number, number, number] {
  const step = (stop - start) / count
  if (!(step > 0 && Number.isFinite(step))) return [0, -1, Number.NaN]
  const [digits = '1', exponent = '0'] = step.toExponential().split('e')
  const power = Number(exponent)
  const error = Number(digits)
  const factor = error >= TO_TEN ? 10 : error >= TO_FIVE ? 5 : error >= TO_TWO ? 2 : 1
  const size = power < 0 ? tenTo(-power) / factor : tenTo(power) * factor
  const at = (i: number) => (power < 0 ? i / size : i * size)
  let first = Math.round(power < 0 ? start * size : start / size)
  let last = Math.round(power < 0 ? stop * size : stop / size)
  if (at(first) < start) first++
  if (at(last) > stop) last--
  if (last < first && count < 2) return tickSpec(start, stop, count * 2)
  return [first, last, power < 0 ? -size : size]
}

/** Round numbers (1, 2, 5 times a power of ten) from the lower to the higher end, inclusive, about `count` of them. */
export function roundTicks([start, stop]: Span, count: number): number[] {
  if (start === stop) return [start]
  const [first, last, step] = tickSpec(start, stop, count)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    step < 0 ? (first + i) / -step : (first + i) * step,
  )
}

/** A domain widened so that it begins and ends on round numbers that are about `count` apart. */
export function niceDomain(domain: Span, count: number): Span {
  let [start, stop] = domain
  let before = 0
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const step = tickSpec(start, stop, count)[2]
    if (step === before) return [start, stop]
    if (step > 0) {
      start = Math.floor(start / step) * step
      stop = Math.ceil(stop / step) * step
    } else if (step < 0) {
      start = Math.ceil(start * step) / step
      stop = Math.floor(stop * step) / step
    } else break
    before = step
  }
  return domain
}

/** A scale from a rising domain to a range of pixels in either direction. */
export function linearScale(domain: Span, range: Span): LinearScale {
  const [from, to] = domain
  const [first, last] = range
  const scale = (value: number) => {
    const part = from === to ? 0.5 : (value - from) / (to - from)
    return first * (1 - part) + last * part
  }
  return Object.assign(scale, { domain, range, ticks: (count: number) => roundTicks(domain, count) })
}
