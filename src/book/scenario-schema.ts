import * as z from 'zod/mini'
import { day } from './schema-fields.js'

const id = z.string().check(z.minLength(1))

/** `data/scenarios/economy.yaml` */
export const economyFile = z.strictObject({
  gdp: z.array(id),
  dataset: id,
  drift: z.number().check(z.gt(1)),
  nominal: id,
  usd: id,
  real: id,
  growth: id,
  deflator: id,
  consumerPrices: id,
  population: id,
  debt: id,
  primaryBalance: id,
  balance: id,
  revenue: id,
  expenditure: id,
  rates: z.array(z.strictObject({ measure: id, base: z.string().check(z.regex(/^[A-Z]{3}$/)) })),
})

/** `data/scenarios/uncertainty.yaml` */
export const uncertaintyFile = z.strictObject({
  trackRecord: id,
  growth: id,
  prices: z.array(id),
  horizon: z.int().check(z.gte(1), z.lte(10)),
  highInflation: z.number().check(z.gt(0)),
  highInflationSource: id,
  borrowed: z.number().check(z.gte(0), z.lte(100)),
  floor: z.number().check(z.gt(0), z.lt(1)),
  bands: z.array(z.number().check(z.gt(0), z.lt(100))),
  groups: z.array(z.strictObject({ name: id, areas: z.array(id) })),
})

/** `data/scenarios/debt.yaml` */
export const debtFile = z.strictObject({
  multiplier: z.number(),
  persistence: z.number().check(z.gte(0), z.lte(1)),
  semiElasticity: z.number(),
  multipliers: z.array(z.number()),
  rMinusG: z.array(z.number()),
  leastRate: z.number().check(z.gte(0)),
  source: id,
})

const cited = z.strictObject({ text: id, url: z.optional(id) })
const calendarYear = z.int().check(z.gte(1990), z.lte(2100))

/** `data/scenarios/eu-escape-clause.yaml` */
export const escapeFile = z.strictObject({
  id,
  title: id,
  legalBasis: cited,
  announcedOn: day,
  spending: z.strictObject({ classification: id, division: id, sector: id, basis: id }),
  measure: id,
  flexibility: z.number().check(z.gt(0)),
  from: calendarYear,
  to: calendarYear,
  baseYear: calendarYear,
  because: id,
  source: cited,
  sources: z.array(cited),
  members: z.array(
    z.strictObject({
      area: z.string().check(z.regex(/^[A-Z]{3}$/)),
      activatedOn: day,
      from: z.optional(calendarYear),
      to: z.optional(calendarYear),
      baseYear: z.optional(calendarYear),
      note: z.optional(id),
      source: z.optional(cited),
    }),
  ),
  membersSource: cited,
  notListed: z.array(z.strictObject({ area: id, source: cited })),
  note: id,
})
