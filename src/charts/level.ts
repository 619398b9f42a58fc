import { type Figures, isNumber, type Value } from './figures.js'

/** A level that values are held against, with the name written at the end of its line. */
export interface Level {
  readonly value: Value
  readonly label: string
}

/** The level, unless it has no number: a line for it would stand anywhere. */
export function knownLevel(level: Level | undefined): Level | undefined {
  return level && isNumber(level.value) ? level : undefined
}

/** The level with its number, `Goal for 2035 (3.5)`; empty without one. */
export function levelInWords(level: Level | undefined, figures: Figures): string {
  return level && isNumber(level.value) ? `${level.label} (${figures.text(level.value)})` : ''
}
