import { MOST_ORIGINS } from './kernel-memory.js'

/** The most values (areas × years × draws) one call of `fans` goes through: some two seconds. */
export const MOST_VALUES = 536_870_912
/** The most years × draws one call of `paths` gives: 200 MB. */
export const MOST_PATHS = 16_777_216
/** The most blocks × draws of one set of picks: 67 MB, and as much in the kernel. */
export const MOST_PICKS = 8_388_608

/** Errors by origin: variable 0 is real growth, variable 1 price change. */
export interface Tables {
  readonly areas: number
  readonly years: number
  /** From 1 to 255. */
  readonly origins: number
  /** Factors, `[((area · years + year) · 2 + variable) · origins + origin]`: 1.02 for growth of 2 %. Finite. */
  readonly level: Float32Array
  /** What a normal is multiplied with before it is added, in the same order. Finite. */
  readonly spread: Float32Array
}

/** What is drawn once for all areas, `[block · draws + draw]`. */
export interface Picks {
  readonly origins: number
  readonly blocks: number
  readonly draws: number
  /** The origin whose whole row of errors is taken, from 0. */
  readonly first: Uint16Array
  /** The origin whose row is taken times a normal. */
  readonly second: Uint16Array
  readonly normal: Float32Array
}

/** `[year · draws + draw]`, 1 before the first year. */
export interface Paths {
  readonly real: Float32Array
  readonly price: Float32Array
  readonly nominal: Float32Array
}

export type Kind = keyof Paths

/** Throws RangeError unless it holds. */
export function refuse(holds: boolean, words: string): void {
  if (!holds) throw new RangeError(words)
}

const isCount = (n: number) => Number.isSafeInteger(n) && n >= 1

/** Throws RangeError unless all sizes fit each other. The numbers themselves are looked at when they are read. */
export function refuseModel(tables: Tables, picks: Picks, blockOf: ArrayLike<number>, floor: number): void {
  const { areas, years, origins, level, spread } = tables
  refuse([areas, years].every(isCount), `the tables are of ${areas} areas and ${years} years: at least one is needed`)
  refuse(isCount(origins) && origins <= MOST_ORIGINS, `the tables have ${origins} origins: 1 to 255 are allowed`)
  const cells = areas * years * 2 * origins
  for (const [name, table] of Object.entries({ level, spread }))
    refuse(table.length === cells, `the table of ${name}s has ${table.length} numbers: ${cells} are needed`)
  const { blocks, draws } = picks
  refusePicks(picks.origins, blocks, draws)
  refuse(picks.origins === origins, `the picks are of ${picks.origins} origins, the tables of ${origins}`)
  for (const list of [picks.first, picks.second, picks.normal])
    refuse(list.length === blocks * draws, `a list of picks has ${list.length} entries: ${blocks * draws} are needed`)
  refuse(blockOf.length === years, `blocks are given for ${blockOf.length} years: ${years} are needed`)
  for (let year = 0; year < years; year++)
    refuse(
      Number.isInteger(blockOf[year]) && (blockOf[year] ?? -1) >= 0 && (blockOf[year] ?? 0) < blocks,
      `year ${year} is of block ${blockOf[year]}: a block from 0 to ${blocks - 1} is needed`,
    )
  refuse(
    Math.fround(floor) > 0 && floor <= 1,
    `the floor of factors is ${floor}: a number above 0, at most 1, is needed`,
  )
}

/** Throws RangeError unless these picks can be drawn. */
export function refusePicks(origins: number, blocks: number, draws: number): void {
  refuse(isCount(origins) && origins <= MOST_ORIGINS, `picks of ${origins} origins: 1 to 255 are allowed`)
  refuse(
    [blocks, draws].every(isCount) && blocks * draws <= MOST_PICKS,
    `picks of ${blocks} blocks × ${draws} draws: at least one of each and ${MOST_PICKS} in all are allowed`,
  )
}
