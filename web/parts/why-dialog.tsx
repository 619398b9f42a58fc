import type { ExplainNode } from 'pledgebook/browser'
import { useEffect, useRef } from 'preact/hooks'
import { say } from '../words/words.js'
import { useFigures } from './figures.js'
import { type Facts, useFacts } from './why-facts.js'
import { FactsList, headOf } from './why-facts-list.js'
import { quantity, worded } from './why-words.js'

/** One number of the tree, with those it was made from below it. */
function Branch({ node, open }: { node: ExplainNode; open: boolean }) {
  const figures = useFigures()
  const { observation: o } = node
  const value = quantity(node.value, node.unit, figures)
  const prices = node.unit?.prices
    ? node.unit.prices === 'current'
      ? ''
      : `, ${say('why.prices')} ${node.unit.prices}`
    : ''
  const line = (
    <>
      <strong>{value}</strong>
      {prices} <span class="muted">{worded(node.kind)}</span>
      {node.how && <>: {node.how}</>}
      {node.label && <>: {node.label}</>}
    </>
  )
  return (
    <li>
      {node.from.length > 0 ? (
        <details open={open}>
          <summary>{line}</summary>
          <Branches nodes={node.from} open={node.from.length < 8} />
        </details>
      ) : (
        line
      )}
      {node.source && <p>{node.source}</p>}
      {o && (
        <p>
          {o.area} {o.period}, {worded(o.status)}: {o.cell}
          <br />
          {say('why.of', { title: o.title, day: figures.day(o.publishedOn) })} (
          {say('why.copy', { copy: worded(o.copyKind) })})
          {o.url && (
            <>
              {' · '}
              <a href={o.url} rel="noopener noreferrer" target="_blank">
                {say('why.publisher')}
              </a>
            </>
          )}
        </p>
      )}
    </li>
  )
}

function Branches({ nodes, open }: { nodes: readonly ExplainNode[]; open: boolean }) {
  return (
    <ul class="tree">
      {nodes.map((node, i) => (
        <Branch key={i} node={node} open={open} />
      ))}
    </ul>
  )
}

interface WhyDialogProps {
  readonly operation: string
  readonly question: object
  readonly at: string
  readonly onClose: () => void
}

/** Where one number comes from, down to cells of editions, in a dialog that the keyboard and screen readers know. */
export function WhyDialog({ operation, question, at, onClose }: WhyDialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const figures = useFigures()
  const facts: Facts = useFacts(operation, question, at)
  useEffect(() => box.current?.showModal(), [])
  return (
    <dialog ref={box} class="why-dialog" aria-labelledby="why-head" onClose={onClose} {...{ closedby: 'any' }}>
      <div>
        <h2 id="why-head">{headOf(facts, figures) || say('why.loading')}</h2>
        <FactsList facts={facts} />
        {facts.tree && (
          <>
            <h3>{say('why.tree')}</h3>
            <Branches nodes={[facts.tree]} open />
          </>
        )}
        <p role="status" class="muted">
          {facts.refused ? say('why.refused', { detail: facts.refused }) : facts.tree ? '' : say('why.loading')}
        </p>
        <button type="button" onClick={() => box.current?.close()}>
          {say('why.close')}
        </button>
      </div>
    </dialog>
  )
}
