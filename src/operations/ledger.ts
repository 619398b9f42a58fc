import { columnUses } from '../ledgers/column-uses.js'
import { surveyLedger } from '../ledgers/ledger-survey.js'
import type { LedgerTally } from '../ledgers/ledger-tally.js'
import { mappingText } from '../ledgers/mapping-text.js'
import { readLedgers } from '../ledgers/read-ledger.js'
import { descriptorOf } from '../ledgers/write-descriptor.js'
import { envelope } from './envelope.js'
import { filesOf, openInputs } from './ledger-inputs.js'
import { type ChosenMapping, chooseMapping } from './ledger-mapping.js'
import { type LedgerAnswer, ledgerInput, ledgerOutput } from './ledger-schema.js'
import { operation } from './operation.js'

const PREVIEW = 20
const SHOWN_ROWS = 20
const TOLD_EVERY = 1_000_000

/** The question `ledger`: a budget's lines as they are read: which column is what, rejected rows, money by year, stage and side. */
export const ledger = operation({
  name: 'ledger',
  summary: "A budget's lines as they are read: which column is what, rejected rows, money by year, stage and side",
  input: ledgerInput,
  output: ledgerOutput,
  positional: ['file'],
  examples: [
    { arguments: 'HH_2025.csv', says: 'the mapping that fits its heading, or one proposed, with a preview' },
    { arguments: 'budget.xlsx --write budget.yaml', says: 'the proposal as a file, to be corrected by hand' },
    { arguments: 'budget.csv --descriptor datapackage.json', says: 'by what a Frictionless descriptor says of it' },
    { arguments: '"finanslov_y*.tsv.gz" --mapping denmark.finance-act-of-a-year', says: 'several files as one ledger' },
  ],
  doors: ['cli', 'http', 'library'],
  /**
   * Reads a ledger by the mapping that is named, that fits its heading exactly or that is proposed; its files are read
   * through once for the sums. Throws the faults of `chooseMapping` and `readLedgers`, and `input` `file.exists`.
   */
  async run(context, input) {
    const inputs = await openInputs(context, input.file)
    context.log(`reading ${inputs.all.map(({ name }) => name).join(', ')} (${inputs.bytes} bytes)`)
    const chosen = await chooseMapping(context, inputs, input.mapping, input)
    const { mapping } = chosen
    const reading = await readLedgers(inputs.all, mapping, inputs.aids)
    if (input.write !== undefined)
      await filesOf(context.files).write(input.write, written(input.write, chosen, reading.names, inputs.first.name))
    let told = TOLD_EVERY
    const survey = await surveyLedger(reading.batches, PREVIEW, (lines) => {
      if (lines < told) return
      context.log(`${lines} lines`)
      told += TOLD_EVERY
    })
    const { book } = context
    const said = envelope(book, 'ledger', book.knownTo, [])
    const amount = (value: number) => ({ value, currency: mapping.currency, scale: 0, prices: 'current' })
    return {
      origins: new Map(),
      value: {
        ...said,
        citation: { ...said.citation, text: citation(chosen, said.citation.text) },
        files: inputs.all.map(({ name }) => name),
        mapping: {
          id: mapping.id,
          title: mapping.title,
          origin: chosen.origin,
          source: mapping.source.text,
          terms: mapping.terms,
          note: mapping.note ?? null,
          confidence: chosen.guess?.confidence ?? null,
          definition: mapping,
        },
        columns: columnsOf(chosen, reading.names),
        notes: [...chosen.notes],
        preview: survey.preview.map((line) => ({ ...line, file: line.file ?? '', amount: amount(line.amount) })),
        ...tallied(reading.tally, amount),
        money: survey.money.map((each) => ({ ...each, amount: amount(each.amount) })),
        written: input.write ?? null,
      },
    }
  },
})

function tallied(tally: LedgerTally, amount: (value: number) => LedgerAnswer['money'][number]['amount']) {
  return {
    rows: tally.rows,
    lines: tally.lines,
    rejected: tally.rejected,
    reasons: [...tally.reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows),
    rejections: tally.rejections.slice(0, SHOWN_ROWS),
    blankRows: tally.blankRows,
    emptyAmounts: tally.emptyAmounts,
    mended: { encodings: tally.mendedLines, quotes: tally.mendedQuotes },
    leftOut: [...tally.leftOut].map(([as, each]) => ({ as, rows: each.rows, amount: amount(each.amount) })),
    leftOutRows: tally.leftOutRows.slice(0, SHOWN_ROWS).map((row) => ({ ...row, amount: amount(row.amount) })),
  }
}

/** What each column is used for; of a proposal also why, and whether its heading says so. */
function columnsOf({ mapping, guess }: ChosenMapping, names: readonly string[]): LedgerAnswer['columns'] {
  const uses = columnUses(mapping, names)
  return names.map((name) => {
    const reason = guess?.columns.find((column) => column.name === name)
    return {
      name,
      uses: uses.get(name) ?? [],
      why: reason?.why ?? null,
      sure: reason?.sure ?? true,
    }
  })
}

function citation({ mapping, origin }: ChosenMapping, tool: string): string {
  const by = tool.slice(tool.lastIndexOf('Pledgebook'))
  if (origin === 'proposed') return `${mapping.title}, read by a proposed mapping. ${by}`
  return `${mapping.source.text}: ${mapping.title}, read by mapping ${mapping.id}. ${by}`
}

/** The mapping as a file: a Frictionless descriptor by the name's end, else YAML to correct, with what is to be looked at above it. */
function written(path: string, chosen: ChosenMapping, names: readonly string[], file: string): Uint8Array {
  const { mapping, origin, notes } = chosen
  const text = /\.json$/iu.test(path)
    ? `${JSON.stringify(descriptorOf(mapping, names, file.replace(/^.*[\\/]/u, '')), null, 2)}\n`
    : mappingText(
        mapping,
        origin === 'proposed' ? ['Proposed; correct it, and say where the file is from.', ...notes] : notes,
      )
  return new TextEncoder().encode(text)
}
