import { type DebtSpec, debtChart } from '../charts/debt-chart.js'
import { debtTable } from '../charts/debt-table.js'
import { type FanSpec, fanChart } from '../charts/fan-chart.js'
import { fanTable } from '../charts/fan-table.js'
import { fixedHalfUp } from '../math/rounding.js'
import { PledgebookError } from '../terms/fault.js'
import { type Prices, unitInWords } from '../terms/unit.js'
import type { Cost } from './cost-schema.js'
import type { Manner, Picture, Pictures } from './picture.js'

function fan(spec: FanSpec): Picture {
  return { svg: (options) => fanChart(spec, options), table: (options) => fanTable(spec, options) }
}

function assumed(answer: Cost): string {
  const { start, baseline, path, gdp } = answer.assumptions
  return `Start ${start.period}: ${fixedHalfUp(start.share, 2)} % of GDP. Path: ${path.says}. Baseline: ${baseline.kind}. GDP: ${gdp.says}.`
}

/** Whether the money of the start is what was published: not given, nor a share of another GDP. */
function asPublished(answer: Cost): boolean {
  const { start, gdp } = answer.assumptions
  return start.origin !== 'given' && start.publishedLevel === null && gdp.kind !== 'static' && gdp.kind !== 'file'
}

function certainty(answer: Cost): { calibratedTo?: string } {
  const { uncertainty } = answer.assumptions
  return uncertainty === null ? {} : { calibratedTo: uncertainty.calibratedTo }
}

/** Numbers that an axis is asked to hold as well: `reach` in a manner, with commas between. */
function reachOf(manner: Manner | undefined, unit = 1): number[] {
  return (manner?.reach ?? '')
    .split(',')
    .filter((text) => text.trim() !== '')
    .map((text) => Number(text) / unit)
    .filter(Number.isFinite)
}

/** The share, its past and its path; bands say what share the same money would be. */
function shareOf(answer: Cost, manner?: Manner): Picture {
  const { start, target, by } = answer.assumptions
  return fan({
    title: `${answer.name}: path to ${target} % of GDP by ${by}`,
    subtitle: 'Spending as a share of GDP; bands: if the money of the path is fixed in cash',
    unit: '% of GDP',
    source: answer.citation.text,
    notes: [assumed(answer)],
    history: answer.history.map((h, i) => ({
      period: h.period,
      value: h.share,
      estimate: h.status === 'estimate',
      at: `/history/${i}/share`,
    })),
    years: answer.years
      .map((y, i) => ({
        period: y.period,
        value: y.share,
        bands: y.shareBands ?? undefined,
        at: `/years/${i}/share`,
        bandsAt: `/years/${i}/shareBands`,
      }))
      .filter((y) => y.period !== start.period || !answer.history.some((h) => h.period === y.period)),
    reach: reachOf(manner),
    central: 'path',
    goal: { value: target, label: `${target} % of GDP` },
    ...certainty(answer),
  })
}

/** Ten thousands and more of a unit are shown in thousands of it. */
const MANY = 1e4
const STEP = 3

/** Money of the path over the baseline. */
function levelOf(answer: Cost, manner?: Manner): Picture {
  const { start, by, baseline, target } = answer.assumptions
  const [first] = answer.years
  const large = answer.years.some((y) => y.level.value >= MANY)
  const shown = (value: number) => (large ? value / 1000 : value)
  const range = ([low, high]: readonly [number, number]): [number, number] => [shown(low), shown(high)]
  const unit = first && {
    code: first.level.currency,
    scale: first.level.scale + (large ? STEP : 0),
    prices: first.level.prices as Prices,
  }
  return fan({
    title: `${answer.name}: spending on the way to ${target} % of GDP in ${by}`,
    subtitle: 'Bands: if the share is promised and GDP errs as past forecasts have',
    unit: unit ? unitInWords(unit) : '',
    source: answer.citation.text,
    notes: [assumed(answer)],
    // Only money as published is history; a start that is given or counted on another GDP is part of the path.
    history:
      first && asPublished(answer)
        ? [
            {
              period: first.period,
              value: shown(first.level.value),
              estimate: start.status === 'estimate',
              at: '/years/0/level/value',
            },
          ]
        : [],
    years: answer.years
      .map(({ period, level, bands }, i) => ({
        period,
        value: shown(level.value),
        bands: bands ? { p50: range(bands.p50), p80: range(bands.p80), p95: range(bands.p95) } : undefined,
        at: `/years/${i}/level/value`,
        bandsAt: `/years/${i}/bands`,
      }))
      .slice(asPublished(answer) ? 1 : 0),
    reach: reachOf(manner, large ? 1000 : 1),
    central: 'path',
    baseline: {
      label: baseline.kind,
      points: answer.years.map((y, i) => ({
        period: y.period,
        value: shown(y.baseline.value),
        at: `/years/${i}/baseline/value`,
      })),
    },
    ...certainty(answer),
  })
}

function debtSpec(answer: Cost): DebtSpec {
  const { debt } = answer
  const last = debt?.byYear.at(-1)
  if (debt === null || last === undefined)
    throw new PledgebookError(
      'input',
      'chart.noData',
      'the answer has no debt path',
      'ask without --gdp static, for an area with published debt',
    )
  return {
    title: `${answer.name}: public debt with and without the extra spending`,
    subtitle: 'General government gross debt',
    unit: '% of GDP',
    source: answer.citation.text,
    notes: [`${debt.assumptions.join('; ')}.`],
    baseline: {
      label: 'baseline',
      points: debt.byYear.map((y, i) => ({ period: y.period, value: y.baseline, at: `/debt/byYear/${i}/baseline` })),
    },
    scenario: {
      label: 'with the extra spending',
      points: debt.byYear.map((y, i) => {
        const range = debt.ranges.byYear[i]
        const point = { period: y.period, value: y.scenario, at: `/debt/byYear/${i}/scenario` }
        return range ? { ...point, low: y.baseline + range.low, high: y.baseline + range.high } : point
      }),
    },
    range: 'over multipliers and interest rates',
    decomposition: {
      heading: `Effect in ${last.period}`,
      unit: 'points of GDP',
      parts: debt.decomposition.map((p) => ({ label: p.part, value: p.points })),
      total: { label: 'together', value: last.effect },
    },
  }
}

function debtOf(answer: Cost): Picture {
  const spec = debtSpec(answer)
  return { svg: (options) => debtChart(spec, options), table: (options) => debtTable(spec, options) }
}

/** The charts of `cost` by name, the usual one first. */
export const COST_PICTURES: Pictures<Cost> = { share: shareOf, level: levelOf, debt: debtOf }
