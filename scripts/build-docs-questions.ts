// A page for every question, from its schemas.
import * as z from 'zod/mini'
import { FORMATS } from '../src/operations/answer-file.js'
import type { Operation } from '../src/operations/operation.js'
import { PICTURES } from '../src/operations/picture.js'
import { OPERATIONS } from '../src/operations/registry.js'
import { type DocPage, table } from './build-docs-page.js'

interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
}

const DOORS: Readonly<Record<string, string>> = {
  cli: 'command line',
  http: 'HTTP',
  mcp: 'MCP',
  library: 'library',
}

const schemaOf = (schema: Operation['input'], io: 'input' | 'output') =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io }) as Schema

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((v) => JSON.stringify(v)).join(' or ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' or ')
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(', ')}]`
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`
  if (schema.type === undefined) return 'anything'
  return typeof schema.type === 'string' ? schema.type : schema.type.join(' or ')
}

/** Places of an answer as JSON pointers, `*` for each item, with their types. */
function placesOf(schema: Schema, at = ''): [string, Schema][] {
  const parts = (schema.anyOf ?? [schema]).filter((s) => s.type === 'object' || s.type === 'array')
  const [part] = parts
  if (parts.length !== 1 || part === undefined) return [[at, schema]]
  if (part.properties) return Object.entries(part.properties).flatMap(([name, s]) => placesOf(s, `${at}/${name}`))
  if (part.items && (part.items.type === 'object' || part.items.anyOf)) return placesOf(part.items, `${at}/*`)
  return [[at, schema]]
}

const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

function fieldsOf(operation: Operation): string {
  const schema = schemaOf(operation.input, 'input')
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    `\`${name}\``,
    operation.positional.includes(name) ? `${name.toUpperCase()}, without a flag` : `\`${flagOf(name)}\``,
    typeOf(field),
    [
      field.description ?? '',
      schema.required?.includes(name) ? '(must be given)' : '',
      field.default === undefined ? '' : `Default: ${JSON.stringify(field.default)}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  ])
  return rows.length === 0 ? 'It has no fields.' : table(['field', 'command line', 'type', 'meaning'], rows)
}

function formatsSaid(operation: Operation): string {
  const rows = FORMATS.filter((f) => f.of === undefined || f.of.includes(operation.name)).map((f) => [
    `\`${f.name}\``,
    f.type,
    f.says,
  ])
  const charts = Object.keys(PICTURES[operation.name] ?? {})
  const drawn = charts.length === 0 ? [] : [`Charts: ${charts.map((c) => `\`${c}\``).join(', ')}.`]
  return [table(['format', 'media type', 'what it is'], rows), ...drawn].join('\n\n')
}

function pageOf(operation: Operation): DocPage {
  const examples = operation.examples.map((e) => [
    `\`pledgebook ${`${operation.name} ${e.arguments}`.trim()}\``,
    e.says,
  ])
  const places = placesOf(schemaOf(operation.output, 'output')).map(([at, s]) => [
    `\`${at}\``,
    `${typeOf(s)}${s.description === undefined ? '' : `: ${s.description}`}`,
  ])
  return {
    path: `reference/${operation.name}.html`,
    title: operation.name,
    section: 'Questions',
    markdown: [
      `# ${operation.name}`,
      `${operation.summary}.`,
      `Asked by: ${operation.doors.map((d) => DOORS[d]).join(', ')}.`,
      '## Examples',
      table(['command', 'what it asks'], examples),
      '## Fields',
      fieldsOf(operation),
      '## Written as',
      formatsSaid(operation),
      '## Answer',
      `Places in the answer as JSON pointers, with \`*\` for each item of a list. The same as JSON Schema: [${operation.name}.json](../schemas/${operation.name}.json).`,
      table(['place', 'type'], places),
    ].join('\n\n'),
  }
}

/** The answer's JSON Schema as text. */
export function answerSchema(operation: Operation): string {
  return `${JSON.stringify({ title: operation.summary, ...schemaOf(operation.output, 'output') }, null, 2)}\n`
}

/** Every question that any door offers, in the order they are shown. */
export function allQuestions(): Promise<Operation[]> {
  return Promise.all(Object.values(OPERATIONS).map((load) => load()))
}

/** A page for every question. */
export async function questionPages(): Promise<DocPage[]> {
  return (await allQuestions()).map(pageOf)
}
