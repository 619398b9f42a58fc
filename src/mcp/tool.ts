import type { ToolAnnotations } from '@modelcontextprotocol/server'
import { offeredBy } from '../operations/ask.js'
import { exampleArguments } from '../operations/example-arguments.js'
import type { Operation } from '../operations/operation.js'
import { jsonSchemaOf, type ObjectSchema } from './json-schema.js'
import { asksFor } from './story.js'

/** An operation as a tool of assistants. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: ObjectSchema
  readonly output: ObjectSchema
  readonly examples: readonly { readonly arguments: Record<string, unknown>; readonly says: string }[]
  readonly annotations: ToolAnnotations
}

/** What a person sees in a list of tools. */
const TITLES: Readonly<Record<string, string>> = {
  standing: 'Who stands where',
  series: 'One measure over the years',
  revisions: 'How one number changed',
  drivers: 'What moved a share',
  contents: 'What the book holds',
  definitions: 'How others count the same country',
  cost: 'What keeping a promise costs',
  plan: 'A path that keeps a promise',
  calibrate: 'How far the bands can be trusted',
  check: 'Check a story',
  readings: 'What the capped part could hold',
  explain: 'Where a number comes from',
  report: 'A briefing',
}

/** Examples that other doors do not have, since a text is given here itself. */
const OWN_EXAMPLES: Readonly<Record<string, Tool['examples']>> = {
  check: [
    {
      arguments: {
        text: 'THE HAGUE, June 25, 2025 – Poland spent 4.12 % of GDP on defence in 2024.',
        published: '2025-06-25',
      },
      says: 'each claim has a verdict by what was known that day and by what is known now',
    },
  ],
}

function examplesOf(operation: Operation, operations: readonly Operation[]): Tool['examples'] {
  const translated = operation.examples.flatMap(({ arguments: line, says }) => {
    const given = exampleArguments(operation, line, operations)
    return given === undefined ? [] : [{ arguments: given, says: says.replace(/, as JSON$/, '') }]
  })
  return [...translated, ...(OWN_EXAMPLES[operation.name] ?? [])]
}

function titled(name: string): string {
  return (Object.hasOwn(TITLES, name) ? TITLES[name] : undefined) ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

function toolOf(operation: Operation, operations: readonly Operation[]): Tool {
  const title = titled(operation.name)
  const input = asksFor(operation.name, jsonSchemaOf(operation.input, 'input'))
  const examples = examplesOf(operation, operations)
  const narrow = Object.hasOwn(input.properties, 'area') && !input.required?.includes('area')
  return {
    name: operation.name,
    title,
    description: [
      `${operation.summary}.`,
      ...(narrow ? ['Name an area where you need only one: the answer is then short.'] : []),
      ...(examples.length > 0 ? ['', 'Examples of arguments:'] : []),
      ...examples.map(({ arguments: given, says }) => `${JSON.stringify(given)} – ${says}`),
    ].join('\n'),
    input,
    output: jsonSchemaOf(operation.output, 'output'),
    examples,
    annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  }
}

let made: Promise<readonly Tool[]> | undefined

/** Every operation that is offered to assistants, as a tool, in the order they are shown. */
export function tools(): Promise<readonly Tool[]> {
  made ??= offeredBy('mcp').then((operations) => operations.map((operation) => toolOf(operation, operations)))
  return made
}

/** What can be asked of each tool, by its name. */
export async function inputSchemas(): Promise<ReadonlyMap<string, ObjectSchema>> {
  return new Map((await tools()).map(({ name, input }) => [name, input]))
}
