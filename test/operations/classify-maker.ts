import fc from 'fast-check'
import { SIDES, STAGES } from '../../src/terms/ledger-line.js'
import type { MadeFiles } from './classify-desk.js'

/** A line of a made ledger, amounts in whole hundredths. */
export interface MadeLine {
  readonly year: string
  readonly stage: string
  readonly side: string
  readonly code: string
  readonly ministry: string
  readonly programme: string
  readonly text: string
  readonly hundredths: number
}

export interface MadeRule {
  readonly id: string
  readonly [field: string]: unknown
}

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: -5000, max: 5_000_000_000 }),
  fc.constantFrom(1, -1, 0, 333, 100_000),
)

const line = (amount: fc.Arbitrary<number>): fc.Arbitrary<MadeLine> =>
  fc.record({
    year: fc.constantFrom('2022', '2023', '2024'),
    stage: fc.constantFrom('outturn', 'outturn', 'outturn', 'appropriated'),
    side: fc.constantFrom('expenditure', 'expenditure', 'expenditure', 'revenue'),
    code: fc.constantFrom('10.01', '10.02', '20.01', '20.02', '99', ''),
    ministry: fc.constantFrom('Defence', 'Innere Sicherheit', 'Ulaştırma', ''),
    programme: fc.constantFrom('Forces', 'Ärzte', ''),
    text: fc.constantFrom('Army; pay', 'Cyber "security"', "L'armée d’Île", 'ÇEVRE', '=1+1', 'line\nend', ''),
    hundredths: amount,
  })

/** Ledgers of some lines, revenue and negative amounts among them. */
export const ledgers = fc.array(line(amounts), { minLength: 1, maxLength: 30 })
/** The same of spending above zero alone. */
export const spending = fc
  .array(line(fc.integer({ min: 1, max: 5_000_000_000 })), { minLength: 1, maxLength: 30 })
  .map((lines) => lines.map((l) => ({ ...l, side: 'expenditure' })))

const share = fc.constantFrom(0, 0.1, 0.125, 1 / 3, 0.5, 0.333, 2 / 3, 0.9, 1)
const assign = (part: string) =>
  fc.tuple(share, share, share).map((three) => {
    const [low = 0, central = 0, high = 0] = three.toSorted((a, b) => a - b)
    return { part, low, central, high }
  })
const assigns = fc.oneof(
  fc.constantFrom('core', 'related', 'not-counted').chain((part) => assign(part).map((one) => [one])),
  fc.tuple(assign('core'), assign('related')).map(([core, related]) => [
    { ...core, low: core.low / 2, central: core.central / 2 },
    { ...related, low: related.low / 2, central: related.central / 2 },
  ]),
)
const when = fc.constantFrom(
  { code: '10' },
  { code: '20.01' },
  { ministry: 'defence' },
  { ministry: 'INNERE*' },
  { programme: 'Forces' },
  { word: 'security' },
  { word: 'l armée' },
  { any: [{ word: 'çevre' }, { code: '99' }] },
  { not: { ministry: 'Defence' } },
  { amount: { least: 1000 } },
  { side: 'expenditure', year: { from: '2023' } },
  { stage: ['outturn', 'revised'] },
)

/** Rules in any order, no two of one priority, so that the order of the file decides no tie. */
export const ruleLists: fc.Arbitrary<MadeRule[]> = fc
  .array(fc.record({ when, assign: assigns, standing: fc.constantFrom('agreed', 'claimed', 'claimed', 'disputed') }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rules) =>
    rules.map((rule, i) => ({
      id: `r${i}`,
      ...rule,
      because: 'So.',
      source: { text: 'Nobody' },
      priority: rules.length - i,
    })),
  )

const MAPPING = `id: made
title: Made
source: {text: Nobody}
terms: none
currency: NOK
scale: 0
file: {delimiter: ",", quote: double}
year: {column: year}
amounts: [{column: amount}]
stage: {column: stage, is: {${STAGES.map((s) => `${s}: ${s}`).join(', ')}}}
side: {column: side, expenditure: [${SIDES[0]}], revenue: [${SIDES[1]}]}
code: code
ministry: ministry
programme: programme
text: text
`

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** The files of a made ledger with its mapping and rules, under the names that the desk asks by. */
export function filesWith(lines: readonly MadeLine[], rules: readonly MadeRule[], bridge?: unknown): MadeFiles {
  const rows = lines.map(({ year, stage, side, code, ministry, programme, text, hundredths }) =>
    [year, stage, side, code, ministry, programme, text, (hundredths / 100).toFixed(2)].map(quoted).join(','),
  )
  return {
    'budget.csv': `year,stage,side,code,ministry,programme,text,amount\n${rows.join('\n')}\n`,
    'budget.mapping.yaml': MAPPING,
    // JSON is YAML.
    'rules.yaml': JSON.stringify({
      id: 'made',
      title: 'Made',
      area: 'NOR',
      source: { text: 'Nobody' },
      parts: ['core', 'related', 'not-counted'],
      rules,
      ...(bridge === undefined ? {} : { bridge }),
    }),
  }
}
