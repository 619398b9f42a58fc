import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import * as z from 'zod/mini'
import type { Operation } from '../operations/operation.js'
import { shown } from '../sources/shown.js'
import { PledgebookError } from '../terms/fault.js'

/** What the command line understood: the operation's input, and how the answer is wanted. */
export interface Asked {
  readonly input: Record<string, unknown>
  readonly json: boolean
  readonly book: string | undefined
  /** A way to write the answer other than text and JSON, by its name. */
  readonly format: string | undefined
  /** The chart that is wanted, by its name; the usual one where it is not given. */
  readonly chart: string | undefined
  /** New file that the answer is written to. */
  readonly output: string | undefined
  /** Only for explain: the pointer. */
  readonly at: string | undefined
}

interface Field {
  readonly name: string
  readonly optional: boolean
  readonly kind: 'text' | 'number' | 'flag'
  readonly choices: readonly string[] | undefined
  readonly fallback: unknown
  readonly description: string
}

/** Charts of an operation's answers, the usual one first; the pictures themselves are loaded when one is wanted. */
export const CHARTS: Readonly<Record<string, readonly string[]>> = {
  standing: ['gap', 'counts', 'histories'],
  revisions: ['revisions'],
  drivers: ['drivers'],
  series: ['editions'],
  definitions: ['definitions'],
  cost: ['share', 'level', 'debt'],
  plan: ['share'],
  classify: ['treemap', 'sankey', 'newmoney', 'bridge', 'parts'],
  readings: ['readings'],
}

/**
 * Ways to write an operation's answer besides text and JSON. The names only: what writes them is loaded when one is wanted,
 * and a test holds this table to theirs.
 */
export function formatNames(operation: string): string[] {
  const observed = ['series', 'standing', 'revisions', 'definitions', 'cost', 'export'].includes(operation)
  return [
    'csv',
    'zip',
    'parquet',
    'parquet-zip',
    'xlsx',
    'datapackage',
    'dataset',
    ...(observed ? ['sdmx-csv', 'sdmx-json', 'sdmx-structure'] : []),
    'bibtex',
    'csl',
    'ris',
    ...(CHARTS[operation] ? ['svg', 'html'] : []),
    ...(operation === 'check' ? ['html', 'claimreview', 'annotation'] : []),
    ...(operation === 'report' ? ['html'] : []),
  ]
}

const NAMED = { optional: true, kind: 'text', fallback: undefined, description: '' } as const

const FIELDS = new WeakMap<Operation, Field[]>()

/** The fields of an operation's input schema, as options of a command. */
export function fieldsOf(operation: Operation): Field[] {
  const known = FIELDS.get(operation)
  if (known) return known
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { type?: string; enum?: string[]; default?: unknown; description?: string }>
    required?: string[]
  }
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]): Field => ({
      name,
      optional: !(schema.required ?? []).includes(name),
      kind: field.type === 'boolean' ? 'flag' : field.type === 'number' || field.type === 'integer' ? 'number' : 'text',
      choices: field.enum,
      fallback: field.default,
      description: field.description ?? '',
    }),
  )
  FIELDS.set(operation, fields)
  return fields
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** A plain number with a decimal point, also as 442e9; the commas and words of people are not guessed at. */
function numberOf(flag: string, value: string): number {
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(value) && Number.isFinite(Number(value))) return Number(value)
  throw new InvalidArgumentError(`"${shown(value)}" is no number; write ${flag} 3.5 or ${flag} 442e9.`)
}

/** Takes an option's value once; a second one would silently win otherwise. */
function once(flag: string, field: Field): (value: string) => string | number {
  let given = false
  return (value) => {
    if (given) throw new InvalidArgumentError(`${flag} is given twice.`)
    given = true
    if (field.choices && !field.choices.includes(value))
      throw new InvalidArgumentError(`Allowed choices are ${field.choices.join(', ')}.`)
    return field.kind === 'number' ? numberOf(flag, value) : value
  }
}

function addOptions(command: Command, operation: Operation): void {
  for (const field of fieldsOf(operation)) {
    if (field.name === 'format') continue
    if (operation.positional.includes(field.name)) {
      command.argument(field.optional ? `[${field.name}]` : `<${field.name}>`, field.description)
      continue
    }
    const option = new Option(
      field.kind === 'flag' ? flagOf(field.name) : `${flagOf(field.name)} <${field.name}>`,
      field.description,
    )
    if (field.fallback !== undefined) option.default(field.fallback)
    if (!field.optional && field.fallback === undefined) option.makeOptionMandatory()
    if (field.kind !== 'flag') option.argParser(once(flagOf(field.name), field))
    command.addOption(option)
  }
}

function common(command: Command, operation: Operation): void {
  const fields = fieldsOf(operation)
  const drawn = CHARTS[operation.name]
  command.option('--json', 'print the answer as one JSON object')
  const own = fields.find((f) => f.name === 'format')
  const choices = [...new Set([...(own?.choices ?? ['text', 'json']), ...formatNames(operation.name)])]
  command.addOption(
    new Option('--format <format>', `how the answer is written: ${choices.join(', ')}`).argParser(
      once('--format', { ...NAMED, name: 'format', choices }),
    ),
  )
  command.option('--output <file>', 'write the answer to this new file; its name tells the format where none is given')
  if (drawn) command.option('--chart <chart>', `which chart: ${drawn.join(', ')}`)
  command.option('--book <id>', 'ask a book by its id instead of the newest')
}

function helpOf(operation: Operation, name: string): string {
  const examples = operation.examples.map(
    (e) => `${`  $ pledgebook ${name} ${e.arguments}`.trimEnd()}\n      ${e.says}`,
  )
  return `\nExamples:\n${examples.join('\n')}\n`
}

/** Turns commander's complaint into ours: same words, exit code and shape as every other fault. */
function asInputFault(error: unknown, name: string): never {
  if (error instanceof CommanderError) {
    const [message = '', near] = error.message.replace(/^error: /, '').split('\n')
    const hint = near ? near.replace(/[()]/g, '') : `see pledgebook ${name} --help`
    throw new PledgebookError('input', 'arguments', message, hint)
  }
  throw error
}

function configured(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showSuggestionAfterError(true)
    .helpCommand(false)
}

/** Parses the arguments of one operation. Throws `input` faults; help is printed by commander and ends in `undefined`. */
export function parse(operation: Operation, argv: readonly string[], columns: number): Asked | undefined {
  const command = configured(new Command(`pledgebook ${operation.name}`)).description(operation.summary)
  command.configureHelp({ helpWidth: columns })
  addOptions(command, operation)
  common(command, operation)
  command.addHelpText('after', helpOf(operation, operation.name))
  try {
    command.parse([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'commander.helpDisplayed') return undefined
    asInputFault(error, operation.name)
  }
  const { json, format, book, chart, output, ...rest } = command.opts<Record<string, string | boolean | undefined>>()
  const input: Record<string, unknown> = { ...rest }
  operation.positional.forEach((name, i) => {
    if (command.args[i] !== undefined) input[name] = command.args[i]
  })
  const wanted = { format, chart, output } as Pick<Asked, 'format' | 'chart' | 'output'>
  return asWanted(operation, { input, json: json === true, book: book as string | undefined, at: undefined, ...wanted })
}

/** Gives an operation that has formats of its own the one it knows, and the file; any other is written of its JSON. */
function asWanted(operation: Operation, asked: Asked): Asked {
  const { format, chart, output } = asked
  const own = fieldsOf(operation).find((f) => f.name === 'format')
  if (own === undefined)
    return {
      ...asked,
      json: asked.json || format === 'json',
      format: format === undefined && chart !== undefined ? 'svg' : format === 'json' ? undefined : format,
    }
  // The simple ending alone is the operation's own: a.csv, but a.sdmx.csv is one of ours.
  const [, ending] = /(?:^|[\\/])[^.\\/]+\.(\w+)$/.exec(output ?? '') ?? []
  const named = format ?? own.choices?.find((choice) => choice === ending)
  const input = { ...asked.input, ...(named !== undefined && { format: named }) }
  if (asked.json || (named === undefined && output === undefined)) return { ...asked, format: undefined, input }
  if (named !== undefined && own.choices?.includes(named))
    return {
      ...asked,
      format: undefined,
      output: undefined,
      input: { ...input, ...(output !== undefined && { out: output }) },
    }
  return { ...asked, input: { ...asked.input, format: 'json' } }
}

/** Parses `explain OPERATION ARGS --at POINTER`: the other operation's own options, and the pointer. */
export function parseExplain(
  explain: Operation,
  target: Operation | undefined,
  argv: readonly string[],
  columns: number,
): Asked | undefined {
  const command = configured(new Command(`pledgebook explain ${target?.name ?? '<operation>'}`)).description(
    explain.summary,
  )
  command.configureHelp({ helpWidth: columns })
  if (target) addOptions(command, target)
  common(command, explain)
  command.addOption(
    new Option('--at <pointer>', 'JSON pointer to the number, such as /members/3/value').makeOptionMandatory(),
  )
  command.addHelpText('after', helpOf(explain, 'explain'))
  try {
    command.parse([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'commander.helpDisplayed') return undefined
    asInputFault(error, 'explain')
  }
  const { json, format, book, at, output, chart: _chart, ...rest } = command.opts<Record<string, unknown>>()
  const input = { operation: target?.name ?? '', arguments: rest, at }
  return {
    input,
    json: json === true || format === 'json',
    book: book as string | undefined,
    format: format === 'json' ? undefined : (format as string | undefined),
    chart: undefined,
    output: output as string | undefined,
    at: at as string,
  }
}
