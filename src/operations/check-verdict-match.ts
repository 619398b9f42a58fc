import type { Written } from '../claims/question.js'
import { roundHalfUp } from '../math/rounding.js'
import {
  ABOUT,
  ABOUT_RATIO,
  COARSE,
  MANY_TIMES,
  NEAR_AMOUNT,
  NEAR_PERCENT,
  NEAR_RATIO,
  NEAR_SHARE,
  NEAR_THIRD,
  NOT_MUCH_MORE,
  PRINTED,
  RESIDUE,
  ROUNDED,
  WHEN_ROUNDED,
} from './check-verdict-tolerances.js'

/** How a written number stands to a published one: within the digits and hedges written, just outside them, or neither. */
export type Match = 'true' | 'near' | 'false'
/** What is compared, which says how far off is still only imprecise. */
export type Kind = 'share' | 'percent' | 'amount' | 'ratio' | 'count'

/** Compares what a text writes with a published number in the same unit. */
export function matchOf(written: Written, published: number, kind: Kind): Match {
  if (kind === 'share') {
    const printed = one(written, roundHalfUp(published, PRINTED), kind)
    return printed === 'true' ? printed : best(printed, one(written, published, kind))
  }
  return one(written, published, kind)
}

function best(a: Match, b: Match): Match {
  return a === 'true' || b === 'true' ? 'true' : a === 'near' || b === 'near' ? 'near' : 'false'
}

function one(written: Written, published: number, kind: Kind): Match {
  const { value, relation } = written
  if (relation === 'equal' || relation === 'about') return equal(written, published, kind)
  const residue = RESIDUE * Math.max(1, Math.abs(value))
  // "At least" and "up to" are said of the rounded number; "more than" says that it is passed.
  const bound = relation === 'at-least' || relation === 'at-most'
  const slack = bound && (kind === 'amount' || kind === 'percent') ? written.step / 2 : 0
  const over = published - value
  if (relation === 'at-least' || relation === 'more-than') {
    const strict = relation === 'more-than' && slack === 0
    if (strict ? over > residue : over >= -slack - residue) return fair(written, published, kind)
    return -over <= nearBound(written, kind) + residue ? 'near' : 'false'
  }
  const strict = relation === 'less-than' && slack === 0
  if (strict ? over < -residue : over <= slack + residue) return 'true'
  return over <= nearBound(written, kind) + residue ? 'near' : 'false'
}

function nearBound({ value, step }: Written, kind: Kind): number {
  if (kind === 'share') return WHEN_ROUNDED
  if (kind === 'percent') return step / 2 + NEAR_PERCENT
  if (kind === 'amount') return step / 2 + NEAR_AMOUNT * Math.abs(value)
  return kind === 'ratio' ? NEAR_RATIO / 2 : 0
}

/** "More than" a number with digits to spare says what it is near; "more than 2 %" only on which side. */
function fair({ value, step }: Written, published: number, kind: Kind): Match {
  if (kind === 'ratio' || kind === 'count' || value <= 0) return 'true'
  if (isRound(value)) return kind === 'amount' && published > 2 * MANY_TIMES * value ? 'near' : 'true'
  if (kind === 'amount') return published > MANY_TIMES * value ? 'near' : 'true'
  return published - value > Math.max(2 * step, NOT_MUCH_MORE * value) + RESIDUE ? 'near' : 'true'
}

/** One digit, or two that end in 5. */
function isRound(value: number): boolean {
  const digits = String(Math.abs(value))
    .replace('.', '')
    .replace(/^0{1,20}/, '')
    .replace(/0{1,20}$/, '')
  return digits.length <= 1 || (digits.length === 2 && digits.endsWith('5'))
}

/** A hedged number that ends in a nought is rounder than its digits. */
function aboutOf(value: number, step: number): number {
  const digit = Math.min(step, ABOUT * Math.abs(value))
  const endsInNought = Math.abs((value / step) % 10) < RESIDUE * 1e3
  return endsInNought ? Math.max(digit, ROUNDED * Math.abs(value)) : digit
}

function equal({ value, step, relation }: Written, published: number, kind: Kind): Match {
  const off = Math.abs(published - value)
  const residue = RESIDUE * Math.max(1, Math.abs(value))
  if (kind === 'count') return off < residue ? 'true' : 'false'
  const half = step / 2
  const about = kind === 'ratio' ? ABOUT_RATIO * value : aboutOf(value, step)
  const tolerance = relation === 'about' ? Math.max(half, about) : half
  const outside = off - tolerance - residue
  if (outside <= 0) return kind === 'share' && step >= 1 && value - published > COARSE * value ? 'near' : 'true'
  if (kind === 'share') {
    const hedged = relation === 'about' ? Math.min(half, ABOUT * Math.abs(value)) : 0
    return outside <= Math.max(NEAR_SHARE, hedged) ? 'near' : 'false'
  }
  if (kind === 'ratio') return outside <= NEAR_RATIO ? 'near' : 'false'
  if (kind === 'percent') {
    const thirds = Math.abs(Math.round((value * 3) / 100) - (value * 3) / 100) < 0.02 && Math.abs(value - 100) > 1
    return outside <= Math.max(NEAR_PERCENT, step / 2) || (thirds && off <= NEAR_THIRD) ? 'near' : 'false'
  }
  const part = off / Math.max(Math.abs(published), residue)
  return part <= NEAR_AMOUNT || (outside <= step / 5 && part <= ABOUT) ? 'near' : 'false'
}
