import type { ExplainNode } from 'pledgebook/browser'
import { useEffect, useState } from 'preact/hooks'
import { answer, explain } from '../desk/desk.js'
import { problemIn } from './asking.js'

/** What an answer itself says of one of its numbers. */
export interface Known {
  readonly value: unknown
  readonly name?: string
  readonly area?: string
  readonly period?: string
  readonly status?: string
  readonly edition?: string
  readonly cell?: string
  readonly unit?: ExplainNode['unit']
}

/** What is known of a number by now: the answer's own words, then where it comes from. */
export interface Facts {
  readonly known?: Known
  readonly tree?: ExplainNode
  /** Why there is no tree; undefined while it is looked up. */
  readonly refused?: string
}

type Holder = Readonly<Record<string, unknown>>

const REST = 120
const MOST = 300

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null
const unescaped = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~')

/** A unit where the object that holds the number says it: those farther up may be of other numbers. */
function unitIn(holder: Holder | undefined): ExplainNode['unit'] {
  if (holder === undefined) return undefined
  const { unit, currency, scale, prices } = holder
  const code = typeof currency === 'string' ? currency : unit
  if (typeof code !== 'string') return undefined
  return { code, scale: typeof scale === 'number' ? scale : 0, prices: typeof prices === 'string' ? prices : null }
}

/** What an answer says of the number at a JSON pointer; undefined where there is none. */
export function knownAt(whole: unknown, at: string): Known | undefined {
  const holders: Holder[] = []
  let value: unknown = whole
  for (const step of at.split('/').slice(1).map(unescaped)) {
    if (!isHolder(value)) return undefined
    holders.unshift(value)
    value = value[step]
  }
  if (value === undefined || isHolder(value)) return undefined
  const nearest = (name: string): string | undefined => {
    const found = holders.find((h) => typeof h[name] === 'string')?.[name]
    return typeof found === 'string' ? found : undefined
  }
  // Status, edition and cell belong to the object that holds the number, or to what it is a gap or a bound of.
  const own = holders.slice(0, 3).filter((h) => !Array.isArray(h) && holders.indexOf(h) < holders.length - 1)
  const said = (name: string) => {
    const found = own.find((h) => typeof h[name] === 'string')?.[name]
    return typeof found === 'string' ? { [name]: found } : {}
  }
  const unit = unitIn(holders[0])
  const told = { name: nearest('name'), area: nearest('area'), period: nearest('period') }
  return {
    value,
    ...Object.fromEntries(Object.entries(told).filter(([, text]) => text !== undefined)),
    ...said('status'),
    ...said('edition'),
    ...said('cell'),
    ...(unit ? { unit } : {}),
  }
}

const answers = new Map<string, Promise<unknown>>()
const trees = new Map<string, Promise<ExplainNode>>()

function kept<T>(store: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = store.get(key) ?? make()
  store.delete(key)
  store.set(key, known)
  known.catch(() => store.delete(key))
  const oldest = store.keys().next().value
  if (store.size > (store === answers ? 6 : MOST) && oldest !== undefined) store.delete(oldest)
  return known
}

/** The area that a part of an answer is about; undefined where it is about none. */
export async function areaAt(operation: string, question: object, row: string): Promise<string | undefined> {
  const key = `${operation} ${JSON.stringify(question)}`
  const whole = await kept(answers, key, () => answer(operation, question))
  const found = knownAt(whole, `${row}/area`)?.value
  return typeof found === 'string' ? found : undefined
}

/** Facts about the number at a pointer of an answer; what takes long is asked once the reader rests on it. */
export function useFacts(operation: string, question: object, at: string | undefined): Facts {
  const [facts, setFacts] = useState<Facts & { readonly of?: string }>({})
  const key = `${operation} ${JSON.stringify(question)}`
  const of = `${key} ${at}`
  useEffect(() => {
    if (at === undefined) return
    let current = true
    const add = (more: Facts) => {
      if (current) setFacts((f) => (f.of === of ? { ...f, ...more } : { of, ...more }))
    }
    kept(answers, key, () => answer(operation, question)).then(
      (whole) => {
        const known = knownAt(whole, at)
        if (known) add({ known })
      },
      () => undefined,
    )
    const timer = setTimeout(() => {
      const asked = async () => (await explain<{ tree: ExplainNode }>(operation, question, at)).tree
      kept(trees, of, asked).then(
        (tree) => add({ tree }),
        (error) => add({ refused: problemIn(error).detail }),
      )
    }, REST)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [of])
  return facts.of === of ? facts : {}
}
