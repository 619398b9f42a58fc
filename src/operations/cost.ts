import { meanOf } from '../series/figure.js'
import { PledgebookError } from '../terms/fault.js'
import { assumptionsOf } from './cost-assumptions.js'
import { uncertaintyOf } from './cost-bands.js'
import { coursesOf } from './cost-courses.js'
import { debtOf } from './cost-debt.js'
import { escapeOf } from './cost-escape.js'
import { historyOf } from './cost-history.js'
import { Keeper } from './cost-keeper.js'
import { membersGap } from './cost-members.js'
import { costModel } from './cost-model.js'
import { levelsOf, moneyOf } from './cost-money.js'
import { readingsOf } from './cost-readings.js'
import { costNotes } from './cost-says.js'
import { type Cost, type CostInput, costInput, costOutput } from './cost-schema.js'
import { totalsOf } from './cost-total.js'
import { baselinesOf, probabilityOf, yearsOf } from './cost-years.js'
import { envelope } from './envelope.js'
import { moneyOf as amount } from './gap.js'
import { type Answer, type Context, operation } from './operation.js'
import { scenarioFrame } from './scenario-frame.js'

async function run(context: Context, input: CostInput): Promise<Answer<Cost>> {
  const frame = await scenarioFrame(context, input)
  const courses = await coursesOf(frame, input)
  const keep = new Keeper()
  const levels = levelsOf(frame, courses)
  const money = moneyOf(frame, input, courses, levels, input.baseline)
  const [first] = money
  if (first === undefined)
    throw new PledgebookError(
      'bug',
      'cost.empty',
      'no year to answer for',
      'please report this with the command you gave',
    )
  const fans = await uncertaintyOf(frame, input, courses)
  const years = yearsOf(frame, courses, money, fans, keep)
  const total = totalsOf(money)
  const debt = debtOf(frame, input, courses)
  const clause = await escapeOf(frame, courses)
  const readings = readingsOf(frame, courses, money)
  const members = membersGap(frame, courses, input)
  const body = {
    area: frame.area.code,
    name: frame.area.name,
    goal: {
      id: frame.goal.id,
      title: frame.goal.title,
      measure: frame.goal.measure,
      target: frame.target,
      own: input.target !== undefined,
      due: 'by' in frame.goal.due ? frame.goal.due.by : frame.goal.due.everyPeriodFrom,
    },
    assumptions: assumptionsOf(frame, input, courses, first, fans?.assumptions ?? null, keep),
    history: historyOf(frame, courses).map((h, i) => ({
      period: h.period,
      share: keep.number(`/history/${i}/share`, h.figure),
      status: h.status,
    })),
    years,
    total: {
      cumulative: keep.money('/total/cumulative', total.cumulative),
      average: keep.money('/total/average', total.average),
      inTargetYear: keep.money('/total/inTargetYear', total.inTargetYear),
      yearlyStep: keep.money('/total/yearlyStep', total.yearlyStep),
    },
    baselines: baselinesOf(frame, input, courses, levels, money, keep),
    readings: readings.map((r, i) => ({ says: r.says, amount: keep.money(`/readings/${i}/amount`, r.figure) })),
    members: members.map(({ area, name, start, gap, extra, note }, i) => ({
      area,
      name,
      startShare: keep.number(`/members/${i}/startShare`, start),
      gap: keep.number(`/members/${i}/gap`, gap),
      extra: keep.money(`/members/${i}/extra`, extra),
      note,
    })),
    meanGap:
      members.length === 0
        ? null
        : keep.number(
            '/meanGap',
            meanOf(
              members.map((m) => m.gap),
              `mean of the gaps of ${members.length} members, each counted once`,
            ),
          ),
    probability: fans === undefined ? null : probabilityOf(fans.probability, money, keep),
    drivers: (fans?.drivers ?? []).map((d, i) => ({
      ...d,
      width: {
        ...amount(first.level),
        value: keep.reasoned(`/drivers/${i}/width`, d.width, d.says, [money.at(-1)?.level ?? first.level]),
      },
    })),
    debt: debt.value ?? null,
    escape: clause?.value ?? null,
    notes: [...costNotes(frame, courses), ...(fans?.notes ?? []), ...debt.notes],
  }
  for (const [pointer, figure] of [...debt.origins, ...(clause?.origins ?? [])]) keep.origins.set(pointer, figure)
  const cited = envelope(context.book, 'cost', frame.asOf, keep.editionsUsed())
  return { origins: keep.origins, value: { ...cited, ...body }, model: () => costModel(frame, input, courses) }
}

/** The question `cost`: what keeping a promise takes, by when, in whose prices, and how surely. */
export const cost = operation({
  name: 'cost',
  summary: 'What keeping a promise takes, by when, in whose prices, and how surely',
  input: costInput,
  output: costOutput,
  positional: [],
  examples: [
    { arguments: '--area CAN', says: 'Canada to the default goal, over a constant share of GDP' },
    {
      arguments: '--area GBR --target 3 --from 2025 --by 2029 --baseline plan',
      says: 'three per cent in 2029, over the announced plan',
    },
    {
      arguments: '--area NATO-Europe --prices 2025 --currency EUR',
      says: 'a group, each ally to the goal, in euros at prices of 2025',
    },
    { arguments: '--area DEU --path plan --draws 0', says: 'the announced plan, without bands' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  run,
})
