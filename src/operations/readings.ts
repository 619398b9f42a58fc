import { activeRules } from '../rules/interpret.js'
import type { RuleSet } from '../rules/rule.js'
import type { Figure } from '../series/figure.js'
import { Precision } from '../series/recomputed.js'
import { Snapshot } from '../series/snapshot.js'
import { membersOf } from '../terms/area.js'
import type { Period } from '../terms/period.js'
import { envelope } from './envelope.js'
import { errataNotes } from './errata.js'
import { areaOf, asOfDay } from './fields.js'
import { operation } from './operation.js'
import { areaYear, type ReadingsFrame } from './readings-area.js'
import { capOf, groupOf, noArea, periodAsked, rulesOf, usualRules, wholeOf } from './readings-asked.js'
import { decider, functionsOf } from './readings-functions.js'
import { readingsNotes } from './readings-notes.js'
import { memberRow, totalRow, yearRows } from './readings-rows.js'
import { type ReadingsAnswer, readingsInput, readingsOutput } from './readings-schema.js'

/** Every function and its rule, decided without an amount where amounts differ; and the rules that met none. */
function decisionsOf(frame: ReadingsFrame, set: RuleSet, period: Period, used: ReadonlySet<string>) {
  const lines = frame.functions.lines.filter((f) => f.code !== frame.whole.code)
  const functions = lines.map((of): ReadingsAnswer['functions'][number] => {
    const { rule, takes } = frame.decide(of, period, null)
    return {
      code: of.code,
      title: of.title,
      measure: of.money,
      rule: rule?.id ?? null,
      ...takes,
      because: rule?.because ?? null,
      source: rule?.source.text ?? null,
      standing: rule?.standing ?? null,
    }
  })
  const met = new Set([...used, ...functions.flatMap((f) => f.rule ?? [])])
  return { functions, unused: activeRules(set).flatMap((r) => (met.has(r.id) ? [] : [r.id])) }
}

/** The question `readings`: the capped part of the pledge under a narrow, a middle and a broad reading, from spending by function. */
export const readings = operation({
  name: 'readings',
  summary: 'The capped part of the pledge under a narrow, a middle and a broad reading, from spending by function',
  input: readingsInput,
  output: readingsOutput,
  positional: [],
  examples: [
    { arguments: '', says: 'every ally with figures by function, in the newest year that has them' },
    { arguments: '--area Norway --period 2019', says: 'one country: which functions make each reading' },
    { arguments: '--area EU-NATO --rules ./mine.yaml', says: 'a reading of your own, as a rule file' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  /**
   * Money of government functions that rules give to a part of a goal, in per cent of GDP, uncapped and as it counts
   * under the goal's cap. Rules decide each function as they decide a line of a ledger (`interpret`): narrow takes the
   * low share of an assignment, middle the central, broad the high. All figures of one edition, the newest known on the
   * day; GDP is its whole expenditure ÷ the share of GDP it gives for that. Groups sum numerators and denominators over
   * the members of the year that have figures. Nothing is filled in.
   * Throws `notFound` `readings.noPeriod`, `readings.noFigures` and `readings.noArea`, `input` `readings.goal` and
   * `readings.ledger`, and the faults of rule files.
   */
  async run(context, input) {
    const { book } = context
    const asOf = asOfDay(book, input.asOf)
    const asked = input.area === undefined ? undefined : areaOf(book, input.area)
    const usual = await usualRules(book)
    const set = await rulesOf(context, input.rules, usual)
    const { goal, cap, part } = capOf(book, set, input.goal, asOf)
    const functions = await functionsOf(book, set, usual)
    const measures = [...functions.lines.map((f) => f.money), ...functions.wholes.flatMap((w) => [w.money, w.share])]
    const cells = await book.observations(measures)
    const snapshot = new Snapshot(book.facts.editions, cells, asOf)
    const { edition, whole } = wholeOf(functions, snapshot, cells)
    const periods = snapshot.periodsOf([whole.share])
    const period = periodAsked(input.period, periods, functions.dataset)
    const precision = new Precision(cells)
    const decide = decider(set, part)
    const frame = { snapshot, precision, edition, functions, whole, cap, decide, known: new Map() }

    const holders = groupOf(book, goal.holders)
    const group = asked?.group === false ? undefined : groupOf(book, asked?.code ?? goal.holders)
    const today = Number(asOf.slice(0, 4))
    const areas = group
      ? membersOf(group, book.facts.areas, today)
      : book.facts.areas.filter((a) => a.code === asked?.code)
    const found = areas.flatMap((area) => {
      const year = areaYear(frame, area.code, period)
      return year ? [{ area, year, row: memberRow(frame, area, holders, year, period) }] : []
    })
    if (found.length === 0) throw noArea(book, frame, asked?.name ?? goal.holders, period)
    const without = areas.filter((a) => !found.some((f) => f.area === a))

    const origins = new Map<string, Figure>()
    const keep = (at: string, of: ReadonlyMap<string, Figure>) => {
      for (const [place, figure] of of) origins.set(`${at}${place}`, figure)
    }
    found.forEach(({ row }, i) => {
      keep(`/members/${i}`, row.origins)
    })
    const total = group && totalRow(frame, group, book.facts.areas, period)
    if (total) keep('/total', total.origins)
    const years = yearRows(frame, periods, (p) =>
      (group ? membersOf(group, book.facts.areas, Number(p)) : areas).flatMap((a) => areaYear(frame, a.code, p) ?? []),
    )
    keep('', years.origins)
    const used = new Set(found.flatMap(({ row }) => row.value.functions.map((f) => f.rule)))
    const decisions = decisionsOf(frame, set, period, used)
    const answer: Omit<ReadingsAnswer, 'notes'> = {
      ...envelope(book, 'readings', asOf, [edition]),
      goal: goal.id,
      cap,
      unit: goal.unit,
      period,
      newest: periods.at(-1) ?? period,
      rules: {
        id: set.id,
        title: set.title,
        part,
        note: set.note ?? null,
        source: set.source.text,
        unused: decisions.unused,
      },
      functions: decisions.functions,
      members: found.map(({ row }) => row.value),
      without: without.map(({ code, name }) => ({ area: code, name })),
      total: total?.value ?? null,
      years: years.value,
    }
    const shown = found.flatMap(({ year }) => year.taken.map((t) => t.cell))
    return {
      origins,
      value: { ...answer, notes: [...readingsNotes(book, answer, functions.dataset), ...errataNotes(book, shown)] },
    }
  },
})
