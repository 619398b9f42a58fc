import type { LedgerLine } from '../terms/ledger-line.js'
import type { ClassifyAnswer } from './classify-schema.js'

/** A line of the ledger as an answer gives it. */
export function lineRow(line: LedgerLine): ClassifyAnswer['unmatched']['largest'][number] {
  const { file, row, year, stage, side, code, ministry, programme, text, amount } = line
  return { file: file ?? null, row, period: year, stage, side, code, ministry, programme, text, amount }
}
