import type { Classification } from '../book/classification.js'
import { readYaml } from '../book/yaml-file.js'
import { columnTexts } from '../ledgers/column-texts.js'
import { type DescriptorMapping, descriptorMapping } from '../ledgers/descriptor-mapping.js'
import { fittingMappings } from '../ledgers/fitting-mappings.js'
import { guessMapping, type MappingGuess } from '../ledgers/guess-mapping.js'
import { type LedgerLexicon, ledgerLexicon } from '../ledgers/lexicon.js'
import { type LedgerMapping, ledgerMapping } from '../ledgers/mapping-schema.js'
import { readDescriptor } from '../ledgers/read-descriptor.js'
import { shown } from '../sources/shown.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { filesOf, type LedgerInputs } from './ledger-inputs.js'
import type { Context } from './operation.js'
import { isFileName, ownText } from './own-file.js'

/** How a ledger's mapping was come by: named by the person, known by the heading, read from a descriptor, or proposed. */
export interface ChosenMapping {
  readonly mapping: LedgerMapping
  readonly origin: 'given' | 'shipped' | 'described' | 'proposed'
  readonly guess?: MappingGuess
  /** What a person should look at. */
  readonly notes: readonly string[]
}

/** The mappings a book ships. */
function shippedMappings({ mappings }: Classification): LedgerMapping[] {
  return mappings.map(({ file, text }) => readYaml(text, ledgerMapping, file))
}

/** What a person may say of a ledger besides its mapping. */
export interface ToldOfLedger {
  /** Of the amounts, where the file does not say it. */
  readonly year?: string | undefined
  /** A Frictionless descriptor of the file. */
  readonly descriptor?: string | undefined
  /** The currency to read, where a column says that of each row. */
  readonly only?: string | undefined
}

const DESCRIPTOR = 'datapackage.json'

/**
 * The mapping of a ledger: the one that is named (id of a shipped one, or a file); else what a given descriptor says; else
 * the only shipped one that names exactly the columns of the file; else what a datapackage.json beside it says; else a
 * proposal. Throws `input` `ledger.twoFit` where two fit, `notFound` `mapping.unknown`, and `data` `ledger.noMapping` where
 * nothing can be proposed.
 */
export async function chooseMapping(
  context: Context,
  inputs: LedgerInputs,
  named: string | undefined,
  told: ToldOfLedger = {},
): Promise<ChosenMapping> {
  const chosen = await choose(context, inputs, named, told)
  return { ...chosen, mapping: inOneCurrency(chosen.mapping, told.only) }
}

/** The mapping for lines of one currency only. Throws `input` `ledger.only`. */
function inOneCurrency(mapping: LedgerMapping, only: string | undefined): LedgerMapping {
  if (only === undefined) return mapping
  const { currencies, currency } = mapping
  if (!/^[A-Z]{3}$/.test(only) || (currencies === undefined && currency !== only))
    throw new PledgebookError(
      'input',
      'ledger.only',
      currencies === undefined
        ? `no column says the currency of each row; the ledger is in ${currency}`
        : `"${shown(only)}" is no currency`,
      'leave --only out, or write a code of ISO 4217, such as --only DKK',
    )
  return currencies ? { ...mapping, currency: only, currencies: { ...currencies, others: 'leave-out' } } : mapping
}

async function choose(
  context: Context,
  inputs: LedgerInputs,
  named: string | undefined,
  told: ToldOfLedger,
): Promise<ChosenMapping> {
  const { first, aids } = inputs
  const classification = await context.book.classification()
  // A file of the person's own needs none of the shipped ones.
  if (named !== undefined && isFileName(named))
    return { mapping: await mappingFile(context, named), origin: 'given', notes: [] }
  const shipped = shippedMappings(classification)
  if (named !== undefined) {
    const own = shipped.find(({ id }) => id === named)
    if (own) return { mapping: own, origin: 'shipped', notes: [] }
    throw unknownMapping(named, shipped)
  }
  const lexicon = readYaml(classification.lexicon.text, ledgerLexicon, classification.lexicon.file)
  if (told.descriptor === undefined) {
    const one = onlyFitting(await fittingMappings(first, shipped, aids), first.name)
    if (one) return { mapping: one, origin: 'shipped', notes: yearNotes(one) }
  }
  const described = await describedMapping(context, inputs, lexicon, told.descriptor)
  if (described?.mapping) return { mapping: described.mapping, origin: 'described', notes: described.doubts }
  const guess = await guessMapping(first, lexicon, { ...aids, year: statedYear(told.year) })
  if (guess.mapping === undefined)
    throw new PledgebookError(
      'data',
      'ledger.noMapping',
      `no mapping can be proposed: ${guess.doubts[0] ?? 'the file holds nothing that looks like a ledger'}`,
      `write one and give it with --mapping FILE; the columns are: ${guess.columns.map(({ name, as }) => `${shown(name)} (${as})`).join(', ')}`,
      { where: first.name },
    )
  const mapping = described ? { ...guess.mapping, file: { ...guess.mapping.file, ...described.file } } : guess.mapping
  return { mapping, origin: 'proposed', guess, notes: [...(described?.doubts ?? []), ...guess.doubts] }
}

function onlyFitting(fitting: readonly LedgerMapping[], where: string): LedgerMapping | undefined {
  const [one, another] = fitting
  if (one && another)
    throw new PledgebookError(
      'input',
      'ledger.twoFit',
      `${fitting.length} mappings fit its heading: ${fitting.map(({ id }) => id).join(', ')}`,
      `say which: --mapping ${one.id}`,
      { where },
    )
  return one
}

/** What a descriptor says: the given one, or one beside the file that describes it. */
async function describedMapping(
  context: Context,
  { first, aids }: LedgerInputs,
  lexicon: LedgerLexicon,
  given: string | undefined,
): Promise<DescriptorMapping | undefined> {
  const files = filesOf(context.files)
  const path = given ?? (await files.ledgers.beside(first.name, DESCRIPTOR))
  if (path === undefined) return undefined
  const text = new TextDecoder().decode(await files.read(path))
  const textsOf = (column: string, file: LedgerMapping['file']) => columnTexts(first, file, column, aids)
  try {
    const found = await descriptorMapping(readDescriptor(text, path, first.name), lexicon, textsOf)
    if (found.mapping) return found
    return { ...found, doubts: [...found.doubts, `${path} says how the file is written, not what its columns mean`] }
  } catch (error) {
    // A descriptor that merely lies there may be of other files.
    if (given === undefined && error instanceof PledgebookError && error.code.startsWith('descriptor.')) {
      const doubt = `${path} is not used: ${error.message}`
      return { mapping: undefined, file: {}, doubts: [doubt] }
    }
    throw error
  }
}

/** Files of another year may have the heading of this one. */
function yearNotes(mapping: LedgerMapping): string[] {
  const stated = mapping.amounts.filter(({ year }) => year !== undefined)
  if (stated.length === 0) return []
  const list = stated.map(({ column, year }) => `"${column}" is of ${year}`).join(', ')
  return [`the file does not name its years; the mapping says that ${list}: check that this is the file it describes`]
}

function statedYear(year: string | undefined): string | undefined {
  if (year === undefined || /^(?:19|20|21)\d{2}$/.test(year)) return year
  throw new PledgebookError('input', 'arguments', `"${shown(year)}" is no year`, 'write --year 2025')
}

function unknownMapping(named: string, shipped: readonly LedgerMapping[]): PledgebookError {
  const ids = shipped.map(({ id }) => id)
  return new PledgebookError(
    'notFound',
    'mapping.unknown',
    `no mapping "${shown(named)}"`,
    `${didYouMean(named, ids)}; or give a file, as --mapping own.yaml`,
  )
}

async function mappingFile({ files }: Context, named: string): Promise<LedgerMapping> {
  return readYaml(await ownText(files, named, 'a mapping'), ledgerMapping, named)
}
