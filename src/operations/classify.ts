import { fromCents } from '../rules/cents.js'
import type { Figure } from '../series/figure.js'
import { STAGES } from '../terms/ledger-line.js'
import { areaOfRules, bridgeStage, stageOf, yearsAsked } from './classify-asked.js'
import { publishedBridges } from './classify-bridge.js'
import { comparedOrNot } from './classify-compare.js'
import { doublesOf } from './classify-doubles.js'
import { GdpOfYears } from './classify-gdp.js'
import { type LoadedLedger, loadLedger } from './classify-ledger.js'
import { lineRow } from './classify-lines.js'
import { moneyAnswer } from './classify-money.js'
import { notesOf, readingOf } from './classify-notes.js'
import { classifyInput, classifyOutput } from './classify-schema.js'
import { countedStandings, ruleOptions, whatIf } from './classify-what-if.js'
import { AuditFile, RejectedFile, refuseUnwritable } from './classify-written.js'
import { envelope } from './envelope.js'
import { asOfDay } from './fields.js'
import { operation } from './operation.js'
import { ruleSetOf } from './shipped-rules.js'

const UNMATCHED = 20
const REVIEW = 50

/** The question `classify`: what counts, budget line by budget line, and which money is new and which only relabelled. */
export const classify = operation({
  name: 'classify',
  summary: 'What counts, budget line by budget line, and which money is new and which only relabelled',
  input: classifyInput,
  output: classifyOutput,
  positional: ['ledger'],
  examples: [
    {
      arguments: 'regnskap.csv.gz --rules norway',
      says: "Norway's accounts by the shipped rules, with the bridge to NATO's figure",
    },
    {
      arguments: 'HH_2026_draft.csv --rules germany --stage proposed --audit why.csv',
      says: 'every line with its rule and reason',
    },
    {
      arguments: 'budget.xlsx --mapping budget.yaml --rules own.yaml --standings agreed',
      says: 'a ledger and rules of your own; only agreed rules count',
    },
  ],
  doors: ['cli', 'http', 'library'],
  /**
   * Reads a ledger, applies a rule set line by line, and adds up. Money in whole units of the ledger's currency at current
   * prices, one stage of the budget at a time, spending less revenue; low, central and high by the shares of the rules. In each
   * year central money of all parts + remainder + unmatched = total, to the hundredth. Shares by the book's GDP (`GdpOfYears`).
   * Throws what reading throws, `data` `rules.wrong`, `input` `rules.unknown`, `ledger.noStage`, `ledger.noYear`,
   * `area.notOfRules`.
   */
  async run(context, input) {
    const { book } = context
    const asOf = asOfDay(book, input.asOf)
    const set = await ruleSetOf(book, context.files, input.rules)
    const against = input.against === undefined ? undefined : await ruleSetOf(book, context.files, input.against)
    const options = ruleOptions(set, input)
    const area = areaOfRules(book, set, input.area)
    const rejected = new RejectedFile(input.rejected)
    const audit = new AuditFile(input.audit)
    await refuseUnwritable(context.files, [input.rejected, input.audit])
    rejected.start(context.files)
    let loaded: LoadedLedger | undefined
    try {
      loaded = await loadLedger(context, input, (rejection) => rejected.add(rejection))
      const { mapping } = loaded.chosen
      const gdp = await GdpOfYears.open(book, area.code, mapping.currency, asOf)
      context.log(`applying ${set.rules.length} rules to ${loaded.tally.lines} lines`)
      const ledger = await loaded.classify(set, 'classified', options)
      const all = await ledger.money()
      const stages = STAGES.filter((s) => all.some((m) => m.stage === s))
      const stage = stageOf(stages, input.stage)
      const money = moneyAnswer(set, all, stage, gdp)
      const years = yearsAsked(
        money.years.map((y) => y.period),
        input,
      )
      const moved = await comparedOrNot(
        ledger,
        years,
        stage,
        { from: [against ?? set, against === undefined ? options : {}], to: [set, options] },
        gdp,
        context.memory?.compared,
      )
      const bridged = await publishedBridges(book, set, all, bridgeStage(set, stages, stage, input.stage), gdp, asOf)
      const changed = [
        input.off === undefined ? [] : [`without ${input.off}`],
        input.standings === undefined ? [] : [`standings ${input.standings}`],
      ].flat()
      const overlaps = await ledger.overlaps(stage)
      const unmatched = await ledger.largestUnmatched(stage, UNMATCHED)
      const review = await ledger.review(stage, REVIEW)
      const doubles = await doublesOf(book, set, ledger, stage)
      const asked =
        changed.length === 0
          ? null
          : whatIf(
              changed.join('; '),
              moneyAnswer(set, await (await loaded.classify(set, 'usual')).money(), stage, gdp),
              money,
            )
      const audited = await audit.write(context.files, ledger, set, mapping.currency)
      const written = [...(await rejected.close()), ...audited]
      const origins = new Map<string, Figure>([...money.origins, ...bridged.origins])
      const editions = new Set([
        ...bridged.cells.map((c) => c.edition),
        ...money.years.flatMap((y) => y.gdpSource ?? []),
      ])
      const said = envelope(book, 'classify', asOf, editions)
      return {
        origins,
        value: {
          ...said,
          citation: {
            ...said.citation,
            text: `${mapping.source.text}: ${mapping.title}; rules ${set.id}. ${said.citation.text}`,
          },
          area: area.code,
          name: input.area === undefined && area.group ? mapping.title : area.name,
          ledger: {
            title: mapping.title,
            files: [...loaded.files],
            mapping: mapping.id,
            source: mapping.source.text,
            stages,
            stage,
          },
          rules: {
            id: set.id,
            title: set.title,
            source: set.source.text,
            note: set.note ?? null,
            against: against?.id ?? null,
            off: [...(options.off ?? [])],
            standings: countedStandings(options),
          },
          engine: { name: ledger.engine, plan: ledger.plan },
          unit: { currency: mapping.currency, scale: 0, prices: 'current' },
          rows: loaded.tally.rows,
          rejected: loaded.tally.rejected,
          reading: readingOf(loaded),
          byPart: money.byPart,
          years: money.years,
          byRule: money.byRule,
          unmatched: {
            lines: money.years.reduce((sum, y) => sum + y.unmatchedLines, 0),
            byPeriod: money.unmatched,
            largest: unmatched.map(lineRow),
          },
          overlaps: overlaps.map(({ rule, also, lines, cents }) => ({ rule, also, lines, money: fromCents(cents) })),
          doubles,
          review: review.map(({ line, rule, because, atStake }) => ({ ...lineRow(line), rule, because, atStake })),
          ...moved.answer,
          bridge: bridged.bridges,
          bridgeSays: [...(set.bridge?.says ?? [])],
          whatIf: asked,
          written,
          notes: [...moved.notes, ...notesOf(loaded, set, stage, stages, money)],
        },
      }
    } catch (error) {
      await rejected.close(error)
      throw error
    } finally {
      await loaded?.close()
    }
  },
})
