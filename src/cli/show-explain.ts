import type { ExplainNode } from '../operations/explain.js'
import { type Prices, unitInWords } from '../terms/unit.js'
import type { Terminal } from './terminal.js'

interface Explained {
  readonly at: string
  readonly operation: string
  readonly tree: ExplainNode
  readonly citation: { readonly text: string }
}

function line(node: ExplainNode, terminal: Terminal): string {
  const { bold, dim } = terminal.paint
  const unit = node.unit ? ` ${unitInWords({ ...node.unit, prices: node.unit.prices as Prices | null })}` : ''
  const head = `${bold(String(node.value))}${unit}`
  if (node.observation) {
    const o = node.observation
    return `${head}  ${o.area} ${o.period}${o.status === 'estimate' ? 'e' : ''} ${dim(`${o.measure}, ${o.edition}, ${o.cell}`)}`
  }
  if (node.kind === 'given') return `${head}  ${node.label} ${dim(node.source ?? '')}`
  return `${head}  ${dim(`= ${node.how}`)}`
}

function branch(node: ExplainNode, terminal: Terminal, indent: string): string[] {
  return node.from.flatMap((child, i) => {
    const last = i === node.from.length - 1
    const [tee, bar] = terminal.ascii
      ? [last ? '`- ' : '|- ', last ? '   ' : '|  ']
      : [last ? '└ ' : '├ ', last ? '  ' : '│ ']
    return [indent + tee + line(child, terminal), ...branch(child, terminal, indent + bar)]
  })
}

/** The tree of a number as a person reads it; leaves are cells. */
export function showExplain(answer: Explained, terminal: Terminal): string {
  return [
    terminal.paint.dim(`${answer.operation} ${answer.at}`),
    line(answer.tree, terminal),
    ...branch(answer.tree, terminal, ''),
    '',
  ].join('\n')
}
