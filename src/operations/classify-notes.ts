import type { RuleSet } from '../rules/rule.js'
import type { Stage } from '../terms/ledger-line.js'
import type { LoadedLedger } from './classify-ledger.js'
import type { MoneyAnswer } from './classify-money.js'
import type { ClassifyAnswer } from './classify-schema.js'

/** What became of the rows of the ledger's files. */
export function readingOf({ tally }: LoadedLedger): ClassifyAnswer['reading'] {
  return {
    lines: tally.lines,
    blankRows: tally.blankRows,
    emptyAmounts: tally.emptyAmounts,
    mendedLines: tally.mendedLines,
    mendedQuotes: tally.mendedQuotes,
    leftOut: [...tally.leftOut].map(([as, { rows, amount }]) => ({ as, rows, amount })),
    rejections: [...tally.reasons].flatMap(([reason, rows]) =>
      tally.rejections
        .filter((r) => r.reason === reason)
        .slice(0, 1)
        .map(({ row, detail, text }) => ({ reason, rows, first: { row, detail, text } })),
    ),
  }
}

/** What a reader must know before quoting: how the ledger was read, and what is not in the answer. */
export function notesOf(
  loaded: LoadedLedger,
  set: RuleSet,
  stage: Stage,
  stages: readonly Stage[],
  money: MoneyAnswer,
): string[] {
  const { chosen, tally, notes } = loaded
  const without = money.years.filter((y) => y.gdp === null).map((y) => y.period)
  const sources = [...new Set(money.years.flatMap((y) => y.gdpSource ?? []))]
  const others = stages.filter((s) => s !== stage)
  return [
    ...notes,
    ...(chosen.origin === 'proposed'
      ? [
          'The meaning of the columns was guessed from their headings: look at it with pledgebook ledger, and correct it, before you quote a figure.',
        ]
      : []),
    ...chosen.notes,
    ...(set.ledgers.length > 0 && !set.ledgers.includes(chosen.mapping.id)
      ? [
          `The rules were written for ${set.ledgers.join(', ')}, not for ${chosen.mapping.id}: codes may mean something else here.`,
        ]
      : []),
    ...(tally.rejected > 0
      ? [
          `${tally.rejected} of ${tally.rows} rows could not be read and are in no sum; --rejected FILE keeps them with the reasons.`,
        ]
      : []),
    ...(others.length > 0 ? [`The ledger also has money at the stage ${others.join(', ')}: --stage.`] : []),
    ...(sources.length > 0
      ? [
          `GDP is of ${sources.join(', ')}, at current prices${sources.length > 1 ? '; shares of years with different sources are not one series' : ''}.`,
        ]
      : []),
    ...(without.length > 0
      ? [`The book has no GDP in the ledger's currency for ${without.join(', ')}: no share of GDP there.`]
      : []),
    ...(chosen.mapping.note ? [chosen.mapping.note] : []),
    ...(set.note ? [set.note] : []),
  ]
}
