import * as z from 'zod/mini'
import { envelopeFields } from './envelope.js'
import { areaField, asOfField } from './fields.js'

export const reportInput = z.strictObject({
  area: areaField,
  goal: z.optional(
    z.string().register(z.globalRegistry, {
      description:
        'goal to be held against, such as vilnius-2023.spending. Default: the usual one, or one that it holds',
    }),
  ),
  asOf: z.optional(asOfField),
})

/** A number of the report: how it is written there, and where it comes from. */
const figure = z.object({
  /** As a sentence or a cell of a table writes it, rounded half up. */
  text: z.string(),
  /** Unrounded, in `unit`, `scale` (a power of ten) and `prices`. */
  value: z.number(),
  unit: z.string(),
  scale: z.number(),
  prices: z.nullable(z.string()),
  period: z.nullable(z.string()),
  status: z.nullable(z.string()),
  /** `published`: a cell. `derived`: made of cells. `reasoned`: a conclusion from them. `given`: part of a goal. `answered`: the answer's own word. `counted`: counted here in a list of the answer. */
  kind: z.enum(['published', 'derived', 'reasoned', 'given', 'answered', 'counted']),
  edition: z.nullable(z.string()),
  cell: z.nullable(z.string()),
  /** How a number that is no cell was made. */
  how: z.nullable(z.string()),
  /** Place in `asked` of the question whose answer holds it, and the JSON pointer to it there. */
  asked: z.number(),
  at: z.string(),
  /** Number of its source in `sources`. */
  source: z.number(),
})

const sentence = z.object({
  text: z.string(),
  /** Numbers in it: UTF-16 offsets into the text, and the place in the section's `figures`. */
  figures: z.array(z.object({ span: z.tuple([z.number(), z.number()]), figure: z.number() })),
  /** Whose words it repeats; null where it is the report's own. */
  saidBy: z.nullable(z.object({ text: z.string(), url: z.nullable(z.string()) })),
})

const table = z.object({
  caption: z.string(),
  /** A ranking is a list of name and number, read down its columns. */
  kind: z.enum(['table', 'ranking']),
  columns: z.array(z.object({ heading: z.string(), align: z.enum(['left', 'right']) })),
  rows: z.array(z.array(z.object({ text: z.string(), figure: z.nullable(z.number()) }))),
  /** Rows that are about the area itself. */
  marked: z.array(z.number()),
})

const section = z.object({
  id: z.string(),
  title: z.string(),
  /** Places in `asked` of the questions that it is made of. */
  asked: z.array(z.number()),
  sentences: z.array(sentence),
  tables: z.array(table),
  /** The chart that stands beside it, of the answer to this question. */
  chart: z.nullable(z.object({ asked: z.number(), name: z.string() })),
  figures: z.array(figure),
  /** What a reader has to know of it. */
  notes: z.array(z.string()),
})

const source = z.object({
  number: z.number(),
  /** Of published numbers: the edition, and the cells as its copy names them. */
  edition: z.nullable(z.string()),
  title: z.nullable(z.string()),
  cells: z.array(z.string()),
  /** In words, as a footnote. */
  says: z.string(),
  /** The command that shows a number down to its cells. */
  explain: z.nullable(z.string()),
  url: z.nullable(z.string()),
})

export const reportOutput = z.object({
  ...envelopeFields,
  area: z.string(),
  name: z.string(),
  kind: z.enum(['area', 'group']),
  /** The goal that the report is held against; null where none had been announced. */
  goal: z.nullable(z.object({ id: z.string(), title: z.string() })),
  title: z.string(),
  /** The numbers to read first, each of the first section's figures. */
  keys: z.array(z.object({ label: z.string(), text: z.string(), figure: z.nullable(z.number()) })),
  sections: z.array(section),
  sources: z.array(source),
  asked: z.array(z.object({ operation: z.string(), question: z.record(z.string(), z.any()) })),
  /** The command that gives this report again. */
  command: z.string(),
})

export type ReportInput = z.infer<typeof reportInput>
/** What answers `report`: sections of text, charts and tables. */
export type Report = z.infer<typeof reportOutput>
export type ReportSection = z.infer<typeof section>
export type ReportFigure = z.infer<typeof figure>
export type ReportTable = z.infer<typeof table>
export type ReportSource = z.infer<typeof source>
