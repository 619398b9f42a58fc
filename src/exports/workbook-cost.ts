import type { CostAnswer } from './workbook-answer.js'
import { assumptionsSheet, listedOf } from './workbook-assumptions.js'
import { checkedFigures, checkSheet } from './workbook-check.js'
import { membersSheet } from './workbook-members.js'
import type { CostModel } from './workbook-model.js'
import { Places } from './workbook-places.js'
import type { Listed } from './workbook-readme.js'
import { assumptionTables } from './workbook-tables.js'
import { totalsSheet } from './workbook-totals.js'
import { workingLines, workingSheet } from './workbook-working.js'
import { yearsSheet } from './workbook-years.js'
import type { DefinedName } from './xlsx-package.js'
import type { Sheet } from './xlsx-sheet.js'

const POWERS: Readonly<Record<number, string>> = { 3: 'thousand', 6: 'million', 9: 'billion' }

/** Unit of amounts in words, such as `million USD`. */
function unitOf(scale: number, currency: string): string {
  return scale === 0 ? currency : `${POWERS[scale] ?? `10^${scale}`} ${currency}`
}

const SAYS = {
  Totals: 'formulas: cumulative, average, target year and yearly step, in several prices and over every baseline',
  Years: 'formulas: share, GDP, level, baseline and extra of every year; ranges as the engine drew them',
  Assumptions: 'what may be changed (blue), each with a name that formulas use',
  Members: 'what may be changed for each member of the group, and what each adds',
  Working: 'formulas: every step from the assumptions to the money of the answer',
  Check: 'every formula less the figure that the engine gave: all nought until an assumption is changed',
} as const

/** The sheets of a cost that compute it again, their names for cells, and what to know about them. */
export function costSheets(
  model: CostModel,
  answer: CostAnswer,
): {
  readonly sheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
  readonly listed: readonly Listed[]
  readonly says: readonly string[]
} {
  const places = new Places(model, listedOf(model, answer))
  const prices = model.priceYear === null ? 'current prices' : `prices of ${model.priceYear}`
  const plain = unitOf(model.scale, model.currency)
  const second = model.second === null ? '' : unitOf(model.scale, model.second.currency)
  const units = { asked: `${plain}, ${prices}`, plain, second }
  const own = unitOf(model.scale, model.members[0]?.currency ?? '')
  const tables = assumptionTables(places, answer.assumptions.gdp.extrapolatedFrom)
  const assumptions = assumptionsSheet(places, answer, `${own}, current prices`, tables.rows)
  const lines = workingLines(places)
  const years = yearsSheet(places, answer, lines, units)
  const totals = totalsSheet(places, answer, years, units)
  const figures = checkedFigures(places, answer, totals.checked)
  const sheets = [
    totals.sheet,
    years,
    assumptions.sheet,
    ...(places.alone ? [] : [membersSheet(places, answer)]),
    workingSheet(places, lines),
    checkSheet(figures),
  ]
  return {
    sheets,
    names: [...assumptions.names, ...tables.names],
    listed: sheets.map(({ name }) => ({ name, says: SAYS[name as keyof typeof SAYS] })),
    says: [
      'Change a blue cell on Assumptions (for a group also on Members): Years, Totals and Check follow. Formulas follow METHODS.md and give what the engine gives.',
      'Not formulas, but values of the engine: ranges and probabilities (draws), debt, the escape clause, and every sheet whose name ends in (list). They do not follow a changed assumption.',
      'Fixed: start and due year, and of a group its members. Ask again for others. What the engine refuses (a start above the target) is said in Assumptions under “Does it hold?”.',
      ...(model.still ? ['GDP is held still: growth and inflation are nought, and may be filled in.'] : []),
      ...(model.asWhole || model.path.kind !== 'file'
        ? []
        : ['Your file’s points stand at the foot of Assumptions and may be changed.']),
    ],
  }
}
