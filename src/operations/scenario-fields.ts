import * as z from 'zod/mini'
import { areaField, asOfField, editionField, goalField } from './fields.js'

/** A field with the words the doors show. */
export function said<T extends z.ZodMiniType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description })
  return schema
}

/** A schema of its own each time: descriptions are kept by schema. */
export const count = () => z.number().check(z.int())
const year = count

/** What a scenario is asked with; `cost` and `plan` share these. */
export const scenarioFields = {
  area: areaField,
  goal: z.optional(goalField),
  target: z.optional(said(z.number(), 'another share of GDP than the goal’s, in per cent')),
  from: z.optional(said(year(), 'year of the start. Default: the newest with a published figure')),
  startShare: z.optional(said(z.number(), 'own share of GDP in the start year, in per cent')),
  startLevel: z.optional(
    said(
      z.number(),
      'own spending in the start year, in units of the area’s currency, for a group of the answer’s (62.5e9)',
    ),
  ),
  by: z.optional(said(year(), 'year by which the target is reached. Default: the goal’s')),
  gdp: z._default(
    said(
      z.string(),
      'GDP path: weo (IMF), splice (with the newer partial edition), static, or a CSV file with year,gdp_billion',
    ),
    'weo',
  ),
  gdpYear: z.optional(said(year(), 'year whose GDP is held still, with --gdp static')),
  growth: z.optional(said(z.number(), 'real growth of GDP in per cent a year instead of the projection')),
  inflation: z.optional(said(z.number(), 'change of the GDP deflator in per cent a year instead of the projection')),
  prices: z._default(said(z.string(), 'current, or the year whose prices amounts are at, such as 2025'), 'current'),
  currency: z.optional(
    said(
      z.string(),
      'currency of amounts (USD, EUR, PPP for international dollars). Default: the area’s; USD for groups',
    ),
  ),
  rateYear: z.optional(
    said(year(), 'year of the one exchange rate used. Default: the start year, or that of GDP held still if earlier'),
  ),
  edition: z.optional(editionField),
  asOf: z.optional(asOfField),
}

export type ScenarioInput = z.infer<ReturnType<typeof scenarioObject>>

/** The fields as one schema, for their type. */
function scenarioObject() {
  return z.strictObject(scenarioFields)
}
