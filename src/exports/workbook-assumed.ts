import type { CostAnswer } from './workbook-answer.js'
import { FACTOR, formula, input, MONEY, SHARE, YEAR } from './workbook-cells.js'
import type { CostModel } from './workbook-model.js'
import { allPlanned, BASELINE_WORDS, pathsOffered } from './workbook-path.js'
import type { Cell } from './xlsx-sheet.js'

/** An assumption: its name in formulas, what it is, its cell, its unit and who says so. */
export interface Assumption {
  readonly name: string
  readonly label: string
  readonly cell: Cell
  readonly unit: string
  readonly where: string
  readonly words?: readonly string[]
}

const fixed = (value: number | string, format?: string): Cell => ({ value, style: { role: 'plain', format } })

function startOf(model: CostModel, answer: CostAnswer, unit: string): Assumption[] {
  const { start } = answer.assumptions
  const cell = [start.edition, start.cell, start.status].filter((x) => x !== null).join(', ')
  const where = cell === '' ? start.origin : cell
  const [one] = model.members
  const share: Assumption = {
    name: 'start_share',
    label: `Share in ${model.from}`,
    cell: input(model.asWhole ? model.startShare : (one?.startShare ?? 0), SHARE),
    unit: '% of GDP',
    where: `${where}; to start from an amount, write =100*amount/start_gdp here`,
  }
  if (model.asWhole) return [{ ...share, where: 'the members together, or as asked' }]
  if (model.group || one === undefined) return []
  return [
    share,
    {
      name: 'start_gdp',
      label: `GDP in ${model.from}`,
      cell: input(one.gdp[0] ?? 0, MONEY),
      unit,
      where: answer.assumptions.gdp.says,
    },
    {
      name: 'start_level',
      label: `Spending in ${model.from}`,
      cell: formula('start_gdp*start_share/100', ((one.gdp[0] ?? 0) * one.startShare) / 100, MONEY),
      unit,
      where: 'share × GDP',
    },
  ]
}

function pathOf(model: CostModel, answer: CostAnswer): Assumption[] {
  const { path } = model
  const offered = pathsOffered(model)
  const pace = model.asWhole ? path.pace : model.group ? null : (model.members[0]?.pace ?? null)
  return [
    {
      name: 'path',
      label: 'Path',
      cell: input(path.kind),
      unit: offered.join(', '),
      where: answer.assumptions.path.says,
      words: offered,
    },
    {
      name: 'bend',
      label: 'Bend of front and back',
      cell: input(path.bend, '0.00'),
      unit: '0 to 1',
      where: 'how far they leave the straight line',
    },
    {
      name: 'steps',
      label: 'Number of steps',
      cell: input(path.steps, '0'),
      unit: `1 to ${model.by - model.from}`,
      where: 'equal steps, the last in the due year',
    },
    ...(pace === null
      ? []
      : [
          {
            name: 'pace',
            label: 'Pace',
            cell: input(pace, SHARE),
            unit: 'points of GDP a year',
            where: 'yearly change since the goal’s first year, for the path “pace”',
          },
        ]),
    {
      name: 'max_growth',
      label: 'Most that spending may grow',
      cell: input(path.maxGrowth, '0.00'),
      unit: '% a year, real',
      where: 'empty: no limit',
    },
  ]
}

function moneyOf(model: CostModel, answer: CostAnswer): Assumption[] {
  const [one] = model.members
  const alone = !model.group && one !== undefined
  const { second } = model
  return [
    {
      name: 'baseline',
      label: 'Baseline',
      cell: input(model.baseline),
      unit: 'what would be spent without the promise',
      where: answer.assumptions.baseline.says,
      words: BASELINE_WORDS.filter((w) => w !== 'plan' || allPlanned(model)),
    },
    {
      name: 'growth_every_year',
      label: 'Own real growth, every year',
      cell: input(null, '0.00'),
      unit: '% a year',
      where: 'empty: the growth of each year as below; a number here replaces them all',
    },
    {
      name: 'inflation_every_year',
      label: 'Own inflation, every year',
      cell: input(null, '0.00'),
      unit: '% a year',
      where: 'empty: the GDP deflator of each year as below; a number here replaces them all',
    },
    {
      name: 'prices_year',
      label: 'Prices of the year',
      cell: input(model.priceYear ?? 'current', YEAR),
      unit: 'current, or a year',
      where: `${answer.assumptions.prices.says}; a year must be of the path or have a price level here`,
    },
    ...(alone
      ? [
          {
            name: 'exchange_rate',
            label: 'Exchange rate',
            cell: input(one.rate, FACTOR),
            unit: `${model.currency} for one ${one.currency}`,
            where: answer.assumptions.currency.says,
          },
        ]
      : []),
    ...(second === null
      ? []
      : [
          {
            name: 'second_rate',
            label: 'Rate of the second currency',
            cell: input(second.rate, FACTOR),
            unit: `${second.currency} for one ${one?.currency ?? ''}`,
            where: second.says,
          },
        ]),
  ]
}

/** All assumptions of a cost that are one number or word. */
export function assumptionsOf(model: CostModel, answer: CostAnswer, unit: string): Assumption[] {
  return [
    {
      name: 'start_year',
      label: 'Start year',
      cell: fixed(model.from, YEAR),
      unit: '',
      where: 'the rows of this workbook: ask again for another',
    },
    {
      name: 'due_year',
      label: 'Due year',
      cell: fixed(model.by, YEAR),
      unit: '',
      where: 'the rows of this workbook: ask again for another',
    },
    {
      name: 'target',
      label: 'Target',
      cell: input(model.target, '0.00'),
      unit: '% of GDP',
      where: 'the goal’s, or as asked',
    },
    ...startOf(model, answer, unit),
    ...pathOf(model, answer),
    ...moneyOf(model, answer),
  ]
}
