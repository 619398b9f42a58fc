import { roundHalfUp } from '../math/rounding.js'
import type { Unit } from '../terms/unit.js'
import type { Knowledge } from './check-knowledge.js'
import type { Known } from './check-knowledge-edition.js'
import type { Match } from './check-verdict-match.js'
import type { CheckEvidence, Found } from './check-verdict-types.js'

/**
 * What one look at the book says of a claim: true, nearly, true only on another basis, false, or unknown. `explained` says of a false one
 * that revisions as large as past ones could lead to what the text says.
 */
export interface Outcome {
  readonly truth: 'true' | 'near' | 'other' | 'false' | 'unknown'
  readonly basis: string | null
  readonly evidence: readonly CheckEvidence[]
  readonly found: Found | null
  readonly says: string
  /** What is added where the verdict is that it is true on another basis only. */
  readonly aside?: string | undefined
  /** The edition that decided; null for facts. */
  readonly edition: string | null
  readonly explained: boolean
  /** Unknown only because what it speaks of had not happened yet. */
  readonly early?: boolean | undefined
  /** False of the day, but came about so soon that the text may have been speaking of what was under way. */
  readonly soon?: boolean | undefined
  /** False beyond revision: that it is true today does not make it early. */
  readonly certain?: boolean | undefined
}

/** One published or computed number a claim may be about. `basis` is null where it is what the claim says it is about. */
export interface Reading {
  readonly basis: string | null
  readonly known: Known
  readonly match: Match
  /** Whether a revision could lead from it to what the text says; asked only where it matters. */
  readonly explained: () => boolean
  /** What the number is of: `Norway in 2025`. */
  readonly of: string
  /** The number in words, if not in its own unit. */
  readonly shown?: string | undefined
  /** Facts that it rests on beside its cells. */
  readonly facts?: readonly CheckEvidence[] | undefined
}

export function unknown(says: string): Outcome {
  return { truth: 'unknown', basis: null, evidence: [], found: null, says, edition: null, explained: true }
}

/** An outcome that facts decide, not figures of an edition: no revision can change it. */
export function fact(
  truth: Outcome['truth'],
  evidence: readonly CheckEvidence[],
  says: string,
  found: Found | null = null,
): Outcome {
  return { truth, basis: null, evidence, found, says, edition: null, explained: false }
}

/** The outcome of alternative readings: the claim's own basis first, then just beside it, then any other. */
export function chosen(knowledge: Knowledge, readings: readonly Reading[], nothing: string): Outcome {
  const own = readings.filter((r) => r.basis === null)
  const first =
    own.find((r) => r.match === 'true') ??
    own.find((r) => r.match === 'near') ??
    readings.find((r) => r.match === 'true') ??
    own[0]
  if (first === undefined) return unknown(nothing)
  const truth = first.basis !== null ? 'other' : first.match
  // What the claim seems to say is told next to the basis on which it is true.
  const beside = truth === 'other' ? own[0] : undefined
  return {
    truth,
    basis: first.basis,
    evidence: [...first.known.cells, ...(first.facts ?? []), ...(beside?.known.cells ?? [])],
    found: { value: first.known.value, unit: first.known.unit, how: first.known.how },
    says: beside
      ? sayOf(knowledge, beside)
      : `${sayOf(knowledge, first)}${first.basis === null ? '' : ` ${first.basis}`}`,
    aside: beside && `, but ${shownOf(first)} ${first.basis}`,
    edition: first.known.edition,
    explained: truth !== 'false' || own.some((r) => r.explained()),
  }
}

const ORDER = { unknown: 3, false: 4, other: 2, near: 1, true: 0 } as const

/** A claim about several areas or years is as true as the least true part of it. */
export function together(parts: readonly Outcome[]): Outcome {
  const [first] = parts
  if (first === undefined) return unknown('the text names nothing to look up')
  if (parts.length === 1) return first
  const least = parts.reduce((a, b) => (ORDER[b.truth] > ORDER[a.truth] ? b : a))
  const told = parts.slice(0, MOST_TOLD).map((p) => p.says)
  return {
    ...least,
    evidence: parts.flatMap((p) => p.evidence),
    says: least.truth === 'true' ? joined(told) : least.says,
    explained: parts.filter((p) => p.truth === 'false').every((p) => p.explained),
  }
}

const MOST_TOLD = 4
const SOURCE = /^.{1,60}? (?:gives|makes it|has|puts) /

/** Sentences in one, the source named once while it stays the same. */
function joined(told: readonly string[]): string {
  const sourceOf = (text: string | undefined) => (text === undefined ? undefined : SOURCE.exec(text)?.[0])
  return [...new Set(told)]
    .filter((text) => !told.some((other) => other !== text && other.startsWith(text)))
    .map((text, i, all) => {
      const before = all[i - 1]
      const source = sourceOf(text)
      const goesOn = before !== undefined && source !== undefined && source === sourceOf(before)
      const sign = goesOn && !before.includes(':') ? ', ' : '; '
      return `${i === 0 ? '' : sign}${goesOn ? text.slice(source.length) : text}`
    })
    .join('')
}

function sayOf(knowledge: Knowledge, reading: Reading): string {
  // Readings of plans and forecasts rest on several sources; their basis says which.
  if (reading.known.edition === '' || knowledge.edition(reading.known.edition)?.dataset !== knowledge.roles.dataset)
    return shownOf(reading)
  const source = knowledge.sourceName(reading.known.edition)
  const verb = reading.known.how === null ? 'gives' : 'makes it'
  return `${source} ${verb} ${shownOf(reading)} for ${reading.of}`
}

function shownOf(reading: Reading): string {
  return reading.shown ?? inWords(reading.known.value, reading.known.unit)
}

const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
]

/** A number of whole units as a reader writes it: `2.05 %`, `USD 967.7 billion (current prices)`, `481,000`. */
export function inWords(value: number, unit: Unit): string {
  if (unit.code === 'percent') return `${shortest(value, 2)} %`
  if (unit.code === 'points') return `${shortest(value, 2)} points`
  if (unit.code === 'ratio') return `${shortest(value, 2)} times`
  if (unit.code === 'persons') return grouped(roundHalfUp(value, -2))
  const prices =
    unit.prices === null ? '' : unit.prices === 'current' ? ' at current prices' : ` at ${unit.prices} prices`
  const scale = SCALES.find(([power]) => Math.abs(value) >= power)
  const number = scale
    ? `${shortest(value / scale[0], scale[0] === 1e12 ? 3 : 1)} ${scale[1]}`
    : grouped(roundHalfUp(value, 0))
  return `${unit.code} ${number}${prices}`
}

function shortest(value: number, decimals: number): string {
  return String(roundHalfUp(value, decimals))
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
