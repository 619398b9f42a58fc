import type { Figures } from './figures.js'
import type { GapArea } from './gap-chart.js'

/** A value, or its bounds, as it is written. */
export function valueText(area: GapArea, figures: Figures): string {
  const { bounds } = area
  return bounds ? `${figures.text(bounds.low)}–${figures.text(bounds.high)}` : figures.text(area.value)
}
