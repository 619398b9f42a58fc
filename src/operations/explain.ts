import * as z from 'zod/mini'
import type { Book } from '../book/book.js'
import type { Figure } from '../series/figure.js'
import { didYouMean } from '../terms/closest-name.js'
import { PledgebookError } from '../terms/fault.js'
import { checkedInput } from './checked-input.js'
import { envelope, envelopeFields } from './envelope.js'
import { operation, type Reasoning } from './operation.js'

/** One number or conclusion, and the ones it was made from, down to cells of editions. */
export interface ExplainNode {
  kind: 'published' | 'derived' | 'given' | 'reasoned'
  value: number | string
  unit?: { code: string; scale: number; prices: string | null }
  how?: string
  label?: string
  source?: string
  observation?: {
    measure: string
    area: string
    period: string
    status: string
    mark: string
    cell: string
    edition: string
    title: string
    publishedOn: string
    basis: string | null
    copy: string
    copyKind: string
    files: { name: string; sha256: string }[]
    url: string | null
  }
  from: ExplainNode[]
}

function cellNode(book: Book, figure: Extract<Figure, { kind: 'published' }>): NonNullable<ExplainNode['observation']> {
  const o = figure.observation
  const edition = book.facts.editions.find((e) => e.id === o.edition)
  const copy = edition?.copies.find((c) => c.id === o.copy)
  return {
    measure: o.measure,
    area: o.area,
    period: o.period,
    status: o.status,
    mark: o.mark,
    cell: o.cell,
    edition: o.edition,
    title: edition?.title ?? '',
    publishedOn: edition?.publishedOn ?? '',
    basis: edition?.basis ?? null,
    copy: o.copy,
    copyKind: copy?.kind ?? 'none',
    files: (copy?.files ?? []).map(({ name, sha256 }) => ({ name, sha256 })),
    url: edition?.url ?? null,
  }
}

/** The tree of a figure. */
export function explainTree(book: Book, origin: Figure | Reasoning): ExplainNode {
  if (origin.kind === 'reasoned')
    return {
      kind: 'reasoned',
      value: origin.conclusion,
      how: origin.how,
      from: origin.from.map((f) => explainTree(book, f)),
    }
  const unit = { code: origin.unit.code, scale: origin.unit.scale, prices: origin.unit.prices }
  if (origin.kind === 'published')
    return { kind: 'published', value: origin.value, unit, observation: cellNode(book, origin), from: [] }
  if (origin.kind === 'given')
    return { kind: 'given', value: origin.value, unit, label: origin.label, source: origin.source, from: [] }
  return {
    kind: 'derived',
    value: origin.value,
    unit,
    how: origin.how,
    from: origin.from.map((f) => explainTree(book, f)),
  }
}

function editionsIn(node: ExplainNode): string[] {
  return [...(node.observation ? [node.observation.edition] : []), ...node.from.flatMap(editionsIn)]
}

const NODE = z.any().register(z.globalRegistry, {
  description: 'tree of {kind, value, unit, how, observation, from}, leaves are cells of editions',
})

/** The question `explain`: where one number of an answer comes from, down to cells of editions. */
export const explain = operation({
  name: 'explain',
  summary: 'Where one number of an answer comes from, down to cells of editions',
  input: z.strictObject({
    operation: z.string().register(z.globalRegistry, { description: 'the operation whose answer holds the number' }),
    arguments: z.record(z.string(), z.any()).register(z.globalRegistry, { description: "that operation's arguments" }),
    at: z.string().register(z.globalRegistry, { description: 'JSON pointer to the number, such as /members/3/value' }),
  }),
  output: z.object({
    ...envelopeFields,
    operation: z.string(),
    arguments: z.record(z.string(), z.any()),
    at: z.string(),
    tree: NODE,
  }),
  positional: ['operation'],
  examples: [
    {
      arguments: 'standing --goal hague-2025.core --area DNK --at /members/0/gap/money/value',
      says: 'how a gap in money was made',
    },
    { arguments: 'drivers --area POL --from 2021 --to 2026 --at /spending', says: 'what stands behind a driver' },
  ],
  doors: ['cli', 'http', 'mcp', 'library'],
  async run(context, input) {
    const operations = context.operations ?? {}
    const load = Object.hasOwn(operations, input.operation) ? operations[input.operation] : undefined
    if (load === undefined || input.operation === 'explain')
      throw new PledgebookError(
        'notFound',
        'explain.operation',
        `no operation "${input.operation}" to explain`,
        didYouMean(
          input.operation,
          Object.keys(operations).filter((n) => n !== 'explain'),
        ),
      )
    const target = await load()
    const answer = await target.run(
      context,
      checkedInput(target, input.arguments, `see pledgebook ${input.operation} --help`),
    )
    const origin =
      answer.origins.get(input.at) ??
      answer.origins.get(`${input.at}/value`) ??
      answer.origins.get(input.at.replace(/\/value$/, ''))
    if (origin === undefined) {
      const near = [...answer.origins.keys()].filter((p) => p.startsWith(input.at.replace(/\/[^/]*$/, '')))
      throw new PledgebookError(
        'notFound',
        'explain.pointer',
        `nothing to explain at "${input.at}"`,
        `explained here are: ${(near.length > 0 ? near : [...answer.origins.keys()]).slice(0, 12).join(', ')}${answer.origins.size > 12 ? ' …' : ''}`,
      )
    }
    const tree = explainTree(context.book, origin)
    const asOf = (answer.value as { asOf: string }).asOf
    return {
      origins: new Map(),
      value: {
        ...envelope(context.book, 'explain', asOf, editionsIn(tree)),
        operation: input.operation,
        arguments: input.arguments,
        at: input.at,
        tree,
      },
    }
  },
})
