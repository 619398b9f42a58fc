import * as z from 'zod/mini'
import { parseDay } from '../terms/day.js'

function isDay(text: string): boolean {
  try {
    return parseDay(text).length === text.length
  } catch {
    return false
  }
}

/** Fields that several kinds of YAML file have. */
export const day = z.string().check(z.refine(isDay, 'a day of the calendar, as "2025-06-25"'))
export const year = z.string().check(z.regex(/^\d{4}$/, 'a year, as "2025"'))
export const text = z.string().check(z.minLength(1))
export const source = z.strictObject({ text, url: z.optional(text) })
export const strings = z._default(z.array(text), [])
/** Three letters: an area by ISO 3166-1 or a currency by ISO 4217. */
export const letters = z.string().check(z.regex(/^[A-Z]{3}$/))
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
