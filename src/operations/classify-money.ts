import { bothSides } from '../rules/both-sides.js'
import { fromCents } from '../rules/cents.js'
import { partMoney, type YearMoney } from '../rules/part-money.js'
import type { RuleSet } from '../rules/rule.js'
import type { RuleMoney } from '../rules/tally.js'
import { derived, type Figure, given } from '../series/figure.js'
import type { Stage } from '../terms/ledger-line.js'
import { PERCENT, type Unit } from '../terms/unit.js'
import type { GdpOfYears } from './classify-gdp.js'
import type { ClassifyAnswer } from './classify-schema.js'

/** The sums of one stage by part, year and rule, with where each share of GDP comes from. */
export interface MoneyAnswer extends Pick<ClassifyAnswer, 'byPart' | 'years' | 'byRule'> {
  readonly byYear: readonly YearMoney[]
  readonly unmatched: ClassifyAnswer['unmatched']['byPeriod']
  readonly origins: ReadonlyMap<string, Figure>
}

function netOf(money: readonly RuleMoney[], side?: RuleMoney['side']): number {
  return fromCents(money.reduce((sum, m) => (side === undefined || m.side === side ? sum + m.cents : sum), 0n))
}

function byRuleOf(set: RuleSet, money: readonly RuleMoney[]): ClassifyAnswer['byRule'] {
  return set.rules.flatMap((rule) => {
    const own = bothSides(money.filter((m) => m.rule === rule.id))
    return partMoney(set, own).map(({ year, lines, total, parts }) => ({
      rule: rule.id,
      standing: rule.standing,
      because: rule.because,
      source: rule.source.text,
      period: year,
      lines,
      money: total,
      parts: parts.filter((p) => rule.assign.some((a) => a.part === p.part)),
    }))
  })
}

/**
 * Money by part and year at one stage, spending less revenue, in units of the ledger's currency and per cent of GDP. In each year
 * central money of the parts + remainder + unmatched = total.
 */
export function moneyAnswer(set: RuleSet, all: readonly RuleMoney[], stage: Stage, gdp: GdpOfYears): MoneyAnswer {
  const money = all.filter((m) => m.stage === stage)
  const byYear = partMoney(set, bothSides(money))
  const origins = new Map<string, Figure>()
  const unit: Unit = { code: gdp.currency, scale: 0, prices: 'current' }
  const byPart: ClassifyAnswer['byPart'] = []
  const years = byYear.map((year): ClassifyAnswer['years'][number] => {
    const output = gdp.of(year.year)
    const shareOf = (value: number, label: string): Figure | undefined =>
      output &&
      derived((100 * value) / output.figure.value, PERCENT, 'money ÷ GDP', [
        given(value, unit, label, `the ledger, by ${set.id}`),
        output.figure,
      ])
    for (const { part, low, central, high } of year.parts) {
      const at = `/byPart/${byPart.length}`
      const label = `${part}, ${year.year}, ${stage}`
      const spans = { low: shareOf(low, label), central: shareOf(central, label), high: shareOf(high, label) }
      for (const [key, figure] of Object.entries(spans)) if (figure) origins.set(`${at}/share/${key}`, figure)
      for (const [key, value] of Object.entries({ low, central, high }))
        origins.set(`${at}/${key}`, given(value, unit, label, `the ledger, by ${set.id}`))
      const share = spans.low &&
        spans.central &&
        spans.high && { low: spans.low.value, central: spans.central.value, high: spans.high.value }
      byPart.push({ part, period: year.year, low, central, high, share: share ?? null })
    }
    const own = money.filter((m) => m.year === year.year)
    if (output) origins.set(`/years/${byYear.indexOf(year)}/gdp`, output.figure)
    return {
      period: year.year,
      total: year.total,
      expenditure: netOf(own, 'expenditure'),
      revenue: netOf(own, 'revenue'),
      lines: year.lines,
      remainder: year.remainder,
      unmatched: year.unmatched,
      unmatchedLines: year.unmatchedLines,
      gdp: output?.figure.value ?? null,
      gdpSource: output?.source ?? null,
    }
  })
  const byRule = byRuleOf(set, money)
  byRule.forEach((rule, i) => {
    const label = `${rule.rule}, ${rule.period}, ${stage}`
    const source = `the ledger, by ${set.id}: ${rule.because}`
    origins.set(`/byRule/${i}/money`, given(rule.money, unit, label, source))
    rule.parts.forEach((p, j) => {
      for (const key of ['low', 'central', 'high'] as const)
        origins.set(`/byRule/${i}/parts/${j}/${key}`, given(p[key], unit, `${p.part}: ${label}`, source))
    })
  })
  const unmatched = byYear.map((year) => {
    const own = money.filter((m) => m.year === year.year && m.rule === undefined)
    return {
      period: year.year,
      lines: year.unmatchedLines,
      money: year.unmatched,
      expenditure: netOf(own, 'expenditure'),
      revenue: netOf(own, 'revenue'),
    }
  })
  return { byYear, unmatched, byPart, years, byRule, origins }
}
