import type { Observation } from '../../src/terms/observation.js'
import type { SheetDraft } from './sheet-draft.js'
import type { WrittenWorkbook } from './words.js'
import { madeUp, WORLD } from './world.js'
import { write2024 } from './write-2024.js'
import { write2025 } from './write-2025.js'

/** Day of the small workbooks' edition, which the book does not hold. */
export const SMALL_DAY = '2027-06-30'

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026, 2027]

/** Every table for 2021 to 2027e, or other years, numbers that keep no identity but could each be true. */
export function smallFigures(years: readonly number[] = YEARS): Observation[] {
  let at = 0
  return madeUp({
    day: SMALL_DAY,
    copy: 'original',
    base: '2021',
    years,
    estimatesFrom: 2026,
    value: () => ({ value: 1 + (at++ % 997) / 100, missing: null }),
  })
}

/** A small workbook in one of the two layouts, with something changed before it is written. */
export function smallWorkbook(
  layout: '2024' | '2025',
  change?: (drafts: SheetDraft[]) => void,
  years?: readonly number[],
): Promise<WrittenWorkbook> {
  const write = layout === '2024' ? write2024 : write2025
  return write({ ...WORLD, observations: smallFigures(years), base: '2021', title: 'core', change })
}
