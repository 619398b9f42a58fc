import type { Concept } from './column-concepts.js'
import { tidy } from './column-name.js'
import type { LedgerMapping, TextOf } from './mapping-schema.js'

const levelOf = (type: string) => Number(/:level(\d)/u.exec(type)?.[1] ?? 0)

/** Code, ministry, programme and text by classifications, from the coarsest level to the finest. */
export function textColumns(
  columns: readonly Concept[],
): Pick<LedgerMapping, 'code'> & { ministry?: TextOf; programme?: TextOf; text?: TextOf } {
  const of = (start: string, end: RegExp) =>
    columns
      .filter(({ columnType }) => columnType.startsWith(start) && end.test(columnType))
      .sort((a, b) => levelOf(a.columnType) - levelOf(b.columnType))
  const codeEnd = /:code$/u
  const labelEnd = /:(?:label|description|title)$/u
  const administrative = of('administrative-classification', labelEnd)
  const offices = of('administrative-classification', codeEnd)
  const [ministry] = administrative.length > 0 ? administrative : offices
  const [programme] = [
    ...of('activity:generic:program', labelEnd),
    ...of('activity:generic:program', codeEnd),
    ...of('functional-classification', labelEnd),
    ...of('functional-classification', codeEnd),
  ]
  const line = columns.filter(({ columnType }) => columnType === 'budget-line-id')
  const codes = [
    line,
    [...offices, ...of('economic-classification', codeEnd)],
    of('functional-classification', codeEnd),
    of('activity', codeEnd),
  ].find((list) => list.length > 0)
  const texts = [
    ...administrative.slice(1),
    ...of('economic-classification', labelEnd),
    ...of('activity:generic', labelEnd).filter((each) => each !== programme),
    ...of('budget-line-id:', labelEnd),
  ]
  const parts = (list: readonly Concept[], before: string) =>
    list.map(({ column }, i) => (i === 0 ? tidy(column) : { column: tidy(column), before }))
  return {
    code: parts(codes ?? columns.slice(0, 1), '.'),
    ...(ministry && { ministry: tidy(ministry.column) }),
    ...(programme && { programme: tidy(programme.column) }),
    ...(texts.length > 0 && { text: parts(texts, ' / ') }),
  }
}
