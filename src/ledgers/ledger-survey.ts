import { fromCents, toCents } from '../rules/cents.js'
import { type LedgerLine, SIDES, type Side, STAGES, type Stage } from '../terms/ledger-line.js'
import { type LedgerBatch, lineOf } from './ledger-batch.js'

/** Money of one year, stage and side: whole units of the ledger's currency, spending positive, revenue negative. */
export interface MoneyOf {
  readonly year: string
  readonly stage: Stage
  readonly side: Side
  readonly lines: number
  readonly amount: number
}

/** What a ledger holds, at a look. */
export interface LedgerSurvey {
  /** By year, then in the order of stages and sides. Added in whole hundredths. */
  readonly money: readonly MoneyOf[]
  /** The first lines. */
  readonly preview: readonly LedgerLine[]
  readonly lines: number
}

const MOST_SAFE = 2e15

/** Hundredths, gathered in numbers and carried over before these are exact no more. */
class Sum {
  lines = 0
  #part = 0
  #whole = 0n

  add(cents: number): void {
    this.lines++
    this.#part += cents
    if (Math.abs(this.#part) > MOST_SAFE) {
      this.#whole += BigInt(this.#part)
      this.#part = 0
    }
  }

  get amount(): number {
    return fromCents(this.#whole + BigInt(this.#part))
  }
}

/** Goes through a ledger's lines once. `onLines` is told how many there are so far. Throws `data` `ledger.amount`. */
export async function surveyLedger(
  batches: AsyncIterable<LedgerBatch>,
  previewed: number,
  onLines: (lines: number) => void = () => {},
): Promise<LedgerSurvey> {
  const sums = new Map<number, Sum>()
  const preview: LedgerLine[] = []
  const cells = STAGES.length * SIDES.length
  let lines = 0
  for await (const batch of batches) {
    for (let i = 0; i < batch.count; i++) {
      const key = ((batch.year[i] ?? 0) * STAGES.length + (batch.stage[i] ?? 0)) * SIDES.length + (batch.side[i] ?? 0)
      let sum = sums.get(key)
      if (sum === undefined) {
        sum = new Sum()
        sums.set(key, sum)
      }
      sum.add(toCents(batch.amount[i] ?? 0))
      if (preview.length < previewed) preview.push({ ...lineOf(batch, i), file: batch.file })
    }
    lines += batch.count
    onLines(lines)
  }
  const money = [...sums]
    .sort(([a], [b]) => a - b)
    .map(([key, sum]) => ({
      year: String(Math.floor(key / cells)),
      stage: STAGES[Math.floor((key % cells) / SIDES.length)] ?? 'outturn',
      side: SIDES[key % SIDES.length] ?? 'expenditure',
      lines: sum.lines,
      amount: sum.amount,
    }))
  return { money, preview, lines }
}
