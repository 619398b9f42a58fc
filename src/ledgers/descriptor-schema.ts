import * as z from 'zod/mini'

/** Only what is used is looked at; all else may stand there. */
const text = z.string()
const scalar = z.union([z.string(), z.number(), z.boolean()])

const field = z.looseObject({
  name: text,
  type: z.optional(text),
  title: z.optional(text),
  decimalChar: z.optional(text),
  groupChar: z.optional(text),
  columnType: z.optional(text),
  /** What columns that stand in no file hold for this one's values, by their names. */
  normalize: z.optional(z.record(z.string(), scalar)),
  constraints: z.optional(z.looseObject({ enum: z.optional(z.array(scalar)) })),
})
export type DescriptorField = z.infer<typeof field>

const extraField = z.looseObject({
  name: text,
  columnType: z.optional(text),
  constant: z.optional(scalar),
  normalizationTarget: z.optional(z.boolean()),
})

/** Table Schema, with the `extraFields` of the Fiscal Data Package 1.0. */
export const tableSchema = z.looseObject({
  fields: z.array(field).check(z.minLength(1)),
  extraFields: z.optional(z.array(extraField)),
  missingValues: z.optional(z.array(z.union([text, z.looseObject({ value: text })]))),
})
export type TableSchema = z.infer<typeof tableSchema>

const dialect = z.looseObject({
  delimiter: z.optional(text),
  quoteChar: z.optional(z.nullable(text)),
  header: z.optional(z.boolean()),
  headerRows: z.optional(z.array(z.int())),
  sheetName: z.optional(text),
})

export const resource = z.looseObject({
  name: z.optional(text),
  path: z.optional(z.union([text, z.array(text)])),
  encoding: z.optional(text),
  dialect: z.optional(dialect),
  schema: z.optional(tableSchema),
})
export type Resource = z.infer<typeof resource>

/** A measure or an attribute of a dimension in the `model` of the Fiscal Data Package 0.3. */
const measure = z.looseObject({
  source: text,
  currency: z.optional(text),
  factor: z.optional(z.number()),
  direction: z.optional(text),
  phase: z.optional(text),
})
const attribute = z.looseObject({ source: z.optional(text), labelfor: z.optional(text) })
const dimension = z.looseObject({
  dimensionType: z.optional(text),
  classificationType: z.optional(text),
  attributes: z.record(z.string(), attribute),
})

export const dataPackage = z.looseObject({
  name: z.optional(text),
  title: z.optional(text),
  homepage: z.optional(text),
  resources: z.array(resource).check(z.minLength(1)),
  sources: z.optional(z.array(z.looseObject({ title: z.optional(text), path: z.optional(text) }))),
  licenses: z.optional(z.array(z.looseObject({ name: z.optional(text), title: z.optional(text) }))),
  model: z.optional(
    z.looseObject({ measures: z.record(z.string(), measure), dimensions: z.record(z.string(), dimension) }),
  ),
  /** A mapping of ours, whole: what the specification has no words for is only here. */
  pledgebook: z.optional(z.unknown()),
})
export type DataPackage = z.infer<typeof dataPackage>
export type FiscalModel = NonNullable<DataPackage['model']>
