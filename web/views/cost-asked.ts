import type { Asked } from '../address.js'
import { OWN, type OwnFiles } from './cost-own.js'

const NUMBERS = new Set([
  'target',
  'from',
  'startShare',
  'startLevel',
  'by',
  'gdpYear',
  'growth',
  'inflation',
  'rateYear',
  'bend',
  'steps',
  'maxGrowth',
  'maxStep',
  'draws',
  'seed',
  'debtFinanced',
  'debtCeiling',
  'multiplier',
])
const TRUTHS = new Set(['mayFall', 'onlyBelow'])

/** Settings that `cost` and `plan` both take. */
const SHARED = [
  'area',
  'goal',
  'target',
  'from',
  'startShare',
  'startLevel',
  'by',
  'gdp',
  'gdpYear',
  'growth',
  'inflation',
  'prices',
  'currency',
  'rateYear',
  'edition',
  'asOf',
] as const
const COST = [
  ...SHARED,
  'baseline',
  'path',
  'bend',
  'steps',
  'plan',
  'maxGrowth',
  'members',
  'draws',
  'seed',
  'debtFinanced',
  'multiplier',
] as const
const PLAN = [
  'objective',
  'maxGrowth',
  'maxStep',
  'mayFall',
  'debtCeiling',
  'debtFinanced',
  'key',
  'onlyBelow',
] as const

/** Where settings stand in the address: the first scenario's plainly, those of others behind a letter. */
export type Prefix = '' | 'b.'
const PLANNED = 'p.'

/** A number where it is one; else as it was typed, so that the program says what is wrong with it. */
function read(name: string, text: string): unknown {
  if (TRUTHS.has(name)) return text === 'true' ? true : text === 'false' ? false : text
  const number = NUMBERS.has(name) ? Number(text.replace(',', '.')) : Number.NaN
  return Number.isNaN(number) || text.trim() === '' ? text : number
}

function taken(asked: Asked, prefix: string, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = asked[prefix + name]
      return text === undefined || text === '' ? [] : [[name, read(name, text)]]
    }),
  )
}

/** Settings with the reader's files in their places; a setting whose file is not given yet is as usual. */
function withOwn(question: Record<string, unknown>, own: OwnFiles): Record<string, unknown> {
  const { path, gdp, ...rest } = question
  const named = { path: path === OWN ? own.path : path, gdp: gdp === OWN ? own.gdp : gdp }
  return { ...rest, ...Object.fromEntries(Object.entries(named).filter(([, name]) => name !== undefined)) }
}

/** What `cost` is asked for a scenario; undefined while it is not known for whom, or of which files. */
export function costQuestion(
  asked: Asked,
  prefix: Prefix,
  area: string | undefined,
  own: OwnFiles | undefined,
): object | undefined {
  const question = taken(asked, prefix, COST)
  const of = question.area ?? area
  return of === undefined || own === undefined ? undefined : { ...withOwn(question, own), area: of }
}

/** What `plan` is asked: the first scenario's frame, and limits of its own. */
export function planQuestion(asked: Asked, area: string | undefined, own: OwnFiles | undefined): object | undefined {
  const question = taken(asked, '', SHARED)
  const of = question.area ?? area
  if (of === undefined || own === undefined) return undefined
  return { ...withOwn(question, own), area: of, ...taken(asked, PLANNED, PLAN) }
}

/** Whether a second scenario is asked for. */
export function hasSecond(asked: Asked): boolean {
  return Object.keys(asked).some((name) => name.startsWith('b.'))
}

/** The second scenario as a copy of the first. */
export function secondOf(asked: Asked, area: string): Record<string, string> {
  const copied = [...COST, 'pathFile', 'gdpFile'].flatMap((name) =>
    asked[name] === undefined ? [] : [[`b.${name}`, asked[name] ?? '']],
  )
  return { 'b.area': area, ...Object.fromEntries(copied) }
}

/** Takes the second scenario out of the address. */
export function withoutSecond(asked: Asked): Record<string, undefined> {
  return Object.fromEntries(
    Object.keys(asked)
      .filter((name) => name.startsWith('b.'))
      .map((name) => [name, undefined]),
  )
}
