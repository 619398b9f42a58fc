import type { Book } from '../book/book.js'
import { doublesFile } from '../book/doubles-schema.js'
import { readYaml } from '../book/yaml-file.js'
import { bothSides } from '../rules/both-sides.js'
import type { Classified } from '../rules/classified.js'
import { partMoney } from '../rules/part-money.js'
import { readCondition } from '../rules/read-condition.js'
import { NOT_COUNTED, type RuleSet } from '../rules/rule.js'
import { PledgebookError } from '../terms/fault.js'
import type { Stage } from '../terms/ledger-line.js'
import { lineRow } from './classify-lines.js'
import type { ClassifyAnswer } from './classify-schema.js'

type Double = ClassifyAnswer['doubles'][number]

const PAIRS = 10
/**
 * Counted money that may be counted twice: lines that meet a condition of `data/doubles.yaml`, by part and year, and the
 * largest pairs of lines that cancel out. Only what there is; nothing is taken out of any sum.
 */
export async function doublesOf(book: Book, set: RuleSet, classified: Classified, stage: Stage): Promise<Double[]> {
  const { doubles: file } = await book.classification()
  const { doubles } = readYaml(file.text, doublesFile, file.file)
  const found: Double[] = []
  for (const { id, title, when, says, source } of doubles) {
    const condition = readCondition(when, [id], (_, message) => {
      throw new PledgebookError('data', 'doubles.wrong', `${id}: ${message}`, 'correct the file', { where: file.file })
    })
    if (condition === undefined) continue
    const money = bothSides(await classified.meeting(condition)).filter((m) => m.stage === stage)
    const byPeriod = partMoney(set, money).flatMap(({ year, parts, lines }) =>
      parts
        .filter(({ part, central }) => part !== NOT_COUNTED && central !== 0)
        .map(({ part, central }) => ({ period: year, part, lines, money: central })),
    )
    if (byPeriod.length > 0) found.push({ id, title, says, source: source?.text ?? null, byPeriod, pairs: [] })
  }
  const pairs = await classified.mirrored(stage, PAIRS)
  if (pairs.length > 0)
    found.push({
      id: 'mirrored',
      title: 'Pairs of counted lines that cancel out',
      says: 'Two lines of one year, of one amount and opposite signs: perhaps one transfer, booked where it leaves and where it arrives. Their sum is nothing; gross sums hold it twice.',
      source: null,
      byPeriod: [],
      pairs: pairs.map(({ spent, received }) => ({ spent: lineRow(spent), received: lineRow(received) })),
    })
  return found
}
