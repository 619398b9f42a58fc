import { SIDES, type Side, type Stage } from '../terms/ledger-line.js'
import { conceptsOf, type FiscalConcepts, type Measure, modelConcepts } from './column-concepts.js'
import { sideOf } from './column-look.js'
import { tidy } from './column-name.js'
import { fileForm } from './descriptor-form.js'
import type { DescriptorField, TableSchema } from './descriptor-schema.js'
import { textColumns } from './descriptor-texts.js'
import { hasPhrase, headingWords, type LedgerLexicon, stageFit } from './lexicon.js'
import { type LedgerMapping, ledgerMapping } from './mapping-schema.js'
import type { Descriptor } from './read-descriptor.js'

export interface DescriptorMapping {
  /** Undefined where the descriptor says how the file is written, but not what its columns mean. */
  readonly mapping: LedgerMapping | undefined
  readonly file: LedgerMapping['file']
  readonly doubts: readonly string[]
}

/** The phases that the specification names. */
const PHASES: Readonly<Record<string, Stage>> = {
  proposed: 'proposed',
  approved: 'appropriated',
  adjusted: 'revised',
  executed: 'outturn',
}

/**
 * The mapping that a descriptor amounts to. `textsOf` gives the different texts of a column, for columns of phases and
 * directions whose texts the descriptor does not list.
 */
export async function descriptorMapping(
  { about, resource }: Descriptor,
  lexicon: LedgerLexicon,
  textsOf: (column: string, file: LedgerMapping['file']) => Promise<readonly string[]>,
): Promise<DescriptorMapping> {
  const own = ledgerMapping.safeParse(about.pledgebook)
  if (own.success) return { mapping: own.data, file: own.data.file, doubts: [] }
  const doubts: string[] = []
  const schema = resource.schema ?? { fields: [] }
  const file = fileForm(resource, schema, doubts)
  const named = file.headings === 0 ? numbered(schema) : schema
  const concepts = about.model ? modelConcepts(about.model) : conceptsOf(named)
  if (concepts.measures.length === 0) return { mapping: undefined, file, doubts }
  const enumOf = async (column: string) => {
    const listed = named.fields.find(({ name }) => name === column)?.constraints?.enum
    return listed ? listed.map(String) : textsOf(tidy(column), file)
  }
  const texts = textColumns(concepts.columns)
  const { currency, currencies } = await currencyOf(concepts, enumOf, doubts)
  const parsed = ledgerMapping.safeParse({
    id: about.name ?? resource.name ?? 'descriptor',
    title: about.title ?? about.name ?? resource.name ?? 'as described',
    source: {
      text: about.sources?.[0]?.title ?? about.title ?? 'not stated',
      ...(link(about) !== undefined && { url: link(about) }),
    },
    terms: about.licenses?.[0]?.title ?? about.licenses?.[0]?.name ?? 'not stated',
    currency,
    ...(currencies && { currencies }),
    scale: concepts.scale ?? scaleOf(named.fields, concepts.measures, lexicon, doubts),
    file,
    ...(await phasesAndYears(concepts, lexicon, enumOf, doubts)),
    ...(await sideRule(concepts, lexicon, enumOf, doubts)),
    ...texts,
  })
  if (parsed.success) return { mapping: parsed.data, file, doubts }
  const first = parsed.error.issues[0]
  doubts.push(`the descriptor is not enough for a mapping: ${first?.path.join('.')}: ${first?.message}`)
  return { mapping: undefined, file, doubts }
}

const link = ({ sources, homepage }: Descriptor['about']) => sources?.[0]?.path ?? homepage

/** Fields of a file without heading, by their places. */
function numbered(schema: TableSchema): TableSchema {
  return { ...schema, fields: schema.fields.map((field, i) => ({ ...field, name: `column ${i + 1}` })) }
}

function scaleOf(
  fields: readonly DescriptorField[],
  measures: readonly Measure[],
  lexicon: LedgerLexicon,
  doubts: string[],
): number {
  const words = fields
    .filter(({ name }) => measures.some(({ column }) => column === name))
    .flatMap(({ name, title }) => headingWords(`${name} ${title ?? ''}`))
  const scale = Object.entries(lexicon.scales).find(([, list]) => hasPhrase(words, list))?.[0]
  if (scale === undefined) doubts.push('the descriptor does not say the scale of the amounts; whole units are taken')
  return Number(scale ?? 0)
}

async function currencyOf(
  { columns, constants }: FiscalConcepts,
  enumOf: EnumOf,
  doubts: string[],
): Promise<{ currency: string; currencies?: { column: string } }> {
  const stated = constants.get('value-currency:code')
  const column = columns.find(({ columnType }) => columnType === 'value-currency:code')?.column
  if (stated !== undefined || column === undefined) {
    if (stated === undefined) doubts.push('the descriptor does not name the currency')
    return { currency: stated ?? 'XXX' }
  }
  const [first = 'XXX', ...others] = (await enumOf(column)).map((text) => text.toUpperCase())
  if (others.length > 0)
    doubts.push(`amounts are in several currencies (${[first, ...others].join(', ')}), of which one must be chosen`)
  return { currency: first, currencies: { column: tidy(column) } }
}

type EnumOf = (column: string) => Promise<readonly string[]>

function stageOf(text: string, lexicon: LedgerLexicon): Stage | undefined {
  return PHASES[text.toLowerCase()] ?? stageFit(headingWords(text), lexicon)?.stage
}

async function phasesAndYears(
  { columns, measures, constants }: FiscalConcepts,
  lexicon: LedgerLexicon,
  enumOf: EnumOf,
  doubts: string[],
): Promise<Pick<LedgerMapping, 'amounts' | 'year' | 'stage'>> {
  const byType = (...starts: string[]) =>
    columns.find(({ columnType }) => starts.some((start) => columnType.startsWith(start)))?.column
  const yearColumn = byType('date:fiscal-year') ?? byType('date:')
  const phaseColumn = byType('phase:id') ?? byType('phase:')
  const [constantYear] = [...constants].flatMap(([type, value]) => (type.startsWith('date:') ? [value] : []))
  const constantPhase = constants.get('phase:id') ?? constants.get('phase:label')
  const is: Record<string, Stage> = {}
  if (phaseColumn !== undefined)
    for (const text of await enumOf(phaseColumn)) {
      const stage = stageOf(text, lexicon)
      if (stage) is[text] = stage
      else doubts.push(`the phase "${text}" is none that is known; its rows are rejected`)
    }
  return {
    ...(yearColumn !== undefined && { year: { column: tidy(yearColumn) } }),
    ...(phaseColumn !== undefined && { stage: { column: tidy(phaseColumn), is } }),
    amounts: measures.map(({ column, phase, year, direction }) => {
      const named = phase ?? (phaseColumn === undefined ? constantPhase : undefined)
      const stage = named === undefined ? undefined : stageOf(named, lexicon)
      if (stage === undefined && phaseColumn === undefined) doubts.push(`"${column}" is taken for outturns`)
      const own = year ?? (yearColumn === undefined ? /\d{4}/u.exec(constantYear ?? '')?.[0] : undefined)
      const side = direction === undefined ? undefined : directionOf(direction, lexicon)
      return {
        column: tidy(column),
        ...((stage !== undefined || phaseColumn === undefined) && { stage: stage ?? 'outturn' }),
        ...(own !== undefined && { year: own }),
        ...(side !== undefined && { side }),
      }
    }),
  }
}

function directionOf(text: string, lexicon: LedgerLexicon): Side | undefined {
  const side = SIDES.find((each) => each === text.toLowerCase()) ?? sideOf(text, lexicon)
  return side === 'neither' ? undefined : side
}

async function sideRule(
  { columns, constants }: FiscalConcepts,
  lexicon: LedgerLexicon,
  enumOf: EnumOf,
  doubts: string[],
): Promise<Pick<LedgerMapping, 'side' | 'revenue'>> {
  const column = columns.find(({ columnType }) => columnType.startsWith('direction'))?.column
  if (column !== undefined) {
    const texts = await enumOf(column)
    const of = (side: Side) => texts.filter((text) => directionOf(text, lexicon) === side)
    if (of('expenditure').length > 0 && of('revenue').length > 0)
      return {
        side: { column: tidy(column), expenditure: of('expenditure'), revenue: of('revenue') },
        revenue: 'positive',
      }
  }
  const said = constants.get('direction')
  const side = said === undefined ? undefined : directionOf(said, lexicon)
  if (side === undefined)
    doubts.push('the descriptor does not tell revenue from expenditure; all is taken for expenditure')
  return { side: side ?? 'expenditure', revenue: 'positive' }
}
