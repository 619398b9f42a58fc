import type { Book } from '../book/book.js'
import { fixedHalfUp } from '../math/rounding.js'
import { READINGS, type ReadingName, type ReadingsAnswer } from './readings-schema.js'

type Row = Pick<ReadingsAnswer['members'][number], ReadingName>

function mostOff(rows: readonly Row[]): number {
  return Math.max(...rows.flatMap((row) => READINGS.map(({ name }) => row[name].within)))
}

function list(codes: readonly string[]): string {
  return codes.join(', ')
}

/** What a reader has to know: what the readings are, how exact they are, and what is missing of them. */
export function readingsNotes(book: Book, answer: Omit<ReadingsAnswer, 'notes'>, dataset: string): string[] {
  const { members, functions, rules, total } = answer
  const decided = new Set(members.flatMap((m) => m.functions.map((f) => f.code)))
  const undecided = functions.filter((f) => f.rule === null && !decided.has(f.code)).map((f) => f.code)
  const names = new Map(book.facts.areas.map((a) => [a.code, a.name]))
  const outside = members.filter((m) => !m.member)
  const missing = members.filter((m) => m.missing.length > 0)
  const negative = members.flatMap((m) => m.functions.filter((f) => f.value < 0).map((f) => `${m.name} ${f.code}`))
  return [
    ...(rules.note === null ? [] : [rules.note]),
    `GDP is all expenditure of the same file ÷ its share of GDP, which is rounded: a share may be ${fixedHalfUp(mostOff(members), 3)} points off at most.`,
    ...(total && total.without.length > 0
      ? [
          `The sum of ${total.name} is of ${total.counted} of its ${total.members} members in ${answer.period}; not in the file: ${list(total.without.map((code) => names.get(code) ?? code))}. Each counts up to the cap.`,
        ]
      : []),
    ...(outside.length > 0 ? [`Not members in ${answer.period}: ${list(outside.map((m) => m.name))}.`] : []),
    ...missing.map(
      (m) => `${m.name} has no figure for ${list(m.missing.map((f) => f.code))}; nothing is put in its place.`,
    ),
    ...(negative.length > 0 ? [`Below zero, and summed as such: ${list(negative)}.`] : []),
    ...(undecided.length > 0 ? [`No rule decides ${list(undecided)}; not counted.`] : []),
    ...(rules.unused.length > 0
      ? [
          `These rules meet no function that the book holds: ${list(rules.unused)}. Held are ${list(functions.map((f) => f.code))}.`,
        ]
      : []),
    ...book.facts.datasets.flatMap((d) => (d.id === dataset && d.note !== undefined ? [d.note] : [])),
  ]
}
