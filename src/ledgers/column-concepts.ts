import type { DescriptorField, FiscalModel, TableSchema } from './descriptor-schema.js'

/** What a column is by a descriptor, whichever version says it. */
export interface Concept {
  readonly column: string
  readonly columnType: string
}

export interface Measure {
  readonly column: string
  readonly phase: string | undefined
  readonly year: string | undefined
  readonly direction: string | undefined
}

/** The fiscal meaning of a table. */
export interface FiscalConcepts {
  readonly columns: readonly Concept[]
  readonly measures: readonly Measure[]
  /** Of the whole table. */
  readonly constants: ReadonlyMap<string, string>
  /** Whole power of ten of the amounts, where the descriptor says it. */
  readonly scale: number | undefined
}

const PHASE = 'phase:'
const YEAR = 'date:fiscal-year'
const DIRECTION = 'direction'

/** Meaning by the ColumnTypes of version 1.0; measures that columns were made of are taken apart again. */
export function conceptsOf({ fields, extraFields = [] }: TableSchema): FiscalConcepts {
  const typeOf = new Map(extraFields.map((extra) => [extra.name, extra.columnType ?? '']))
  const measures = fields
    .filter((field) => field.normalize !== undefined || field.columnType === 'value')
    .map((field): Measure => {
      const stated = Object.entries(field.normalize ?? {})
      const of = (type: string) => stated.find(([name]) => (typeOf.get(name) ?? '').startsWith(type))?.[1]
      return { column: field.name, phase: told(of(PHASE)), year: told(of(YEAR)), direction: told(of(DIRECTION)) }
    })
  return {
    columns: fields.flatMap(({ name, columnType }: DescriptorField) =>
      columnType === undefined || columnType === 'value' ? [] : [{ column: name, columnType }],
    ),
    measures,
    constants: new Map(
      extraFields.flatMap(({ columnType, constant }) =>
        columnType === undefined || constant === undefined ? [] : [[columnType, String(constant)] as const],
      ),
    ),
    scale: undefined,
  }
}

const told = (value: string | number | boolean | undefined) => (value === undefined ? undefined : String(value))

const KINDS: Readonly<Record<string, string>> = {
  entity: 'administrative-classification:generic',
  administrative: 'administrative-classification:generic',
  functional: 'functional-classification:generic',
  economic: 'economic-classification:generic',
  activity: 'activity:generic:program',
  program: 'activity:generic:program',
  programme: 'activity:generic:program',
}

/** Meaning by the `model` of version 0.3, in the words of version 1.0. */
export function modelConcepts({ measures, dimensions }: FiscalModel): FiscalConcepts {
  const all = Object.values(measures)
  const constants = new Map<string, string>()
  const currencies = [...new Set(all.flatMap(({ currency }) => currency ?? []))]
  if (currencies[0] !== undefined && currencies.length === 1) constants.set('value-currency:code', currencies[0])
  const factors = [...new Set(all.map(({ factor }) => factor ?? 1))]
  const scale = factors.length === 1 ? Math.round(powerOfTen(factors[0] ?? 1)) : Number.NaN
  return {
    measures: all.map(({ source, phase, direction }) => ({ column: source, phase, direction, year: undefined })),
    columns: Object.entries(dimensions).flatMap(([name, { dimensionType, classificationType, attributes }]) =>
      Object.entries(attributes).map(([key, { source, labelfor }]) => ({
        column: source ?? key,
        columnType: columnTypeOf(`${classificationType ?? dimensionType ?? ''} ${name}`, labelfor !== undefined),
      })),
    ),
    constants,
    scale: Number.isInteger(scale) ? scale : undefined,
  }
}

function columnTypeOf(words: string, label: boolean): string {
  if (/datetime|date|year/iu.test(words)) return YEAR
  const kind = Object.entries(KINDS).find(([word]) => words.toLowerCase().includes(word))?.[1]
  return kind === undefined ? '' : `${kind}:${label ? 'label' : 'code'}`
}

/** Exponent of a power of ten; not a number for anything else. */
function powerOfTen(factor: number): number {
  for (let power = 0; power <= 12; power++) if (factor === Number(`1e${power}`)) return power
  return Number.NaN
}
