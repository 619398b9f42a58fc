import * as z from 'zod/mini'
import { didYouMean } from '../terms/closest-name.js'
import { day, letters, source, strings, text, year } from './schema-fields.js'

/** `data/definitions.yaml`: what is called by one name and counted differently. */
export const definitionsFile = z.strictObject({
  reference: text,
  definitions: z.array(
    z.strictObject({
      id: text,
      title: text,
      short: text,
      measure: text,
      /** Decimals that the publisher gives, where they are few. */
      decimals: z.optional(z.int().check(z.gte(0), z.lte(2))),
      says: text,
      differs: strings,
      /** What to say in its place where the book has no figure by it. */
      absent: z.optional(text),
      source,
    }),
  ),
  reasons: z.record(text, text),
  beside: z._default(z.array(z.strictObject({ measure: text, short: text, says: text })), []),
  said: z._default(
    z.array(
      z.strictObject({
        area: letters,
        period: year,
        definition: text,
        value: z.number(),
        by: text,
        publishedOn: day,
        says: text,
        source,
      }),
    ),
    [],
  ),
  notes: strings,
})

export type Definitions = z.infer<typeof definitionsFile>

/** Names in the definitions that nothing defines, in words; empty if all are known. */
export function unknownInDefinitions(
  found: Definitions,
  measures: readonly string[],
  areas: readonly string[],
): string[] {
  const ids = found.definitions.map((d) => d.id)
  const problems: string[] = []
  const need = (kind: string, name: string, known: readonly string[], by: string): void => {
    if (!known.includes(name)) problems.push(`${by}: no ${kind} "${name}" (${didYouMean(name, known)})`)
  }
  need('definition', found.reference, ids, 'reference of definitions')
  for (const { id, measure, differs } of found.definitions) {
    need('measure', measure, measures, id)
    for (const reason of differs) need('reason', reason, Object.keys(found.reasons), id)
  }
  for (const { measure } of found.beside) need('measure', measure, measures, 'beside the definitions')
  for (const { area, definition, by } of found.said) {
    need('area', area, areas, by)
    need('definition', definition, ids, by)
  }
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) problems.push(`definitions: "${twice}" stands twice`)
  return problems
}
