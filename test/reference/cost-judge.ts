import type { Cost } from '../../src/operations/cost-schema.js'
import type { PlanAnswer } from '../../src/operations/plan-schema.js'
import type { Expected, ExpectedDebt, ExpectedPlan } from './cost-file.js'

/** Relative error allowed of an exact number. */
const RELATIVE = 1e-9
/** Figures are cut to twelve digits, so a difference is known to this part of what it is a difference of. */
const CUT = 2e-12
/** Shares of a plan are cut at ten decimals of a point, growth at nine of a fraction. */
const PLAN_CUT = 1e-10
const GROWTH_CUT = 2e-7
/** Debt is cut at ten decimals of a point. */
const DEBT_CUT = 3e-10

/** Collects what differs, in words. */
export class Judge {
  readonly problems: string[] = []

  constructor(private readonly relative: number) {}

  /** Two numbers; `of` is the size of what the number is a difference of. */
  number(name: string, found: number | null | undefined, expected: number | undefined, slack = 0): void {
    const known = typeof found === 'number' && expected !== undefined
    if (known ? Math.abs(found - expected) <= this.relative * Math.abs(expected) + slack : found === expected) return
    this.problems.push(`${name}: ${found}, the reference has ${expected}`)
  }

  /** Two lists of numbers of one length. */
  list(name: string, found: readonly (number | null)[], expected: readonly number[], slack = 0): void {
    if (found.length !== expected.length)
      this.problems.push(`${name}: ${found.length} numbers, the reference has ${expected.length}`)
    expected.forEach((x, i) => {
      this.number(`${name}/${i}`, found[i], x, slack)
    })
  }

  /** Anything, numbers within the tolerance. */
  same(name: string, found: unknown, expected: unknown): void {
    if (typeof expected === 'number' && typeof found === 'number') this.number(name, found, expected, this.relative)
    else if (typeof expected === 'object' && expected !== null && typeof found === 'object' && found !== null)
      for (const key of new Set([...Object.keys(expected), ...Object.keys(found)]))
        this.same(`${name}/${key}`, found[key as keyof typeof found], expected[key as keyof typeof expected])
    else if (found !== expected) this.problems.push(`${name}: ${found}, the reference has ${expected}`)
  }
}

const amountOf = (x: unknown): number | null =>
  typeof x === 'object' && x !== null ? (x as { value: number }).value : (x as number | null)

/** What differs in money and shares. */
export function moneyProblems(answer: Cost, expected: Expected): string[] {
  const judge = new Judge(RELATIVE)
  const { columns } = expected
  const most = Math.max(...(columns.level ?? []).map(Math.abs), ...(columns.baseline ?? []).map(Math.abs))
  const perHead = Math.max(0, ...(columns.perHead ?? []).map(Math.abs))
  const slack: Record<string, number> = { extra: CUT * most, extraPerHead: CUT * perHead }
  const years = answer.years.length
  judge.list(
    'years',
    answer.years.map((y) => Number(y.period)),
    expected.years,
  )
  for (const name of [
    'share',
    'level',
    'baseline',
    'extra',
    'gdp',
    'perHead',
    'extraPerHead',
    'ofRevenue',
    'ofExpenditure',
  ] as const) {
    const found = answer.years.map((y) => amountOf(y[name]))
    const wanted = columns[name]
    if (wanted) judge.list(`years/${name}`, found, wanted, slack[name])
    else if (found.every((x) => x !== null)) judge.problems.push(`years/${name}: there, the reference has none`)
  }
  for (const name of ['cumulative', 'average', 'inTargetYear', 'yearlyStep'] as const)
    judge.number(`total/${name}`, answer.total[name].value, expected.total[name], years * CUT * most)
  for (const [kind, wanted] of Object.entries(expected.baselines)) {
    const found = answer.baselines.find((b) => b.kind === kind)
    judge.list(
      `baselines/${kind}`,
      [amountOf(found?.inTargetYear ?? null), amountOf(found?.cumulative ?? null)],
      wanted,
      years * CUT * most,
    )
  }
  judge.list(
    'readings',
    answer.readings.map((r) => r.amount.value),
    expected.readings,
    CUT * most,
  )
  const members = Object.fromEntries(answer.members.map((m) => [m.area, m]))
  judge.same('members', Object.keys(members).sort(), Object.keys(expected.members).sort())
  for (const [area, [share, gap, extra]] of Object.entries(expected.members)) {
    judge.number(`members/${area}/startShare`, members[area]?.startShare, share)
    judge.number(`members/${area}/gap`, members[area]?.gap, gap, 10 * CUT)
    judge.number(`members/${area}/extra`, members[area]?.extra.value, extra, CUT * most)
  }
  const gaps = Object.values(expected.members).map(([, gap]) => gap ?? 0)
  judge.number(
    'meanGap',
    answer.meanGap,
    gaps.length === 0 ? (null as never) : gaps.reduce((a, b) => a + b) / gaps.length,
    10 * CUT,
  )
  const { currency, economy, path } = answer.assumptions
  judge.same('currency', currency.code, expected.currency)
  if (currency.rate !== null) judge.number('rate', currency.rate, expected.rate ?? undefined)
  for (const [name, wanted] of Object.entries(expected.economy ?? {}))
    judge.list(
      `economy/${name}`,
      economy.map((y) => y[name as 'inflation']),
      wanted,
      100 * CUT,
    )
  if (expected.arrives !== undefined) judge.same('arrives', path.arrives, expected.arrives)
  return judge.problems
}

/** What differs in debt, in points of GDP. */
export function debtProblems(answer: Cost, expected: ExpectedDebt | null): string[] {
  const judge = new Judge(RELATIVE)
  const { debt } = answer
  if (debt === null || expected === null)
    return debt === expected ? [] : [`debt: ${debt && 'there'}, the reference has ${expected && 'some'}`]
  for (const name of ['baseline', 'scenario', 'effect', 'output'] as const)
    judge.list(
      `debt/${name}`,
      debt.byYear.map((y) => y[name]),
      expected[name],
      DEBT_CUT,
    )
  judge.list(
    'debt/decomposition',
    debt.decomposition.slice(0, 4).map((p) => p.points),
    expected.decomposition,
    DEBT_CUT,
  )
  for (const name of ['low', 'high'] as const)
    judge.list(
      `debt/ranges/${name}`,
      debt.ranges.byYear.map((y) => y[name]),
      expected[name],
      DEBT_CUT,
    )
  return judge.problems
}

/** What differs in a plan. Its money is that of shares which are cut. */
export function planProblems(answer: PlanAnswer, expected: ExpectedPlan): string[] {
  const judge = new Judge(RELATIVE)
  judge.list(
    'years',
    answer.years.map((y) => Number(y.period)),
    expected.years,
  )
  judge.list(
    'share',
    answer.years.map((y) => y.share),
    expected.share,
    PLAN_CUT,
  )
  const most = Math.max(...expected.level)
  for (const name of ['level', 'extra'] as const)
    judge.list(
      name,
      answer.years.map((y) => y[name].value),
      expected[name],
      PLAN_CUT * most,
    )
  judge.list(
    'realGrowth',
    answer.years.slice(1).map((y) => y.realGrowth),
    expected.realGrowth,
    GROWTH_CUT,
  )
  return judge.problems
}
