import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { go, hashOf, placeOf } from '../address.js'
import { say } from '../words/words.js'
import { useFigures } from './figures.js'
import { WhyDialog } from './why-dialog.js'
import { areaAt, useFacts } from './why-facts.js'
import { FactsList, headOf } from './why-facts-list.js'
import { highlight, type Mark, nearest, stepped } from './why-marks.js'

interface Looked {
  readonly at: string
  /** Where the tip stands in its box, in pixels. */
  readonly left: number
  readonly top: number
  /** Stays until it is closed, with what can be done. */
  readonly pinned: boolean
}

const TIP = 272

/** Beside a mark, inside the box. */
function placed(box: Element, mark: Mark, pinned: boolean): Looked {
  const frame = box.getBoundingClientRect()
  const spot = mark.element.getBoundingClientRect()
  const middle = (spot.left + spot.right) / 2 - frame.left
  return {
    at: mark.at,
    left: Math.max(0, Math.min(frame.width - TIP, middle - TIP / 2)),
    top: spot.bottom - frame.top + 10,
    pinned,
  }
}

interface TipProps {
  readonly operation: string
  readonly question: object
  readonly looked: Looked
  readonly onWhy: () => void
}

function Tip({ operation, question, looked, onWhy }: TipProps) {
  const figures = useFigures()
  const facts = useFacts(operation, question, looked.at)
  const { area, name } = facts.known ?? {}
  const page = area !== undefined && /^[A-Z]{3}$/.test(area) && placeOf(location.hash).view !== 'ally'
  return (
    <div class={looked.pinned ? 'tip pinned' : 'tip'} style={{ left: `${looked.left}px`, top: `${looked.top}px` }}>
      <div aria-live="polite">
        <p class="tip-head">{headOf(facts, figures) || say('why.loading')}</p>
        <FactsList facts={facts} />
      </div>
      {!looked.pinned && facts.tree && <p class="muted">{say('why.more')}</p>}
      {looked.pinned && (
        <p class="tip-ways">
          {!facts.refused && (
            <button type="button" onClick={onWhy}>
              {say('why.why')}
            </button>
          )}
          {page && <a href={hashOf('ally', { area })}>{say('why.ally', { name: name ?? area })}</a>}
        </p>
      )}
    </div>
  )
}

interface WhyProps {
  readonly operation: string
  readonly question: object
  /** A drawing or a table whose marks say with `data-at` which number of the answer they stand for; or children that do. */
  readonly markup?: string
  readonly children?: ComponentChildren
  readonly table?: boolean
}

/**
 * Says of every number in a drawing or a table what it is and where it comes from: on hover, on a tap, and by the
 * keyboard, as one stop of which the arrow keys go from number to number.
 */
export function Why({ operation, question, markup, children, table = false }: WhyProps) {
  const box = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const walk = useRef<HTMLButtonElement>(null)
  const [looked, setLooked] = useState<Looked>()
  const [asked, setAsked] = useState<string>()
  const key = JSON.stringify(question)
  useEffect(() => setLooked(undefined), [key, markup])
  useEffect(() => {
    if (inner.current) highlight(inner.current, looked?.at)
  }, [looked?.at, markup])
  useEffect(() => {
    if (!looked?.pinned) return
    const away = (e: PointerEvent) => !box.current?.contains(e.target as Node) && setLooked(undefined)
    addEventListener('pointerdown', away)
    return () => removeEventListener('pointerdown', away)
  }, [looked?.pinned])
  const look = (mark: Mark | undefined, pinned: boolean) => {
    if (!mark || !box.current) return setLooked(undefined)
    if (mark.at === looked?.at && pinned === looked.pinned) return
    setLooked(placed(box.current, mark, pinned))
  }
  const near = (e: PointerEvent | MouseEvent, kind: 'mouse' | 'touch') =>
    inner.current ? nearest(inner.current, e.clientX, e.clientY, kind) : undefined
  const open = async (row: string) => {
    const area = await areaAt(operation, question, row)
    if (area !== undefined) go('ally', { area })
  }
  const pressed = (e: KeyboardEvent) => {
    if (asked !== undefined) return
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -1e6, End: 1e6 }[e.key]
    if (e.key === 'Escape' && looked) setLooked(undefined)
    else if (e.target !== walk.current || !inner.current) return
    else if (e.key === 'Enter' && looked) setAsked(looked.at)
    else if (e.key === 'Enter') look(stepped(inner.current, undefined, 1), true)
    else if (step !== undefined) look(stepped(inner.current, looked?.at, step), true)
    else return
    e.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a pointer's short way to what the button inside does by keyboard
    <div
      ref={box}
      class="why"
      onKeyDown={pressed}
      onPointerMove={(e) => e.pointerType === 'mouse' && !looked?.pinned && look(near(e, 'mouse'), false)}
      onPointerLeave={() => !looked?.pinned && setLooked(undefined)}
      onBlur={(e) => !box.current?.contains(e.relatedTarget as Node | null) && setLooked(undefined)}
      onClick={(e) => {
        const row = e.target instanceof Element ? e.target.getAttribute('data-row') : null
        if (row !== null) void open(row)
        else if (inner.current?.contains(e.target as Node)) look(near(e, 'touch'), true)
      }}
    >
      <div class={table ? 'scroll' : undefined}>
        <button ref={walk} type="button" class="walk">
          {say(table ? 'why.table' : 'why.chart')}
        </button>
        {markup === undefined ? (
          <div ref={inner}>{children}</div>
        ) : (
          <div ref={inner} dangerouslySetInnerHTML={{ __html: markup }} />
        )}
      </div>
      {looked && <Tip operation={operation} question={question} looked={looked} onWhy={() => setAsked(looked.at)} />}
      {asked !== undefined && (
        <WhyDialog operation={operation} question={question} at={asked} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}

interface FigureProps {
  readonly operation: string
  readonly question: object
  /** JSON pointer to the number in the operation's answer. */
  readonly at: string
  /** The number as it is written. */
  readonly children: ComponentChildren
}

/** A number in a text: hover or focus says what it is, a press where it comes from. */
export function Figure({ operation, question, at, children }: FigureProps) {
  const box = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [looked, setLooked] = useState<Looked>()
  const [asked, setAsked] = useState(false)
  const look = () => {
    const around = box.current?.closest('article, main') ?? box.current
    if (!box.current || !button.current || !around) return
    const found = placed(around, { at, element: button.current }, false)
    const shift = around.getBoundingClientRect().left - box.current.getBoundingClientRect().left
    setLooked({ ...found, left: found.left + shift, top: button.current.offsetHeight + 6 })
  }
  return (
    <span ref={box} class="figure">
      <button
        ref={button}
        type="button"
        class="number"
        aria-haspopup="dialog"
        onPointerEnter={(e) => e.pointerType === 'mouse' && look()}
        onPointerLeave={() => setLooked(undefined)}
        onFocus={look}
        onBlur={() => setLooked(undefined)}
        onKeyDown={(e) => e.key === 'Escape' && setLooked(undefined)}
        onClick={() => {
          setLooked(undefined)
          setAsked(true)
        }}
      >
        {children}
      </button>
      {looked && <Tip operation={operation} question={question} looked={looked} onWhy={() => setAsked(true)} />}
      {asked && <WhyDialog operation={operation} question={question} at={at} onClose={() => setAsked(false)} />}
    </span>
  )
}

/** A number of a table or a drawing inside `Why`, which says of it what it is. */
export function Num({ at, value, children }: { at: string; value: number; children: ComponentChildren }) {
  return (
    <data value={String(value)} data-at={at}>
      {children}
    </data>
  )
}
