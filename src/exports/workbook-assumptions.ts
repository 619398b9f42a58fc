import type { CostAnswer } from './workbook-answer.js'
import { type Assumption, assumptionsOf } from './workbook-assumed.js'
import { FACTOR, formula, heads, words } from './workbook-cells.js'
import type { CostModel } from './workbook-model.js'
import { BASELINE_WORDS, PATH_WORDS, wordList } from './workbook-path.js'
import { HEADED, type Places } from './workbook-places.js'
import { priceBaseFormula, priceBaseValue } from './workbook-prices.js'
import type { DefinedName } from './xlsx-package.js'
import type { Cell, Choice, Sheet } from './xlsx-sheet.js'

/** Numbers of the words chosen, and the price level of the money of the answer. */
function computed(places: Places): Assumption[] {
  const { model } = places
  const { path, baseline } = model
  const number = (name: string, label: string, of: string, list: readonly string[], word: string): Assumption => ({
    name,
    label,
    cell: formula(`MATCH(${of},${wordList(list)},0)`, list.indexOf(word) + 1, '0'),
    unit: '',
    where: 'computed',
  })
  const found = [
    number('path_number', 'Number of the path', 'path', PATH_WORDS, path.kind),
    number('baseline_number', 'Number of the baseline', 'baseline', BASELINE_WORDS, baseline),
  ]
  if (!places.alone) return found
  return [
    ...found,
    {
      name: 'price_base',
      label: 'Price level of the money shown',
      cell: formula(priceBaseFormula(places, 0), priceBaseValue(model, 0), FACTOR),
      unit: 'start = 1',
      where: 'computed',
    },
  ]
}

/** How many lines the list of assumptions has. */
export function listedOf(model: CostModel, answer: CostAnswer): number {
  return assumptionsOf(model, answer, '').length + (model.members.length === 1 && !model.group ? 3 : 2) + 1
}

function warning(places: Places): Cell[] {
  const { model } = places
  const when = model.group && !model.asWhole ? 'FALSE' : 'AND(start_share>target,path_number<=6)'
  return [
    words('Does it hold?', 'label'),
    formula(
      `IF(${when},"start above target: the engine gives no answer",IF(ISERROR(path_number+baseline_number),"no such path or baseline","yes"))`,
      'yes',
      'General',
    ),
  ]
}

/** The sheet of assumptions, and their names. `unit` is that of amounts in the area's own money. */
export function assumptionsSheet(
  places: Places,
  answer: CostAnswer,
  unit: string,
  tables: readonly (readonly (Cell | undefined)[])[],
): { readonly sheet: Sheet; readonly names: DefinedName[] } {
  const { model } = places
  const list = [...assumptionsOf(model, answer, unit), ...computed(places)]
  const rows = list.map(({ label, cell, unit: u, name, where }): (Cell | undefined)[] => [
    words(label),
    cell,
    words(u, 'note', true),
    cell.style.role === 'input'
      ? { value: cell.value, style: { role: 'engine', format: cell.style.format } }
      : undefined,
    words(name, 'note', true),
    words(where, 'note', true),
  ])
  const choices = list.flatMap(({ words: w }, i): Choice[] => (w ? [{ at: `B${HEADED + i + 1}`, words: w }] : []))
  const columns = ['Assumption', 'Value', 'Unit', 'As answered', 'Name in formulas', 'Where from']
  return {
    names: list.map(({ name, label }, i) => ({ name, to: places.assumed(HEADED + i), says: label })),
    sheet: {
      name: 'Assumptions',
      widths: [30, 17, 24, 16, 22, 76],
      rows: [
        [words(`${model.name}: assumptions`, 'title')],
        [
          words(
            'Change a blue cell and every figure of this workbook follows; grey cells keep what was answered.',
            'note',
          ),
        ],
        [],
        ...heads(columns.map((head) => ({ head, unit: '' }))),
        ...rows,
        warning(places),
        ...tables,
      ],
      choices,
      frozen: { rows: 4, columns: 0 },
      tab: '0000CC',
    },
  }
}
