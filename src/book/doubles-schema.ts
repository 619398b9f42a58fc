import * as z from 'zod/mini'
import { condition } from './rule-schema.js'
import { source, text } from './schema-fields.js'

/** `data/doubles.yaml`: money that is easily counted twice. */
export const doublesFile = z.strictObject({
  doubles: z.array(z.strictObject({ id: text, title: text, when: condition, says: text, source: z.optional(source) })),
})
